#include "test.h"
#include "desk.h"

TEST(the_outline_lists_headings_and_goes_to_one)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "|awal\n\n## Satu\nisi\n\n### Dua\nisi");
	run(d.app, "outline");
	g_assert_cmpuint(app_overlay(d.app)->choices->len, ==, 2);
	key(d.app, K_DOWN);
	key(d.app, K_ENTER);
	g_autofree char *is = shown(&d);
	g_assert_cmpstr(is, ==, "awal\n\n## Satu\nisi\n\n|### Dua\nisi");
	put(&d, "tanpa subjudul|");
	run(d.app, "outline");
	g_assert_null(app_overlay(d.app));
	desk_close(&d);
}

TEST(the_measure_counts_article_and_selection_and_lists_long_sentences)
{
	struct desk d = { 0 };
	g_autoptr(GString) text = g_string_new("<Pendek saja.> ");

	desk_open(&d, "Judul", "");
	for (int i = 0; i < 26; i++)
		g_string_append_printf(text, "%s ", i == 0 ? "Kata" : "kata");
	g_string_append(text, "akhir. Selesai.");
	put(&d, text->str);
	run(d.app, "measure");
	g_assert_nonnull(strstr(app_overlay(d.app)->body, "Naskah: 30 kata"));
	g_assert_nonnull(strstr(app_overlay(d.app)->body, "Pilihan: 2 kata"));
	g_assert_cmpuint(app_overlay(d.app)->choices->len, ==, 1);
	key(d.app, K_ENTER);
	g_assert_cmpuint(d.app->doc->cursor, ==, strlen("Pendek saja. "));
	desk_close(&d);
}

/* Turns of the main loop until the check of the open text came home. */
static void wait_for_check(struct app *a)
{
	while (a->doc->checked_revision != text_revision(a->doc->text) && !a->dict_problem) {
		a->now_us += 1000000;
		app_tick(a);
		g_main_context_iteration(NULL, TRUE);
	}
}

TEST(the_measure_tells_what_the_lead_answers_and_what_it_does_not)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "## Sub\n\nKPU Gorontalo mengikuti rapat, Selasa (4/5/2021).\n\nDi Jakarta hujan.");
	wait_for_check(d.app);
	if (d.app->dict_problem) {
		g_test_skip("no dictionary");
	} else {
		run(d.app, "measure");
		g_assert_nonnull(strstr(app_overlay(d.app)->body, "Teras: siapa (KPU Gorontalo) apa (mengikuti) kapan (Selasa (4/5/2021)); belum tampak: di mana"));
	}
	desk_close(&d);
}

TEST(the_status_knows_the_selection_and_the_sentence_under_the_cursor)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "Satu dua. <Tiga empat lima>. Enam.");
	doc_count(d.app->doc);
	g_assert_cmpuint(d.app->doc->selected.words, ==, 3);
	g_assert_cmpuint(d.app->doc->selected.chars, ==, 15);
	g_assert_cmpuint(d.app->doc->sentence_words, ==, 3);
	put(&d, "Satu dua. Tiga empat lima.\n\n|Enam.");
	doc_count(d.app->doc);
	g_assert_cmpuint(d.app->doc->selected.chars, ==, 0);
	g_assert_cmpuint(d.app->doc->sentence_words, ==, 1);
	desk_close(&d);
}

TEST(a_page_further_the_status_knows_the_place_at_once_and_a_row_further_in_a_pause)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	put(&d, "|");
	for (int i = 0; i < 100; i++)
		type(d.app, "Komisi menggelar rapat pleno terbuka di aula.\n\n");
	key(d.app, K_HOME | MOD_CTRL);
	app_turn_ends(d.app);
	doc_count(d.app->doc);
	g_assert_cmpuint(d.app->doc->line, ==, 1);
	key(d.app, K_PAGE_DOWN);
	key(d.app, K_PAGE_DOWN);
	app_turn_ends(d.app);
	size_t there = d.app->doc->line;
	g_assert_cmpuint(there, >, 20);
	g_assert_cmpuint(d.app->doc->sentence_words, ==, 7);
	key(d.app, K_DOWN);
	app_turn_ends(d.app);
	g_assert_cmpuint(d.app->doc->line, ==, there);
	desk_close(&d);
}

TEST(a_paragraph_that_is_too_long_is_listed_before_its_sentences)
{
	struct desk d = { 0 };
	g_autoptr(GString) text = g_string_new("|");

	desk_open(&d, "Judul", "");
	for (int i = 0; i < 21; i++)
		g_string_append(text, "Ini satu kalimat yang pendek. ");
	put(&d, text->str);
	run(d.app, "measure");
	g_assert_cmpuint(app_overlay(d.app)->choices->len, ==, 1);
	g_assert_nonnull(strstr(overlay_chosen(app_overlay(d.app))->label, "paragraf 105 kata"));
	desk_close(&d);
}

TEST(a_number_goes_to_a_line_and_a_p_before_it_to_a_paragraph)
{
	static const struct { const char *typed, *after; } rows[] = {
		{ "3", "Satu.\n\n|Dua.\n\n\nTiga." }, { "3:2", "Satu.\n\nD|ua.\n\n\nTiga." }, { "p3", "Satu.\n\nDua.\n\n\n|Tiga." },
		{ "p1", "|Satu.\n\nDua.\n\n\nTiga." }, { "p99", "Satu.\n\nDua.\n\n\n|Tiga." }, { "x", "Sa|tu.\n\nDua.\n\n\nTiga." },
	};
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		put(&d, "Sa|tu.\n\nDua.\n\n\nTiga.");
		key(d.app, 'g' | MOD_ALT);
		type(d.app, rows[i].typed);
		key(d.app, K_ENTER);
		g_autofree char *is = shown(&d);
		g_assert_cmpstr(is, ==, rows[i].after);
	}
	put(&d, "Sa|tu.\n\nDua.");
	key(d.app, ' ' | CTRL);
	key(d.app, 'g' | MOD_ALT);
	type(d.app, "p2");
	key(d.app, K_ENTER);
	g_autofree char *marked = shown(&d);
	g_assert_cmpstr(marked, ==, "Sa<tu.\n\n>Dua.");
	desk_close(&d);
}

TEST(the_lesson_is_an_article_of_its_own)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "isi");
	run(d.app, "learn");
	g_assert_cmpint(d.app->doc->article.id, !=, d.id);
	g_assert_nonnull(strstr(text_bytes(d.app->doc->text), "F7"));
	desk_close(&d);
}

TEST_MAIN
