#include "test.h"
#include <string.h>
#include "export/export.h"
#include "format/articles.h"
#include "import/import.h"
#include "markup/markup.h"

enum { GENERATED = 200 };

static const struct export_options options = { .utc_offset_min = 480 };

static char *write_with(const struct article *a, const char *format, const struct export_options *o)
{
	GString *out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	g_assert_true(export_writer(format)->write(a, o, out, &error));
	g_assert_no_error(error);
	g_assert_cmpuint(out->len, ==, strlen(out->str));
	return g_string_free(out, FALSE);
}

static char *write_as(const struct article *a, const char *format)
{
	return write_with(a, format, &options);
}

static void article_of(struct article *a, const char *title, const char *body)
{
	article_init(a);
	sample_set(a, FIELD_TITLE, title);
	sample_body(a, body);
}

static void check_written(const char *body, const char *format, const char *expected)
{
	g_auto(article) a = { 0 };

	article_of(&a, "Judul", body);
	g_autofree char *got = write_as(&a, format);
	g_assert_cmpstr(got, ==, expected);
}

/* The body of an exported Markdown file. */
static const char *after_front_matter(const char *markdown)
{
	return strstr(markdown, "\n---\n\n") + strlen("\n---\n\n");
}

static void check_markdown(const char *body, const char *expected)
{
	g_auto(article) a = { 0 };

	article_of(&a, "Judul", body);
	g_autofree char *got = write_as(&a, "md");
	g_assert_cmpstr(after_front_matter(got), ==, expected);
}

TEST(plain_text_is_title_empty_line_and_one_paragraph_a_line)
{
	check_written("Satu *dua*\ntiga.\n\n## Sub\n\n- a\n- b\n  1. c\n\n> kutip\n\n***\n\nAkhir [situs](https://kpu.go.id) <humas@kpu.go.id>.", "txt",
	              "Judul\n\nSatu dua tiga.\n\nSub\n\n- a\n- b\n  1. c\n\nkutip\n\nAkhir situs (https://kpu.go.id) humas@kpu.go.id.\n");
}

TEST(plain_text_folds_at_columns_never_inside_a_word_and_can_shout_its_title)
{
	const struct export_options o = { .utc_offset_min = 480, .upper_title = true, .fold = 20 };
	g_auto(article) a = { 0 };

	article_of(&a, "Judul é", "Satu dua tiga empat lima enam.\n\n- butir yang panjang sekali\n\nhttps://contoh.go.id/alamat/yang/panjang ya");
	g_autofree char *got = write_with(&a, "txt", &o);
	g_assert_cmpstr(got, ==, "JUDUL É\n\nSatu dua tiga empat\nlima enam.\n\n- butir yang panjang\n  sekali\n\n"
	                         "https://contoh.go.id/alamat/yang/panjang\nya\n");
}

TEST(dateline_opens_the_first_paragraph_unless_the_text_has_its_own)
{
	g_auto(article) a = { 0 };

	article_of(&a, "Judul", "## Sub\n\nSatu.\n\nDua.");
	sample_set(&a, FIELD_PLACE, "Gorontalo");
	sample_set(&a, FIELD_DATE, "2021-05-04");
	g_autofree char *with = write_as(&a, "txt");
	g_assert_cmpstr(with, ==, "Judul\n\nSub\n\nGorontalo, 4 Mei 2021 – Satu.\n\nDua.\n");
	sample_body(&a, "GORONTALO, KPU - Satu.");
	g_autofree char *without = write_as(&a, "txt");
	g_assert_cmpstr(without, ==, "Judul\n\nGORONTALO, KPU - Satu.\n");
}

TEST(html_fragment_uses_only_the_allowed_elements_and_is_well_formed)
{
	check_written("A **b *c*** ~~d~~ `e`\\\nf\n\n# H\n\n### I\n\n- a\n- b\n\n  lagi\n  1. c\n\n3. d\n\n> q\n>\n> r\n\n---", "html-fragmen",
	              "<p>A <strong>b <em>c</em></strong> <s>d</s> <code>e</code><br/>f</p>\n<h2>H</h2>\n<h3>I</h3>\n"
	              "<ul>\n<li>a</li>\n<li>b\n<p>lagi</p>\n<ol>\n<li>c</li>\n</ol></li>\n</ul>\n<ol start=\"3\">\n<li>d</li>\n</ol>\n"
	              "<blockquote>\n<p>q</p>\n<p>r</p>\n</blockquote>\n");
}

TEST(links_of_other_schemes_are_their_text_alone)
{
	check_written("[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](data:text/html;x) [d](&#106;avascript:x) [e](foto.jpg) [f](//x.id)", "html-fragmen",
	              "<p>a b c d e f</p>\n");
	check_written("[a](HTTPS://x.id/\"onerror=\"1) [b](<mailto:x y@z>)", "html-fragmen",
	              "<p><a href=\"HTTPS://x.id/%22onerror=%221\">a</a> <a href=\"mailto:x%20y@z\">b</a></p>\n");
}

TEST(the_hostile_paragraph_is_escaped_by_context)
{
	g_auto(article) a = { 0 };

	sample_hostile(&a);
	g_autofree char *html = write_as(&a, "html");
	g_autofree char *markdown = write_as(&a, "md");
	g_autofree char *txt = write_as(&a, "txt");
	g_assert_nonnull(strstr(html, "<p>&lt;tag&gt; &amp; \"kutip\" 'apos' ]]&gt; © — 5 &lt; 6</p>"));
	g_assert_nonnull(strstr(html, "<title>Judul: &lt;tag&gt; &amp; \"kutip\" 'apos' ]]&gt; © — 5 &lt; 6 &lt;/title&gt;&lt;/script&gt;</title>"));
	g_assert_nonnull(strstr(html, "\"headline\": \"Judul: \\u003ctag\\u003e \\u0026 \\\"kutip\\\""));
	g_assert_nonnull(strstr(markdown, "title: \"Judul: <tag> & \\\"kutip\\\" 'apos' ]]> © — 5 < 6 </title></script>\"\n"));
	g_assert_nonnull(strstr(markdown, "\n\\<tag> & \"kutip\" 'apos' ]]> © — 5 < 6\n"));
	g_assert_nonnull(strstr(txt, "\n" HOSTILE "\n"));
}

TEST(html_page_says_language_day_and_author_and_writes_no_script_but_its_data)
{
	g_auto(article) a = { 0 };

	sample_hostile(&a);
	g_autofree char *html = write_as(&a, "html");
	g_assert_true(g_str_has_prefix(html, "<!DOCTYPE html>\n<html lang=\"id\">\n<head>\n<meta charset=\"utf-8\">\n"));
	g_assert_nonnull(strstr(html, "<p>Gorontalo, <time datetime=\"2021-05-04\">Selasa, 4 Mei 2021</time></p>"));
	g_assert_nonnull(strstr(html, "\"identifier\": \"urn:redaksi:01ARZ3NDEKTSV4RRFFQ69G5FAV\""));
	g_assert_nonnull(strstr(html, "\"dateModified\": \"2021-05-04T17:00:00+08:00\""));
	g_auto(GStrv) scripts = g_strsplit(html, "<script", -1);
	g_assert_cmpuint(g_strv_length(scripts), ==, 2);
}

TEST(markdown_escapes_only_what_would_be_read_as_markup)
{
	check_markdown("5 \\* 6 \\*a\\* nama\\_berkas\\_x \\_b\\_", "5 * 6 \\*a\\* nama_berkas_x \\_b\\_\n");
	check_markdown("\\# a\n\n\\- b\n\n1\\. c\n\n\\+ d\n\n\\> e", "\\# a\n\n\\- b\n\n1\\. c\n\n\\+ d\n\n\\> e\n");
	check_markdown("Q&A &amp;amp; AT&T; x", "Q&A \\&amp; AT\\&T; x\n");
	check_markdown("![a](https://x.id) !\\[b]", "[a](<https://x.id>) !\\[b]\n");
	check_markdown("`` a`b `` **c *d***\\\n\\- e", "``a`b`` **c *d***\\\n\\- e\n");
}

TEST(markdown_keeps_lists_quotes_headings_and_code)
{
	check_markdown("- a\n- b\n  - c\n\n    lagi\n- d\n\n\n1. x\n2. y\n\n> q\n>\n> r\n\n# H\n\n#### I\n\n```\nk\n\n l\n```",
	               "- a\n- b\n  - c\n\n    lagi\n- d\n\n1. x\n2. y\n\n> q\n>\n> r\n\n## H\n\n### I\n\n```\nk\n\n l\n```\n");
}

TEST(markdown_front_matter_has_quoted_strings_and_bare_dates)
{
	g_auto(article) a = { 0 };

	article_of(&a, "No: 5", "Isi.");
	a.created_s = 1620115200;
	a.changed_s = 1620118800;
	sample_set(&a, FIELD_STATUS, "terbit");
	sample_set(&a, FIELD_BYLINE, "Ya");
	sample_set(&a, FIELD_TAGS, "satu, \"dua\"");
	g_autofree char *got = write_as(&a, "md");
	g_assert_cmpstr(got, ==, "---\ntitle: \"No: 5\"\ndate: 2021-05-04T16:00:00+08:00\nlastmod: 2021-05-04T17:00:00+08:00\nslug: \"no-5\"\n"
	                         "draft: false\nlang: \"id\"\nauthor: \"Ya\"\ntags: [\"satu\", \"\\\"dua\\\"\"]\n---\n\nIsi.\n");
}

TEST(a_naskah_has_its_keys_in_order_quoted_and_what_others_added_behind_them)
{
	g_auto(article) a = { 0 };

	article_of(&a, "Ya: \"5\"", "Satu\ndua.\n\n\nTiga. \n");
	a.ulid = g_strdup("01ARZ3NDEKTSV4RRFFQ69G5FAV");
	g_free(a.extra);
	a.extra = g_strdup("bahasa: \"id\"\nx-situs: 12\n");
	sample_set(&a, FIELD_TAGS, "satu, dua");
	sample_set(&a, FIELD_DATE, "2021-05-04");
	sample_set(&a, FIELD_OFFICE, "KPU");
	g_autofree char *got = write_as(&a, "naskah");
	g_assert_cmpstr(got, ==, "---\nid: \"01ARZ3NDEKTSV4RRFFQ69G5FAV\"\njudul: \"Ya: \\\"5\\\"\"\nstatus: \"draf\"\nkantor: \"KPU\"\n"
	                         "tanggal: \"2021-05-04\"\ntag: [\"satu\", \"dua\"]\nbahasa: \"id\"\nx-situs: 12\n---\n\nSatu dua.\n\nTiga.\n");
}

TEST(a_naskah_over_its_limits_is_refused_and_nothing_is_written)
{
	g_auto(article) a = { 0 };
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autofree char *line = g_strnfill((64 << 10) + 1, 'x');

	article_of(&a, "Judul", line);
	g_assert_false(export_writer("naskah")->write(&a, &options, out, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_TOO_LARGE);
	g_assert_cmpuint(out->len, ==, 0);
}

TEST(whatsapp_marks_stand_where_the_client_sees_them)
{
	check_written("A **b** *c* ~~d~~ `e` ***f***\n\n## Sub\n\n- a\n- b\n\n1. c\n\n> q", "wa",
	              "*Judul*\n\nA *b* _c_ ~d~ `e` _*f*_\n\n*Sub*\n\n- a\n- b\n\n1. c\n\n> q\n");
	check_written("kata**kunci** dan **kata**kunci", "wa", "*Judul*\n\nkatakunci dan katakunci\n");
	check_written("**satu\\\ndua**", "wa", "*Judul*\n\n*satu*\n*dua*\n");
	check_written("Lihat [situs](https://kpu.go.id) kami. <https://x.id>", "wa", "*Judul*\n\nLihat situs kami. https://x.id\nhttps://kpu.go.id\n");
}

TEST(whatsapp_marks_do_not_touch_any_kind_of_blank)
{
	check_written("## &nbsp;Sub", "wa", "*Judul*\n\n\xC2\xA0*Sub*\n");
}

TEST(a_title_of_nothing_but_blanks_is_none)
{
	g_auto(article) a = { 0 };

	article_of(&a, "\xC2\xA0 \xE2\x80\x8B", "Isi.");
	g_autofree char *rss = write_as(&a, "rss");
	g_assert_nonnull(strstr(rss, "<title>Tanpa judul</title>"));
}

TEST(whatsapp_breaks_marks_of_the_writer_that_would_format)
{
	check_written("\\*tebal\\* a\\_b\\_c 5 \\* 6 \\* 7", "wa", "*Judul*\n\n*\xE2\x81\xA0tebal* a_b_c 5 * 6 * 7\n");
	check_written("\\> bukan kutipan\n\n\\- bukan butir", "wa", "*Judul*\n\n>\xE2\x81\xA0 bukan kutipan\n\n-\xE2\x81\xA0 bukan butir\n");
}

TEST(whatsapp_splits_between_paragraphs_and_numbers_the_parts)
{
	const struct export_options o = { .utc_offset_min = 480, .split = 40 };
	g_auto(article) a = { 0 };

	article_of(&a, "Judul", "Paragraf satu di sini.\n\nParagraf dua di sini.");
	g_autofree char *got = write_with(&a, "wa", &o);
	g_assert_cmpstr(got, ==, "*Judul*\n\nParagraf satu di sini.\n\n(1/2)\n\nParagraf dua di sini.\n\n(2/2)\n");
}

TEST(whatsapp_refuses_what_the_client_cannot_take)
{
	g_auto(article) a = { 0 };
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autofree char *body = g_strnfill(70000, 'x');

	article_of(&a, "Judul", body);
	g_assert_false(export_writer("wa")->write(&a, &options, out, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_TOO_LARGE);
	g_assert_cmpuint(out->len, ==, 0);
}

TEST(an_article_without_title_and_text_is_still_a_valid_file)
{
	g_auto(article) a = { 0 };

	article_init(&a);
	g_autofree char *txt = write_as(&a, "txt");
	g_autofree char *html = write_as(&a, "html");
	g_assert_cmpstr(txt, ==, "Tanpa judul\n");
	g_assert_nonnull(strstr(html, "<title>Tanpa judul</title>"));
}

TEST(file_names_are_day_slug_and_suffix)
{
	g_auto(article) a = { 0 };

	article_of(&a, "KPU: Rakor!", "");
	a.created_s = 1620144000;     /* 16.00 UTC on 4 May 2021 */
	g_autofree char *west = export_name(&a, export_writer("txt"), 420);
	g_autofree char *east = export_name(&a, export_writer("html-fragmen"), 480);
	g_assert_cmpstr(west, ==, "2021-05-04-kpu-rakor.txt");
	g_assert_cmpstr(east, ==, "2021-05-05-kpu-rakor.frag.html");
	sample_set(&a, FIELD_DATE, "2020-01-02");
	sample_set(&a, FIELD_SLUG, "../Lain");
	g_autofree char *own = export_name(&a, export_writer("wa"), 480);
	g_assert_cmpstr(own, ==, "2020-01-02-lain.wa.txt");
	sample_set(&a, FIELD_SLUG, "");
	sample_set(&a, FIELD_TITLE, "…");
	g_autofree char *none = export_name(&a, export_writer("md"), 480);
	g_assert_cmpstr(none, ==, "2020-01-02-naskah.md");
}

TEST(an_unknown_format_has_no_writer)
{
	g_assert_null(export_writer("doc"));
	g_assert_null(export_writer(""));
}

/* Words of a text, blanks folded; what WhatsApp needs to stay literal is left out. */
static char *folded(const char *text)
{
	GString *out = g_string_new(NULL);

	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		bool blank = g_unichar_isspace(c);
		if (c == 0x2060)
			continue;
		if (!blank)
			g_string_append_unichar(out, c);
		else if (out->len > 0 && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	return g_strchomp(g_string_free(out, FALSE));
}

static char *replaced(const char *text, const char *pattern, const char *with)
{
	g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_MULTILINE, 0, NULL);

	return g_regex_replace(regex, text, -1, 0, with, 0, NULL);
}

/* A list's mark and a writer's own hyphen or number look alike in plain text: neither is compared. */
static char *without_marks(const char *text)
{
	return g_strstrip(replaced(text, "(^| )(-|[0-9]+\\.)(?= |$)", ""));
}

/* An independent reader of the fragment: no element, four references. */
static char *html_words(const char *html)
{
	g_autofree char *no_tags = replaced(html, "</?(strong|em|s|code|a)( [^>]*)?>", "");
	g_autofree char *no_blocks = replaced(no_tags, "<[^>]*>", " ");
	GString *out = g_string_new(no_blocks);

	g_string_replace(out, "&lt;", "<", 0);
	g_string_replace(out, "&gt;", ">", 0);
	g_string_replace(out, "&quot;", "\"", 0);
	g_string_replace(out, "&amp;", "&", 0);
	g_autofree char *text = g_string_free(out, FALSE);
	g_autofree char *line = folded(text);
	return without_marks(line);
}

/* Plain text without its title and the addresses in brackets. */
static char *txt_words(const char *txt)
{
	g_autofree char *body = strstr(txt, "\n\n") ? g_strdup(strstr(txt, "\n\n")) : g_strdup("");
	g_autofree char *no_links = replaced(body, " \\((https?:[^ )]*|mailto:[^ )]*)\\)", "");
	g_autofree char *line = folded(no_links);

	return without_marks(line);
}

TEST(every_text_format_of_generated_articles_is_clean_utf8_and_the_same_twice)
{
	for (unsigned seed = 0; seed < GENERATED; seed++) {
		g_auto(article) a = { 0 };
		sample_generated(&a, seed);
		for (unsigned w = 0; w < export_writer_count; w++) {
			if (export_writers[w].binary)
				continue;
			g_autofree char *once = write_as(&a, export_writers[w].name);
			g_autofree char *twice = write_as(&a, export_writers[w].name);
			g_assert_cmpstr(once, ==, twice);
			g_assert_true(g_utf8_validate(once, -1, NULL));
			g_assert_false(g_regex_match_simple("[\\x00-\\x08\\x0b-\\x1f\\x7f]", once, 0, 0));
			g_assert_true(*once == '\0' || g_str_has_suffix(once, "\n"));
		}
		g_autofree char *txt = write_as(&a, "txt");
		g_assert_false(g_regex_match_simple("[ \\t]+$", txt, G_REGEX_MULTILINE, 0));
		g_assert_false(g_regex_match_simple("\\n\\n\\n", txt, 0, 0));
	}
}

TEST(the_words_of_html_and_plain_text_are_equal_in_generated_articles)
{
	for (unsigned seed = 0; seed < GENERATED; seed++) {
		g_auto(article) a = { 0 };
		sample_generated(&a, seed);
		g_autofree char *txt = write_as(&a, "txt");
		g_autofree char *html = write_as(&a, "html-fragmen");
		g_autofree char *from_txt = txt_words(txt);
		g_autofree char *from_html = html_words(html);
		g_assert_cmpstr(from_html, ==, from_txt);
	}
}

TEST(markdown_of_generated_articles_reads_back_to_the_same_blocks_and_bytes)
{
	for (unsigned seed = 0; seed < GENERATED; seed++) {
		g_auto(article) a = { 0 }, back = { 0 };
		sample_generated(&a, seed);
		sample_set(&a, FIELD_PLACE, "");
		g_autofree char *once = write_as(&a, "md");
		article_of(&back, a.field[FIELD_TITLE], after_front_matter(once));
		g_autofree char *twice = write_as(&back, "md");
		g_autofree char *html = write_as(&a, "html-fragmen");
		g_autofree char *html_back = write_as(&back, "html-fragmen");
		g_assert_cmpstr(after_front_matter(twice), ==, after_front_matter(once));
		g_assert_cmpstr(html_back, ==, html);
	}
}

/* The article of a naskah that is read back. */
static bool keep_article(struct imported *i, void *ctx, GError **error)
{
	(void)error;
	*(struct article *)ctx = i->article;
	i->article = (struct article){ 0 };
	imported_free(i);
	return true;
}

TEST(a_naskah_of_generated_articles_reads_back_to_the_same_bytes_and_words)
{
	for (unsigned seed = 0; seed < GENERATED; seed++) {
		g_auto(article) a = { 0 }, back = { 0 };
		sample_generated(&a, seed);
		a.ulid = g_strdup("01ARZ3NDEKTSV4RRFFQ69G5FAV");
		g_autofree char *once = write_as(&a, "naskah");
		g_assert_true(import_read(once, strlen(once), "a.md", IMPORT_AUTO, keep_article, &back, NULL));
		g_autofree char *twice = write_as(&back, "naskah");
		g_autofree char *txt = write_as(&a, "txt"), *txt_back = write_as(&back, "txt");
		g_autofree char *words = folded(txt), *words_back = folded(txt_back);
		g_assert_cmpstr(twice, ==, once);
		g_assert_cmpstr(words_back, ==, words);
	}
}

TEST(wordpress_gets_blocks_both_times_and_text_that_cannot_close_its_section)
{
	g_auto(article) a = { 0 };

	article_of(&a, "A & B", "Satu ]]> dua.\n\n## Sub\n\n- a\n  - b\n- c\n\n> q");
	sample_set(&a, FIELD_DATE, "2021-05-04");
	sample_set(&a, FIELD_TAGS, "Pemilu 2024, …");
	g_autofree char *got = write_as(&a, "wxr");
	g_assert_nonnull(strstr(got, "<title>A &amp; B</title>\n"));
	g_assert_nonnull(strstr(got, "<wp:post_date>2021-05-04 00:00:00</wp:post_date>\n<wp:post_date_gmt>2021-05-03 16:00:00</wp:post_date_gmt>\n"));
	g_assert_nonnull(strstr(got, "<![CDATA[<!-- wp:paragraph -->\n<p>Satu ]]&gt; dua.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading -->\n<h2>Sub</h2>\n"
	                             "<!-- /wp:heading -->\n\n<!-- wp:list -->\n<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n<li>c</li>\n</ul>\n<!-- /wp:list -->\n\n"
	                             "<!-- wp:quote -->\n<blockquote>\n<p>q</p>\n</blockquote>\n<!-- /wp:quote -->\n]]>"));
	g_assert_nonnull(strstr(got, "<category domain=\"post_tag\" nicename=\"pemilu-2024\">Pemilu 2024</category>\n<wp:postmeta>"));
}

TEST(agencies_get_photo_editor_contact_and_release_in_elements_of_their_own)
{
	static const struct { const char *format, *part; } says[] = {
		{ "nitf", "<date.release norm=\"20210504T153000+0800\"/>" },
		{ "nitf", "<tagline>Foto: Suasana rapat. · Penyunting: B. Lasut · Narahubung: (0435) 1</tagline>" },
		{ "newsml", "<edNote>Foto: Suasana rapat.</edNote>\n<edNote>Narahubung: (0435) 1</edNote>" },
		{ "ninjs", "\"edNote\": \"Foto: Suasana rapat.\\u000aPenyunting: B. Lasut\\u000aNarahubung: (0435) 1\"" },
		{ "md", "publishDate: 2021-05-04T15:30:00+08:00\ncontact: \"(0435) 1\"\n---\n" },
		{ "rss", "&lt;p&gt;Foto: Suasana rapat.&lt;br/&gt;Penyunting: B. Lasut&lt;br/&gt;Narahubung: (0435) 1&lt;/p&gt;" },
	};
	const struct letterhead l = { .phone = "(0435) 1" };
	struct export_options o = { .utc_offset_min = 480, .letterhead = &l };
	g_auto(article) a = { 0 };

	article_of(&a, "Judul", "Isi.");
	sample_set(&a, FIELD_EMBARGO, "2021-05-04T15:30+08:00");
	sample_set(&a, FIELD_EDITOR, "B. Lasut");
	sample_set(&a, FIELD_CAPTION, "Suasana rapat.");
	for (size_t i = 0; i < G_N_ELEMENTS(says); i++) {
		g_autofree char *got = write_with(&a, says[i].format, &o);
		g_assert_nonnull(strstr(got, says[i].part));
	}
	o.embargo_over = true;
	g_autofree char *usable = write_with(&a, "ninjs", &o);
	g_assert_nonnull(strstr(usable, "\"pubStatus\": \"usable\""));
	g_assert_null(strstr(usable, "embargoedUntil"));
}

TEST(a_mail_is_a_draft_of_72_columns_with_the_title_as_its_subject)
{
	g_auto(article) a = { 0 };
	g_autofree char *long_word = g_strnfill(1200, 'x'), *mail = NULL, *coded = NULL;

	article_of(&a, "Judul — dua", "Satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas tiga belas.");
	mail = write_as(&a, "surel");
	g_assert_cmpstr(mail, ==, "Subject: =?UTF-8?B?SnVkdWwg4oCUIGR1YQ==?=\nX-Unsent: 1\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
	                          "Content-Language: id\nContent-Transfer-Encoding: 8bit\n\n"
	                          "Satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua\nbelas tiga belas.\n");
	sample_set(&a, FIELD_TITLE, "Judul");
	sample_body(&a, long_word);
	coded = write_as(&a, "surel");
	g_assert_true(g_str_has_prefix(coded, "Subject: Judul\nX-Unsent: 1\n"));
	g_assert_nonnull(strstr(coded, "Content-Transfer-Encoding: base64\n\neHh4eHh4"));
}

TEST(feeds_and_agency_formats_say_the_day_in_their_own_way)
{
	static const struct { const char *format, *part; } says[] = {
		{ "rss", "<pubDate>Tue, 04 May 2021 00:00:00 +0800</pubDate>" }, { "atom", "<published>2021-05-04T00:00:00+08:00</published>" },
		{ "nitf", "<date.issue norm=\"20210504T000000+0800\"/>" }, { "newsml", "<contentCreated>2021-05-04T00:00:00+08:00</contentCreated>" },
		{ "newsml", "<embargoed>2021-05-04T15:30:00+08:00</embargoed>" }, { "ninjs", "\"embargoedUntil\": \"2021-05-04T15:30:00+08:00\"" },
		{ "wp-json", "\"date_gmt\": \"2021-05-03T16:00:00\"" },
	};
	g_auto(article) a = { 0 };

	article_of(&a, "Judul", "Isi.");
	sample_set(&a, FIELD_DATE, "2021-05-04");
	sample_set(&a, FIELD_EMBARGO, "2021-05-04T15:30+08:00");
	for (size_t i = 0; i < G_N_ELEMENTS(says); i++) {
		g_autofree char *got = write_as(&a, says[i].format);
		g_assert_nonnull(strstr(got, says[i].part));
	}
}

TEST_MAIN
