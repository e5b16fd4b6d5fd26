#include "test.h"
#include "desk.h"

TEST(what_follows_the_cursor_goes_up_to_the_end_of_its_word_sentence_row_or_paragraph)
{
	static const struct change rows[] = {
		{ "erase_word", "satu| dua tiga", "satu|dua tiga" },
		{ "erase_sentence", "Satu |dua tiga. Empat.\n\nLima.", "Satu |Empat.\n\nLima." },
		{ "erase_sentence", "Satu. Empat |lima.\n\nEnam.", "Satu. Empat |\n\nEnam." },
		{ "erase_sentence", "Satu.|\n\nEnam.", "Satu.|\nEnam." },
		{ "erase_row", "satu |dua\ntiga", "satu |\ntiga" },
		{ "erase_paragraph", "Satu |dua. Tiga.\nempat", "Satu |\nempat" },
		{ "erase_paragraph", "satu|", "satu|" },
		{ "erase_sentence", "a <b c> d", "a | d" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(what_stands_before_the_cursor_goes_back_to_the_start_of_its_sentence_row_or_paragraph)
{
	static const struct change rows[] = {
		{ "erase_sentence_back", "Satu. Dua tiga| empat.", "Satu. | empat." },
		{ "erase_sentence_back", "Satu. |Dua.", "|Dua." },
		{ "erase_sentence_back", "Satu.\n\n|Dua.", "Satu.\n|Dua." },
		{ "erase_row_back", "satu\ndua |tiga", "satu\n|tiga" },
		{ "erase_paragraph_back", "satu\nDua. Tiga |empat", "satu\n|empat" },
		{ "erase_paragraph_back", "|satu", "|satu" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(a_row_is_one_of_the_screen_and_not_the_paragraph)
{
	struct desk d = { 0 };
	g_autoptr(GString) text = g_string_new("|");

	desk_open(&d, "Judul", "");
	for (int i = 0; i < 30; i++)
		g_string_append(text, "kata ");
	put(&d, text->str);
	run(d.app, "select_row");
	size_t from, to;
	g_assert_true(doc_selection(d.app->doc, &from, &to));
	g_assert_cmpuint(to, <, 60);
	g_assert_cmpuint(to % 5, ==, 0);
	desk_close(&d);
}

TEST(whole_stretches_are_selected_and_once_more_takes_the_next_one_too)
{
	struct desk d = { 0 };
	static const struct change rows[] = {
		{ "select_word", "satu d|ua, tiga", "satu <dua>, tiga" },
		{ "select_word", "satu <dua>, tiga", "satu <dua, tiga>" },
		{ "select_sentence", "Satu. D|ua ya. Tiga.", "Satu. <Dua ya. >Tiga." },
		{ "select_sentence", "Satu. <Dua ya. >Tiga.\n\nEmpat.", "Satu. <Dua ya. Tiga.>\n\nEmpat." },
		{ "select_sentence", "Satu. <Tiga.>\n\nEmpat. Lima.", "Satu. <Tiga.\n\nEmpat. >Lima." },
		{ "select_paragraph", "Satu.\nDua. T|iga.\nEmpat.", "Satu.\n<Dua. Tiga.>\nEmpat." },
		{ "select_paragraph", "S<atu.\nD>ua.\nEmpat.", "<Satu.\nDua.>\nEmpat." },
	};

	desk_open(&d, "Judul", "");
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		put(&d, rows[i].before);
		run(d.app, rows[i].name);
		g_autofree char *is = shown(&d);
		g_assert_cmpstr(is, ==, rows[i].after);
	}
	put(&d, "\n|\n");
	run(d.app, "select_paragraph");
	g_assert_nonnull(d.app->notice);
	desk_close(&d);
}

/* Each movement and what it must select with Shift: over <, then back again to nothing. */
TEST(every_movement_extends_the_selection_with_shift_and_after_a_mark_in_both_directions)
{
	static const struct { uint32_t on, back; const char *after; } rows[] = {
		{ K_RIGHT, K_LEFT, "<S>atu dua. Tiga.\n\nEmpat lima." },
		{ K_RIGHT | MOD_CTRL, K_LEFT | MOD_CTRL, "<Satu >dua. Tiga.\n\nEmpat lima." },
		{ '.' | MOD_ALT, ',' | MOD_ALT, "<Satu dua. >Tiga.\n\nEmpat lima." },
		{ K_DOWN | MOD_CTRL, K_UP | MOD_CTRL, "<Satu dua. Tiga.\n\n>Empat lima." },
		{ K_DOWN, K_UP, "<Satu dua. Tiga.\n>\nEmpat lima." },
		{ K_END, K_HOME, "<Satu dua. Tiga.>\n\nEmpat lima." },
		{ K_END | MOD_CTRL, K_HOME | MOD_CTRL, "<Satu dua. Tiga.\n\nEmpat lima.>" },
		{ K_PAGE_DOWN, K_PAGE_UP, "<Satu dua. Tiga.\n\n>Empat lima." },
	};
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		for (uint32_t shift = 0; shift <= MOD_SHIFT; shift += MOD_SHIFT) {
			put(&d, "|Satu dua. Tiga.\n\nEmpat lima.");
			if (!shift)
				key(d.app, ' ' | MOD_CTRL);
			key(d.app, rows[i].on | shift);
			g_autofree char *there = shown(&d);
			g_assert_cmpstr(there, ==, rows[i].after);
			key(d.app, rows[i].back | shift);
			g_autofree char *back = shown(&d);
			g_assert_cmpstr(back, ==, "|Satu dua. Tiga.\n\nEmpat lima.");
			key(d.app, K_ESC);
		}
	desk_close(&d);
}

TEST(a_word_typed_over_a_selection_is_one_step_with_what_it_replaced)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "kata <lama> ini");
	for (const char *p = "baru"; *p; p++)
		type(d.app, (char[]){ *p, '\0' });
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "kata baru ini");
	run(d.app, "undo");
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "kata lama ini");
	run(d.app, "redo");
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "kata baru ini");
	desk_close(&d);
}

TEST_MAIN
