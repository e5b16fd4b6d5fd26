#include "test.h"
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

TEST(a_moment_that_cannot_be_read_stays_as_it_is)
{
	g_autoptr(GString) out = g_string_new(NULL);

	lines_append_moment(out, "nanti sore sekitar pukul tiga");
	g_assert_cmpstr(out->str, ==, "nanti sore sekitar pukul tiga");
}

TEST_MAIN
