#include "test.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "app/care.h"
#include "desk.h"
#include "store/place.h"

enum { DAY_S = 86400, WIB = 420 };

static const int64_t now_s = 1620113400;         /* 2021-05-04 07.30 UTC, a Tuesday */

/* A copy each day, the newest now: how many stay, and how many of the newest are without a gap. */
TEST(seven_days_four_weeks_and_six_months_stay)
{
	enum { N = 400 };
	int64_t at_s[N];
	bool goes[N];
	unsigned left = 0, run = 0;

	for (int i = 0; i < N; i++)
		at_s[i] = now_s - (int64_t)(N - 1 - i) * DAY_S;
	backup_rotate(at_s, N, now_s, WIB, goes);
	for (int i = 0; i < N; i++)
		left += !goes[i];
	while (!goes[N - 1 - run])
		run++;
	g_assert_cmpuint(run, ==, 7);
	g_assert_cmpuint(left, >=, 7 + 2 + 4);
	g_assert_cmpuint(left, <=, 7 + 4 + 6);
}

TEST(a_clock_that_jumps_takes_neither_the_newest_nor_all)
{
	int64_t at_s[31];
	bool goes[31];

	/* Back to 1970: all others are dated later, and the new one stays. */
	at_s[0] = 5;
	for (int i = 1; i < 31; i++)
		at_s[i] = now_s - (30 - i) * DAY_S;
	backup_rotate(at_s, 31, 5, WIB, goes);
	for (int i = 0; i < 31; i++)
		g_assert_false(goes[i]);
	/* On to 2099 and back again: that copy takes no place. */
	at_s[30] = 4080000000;
	backup_rotate(at_s, 31, now_s - DAY_S, WIB, goes);
	g_assert_false(goes[30]);
	for (int i = 23; i < 30; i++)
		g_assert_false(goes[i]);
}

static char *copies_of(const struct desk *d)
{
	return g_build_filename(store_folder(d->store), "cadangan", NULL);
}

TEST(a_day_has_one_copy_that_others_cannot_read_and_files_of_others_stay)
{
	struct desk d = { 0 };
	g_autoptr(GError) error = NULL;
	GStatBuf file;

	desk_open(&d, "Judul", "isi");
	g_autofree char *copies = copies_of(&d);
	for (int day = 0; day < 10; day++)
		for (int i = 0; i < 2; i++) {
			care_run(d.store, now_s + day * DAY_S + i, WIB, &error);
			g_assert_no_error(error);
			g_autofree char *mine = g_build_filename(copies, "harian-lama.db", NULL);
			g_assert_true(g_file_set_contents(mine, "milik orang", -1, NULL));
		}
	g_autofree char *first = g_build_filename(copies, "harian-20210504-073000.db", NULL);
	g_autofree char *last = g_build_filename(copies, "harian-20210513-073000.db", NULL);
	g_assert_false(g_file_test(first, G_FILE_TEST_EXISTS));
	g_assert_cmpint(g_stat(last, &file), ==, 0);
	g_assert_cmpint(file.st_mode & 0777, ==, 0600);
	g_assert_cmpuint(test_count_files(copies), ==, 7 + 1);
	g_assert_cmpint(store_newest_backup(d.store, now_s + 20 * DAY_S), ==, now_s + 9 * DAY_S);
	desk_close(&d);
}

TEST(of_two_sessions_one_makes_the_copy_of_the_day_and_the_other_waits_for_nothing)
{
	struct desk d = { 0 };
	g_autoptr(store) other = NULL;
	g_autoptr(GError) error = NULL;
	g_autofree char *first = NULL, *second = NULL;

	desk_open(&d, "Judul", "isi");
	g_assert_true(store_open_again(&other, d.store, &error));
	g_autofree char *copies = copies_of(&d);
	g_assert_cmpint(g_mkdir(copies, 0700), ==, 0);
	/* The other one is at it. */
	int at = g_open(copies, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
	g_assert_cmpint(place_lock(at), ==, PLACE_LOCKED);
	g_assert_true(store_backup_daily(d.store, now_s, WIB, &first, &error));
	g_assert_no_error(error);
	g_assert_null(first);
	g_assert_cmpuint(test_count_files(copies), ==, 0);
	g_close(at, NULL);
	/* What a session left that died while it was at it goes. */
	g_autofree char *litter = g_build_filename(copies, "harian-20210503-073000.db.0000abcd.sementara", NULL);
	g_assert_true(g_file_set_contents(litter, "sebagian", -1, NULL));
	g_assert_true(store_backup_daily(other, now_s, WIB, &first, &error));
	g_assert_nonnull(first);
	g_assert_true(store_backup_daily(d.store, now_s + 60, WIB, &second, &error));
	g_assert_null(second);
	g_assert_cmpuint(test_count_files(copies), ==, 1);
	desk_close(&d);
}

/* Twice the store must be free; a sparse end makes it as large as any disk. */
TEST(a_copy_that_would_leave_little_room_is_not_made_and_says_so)
{
	struct desk d = { 0 };
	g_autoptr(GError) error = NULL;
	g_autofree char *path = NULL;
	GStatBuf before;

	desk_open(&d, "Judul", "isi");
	g_autofree char *copies = copies_of(&d), *file = store_file(store_folder(d.store));
	g_assert_cmpint(g_stat(file, &before), ==, 0);
	g_assert_cmpint(truncate(file, (off_t)1 << 42), ==, 0);
	bool made = store_backup_daily(d.store, now_s, WIB, &path, &error);
	g_assert_cmpint(truncate(file, before.st_size), ==, 0);
	g_assert_false(made);
	g_assert_error(error, STORE_ERROR, STORE_ERROR_FULL);
	g_assert_null(path);
	g_assert_cmpuint(test_count_files(copies), ==, 0);
	desk_close(&d);
}

static bool at_once(void *ctx)
{
	(void)ctx;
	return true;
}

TEST(a_check_that_gives_way_leaves_no_copy_behind)
{
	struct desk d = { 0 };
	g_autoptr(GError) error = NULL;
	g_autofree char *path = NULL;

	desk_open(&d, "Judul", "isi");
	for (int i = 0; i < 300; i++) {
		g_auto(article) a = { 0 };
		article_init(&a);
		g_assert_true(article_save(d.store, &a, REVISION_SAVE, "penulis", NULL, 1000, NULL));
	}
	g_autofree char *copies = copies_of(&d);
	store_stop_when(d.store, at_once, NULL);
	g_assert_false(store_backup_daily(d.store, now_s, WIB, &path, &error));
	store_stop_when(d.store, NULL, NULL);
	g_assert_null(path);
	g_assert_cmpuint(test_count_files(copies), ==, 0);
	g_assert_true(store_quick_check(d.store, NULL));
	desk_close(&d);
}

TEST_MAIN
