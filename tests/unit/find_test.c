#include "test.h"
#include "desk.h"
#include "saved.h"

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

TEST(a_look_before_replacing_shows_each_hit_and_leaves_out_what_was_excluded)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "|a1 b2\n\nc3");
	replace(&d, "([a-z])(\\d)", "$2$1");
	key(d.app, 'r' | MOD_ALT);
	key(d.app, 'l' | MOD_ALT);
	struct overlay *o = app_overlay(d.app);
	g_assert_cmpstr(o->title, ==, "GANTI 3 dari 3 temuan");
	g_assert_cmpstr(o->sides[1].text, ==, "[+1a+] b2");
	g_assert_true(d.app->find.shown);
	key(d.app, K_DOWN);
	type(d.app, " ");
	g_assert_cmpstr(o->title, ==, "GANTI 2 dari 3 temuan");
	g_assert_cmpuint(o->current, ==, 2);
	g_assert_cmpstr(o->sides[0].text, ==, "[-c3-]");
	key(d.app, K_ENTER);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "1a b2\n\n3c");
	g_assert_false(d.app->find.shown);
	key(d.app, 'z' | CTRL);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "a1 b2\n\nc3");
	desk_close(&d);
}

TEST(leaving_the_look_brings_back_the_place_and_the_selection)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "x <x x> x");
	replace(&d, "x", "y");
	key(d.app, 'l' | MOD_ALT);
	g_assert_cmpstr(app_overlay(d.app)->title, ==, "GANTI 2 dari 2 temuan");
	key(d.app, K_DOWN);
	key(d.app, K_ESC);
	g_autofree char *is = shown(&d);
	g_assert_cmpstr(is, ==, "x <x x> x");
	desk_close(&d);
}

/* Turns until nothing is due for the run over articles. */
static void run_through(struct app *a)
{
	while (a->sweep_due_us) {
		a->now_us++;
		app_tick(a);
	}
}

static void another(struct desk *d, const char *body)
{
	saved(d->store, body);
	app_reload_list(d->app, 0);
}

TEST(from_the_list_all_articles_in_it_are_looked_at_changed_and_changed_back)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "rapat yang terbuka");
	another(&d, "rapat lain dan rapat lagi");
	run(d.app, "go_list");
	key(d.app, 'r' | CTRL);
	type(d.app, "rapat");
	key(d.app, K_TAB);
	type(d.app, "sidang");
	key(d.app, K_ENTER);
	run_through(d.app);
	struct overlay *o = app_overlay(d.app);
	g_assert_cmpstr(o->title, ==, "GANTI 3 dari 3 temuan, 2 naskah");
	g_autofree char *before = stored_body(&d);
	g_assert_cmpstr(before, ==, "rapat yang terbuka");
	key(d.app, K_ENTER);
	run_through(d.app);
	g_assert_cmpstr(app_overlay(d.app)->title, ==, "3 diganti dalam 2 naskah");
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "sidang yang terbuka");
	g_autofree char *after = stored_body(&d);
	g_assert_cmpstr(after, ==, "sidang yang terbuka");
	type(d.app, "u");
	run_through(d.app);
	g_auto(article) a = { 0 };
	g_assert_true(article_load(d.store, d.id + 1, &a, NULL));
	g_assert_cmpstr(a.body, ==, "rapat lain dan rapat lagi");
	g_assert_cmpint(a.version, ==, 3);
	key(d.app, K_ESC);
	g_assert_null(d.app->sweep);
	run(d.app, "undo");
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "rapat yang terbuka");
	desk_close(&d);
}

TEST(marked_articles_alone_are_changed_and_leaving_the_look_changes_nothing)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "rapat satu");
	another(&d, "rapat dua");
	run(d.app, "close_article");
	key(d.app, K_HOME);
	key(d.app, ' ' | CTRL);
	g_assert_cmpuint(g_hash_table_size(d.app->list.marked), ==, 1);
	for (int time = 0; time < 2; time++) {
		key(d.app, 'r' | CTRL);
		g_assert_nonnull(strstr(app_overlay(d.app)->title, "1 naskah yang ditandai"));
		type(d.app, "rapat");
		key(d.app, K_TAB);
		type(d.app, "sidang");
		key(d.app, K_ENTER);
		run_through(d.app);
		key(d.app, time ? K_ENTER : K_ESC);
		run_through(d.app);
		g_assert_cmpint(d.app->sweep != NULL, ==, time);
	}
	g_autofree char *mine = stored_body(&d);
	g_auto(article) a = { 0 };
	g_assert_true(article_load(d.store, d.id + 1, &a, NULL));
	g_assert_cmpint(strcmp(mine, "sidang satu") == 0, !=, strcmp(a.body, "sidang dua") == 0);
	key(d.app, K_ESC);
	key(d.app, K_ESC);
	g_assert_cmpuint(g_hash_table_size(d.app->list.marked), ==, 0);
	desk_close(&d);
}

TEST_MAIN
