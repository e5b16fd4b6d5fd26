#include "test.h"
#include "desk.h"

static void replace(struct desk *d, const char *what, const char *with)
{
	key(d->app, 'r' | CTRL);
	type(d->app, what);
	key(d->app, K_TAB);
	type(d->app, with);
}

TEST(a_search_tells_which_hit_of_how_many_and_that_it_went_round)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "|rapat dan Rapat dan rapatkan");
	key(d.app, 'f' | CTRL);
	type(d.app, "rapat");
	g_assert_nonnull(strstr(app_overlay(d.app)->title, "3 temuan"));
	key(d.app, 'w' | MOD_ALT);
	g_assert_nonnull(strstr(app_overlay(d.app)->title, "2 temuan"));
	key(d.app, K_ENTER);
	g_assert_nonnull(strstr(d.app->notice, "1 dari 2"));
	key(d.app, K_F1 + 2);
	g_assert_nonnull(strstr(d.app->notice, "2 dari 2"));
	key(d.app, K_F1 + 2);
	g_assert_nonnull(strstr(d.app->notice, "1 dari 2 · dilanjutkan dari awal"));
	desk_close(&d);
}

TEST(a_pattern_replaces_with_what_its_brackets_found_as_one_step)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "|a1 b2 c3");
	replace(&d, "([a-z])(\\d)", "$2$1");
	key(d.app, 'r' | MOD_ALT);
	key(d.app, K_ENTER);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "1a 2b 3c");
	key(d.app, 'z' | CTRL);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "a1 b2 c3");
	desk_close(&d);
}

TEST(a_pattern_that_cannot_be_read_is_explained_and_changes_nothing)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "|isi");
	replace(&d, "(isi", "x");
	key(d.app, 'r' | MOD_ALT);
	key(d.app, K_ENTER);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "isi");
	g_assert_nonnull(strstr(d.app->notice, "kurung ( belum ditutup"));
	desk_close(&d);
}

TEST(one_by_one_hits_are_replaced_or_left_and_the_rest_at_once)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "x x| x x x");
	replace(&d, "x", "yy");
	key(d.app, 's' | MOD_ALT);
	type(d.app, "l");
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "x x x x x");
	type(d.app, "y");
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "x x x yy x");
	type(d.app, "a");
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "yy yy x yy yy");
	g_assert_null(app_overlay(d.app));
	g_assert_nonnull(strstr(d.app->notice, "4 diganti"));
	g_assert_false(d.app->find.shown);
	desk_close(&d);
}

TEST(a_selection_is_where_is_replaced_until_it_is_switched_off)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "x <x x> x");
	replace(&d, "x", "y");
	key(d.app, K_ENTER);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "x y y x");
	put(&d, "x <x x> x");
	replace(&d, "x", "y");
	key(d.app, 'p' | MOD_ALT);
	key(d.app, K_ENTER);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "y y y y");
	desk_close(&d);
}

TEST_MAIN
