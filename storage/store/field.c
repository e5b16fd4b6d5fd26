#include "store/article.h"
#include <stdio.h>
#include <string.h>
#include "store/inside.h"

enum { SHORT = 200, LINE = 1000, TEXT = 8000 };   /* bytes */

const struct field_row field_rows[FIELD_COUNT] = {
	[FIELD_TITLE] = { "judul", LINE },
	[FIELD_STATUS] = { "status", SHORT },
	[FIELD_OFFICE] = { "kantor", SHORT },
	[FIELD_BYLINE] = { "penulis", SHORT },
	[FIELD_EDITOR] = { "penyunting", SHORT },
	[FIELD_PLACE] = { "tempat", SHORT },
	[FIELD_DATE] = { "tanggal", SHORT },
	[FIELD_CATEGORY] = { "rubrik", SHORT },
	[FIELD_TAGS] = { "tag", LINE },
	[FIELD_NUMBER] = { "nomor", SHORT },
	[FIELD_EMBARGO] = { "embargo", SHORT },
	[FIELD_SUMMARY] = { "ringkasan", TEXT },
	[FIELD_SLUG] = { "slug", SHORT },
	[FIELD_CAPTION] = { "foto_keterangan", TEXT },
	[FIELD_CREDIT] = { "foto_kredit", SHORT },
};

const char *const status_names[] = { "draf", "telaah", "perbaikan", "setuju", "terbit", NULL };

int status_number(const char *status)
{
	for (int i = 0; status_names[i]; i++)
		if (strcmp(status, status_names[i]) == 0)
			return i;
	return -1;
}

const char *status_name(int64_t number)
{
	return number >= 0 && number < (int64_t)G_N_ELEMENTS(status_names) - 1 ? status_names[number] : "";
}

char status_letter(const char *status)
{
	int number = status_number(status);

	return number < 0 ? '?' : "DTPSX"[number];
}

/* C0, DEL and C1: none of them can be seen or typed in a form. */
static bool has_control(const char *value)
{
	for (const char *p = value; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c < 0x20 || (c >= 0x7f && c < 0xa0))
			return true;
	}
	return false;
}

/* pattern: 0 stands for a digit, everything else for itself. */
static bool looks_like(const char *value, const char *pattern)
{
	for (; *pattern; value++, pattern++)
		if (*pattern == '0' ? !g_ascii_isdigit(*value) : *value != *pattern)
			return false;
	return true;
}

static bool is_date(const char *value)
{
	int year, month, day;

	return looks_like(value, "0000-00-00") && sscanf(value, "%4d-%2d-%2d", &year, &month, &day) == 3 && year > 0 &&
	       g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

static bool is_moment(const char *value)
{
	int hour, minute;

	return is_date(value) && value[10] == 'T' && looks_like(value + 11, "00:00+") &&
	       sscanf(value + 11, "%2d:%2d", &hour, &minute) == 2 && hour < 24 && minute < 60 &&
	       (strcmp(value + 16, "+07:00") == 0 || strcmp(value + 16, "+08:00") == 0 || strcmp(value + 16, "+09:00") == 0);
}

bool field_check(enum field f, const char *value, GError **error)
{
	const char *key = field_rows[f].key;

	if (!g_utf8_validate(value, -1, NULL))
		return store_fail(error, STORE_ERROR_INPUT, "%s: not UTF-8", key);
	if (has_control(value))
		return store_fail(error, STORE_ERROR_INPUT, "%s: control character", key);
	if (strlen(value) > field_rows[f].max)
		return store_fail(error, STORE_ERROR_INPUT, "%s: longer than %zu bytes", key, field_rows[f].max);
	if (f == FIELD_STATUS && status_letter(value) == '?')
		return store_fail(error, STORE_ERROR_INPUT, "%s: unknown status", key);
	if (f == FIELD_DATE && *value && !(is_date(value) && value[10] == '\0'))
		return store_fail(error, STORE_ERROR_INPUT, "%s: not YYYY-MM-DD", key);
	if (f == FIELD_EMBARGO && *value && !is_moment(value))
		return store_fail(error, STORE_ERROR_INPUT, "%s: not YYYY-MM-DDTHH:MM+07:00, +08:00 or +09:00", key);
	return true;
}

bool extra_check(const char *extra, GError **error)
{
	if (strlen(extra) > EXTRA_MAX || !g_utf8_validate(extra, -1, NULL))
		return store_fail(error, STORE_ERROR_INPUT, "extra lines: not UTF-8, or more than %d bytes", EXTRA_MAX);
	for (const char *line = extra; *line; line++) {
		g_autofree char *one = g_strndup(line, strcspn(line, "\n"));
		line += strlen(one);
		if (*line != '\n' || *one == '\0' || has_control(one))
			return store_fail(error, STORE_ERROR_INPUT, "extra lines: an empty line, an open end or a control character");
	}
	return true;
}

static void append_extra(GString *out, const char *extra)
{
	for (const char *line = extra; *line; ) {
		size_t len = strcspn(line, "\n");
		g_string_append_printf(out, "\t%.*s\n", (int)len, line);
		line += len + (line[len] == '\n');
	}
}

char *fields_pack(const struct article *a)
{
	GString *out = g_string_new(NULL);

	for (unsigned f = 0; f < FIELD_COUNT; f++)
		if (*a->field[f])
			g_string_append_printf(out, "%s\t%s\n", field_rows[f].key, a->field[f]);
	append_extra(out, a->extra);
	return g_string_free(out, FALSE);
}

static int field_of_key(const char *key, size_t len)
{
	for (int f = 0; f < FIELD_COUNT; f++)
		if (strlen(field_rows[f].key) == len && memcmp(field_rows[f].key, key, len) == 0)
			return f;
	return -1;
}

void fields_unpack(const char *packed, struct article *a)
{
	g_autoptr(GString) extra = g_string_new(NULL);

	for (const char *line = packed; *line;) {
		size_t len = strcspn(line, "\n");
		const char *tab = memchr(line, '\t', len);
		int f = tab ? field_of_key(line, (size_t)(tab - line)) : -1;
		if (f >= 0) {
			g_free(a->field[f]);
			a->field[f] = g_strndup(tab + 1, (size_t)(line + len - tab - 1));
		} else if (tab == line) {
			g_string_append_printf(extra, "%.*s\n", (int)len - 1, line + 1);
		}
		line += len + (line[len] == '\n');
	}
	g_free(a->extra);
	a->extra = g_strdup(extra->str);
}
