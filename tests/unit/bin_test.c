#include "test.h"
#include "shelf.h"
#include "store/bin.h"
#include "store/notes.h"

enum { DAY_S = 86400 };

static int64_t add(struct store *s, const char *title)
{
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;

	article_init(&a);
	g_free(a.field[FIELD_TITLE]);
	a.field[FIELD_TITLE] = g_strdup(title);
	article_save(s, &a, REVISION_SAVE, "afitri", NULL, 1000, &error);
	g_assert_no_error(error);
	article_save(s, &a, REVISION_SAVE, "afitri", NULL, 1001, &error);
	g_assert_no_error(error);
	return a.id;
}

static unsigned expired(struct store *s, int64_t now_s)
{
	int64_t id = 0;
	char *ulid = NULL;
	unsigned n = 0;

	while (bin_expired(s, now_s, id, &id, &ulid, NULL)) {
		g_clear_pointer(&ulid, g_free);
		n++;
	}
	return n;
}

/* So many days on which the store is open, from a day on. */
static int64_t days_pass(struct store *s, int64_t from_s, int days)
{
	for (int i = 0; i < days; i++, from_s += DAY_S) {
		g_assert_true(bin_count_day(s, from_s, NULL));
		g_assert_true(bin_count_day(s, from_s + 10, NULL));
	}
	return from_s;
}

TEST(what_was_thrown_away_is_listed_and_comes_back)
{
	g_autoptr(store) s = shelf_open_usual();
	int64_t first = add(s, "Satu"), second = add(s, "Dua");

	g_assert_true(article_bin(s, first, true, 5000, NULL));
	g_assert_true(article_bin(s, second, true, 6000, NULL));
	g_autoptr(GPtrArray) two = bin_list(s, NULL);
	g_assert_cmpuint(two->len, ==, 2);
	g_assert_cmpstr(((struct list_row *)two->pdata[0])->title, ==, "Dua");
	g_assert_cmpint(((struct list_row *)two->pdata[0])->changed_s, ==, 6000);
	g_assert_true(article_bin(s, second, false, 7000, NULL));
	g_autoptr(GPtrArray) one = bin_list(s, NULL);
	g_assert_cmpuint(one->len, ==, 1);
}

TEST(nothing_goes_before_thirty_days_and_thirty_days_of_use)
{
	g_autoptr(store) s = shelf_open_usual();
	int64_t id = add(s, "Satu"), now_s = 1700000000;

	days_pass(s, now_s, 1);
	g_assert_true(article_bin(s, id, true, now_s, NULL));
	now_s = days_pass(s, now_s + DAY_S, 29);
	g_assert_cmpuint(expired(s, now_s), ==, 0);
	now_s = days_pass(s, now_s, 2);
	g_assert_cmpuint(expired(s, now_s), ==, 1);
	g_assert_true(bin_purge(s, id, NULL));
	g_autoptr(GPtrArray) left = bin_list(s, NULL);
	g_assert_cmpuint(left->len, ==, 0);
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;
	g_assert_false(article_load(s, id, &a, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_NOT_FOUND);
	g_autoptr(GPtrArray) problems = store_verify(s, NULL);
	g_assert_cmpuint(problems->len, ==, 0);
}

TEST(a_clock_that_jumps_to_2099_and_back_takes_nothing_away)
{
	g_autoptr(store) s = shelf_open_usual();
	int64_t id = add(s, "Satu"), now_s = 1700000000, far_s = 4070908800;

	days_pass(s, now_s, 1);
	g_assert_true(article_bin(s, id, true, now_s, NULL));
	for (int i = 0; i < 5; i++) {
		days_pass(s, far_s, 1);
		g_assert_cmpuint(expired(s, far_s), ==, 0);
		days_pass(s, 0, 1);
		g_assert_cmpuint(expired(s, 0), ==, 0);
	}
}

TEST(what_was_exported_is_never_taken_away)
{
	g_autoptr(store) s = shelf_open_usual();
	g_auto(article) a = { 0 };
	int64_t id = add(s, "Satu"), now_s = 1700000000;

	g_assert_true(article_load(s, id, &a, NULL));
	g_assert_true(exported_add(s, id, a.head, "", "txt", "/x", "afitri", "", 5, NULL));
	g_assert_true(article_bin(s, id, true, now_s, NULL));
	now_s = days_pass(s, now_s, 40);
	g_assert_cmpuint(expired(s, now_s), ==, 0);
}

TEST(an_article_outside_the_bin_is_not_purged_and_keeps_every_version)
{
	g_autoptr(store) s = shelf_open_usual();
	int64_t id = add(s, "Satu");
	g_autoptr(GError) error = NULL;

	g_assert_false(bin_purge(s, id, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_CONFLICT);
	g_autoptr(GPtrArray) revisions = article_revisions(s, id, NULL);
	g_assert_cmpuint(revisions->len, ==, 2);
}

TEST_MAIN
