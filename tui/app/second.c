#include "app/second.h"
#include <string.h>
#include "app/newsroom.h"

struct second {
	char *store_id, *who;
	char **places;                   /* the first is the store's own */
	int64_t now_s;
	struct journal *journal;         /* NULL: no copy */
	char *place;
};

struct second *second_new(struct store *s, const char *who, int64_t now_s)
{
	struct second *k = g_new0(struct second, 1);

	*k = (struct second){ .store_id = g_strdup(store_id(s)), .who = g_strdup(who), .now_s = now_s, .places = newsroom_journal_places(s) };
	return k;
}

void second_close(struct second *k, bool keep)
{
	if (!k)
		return;
	journal_close(k->journal, keep);
	g_free(k->store_id);
	g_free(k->who);
	g_free(k->place);
	g_strfreev(k->places);
	g_free(k);
}

/* The place refused too: what it took stays to be recovered from. */
static void give_up(struct second *k)
{
	journal_close(g_steal_pointer(&k->journal), true);
	g_clear_pointer(&k->place, g_free);
}

static bool fill(struct journal *j, const struct doc *d, GError **error)
{
	bool ok = journal_whole(j, text_bytes(d->text), text_len(d->text), error);

	for (enum field f = 0; ok && f < FIELD_COUNT; f++)
		ok = journal_field(j, f, doc_field(d, f), error);
	return ok && journal_sync_wait(j, error);
}

static bool copy_to(struct second *k, const struct doc *d, const char *folder, GError **error)
{
	const struct journal_base base = {
		.store_id = k->store_id, .ulid = d->article.ulid, .revision = d->article.head,
		.sha256 = d->article.sha256, .who = k->who, .now_s = k->now_s,
	};
	struct journal *j = NULL;

	if (!journal_open_twin(&j, folder, d->journal, &base, error))
		return false;
	if (!fill(j, d, error)) {
		journal_close(j, false);
		return false;
	}
	k->journal = j;
	k->place = newsroom_short_path(folder);
	return true;
}

bool second_copy(struct second *k, const struct doc *d)
{
	for (char **place = k->places + 1; *place && !k->journal; place++)
		copy_to(k, d, *place, NULL);
	return k->journal != NULL;
}

bool second_copy_to(struct second *k, const struct doc *d, const char *parent, bool *remembered, GError **error)
{
	g_autofree char *folder = newsroom_journal_folder(parent);

	if (k->journal)
		give_up(k);
	if (!copy_to(k, d, folder, error))
		return false;
	*remembered = newsroom_remember_place(k->places, folder);
	return true;
}

bool second_edit(struct second *k, const struct text_change *c, const char *bytes)
{
	if (!k->journal || journal_edit(k->journal, c->pos, c->deleted, bytes, c->inserted, NULL))
		return true;
	give_up(k);
	return false;
}

bool second_field(struct second *k, enum field f, const char *value)
{
	if (!k->journal || journal_field(k->journal, f, value, NULL))
		return true;
	give_up(k);
	return false;
}

void second_sync(struct second *k)
{
	if (k && k->journal && !journal_sync_wait(k->journal, NULL))
		give_up(k);
}

struct journal *second_take(struct second *k)
{
	g_clear_pointer(&k->place, g_free);
	return g_steal_pointer(&k->journal);
}

const char *second_place(const struct second *k)
{
	return k && k->journal && journal_failed(k->journal) == 0 ? k->place : NULL;
}
