#include "test.h"
#include "desk.h"

TEST(strong_goes_around_the_word_or_selection_and_off_again)
{
	static const struct change rows[] = {
		{ "strong", "ra|pat kerja", "**ra|pat** kerja" },
		{ "strong", "**ra|pat** kerja", "ra|pat kerja" },
		{ "strong", "a <rapat kerja> b", "a **<rapat kerja>** b" },
		{ "strong", "a **<rapat kerja>** b", "a <rapat kerja> b" },
		{ "strong", "a **rapat <kerja>** b", "a rapat <kerja> b" },
		{ "strong", "<**rapat**>", "<rapat>" },
		{ "strong", "< rapat >", "< **rapat** >" },
		{ "emphasis", "**ra|pat**", "***ra|pat***" },
		{ "emphasis", "***ra|pat***", "**ra|pat**" },
		{ "emphasis", "_ra|pat_", "ra|pat" },
		{ "strike", "ra|pat", "~~ra|pat~~" },
		{ "strike", "~~ra|pat~~", "ra|pat" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(with_no_word_a_pair_of_signs_waits_for_one_and_goes_when_empty)
{
	static const struct change rows[] = {
		{ "strong", "kata |", "kata **|**" },
		{ "strong", "kata **|**", "kata |" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(signs_stand_in_each_line_of_a_selection_behind_what_begins_it)
{
	static const struct change rows[] = {
		{ "strong", "<- satu\n\n- dua>", "<- **satu**\n\n- **dua>**" },
		{ "strong", "<- **satu**\n- **dua**>", "<- satu\n- dua>" },
		{ "strong", "<**satu**\ndua>", "<**satu**\n**dua>**" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(lines_become_headings_lists_and_quotes_and_plain_again)
{
	static const struct change rows[] = {
		{ "heading_2", "sa|tu\ndua", "## sa|tu\ndua" },
		{ "heading_2", "## sa|tu", "sa|tu" },
		{ "heading_3", "## sa|tu", "### sa|tu" },
		{ "bullets", "<satu\n\ndua>\ntiga", "- <satu\n\n- dua>\ntiga" },
		{ "bullets", "<- satu\n- dua>", "<satu\ndua>" },
		{ "numbers", "<- satu\n- dua\n>", "1. <satu\n2. dua\n>" },
		{ "quote", "- sa|tu", "> - sa|tu" },
		{ "quote", "> - sa|tu", "- sa|tu" },
		{ "bullets", "> sa|tu", "> - sa|tu" },
		{ "bullets", "|", "- |" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(a_link_takes_the_selection_as_its_words_and_can_be_changed_and_taken_off)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "lihat <situs kami>.");
	key(d.app, 'l' | MOD_ALT);
	type(d.app, "kpu.go.id/a (b)");
	key(d.app, K_ENTER);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "lihat [situs kami](https://kpu.go.id/a%20%28b%29).");
	key(d.app, 'l' | MOD_ALT);
	g_assert_cmpstr(overlay_value(app_overlay(d.app), 0), ==, "https://kpu.go.id/a%20%28b%29");
	g_assert_cmpstr(overlay_value(app_overlay(d.app), 1), ==, "situs kami");
	key(d.app, 'u' | CTRL);
	key(d.app, K_ENTER);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "lihat situs kami.");
	key(d.app, 'z' | CTRL);
	key(d.app, 'z' | CTRL);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "lihat situs kami.");
	put(&d, "humas|");
	key(d.app, 'l' | MOD_ALT);
	type(d.app, "humas@kpu.go.id");
	key(d.app, K_ENTER);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "[humas](mailto:humas@kpu.go.id)");
	desk_close(&d);
}

TEST_MAIN
