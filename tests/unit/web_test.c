#include "test.h"
#include <string.h>
#include "export/export.h"
#include "format/articles.h"
#include "import/import.h"

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

TEST(a_site_of_wordpress_comes_in_post_by_post_with_fields_and_identity)
{
	static const char wxr[] = "<?xml version=\"1.0\"?><rss xmlns:content=\"c\" xmlns:excerpt=\"e\" xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:dc=\"d\"><channel>"
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
