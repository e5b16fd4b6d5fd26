#include "test.h"
#include <string.h>
#include "export/export.h"
#include "format/articles.h"
#include "import/import.h"
#include "file.h"

typedef struct imported imported;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(imported, imported_free)

static bool keep_all(struct imported *i, void *ctx, GError **error)
{
	(void)error;
	g_ptr_array_add(ctx, i);
	return true;
}

static GPtrArray *read_as(const char *text, const char *name)
{
	GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)imported_free);
	g_autoptr(GError) error = NULL;

	import_read(text, strlen(text), name, IMPORT_AUTO, keep_all, all, &error);
	g_assert_no_error(error);
	return all;
}

static void check_html(const char *html, const char *title, const char *body)
{
	g_autoptr(GPtrArray) all = read_as(html, "a.html");
	const struct imported *i = all->pdata[0];

	g_assert_cmpstr(i->article.field[FIELD_TITLE], ==, title);
	g_assert_cmpstr(i->article.body, ==, body);
	g_assert_cmpuint(i->raw_len, ==, strlen(html));
}

TEST(a_saved_page_gives_its_article_and_leaves_the_site_out)
{
	check_html("<!DOCTYPE html><html><head><title>Rapat - Situs</title><style>p{}</style><script>if (a<b) x();</script></head><body>"
	           "<nav><ul><li>Beranda</li></ul></nav><article><header><h1>Rapat &amp; Kerja</h1></header><p>Satu <b>dua</b> <i>tiga</i>\n empat.</p>"
	           "<h2>Sub</h2><ul><li>a<li><p>b</p><ol><li>c</li></ol></ul><blockquote><p>q</p></blockquote>"
	           "<p><a href='https://kpu.go.id'>situs</a> <a href=\"javascript:x\">jahat</a> 5 < 6</p><form>Cari</form></article>"
	           "<footer>Hak cipta</footer></body></html>",
	           "Rapat & Kerja", "Satu **dua** *tiga* empat.\n\n## Sub\n\n- a\n- b\n  1. c\n\n> q\n\n[situs](<https://kpu.go.id>) jahat 5 < 6\n");
}

TEST(broken_markup_is_read_as_far_as_it_goes)
{
	check_html("<p>Satu<p>Dua <b>tebal<p>Tiga<div>Empat</ul></b></blockquote><!-- tak berakhir", "Satu", "Dua **tebal**\n\nTiga\n\nEmpat\n");
	check_html("<title>Judul | Situs</title><p>Isi satu.<br>Isi dua.</p><a href", "Judul", "Isi satu.\\\nIsi dua.\n");
}

#define WXR_NAMES "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\"" \
	" xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""

TEST(a_site_of_wordpress_comes_in_post_by_post_with_fields_and_identity)
{
	static const char wxr[] = "<?xml version=\"1.0\"?><rss " WXR_NAMES "><channel>"
		"<wp:wxr_version>1.2</wp:wxr_version><item><title>Satu</title><dc:creator>admin</dc:creator><guid>https://x.id/?p=1</guid>"
		"<content:encoded><![CDATA[Paragraf satu.\n\nParagraf <em>dua</em>.]]></content:encoded><excerpt:encoded><![CDATA[Ringkas]]></excerpt:encoded>"
		"<wp:post_date>2021-05-04 10:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
		"<category domain=\"category\" nicename=\"b\">Berita</category><category domain=\"post_tag\" nicename=\"t\">tag</category></item>"
		"<item><title>gambar</title><wp:post_type>attachment</wp:post_type></item></channel></rss>";
	g_autoptr(GPtrArray) all = read_as(wxr, "situs.xml"), again = read_as(wxr, "situs.xml");
	const struct imported *i = all->pdata[0], *twice = again->pdata[0];

	g_assert_cmpuint(all->len, ==, 1);
	g_assert_cmpstr(i->article.field[FIELD_TITLE], ==, "Satu");
	g_assert_cmpstr(i->article.body, ==, "Paragraf satu.\n\nParagraf *dua*.\n");
	g_assert_cmpstr(i->article.field[FIELD_SUMMARY], ==, "Ringkas");
	g_assert_cmpstr(i->article.field[FIELD_DATE], ==, "2021-05-04");
	g_assert_cmpstr(i->article.field[FIELD_STATUS], ==, "terbit");
	g_assert_cmpstr(i->article.field[FIELD_CATEGORY], ==, "Berita");
	g_assert_cmpstr(i->article.field[FIELD_TAGS], ==, "tag");
	g_assert_cmpstr(i->article.ulid, ==, twice->article.ulid);
}

TEST(what_wordpress_gets_from_redaksi_comes_back_with_its_identity)
{
	const struct export_options o = { .utc_offset_min = 480 };
	g_auto(article) a = { 0 };
	g_autoptr(GString) out = g_string_new(NULL);

	article_init(&a);
	a.ulid = g_strdup("01ARZ3NDEKTSV4RRFFQ69G5FAV");
	sample_set(&a, FIELD_TITLE, "Judul");
	sample_body(&a, "Satu **dua** ]]> tiga.\n\n- a\n- b\n");
	g_assert_true(export_writer("wxr")->write(&a, &o, out, NULL));
	g_autoptr(GPtrArray) all = read_as(out->str, "a.wxr.xml");
	const struct imported *i = all->pdata[0];
	g_assert_cmpstr(i->article.ulid, ==, a.ulid);
	g_assert_cmpstr(i->article.body, ==, a.body);
}

#define ITEM(number, body) "<item><title>Judul " number "</title><guid>https://x.id/?p=" number "</guid>" \
	"<content:encoded><![CDATA[" body "]]></content:encoded><wp:post_type>post</wp:post_type></item>"
#define SITE(items) "<?xml version=\"1.0\"?><rss " WXR_NAMES "><channel>" items "</channel></rss>"

/* How reading stops, after so many posts. */
static void check_stops(const char *bytes, size_t len, enum store_error code, const char *start, unsigned posts)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)imported_free);
	g_autoptr(GError) error = NULL;

	g_assert_false(import_read(bytes, len, "a.xml", IMPORT_AUTO, keep_all, all, &error));
	g_assert_error(error, STORE_ERROR, (int)code);
	if (!g_str_has_prefix(error->message, start))
		g_error("“%s” does not begin with “%s”", error->message, start);
	g_assert_cmpuint(all->len, ==, posts);
}
#define CHECK_STOPS(bytes, code, start, posts) check_stops(bytes, sizeof bytes - 1, code, start, posts)

TEST(each_post_keeps_the_bytes_of_its_item)
{
	g_autoptr(GPtrArray) all = read_as(SITE(ITEM("1", "Satu.") "\n" ITEM("2", "Dua.")), "a.xml");
	const struct imported *first = all->pdata[0], *second = all->pdata[1];

	g_assert_cmpstr(first->raw, ==, ITEM("1", "Satu."));
	g_assert_cmpstr(second->raw, ==, ITEM("2", "Dua."));
	g_assert_cmpuint(second->raw_len, ==, strlen(second->raw));
	g_assert_true(second->is_beside);
}

TEST(elements_of_other_namespaces_are_not_taken_for_the_post_and_prefixes_may_be_others)
{
	static const char wxr[] = "<rss xmlns:c=\"http://purl.org/rss/1.0/modules/content/\" xmlns:m=\"http://search.yahoo.com/mrss/\""
		" xmlns:e=\"http://wordpress.org/export/1.1/excerpt/\" xmlns:w=\"http://wordpress.org/export/1.1/\"><channel><title>Situs</title><item>"
		"<title>Rapat</title><m:title>Gambar</m:title><e:encoded>Ringkas</e:encoded><c:encoded>Isi.</c:encoded><m:status>x</m:status>"
		"<w:status>draft</w:status></item></channel></rss>";
	g_autoptr(GPtrArray) all = read_as(wxr, "a.xml");
	const struct imported *i = all->pdata[0];

	g_assert_cmpstr(i->article.field[FIELD_TITLE], ==, "Rapat");
	g_assert_cmpstr(i->article.field[FIELD_SUMMARY], ==, "Ringkas");
	g_assert_cmpstr(i->article.body, ==, "Isi.\n");
}

TEST(a_site_that_is_cut_off_or_broken_gives_the_posts_before_and_names_the_place)
{
	CHECK_STOPS("<rss " WXR_NAMES "><channel>" ITEM("1", "Satu.") "\n<item><title>Du", STORE_ERROR_XML, "2:", 1);
	CHECK_STOPS("<rss " WXR_NAMES "><channel>" ITEM("1", "Satu.") "\n<item></title>", STORE_ERROR_XML, "2:", 1);
	CHECK_STOPS("<rss " WXR_NAMES "><channel>" ITEM("1", "caf\xE9 lama"), STORE_ERROR_ENCODING, "303:", 0);
	g_autofree char *tags = g_strnfill(40, '<'), *deep = NULL;
	g_autoptr(GString) levels = g_string_new("<rss " WXR_NAMES ">");
	for (const char *p = tags; *p; p++)
		g_string_append(levels, "<x>");
	deep = g_string_free(g_steal_pointer(&levels), FALSE);
	check_stops(deep, strlen(deep), STORE_ERROR_XML, "1:", 0);
}

TEST(a_post_or_a_tag_without_an_end_is_refused_before_it_fills_the_memory)
{
	g_autoptr(GString) post = g_string_new("<rss " WXR_NAMES "><channel><item><title>");
	g_autoptr(GString) tag = g_string_new("<rss " WXR_NAMES "><channel a=\"");

	for (int i = 0; i < 17 << 10; i++) {
		g_autofree char *kilobyte = g_strnfill(1024, 'x');
		g_string_append(post, kilobyte);
		g_string_append(tag, kilobyte);
	}
	check_stops(post->str, post->len, STORE_ERROR_TOO_LARGE, "", 0);
	check_stops(tag->str, tag->len, STORE_ERROR_XML, "1:", 0);
}

TEST(control_bytes_of_old_sites_become_blanks_and_are_counted)
{
	g_autoptr(GPtrArray) all = read_as(SITE(ITEM("1", "Sa\x0Btu.\x01")), "a.xml");
	const struct imported *i = all->pdata[0];
	const struct import_noted *n = i->report->pdata[0];

	g_assert_cmpstr(i->article.body, ==, "Sa tu.\n");
	g_assert_cmpint(n->code, ==, IMPORT_NOTE_CONTROLS);
	g_assert_cmpuint(n->count, ==, 2);
}

TEST(marks_of_wordpress_in_brackets_go_and_what_stands_between_stays)
{
	g_autoptr(GPtrArray) all = read_as(SITE(ITEM("1", "Isi [gallery ids=\"1,2\"][kurung] [1].\n\n[caption id=\"x\"]<img src=\"a.jpg\"/> Keterangan[/caption]\n\n[vc_row]Baris.[/vc_row]")), "a.xml");
	const struct imported *i = all->pdata[0];

	g_assert_cmpstr(i->article.body, ==, "Isi \\[kurung] \\[1].\n\nKeterangan\n\nBaris.\n");
}

TEST(people_are_named_for_readers_and_a_post_that_waits_is_under_review)
{
	g_autoptr(GPtrArray) all = read_as(SITE("<wp:author><wp:author_login>admin</wp:author_login><wp:author_display_name>Afitri S.</wp:author_display_name></wp:author>"
		"<item><title>Satu</title><dc:creator>admin</dc:creator><wp:status>pending</wp:status></item>"
		"<item><title>Dua</title><dc:creator>lain</dc:creator><wp:status>draft</wp:status></item>"), "a.xml");
	const struct imported *first = all->pdata[0], *second = all->pdata[1];

	g_assert_cmpstr(first->article.field[FIELD_BYLINE], ==, "Afitri S.");
	g_assert_cmpstr(first->article.field[FIELD_STATUS], ==, "telaah");
	g_assert_cmpstr(second->article.field[FIELD_BYLINE], ==, "lain");
	g_assert_cmpstr(second->article.field[FIELD_STATUS], ==, "draf");
}

TEST(a_site_in_another_encoding_is_read_by_what_it_says)
{
	static const char wxr[] = "<?xml version=\"1.0\" encoding=\"windows-1252\"?><rss " WXR_NAMES "><channel>" ITEM("1", "\x93naik\x94 caf\xE9.") "</channel></rss>";
	g_autoptr(GPtrArray) all = read_as(wxr, "a.xml");
	const struct imported *i = all->pdata[0];

	g_assert_cmpstr(i->article.body, ==, "“naik” café.\n");
	g_assert_nonnull(strchr(i->raw, '\x93'));
	CHECK_STOPS("<?xml version=\"1.0\" encoding=\"klingon\"?><rss " WXR_NAMES "/>", STORE_ERROR_XML, "1:", 0);
}

TEST(a_site_of_two_bytes_a_letter_is_known_by_what_is_in_it)
{
	static const char site[] = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><rss " WXR_NAMES "><channel>" ITEM("1", "naik café.") "</channel></rss>";
	static const struct { const char *mark, *encoding; } rows[] = { { "\xEF\xBB\xBF", "UTF-16LE" }, { "\xEF\xBB\xBF", "UTF-16BE" }, { "", "UTF-16LE" } };

	for (size_t k = 0; k < G_N_ELEMENTS(rows); k++) {
		g_autofree char *marked = g_strconcat(rows[k].mark, site, NULL);
		gsize len = 0;
		g_autofree char *bytes = g_convert(marked, -1, rows[k].encoding, "UTF-8", NULL, &len, NULL);
		g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)imported_free);
		g_autoptr(GError) error = NULL;

		g_assert_true(import_read(bytes, len, "a.xml", IMPORT_AUTO, keep_all, all, &error));
		g_assert_cmpuint(all->len, ==, 1);
		const struct imported *i = all->pdata[0];
		g_assert_cmpstr(i->article.body, ==, "naik café.\n");
	}
}

TEST(an_entity_bomb_is_refused)
{
	static const char bomb[] = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"x\">]><rss xmlns:wp=\"http://wordpress.org/export/1.2/\">&b;</rss>";
	g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)imported_free);
	g_autoptr(GError) error = NULL;

	g_assert_false(import_read(bomb, strlen(bomb), "a.xml", IMPORT_AUTO, keep_all, all, &error));
	g_assert_nonnull(error);
	g_assert_cmpuint(all->len, ==, 0);
}

TEST_MAIN
