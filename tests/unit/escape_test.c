#include "test.h"
#include "desk.h"

/* Press Esc; what follows comes `us` later. */
static void escape_then_wait(struct app *a, int64_t us)
{
	key(a, K_ESC);
	a->now_us += us;
	app_tick(a);
}

static void check_shown(const struct desk *d, const char *expected)
{
	g_autofree char *is = shown(d);

	g_assert_cmpstr(is, ==, expected);
}

TEST(a_letter_half_a_second_after_esc_is_the_key_it_means_and_not_text)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "kata <penting> ini");
	escape_then_wait(d.app, 500000);
	check_shown(&d, "kata penting| ini");
	type(d.app, "b");
	check_shown(&d, "kata **<penting>** ini");
	put(&d, "kata|");
	escape_then_wait(d.app, 500000);
	type(d.app, "0");
	g_assert_nonnull(app_overlay(d.app));
	check_shown(&d, "kata|");
	desk_close(&d);
}

TEST(a_letter_later_or_one_that_means_nothing_is_text)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "|");
	escape_then_wait(d.app, 1100000);
	type(d.app, "b");
	escape_then_wait(d.app, 300000);
	type(d.app, "%");
	escape_then_wait(d.app, 300000);
	key(d.app, K_LEFT);
	type(d.app, "b");
	check_shown(&d, "bb|%");
	desk_close(&d);
}

TEST(esc_that_closed_something_is_spent)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "|");
	run(d.app, "menu");
	escape_then_wait(d.app, 200000);
	g_assert_null(app_overlay(d.app));
	type(d.app, "b");
	check_shown(&d, "b|");
	desk_close(&d);
}

TEST(in_the_prompt_of_find_esc_gives_its_letter_time_and_closes_without_one)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "|");
	run(d.app, "find");
	escape_then_wait(d.app, 400000);
	type(d.app, "w");
	g_assert_nonnull(app_overlay(d.app));
	g_assert_true(d.app->find.options.whole_word);
	escape_then_wait(d.app, 700000);
	g_assert_null(app_overlay(d.app));
	run(d.app, "find");
	escape_then_wait(d.app, 100000);
	key(d.app, K_ESC);
	g_assert_null(app_overlay(d.app));
	run(d.app, "find");
	escape_then_wait(d.app, 100000);
	type(d.app, "x");
	g_assert_null(app_overlay(d.app));
	check_shown(&d, "x|");
	desk_close(&d);
}
TEST_MAIN
