#include "export/lines.h"
#include <string.h>
#include "export/calendar.h"
#include "export/xml.h"

enum { HEADLINE_MAX = 110 };   /* characters; formats.md section 5 */

static void append_text(GString *out, const char *before, const char *text, const char *after, bool attribute)
{
	g_string_append(out, before);
	escape_html(out, text, strlen(text), attribute);
	g_string_append(out, after);
}

/* One property of the JSON object; left out when empty. */
static void append_property(GString *out, const char *name, const char *value)
{
	if (*value == '\0')
		return;
	g_string_append_printf(out, ",\n\"%s\": ", name);
	escape_json(out, value, true);
}

static void append_named(GString *out, const char *property, const char *type, const char *name, bool list)
{
	if (*name == '\0')
		return;
	g_string_append_printf(out, ",\n\"%s\": %s{\"@type\": \"%s\", \"name\": ", property, list ? "[" : "", type);
	escape_json(out, name, true);
	g_string_append(out, list ? "}]" : "}");
}

static void append_json_ld(GString *out, const struct document *d, const struct export_options *o)
{
	g_autofree char *headline = g_utf8_substring(d->field[FIELD_TITLE], 0, MIN(g_utf8_strlen(d->field[FIELD_TITLE], -1), HEADLINE_MAX));
	g_autofree char *urn = d->article->ulid && *d->article->ulid ? g_strdup_printf("urn:redaksi:%s", d->article->ulid) : g_strdup("");
	g_autoptr(GString) published = g_string_new(NULL);
	g_autoptr(GString) modified = g_string_new(NULL);

	if (*d->field[FIELD_DATE] || d->article->created_s != 0)
		document_date(d, o->utc_offset_min, published);
	if (d->article->changed_s != 0)
		calendar_append_rfc3339(modified, d->article->changed_s, o->utc_offset_min);
	g_string_append(out, "<script type=\"application/ld+json\">\n{\"@context\": \"https://schema.org\",\n\"@type\": \"NewsArticle\"");
	append_property(out, "headline", headline);
	append_property(out, "datePublished", published->str);
	append_property(out, "dateModified", modified->str);
	append_named(out, "author", "Person", d->field[FIELD_BYLINE], true);
	append_named(out, "publisher", "Organization", o->office ? o->office : d->field[FIELD_OFFICE], false);
	append_property(out, "inLanguage", "id");
	append_property(out, "description", d->field[FIELD_SUMMARY]);
	append_property(out, "articleSection", d->field[FIELD_CATEGORY]);
	append_property(out, "dateline", d->field[FIELD_PLACE]);
	append_property(out, "identifier", urn);
	g_string_append(out, "}\n</script>\n");
}

/* How a link to the page looks in a chat or on a social network; without a public address the page has none of it. */
static void append_open_graph(GString *out, const struct document *d, const struct export_options *o)
{
	g_autoptr(GString) published = g_string_new(NULL);
	char slug[SLUG_MAX + 1];

	document_slug(d->article, slug);
	g_autofree char *address = public_address(o, slug);
	if (address == NULL)
		return;
	if (*d->field[FIELD_DATE] || d->article->created_s != 0)
		document_date(d, o->utc_offset_min, published);
	const struct { const char *name, *value; } rows[] = {
		{ "og:title", d->field[FIELD_TITLE] }, { "og:type", "article" }, { "og:url", address }, { "og:locale", "id_ID" },
		{ "og:site_name", document_office(d, o) }, { "og:description", d->field[FIELD_SUMMARY] }, { "article:published_time", published->str },
	};
	append_text(out, "<link rel=\"canonical\" href=\"", address, "\">\n", true);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (*rows[i].value == '\0')
			continue;
		g_string_append_printf(out, "<meta property=\"%s\" content=\"", rows[i].name);
		append_text(out, "", rows[i].value, "\">\n", true);
	}
}

static void append_head(GString *out, const struct document *d, const struct export_options *o)
{
	g_string_append(out, "<!DOCTYPE html>\n<html lang=\"id\">\n<head>\n<meta charset=\"utf-8\">\n");
	append_text(out, "<title>", d->field[FIELD_TITLE], "</title>\n", false);
	g_string_append(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
	if (*d->field[FIELD_SUMMARY])
		append_text(out, "<meta name=\"description\" content=\"", d->field[FIELD_SUMMARY], "\">\n", true);
	append_open_graph(out, d, o);
	append_json_ld(out, d, o);
	g_string_append(out, "</head>\n");
}

static void append_header(GString *out, const struct document *d, const struct lines *said)
{
	const char *place = d->field[FIELD_PLACE], *date = d->field[FIELD_DATE];

	g_string_append(out, "<header>\n");
	if (*said->embargo)
		append_text(out, "<p><strong>", said->embargo, "</strong></p>\n", false);
	append_text(out, "<h1>", d->field[FIELD_TITLE], "</h1>\n", false);
	if (*place || *date) {
		append_text(out, "<p>", place, *place && *date ? ", " : "", false);
		if (*date) {
			g_string_append_printf(out, "<time datetime=\"%.10s\">", date);
			calendar_append_long(out, date, true);
			g_string_append(out, "</time>");
		}
		g_string_append(out, "</p>\n");
	}
	g_string_append(out, "</header>\n");
}

static void append_footer(GString *out, const struct document *d, const struct export_options *o, const struct lines *said)
{
	const char *const rows[] = {
		said->caption, said->byline, said->editor, said->number, o->office ? o->office : d->field[FIELD_OFFICE], said->contact,
	};
	size_t before = out->len;

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (*rows[i] == '\0')
			continue;
		g_string_append(out, out->len == before ? "<footer>\n" : "");
		append_text(out, "<p>", rows[i], "</p>\n", false);
	}
	if (out->len > before)
		g_string_append(out, "</footer>\n");
}

/* One paragraph under the text, a line for each note. */
static void append_notes(GString *out, const struct lines *said)
{
	const char *notes[LINES_NOTES];
	unsigned n = lines_notes(said, notes);

	for (unsigned i = 0; i < n; i++)
		append_text(out, i == 0 ? "<p>" : "<br/>", notes[i], i + 1 == n ? "</p>\n" : "", false);
}

void html_story(GString *out, const struct document *d, const struct export_options *o)
{
	g_auto(lines) said = { 0 };
	g_autofree char *dateline = document_dateline(d);

	lines_make(&said, d, o);
	if (*said.embargo)
		append_text(out, "<p><strong>", said.embargo, "</strong></p>\n", false);
	html_body(out, d, dateline, true);
	append_notes(out, &said);
}

bool html_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };
	g_auto(lines) said = { 0 };

	(void)error;
	document_open(&d, a);
	lines_make(&said, &d, o);
	append_head(out, &d, o);
	g_string_append(out, "<body>\n<article>\n");
	append_header(out, &d, &said);
	html_body(out, &d, "", false);
	append_footer(out, &d, o, &said);
	g_string_append(out, "</article>\n</body>\n</html>\n");
	return true;
}

bool html_fragment_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };

	(void)error;
	document_open(&d, a);
	html_story(out, &d, o);
	return true;
}
