#include "store/salvage.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "store/bin.h"
#include "store/inside.h"
#include "store/ruin.h"

/* One article on its way. */
struct move {
	struct ruin *from;
	struct store *to;
	const char *note;
	int64_t id, head;              /* in the new store */
	GHashTable *new_ids;           /* of revisions, by the old */
	unsigned lost, notes;
};

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
	g_autofree char *name = NULL;
	struct leaf_row row;

	return !ruin_original(m->from, old, &name, &row) || original_add(m->to, revision, name, row.value[3].bytes, row.value[3].len, error);
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

	*fits = ruin_text_unproven(m->from, known, &a);
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
		if (!ruin_text(m->from, v, &a)) {
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
