/* Feeds: RSS 2.0 and Atom 1.0. Source: formats.md sections 14 and 15. */
#include "export/xml.h"
#include <string.h>

/* RFC 822 wants English names, whatever the locale. */
static char *moment_rfc822(int64_t at_s, int offset_min)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	g_autofree char *iso = moment_rfc3339(at_s, offset_min);
	g_autoptr(GDateTime) t = g_date_time_new_from_iso8601(iso, NULL);

	return t == NULL ? iso : g_strdup_printf("%s, %02d %s %04d %.8s %.3s%s", days[g_date_time_get_day_of_week(t) - 1],
		g_date_time_get_day_of_month(t), months[g_date_time_get_month(t) - 1], g_date_time_get_year(t),
		iso + strlen("2021-05-04T"), iso + strlen("2021-05-04T15:30:00"), iso + strlen("2021-05-04T15:30:00+08:"));
}

static const char *site_of(const struct export_options *o)
{
	const char *site = o->letterhead && o->letterhead->site ? o->letterhead->site : "";

	return g_str_has_prefix(site, "http://") || g_str_has_prefix(site, "https://") ? site : "urn:redaksi:umpan";
}

bool rss_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };

	(void)error;
	document_open(&d, a);
	const char *office = document_office(&d, o);
	g_autofree char *urn = document_urn(&d), *html = document_story(&d, o);
	g_autofree char *date = moment_rfc822(document_moment(&d, o->utc_offset_min), o->utc_offset_min);
	g_string_append(out, XML_HEAD "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
	                " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n");
	xml_element(out, "title", *office ? office : "Siaran pers");
	xml_element(out, "link", site_of(o));
	xml_element(out, "description", *office ? office : "Siaran pers");
	g_string_append(out, "<language>id</language>\n<item>\n");
	xml_element(out, "title", d.field[FIELD_TITLE]);
	xml_element(out, "guid isPermaLink=\"false\"", urn);
	xml_element(out, "pubDate", date);
	xml_element(out, "dc:creator", d.field[FIELD_BYLINE]);
	xml_element(out, "category", d.field[FIELD_CATEGORY]);
	xml_element(out, "description", d.field[FIELD_SUMMARY]);
	xml_element(out, "content:encoded", html);
	g_string_append(out, "</item>\n</channel>\n</rss>\n");
	return true;
}

bool atom_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };

	(void)error;
	document_open(&d, a);
	const char *office = *document_office(&d, o) ? document_office(&d, o) : "Siaran pers";
	int64_t at_s = document_moment(&d, o->utc_offset_min);
	g_autofree char *urn = document_urn(&d), *html = document_story(&d, o);
	g_autofree char *published = moment_rfc3339(at_s, o->utc_offset_min);
	g_autofree char *updated = moment_rfc3339(MAX(a->changed_s, at_s), o->utc_offset_min);
	g_string_append(out, XML_HEAD "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"id\">\n");
	xml_element(out, "id", site_of(o));
	xml_element(out, "title", office);
	xml_element(out, "updated", updated);
	g_string_append(out, "<author>\n");
	xml_element(out, "name", office);
	g_string_append(out, "</author>\n<entry>\n");
	xml_element(out, "id", urn);
	xml_element(out, "title", d.field[FIELD_TITLE]);
	xml_element(out, "updated", updated);
	xml_element(out, "published", published);
	xml_element(out, "summary", d.field[FIELD_SUMMARY]);
	xml_element(out, "content type=\"html\"", html);
	g_string_append(out, "</entry>\n</feed>\n");
	return true;
}
