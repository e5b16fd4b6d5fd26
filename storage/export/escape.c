#include "export/write.h"
#include <string.h>

static const char *const schemes[] = { "http:", "https:", "mailto:" };

static bool has_scheme(const char *href, const char *scheme)
{
	return g_ascii_strncasecmp(href, scheme, strlen(scheme)) == 0;
}

char *link_clean(const char *href)
{
	GString *out;
	bool allowed = false;

	for (size_t i = 0; href != NULL && i < G_N_ELEMENTS(schemes); i++)
		allowed |= has_scheme(href, schemes[i]);
	if (!allowed)
		return NULL;
	out = g_string_new(NULL);
	for (const char *p = href; *p; p++) {
		if ((unsigned char)*p <= ' ' || *p == 0x7F || strchr("\"<>\\^`{|}", *p) != NULL)
			g_string_append_printf(out, "%%%02X", (unsigned char)*p);
		else
			g_string_append_c(out, *p);
	}
	return g_string_free(out, FALSE);
}

/* A character that may stand in an address as it is; '%' only before two hexadecimal digits, '#' only once. RFC 3986. */
static bool stands_in_address(const char *p, bool has_fragment)
{
	if (*p == '%')
		return g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2]);
	return *p == '#' ? !has_fragment : g_ascii_isalnum(*p) || strchr("-._~:/?@!$&'()*+,;=", *p) != NULL;
}

/* Something stands behind the scheme; on the web that is a host. */
static bool leads_somewhere(const char *address)
{
	const char *rest = strchr(address, ':') + 1;

	if (!has_scheme(address, "http"))
		return *rest != '\0';
	return g_str_has_prefix(rest, "//") && g_ascii_isalnum(rest[2]);
}

char *link_office(const char *href)
{
	g_autofree char *clean = href != NULL && has_scheme(href, "tel:") ? g_strdup(href) : link_clean(href);
	bool has_fragment = false;

	if (clean == NULL || !leads_somewhere(clean))
		return NULL;
	GString *out = g_string_new(NULL);
	for (const char *p = clean; *p; p++) {
		if (stands_in_address(p, has_fragment))
			g_string_append_c(out, *p);
		else
			g_string_append_printf(out, "%%%02X", (unsigned char)*p);
		has_fragment |= *p == '#';
	}
	return g_string_free(out, FALSE);
}

bool link_shows_itself(const char *href, const char *text, size_t len)
{
	size_t skip = g_ascii_strncasecmp(href, "mailto:", 7) == 0 ? 7 : 0;

	return (strlen(href) == len && strncmp(href, text, len) == 0) ||
	       (skip > 0 && strlen(href + skip) == len && strncmp(href + skip, text, len) == 0);
}

void escape_html(GString *out, const char *text, size_t len, bool attribute)
{
	for (size_t i = 0; i < len; i++) {
		switch (text[i]) {
		case '&': g_string_append(out, "&amp;"); break;
		case '<': g_string_append(out, "&lt;"); break;
		case '>': g_string_append(out, "&gt;"); break;
		case '"': g_string_append(out, attribute ? "&quot;" : "\""); break;
		default: g_string_append_c(out, text[i]);
		}
	}
}

/* YAML 1.1 reads U+2028 and U+2029 as line ends. */
void escape_json(GString *out, const char *text, bool script)
{
	g_string_append_c(out, '"');
	for (const char *p = text; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c == '"' || c == '\\')
			g_string_append_printf(out, "\\%c", (char)c);
		else if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029 || (script && (c == '<' || c == '>' || c == '&')))
			g_string_append_printf(out, "\\u%04x", c);
		else
			g_string_append_unichar(out, c);
	}
	g_string_append_c(out, '"');
}

void yaml_key(GString *out, const char *key, const char *value)
{
	if (*value == '\0')
		return;
	g_string_append_printf(out, "%s: ", key);
	escape_json(out, value, false);
	g_string_append_c(out, '\n');
}

void yaml_list(GString *out, const char *key, const char *values)
{
	g_auto(GStrv) entries = g_strsplit(values, ",", -1);
	size_t n = 0;

	for (char **e = entries; *e; e++) {
		if (*g_strstrip(*e) == '\0')
			continue;
		g_string_append_printf(out, n++ == 0 ? "%s: [" : ", ", key);
		escape_json(out, *e, false);
	}
	g_string_append(out, n > 0 ? "]\n" : "");
}

void lines_tidy(GString *out)
{
	size_t to = 0;

	for (size_t from = 0; from < out->len; from++) {
		if (out->str[from] == '\n') {
			while (to > 0 && (out->str[to - 1] == ' ' || out->str[to - 1] == '\t'))
				to--;
			if (to == 0 || (to >= 2 && out->str[to - 1] == '\n' && out->str[to - 2] == '\n'))
				continue;
		}
		out->str[to++] = out->str[from];
	}
	while (to > 0 && strchr(" \t\n", out->str[to - 1]) != NULL)
		to--;
	g_string_truncate(out, to);
	g_string_append_c(out, '\n');
}
