#include "app/newsroom.h"
#include <string.h>
#include "journal/journal.h"
#include "journal/pen.h"
#include "sha256.h"
#include "store/bin.h"

void recovery_release(struct recovery *r)
{
	g_free(r->path);
	g_free(r->ulid);
	g_free(r->who);
	g_free(r->base);
	if (r->text)
		g_string_free(r->text, TRUE);
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		g_free(r->field[f]);
	*r = (struct recovery){ 0 };
}

static long count_chars(const char *text, size_t len)
{
	return g_utf8_strlen(text, (gssize)len);
}

static bool has_words(const GString *text)
{
	for (size_t i = 0; i < text->len; i++)
		if (!g_ascii_isspace(text->str[i]))
			return true;
	return false;
}

static bool fields_differ(const struct recovery *r, const struct article *base)
{
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		if (r->field[f] && strcmp(r->field[f], base->field[f]) != 0)
			return true;
	return false;
}

/* A text that is a revision already was saved before its session died; what was written later must not be offered away.
 * Revisions, not times, decide: clocks jump. */
static bool is_stored(struct store *s, int64_t id, const GString *text)
{
	g_autofree char *hash = sha256_of(text->str, text->len);
	g_autoptr(GPtrArray) revisions = article_revisions(s, id, NULL);

	for (unsigned i = 0; revisions && i < revisions->len; i++)
		if (strcmp(((const struct revision *)revisions->pdata[i])->sha256, hash) == 0)
			return true;
	return false;
}

static bool is_worth_offering(struct store *s, int64_t id, const struct recovery *r, const struct article *base, int64_t head)
{
	bool same_text = r->text->len == base->body_len && memcmp(r->text->str, base->body, base->body_len) == 0;

	if (!has_words(r->text))
		return false;
	if (base->head == head)
		return !same_text || fields_differ(r, base);
	return id == 0 || !is_stored(s, id, r->text);
}

/* The newest revision with this text; 0: none has it. A salvaged store gives its revisions numbers of its own. */
static int64_t revision_of_text(struct store *s, int64_t id, const char *sha256)
{
	g_autoptr(GPtrArray) revisions = article_revisions(s, id, NULL);
	int64_t found = 0;

	for (unsigned i = 0; revisions && i < revisions->len; i++) {
		const struct revision *r = revisions->pdata[i];
		if (strcmp(r->sha256, sha256) == 0)
			found = MAX(found, r->id);
	}
	return found;
}

/* The base as the journal knew it; false: the store never had it. */
static bool base_load(struct store *s, int64_t id, const struct journal_left *left, struct article *base)
{
	if (left->base_revision == 0) {
		article_init(base);
		return true;
	}
	if (id == 0)
		return false;
	if (article_load_revision(s, id, left->base_revision, base, NULL) && strcmp(base->sha256, left->base_sha256) == 0)
		return true;
	int64_t renumbered = revision_of_text(s, id, left->base_sha256);
	article_release(base);
	return renumbered != 0 && article_load_revision(s, id, renumbered, base, NULL);
}

static bool offer(struct store *s, int64_t id, int64_t head, const struct journal_left *left, struct recovery *out)
{
	g_auto(article) base = { 0 };
	g_auto(recovery) r = { 0 };

	if (!base_load(s, id, left, &base) ||
	    !journal_replay(left->path, base.body, base.body_len, &r.text, r.field, FIELD_COUNT, NULL) ||
	    !is_worth_offering(s, id, &r, &base, head))
		return false;
	r.extra_chars = count_chars(r.text->str, r.text->len) - count_chars(base.body, base.body_len);
	r.path = g_strdup(left->path);
	r.ulid = g_strdup(left->ulid);
	r.who = g_strdup(left->who);
	r.base = g_steal_pointer(&base.body);
	r.base_revision = left->base_revision;
	r.started_s = left->started_s;
	r.changed_s = left->changed_s;
	r.live = left->held;
	*out = r;
	r = (struct recovery){ 0 };
	return true;
}

static int newest_first(const void *a, const void *b)
{
	const struct journal_left *x = *(struct journal_left *const *)a, *y = *(struct journal_left *const *)b;

	return x->changed_ns != y->changed_ns ? (x->changed_ns < y->changed_ns) - (x->changed_ns > y->changed_ns) :
		(x->started_s < y->started_s) - (x->started_s > y->started_s);
}

/* For id 0 only articles without a row: the others are asked for by their number. */
static bool belongs(struct store *s, int64_t id, const struct journal_left *left)
{
	g_autofree char *salvaged_from = store_setting_get(s, SALVAGED_FROM);
	int64_t stored;

	return (g_strcmp0(left->store_id, store_id(s)) == 0 || g_strcmp0(left->store_id, salvaged_from) == 0) && left->records > 0 &&
		(id != 0 || !article_find_ulid(s, left->ulid, &stored, NULL));
}

/* ---- all places ---- */

/* The folder of the journals of a store that somebody names, by its file too; the caller's. */
static char *journals_beside(const char *name)
{
	g_autofree char *folder = g_path_get_dirname(name), *file = store_file(folder);
	g_autofree char *side = strcmp(file, name) == 0 ? g_strdup(folder) : store_side_folder(name);

	return g_build_filename(side, "journal", NULL);
}

unsigned newsroom_take_journals(const char *from, const char *to)
{
	g_autofree char *source = journals_beside(from), *target = journals_beside(to);
	g_autoptr(GPtrArray) left = journal_list(source, NULL);
	unsigned taken = 0;

	for (unsigned i = 0; i < left->len; i++) {
		const struct journal_left *l = left->pdata[i];
		taken += l->records > 0 && journal_copy(l, target, NULL);
	}
	return taken;
}

void newsroom_put_away(struct store *s, const char *path, int64_t now_s)
{
	g_auto(GStrv) places = newsroom_journal_places(s);
	g_autofree char *name = g_path_get_basename(path);

	for (char **place = places; *place; place++) {
		g_autofree char *twin = g_build_filename(*place, name, NULL);
		if (g_file_test(twin, G_FILE_TEST_EXISTS))
			journal_put_away(*place, twin, now_s, NULL);
	}
}

static GPtrArray *list_all(struct store *s, const char *ulid)
{
	g_auto(GStrv) places = newsroom_journal_places(s);
	GPtrArray *all = journal_list(places[0], ulid);

	for (char **place = places + 1; *place; place++)
		g_ptr_array_extend_and_steal(all, journal_list(*place, ulid));
	return all;
}

static bool find(struct store *s, int64_t id, bool live_too, struct recovery *out, GError **error)
{
	g_autofree char *ulid = NULL;
	int64_t head = 0;

	if (id != 0 && !article_identify(s, id, &ulid, &head, error))
		return false;
	g_autoptr(GPtrArray) left = list_all(s, ulid);
	g_ptr_array_sort(left, newest_first);
	for (unsigned i = 0; i < left->len; i++) {
		const struct journal_left *l = left->pdata[i];
		if ((live_too || !l->held) && belongs(s, id, l) && offer(s, id, head, l, out))
			return true;
	}
	return store_fail(error, STORE_ERROR_NOT_FOUND, "no journal with unsaved words");
}

bool newsroom_recovery(struct store *s, int64_t id, struct recovery *out, GError **error)
{
	return find(s, id, false, out, error);
}

bool newsroom_journal(struct store *s, int64_t id, struct recovery *out, GError **error)
{
	return find(s, id, true, out, error);
}

static bool is_by(const char *who, const char *login)
{
	size_t len = strlen(login);

	return strncmp(who, login, len) == 0 && (who[len] == ' ' || who[len] == '\0');
}

static bool is_binned(struct store *s, int64_t id)
{
	g_autoptr(GPtrArray) bin = bin_list(s, NULL);

	for (unsigned i = 0; bin && i < bin->len; i++)
		if (((const struct list_row *)bin->pdata[i])->id == id)
			return true;
	return false;
}

int64_t newsroom_left_by(struct store *s, const char *login)
{
	g_autoptr(GPtrArray) left = list_all(s, NULL);

	g_ptr_array_sort(left, newest_first);
	for (unsigned i = 0; i < left->len; i++) {
		const struct journal_left *l = left->pdata[i];
		g_auto(recovery) r = { 0 };
		int64_t id;
		if (!l->held && is_by(l->who, login) && article_find_ulid(s, l->ulid, &id, NULL) && !is_binned(s, id) &&
		    newsroom_recovery(s, id, &r, NULL))
			return id;
	}
	return 0;
}

/* ---- the bin ---- */

static bool is_in_use(struct store *s, const char *ulid)
{
	g_autofree char *folder = g_build_filename(store_folder(s), "journal", NULL);
	g_autoptr(GPtrArray) sessions = journal_list(folder, ulid);
	g_auto(pen_note) note = { 0 };

	return sessions->len > 0 || pen_holder(folder, ulid, &note);
}

bool newsroom_empty_bin(struct store *s, int64_t now_s)
{
	int64_t id = 0;
	char *ulid;

	if (!bin_count_day(s, now_s, NULL))
		return false;
	while (bin_expired(s, now_s, id, &id, &ulid, NULL)) {
		bool used = is_in_use(s, ulid);
		g_free(ulid);
		if (!used)
			return bin_purge(s, id, NULL);
	}
	return false;
}
