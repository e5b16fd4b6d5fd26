#include "export/xml.h"
#include <string.h>
#include "export/calendar.h"

void xml_element(GString *out, const char *name, const char *text)
{
	if (*text == '\0')
		return;
	g_string_append_printf(out, "<%s>", name);
	escape_html(out, text, strlen(text), false);
	g_string_append_printf(out, "</%.*s>\n", (int)strcspn(name, " "), name);
}

void xml_cdata(GString *out, const char *name, const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, "]]>", -1);
	g_autofree char *safe = g_strjoinv("]]]]><![CDATA[>", parts);

	g_string_append_printf(out, "<%s><![CDATA[%s]]></%s>\n", name, safe, name);
}

char *document_urn(const struct document *d)
{
	const char *ulid = d->article->ulid;

	return g_strconcat("urn:redaksi:", ulid && *ulid ? ulid : "naskah", NULL);
}

int64_t document_moment(const struct document *d, int utc_offset_min)
{
	enum { EPOCH_DAY = 719163 };   /* GLib counts days from 1 January of the year 1 */
	GDate day;

	if (!calendar_parse(d->field[FIELD_DATE], &day))
		return d->article->created_s;
	return ((int64_t)g_date_get_julian(&day) - EPOCH_DAY) * 86400 - utc_offset_min * 60;
}

char *moment_rfc3339(int64_t at_s, int utc_offset_min)
{
	GString *out = g_string_new(NULL);

	calendar_append_rfc3339(out, at_s, utc_offset_min);
	return g_string_free(out, FALSE);
}

char *moment_embargo(const struct document *d, const struct export_options *o)
{
	static const size_t seconds_at = sizeof "2021-05-04T15:30" - 1;
	const char *stored = d->field[FIELD_EMBARGO];

	return !o->embargo_over && field_check(FIELD_EMBARGO, stored, NULL) && *stored ?
		g_strdup_printf("%.*s:00%s", (int)seconds_at, stored, stored + seconds_at) : g_strdup("");
}

char *document_fragment(const struct document *d, bool dateline)
{
	GString *out = g_string_new(NULL);
	g_autofree char *before = dateline ? document_dateline(d) : g_strdup("");

	html_body(out, d, before, true);
	return g_string_free(out, FALSE);
}

char *document_story(const struct document *d, const struct export_options *o)
{
	GString *out = g_string_new(NULL);

	html_story(out, d, o);
	return g_string_free(out, FALSE);
}

const char *document_office(const struct document *d, const struct export_options *o)
{
	return o->office ? o->office : d->field[FIELD_OFFICE];
}

char *public_address(const struct export_options *o, const char *last)
{
	const char *base = o->letterhead && o->letterhead->news ? o->letterhead->news : "";
	bool whole = g_str_has_prefix(base, "https://") || g_str_has_prefix(base, "http://");
	g_autofree char *address = *base ? g_strconcat(whole ? "" : "https://", base, g_str_has_suffix(base, "/") ? "" : "/", last, NULL) : NULL;

	return address ? link_clean(address) : NULL;
}

void collection_write(const struct collection *c, const struct article *a, const struct export_options *o, GString *out)
{
	g_auto(document) d = { 0 };
	struct export_options options = *o;

	document_open(&d, a);
	options.office = document_office(&d, o);
	c->head(&options, MAX(a->changed_s, document_moment(&d, o->utc_offset_min)), out);
	c->item(a, &options, out);
	g_string_append(out, c->foot);
}
