/* WordPress: an import file (WXR 1.2) and the body of a request to its REST interface. Source: formats.md section 7. */
#include "export/xml.h"
#include <string.h>

enum { TAG_MAX = 16 };

/* What the block editor calls an element; the attributes are those of its comment. */
static const struct { const char *tag, *block; } blocks[] = {
	{ "p", "paragraph" }, { "h2", "heading" }, { "h3", "heading {\"level\":3}" }, { "ul", "list" },
	{ "ol", "list {\"ordered\":true}" }, { "blockquote", "quote" },
};

static const char *block_of(const char *tag)
{
	for (size_t i = 0; i < G_N_ELEMENTS(blocks); i++)
		if (strcmp(blocks[i].tag, tag) == 0)
			return blocks[i].block;
	return "paragraph";
}

/* Behind the end of the element that begins here; elements of its own name may stand in it. */
static const char *element_end(const char *start, const char *tag)
{
	g_autofree char *open = g_strconcat("<", tag, NULL), *close = g_strconcat("</", tag, ">", NULL);
	const char *p = start;
	int depth = 0;

	do {
		const char *next_open = strstr(p + 1, open), *next_close = strstr(p + 1, close);
		if (!next_close)
			return start + strlen(start);
		bool opens = next_open && next_open < next_close && strchr(" >", next_open[strlen(open)]);
		depth += opens ? 1 : -1;
		p = opens ? next_open : next_close;
	} while (depth >= 0);
	return p + strlen(close);
}

/* Each element on top between comments that make it a block. */
static char *content(const struct document *d, const struct export_options *o)
{
	g_autofree char *html = document_story(d, o);
	GString *out = g_string_new(NULL);

	for (const char *p = html; *p; p += strspn(p, "\n")) {
		char tag[TAG_MAX] = "";
		memcpy(tag, p + 1, MIN(sizeof tag - 1, strcspn(p + 1, " >")));
		const char *end = element_end(p, tag), *block = block_of(tag);
		g_string_append_printf(out, "%s<!-- wp:%s -->\n%.*s\n<!-- /wp:%.*s -->\n", out->len > 0 ? "\n" : "", block,
		                       (int)(end - p), p, (int)strcspn(block, " "), block);
		p = end;
	}
	return g_string_free(out, FALSE);
}

/* "2021-05-04 15:30:00" */
static char *moment(int64_t at_s, int offset_min)
{
	char *out = moment_rfc3339(at_s, offset_min);

	out[strlen("2021-05-04")] = ' ';
	out[strlen("2021-05-04 15:30:00")] = '\0';
	return out;
}

static void append_terms(GString *out, const char *domain, const char *values)
{
	g_auto(GStrv) names = g_strsplit(values, ",", -1);

	for (char **name = names; *name; name++) {
		char slug[SLUG_MAX + 1];
		if (!slug_make(g_strstrip(*name), slug, NULL))
			continue;
		g_string_append_printf(out, "<category domain=\"%s\" nicename=\"%s\">", domain, slug);
		escape_html(out, *name, strlen(*name), false);
		g_string_append(out, "</category>\n");
	}
}

static void wxr_item(const struct article *a, const struct export_options *o, GString *out)
{
	g_auto(document) d = { 0 };

	document_open(&d, a);
	g_autofree char *urn = document_urn(&d), *html = content(&d, o);
	int64_t at_s = document_moment(&d, o->utc_offset_min);
	g_autofree char *local = moment(at_s, o->utc_offset_min), *gmt = moment(at_s, 0);
	char slug[SLUG_MAX + 1];

	document_slug(a, slug);
	g_string_append(out, "<item>\n");
	xml_element(out, "title", d.field[FIELD_TITLE]);
	xml_element(out, "guid isPermaLink=\"false\"", urn);
	xml_cdata(out, "dc:creator", d.field[FIELD_BYLINE]);
	xml_cdata(out, "content:encoded", html);
	xml_cdata(out, "excerpt:encoded", d.field[FIELD_SUMMARY]);
	g_string_append_printf(out, "<wp:post_id>%" G_GINT64_FORMAT "</wp:post_id>\n<wp:post_date>%s</wp:post_date>\n"
	                       "<wp:post_date_gmt>%s</wp:post_date_gmt>\n<wp:comment_status>closed</wp:comment_status>\n"
	                       "<wp:ping_status>closed</wp:ping_status>\n<wp:post_name>%s</wp:post_name>\n<wp:status>draft</wp:status>\n"
	                       "<wp:post_parent>0</wp:post_parent>\n<wp:menu_order>0</wp:menu_order>\n<wp:post_type>post</wp:post_type>\n"
	                       "<wp:post_password></wp:post_password>\n<wp:is_sticky>0</wp:is_sticky>\n", a->id, local, gmt, slug);
	append_terms(out, "category", d.field[FIELD_CATEGORY]);
	append_terms(out, "post_tag", d.field[FIELD_TAGS]);
	g_string_append(out, "<wp:postmeta>\n<wp:meta_key>redaksi_id</wp:meta_key>\n");
	xml_cdata(out, "wp:meta_value", urn + strlen("urn:redaksi:"));
	g_string_append(out, "</wp:postmeta>\n</item>\n");
}

static void wxr_head(const struct export_options *o, int64_t updated_s, GString *out)
{
	(void)updated_s;
	g_string_append(out, XML_HEAD "<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\""
	                " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	                " xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n");
	xml_element(out, "title", o->office ? o->office : "");
	g_string_append(out, "<language>id</language>\n<wp:wxr_version>1.2</wp:wxr_version>\n");
}

const struct collection wxr_collection = { "semua.wxr.xml", 0, wxr_head, wxr_item, "</channel>\n</rss>\n" };

bool wxr_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	(void)error;
	collection_write(&wxr_collection, a, o, out);
	return true;
}

static void append_key(GString *out, const char *key, const char *value)
{
	g_string_append_printf(out, "%s\"%s\": ", out->len > 1 ? ",\n" : "", key);
	escape_json(out, value, false);
}

bool wordpress_json_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };
	g_autoptr(GString) object = g_string_new("{");
	char slug[SLUG_MAX + 1];

	(void)error;
	document_open(&d, a);
	g_autofree char *urn = document_urn(&d), *html = content(&d, o), *gmt = moment(document_moment(&d, o->utc_offset_min), 0);
	gmt[strlen("2021-05-04")] = 'T';
	document_slug(a, slug);
	append_key(object, "title", d.field[FIELD_TITLE]);
	append_key(object, "content", html);
	append_key(object, "excerpt", d.field[FIELD_SUMMARY]);
	append_key(object, "slug", slug);
	append_key(object, "status", "draft");
	append_key(object, "date_gmt", gmt);
	g_string_append(object, ",\n\"meta\": {\"redaksi_id\": ");
	escape_json(object, urn + strlen("urn:redaksi:"), false);
	g_string_append_printf(out, "%s}}\n", object->str);
	return true;
}
