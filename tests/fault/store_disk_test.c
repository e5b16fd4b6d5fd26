/* Every write, truncation and sync of a save, an import, a bin, a setting, a backup, the daily one, a salvage and a restore fails once, for good, or is the last
 * before the power fails: the store is whole, the article is the old or the new one, what was told as stored is there, and what was
 * told as failed is not. */
#include "test.h"
#include <string.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include "disk_vfs.h"
#include "store/salvage.h"

/* A sanitizer makes each case five times as long. */
#ifdef __SANITIZE_ADDRESS__
enum { SEEDS = 1 };
#else
enum { SEEDS = 4 };
#endif
enum { MOST = 400 };

static const char OLD[] = "Isi lama.\n";
static char NEW[16 << 10];                     /* long, so that the file grows */

static struct store *open_store(const char *folder)
{
	g_autoptr(GError) error = NULL;
	struct store *s = NULL;

	store_open(&s, folder, &error);
	g_assert_no_error(error);
	return s;
}

/* One thing done to a store that holds article 1; found: what may be there afterwards, done: it was told as done; is_old: nothing of
 * it is there, or NULL where only its failure counts. */
struct deed {
	const char *name;
	bool (*run)(struct store *s, const char *folder, GError **error);
	void (*found)(struct store *s, const char *folder, bool done);
	bool (*is_old)(struct store *s);
};

static void fill(struct article *a, const char *body)
{
	g_free(a->body);
	a->body = g_strdup(body);
	a->body_len = strlen(body);
}

static bool save(struct store *s, const char *folder, GError **error)
{
	g_auto(article) a = { 0 };

	(void)folder;
	if (!article_load(s, 1, &a, error))
		return false;
	fill(&a, NEW);
	return article_save(s, &a, REVISION_SAVE, "afitri", NULL, 2000, error);
}

static void saved(struct store *s, const char *folder, bool done)
{
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;

	(void)folder;
	article_load(s, 1, &a, &error);
	g_assert_no_error(error);
	if (done)
		g_assert_cmpstr(a.body, ==, NEW);
	else
		g_assert_true(strcmp(a.body, OLD) == 0 || strcmp(a.body, NEW) == 0);
}

static bool is_unsaved(struct store *s)
{
	g_auto(article) a = { 0 };

	return article_load(s, 1, &a, NULL) && strcmp(a.body, OLD) == 0;
}

/* Five articles, all or none; twice when the first try failed after its commit, which nobody can know. */
static bool import(struct store *s, const char *folder, GError **error)
{
	(void)folder;
	if (!store_batch_begin(s, error))
		return false;
	for (int i = 0; i < 5; i++) {
		g_auto(article) a = { 0 };
		article_init(&a);
		fill(&a, NEW);
		if (!article_save(s, &a, REVISION_RAW, "afitri", NULL, 2000, error)) {
			store_batch_rollback(s);
			return false;
		}
	}
	return store_batch_commit(s, error);
}

static void imported(struct store *s, const char *folder, bool done)
{
	const struct list_query all = { .sort = LIST_BY_CHANGE };
	g_autoptr(GError) error = NULL;
	int64_t n = 0;

	(void)folder;
	g_assert_true(list_count(s, &all, &n, &error));
	g_assert_no_error(error);
	g_assert_true(n == 6 || (!done && n == 1) || n == 11);
}

static bool has_one_article(struct store *s)
{
	const struct list_query all = { .sort = LIST_BY_CHANGE };
	int64_t n = 0;

	return list_count(s, &all, &n, NULL) && n == 1;
}

static bool bin(struct store *s, const char *folder, GError **error)
{
	(void)folder;
	return article_bin(s, 1, true, 2000, error);
}

static void binned(struct store *s, const char *folder, bool done)
{
	const struct list_query all = { .sort = LIST_BY_CHANGE };
	int64_t n = 0;

	saved(s, folder, false);
	g_assert_true(list_count(s, &all, &n, NULL));
	g_assert_true(n == 0 || (!done && n == 1));
}

static bool set(struct store *s, const char *folder, GError **error)
{
	(void)folder;
	return store_setting_put(s, "kantor", "KPU", error);
}

static void was_set(struct store *s, const char *folder, bool done)
{
	g_autofree char *value = store_setting_get(s, "kantor");

	(void)folder;
	g_assert_true(value ? strcmp(value, "KPU") == 0 : !done);
}

static bool back_up(struct store *s, const char *folder, GError **error)
{
	g_autofree char *to = g_build_filename(folder, "salinan.db", NULL), *path = NULL;

	return store_backup(s, to, 10, 2000, &path, error);
}

/* Or there is none. */
static void copy_is_whole(const char *to, bool done)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *check = NULL;

	if (!done && !g_file_test(to, G_FILE_TEST_EXISTS))
		return;
	g_assert_cmpint(sqlite3_open(to, &db), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &check, NULL), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_step(check), ==, SQLITE_ROW);
	g_assert_cmpstr((const char *)sqlite3_column_text(check, 0), ==, "ok");
	sqlite3_finalize(check);
	sqlite3_close(db);
}

static void backed_up(struct store *s, const char *folder, bool done)
{
	g_autofree char *to = g_build_filename(folder, "salinan.db", NULL);

	saved(s, folder, false);
	copy_is_whole(to, done);
}

static bool back_up_daily(struct store *s, const char *folder, GError **error)
{
	g_autofree char *path = NULL;

	(void)folder;
	return store_backup_daily(s, 1620113400, 420, &path, error);
}

static void backed_up_daily(struct store *s, const char *folder, bool done)
{
	g_autofree char *to = g_build_filename(folder, "cadangan", "harian-20210504-073000.db", NULL);

	saved(s, folder, false);
	copy_is_whole(to, done);
}

/* Out of a store whose first page is gone. */
static bool salvage_ruin(struct store *s, const char *folder, GError **error)
{
	g_autofree char *from = g_build_filename(folder, "rusak.db", NULL), *to = g_build_filename(folder, "baru", NULL), *path = store_file(folder);
	g_auto(salvage) v = { 0 };
	char *bytes;
	gsize len;

	(void)s;
	g_assert_true(g_file_get_contents(path, &bytes, &len, NULL));
	memset(bytes, 0, 100);
	g_assert_true(g_file_set_contents(from, bytes, (gssize)len, NULL));
	g_free(bytes);
	return store_salvage(from, to, "", &v, error);
}

/* Out of a whole store: a disk that refuses the copy is never told as damage of what is copied. */
static bool restore(struct store *s, const char *folder, GError **error)
{
	g_autofree char *to = g_build_filename(folder, "baru", NULL);
	g_auto(salvage) v = { 0 };

	(void)s;
	if (!store_salvage(folder, to, "", &v, error))
		return false;
	g_assert_true(v.exact);
	return true;
}

/* The article, or no store that could be taken for what came out. */
static void salvaged(struct store *s, const char *folder, bool done)
{
	g_autofree char *to = g_build_filename(folder, "baru", NULL), *file = store_file(to);

	saved(s, folder, false);
	g_assert_true(g_file_test(file, G_FILE_TEST_EXISTS) == done);
	if (!done)
		return;
	struct store *made = open_store(to);
	saved(made, to, false);
	store_close(made);
}

static const struct deed deeds[] = {
	{ "save", save, saved, is_unsaved }, { "import", import, imported, has_one_article }, { "bin", bin, binned, has_one_article },
	{ "setting", set, was_set, NULL }, { "backup", back_up, backed_up, NULL }, { "daily", back_up_daily, backed_up_daily, NULL },
	{ "salvage", salvage_ruin, salvaged, NULL }, { "restore", restore, salvaged, NULL },
};

/* The bytes of a store with one article. */
static GBytes *model(void)
{
	memset(NEW, 'x', sizeof NEW - 1);
	disk_start();
	g_autofree char *folder = g_build_filename(g_get_user_data_dir(), "asal", NULL), *path = store_file(folder);
	g_auto(article) a = { 0 };
	struct store *s = open_store(folder);
	char *bytes;
	gsize len;

	article_init(&a);
	fill(&a, OLD);
	g_assert_true(article_save(s, &a, REVISION_SAVE, "afitri", NULL, 1000, NULL));
	g_assert_cmpint(a.id, ==, 1);
	store_close(s);
	g_assert_true(g_file_get_contents(path, &bytes, &len, NULL));
	return g_bytes_new_take(bytes, len);
}

static void put(const char *folder, GBytes *bytes)
{
	static const char *const left[] = { "redaksi.db-journal", "salinan.db", "salinan.db-journal", "cadangan/harian-20210504-073000.db",
		"baru/redaksi.db", "baru/redaksi.db-journal", "baru" };
	g_autofree char *path = store_file(folder);
	gsize len;
	const char *from = g_bytes_get_data(bytes, &len);

	g_mkdir_with_parents(folder, 0700);
	for (size_t i = 0; i < G_N_ELEMENTS(left); i++) {
		g_autofree char *old = g_build_filename(folder, left[i], NULL);
		g_remove(old);
	}
	g_assert_true(g_file_set_contents_full(path, from, (gssize)len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void look(const struct deed *d, const char *folder, bool done)
{
	g_autoptr(GError) error = NULL;
	struct store *s = open_store(folder);
	g_autoptr(GPtrArray) wrong = store_verify(s, &error);

	g_assert_no_error(error);
	g_assert_cmpuint(wrong->len, ==, 0);
	d->found(s, folder, done);
	store_close(s);
}

/* Told as failed, it has not happened; told as unsure, it has, seen by whoever opens the store now. */
static void look_at_failure(const struct deed *d, const char *folder, const GError *failure)
{
	bool unsure = g_error_matches(failure, STORE_ERROR, STORE_ERROR_UNSURE);
	g_autoptr(store) other = d->is_old ? open_store(folder) : NULL;

	if (other)
		g_assert_true(d->is_old(other) == !unsure);
}

/* false: the deed was over before the fault fell. */
static bool one_case(const struct deed *d, const char *folder, enum disk_fault fault, unsigned nth, int code, uint32_t seed)
{
	g_autoptr(GError) error = NULL;
	struct store *s = open_store(folder);

	disk_arm(fault, nth, code, seed);
	bool done = d->run(s, folder, &error);
	if (fault == DISK_ONCE && !done) {
		look_at_failure(d, folder, error);
		/* The disk works again: the same handle does, and believes nothing that it had. */
		g_clear_error(&error);
		done = d->run(s, folder, &error) || g_error_matches(error, STORE_ERROR, STORE_ERROR_EXISTS);
		g_assert_true(done);
	}
	store_close(s);
	bool fell = disk_disarm();
	look(d, folder, done);
	return fell;
}

static unsigned each_point(const struct deed *d, GBytes *bytes, enum disk_fault fault, int code, unsigned seeds)
{
	g_autofree char *folder = g_build_filename(g_get_user_data_dir(), "uji", NULL);
	unsigned cases = 0;

	for (unsigned nth = 1, fell = 1; fell; nth++) {
		fell = 0;
		for (uint32_t seed = 1; seed <= seeds; seed++, cases++) {
			put(folder, bytes);
			fell += one_case(d, folder, fault, nth, code, seed);
		}
		g_assert_cmpuint(nth, <, MOST);
	}
	return cases;
}

static void all_deeds(enum disk_fault fault, int code, unsigned seeds)
{
	g_autoptr(GBytes) bytes = model();

	for (size_t i = 0; i < G_N_ELEMENTS(deeds); i++)
		g_test_message("%s: %u cases", deeds[i].name, each_point(&deeds[i], bytes, fault, code, seeds));
}

TEST(a_full_disk_at_any_write_leaves_the_store_whole_and_the_next_try_succeeds) { all_deeds(DISK_ONCE, SQLITE_FULL, 1); }
TEST(a_disk_that_stays_full_from_any_write_on_leaves_the_store_whole) { all_deeds(DISK_FOREVER, SQLITE_FULL, 1); }
TEST(a_failed_write_or_sync_is_told_as_what_it_is_and_the_next_try_succeeds) { all_deeds(DISK_ONCE, SQLITE_IOERR, 1); }
TEST(a_disk_that_dies_at_any_write_leaves_the_store_whole) { all_deeds(DISK_FOREVER, SQLITE_IOERR, 1); }
TEST(a_power_cut_at_any_write_leaves_the_old_or_the_new_text) { all_deeds(DISK_POWER, SQLITE_IOERR, SEEDS); }

TEST_MAIN
