#include "store/salvage.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "markup/markup.h"
#include "store/bin.h"
#include "store/inside.h"
#include "store/leaf.h"
#include "store/salvage_notes.h"

/* What the tables say, before any of it is believed. */
struct known_revision {
	int64_t id, article, parent, kind, at_s, merged;
	char *author, *sha256, *fields_sha256, *note;
};

struct known_article {
	int64_t id, head, binned_s, words;
	char *ulid, *title;            /* NULL: the row is lost, the article is known from its revisions */
	GPtrArray *revisions;          /* of known_revision, ascending */
	bool is_indexed;               /* the index of revisions names some of its */
	int64_t indexed;               /* the newest of them whose row is lost, 0: none is */
};

struct ruin {
	leaf_file *file;
	GHashTable *articles, *revisions, *texts, *originals;   /* by number; the last two: struct leaf_place */
	GHashTable *index;             /* of revisions: number -> the article's, as often as it is told */
	notes_found *notes;
};

/* One article on its way. */
struct move {
	struct ruin *from;
	struct store *to;
	const char *note;
	int64_t id, head;              /* in the new store */
	GHashTable *new_ids;           /* of revisions, by the old */
	unsigned lost, notes;
};

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

static void ruin_close(struct ruin *u)
{
	leaf_close(u->file);
	notes_found_free(u->notes);
	g_clear_pointer(&u->articles, g_hash_table_unref);
	g_clear_pointer(&u->revisions, g_hash_table_unref);
	g_clear_pointer(&u->texts, g_hash_table_unref);
	g_clear_pointer(&u->originals, g_hash_table_unref);
	g_clear_pointer(&u->index, g_hash_table_unref);
}
typedef struct ruin ruin;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ruin, ruin_close)

static void loss_free(gpointer data)
{
	struct salvage_loss *l = data;

	g_free(l->title);
	g_free(l);
}

void salvage_release(struct salvage *v)
{
	g_clear_pointer(&v->losses, g_ptr_array_unref);
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

static bool ruin_open(struct ruin *u, const char *path, GError **error)
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

static bool text_proven(struct ruin *u, const struct known_revision *v, struct article *a)
{
	struct leaf_row row;

	if (!text_row(u, v->id, &row) || !has_hash(&row.value[2], v->fields_sha256) || !has_hash(&row.value[3], v->sha256))
		return false;
	text_take(&row, a);
	return true;
}

/* The revision's row is lost with its hashes; the list's row still says how the text is called and how many words it has. */
static bool text_fits(struct ruin *u, const struct known_article *known, struct article *a)
{
	struct leaf_row row;

	if (!known->ulid || g_hash_table_contains(u->revisions, &known->head) || !text_row(u, known->head, &row))
		return false;
	text_take(&row, a);
	return strcmp(a->field[FIELD_TITLE], known->title) == 0 && g_utf8_validate_len(a->body, a->body_len, NULL) &&
	       (int64_t)text_count(a->body, a->body_len).words == known->words;
}

static int64_t new_id(struct move *m, int64_t old)
{
	const int64_t *id = g_hash_table_lookup(m->new_ids, &old);

	return id ? *id : 0;
}

/* A sibling stays one: made from anything but the head, a save keeps it beside. */
static void place_beside(struct move *m, const struct known_revision *v, struct article *a)
{
	int64_t parent = new_id(m, v->parent);

	a->head = parent == m->head ? 0 : parent;
}

static bool original_move(struct move *m, int64_t old, int64_t revision, GError **error)
{
	const struct leaf_place *at = g_hash_table_lookup(m->from->originals, &old);
	struct leaf_row row;

	if (!at || !leaf_at(m->from->file, *at, &row))
		return true;
	g_autofree char *name = text_of(&row, 1), *sha256 = text_of(&row, 2);
	return !has_hash(&row.value[3], sha256) || original_add(m->to, revision, name, row.value[3].bytes, row.value[3].len, error);
}

static bool revision_save(struct move *m, const struct known_article *known, const struct known_revision *v, struct article *a, GError **error)
{
	bool known_kind = v->kind >= REVISION_RAW && v->kind <= REVISION_MERGED;
	bool beside = v->kind == REVISION_SIBLING && v->id != known->head && m->head != 0;
	enum revision_kind kind = known_kind && (beside || v->kind != REVISION_SIBLING) ? (enum revision_kind)v->kind : REVISION_RECOVERED;
	g_autoptr(GError) failure = NULL;
	int64_t other;

	a->id = m->id;
	a->head = m->head;
	a->merged = new_id(m, v->merged);
	if (m->id == 0 && known->ulid && ulid_is_valid(known->ulid) && !article_find_ulid(m->to, known->ulid, &other, NULL))
		a->ulid = g_strdup(known->ulid);
	if (beside)
		place_beside(m, v, a);
	if (!article_save(m->to, a, kind, v->author, v->note, v->at_s, &failure) && !(beside && failure->code == STORE_ERROR_CONFLICT)) {
		g_propagate_error(error, g_steal_pointer(&failure));
		return false;
	}
	int64_t id = sqlite3_last_insert_rowid(m->to->db);
	if (!beside) {
		m->id = a->id;
		id = m->head = a->head;
	}
	g_hash_table_replace(m->new_ids, g_memdup2(&v->id, sizeof v->id), g_memdup2(&id, sizeof id));
	return original_move(m, v->id, id, error);
}

static bool unproven_save(struct move *m, const struct known_article *known, int64_t now_s, bool *fits, GError **error)
{
	g_auto(article) a = { 0 };

	*fits = text_fits(m->from, known, &a);
	if (!*fits)
		return true;
	g_autofree char *author = g_strdup(a.field[FIELD_BYLINE]), *note = g_strdup(m->note);
	const struct known_revision v = { .id = known->head, .kind = REVISION_RECOVERED, .author = author, .note = note, .at_s = now_s };
	return revision_save(m, known, &v, &a, error);
}

/* *newest: the last revision that came out, in the old store's numbers. */
static bool revisions_save(struct move *m, const struct known_article *known, int64_t *newest, int64_t *last_s, GError **error)
{
	for (unsigned i = 0; i < known->revisions->len; i++) {
		const struct known_revision *v = known->revisions->pdata[i];
		g_auto(article) a = { 0 };
		if (!text_proven(m->from, v, &a)) {
			m->lost++;
			continue;
		}
		int64_t before = m->head;
		if (!revision_save(m, known, v, &a, error))
			return false;
		if (m->head != before)
			*newest = v->id;
		*last_s = v->at_s;
	}
	return true;
}

static void lose(struct salvage *out, enum salvage_fate fate, const struct known_article *known, int64_t id)
{
	struct salvage_loss *l = g_new0(struct salvage_loss, 1);

	*l = (struct salvage_loss){ .fate = fate, .number = known->id, .id = id, .title = g_strdup(known->title ? known->title : "") };
	g_ptr_array_add(out->losses, l);
}

/* The newest revision that anything tells of. 0: nobody knows, since neither the list nor the index has the article. */
static int64_t wanted_head(const struct known_article *known)
{
	int64_t head = MAX(known->ulid ? known->head : 0, known->indexed);

	if (!known->ulid && !known->is_indexed)
		return 0;
	for (unsigned i = 0; i < known->revisions->len; i++) {
		const struct known_revision *v = known->revisions->pdata[i];
		if (v->kind != REVISION_SIBLING)
			head = MAX(head, v->id);
	}
	return head;
}

static bool article_fill(struct move *m, const struct known_article *known, struct salvage *out, GError **error)
{
	int64_t newest = 0, last_s = 0;
	bool fits = false, whole;

	if (!revisions_save(m, known, &newest, &last_s, error))
		return false;
	whole = newest != 0 && newest == wanted_head(known);
	if (!whole && !unproven_save(m, known, last_s, &fits, error))
		return false;
	if (m->id != 0 && known->binned_s > 0 && !article_bin(m->to, m->id, true, known->binned_s, error))
		return false;
	if (m->id != 0 && !notes_of_article(m->from->notes, m->to, known->id, m->id, m->new_ids, &m->notes, error))
		return false;
	if (!whole)
		lose(out, fits ? SALVAGE_UNPROVEN : m->id != 0 ? SALVAGE_OLDER : SALVAGE_LOST, known, m->id);
	return true;
}

/* An article in a transaction of its own: one that the store refuses is lost, the others are not. */
static bool article_move(struct ruin *u, struct store *to, const char *note, const struct known_article *known, struct salvage *out, GError **error)
{
	g_autoptr(GHashTable) new_ids = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	struct move m = { .from = u, .to = to, .note = note, .new_ids = new_ids };
	unsigned named = out->losses->len;
	g_autoptr(GError) failure = NULL;

	if (!store_batch_begin(to, error))
		return false;
	if (article_fill(&m, known, out, &failure) && store_batch_commit(to, &failure)) {
		out->articles += m.id != 0;
		out->revisions_lost += m.lost;
		out->notes += m.notes;
		return true;
	}
	store_batch_rollback(to);
	if (failure->code != STORE_ERROR_INPUT && failure->code != STORE_ERROR_ENCODING) {
		g_propagate_error(error, g_steal_pointer(&failure));
		return false;
	}
	g_ptr_array_set_size(out->losses, (int)named);
	lose(out, SALVAGE_LOST, known, 0);
	return true;
}

static int by_number(gconstpointer a, gconstpointer b)
{
	int64_t x = **(const int64_t *const *)a, y = **(const int64_t *const *)b;

	return (x > y) - (x < y);
}

static bool articles_move(struct ruin *u, struct store *to, const char *note, struct salvage *out, GError **error)
{
	guint n;
	g_autofree gpointer *numbers = g_hash_table_get_keys_as_array(u->articles, &n);

	qsort(numbers, n, sizeof *numbers, by_number);
	for (guint i = 0; i < n; i++)
		if (!article_move(u, to, note, g_hash_table_lookup(u->articles, numbers[i]), out, error))
			return false;
	return true;
}

/* Nobody has the new store before it is whole, so the disk is waited for once and not for each article. */
static bool unsync(struct store *s, GError **error)
{
	g_auto(query) q = query_of(s, SQL_UNSYNCED);

	return query_run(&q, error);
}

static bool fill_new(struct ruin *u, const char *to, const char *note, struct salvage *out, GError **error)
{
	g_autoptr(store) s = NULL;

	return store_open(&s, to, error) && unsync(s, error) && articles_move(u, s, note, out, error) &&
	       notes_of_office(u->notes, s, &out->notes, error) && file_sync(s->path, error);
}

/* Half a store must not be taken for one. */
static void remove_new(const char *to)
{
	static const char *const made[] = { "-journal", "" };
	g_autofree char *file = store_file(to);

	for (size_t i = 0; i < G_N_ELEMENTS(made); i++) {
		g_autofree char *path = g_strconcat(file, made[i], NULL);
		unlink(path);
	}
}

static bool move_rows(const char *path, const char *to, const char *note, struct salvage *out, GError **error)
{
	g_auto(ruin) u = { 0 };

	if (!ruin_open(&u, path, error))
		return false;
	if (fill_new(&u, to, note, out, error))
		return true;
	remove_new(to);
	return false;
}

static bool copy_is_well(const char *to, GError **error)
{
	g_autoptr(store) s = NULL;
	g_autoptr(GPtrArray) problems = store_open(&s, to, error) ? store_verify(s, error) : NULL;

	return problems && (problems->len == 0 || store_fail(error, STORE_ERROR_DAMAGED, "%s: %u problems", to, problems->len));
}

static bool count_articles(const char *to, struct salvage *out, GError **error)
{
	g_autoptr(store) s = NULL;
	const struct list_query all = { .sort = LIST_BY_CHANGE };
	int64_t live;

	if (!store_open(&s, to, error) || !list_count(s, &all, &live, error))
		return false;
	g_autoptr(GPtrArray) binned = bin_list(s, error);
	if (!binned)
		return false;
	out->articles = (unsigned)live + binned->len;
	out->exact = true;
	return true;
}

/* A whole file is copied as it is, checked, and kept; else nothing is left of the copy. */
static bool copy_whole(const char *path, const char *to, GError **error)
{
	g_autofree char *file = store_file(to), *folder = g_path_get_dirname(file), *name = g_path_get_basename(file);
	struct store from = { 0 };       /* a connection and nothing else: the file is no store of ours to write in */

	if (!connection_look(&from.db, path, error))
		return false;
	bool ok = (g_str_has_suffix(to, ".toko") || place_folder(to, error)) && backup_write(&from, folder, name, false, error);
	sqlite3_close(from.db);
	if (ok && copy_is_well(to, error))
		return true;
	if (!g_error_matches(*error, STORE_ERROR, STORE_ERROR_EXISTS))
		unlink(file);
	return false;
}

/* But for what an earlier try left there that was killed. */
static bool holds_something(GDir *folder)
{
	const char *name;

	while ((name = g_dir_read_name(folder)))
		if (!backup_is_draft(name))
			return true;
	return false;
}

static bool is_untouched(const char *to, GError **error)
{
	g_autoptr(GDir) folder = g_dir_open(to, 0, NULL);

	if (folder ? holds_something(folder) : g_file_test(to, G_FILE_TEST_EXISTS) || g_file_test(to, G_FILE_TEST_IS_SYMLINK))
		return store_fail(error, STORE_ERROR_EXISTS, "%s is not empty", to);
	backup_drop_drafts(to, "");
	return true;
}

static bool source_is_whole(const char *path)
{
	sqlite3 *db;

	if (!connection_look(&db, path, NULL))
		return false;
	bool whole = backup_is_whole(db, path, NULL);
	sqlite3_close(db);
	return whole;
}

static bool salvage_file(const char *path, const char *to, const char *note, struct salvage *out, GError **error)
{
	g_autoptr(GError) failure = NULL;

	if (copy_whole(path, to, &failure))
		return count_articles(to, out, error);
	if (failure->code == STORE_ERROR_NEWER)
		return store_fail(error, STORE_ERROR_NEWER, "%s", path);
	if (failure->code != STORE_ERROR_DAMAGED && source_is_whole(path)) {
		g_propagate_error(error, g_steal_pointer(&failure));
		return false;
	}
	return move_rows(path, to, note, out, error);
}

static bool salvage_unfinished(const char *path, const char *to, const char *note, struct salvage *out, GError **error)
{
	g_autofree char *file = store_file(to), *draft = g_strconcat(file, ".asal", NULL);
	bool ok = (g_str_has_suffix(to, ".toko") || place_folder(to, error)) && unfinished_copy(path, draft, error) &&
	          salvage_file(draft, to, note, out, error);

	unfinished_drop(draft);
	return ok;
}

bool store_salvage(const char *from, const char *to, const char *note, struct salvage *out, GError **error)
{
	g_autofree char *path = g_file_test(from, G_FILE_TEST_IS_DIR) ? store_file(from) : g_strdup(from);
	g_autofree char *side = store_side_folder(to);
	g_auto(salvage) v = { .losses = g_ptr_array_new_with_free_func(loss_free) };

	if (!is_untouched(to, error))
		return false;
	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
		return store_fail(error, STORE_ERROR_NOT_FOUND, "%s", path);
	if (!(unfinished_is(path) ? salvage_unfinished : salvage_file)(path, to, note, &v, error)) {
		rmdir(side);
		return false;
	}
	*out = v;
	v.losses = NULL;
	return true;
}

bool salvage_finds(const char *from)
{
	g_autofree char *path = store_file(from);
	g_auto(ruin) u = { 0 };

	return ruin_open(&u, path, NULL);
}
