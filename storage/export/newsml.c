/* IPTC NewsML-G2 2.35, power conformance. Source: formats.md section 12. */
#include "export/lines.h"
#include <string.h>
#include "export/xml.h"

static void append_named(GString *out, const char *element, const char *name)
{
	if (*name == '\0')
		return;
	g_string_append_printf(out, "<%s>", element);
	xml_element(out, "name", name);
	g_string_append_printf(out, "</%s>\n", element);
}

static void append_meta(GString *out, const struct document *d, const struct export_options *o)
{
	int64_t at_s = document_moment(d, o->utc_offset_min);
	g_autofree char *embargo = moment_embargo(d, o), *created = moment_rfc3339(at_s, o->utc_offset_min);
	g_autofree char *changed = moment_rfc3339(MAX(d->article->changed_s, at_s), o->utc_offset_min);
	const char *office = document_office(d, o);
	g_auto(lines) said = { 0 };

	lines_make(&said, d, o);
	g_string_append(out, "<itemMeta>\n<itemClass qcode=\"ninat:text\"/>\n");
	append_named(out, "provider", *office ? office : "redaksi");
	xml_element(out, "versionCreated", changed);
	xml_element(out, "embargoed", embargo);
	g_string_append_printf(out, "<pubStatus qcode=\"stat:%s\"/>\n", *embargo ? "withheld" : "usable");
	xml_element(out, "edNote", said.caption);
	xml_element(out, "edNote", said.contact);
	g_string_append(out, "</itemMeta>\n<contentMeta>\n");
	xml_element(out, "contentCreated", created);
	append_named(out, "located", d->field[FIELD_PLACE]);
	append_named(out, "creator", d->field[FIELD_BYLINE]);
	append_named(out, "contributor", d->field[FIELD_EDITOR]);
	g_string_append(out, "<language tag=\"id\"/>\n");
	xml_element(out, "headline", d->field[FIELD_TITLE]);
	xml_element(out, "description", d->field[FIELD_SUMMARY]);
	g_string_append(out, "</contentMeta>\n");
}

bool newsml_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };

	(void)error;
	document_open(&d, a);
	g_autofree char *urn = document_urn(&d), *html = document_fragment(&d, true);
	g_string_append(out, XML_HEAD "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"");
	escape_html(out, urn, strlen(urn), true);
	g_string_append_printf(out, "\" version=\"%d\" standard=\"NewsML-G2\" standardversion=\"2.35\" conformance=\"power\" xml:lang=\"id\">\n"
	                       "<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_39.xml\"/>\n", MAX(1, a->version));
	append_meta(out, &d, o);
	g_string_append(out, "<contentSet>\n<inlineXML contenttype=\"application/xhtml+xml\">\n"
	                "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"id\" xml:lang=\"id\">\n<head>\n");
	xml_element(out, "title", d.field[FIELD_TITLE]);
	g_string_append_printf(out, "</head>\n<body>\n%s</body>\n</html>\n</inlineXML>\n</contentSet>\n</newsItem>\n", html);
	return true;
}
