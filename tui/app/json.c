#include "app/json.h"
#include <string.h>

/* A comma belongs before everything but the first member after a bracket. */
static void member(GString *out, const char *key)
{
	char last = out->len ? out->str[out->len - 1] : '{';

	if (last != '{' && last != '[')
		g_string_append_c(out, ',');
	if (key)
		g_string_append_printf(out, "\"%s\":", key);
}

static void append_char(GString *out, gunichar c)
{
	/* C1 controls and DEL are legal in JSON, but a terminal would obey them. */
	if (c == '\n')
		g_string_append(out, "\\n");
	else if (c < 0x20 || (c >= 0x7f && c < 0xa0))
		g_string_append_printf(out, "\\u%04x", c);
	else if (c == '"' || c == '\\')
		g_string_append_printf(out, "\\%c", (char)c);
	else
		g_string_append_unichar(out, c);
}

static void append_string(GString *out, const char *value, size_t len)
{
	g_autofree char *valid = g_utf8_make_valid(value, (gssize)len);
	const char *end = valid + strlen(valid);

	g_string_append_c(out, '"');
	for (const char *p = valid; p < end; p = g_utf8_next_char(p))
		append_char(out, g_utf8_get_char(p));
	g_string_append_c(out, '"');
}

void json_begin(GString *out)
{
	g_string_append(out, "{\"versi\":1");
}

void json_end(GString *out)
{
	g_string_append(out, "}\n");
}

void json_text_n(GString *out, const char *key, const char *value, size_t len)
{
	member(out, key);
	append_string(out, value, len);
}

void json_text(GString *out, const char *key, const char *value)
{
	member(out, key);
	if (value)
		append_string(out, value, strlen(value));
	else
		g_string_append(out, "null");
}

void json_int(GString *out, const char *key, int64_t value)
{
	member(out, key);
	g_string_append_printf(out, "%" G_GINT64_FORMAT, value);
}

void json_bool(GString *out, const char *key, bool value)
{
	member(out, key);
	g_string_append(out, value ? "true" : "false");
}

void json_time(GString *out, const char *key, int64_t at_s)
{
	g_autoptr(GDateTime) at = at_s ? g_date_time_new_from_unix_utc(at_s) : NULL;
	g_autofree char *text = at ? g_date_time_format(at, "%Y-%m-%dT%H:%M:%SZ") : NULL;

	json_text(out, key, text);
}

void json_texts(GString *out, const char *key, char *const *values)
{
	json_open(out, key, '[');
	for (; values && *values; values++)
		json_text(out, NULL, *values);
	json_close(out, ']');
}

void json_open(GString *out, const char *key, char bracket)
{
	member(out, key);
	g_string_append_c(out, bracket);
}

void json_close(GString *out, char bracket)
{
	g_string_append_c(out, bracket);
}
