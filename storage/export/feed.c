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

static const char *publisher(const struct export_options *o)
{
	return o->office && *o->office ? o->office : "Siaran pers";
}

static void append_link(GString *out, const char *before, const char *address, const char *after)
{
	g_string_append(out, before);
	escape_html(out, address, strlen(address), true);
	g_string_append(out, after);
}

static void rss_head(const struct export_options *o, int64_t updated_s, GString *out)
{
	g_autofree char *self = public_address(o, rss_collection.name);

	(void)updated_s;
	g_string_append(out, XML_HEAD "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
	                " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n");
	xml_element(out, "title", publisher(o));
	xml_element(out, "link", site_of(o));
	xml_element(out, "description", publisher(o));
	g_string_append(out, "<language>id</language>\n");
	if (self != NULL)
		append_link(out, "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"", self, "\"/>\n");
}

static void rss_item(const struct article *a, const struct export_options *o, GString *out)
{
	g_auto(document) d = { 0 };
	char slug[SLUG_MAX + 1];

	document_open(&d, a);
	document_slug(a, slug);
	g_autofree char *urn = document_urn(&d), *html = document_story(&d, o), *address = public_address(o, slug);
	g_autofree char *date = moment_rfc822(document_moment(&d, o->utc_offset_min), o->utc_offset_min);
	g_string_append(out, "<item>\n");
	xml_element(out, "title", d.field[FIELD_TITLE]);
	xml_element(out, "link", address ? address : "");
	xml_element(out, "guid isPermaLink=\"false\"", urn);
	xml_element(out, "pubDate", date);
	xml_element(out, "dc:creator", d.field[FIELD_BYLINE]);
	xml_element(out, "category", d.field[FIELD_CATEGORY]);
	xml_element(out, "description", d.field[FIELD_SUMMARY]);
	xml_element(out, "content:encoded", html);
	g_string_append(out, "</item>\n");
}

static void atom_head(const struct export_options *o, int64_t updated_s, GString *out)
{
	g_autofree char *updated = moment_rfc3339(updated_s, o->utc_offset_min), *self = public_address(o, atom_collection.name);

	g_string_append(out, XML_HEAD "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"id\">\n");
	xml_element(out, "id", site_of(o));
	xml_element(out, "title", publisher(o));
	xml_element(out, "updated", updated);
	if (self != NULL)
		append_link(out, "<link rel=\"self\" href=\"", self, "\"/>\n");
	g_string_append(out, "<author>\n");
	xml_element(out, "name", publisher(o));
	g_string_append(out, "</author>\n");
}

static void atom_item(const struct article *a, const struct export_options *o, GString *out)
{
	g_auto(document) d = { 0 };
	char slug[SLUG_MAX + 1];

	document_open(&d, a);
	document_slug(a, slug);
	int64_t at_s = document_moment(&d, o->utc_offset_min);
	g_autofree char *urn = document_urn(&d), *html = document_story(&d, o), *address = public_address(o, slug);
	g_autofree char *published = moment_rfc3339(at_s, o->utc_offset_min);
	g_autofree char *updated = moment_rfc3339(MAX(a->changed_s, at_s), o->utc_offset_min);
	g_string_append(out, "<entry>\n");
	xml_element(out, "id", urn);
	xml_element(out, "title", d.field[FIELD_TITLE]);
	if (address != NULL)
		append_link(out, "<link href=\"", address, "\"/>\n");
	xml_element(out, "updated", updated);
	xml_element(out, "published", published);
	xml_element(out, "summary", d.field[FIELD_SUMMARY]);
	xml_element(out, "content type=\"html\"", html);
	g_string_append(out, "</entry>\n");
}

enum { FEED_MOST = 50 };   /* formats.md section 14 */
const struct collection rss_collection = { "umpan.rss", FEED_MOST, rss_head, rss_item, "</channel>\n</rss>\n" };
const struct collection atom_collection = { "umpan.atom", FEED_MOST, atom_head, atom_item, "</feed>\n" };

bool rss_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	(void)error;
	collection_write(&rss_collection, a, o, out);
	return true;
}

bool atom_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	(void)error;
	collection_write(&atom_collection, a, o, out);
	return true;
}
