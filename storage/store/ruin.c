#include "store/ruin.h"
#include <string.h>
#include "markup/markup.h"
#include "store/inside.h"

static void known_revision_free(gpointer data)
{
	struct known_revision *v = data;

	g_free(v->author);
	g_free(v->sha256);
	g_free(v->fields_sha256);
	g_free(v->note);
	g_free(v);
}

static void known_article_free(gpointer data)
{
	struct known_article *a = data;

	g_free(a->ulid);
	g_free(a->title);
	g_ptr_array_unref(a->revisions);
	g_free(a);
}

void ruin_close(struct ruin *u)
{
	leaf_close(u->file);
	notes_found_free(u->notes);
	g_clear_pointer(&u->articles, g_hash_table_unref);
	g_clear_pointer(&u->revisions, g_hash_table_unref);
	g_clear_pointer(&u->texts, g_hash_table_unref);
	g_clear_pointer(&u->originals, g_hash_table_unref);
	g_clear_pointer(&u->index, g_hash_table_unref);
}

static char *text_of(const struct leaf_row *row, unsigned column)
{
	return g_utf8_make_valid(row->value[column].bytes, (gssize)row->value[column].len);
}

/* kinds: a letter for each column that the table had from its first version on. */
static bool looks_like(const struct leaf_row *row, const char *kinds)
{
	return row->rowid > 0 && leaf_row_is(row, kinds);
}

static bool is_hash(const struct leaf_value *v)
{
	return v->kind == LEAF_TEXT && v->len == 64;
}

static struct known_article *article_of(struct ruin *u, int64_t id)
{
	struct known_article *a = g_hash_table_lookup(u->articles, &id);

	if (!a) {
		a = g_new0(struct known_article, 1);
		a->id = id;
		a->revisions = g_ptr_array_new();
		g_hash_table_insert(u->articles, &a->id, a);
	}
	return a;
}

static void article_seen(struct ruin *u, const struct leaf_row *row)
{
	struct known_article *a = article_of(u, row->rowid);

	/* Of an old and a new state of one row the one with the newer head is the new one. */
	if (a->ulid && a->head >= row->value[2].number)
		return;
	g_free(a->ulid);
	g_free(a->title);
	a->ulid = text_of(row, 1);
	a->head = row->value[2].number;
	a->binned_s = row->value[6].number;
	a->title = text_of(row, 8);
	a->words = row->value[13].number;
}

static void revision_seen(struct ruin *u, const struct leaf_row *row)
{
	struct known_revision *v = g_new0(struct known_revision, 1);

	v->id = row->rowid;
	v->article = row->value[1].number;
	v->parent = row->value[2].number;
	v->kind = row->value[4].number;
	v->author = text_of(row, 5);
	v->at_s = row->value[6].number;
	v->sha256 = text_of(row, 7);
	v->fields_sha256 = text_of(row, 8);
	v->note = text_of(row, 11);
	v->merged = row->columns > 12 ? row->value[12].number : 0;
	g_hash_table_replace(u->revisions, &v->id, v);
}

static void place_seen(GHashTable *places, const struct leaf_row *row)
{
	g_hash_table_replace(places, g_memdup2(&row->rowid, sizeof row->rowid), g_memdup2(&row->place, sizeof row->place));
}

/* article, version, revision. The other index of three numbers, of states, has a negative one in the middle. */
static bool is_index_of_revisions(const struct leaf_row *row)
{
	return row->rowid == 0 && row->columns == 3 && leaf_row_is(row, "nnn") && row->value[0].number > 0 && row->value[1].number > 0;
}

static void index_seen(struct ruin *u, const struct leaf_row *row)
{
	g_hash_table_replace(u->index, g_memdup2(&row->value[2].number, sizeof(int64_t)), g_memdup2(&row->value[0].number, sizeof(int64_t)));
}

static void row_seen(void *ctx, const struct leaf_row *row)
{
	struct ruin *u = ctx;

	if (looks_like(row, "-tnnnnnnttttt") && row->columns > 13 && row->value[13].kind == LEAF_NUMBER)
		article_seen(u, row);
	else if (looks_like(row, "-nnnntnttnnt") && is_hash(&row->value[7]) && is_hash(&row->value[8]))
		revision_seen(u, row);
	else if (row->columns == 4 && looks_like(row, "-ttb"))
		place_seen(is_hash(&row->value[2]) ? u->originals : u->texts, row);
	else if (is_index_of_revisions(row))
		index_seen(u, row);
	else
		notes_seen(u->notes, row);
}

/* A revision whose article was changed by damage must not give one article the text of another: what else is told of it agrees. */
static bool belongs(const struct ruin *u, GHashTable *claimed, const struct known_revision *v)
{
	const struct known_revision *parent = g_hash_table_lookup(u->revisions, &v->parent);
	const struct known_article *claims = g_hash_table_lookup(claimed, &v->id), *a = g_hash_table_lookup(u->articles, &v->article);
	const int64_t *indexed = g_hash_table_lookup(u->index, &v->id);

	return v->article > 0 && (!parent || parent->article == v->article) && (!claims || claims->id == v->article) &&
	       (!indexed || *indexed == v->article) &&
	       (indexed || !a || !a->ulid || v->id <= a->head || v->kind == REVISION_SIBLING);
}

/* An article that only the index names is none. */
static void index_join(struct ruin *u)
{
	GHashTableIter at;
	gpointer revision, article_id;

	g_hash_table_iter_init(&at, u->index);
	while (g_hash_table_iter_next(&at, &revision, &article_id)) {
		struct known_article *a = g_hash_table_lookup(u->articles, article_id);
		if (!a)
			continue;
		a->is_indexed = true;
		if (!g_hash_table_contains(u->revisions, revision))
			a->indexed = MAX(a->indexed, *(const int64_t *)revision);
	}
}

static int by_id(gconstpointer a, gconstpointer b)
{
	const struct known_revision *x = *(const struct known_revision *const *)a, *y = *(const struct known_revision *const *)b;

	return (x->id > y->id) - (x->id < y->id);
}

static void revisions_join(struct ruin *u)
{
	g_autoptr(GHashTable) claimed = g_hash_table_new(g_int64_hash, g_int64_equal);
	GHashTableIter at;
	gpointer value;

	g_hash_table_iter_init(&at, u->articles);
	while (g_hash_table_iter_next(&at, NULL, &value))
		g_hash_table_insert(claimed, &((struct known_article *)value)->head, value);
	g_hash_table_iter_init(&at, u->revisions);
	while (g_hash_table_iter_next(&at, NULL, &value))
		if (belongs(u, claimed, value))
			g_ptr_array_add(article_of(u, ((struct known_revision *)value)->article)->revisions, value);
	g_hash_table_iter_init(&at, u->articles);
	while (g_hash_table_iter_next(&at, NULL, &value))
		g_ptr_array_sort(((struct known_article *)value)->revisions, by_id);
	index_join(u);
}

bool ruin_open(struct ruin *u, const char *path, GError **error)
{
	u->articles = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, known_article_free);
	u->revisions = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, known_revision_free);
	u->texts = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	u->originals = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	u->index = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	u->notes = notes_found_new();
	if (!leaf_open(&u->file, path, error))
		return false;
	leaf_each(u->file, row_seen, u);
	revisions_join(u);
	return g_hash_table_size(u->texts) > 0 || store_fail(error, STORE_ERROR_DAMAGED, "%s: no text can be read", path);
}

static bool has_hash(const struct leaf_value *v, const char *wanted)
{
	g_autofree char *have = sha256_of(v->bytes, v->len);

	return strcmp(have, wanted) == 0;
}

static void text_take(const struct leaf_row *row, struct article *a)
{
	g_autofree char *fields = g_strndup(row->value[2].bytes, row->value[2].len);

	article_init(a);
	fields_unpack(fields, a);
	g_free(a->body);
	a->body_len = row->value[3].len;
	a->body = g_malloc0(a->body_len + 1);
	memcpy(a->body, row->value[3].bytes, a->body_len);
}

static bool text_row(struct ruin *u, int64_t revision, struct leaf_row *row)
{
	const struct leaf_place *at = g_hash_table_lookup(u->texts, &revision);

	return at && leaf_at(u->file, *at, row);
}

bool ruin_text(struct ruin *u, const struct known_revision *v, struct article *a)
{
	struct leaf_row row;

	if (!text_row(u, v->id, &row) || !has_hash(&row.value[2], v->fields_sha256) || !has_hash(&row.value[3], v->sha256))
		return false;
	text_take(&row, a);
	return true;
}

bool ruin_text_unproven(struct ruin *u, const struct known_article *known, struct article *a)
{
	struct leaf_row row;

	if (!known->ulid || g_hash_table_contains(u->revisions, &known->head) || !text_row(u, known->head, &row))
		return false;
	text_take(&row, a);
	return strcmp(a->field[FIELD_TITLE], known->title) == 0 && g_utf8_validate_len(a->body, a->body_len, NULL) &&
	       (int64_t)text_count(a->body, a->body_len).words == known->words;
}

bool ruin_original(struct ruin *u, int64_t revision, char **name, struct leaf_row *row)
{
	const struct leaf_place *at = g_hash_table_lookup(u->originals, &revision);

	if (!at || !leaf_at(u->file, *at, row))
		return false;
	g_autofree char *sha256 = text_of(row, 2);
	if (!has_hash(&row->value[3], sha256))
		return false;
	*name = text_of(row, 1);
	return true;
}
