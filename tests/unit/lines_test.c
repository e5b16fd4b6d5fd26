#include "test.h"
#include <string.h>
#include "export/lines.h"
#include "format/articles.h"

TEST(the_lines_say_in_indonesian_what_the_fields_hold)
{
	const struct letterhead l = { .phone = "(0435) 1", .mail = "humas@kpu.go.id", .site = "", .city = "Limboto" };
	const struct export_options o = { .utc_offset_min = 480, .letterhead = &l };
	g_auto(article) a = { 0 };
	g_auto(document) d = { 0 };
	g_auto(lines) made = { 0 };

	article_init(&a);
	sample_set(&a, FIELD_NUMBER, "12/HM/2021");
	sample_set(&a, FIELD_EMBARGO, "2021-05-04T15:30+08:00");
	sample_set(&a, FIELD_BYLINE, "A. Fitri");
	sample_set(&a, FIELD_EDITOR, "B. Lasut");
	sample_set(&a, FIELD_CAPTION, "Suasana rapat.");
	sample_set(&a, FIELD_CREDIT, "Humas KPU");
	sample_set(&a, FIELD_PLACE, "Gorontalo");
	a.created_s = 1620144000;     /* 00.00 WITA on 5 May 2021 */
	document_open(&d, &a);
	lines_make(&made, &d, &o);
	g_assert_cmpstr(made.number, ==, "Nomor: 12/HM/2021");
	g_assert_cmpstr(made.embargo, ==, "EMBARGO sampai Selasa, 4 Mei 2021, pukul 15.30 WITA");
	g_assert_cmpstr(made.byline, ==, "Penulis: A. Fitri");
	g_assert_cmpstr(made.editor, ==, "Penyunting: B. Lasut");
	g_assert_cmpstr(made.caption, ==, "Foto: Suasana rapat. (Humas KPU)");
	g_assert_cmpstr(made.contact, ==, "Narahubung: (0435) 1, humas@kpu.go.id");
	g_assert_cmpstr(made.signed_at, ==, "Limboto, 5 Mei 2021");
}

TEST(an_empty_article_has_no_lines)
{
	const struct export_options o = { .utc_offset_min = 480 };
	g_auto(article) a = { 0 };
	g_auto(document) d = { 0 };
	g_auto(lines) made = { 0 };

	article_init(&a);
	document_open(&d, &a);
	lines_make(&made, &d, &o);
	const char *const all[] = { made.number, made.embargo, made.byline, made.editor, made.caption, made.contact, made.signed_at };
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		g_assert_cmpstr(all[i], ==, "");
}

TEST(an_embargo_that_is_over_is_not_spoken_of)
{
	const struct export_options o = { .utc_offset_min = 480, .embargo_over = true };
	g_auto(article) a = { 0 };
	g_auto(document) d = { 0 };
	g_auto(lines) made = { 0 };

	article_init(&a);
	sample_set(&a, FIELD_EMBARGO, "2021-05-04T15:30+08:00");
	document_open(&d, &a);
	lines_make(&made, &d, &o);
	g_assert_cmpstr(made.embargo, ==, "");
}

/* The article of every line, as one outlet writes it. */
static char *written(const char *format)
{
	const struct letterhead l = { .phone = "(0435) 1", .mail = "humas@kpu.go.id" };
	const struct export_options o = { .utc_offset_min = 480, .letterhead = &l };
	g_auto(article) a = { 0 };
	GString *out = g_string_new(NULL);

	article_init(&a);
	sample_set(&a, FIELD_TITLE, "Rapat");
	sample_set(&a, FIELD_EMBARGO, "2021-05-04T15:30+08:00");
	sample_set(&a, FIELD_BYLINE, "A. Fitri");
	sample_set(&a, FIELD_CAPTION, "Rapat *besar*.");
	g_free(a.body);
	a.body = g_strdup("Satu.\n\nDua.\n");
	a.body_len = strlen(a.body);
	g_assert_true(export_writer(format)->write(&a, &o, out, NULL));
	return g_string_free(out, FALSE);
}

TEST(the_embargo_stands_above_the_title_and_the_notes_under_the_text)
{
	static const struct { const char *format, *text; } all[] = {
		{ "txt", "EMBARGO sampai Selasa, 4 Mei 2021, pukul 15.30 WITA\n\nRapat\n\nSatu.\n\nDua.\n\n"
			"Foto: Rapat *besar*.\nPenulis: A. Fitri\nNarahubung: (0435) 1, humas@kpu.go.id\n" },
		{ "wa", "*EMBARGO sampai Selasa, 4 Mei 2021, pukul 15.30 WITA*\n\n*Rapat*\n\nSatu.\n\nDua.\n\n"
			"Foto: Rapat *\xE2\x81\xA0" "besar*.\nPenulis: A. Fitri\nNarahubung: (0435) 1, humas@kpu.go.id\n" },
		{ "html-fragmen", "<p><strong>EMBARGO sampai Selasa, 4 Mei 2021, pukul 15.30 WITA</strong></p>\n<p>Satu.</p>\n<p>Dua.</p>\n"
			"<p>Foto: Rapat *besar*.<br/>Penulis: A. Fitri<br/>Narahubung: (0435) 1, humas@kpu.go.id</p>\n" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		g_autofree char *got = written(all[i].format);
		g_assert_cmpstr(got, ==, all[i].text);
	}
}

TEST(markdown_keeps_the_lines_as_keys_that_come_back_with_an_import)
{
	g_autofree char *got = written("md");

	g_assert_nonnull(strstr(got, "\ncaption: \"Rapat *besar*.\"\n"));
	g_assert_nonnull(strstr(got, "\nembargo: \"2021-05-04T15:30+08:00\"\n"));
	g_assert_null(strstr(got, "Foto:"));
}

TEST(a_moment_that_cannot_be_read_stays_as_it_is)
{
	g_autoptr(GString) out = g_string_new(NULL);

	lines_append_moment(out, "nanti sore sekitar pukul tiga");
	g_assert_cmpstr(out->str, ==, "nanti sore sekitar pukul tiga");
}

TEST_MAIN
