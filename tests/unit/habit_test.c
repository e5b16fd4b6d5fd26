#include "test.h"
#include "desk.h"

static void check_shown(const struct desk *d, const char *expected)
{
	g_autofree char *is = shown(d);

	g_assert_cmpstr(is, ==, expected);
}

TEST(lines_cut_one_after_the_other_are_pasted_together)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "satu\ndu|a\ntiga\nempat");
	key(d.app, 'k' | CTRL);
	check_shown(&d, "satu\n|tiga\nempat");
	key(d.app, 'k' | CTRL);
	key(d.app, K_UP);
	key(d.app, 'u' | CTRL);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "dua\ntiga\nsatu\nempat");
	key(d.app, 'k' | CTRL);
	g_assert_cmpstr(d.app->clipboard->str, ==, "satu\n");
	key(d.app, 'z' | CTRL);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "dua\ntiga\nsatu\nempat");
	desk_close(&d);
}

TEST(what_was_copied_meanwhile_is_not_added_to)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "|satu\ndua\ntiga");
	key(d.app, 'k' | CTRL);
	key(d.app, K_END | MOD_SHIFT);
	key(d.app, 'c' | CTRL);
	key(d.app, K_HOME);
	key(d.app, 'k' | CTRL);
	g_assert_cmpstr(d.app->clipboard->str, ==, "dua\n");
	desk_close(&d);
}

TEST(with_a_selection_ctrl_k_cuts_it_and_the_last_line_has_no_end_to_take)
{
	static const struct change rows[] = {
		{ "cut_line", "sa<tu du>a", "sa|a" },
		{ "cut_line", "satu\ndu|a", "satu\n|" },
		{ "cut_line", "satu\n|", "satu\n|" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

static void says(struct desk *d, uint32_t pressed, const char *words)
{
	key(d->app, pressed);
	if (!words)
		g_assert_null(d->app->notice);
	else
		g_assert_nonnull(strstr(d->app->notice, words));
}

TEST(a_key_without_work_says_where_it_has_some)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "satu");
	says(&d, 'd' | CTRL, "Ctrl-D tidak dipakai di sini; F10");
	says(&d, K_F1 + 10, "F11 tidak dipakai");
	says(&d, K_LEFT, NULL);
	d.app->focus = IN_LIST;
	says(&d, 's' | CTRL, "Ctrl-S hanya di naskah: Simpan");
	says(&d, K_LEFT, NULL);
	d.app->focus = IN_PREVIEW;
	type(d.app, "x");
	g_assert_nonnull(strstr(d.app->notice, "hanya dibaca; Shift-F6"));
	desk_close(&d);
}

TEST(words_go_with_ctrl_backspace_and_strong_comes_with_ctrl_b)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "satu dua|");
	key(d.app, K_BACKSPACE | MOD_CTRL);
	check_shown(&d, "satu |");
	put(&d, "satu <dua>");
	key(d.app, 'b' | CTRL);
	check_shown(&d, "satu **<dua>**");
	desk_close(&d);
}

TEST(a_paste_that_the_line_cut_is_one_step_of_undo)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "awal");
	put(&d, "awal|");
	for (unsigned i = 0; i < 3; i++)
		app_input(d.app, &(struct input){ .kind = INPUT_PASTE, .bytes = "baris\n", .len = 6, .goes_on = i > 0 });
	app_input(d.app, &(struct input){ .kind = INPUT_PASTE, .bytes = "lain", .len = 4 });
	check_shown(&d, "awalbaris\nbaris\nbaris\nlain|");
	key(d.app, 'z' | CTRL);
	check_shown(&d, "awalbaris\nbaris\nbaris\n|");
	key(d.app, 'z' | CTRL);
	check_shown(&d, "awal|");
	desk_close(&d);
}

TEST(what_was_copied_is_pasted_into_a_form_and_words_go_there_too)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "<Rapat\nwarga> desa");
	key(d.app, 'c' | CTRL);
	key(d.app, K_F1 + 3);
	key(d.app, 'v' | CTRL);
	g_assert_cmpstr(overlay_value(app_overlay(d.app), 0), ==, "JudulRapat warga");
	key(d.app, K_BACKSPACE | CTRL);
	g_assert_cmpstr(overlay_value(app_overlay(d.app), 0), ==, "JudulRapat ");
	key(d.app, K_HOME);
	key(d.app, K_DELETE | CTRL);
	key(d.app, K_INSERT | MOD_SHIFT);
	g_assert_cmpstr(overlay_value(app_overlay(d.app), 0), ==, "Rapat warga");
	desk_close(&d);
}

TEST(the_list_stands_at_the_article_that_was_asked_for)
{
	struct desk d = { 0 };
	g_auto(article) newer = { 0 };

	desk_open(&d, "Judul", "satu");
	article_init(&newer);
	g_assert_true(article_save(d.store, &newer, REVISION_SAVE, "penulis", NULL, 2000, NULL));
	app_free(d.app);
	d.app = app_new(d.store, &d.settings, d.id, 3000, 1);
	g_assert_cmpint(list_selected(&d.app->list)->id, ==, d.id);
	desk_close(&d);
}

TEST_MAIN
