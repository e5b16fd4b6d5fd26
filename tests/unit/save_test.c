#include "test.h"
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "shelf.h"
#include "store/article.h"

static void set_body(struct article *a, const char *body)
{
	g_free(a->body);
	a->body = g_strdup(body);
	a->body_len = strlen(body);
}

static int64_t add(struct store *s, const char *body)
{
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;

	article_init(&a);
	set_body(&a, body);
	article_save(s, &a, REVISION_SAVE, "afitri", NULL, 1, &error);
	g_assert_no_error(error);
	return a.id;
}

static void save_line(struct store *s, int64_t id, unsigned writer, unsigned n)
{
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;
	g_autofree char *line = g_strdup_printf("%u:%u\n", writer, n), *body = NULL;

	while (!article_load(s, id, &a, NULL))
		;
	body = g_strconcat(a.body, line, NULL);
	set_body(&a, body);
	/* Busy is the only answer that stored nothing; a conflict has kept the text. */
	while (!article_save(s, &a, REVISION_SAVE, "afitri", NULL, 1, &error) && error->code == STORE_ERROR_BUSY)
		g_clear_error(&error);
	if (error && error->code != STORE_ERROR_CONFLICT)
		_exit(1);
}

TEST(four_writers_of_one_article_lose_no_text_that_was_kept)
{
	enum { WRITERS = 4, LINES = 25 };
	struct store *s = shelf_open_usual();
	int64_t id = add(s, "");
	pid_t child[WRITERS];
	unsigned found = 0;

	store_close(s);
	for (unsigned w = 0; w < WRITERS; w++) {
		child[w] = fork();
		if (child[w] != 0)
			continue;
		s = shelf_open_usual();
		for (unsigned n = 0; n < LINES; n++)
			save_line(s, id, w, n);
		store_close(s);
		_exit(0);
	}
	for (unsigned w = 0; w < WRITERS; w++) {
		int status;
		g_assert_cmpint(waitpid(child[w], &status, 0), ==, child[w]);
		g_assert_cmpint(status, ==, 0);
	}
	s = shelf_open_usual();
	g_autoptr(GPtrArray) list = article_revisions(s, id, NULL);
	g_assert_cmpuint(list->len, ==, WRITERS * LINES + 1);
	for (unsigned w = 0; w < WRITERS; w++)
		for (unsigned n = 0; n < LINES; n++) {
			g_autofree char *line = g_strdup_printf("%u:%u\n", w, n);
			bool seen = false;
			for (guint i = 0; i < list->len && !seen; i++) {
				g_auto(article) a = { 0 };
				g_assert_true(article_load_revision(s, id, ((struct revision *)g_ptr_array_index(list, i))->id, &a, NULL));
				seen = strstr(a.body, line) != NULL;
			}
			found += seen;
		}
	g_assert_cmpuint(found, ==, WRITERS * LINES);
	g_autoptr(GPtrArray) problems = store_verify(s, NULL);
	g_assert_cmpuint(problems->len, ==, 0);
	store_close(s);
}

/* The child saves numbers in order and says each one that is stored, until it is killed. */
static void save_until_killed(int64_t id, int said)
{
	struct store *s = shelf_open_usual();
	g_auto(article) a = { 0 };

	article_load(s, id, &a, NULL);
	for (uint32_t n = 1;; n++) {
		g_autofree char *body = g_strdup_printf("%u %s", n, "isi naskah yang cukup panjang agar beberapa halaman berubah ");
		set_body(&a, body);
		if (!article_save(s, &a, REVISION_SAVE, "afitri", NULL, n, NULL) || write(said, &n, sizeof n) != sizeof n)
			_exit(1);
	}
}

/* A transaction that writes has its undo pages in the file beside the store. */
static void wait_for_a_transaction(void)
{
	g_autofree char *folder = store_default_folder(NULL), *path = g_build_filename(folder, "redaksi.db-journal", NULL);
	struct stat st = { 0 };

	while (stat(path, &st) < 0 || st.st_size == 0)
		g_thread_yield();
}

TEST(a_kill_during_saves_leaves_the_last_text_that_was_said_to_be_saved_or_the_next)
{
	struct store *s = shelf_open_usual();
	int64_t id = add(s, "0 ");

	store_close(s);
	for (unsigned run = 0; run < 15; run++) {
		int ends[2];
		uint32_t last = 0, n;
		g_assert_cmpint(pipe(ends), ==, 0);
		pid_t child = fork();
		if (child == 0)
			save_until_killed(id, ends[1]);
		close(ends[1]);
		while (last < 1 + run % 4 && read(ends[0], &n, sizeof n) == sizeof n)
			last = n;
		if (run % 2 == 1)            /* every other kill falls into a transaction, the rest between two */
			wait_for_a_transaction();
		kill(child, SIGKILL);
		while (read(ends[0], &n, sizeof n) == sizeof n)
			last = n;
		close(ends[0]);
		waitpid(child, NULL, 0);

		s = shelf_open_usual();
		g_auto(article) a = { 0 };
		g_assert_true(article_load(s, id, &a, NULL));
		guint64 stored = g_ascii_strtoull(a.body, NULL, 10);
		g_assert_cmpuint(stored, >=, last);
		g_assert_cmpuint(stored, <=, last + 1);
		g_autoptr(GPtrArray) problems = store_verify(s, NULL);
		g_assert_cmpuint(problems->len, ==, 0);
		store_close(s);
	}
}

TEST(a_disk_that_refuses_bytes_leaves_the_old_text_and_saving_works_once_it_takes_them)
{
	g_autoptr(store) s = shelf_open_usual();
	g_auto(article) a = { 0 }, b = { 0 };
	g_autoptr(GError) error = NULL;
	g_autofree char *big = g_strnfill(3 << 20, 'x');
	int64_t id = add(s, "lama");
	struct rlimit before, limit;

	signal(SIGXFSZ, SIG_IGN);
	g_assert_true(article_load(s, id, &a, NULL));
	set_body(&a, big);
	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &before), ==, 0);
	limit = (struct rlimit){ 1 << 20, before.rlim_max };
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	g_assert_false(article_save(s, &a, REVISION_SAVE, "afitri", NULL, 2, &error));
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &before), ==, 0);
	g_assert_cmpint(a.version, ==, 1);
	g_assert_true(article_load(s, id, &b, NULL));
	g_assert_cmpstr(b.body, ==, "lama");
	g_assert_true(article_save(s, &a, REVISION_SAVE, "afitri", NULL, 3, NULL));
	g_assert_cmpint(a.version, ==, 2);
	g_autoptr(GPtrArray) problems = store_verify(s, NULL);
	g_assert_cmpuint(problems->len, ==, 0);
}

TEST_MAIN
