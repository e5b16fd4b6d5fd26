/* NITF 3.6. Source: formats.md section 13. */
#include "export/lines.h"
#include <string.h>
#include "export/embargo.h"
#include "export/xml.h"

/* An element of the fragment in NITF's words; "": it has none. */
static const struct { const char *html, *nitf; } elements[] = {
	{ "<p>", "<p>" }, { "</p>", "</p>" }, { "<h2>", "<hl2>" }, { "</h2>", "</hl2>" }, { "<h3>", "<hl2>" }, { "</h3>", "</hl2>" },
	{ "<ul>", "<ul>" }, { "</ul>", "</ul>" }, { "</ol>", "</ol>" }, { "<li>", "<li>" }, { "</li>", "</li>" },
	{ "<strong>", "<em>" }, { "</strong>", "</em>" }, { "<em>", "<em>" }, { "</em>", "</em>" }, { "<br/>", "<br/>" },
	{ "</a>", "</a>" }, { "<blockquote>", "<bq><block>" }, { "</blockquote>", "</block></bq>" },
};

static void append_element(GString *out, const char *tag, size_t len)
{
	if (strncmp(tag, "<ol", 3) == 0)
		g_string_append(out, "<ol>");
	else if (strncmp(tag, "<a ", 3) == 0)
		g_string_append_len(out, tag, (gssize)len);
	for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
		if (strlen(elements[i].html) == len && memcmp(elements[i].html, tag, len) == 0)
			g_string_append(out, elements[i].nitf);
}

static void append_content(GString *out, const struct document *d)
{
	g_autofree char *html = document_fragment(d, false);

	for (const char *p = html; *p; ) {
		size_t words = strcspn(p, "<"), tag = strcspn(p + words, ">") + 1;
		g_string_append_len(out, p, (gssize)words);
		p += words;
		if (*p) {
			append_element(out, p, tag);
			p += tag;
		}
	}
}

/* Photo, editor and contact close the story; the writer stands above it. */
static void append_end(GString *out, const struct lines *said)
{
	const char *const rows[] = { said->caption, said->editor, said->contact };
	g_autofree char *text = lines_join(rows, G_N_ELEMENTS(rows), " · ");

	if (*text == '\0')
		return;
	g_string_append(out, "<body.end>\n");
	xml_element(out, "tagline", text);
	g_string_append(out, "</body.end>\n");
}

/* "20210504T153000+0800" */
static char *basic(int64_t at_s, int offset_min)
{
	g_autofree char *iso = moment_rfc3339(at_s, offset_min);
	GString *out = g_string_new(NULL);

	for (const char *p = iso; *p; p++)
		if (*p != ':' && (*p != '-' || p - iso > (ptrdiff_t)strlen("2021-05-04")))
			g_string_append_c(out, *p);
	return g_string_free(out, FALSE);
}

bool nitf_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };
	g_auto(lines) said = { 0 };
	int64_t released_s;

	(void)error;
	document_open(&d, a);
	lines_make(&said, &d, o);
	int64_t at_s = document_moment(&d, o->utc_offset_min);
	g_autofree char *urn = document_urn(&d), *issued = basic(at_s, o->utc_offset_min);
	g_string_append(out, XML_HEAD "<nitf xmlns=\"http://iptc.org/std/NITF/2006-10-18/\">\n<head>\n");
	xml_element(out, "title", d.field[FIELD_TITLE]);
	g_string_append(out, "<docdata>\n<doc-id id-string=\"");
	escape_html(out, urn, strlen(urn), true);
	g_string_append_printf(out, "\"/>\n<date.issue norm=\"%s\"/>\n", issued);
	if (!o->embargo_over && embargo_at(d.field[FIELD_EMBARGO], &released_s)) {
		g_autofree char *released = basic(released_s, o->utc_offset_min);
		g_string_append_printf(out, "<date.release norm=\"%s\"/>\n", released);
	}
	g_string_append(out, "</docdata>\n</head>\n<body>\n<body.head>\n<hedline>\n");
	xml_element(out, "hl1", d.field[FIELD_TITLE]);
	g_string_append(out, "</hedline>\n");
	xml_element(out, "byline", d.field[FIELD_BYLINE]);
	if (*d.field[FIELD_PLACE]) {
		g_string_append(out, "<dateline>\n");
		xml_element(out, "location", d.field[FIELD_PLACE]);
		g_string_append(out, "</dateline>\n");
	}
	g_string_append(out, "</body.head>\n<body.content>\n");
	append_content(out, &d);
	g_string_append(out, "</body.content>\n");
	append_end(out, &said);
	g_string_append(out, "</body>\n</nitf>\n");
	return true;
}
