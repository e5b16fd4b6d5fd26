#include "store/salvage_notes.h"
#include <string.h>
#include "store/inside.h"
#include "store/notes.h"

/* A row that was found: its texts, terminated, in the order of its columns. */
struct note {
	int64_t id, article, revision, at_s;
	char *text[5];
};

struct notes_found {
	GHashTable *exported;            /* by number */
	GPtrArray *accepted, *words, *settings;
	char *store_id;                  /* NULL: lost */
};

static void note_free(gpointer data)
{
	struct note *n = data;

	for (unsigned i = 0; i < G_N_ELEMENTS(n->text); i++)
		g_free(n->text[i]);
	g_free(n);
}

struct notes_found *notes_found_new(void)
{
	struct notes_found *n = g_new0(struct notes_found, 1);

	n->exported = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, note_free);
	n->accepted = g_ptr_array_new_with_free_func(note_free);
	n->words = g_ptr_array_new_with_free_func(note_free);
	n->settings = g_ptr_array_new_with_free_func(note_free);
	return n;
}

void notes_found_free(struct notes_found *n)
{
	if (!n)
		return;
	g_hash_table_unref(n->exported);
	g_ptr_array_unref(n->accepted);
	g_ptr_array_unref(n->words);
	g_ptr_array_unref(n->settings);
	g_free(n->store_id);
	g_free(n);
}

/* ---- reading ---- */

/* The texts of the columns from `first` on; NULL: one of them is no text of ours. */
static struct note *note_of(const struct leaf_row *row, unsigned first, unsigned texts)
{
	struct note *n = g_new0(struct note, 1);

	for (unsigned i = 0; i < texts; i++) {
		const struct leaf_value *v = &row->value[first + i];
		if (!g_utf8_validate_len(v->bytes, v->len, NULL)) {
			note_free(n);
			return NULL;
		}
		n->text[i] = g_strndup(v->bytes, v->len);
	}
	return n;
}

static void exported_seen(struct notes_found *f, const struct leaf_row *row)
{
	struct note *n = note_of(row, 3, 4);

	if (!n)
		return;
	n->id = row->rowid;
	n->article = row->value[1].number;
	n->revision = row->value[2].number;
	n->at_s = row->value[7].number;
	n->text[4] = row->columns > 8 && row->value[8].kind == LEAF_TEXT ? g_strndup(row->value[8].bytes, row->value[8].len) : g_strdup("");
	if (g_utf8_validate(n->text[4], -1, NULL))
		g_hash_table_replace(f->exported, &n->id, n);
	else
		note_free(n);
}

static void accepted_seen(struct notes_found *f, const struct leaf_row *row)
{
	struct note *n = note_of(row, 1, 4);

	if (!n)
		return;
	n->article = row->value[0].number;
	n->at_s = row->value[5].number;
	g_ptr_array_add(f->accepted, n);
}

static void word_seen(struct notes_found *f, const struct leaf_row *row)
{
	struct note *n = note_of(row, 0, 5);

	if (!n)
		return;
	n->at_s = row->value[5].number;
	if (strcmp(n->text[2], "terima") == 0 || strcmp(n->text[2], "tolak") == 0)
		g_ptr_array_add(f->words, n);
	else
		note_free(n);
}

/* The table of what the store is has rows of the same shape; the new store is one of its own. */
static void setting_seen(struct notes_found *f, const struct leaf_row *row)
{
	struct note *n = note_of(row, 0, 2);

	if (n && *n->text[0] && strcmp(n->text[0], "store_id") != 0) {
		g_ptr_array_add(f->settings, n);
		return;
	}
	if (n && *n->text[0] && !f->store_id)
		f->store_id = g_steal_pointer(&n->text[1]);
	if (n)
		note_free(n);
}

void notes_seen(struct notes_found *f, const struct leaf_row *row)
{
	bool table = row->rowid > 0;

	if (table && leaf_row_is(row, "-nnttttn"))
		exported_seen(f, row);
	else if (!table && row->columns == 6 && leaf_row_is(row, "nttttn"))
		accepted_seen(f, row);
	else if (!table && row->columns == 6 && leaf_row_is(row, "tttttn"))
		word_seen(f, row);
	else if (!table && row->columns == 2 && leaf_row_is(row, "tt"))
		setting_seen(f, row);
}

/* ---- writing ---- */

static int by_id(gconstpointer a, gconstpointer b)
{
	const struct note *x = *(const struct note *const *)a, *y = *(const struct note *const *)b;

	return (x->id > y->id) - (x->id < y->id);
}

/* Those of one article in the order in which they left; borrowed. */
static GPtrArray *exported_of(struct notes_found *f, int64_t old)
{
	GPtrArray *own = g_ptr_array_new();
	GHashTableIter at;
	gpointer value;

	g_hash_table_iter_init(&at, f->exported);
	while (g_hash_table_iter_next(&at, NULL, &value))
		if (((const struct note *)value)->article == old)
			g_ptr_array_add(own, value);
	g_ptr_array_sort(own, by_id);
	return own;
}

bool notes_of_article(struct notes_found *f, struct store *to, int64_t old, int64_t id, GHashTable *revisions, unsigned *out, GError **error)
{
	g_autoptr(GPtrArray) own = exported_of(f, old);

	for (unsigned i = 0; i < own->len; i++) {
		const struct note *n = own->pdata[i];
		const int64_t *revision = g_hash_table_lookup(revisions, &n->revision);
		if (!revision)
			continue;
		if (!exported_add(to, id, *revision, n->text[4], n->text[0], n->text[1], n->text[2], n->text[3], n->at_s, error))
			return false;
		++*out;
	}
	for (unsigned i = 0; i < f->accepted->len; i++) {
		const struct note *n = f->accepted->pdata[i];
		if (n->article != old)
			continue;
		if (!accepted_add(to, id, n->text[0], n->text[1], n->text[2], n->text[3], n->at_s, error))
			return false;
		++*out;
	}
	return true;
}

bool notes_of_office(struct notes_found *f, struct store *to, unsigned *out, GError **error)
{
	for (unsigned i = 0; i < f->words->len; i++) {
		const struct note *n = f->words->pdata[i];
		if (!own_word_add(to, n->text[1], n->text[0], n->text[2], n->text[3], n->text[4], n->at_s, error))
			return false;
	}
	for (unsigned i = 0; i < f->settings->len; i++) {
		const struct note *n = f->settings->pdata[i];
		if (!store_setting_put(to, n->text[0], n->text[1], error))
			return false;
	}
	*out += f->words->len + f->settings->len;
	return !f->store_id || store_setting_put(to, SALVAGED_FROM, f->store_id, error);
}
