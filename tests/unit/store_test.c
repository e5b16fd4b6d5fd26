#include "test.h"
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "saved.h"
#include "shelf.h"
#include "store/inside.h"

static char *folder_of(const char *name)
{
	return g_build_filename(g_get_user_data_dir(), name, NULL);
}

static char *hash_of(const char *path)
{
	g_autoptr(GString) bytes = NULL;

	g_assert_true(file_read(&bytes, path, FILE_READ_MAX, NULL));
	return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes->str, bytes->len);
}

static void sql(const char *path, const char *text)
{
	sqlite3 *db;

	g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(db, text, NULL, NULL, NULL), ==, SQLITE_OK);
	sqlite3_close(db);
}

static void refused(const char *folder, enum store_error code)
{
	g_autoptr(GError) error = NULL;
	struct store *s = NULL;

	g_assert_false(store_open(&s, folder, &error));
	g_assert_error(error, STORE_ERROR, (int)code);
	g_assert_null(s);
}

TEST(a_store_is_made_with_its_parents_and_opened_again_with_the_same_id)
{
	g_autofree char *folder = folder_of("a/b/toko"), *id = NULL;
	struct store *s = shelf_open(folder);

	g_assert_true(store_is_blank(s));
	id = g_strdup(store_id(s));
	g_assert_true(g_uuid_string_is_valid(id));
	store_close(s);
	s = shelf_open(folder);
	g_assert_true(store_is_blank(s));
	g_assert_cmpstr(store_id(s), ==, id);
	saved(s, "pertama");
	g_assert_false(store_is_blank(s));
	store_close(s);
	g_assert_cmpuint(test_count_files(folder), <=, 2);
}

static unsigned mode_of(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	struct stat st;

	g_assert_cmpint(stat(path, &st), ==, 0);
	return st.st_mode & 0777;
}

TEST(a_store_in_one_file_opens_again_where_it_was_copied_to)
{
	g_autofree char *made = folder_of("satu.toko"), *moved = folder_of("lain.toko");
	g_autoptr(GString) bytes = NULL;
	g_autoptr(GError) error = NULL;
	g_auto(article) a = { 0 };

	struct store *s = shelf_open(made);
	int64_t id = saved(s, "isi yang dibawa");
	store_close(s);
	g_assert_true(g_file_test(made, G_FILE_TEST_IS_REGULAR));
	file_read(&bytes, made, FILE_READ_MAX, &error);
	g_assert_no_error(error);
	g_assert_true(g_file_set_contents_full(moved, bytes->str, (gssize)bytes->len, 0, 0600, NULL));
	s = shelf_open(moved);
	article_load(s, id, &a, &error);
	g_assert_no_error(error);
	g_assert_cmpstr(a.body, ==, "isi yang dibawa");
	store_close(s);
}

TEST(folder_store_and_backups_are_closed_to_others_whatever_the_umask)
{
	static const mode_t masks[] = { 0, 022, 077 };

	for (unsigned i = 0; i < G_N_ELEMENTS(masks); i++) {
		g_autofree char *name = g_strdup_printf("toko-%03o", masks[i]), *folder = folder_of(name), *backup = NULL;
		mode_t before = umask(masks[i]);
		g_autoptr(store) s = shelf_open(folder);
		saved(s, "isi");
		g_assert_true(store_backup(s, NULL, 3, 1620113400, &backup, NULL));
		umask(before);
		g_assert_cmphex(mode_of(folder, ""), ==, 0700);
		g_assert_cmphex(mode_of(folder, "redaksi.db"), ==, 0600);
		g_assert_cmphex(mode_of(folder, "cadangan"), ==, 0700);
		g_assert_cmphex(mode_of(backup, ""), ==, 0600);
		g_autofree char *journal = g_build_filename(folder, "redaksi.db-journal", NULL);
		if (g_file_test(journal, G_FILE_TEST_EXISTS))
			g_assert_cmphex(mode_of(journal, ""), ==, 0600);
	}
}

TEST(a_file_that_others_may_read_is_closed_and_one_they_may_write_is_refused)
{
	g_autofree char *folder = folder_of("toko"), *path = g_build_filename(folder, "redaksi.db", NULL);

	store_close(shelf_open(folder));
	g_assert_cmpint(chmod(path, 0644), ==, 0);
	store_close(shelf_open(folder));
	g_assert_cmphex(mode_of(path, ""), ==, 0600);
	g_assert_cmpint(chmod(path, 0660), ==, 0);
	refused(folder, STORE_ERROR_ACCESS);
	g_assert_cmpint(chmod(path, 0600), ==, 0);
	g_assert_cmpint(chmod(folder, 0777), ==, 0);
	refused(folder, STORE_ERROR_ACCESS);
	g_assert_cmpint(chmod(folder, 0700), ==, 0);
	store_close(shelf_open(folder));
}

TEST(a_foreign_database_is_refused_and_keeps_every_byte_and_file)
{
	static const char *const makes[] = {
		"CREATE TABLE a(b); INSERT INTO a VALUES(1)",
		"PRAGMA application_id = 77; CREATE TABLE a(b)",
		"PRAGMA journal_mode = WAL; CREATE TABLE a(b)",
	};

	for (unsigned i = 0; i < G_N_ELEMENTS(makes); i++) {
		g_autofree char *name = g_strdup_printf("asing %u%%?#", i), *folder = folder_of(name), *path = g_build_filename(folder, "redaksi.db", NULL);
		g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
		sql(path, makes[i]);
		g_assert_cmpint(chmod(path, 0600), ==, 0);
		g_autofree char *before = hash_of(path);
		refused(folder, STORE_ERROR_FOREIGN);
		g_autofree char *after = hash_of(path);
		g_assert_cmpstr(before, ==, after);
		g_assert_cmpuint(test_count_files(folder), ==, 1);
	}
}

TEST(what_is_no_database_is_refused_and_stays)
{
	g_autofree char *folder = folder_of("toko"), *path = g_build_filename(folder, "redaksi.db", NULL), *other = folder_of("lain");
	g_autofree char *noise = g_strnfill(9000, 'n');

	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, noise, 9000, NULL));
	g_autofree char *before = hash_of(path);
	refused(folder, STORE_ERROR_FOREIGN);
	g_autofree char *after = hash_of(path);
	g_assert_cmpstr(before, ==, after);
	g_assert_true(g_file_set_contents(path, "", 0, NULL));
	refused(folder, STORE_ERROR_DAMAGED);
	g_assert_cmpint(unlink(path), ==, 0);
	g_assert_cmpint(mkdir(path, 0700), ==, 0);
	refused(folder, STORE_ERROR_ACCESS);
	g_assert_cmpint(rmdir(path), ==, 0);
	g_assert_true(g_file_set_contents(other, "berkas", -1, NULL));
	g_assert_cmpint(symlink(other, path), ==, 0);
	refused(folder, STORE_ERROR_ACCESS);
	refused(other, STORE_ERROR_FOREIGN);
}

TEST(a_store_of_a_newer_version_is_refused_and_keeps_every_byte)
{
	g_autofree char *folder = folder_of("toko"), *path = g_build_filename(folder, "redaksi.db", NULL);

	store_close(shelf_open(folder));
	sql(path, "PRAGMA user_version = 999");
	g_autofree char *before = hash_of(path);
	refused(folder, STORE_ERROR_NEWER);
	g_autofree char *after = hash_of(path);
	g_assert_cmpstr(before, ==, after);
}

TEST(a_store_with_a_planted_trigger_or_view_is_refused)
{
	static const char *const plants[] = {
		"CREATE TRIGGER t AFTER INSERT ON article BEGIN DELETE FROM revision; END",
		"CREATE TRIGGER sqlite_stat AFTER INSERT ON article BEGIN DELETE FROM revision; END",
		"CREATE VIEW v AS SELECT 1",
		"CREATE TABLE extra(a)",
	};

	for (unsigned i = 0; i < G_N_ELEMENTS(plants); i++) {
		g_autofree char *name = g_strdup_printf("toko-%u", i), *folder = folder_of(name), *path = g_build_filename(folder, "redaksi.db", NULL);
		sqlite3 *db;
		store_close(shelf_open(folder));
		g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
		/* SQLite itself reserves names that begin with sqlite_. */
		bool planted = sqlite3_exec(db, plants[i], NULL, NULL, NULL) == SQLITE_OK;
		sqlite3_close(db);
		if (planted)
			refused(folder, STORE_ERROR_FOREIGN);
	}
}

static void make_version(const char *path, int version)
{
	g_autoptr(GError) error = NULL;
	sqlite3 *db;

	g_assert_true(place_new_file(path, NULL));
	g_assert_true(connection_open(&db, path, true, NULL));
	migrate_run(db, version, &error);
	g_assert_no_error(error);
	sqlite3_close(db);
}

static int64_t number_in(const char *path, const char *pragma)
{
	sqlite3 *db;
	int64_t n;

	g_assert_true(connection_open(&db, path, false, NULL));
	g_assert_true(connection_number(db, pragma, &n, NULL));
	sqlite3_close(db);
	return n;
}

TEST(each_older_store_is_copied_and_then_migrated)
{
	for (int version = 1; version < migrate_newest(); version++) {
		g_autofree char *name = g_strdup_printf("toko-%d", version), *folder = folder_of(name), *path = g_build_filename(folder, "redaksi.db", NULL);
		g_autofree char *copy_name = g_strdup_printf("sebelum-versi-%d.db", migrate_newest()), *copy = g_build_filename(folder, "cadangan", copy_name, NULL);
		g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
		make_version(path, version);
		struct store *s = shelf_open(folder);
		saved(s, "sesudah");
		store_close(s);
		g_assert_cmpint(number_in(path, "user_version"), ==, migrate_newest());
		g_assert_cmpint(number_in(copy, "user_version"), ==, version);
		g_assert_cmpint(number_in(copy, "application_id"), ==, REDAKSI_APPLICATION_ID);
	}
}

TEST(a_migration_that_fails_leaves_the_older_store)
{
	g_autofree char *folder = folder_of("toko"), *path = g_build_filename(folder, "redaksi.db", NULL);

	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	make_version(path, 1);
	/* The second step makes a table of this name. */
	sql(path, "CREATE TABLE exported(a)");
	refused(folder, STORE_ERROR_IO);
	g_assert_cmpint(number_in(path, "user_version"), ==, 1);
	sql(path, "DROP TABLE exported");
	store_close(shelf_open(folder));
	g_assert_cmpint(number_in(path, "user_version"), ==, migrate_newest());
}

static int64_t index_parts(struct store *s)
{
	sqlite3_stmt *stmt;

	g_assert_cmpint(sqlite3_prepare_v2(s->db, "SELECT count(DISTINCT segid) FROM search_idx", -1, &stmt, NULL), ==, SQLITE_OK);
	g_assert_cmpint(sqlite3_step(stmt), ==, SQLITE_ROW);
	int64_t n = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return n;
}

TEST(what_many_saves_left_of_the_index_is_put_together)
{
	g_autofree char *folder = folder_of("toko");
	g_autoptr(store) s = shelf_open(folder);

	for (unsigned i = 0; i < 20; i++)
		saved(s, "isi naskah");
	g_assert_cmpint(index_parts(s), >=, 20);
	store_gather(s, 20);                          /* too few to be worth a step */
	g_assert_cmpint(index_parts(s), >=, 20);
	store_gather(s, 1000);
	g_assert_cmpint(index_parts(s), <=, 4);
}

static char *plan_of(sqlite3 *db, const char *text)
{
	g_autofree char *explain = g_strconcat("EXPLAIN QUERY PLAN ", text, NULL);
	GString *plan = g_string_new(NULL);
	sqlite3_stmt *stmt;

	g_assert_cmpint(sqlite3_prepare_v2(db, explain, -1, &stmt, NULL), ==, SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		g_string_append_printf(plan, "%s\n", sqlite3_column_text(stmt, 3));
	sqlite3_finalize(stmt);
	return g_string_free(plan, FALSE);
}

TEST(every_statement_fits_the_schema)
{
	g_autofree char *folder = folder_of("toko");
	g_autoptr(store) s = shelf_open(folder);

	g_assert_true(spelled_ready(s));
	for (unsigned i = 0; i < SQL_COUNT; i++) {
		sqlite3_stmt *stmt = NULL;
		if (sqlite3_prepare_v2(s->db, sql_text[i], -1, &stmt, NULL) != SQLITE_OK)
			g_error("%s: %s", sql_text[i], sqlite3_errmsg(s->db));
		sqlite3_finalize(stmt);
	}
}

TEST(no_statement_reads_a_whole_table_but_those_that_verify)
{
	g_autofree char *folder = folder_of("toko");
	g_autoptr(store) s = shelf_open(folder);

	g_assert_true(spelled_ready(s));
	for (unsigned i = 0; i < SQL_COUNT; i++) {
		g_autofree char *plan = plan_of(s->db, sql_text[i]);
		if (i == SQL_VERIFY_HEADS || i == SQL_VERIFY_TEXTS || i == SQL_VERIFY_ORIGINALS)
			continue;
		g_auto(GStrv) lines = g_strsplit(plan, "\n", -1);
		for (unsigned n = 0; lines[n]; n++)
			if (g_str_has_prefix(lines[n], "SCAN") && !strstr(lines[n], "VIRTUAL TABLE") && !strstr(lines[n], "CONSTANT ROW"))
				g_error("%s:\n%s", sql_text[i], plan);
	}
}

TEST(a_page_of_the_list_comes_from_an_index_and_is_never_sorted)
{
	g_autofree char *folder = folder_of("toko");
	g_autoptr(store) s = shelf_open(folder);

	for (unsigned i = SQL_LIST_CHANGE; i <= SQL_LIST_DATE_BACK; i++) {
		g_autofree char *plan = plan_of(s->db, sql_text[i]);
		/* The keys of the place stand in the index, so a page costs the same wherever it begins. */
		if (!strstr(plan, "USING INDEX article_by_") || strstr(plan, "TEMP B-TREE") ||
		    !(strstr(plan, "(head<?)") || strstr(plan, "(head>?)") || strstr(plan, ")>(?,?))") || strstr(plan, ")<(?,?))")))
			g_error("%s:\n%s", sql_text[i], plan);
	}
	for (unsigned i = SQL_FILTER_CHANGE; i <= SQL_FILTER_CHANGE_BACK; i++) {
		g_autofree char *plan = plan_of(s->db, sql_text[i]);
		if (strstr(plan, "TEMP B-TREE"))
			g_error("%s:\n%s", sql_text[i], plan);
	}
}

TEST(the_connection_is_set_as_the_guarantees_say)
{
	g_autofree char *folder = folder_of("toko");
	g_autoptr(store) s = shelf_open(folder);
	static const struct { const char *pragma; int64_t want; } rows[] = {
		{ "synchronous", 3 }, { "foreign_keys", 1 }, { "cell_size_check", 1 }, { "trusted_schema", 0 }, { "temp_store", 2 },
		{ "busy_timeout", 2000 }, { "application_id", REDAKSI_APPLICATION_ID },
	};

	for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
		int64_t have = -1;
		g_assert_true(connection_number(s->db, rows[i].pragma, &have, NULL));
		g_assert_cmpint(have, ==, rows[i].want);
	}
	g_assert_cmpint(sqlite3_exec(s->db, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema", NULL, NULL, NULL), !=, SQLITE_OK);
	g_assert_cmpint(sqlite3_exec(s->db, "SELECT load_extension('x')", NULL, NULL, NULL), !=, SQLITE_OK);
}

TEST(a_store_that_is_held_gives_busy_and_saves_again_afterwards)
{
	g_autofree char *folder = folder_of("toko");
	g_autoptr(store) one = shelf_open(folder);
	g_autoptr(store) two = shelf_open(folder);
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;

	sqlite3_busy_timeout(two->db, 1);
	g_assert_true(store_batch_begin(one, NULL));
	article_init(&a);
	g_assert_false(article_save(two, &a, REVISION_SAVE, "budi", NULL, 1, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_BUSY);
	store_batch_rollback(one);
	g_assert_true(article_save(two, &a, REVISION_SAVE, "budi", NULL, 1, NULL));
}

TEST(backups_are_whole_stores_and_only_our_oldest_go)
{
	g_autofree char *folder = folder_of("toko"), *copies = g_build_filename(folder, "cadangan", NULL), *mine = g_build_filename(copies, "redaksi-lama.db", NULL);
	g_autoptr(store) s = shelf_open(folder);
	int64_t id = saved(s, "isi yang dicadangkan");
	g_autofree char *last = NULL, *third = NULL;

	for (int64_t i = 0; i < 5; i++) {
		g_clear_pointer(&last, g_free);
		g_assert_true(store_backup(s, NULL, 3, 1620113400 + i, &last, NULL));
		if (i == 0)
			g_assert_true(g_file_set_contents(mine, "milik orang", -1, NULL));
	}
	g_assert_true(store_backup(s, NULL, 3, 1620113404, &third, NULL));
	g_assert_cmpuint(test_count_files(copies), ==, 4);
	g_assert_true(g_file_test(mine, G_FILE_TEST_EXISTS));
	g_assert_true(g_str_has_suffix(last, "/cadangan/redaksi-20210504-073004.db"));

	g_autofree char *restored = folder_of("pulih"), *path = g_build_filename(restored, "redaksi.db", NULL);
	g_assert_cmpint(g_mkdir_with_parents(restored, 0700), ==, 0);
	g_assert_cmpint(link(last, path), ==, 0);
	g_autoptr(store) r = shelf_open(restored);
	g_auto(article) a = { 0 };
	g_assert_true(article_load(r, id, &a, NULL));
	g_assert_cmpstr(a.body, ==, "isi yang dicadangkan");
}

TEST(a_backup_made_under_a_clock_set_back_is_not_the_one_that_goes)
{
	g_autofree char *folder = folder_of("toko"), *copies = g_build_filename(folder, "cadangan", NULL);
	g_autoptr(store) s = shelf_open(folder);
	g_autofree char *last = NULL;

	for (int64_t i = 0; i < 3; i++)
		g_assert_true(store_backup(s, NULL, 3, 1620113400 + i, NULL, NULL));
	g_assert_true(store_backup(s, NULL, 3, 5, &last, NULL));
	g_assert_true(g_file_test(last, G_FILE_TEST_EXISTS));
	g_assert_cmpuint(test_count_files(copies), ==, 3);
}

TEST(a_backup_to_a_name_never_replaces_a_file)
{
	g_autofree char *folder = folder_of("toko"), *to = folder_of("salinan.db");
	g_autoptr(store) s = shelf_open(folder);
	g_autoptr(GError) error = NULL;

	g_assert_true(store_backup(s, to, 3, 1, NULL, NULL));
	g_autofree char *before = hash_of(to);
	g_assert_false(store_backup(s, to, 3, 1, NULL, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_EXISTS);
	g_autofree char *after = hash_of(to);
	g_assert_cmpstr(before, ==, after);
}

TEST(verify_finds_nothing_in_a_good_store_and_names_the_article_whose_text_changed)
{
	g_autofree char *folder = folder_of("toko"), *path = g_build_filename(folder, "redaksi.db", NULL);
	struct store *s = shelf_open(folder);
	g_autoptr(GError) error = NULL;
	g_auto(article) a = { 0 };
	int64_t id = saved(s, "isi asli");

	saved(s, "isi kedua");
	g_autoptr(GPtrArray) none = store_verify(s, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(none->len, ==, 0);
	store_close(s);
	sql(path, "UPDATE revision_text SET body = x'69736920706173' WHERE revision = 1");
	s = shelf_open(folder);
	g_autoptr(GPtrArray) some = store_verify(s, NULL);
	g_assert_cmpuint(some->len, >=, 1);
	const struct problem *first = g_ptr_array_index(some, 0);
	g_assert_cmpint(first->kind, ==, PROBLEM_TEXT);
	g_assert_cmpint(first->article, ==, 1);
	g_assert_cmpint(first->revision, ==, 1);
	g_assert_false(article_load(s, id, &a, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_DAMAGED);
	store_close(s);
}

TEST(idle_steps_merge_the_index_and_come_to_an_end)
{
	g_autofree char *folder = folder_of("toko");
	g_autoptr(store) s = shelf_open(folder);
	unsigned steps = 0;

	for (unsigned i = 0; i < 40; i++)
		saved(s, "rapat koordinasi kehumasan yang digelar secara daring");
	while (store_idle(s))
		g_assert_cmpuint(++steps, <, 1000);
	g_assert_cmpuint(steps, >, 0);
	g_assert_false(store_idle(s));
	g_autoptr(GPtrArray) hits = article_search(s, "kehumas", 100, NULL);
	g_assert_cmpuint(hits->len, ==, 40);
}

static void note_word(void *ctx, const char *word, int64_t articles, int64_t times)
{
	g_string_append_printf(ctx, "%s %d %d\n", word, (int)articles, (int)times);
}

TEST(words_of_the_articles_are_counted_a_part_at_a_time)
{
	g_autofree char *folder = folder_of("toko");
	g_autoptr(store) s = shelf_open(folder);
	g_autoptr(GString) words = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	saved(s, "Rapat koordinasi, rapat pleno");
	saved(s, "rapat daring");
	g_assert_cmpuint(article_words(s, "", 2, note_word, words, &error), ==, 2);
	g_assert_no_error(error);
	g_assert_nonnull(strstr(words->str, "daring 1 1\n"));
	g_assert_cmpuint(article_words(s, "koordinasi", 50, note_word, words, NULL), <, 50);
	g_assert_nonnull(strstr(words->str, "rapat 2 3\n"));
}

TEST_MAIN
