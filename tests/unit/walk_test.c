#include "test.h"
#include "desk.h"

static void wait_for_check(struct app *a)
{
	uint64_t ticket = a->check_ticket;

	while (a->doc->checked_revision == UINT64_MAX && ticket == a->check_ticket)
		g_main_context_iteration(NULL, TRUE);
}

TEST(the_walk_that_is_asked_for_while_a_check_runs_begins_when_it_is_done)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "Dalam sambutanya ketua hadir.");
	key(d.app, K_F1 + 6);
	g_assert_false(d.app->walking);
	g_assert_nonnull(strstr(d.app->notice, "terbuka begitu selesai"));
	wait_for_check(d.app);
	g_assert_true(d.app->walking);
	g_assert_null(d.app->notice);
	desk_close(&d);
}

TEST(so_do_the_list_of_findings_and_the_export)
{
	for (uint32_t k = K_F1 + 7; k <= K_F1 + 8; k++) {
		struct desk d = { 0 };
		desk_open(&d, "Judul", "Dalam sambutanya ketua hadir.");
		key(d.app, k);
		g_assert_null(app_overlay(d.app));
		wait_for_check(d.app);
		g_assert_nonnull(app_overlay(d.app));
		desk_close(&d);
	}
}

TEST(whoever_presses_another_key_meanwhile_is_not_taken_away)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "Dalam sambutanya ketua hadir.");
	key(d.app, K_F1 + 6);
	key(d.app, K_RIGHT);
	wait_for_check(d.app);
	g_assert_false(d.app->walking);
	desk_close(&d);
}

TEST(an_article_that_is_only_read_is_not_mended_from_the_list_of_findings)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "Dalam sambutanya ketua hadir.");
	key(d.app, K_F1 + 7);
	wait_for_check(d.app);
	d.app->doc->read_only = true;
	key(d.app, 'p');
	type(d.app, "p");
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "Dalam sambutanya ketua hadir.");
	g_assert_nonnull(d.app->notice);
	d.app->doc->read_only = false;
	desk_close(&d);
}

TEST_MAIN
