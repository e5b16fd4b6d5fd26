#include "import/import.h"
#include <string.h>
#include "import/read.h"

static const struct { const char *name; enum import_format format; } names[] = {
	{ "teks", IMPORT_TEXT }, { "txt", IMPORT_TEXT }, { "md", IMPORT_MARKDOWN }, { "markdown", IMPORT_MARKDOWN },
	{ "json", IMPORT_JSON }, { "jsonl", IMPORT_JSON }, { "mentah", IMPORT_RAW },
	{ "docx", IMPORT_DOCX }, { "odt", IMPORT_ODT }, { "html", IMPORT_HTML }, { "wxr", IMPORT_WXR },
};

static const struct { const char *suffix; enum import_format format; } suffixes[] = {
	{ ".md", IMPORT_MARKDOWN }, { ".markdown", IMPORT_MARKDOWN }, { ".json", IMPORT_JSON }, { ".jsonl", IMPORT_JSON },
	{ ".html", IMPORT_HTML }, { ".htm", IMPORT_HTML },
};

static bool (*const readers[])(const char *, size_t, const char *, import_take, void *, GError **) = {
	[IMPORT_TEXT] = read_text, [IMPORT_MARKDOWN] = read_markdown, [IMPORT_JSON] = read_json_lines, [IMPORT_RAW] = read_raw,
	[IMPORT_DOCX] = read_docx, [IMPORT_ODT] = read_odt, [IMPORT_HTML] = read_html, [IMPORT_WXR] = read_wxr,
};

/* So much of a text that is reported. */
enum { WORDS_MAX = 160 };

static void noted_free(void *data)
{
	struct import_noted *n = data;

	g_free(n->text);
	g_free(n);
}

struct imported *imported_new(const char *raw, size_t raw_len)
{
	struct imported *i = g_new0(struct imported, 1);

	article_init(&i->article);
	i->raw = g_malloc(raw_len + 1);
	memcpy(i->raw, raw, raw_len);
	i->raw[raw_len] = '\0';
	i->raw_len = raw_len;
	i->report = g_ptr_array_new_with_free_func(noted_free);
	return i;
}

static void cut(char *value, size_t max)
{
	size_t len = strlen(value);

	if (len <= max)
		return;
	while (max > 0 && ((unsigned char)value[max] & 0xC0) == 0x80)
		max--;
	value[max] = '\0';
}

static struct import_noted *note_add(struct imported *i, enum import_note code)
{
	struct import_noted *n = g_new0(struct import_noted, 1);

	n->code = code;
	g_ptr_array_add(i->report, n);
	return n;
}

void imported_count(struct imported *i, enum import_note code, size_t count)
{
	if (count > 0)
		note_add(i, code)->count = count;
}

void imported_words(struct imported *i, enum import_note code, const char *words)
{
	char *text = g_utf8_make_valid(words, -1);

	cut(text, WORDS_MAX);
	note_add(i, code)->text = text;
}

char *fold_blanks(const char *value)
{
	GString *out = g_string_new(NULL);

	for (const char *p = value; *p; p++) {
		bool blank = strchr(" \t\r\n\f\v", *p) != NULL;
		if (!blank)
			g_string_append_c(out, *p);
		else if (out->len > 0 && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	if (out->len > 0 && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	return g_string_free(out, FALSE);
}

void imported_set(struct imported *i, enum field f, const char *key, const char *value)
{
	g_autofree char *folded = fold_blanks(value);

	if (f == FIELD_TITLE && strlen(folded) > field_rows[f].max) {
		imported_count(i, IMPORT_NOTE_TITLE_CUT, field_rows[f].max);
		cut(folded, field_rows[f].max);
	}
	if (!field_check(f, folded, NULL)) {
		g_autofree char *both = g_strdup_printf("%s: %s", key, folded);
		imported_words(i, IMPORT_NOTE_VALUE_REFUSED, both);
		return;
	}
	g_free(i->article.field[f]);
	i->article.field[f] = g_steal_pointer(&folded);
}

void imported_set_body(struct imported *i, GString *text)
{
	g_free(i->article.body);
	i->article.body_len = text->len;
	i->article.body = g_memdup2(text->str, text->len + 1);
	g_string_truncate(text, 0);
}

bool imported_give(struct imported **i, import_take take, void *ctx, GError **error)
{
	return take(g_steal_pointer(i), ctx, error);
}

void imported_free(struct imported *i)
{
	if (i == NULL)
		return;
	article_release(&i->article);
	g_free(i->raw);
	g_ptr_array_unref(i->report);
	g_free(i);
}

enum field field_of_key(const char *key)
{
	enum field f = FIELD_TITLE;

	while (f < FIELD_COUNT && strcmp(field_rows[f].key, key) != 0)
		f++;
	return f;
}

bool import_format_parse(const char *name, enum import_format *out)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strcmp(names[i].name, name) == 0) {
			*out = names[i].format;
			return true;
		}
	}
	return false;
}

/* What a text says of itself at its beginning. */
static enum import_format sniff(const char *bytes)
{
	enum { HEAD = 4096 };
	const char *start = bytes + strspn(bytes, " \t\r\n");
	bool page = g_ascii_strncasecmp(start, "<!doctype html", 14) == 0 || g_ascii_strncasecmp(start, "<html", 5) == 0;

	if (*start == '<' && g_strstr_len(start, HEAD, "http://wordpress.org/export/"))
		return IMPORT_WXR;
	return page ? IMPORT_HTML : IMPORT_TEXT;
}

/* What comes through a pipe has no name; our own front matter says what it is. */
static enum import_format format_of(const char *name, const char *bytes, size_t len)
{
	g_autofree char *folded = g_ascii_strdown(name, -1);

	for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++)
		if (g_str_has_suffix(folded, suffixes[i].suffix))
			return suffixes[i].format;
	if (strcmp(name, "-") == 0 && len > 4 && front_matter_stands(bytes))
		return IMPORT_MARKDOWN;
	return sniff(bytes);
}

/* A ZIP package shows what it is whatever its name: an OpenDocument names its type in its first part. */
static enum import_format package_format(const char *bytes, size_t len)
{
	static const char start[] = "PK\3\4", mimetype[] = "mimetype" "application/vnd.oasis.opendocument.text";
	const size_t name_at = 30;

	if (len < strlen(start) || memcmp(bytes, start, strlen(start)) != 0)
		return IMPORT_AUTO;
	bool odt = len >= name_at + strlen(mimetype) && memcmp(bytes + name_at, mimetype, strlen(mimetype)) == 0;
	return odt ? IMPORT_ODT : IMPORT_DOCX;
}

static bool is_package(enum import_format format)
{
	return format == IMPORT_DOCX || format == IMPORT_ODT;
}

static bool check_encoding(const char *bytes, size_t len, GError **error)
{
	const char *end;

	if (g_utf8_validate_len(bytes, len, &end))
		return true;
	size_t at = (size_t)(end - bytes);
	return store_fail(error, STORE_ERROR_ENCODING, "%zu: %s", at, *end == '\0' ? "a NUL byte" : "not UTF-8");
}

static bool is_only_blanks(const char *bytes, size_t len)
{
	static const char bom[] = "\xEF\xBB\xBF";
	const char *end = bytes + len, *p = len >= 3 && memcmp(bytes, bom, 3) == 0 ? bytes + 3 : bytes;

	while (p < end && (g_unichar_isspace(g_utf8_get_char(p)) || g_utf8_get_char(p) == 0xA0))
		p = g_utf8_next_char(p);
	return p == end;
}

bool import_read(const char *bytes, size_t len, const char *name, enum import_format format, import_take take, void *ctx, GError **error)
{
	if (format == IMPORT_AUTO)
		format = package_format(bytes, len);
	if (is_package(format))
		return readers[format](bytes, len, name, take, ctx, error);
	if (!check_encoding(bytes, len, error))
		return false;
	if (format != IMPORT_RAW && is_only_blanks(bytes, len))
		return store_fail(error, STORE_ERROR_INPUT, "%s is empty", name);
	if (format == IMPORT_AUTO)
		format = format_of(name, bytes, len);
	return readers[format](bytes, len, name, take, ctx, error);
}
