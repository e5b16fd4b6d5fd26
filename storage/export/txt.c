#include "export/lines.h"
#include <string.h>
#include <utf8proc.h>

static void append_mark(GString *out, const struct block *b)
{
	if (b->kind != BLOCK_ITEM)
		return;
	g_string_append_printf(out, "%*s", 2 * (b->level - 1), "");
	if (b->continues)
		g_string_append(out, "  ");
	else if (b->number > 0)
		g_string_append_printf(out, "%d. ", b->number);
	else
		g_string_append(out, "- ");
}

void txt_body(GString *out, const struct document *d, const char *dateline)
{
	const struct markup *m = d->markup;

	for (size_t i = 0; i < m->n_blocks; i++) {
		const struct block *b = &m->blocks[i];
		bool first = dateline != NULL && b->kind == BLOCK_PARAGRAPH;

		if (b->kind == BLOCK_RULE)
			continue;
		append_mark(out, b);
		if (first)
			g_string_append(out, dateline);
		dateline = first ? NULL : dateline;
		inline_plain(out, b);
		g_string_append(out, i + 1 < m->n_blocks && block_goes_on(b, b + 1) ? "\n" : "\n\n");
	}
}

static unsigned width_of(const char *text, size_t len)
{
	unsigned width = 0;

	for (const char *p = text; p < text + len; p = g_utf8_next_char(p))
		width += (unsigned)MAX(0, utf8proc_charwidth((utf8proc_int32_t)g_utf8_get_char(p)));
	return width;
}

/* Columns under which the folded rest of an item stands. */
static unsigned hanging(const char *line)
{
	size_t blanks = strspn(line, " "), digits = strspn(line + blanks, "0123456789");
	const char *p = line + blanks;

	if (digits > 0 && g_str_has_prefix(p + digits, ". "))
		return (unsigned)(blanks + digits + 2);
	return (unsigned)(blanks + (g_str_has_prefix(p, "- ") ? 2 : 0));
}

static void fold_line(GString *out, const char *line, unsigned cols)
{
	unsigned indent = hanging(line), at = 0;
	const char *p = line;

	while (*p) {
		size_t blanks = strspn(p, " "), len = strcspn(p + blanks, " ");
		unsigned width = width_of(p + blanks, len);

		if (at > indent && at + blanks + width > cols && len > 0) {
			g_string_append_printf(out, "\n%*s", (int)indent, "");
			at = indent;
		} else {
			g_string_append_len(out, p, (gssize)blanks);
			at += (unsigned)blanks;
		}
		g_string_append_len(out, p + blanks, (gssize)len);
		at += width;
		p += blanks + len;
	}
}

static void fold(GString *text, unsigned cols)
{
	g_auto(GStrv) split = g_strsplit(text->str, "\n", -1);

	g_string_truncate(text, 0);
	for (char **line = split; *line; line++) {
		fold_line(text, *line, cols);
		if (line[1])
			g_string_append_c(text, '\n');
	}
}

static void append_notes(GString *out, const struct lines *said)
{
	const char *notes[LINES_NOTES];
	unsigned n = lines_notes(said, notes);

	for (unsigned i = 0; i < n; i++)
		g_string_append_printf(out, "%s\n", notes[i]);
}

/* The whole text: what stands above the title, title, body, what stands below it. */
static void append_all(GString *text, const struct document *d, const struct export_options *o, bool title)
{
	g_auto(lines) said = { 0 };
	g_autofree char *dateline = document_dateline(d);
	g_autofree char *upper = o->upper_title ? g_utf8_strup(d->field[FIELD_TITLE], -1) : NULL;

	lines_make(&said, d, o);
	g_string_append_printf(text, "%s%s", said.embargo, *said.embargo ? "\n\n" : "");
	if (title)
		g_string_append_printf(text, "%s\n\n", upper ? upper : d->field[FIELD_TITLE]);
	txt_body(text, d, dateline);
	append_notes(text, &said);
}

bool txt_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };
	g_autoptr(GString) text = g_string_new(NULL);

	(void)error;
	document_open(&d, a);
	append_all(text, &d, o, true);
	if (o->fold > 0)
		fold(text, o->fold);
	lines_tidy(text);
	g_string_append_len(out, text->str, (gssize)text->len);
	return true;
}

/* Longer lines are no mail any more: RFC 5322, section 2.1.1. */
static bool has_long_line(const char *text)
{
	enum { LINE_MAX_BYTES = 998 };

	for (size_t len = strcspn(text, "\n"); *text; text += len + (text[len] == '\n'), len = strcspn(text, "\n"))
		if (len > LINE_MAX_BYTES)
			return true;
	return false;
}

/* A header's value as encoded words, each short enough and never cut inside a character. RFC 2047. */
static void append_header(GString *out, const char *name, const char *value)
{
	enum { PART_BYTES = 39, PLAIN_BYTES = 200 };

	g_string_append_printf(out, "%s:", name);
	if (g_str_is_ascii(value) && strlen(value) <= PLAIN_BYTES && strstr(value, "=?") == NULL) {
		g_string_append_printf(out, " %s\n", value);
		return;
	}
	do {
		size_t len = strlen(value) > PART_BYTES ? (size_t)(g_utf8_find_prev_char(value, value + PART_BYTES + 1) - value) : strlen(value);
		g_autofree char *part = g_base64_encode((const guchar *)value, len);
		g_string_append_printf(out, " =?UTF-8?B?%s?=\n", part);
		value += len;
	} while (*value);
}

static void append_base64(GString *out, const GString *text)
{
	gint state = 0, save = 0;
	g_autofree char *coded = g_malloc((text->len / 3 + 1) * 4 + (text->len / 3 + 1) * 4 / 72 + 4);
	gsize len = g_base64_encode_step((const guchar *)text->str, text->len, TRUE, coded, &state, &save);

	len += g_base64_encode_close(TRUE, coded + len, &state, &save);
	g_string_append_len(out, coded, (gssize)len);
}

/* A draft: without date, sender and receiver, which the mail program knows. X-Unsent opens it for writing (Outlook, Thunderbird);
 * mutt takes it with -H. */
bool mail_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	enum { COLUMNS = 72 };       /* formats.md section 2 */
	g_auto(document) d = { 0 };
	g_autoptr(GString) text = g_string_new(NULL);

	(void)error;
	document_open(&d, a);
	append_all(text, &d, o, false);
	fold(text, o->fold > 0 ? o->fold : COLUMNS);
	lines_tidy(text);
	bool coded = has_long_line(text->str);
	append_header(out, "Subject", d.field[FIELD_TITLE]);
	g_string_append_printf(out, "X-Unsent: 1\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
	                       "Content-Language: id\nContent-Transfer-Encoding: %s\n\n", coded ? "base64" : "8bit");
	if (coded)
		append_base64(out, text);
	else
		g_string_append_len(out, text->str, (gssize)text->len);
	return true;
}
