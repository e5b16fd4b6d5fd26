/* IPTC ninjs 3.1. Source: formats.md section 11. */
#include "export/lines.h"
#include <string.h>
#include "export/xml.h"

static void append_key(GString *out, const char *key, const char *value)
{
	if (*value == '\0')
		return;
	g_string_append_printf(out, ",\n\"%s\": ", key);
	escape_json(out, value, false);
}

static void append_value(GString *out, const char *list, const char *type, const char *value)
{
	if (*value == '\0')
		return;
	g_string_append_printf(out, ",\n\"%s\": [{\"contentType\": \"%s\", \"value\": ", list, type);
	escape_json(out, value, false);
	g_string_append(out, "}]");
}

static void append_subjects(GString *out, const char *tags)
{
	g_auto(GStrv) names = g_strsplit(tags, ",", -1);
	unsigned n = 0;

	for (char **name = names; *name; name++) {
		if (*g_strstrip(*name) == '\0')
			continue;
		g_string_append(out, n++ == 0 ? ",\n\"subjects\": [{\"name\": " : ", {\"name\": ");
		escape_json(out, *name, false);
		g_string_append_c(out, '}');
	}
	g_string_append(out, n > 0 ? "]" : "");
}

static void append_bodies(GString *out, const struct document *d)
{
	g_autofree char *html = document_fragment(d, true), *dateline = document_dateline(d);
	g_autoptr(GString) plain = g_string_new(NULL);

	txt_body(plain, d, dateline);
	lines_tidy(plain);
	g_string_append(out, ",\n\"bodies\": [{\"role\": \"text\", \"contentType\": \"text/plain\", \"value\": ");
	escape_json(out, plain->str, false);
	g_string_append(out, "},\n{\"role\": \"html\", \"contentType\": \"text/html\", \"value\": ");
	escape_json(out, html, false);
	g_string_append(out, "}]");
}

/* What no property of the standard holds: photo, editor, contact. */
static void append_note(GString *out, const struct document *d, const struct export_options *o)
{
	g_auto(lines) said = { 0 };
	const char *rows[3];

	lines_make(&said, d, o);
	rows[0] = said.caption, rows[1] = said.editor, rows[2] = said.contact;
	g_autofree char *note = lines_join(rows, G_N_ELEMENTS(rows), "\n");
	append_key(out, "edNote", note);
}

bool ninjs_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };

	(void)error;
	document_open(&d, a);
	int64_t at_s = document_moment(&d, o->utc_offset_min);
	g_autofree char *urn = document_urn(&d), *embargo = moment_embargo(&d, o);
	g_autofree char *created = moment_rfc3339(at_s, o->utc_offset_min);
	g_autofree char *changed = moment_rfc3339(MAX(a->changed_s, at_s), o->utc_offset_min);
	g_autofree char *version = g_strdup_printf("%d", MAX(1, a->version));
	char slug[SLUG_MAX + 1];

	document_slug(a, slug);
	g_string_append(out, "{\"uri\": ");
	escape_json(out, urn, false);
	g_string_append(out, ",\n\"type\": \"text\",\n\"standard\": {\"name\": \"ninjs\", \"version\": \"3.1\","
	                " \"schema\": \"https://iptc.org/std/ninjs/ninjs-schema_3.1.json\"}");
	append_key(out, "version", version);
	append_key(out, "representationType", "full");
	append_key(out, "pubStatus", *embargo ? "withheld" : "usable");
	append_key(out, "firstCreated", created);
	append_key(out, "versionCreated", changed);
	append_key(out, "embargoedUntil", embargo);
	append_key(out, "language", "id");
	append_key(out, "by", d.field[FIELD_BYLINE]);
	append_key(out, "located", d.field[FIELD_PLACE]);
	append_key(out, "slugline", slug);
	append_value(out, "headlines", "text/plain", d.field[FIELD_TITLE]);
	append_value(out, "descriptions", "text/plain", d.field[FIELD_SUMMARY]);
	append_bodies(out, &d);
	append_note(out, &d, o);
	append_subjects(out, d.field[FIELD_TAGS]);
	g_string_append(out, "}\n");
	return true;
}
