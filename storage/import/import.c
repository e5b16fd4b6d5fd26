#include "import/import.h"
#include <string.h>
#include "export/embargo.h"
#include "import/kind.h"
#include "import/read.h"

static const struct { const char *name; enum import_format format; } names[] = {
	{ "teks", IMPORT_TEXT }, { "txt", IMPORT_TEXT }, { "md", IMPORT_MARKDOWN }, { "markdown", IMPORT_MARKDOWN },
	{ "json", IMPORT_JSON }, { "jsonl", IMPORT_JSON }, { "mentah", IMPORT_RAW },
	{ "docx", IMPORT_DOCX }, { "odt", IMPORT_ODT }, { "html", IMPORT_HTML }, { "wxr", IMPORT_WXR },
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

/* An embargo in another way of writing becomes the stored one: left out, it would not hold. Without a zone it is WIB, where an
 * hour comes last: nothing leaves early. */
static char *moment_of(const char *written)
{
	enum { WIB_MIN = 7 * 60 };
	GString *stored = g_string_new(NULL);

	if (!embargo_parse(written, WIB_MIN, stored))
		g_string_assign(stored, written);
	return g_string_free(stored, FALSE);
}

void imported_set(struct imported *i, enum field f, const char *key, const char *value)
{
	g_autofree char *words = fold_blanks(value);
	g_autofree char *folded = f == FIELD_EMBARGO ? moment_of(words) : g_steal_pointer(&words);

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
	i->article.body_len = i->furniture_at = text->len;
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

static bool is_package(enum import_format format)
{
	return format == IMPORT_DOCX || format == IMPORT_ODT;
}

static bool check_encoding(const char *bytes, size_t len, GError **error)
{
	const char *end;

	if (g_utf8_validate_len(bytes, len, &end))
		return true;
	g_autofree char *probably = import_guess_encoding(bytes, len);
	bool is_text = memchr(bytes, '\0', len) == NULL || g_str_has_prefix(probably, "utf-16");
	return store_fail(error, STORE_ERROR_ENCODING, "%zu: %s%s%s", (size_t)(end - bytes), *end == '\0' ? "a NUL byte" : "not UTF-8",
		is_text ? ", probably " : "", is_text ? probably : "");
}

static bool is_only_blanks(const char *bytes, size_t len)
{
	static const char bom[] = "\xEF\xBB\xBF";
	const char *end = bytes + len, *p = len >= 3 && memcmp(bytes, bom, 3) == 0 ? bytes + 3 : bytes;

	while (p < end && (g_unichar_isspace(g_utf8_get_char(p)) || g_utf8_get_char(p) == 0xA0))
		p = g_utf8_next_char(p);
	return p == end;
}

/* Bytes at hand as a source. */
struct at_hand {
	const char *p;
	size_t left;
};

static bool read_at_hand(void *ctx, char *to, size_t max, size_t *got, GError **error)
{
	struct at_hand *h = ctx;

	(void)error;
	*got = MIN(max, h->left);
	memcpy(to, h->p, *got);
	h->p += *got;
	h->left -= *got;
	return true;
}

static bool read_wxr(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error)
{
	struct at_hand hand = { bytes, len };
	const struct import_source source = { read_at_hand, &hand };
	g_autoptr(import_site) site = import_site_new(name, NULL, take, ctx);
	bool more = true;

	while (more)
		if (!import_site_step(site, &source, &more, error))
			return false;
	return true;
}

static bool begins_as_site(const char *head, size_t len)
{
	const char *text = head + (len >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0), *end = head + len;

	while (text < end && strchr(" \t\r\n", *text))
		text++;
	return text < end && *text == '<' && g_strstr_len(text, end - text, "http://wordpress.org/export/");
}

/* The same of two bytes a letter; the head may end amid one. */
static bool begins_as_wide_site(const char *head, size_t len)
{
	g_autofree char *encoding = import_guess_encoding(head, len);
	gsize used, got = 0;
	g_autofree char *text = g_str_has_prefix(encoding, "utf-16") ? g_convert(head, (gssize)len, "UTF-8", encoding, &used, &got, NULL) : NULL;

	return text && begins_as_site(text, got);
}

bool import_is_site(const char *head, size_t len, enum import_format format)
{
	return format == IMPORT_WXR || (format == IMPORT_AUTO && (begins_as_site(head, len) || begins_as_wide_site(head, len)));
}

/* What the bytes are, whatever their name says; format is what was asked for, or AUTO, and becomes what is to be read. */
static bool decide(const char *bytes, size_t len, const char *name, enum import_format *format, GError **error)
{
	enum import_format kind = *format;

	if (import_is_site(bytes, MIN(len, (size_t)IMPORT_HEAD), *format)) {
		*format = IMPORT_WXR;
		return true;
	}
	if ((*format == IMPORT_AUTO || is_package(*format)) && !kind_of(bytes, len, &kind, error))
		return false;
	*format = *format == IMPORT_AUTO ? kind : *format;
	if (is_package(*format))
		return true;
	if (!check_encoding(bytes, len, error))
		return false;
	if (*format != IMPORT_RAW && is_only_blanks(bytes, len))
		return store_fail(error, STORE_ERROR_KIND, "empty");
	return *format != IMPORT_AUTO || kind_of_text(name, bytes, len, format, error);
}

bool import_is_lines(const char *bytes, size_t len, const char *name, enum import_format format)
{
	return decide(bytes, len, name, &format, NULL) && format == IMPORT_JSON;
}

bool import_read(const char *bytes, size_t len, const char *name, enum import_format format, import_take take, void *ctx, GError **error)
{
	static bool (*const readers[])(const char *, size_t, const char *, import_take, void *, GError **) = {
		[IMPORT_TEXT] = read_text, [IMPORT_MARKDOWN] = read_markdown, [IMPORT_JSON] = read_json_lines, [IMPORT_RAW] = read_raw,
		[IMPORT_DOCX] = read_docx, [IMPORT_ODT] = read_odt, [IMPORT_HTML] = read_html, [IMPORT_WXR] = read_wxr,
	};

	return decide(bytes, len, name, &format, error) && readers[format](bytes, len, name, take, ctx, error);
}
