#include "test.h"
#include "desk.h"

TEST(enter_continues_a_list_and_ends_it_in_an_empty_row)
{
	static const struct change rows[] = {
		{ "newline", "- satu|", "- satu\n- |" },
		{ "newline", "9. sa|tu", "9. sa\n10. |tu" },
		{ "newline", "- satu\n- |", "- satu\n|" },
		{ "newline", "> - satu|", "> - satu\n> - |" },
		{ "newline", "## satu|", "## satu\n|" },
		{ "newline", "> satu|", "> satu\n> |" },
		{ "newline", "> |", "|" },
		{ "newline", "|- satu", "\n|- satu" },
		{ "newline", "satu|", "satu\n|" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(an_empty_row_below_another_goes_out_one_step_at_a_time)
{
	static const struct change rows[] = {
		{ "newline", "- satu\n  - |", "- satu\n- |" },
		{ "newline", "1. satu\n   - dua\n   - |", "1. satu\n   - dua\n- |" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(the_numbers_below_a_new_row_count_on)
{
	static const struct change rows[] = {
		{ "newline", "1. satu|\n2. dua\n3. tiga\n\n4. lain", "1. satu\n2. |\n3. dua\n4. tiga\n\n4. lain" },
		{ "newline", "9. satu|\n   - anak\n10. dua", "9. satu\n10. |\n   - anak\n11. dua" },
		{ "newline", "1. satu|\n- butir\n2. dua", "1. satu\n2. |\n- butir\n2. dua" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(a_row_goes_below_the_words_of_the_one_above_and_back)
{
	static const struct change rows[] = {
		{ "row_in", "- satu\n- |dua", "- satu\n  - |dua" },
		{ "row_in", "10. satu\n11. |dua\n12. tiga", "10. satu\n    1. |dua\n12. tiga" },
		{ "row_in", "- satu\n  - anak\n- |dua", "- satu\n  - anak\n  - |dua" },
		{ "row_in", "1. satu\n   1. anak\n2. |dua", "1. satu\n   1. anak\n   2. |dua" },
		{ "row_in", "- satu\n<- dua\n- tiga>", "- satu\n  <- dua\n  - tiga>" },
		{ "row_in", "> - satu\n> - |dua", "> - satu\n>   - |dua" },
		{ "row_in", "- |satu", "- |satu" },
		{ "row_in", "sa|tu", "sa|tu" },
		{ "row_in", "- satu\n  - |dua", "- satu\n  - |dua" },
		{ "row_out", "- satu\n  - |dua", "- satu\n- |dua" },
		{ "row_out", "- satu\n  - dua\n    - ti|ga", "- satu\n  - dua\n  - ti|ga" },
		{ "row_out", "1. satu\n   1. |dua", "1. satu\n2. |dua" },
		{ "row_out", "- |satu", "- |satu" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(tab_at_a_rows_start_is_the_rows_and_elsewhere_a_names)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "- satu\n- |");
	key(d.app, K_TAB);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "- satu\n  - ");
	key(d.app, K_TAB | MOD_SHIFT);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "- satu\n- ");
	put(&d, "- satu\n- dua|");
	key(d.app, K_TAB);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "- satu\n- dua");
	put(&d, "- satu |");
	key(d.app, K_TAB | MOD_SHIFT);
	g_assert_nonnull(strstr(d.app->notice, "tidak ada anak butir"));
	desk_close(&d);
}

TEST(backspace_behind_a_rows_sign_takes_the_sign)
{
	static const struct change rows[] = {
		{ "erase_back", "- |", "|" },
		{ "erase_back", "satu\n- |dua", "satu\n|dua" },
		{ "erase_back", "  12. |dua", "|dua" },
		{ "erase_back", "> - |dua", "> |dua" },
		{ "erase_back", "> |dua", "|dua" },
		{ "erase_back", "-| dua", "| dua" },
		{ "erase_back", "- d|ua", "- |ua" },
		{ "erase_back", "## |dua", "##|dua" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST_MAIN
