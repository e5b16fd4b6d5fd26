#include "test.h"
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include "store/notes.h"
#include "store/salvage.h"

enum { ARTICLES = 200, PAGE = 4096, DAMAGES = 12 };

static char *body_of(unsigned i, unsigned version)
{
	GString *out = g_string_new(NULL);

	for (unsigned n = 0; n < 20 + i % 90; n++)
		g_string_append_printf(out, "Paragraf %u dari naskah %u versi %u tentang rapat kehumasan.\n\n", n, i, version);
	return g_string_free(out, FALSE);
}

static void save(struct store *s, struct article *a, unsigned i, unsigned version)
{
	g_autoptr(GError) error = NULL;

	g_free(a->body);
	a->body = body_of(i, version);
	a->body_len = strlen(a->body);
	article_save(s, a, REVISION_SAVE, "afitri", NULL, i, &error);
	g_assert_no_error(error);
}

static GString *make_store(const char *folder)
{
	g_autoptr(store) s = NULL;
	GString *whole = NULL;

	g_assert_true(store_open(&s, folder, NULL));
	g_assert_true(store_batch_begin(s, NULL));
	for (unsigned i = 1; i <= ARTICLES; i++) {
		g_auto(article) a = { 0 };
		article_init(&a);
		g_free(a.field[FIELD_TITLE]);
		a.field[FIELD_TITLE] = g_strdup_printf("%u", i);
		save(s, &a, i, 1);
		save(s, &a, i, 2);
	}
	g_assert_true(store_batch_commit(s, NULL));
	g_assert_true(article_bin(s, 7, true, 99, NULL));
	g_autofree char *path = store_file(folder);
	g_assert_true(file_read(&whole, path, FILE_READ_MAX, NULL));
	return whole;
}

static void remove_store(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_remove(path);
	}
	g_rmdir(folder);
}

static bool is_named(const struct salvage *v, int64_t id)
{
	for (unsigned i = 0; i < v->losses->len; i++)
		if (((const struct salvage_loss *)v->losses->pdata[i])->id == id)
			return true;
	return false;
}

/* Each article that came out and is not named as doubtful has the last text of its title; each text was once written. */
static void texts_are_true(const char *folder, const struct salvage *v)
{
	g_autoptr(store) s = NULL;

	g_assert_true(store_open(&s, folder, NULL));
	for (unsigned id = 1; id <= v->articles; id++) {
		g_auto(article) a = { 0 };
		g_assert_true(article_load(s, id, &a, NULL));
		unsigned i = (unsigned)g_ascii_strtoull(a.field[FIELD_TITLE], NULL, 10);
		g_autofree char *last = body_of(i, 2), *first = body_of(i, 1);
		g_assert_true(strcmp(a.body, last) == 0 || (is_named(v, id) && strcmp(a.body, first) == 0));
	}
}

/* How many articles come out of these bytes. */
static unsigned salvaged(const GString *bytes)
{
	g_autofree char *path = g_build_filename(g_get_user_data_dir(), "rusak.db", NULL), *to = g_build_filename(g_get_user_data_dir(), "baru", NULL);
	g_auto(salvage) v = { 0 };

	g_assert_true(g_file_set_contents(path, bytes->str, (gssize)bytes->len, NULL));
	remove_store(to);
	if (!store_salvage(path, to, "tanpa bukti", &v, NULL)) {
		g_assert_false(g_file_test(to, G_FILE_TEST_EXISTS));
		return 0;
	}
	texts_are_true(to, &v);
	return v.articles;
}

TEST(a_whole_copy_comes_out_whole_and_a_folder_with_something_in_it_is_left_alone)
{
	g_autofree char *folder = store_default_folder(NULL), *to = g_build_filename(g_get_user_data_dir(), "baru", NULL);
	g_string_free(make_store(folder), TRUE);
	g_autoptr(GError) error = NULL;
	g_auto(salvage) v = { 0 }, again = { 0 };

	g_assert_true(store_salvage(folder, to, "", &v, &error));
	g_assert_true(v.exact);
	g_assert_cmpuint(v.articles, ==, ARTICLES);
	g_assert_cmpuint(v.losses->len, ==, 0);
	g_assert_false(store_salvage(folder, to, "", &again, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_EXISTS);
}

TEST(what_a_killed_try_left_does_not_stand_in_the_way_of_the_next)
{
	g_autofree char *folder = store_default_folder(NULL), *to = g_build_filename(g_get_user_data_dir(), "baru", NULL);
	g_autofree char *draft = g_build_filename(to, "redaksi.db.0123abcd.sementara", NULL), *journal = g_strconcat(draft, "-journal", NULL);
	g_autoptr(GError) error = NULL;
	g_auto(salvage) v = { 0 };

	g_string_free(make_store(folder), TRUE);
	g_assert_cmpint(g_mkdir(to, 0700), ==, 0);
	g_assert_true(g_file_set_contents(draft, "separuh", -1, NULL) && g_file_set_contents(journal, "separuh", -1, NULL));
	store_salvage(folder, to, "", &v, &error);
	g_assert_no_error(error);
	g_assert_true(v.exact);
	g_assert_false(g_file_test(draft, G_FILE_TEST_EXISTS) || g_file_test(journal, G_FILE_TEST_EXISTS));
}

TEST(one_lost_page_costs_less_than_a_tenth_of_the_articles_and_changes_none)
{
	g_autofree char *folder = store_default_folder(NULL);
	g_autoptr(GString) whole = make_store(folder);
	gsize pages = whole->len / PAGE;

	for (gsize n = 0; n < DAMAGES; n++) {
		g_autoptr(GString) bytes = g_string_new_len(whole->str, (gssize)whole->len);
		gsize page = n < 6 ? n : n * pages / DAMAGES;
		memset(bytes->str + page * PAGE, 0, PAGE);
		g_assert_cmpuint(salvaged(bytes), >=, ARTICLES * 9 / 10);
	}
}

TEST(no_flipped_byte_brings_a_changed_text_out_as_good)
{
	g_autofree char *folder = store_default_folder(NULL);
	g_autoptr(GString) whole = make_store(folder);
	g_autoptr(GRand) rand = g_rand_new_with_seed(23);

	for (unsigned n = 0; n < DAMAGES; n++) {
		g_autoptr(GString) bytes = g_string_new_len(whole->str, (gssize)whole->len);
		for (unsigned flips = 1 + 8 * (n % 5); flips > 0; flips--)
			bytes->str[g_rand_int_range(rand, 0, (gint32)bytes->len)] ^= (char)(1 << g_rand_int_range(rand, 0, 8));
		g_assert_cmpuint(salvaged(bytes), >, ARTICLES / 2);
	}
}

TEST(a_store_that_was_cut_gives_what_is_left_or_says_that_nothing_is)
{
	g_autofree char *folder = store_default_folder(NULL);
	g_autoptr(GString) whole = make_store(folder);

	for (gsize n = 1; n < 8; n++) {
		g_autoptr(GString) bytes = g_string_new_len(whole->str, (gssize)(whole->len * n / 8 + n));
		salvaged(bytes);
	}
	g_string_truncate(whole, 50);
	g_assert_cmpuint(salvaged(whole), ==, 0);
}

static void add_notes(const char *folder)
{
	enum { WORDS = 400 };                /* so many that inner pages hold some of them */
	g_autoptr(store) s = NULL;
	g_auto(article) a = { 0 };

	g_assert_true(store_open(&s, folder, NULL));
	g_assert_true(store_batch_begin(s, NULL));
	for (unsigned i = 0; i < WORDS; i++) {
		g_autofree char *word = g_strdup_printf("kata%u", i);
		g_assert_true(own_word_add(s, word, "kantor", "tolak", "ganti", "afitri", 5, NULL));
	}
	g_assert_true(store_batch_commit(s, NULL));
	g_assert_true(store_setting_put(s, "kantor", "KPU Bumi Raya", NULL));
	g_assert_true(article_load(s, 3, &a, NULL));
	g_assert_true(accepted_add(s, 3, "eja", "rakor", "istilah", "afitri", 6, NULL));
	g_assert_true(exported_add(s, 3, a.head, "web", "html", "/srv/3.html", "afitri", "", 7, NULL));
	g_assert_true(exported_add(s, 3, a.head, "grup", "wa", "/srv/3.txt", "afitri", "segera", 8, NULL));
}

TEST(own_words_settings_and_what_left_come_out_too_when_the_first_page_is_gone)
{
	g_autofree char *folder = store_default_folder(NULL), *path = store_file(folder), *to = g_build_filename(g_get_user_data_dir(), "baru", NULL);
	g_string_free(make_store(folder), TRUE);
	add_notes(folder);
	g_autoptr(GString) bytes = NULL;
	g_auto(salvage) v = { 0 };
	g_autoptr(store) s = NULL;
	g_autoptr(GError) error = NULL;

	g_assert_true(file_read(&bytes, path, FILE_READ_MAX, NULL));
	memset(bytes->str, 0, PAGE);
	g_assert_true(g_file_set_contents(path, bytes->str, (gssize)bytes->len, NULL));
	g_assert_true(salvage_finds(folder));
	store_salvage(path, to, "tanpa bukti", &v, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(v.articles, ==, ARTICLES);
	g_assert_cmpuint(v.notes, ==, 400 + 1 + 1 + 2);
	g_assert_true(store_open(&s, to, NULL));
	g_autoptr(GPtrArray) words = own_word_list(s, "x", NULL);
	g_assert_cmpuint(words->len, ==, 400);
	g_assert_cmpstr(((const struct own_word *)words->pdata[0])->replacement, ==, "ganti");
	g_autofree char *office = store_setting_get(s, "kantor");
	g_assert_cmpstr(office, ==, "KPU Bumi Raya");
	g_autoptr(GPtrArray) left = exported_list(s, 3, NULL);
	g_assert_cmpuint(left->len, ==, 2);
	g_assert_cmpstr(((const struct exported *)left->pdata[0])->forced, ==, "segera");
	g_autoptr(GPtrArray) accepted = accepted_list(s, 3, NULL);
	g_assert_cmpuint(accepted->len, ==, 1);
}

static void die_in_a_commit(const char *folder)
{
	g_autoptr(store) s = NULL;

	g_assert_true(store_open(&s, folder, NULL));
	g_assert_true(store_batch_begin(s, NULL));
	for (int64_t id = 1; id <= ARTICLES; id++) {
		g_auto(article) a = { 0 };
		g_assert_true(article_load(s, id, &a, NULL));
		g_free(a.body);
		a.body_len = 40000;
		a.body = g_strnfill(a.body_len, 'x');
		g_assert_true(article_save(s, &a, REVISION_SAVE, "afitri", NULL, 9000, NULL));
	}
	raise(SIGKILL);
}

/* Pages of the commit are in the file already, and what they were before stands beside it. */
TEST(a_store_whose_session_died_in_a_commit_comes_out_whole_as_it_was_before)
{
	g_autofree char *folder = g_build_filename(g_get_user_data_dir(), "asal", NULL), *to = g_build_filename(g_get_user_data_dir(), "baru", NULL);
	g_autofree char *journal = g_build_filename(folder, "redaksi.db-journal", NULL);
	g_autoptr(GError) error = NULL;
	g_auto(salvage) v = { 0 };
	g_autoptr(store) s = NULL;
	g_auto(article) a = { 0 };
	GStatBuf st;

	g_string_free(make_store(folder), TRUE);
	pid_t child = fork();
	if (child == 0)
		die_in_a_commit(folder);
	g_assert_cmpint(waitpid(child, NULL, 0), ==, child);
	g_assert_true(g_stat(journal, &st) == 0 && st.st_size > 0);
	gint64 before = st.st_size;
	store_salvage(folder, to, "", &v, &error);
	g_assert_no_error(error);
	g_assert_true(v.exact);
	g_assert_cmpuint(v.articles, ==, ARTICLES);
	g_assert_true(store_open(&s, to, NULL));
	g_assert_true(article_load(s, 1, &a, NULL));
	g_assert_cmpint(a.version, ==, 2);
	/* The old one is as it was, and nothing of the way is left. */
	g_assert_true(g_stat(journal, &st) == 0 && st.st_size == before);
	g_autofree char *left = g_build_filename(to, "redaksi.db.asal", NULL);
	g_assert_false(g_file_test(left, G_FILE_TEST_EXISTS));
}

TEST(a_file_of_somebody_else_holds_nothing_to_salvage)
{
	g_autofree char *folder = store_default_folder(NULL), *path = store_file(folder);

	g_mkdir_with_parents(folder, 0700);
	g_assert_true(g_file_set_contents(path, "SQLite format 3 bukan", -1, NULL));
	g_assert_false(salvage_finds(folder));
}

TEST_MAIN
