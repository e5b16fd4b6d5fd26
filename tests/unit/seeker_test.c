#include "test.h"
#include "app/seeker.h"
#include "desk.h"
#include "saved.h"

static const char *listed(const struct app *a, unsigned row)
{
	return row < a->list.rows->len ? ((const struct list_row *)a->list.rows->pdata[row])->title : "";
}

TEST(enter_behind_a_filter_opens_what_the_filter_leaves_although_nobody_has_seen_it)
{
	struct desk d = { 0 };

	desk_open(&d, "Rapat pleno", "isi");
	saved(d.store, "naskah lain");
	key(d.app, 'o' | CTRL);
	type(d.app, "ra");
	type(d.app, "pat");
	key(d.app, K_ENTER);
	g_assert_cmpint(d.app->doc->article.id, ==, d.id);
	g_assert_cmpint(d.app->focus, ==, IN_EDITOR);
	desk_close(&d);
}

TEST(a_filter_that_is_taken_back_while_it_is_looked_for_leaves_all)
{
	struct desk d = { 0 };

	desk_open(&d, "Rapat pleno", "isi");
	saved(d.store, "naskah lain");
	key(d.app, 'o' | CTRL);
	for (unsigned i = 0; i < 50; i++) {
		type(d.app, "tidakada");
		app_ask_list(d.app);
		key(d.app, K_ESC);
		g_main_context_iteration(NULL, FALSE);
		g_assert_cmpuint(d.app->list.rows->len, ==, 2);
	}
	desk_close(&d);
}

TEST(a_filter_that_takes_its_time_reaches_the_list_by_itself)
{
	struct desk d = { 0 };

	desk_open(&d, "Rapat pleno", "isi");
	saved(d.store, "naskah lain");
	key(d.app, 'o' | CTRL);
	type(d.app, "pleno");
	d.app->list_due = false;           /* as if the wait were over before the answer */
	struct list_query q = list_query_of(&d.app->list);
	seeker_ask(d.app->seeker, &q, 100);
	while (d.app->list.rows->len != 1)
		g_main_context_iteration(NULL, TRUE);
	g_assert_cmpstr(listed(d.app, 0), ==, "Rapat pleno");
	desk_close(&d);
}

TEST_MAIN
