#include "test.h"
#include "desk.h"

TEST(a_paragraph_moves_over_its_neighbour_and_takes_the_cursor_along)
{
	static const struct change rows[] = {
		{ "paragraph_raise", "satu\n\ndu|a\n\ntiga", "du|a\n\nsatu\n\ntiga" },
		{ "paragraph_lower", "satu\n\ndu|a\n\ntiga\n", "satu\n\ntiga\n\ndu|a\n" },
		{ "paragraph_raise", "satu|\n\ndua", "satu|\n\ndua" },
		{ "paragraph_lower", "satu\n\ndua|\n\n", "satu\n\ndua|\n\n" },
		{ "paragraph_raise", "- a\n- <b\n- c\n>- d", "- <b\n- c\n>- a\n- d" },
		{ "paragraph_lower", "|", "|" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(joined_paragraphs_are_one_line_without_the_signs_of_a_list)
{
	static const struct change rows[] = {
		{ "paragraph_join", "sa|tu \n\n\n dua\n\ntiga", "sa|tu dua\n\ntiga" },
		{ "paragraph_join", "- sa|tu\n- dua\n", "- sa|tu dua\n" },
		{ "paragraph_join", "<satu\n\ndua\ntiga>\nempat", "|satu dua tiga\nempat" },
		{ "paragraph_join", "satu|", "satu|" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(a_paragraph_splits_at_the_cursor_and_the_blanks_there_go)
{
	static const struct change rows[] = {
		{ "paragraph_split", "satu | dua", "satu\n\n|dua" },
		{ "paragraph_split", "|satu", "\n\n|satu" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(a_doubled_paragraph_follows_the_first_at_the_same_distance)
{
	static const struct change rows[] = {
		{ "paragraph_double", "sa|tu\n\ndua", "satu\n\nsa|tu\n\ndua" },
		{ "paragraph_double", "- a|\n- b", "- a\n- a|\n- b" },
		{ "paragraph_double", "sa|tu", "satu\n\nsa|tu" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(a_deleted_paragraph_takes_the_blank_line_after_it)
{
	static const struct change rows[] = {
		{ "paragraph_delete", "satu\n\ndu|a\n\ntiga", "satu\n\n|tiga" },
		{ "paragraph_delete", "satu\n\ndu|a", "satu|" },
		{ "paragraph_delete", "|", "|" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(letters_change_in_word_paragraph_or_selection_which_stays_selected)
{
	static const struct change rows[] = {
		{ "letters_upper", "kpu pro|v", "kpu PRO|V" },
		{ "letters_lower", "<KPU> Prov", "<kpu> Prov" },
		{ "letters_title", "rapat di kan|tor\ndua", "Rapat di Kan|tor\ndua" },
		{ "letters_sentence", "<Rapat Di Kantor>", "<Rapat di kantor>" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(a_small_menu_runs_its_row_by_letter)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "kpu|");
	key(d.app, 'u' | MOD_ALT);
	g_assert_nonnull(app_overlay(d.app));
	type(d.app, "b");
	g_assert_null(app_overlay(d.app));
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "KPU");
	desk_close(&d);
}

TEST_MAIN
