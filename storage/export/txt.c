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

bool txt_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };
	g_auto(lines) said = { 0 };
	g_autoptr(GString) text = g_string_new(NULL);

	(void)error;
	document_open(&d, a);
	lines_make(&said, &d, o);
	g_autofree char *dateline = document_dateline(&d);
	g_autofree char *upper = o->upper_title ? g_utf8_strup(d.field[FIELD_TITLE], -1) : NULL;
	g_string_append_printf(text, "%s%s", said.embargo, *said.embargo ? "\n\n" : "");
	g_string_append_printf(text, "%s\n\n", upper ? upper : d.field[FIELD_TITLE]);
	txt_body(text, &d, dateline);
	append_notes(text, &said);
	if (o->fold > 0)
		fold(text, o->fold);
	lines_tidy(text);
	g_string_append_len(out, text->str, (gssize)text->len);
	return true;
}
