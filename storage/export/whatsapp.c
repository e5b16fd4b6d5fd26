#include "export/lines.h"
#include <string.h>

enum { BODY_MAX = 16 * WHATSAPP_MAX };   /* bytes that are not worth trying */

static const char word_joiner[] = "\xE2\x81\xA0";

/* One paragraph while it is put together: its bytes, and which of them are our marks rather than the writer's words. */
struct message {
	GString *out;
	GByteArray *ours;
	GPtrArray *links;            /* addresses that the paragraph names */
	size_t link_start;
};

static void append(struct message *m, const char *text, size_t len, bool ours)
{
	guint8 flag = ours;

	g_string_append_len(m->out, text, (gssize)len);
	for (size_t i = 0; i < len; i++)
		g_byte_array_append(m->ours, &flag, 1);
}

/* Beside a mark the client wants a blank, punctuation or the line's end; a letter of any script keeps it from counting. */
static bool is_outer(const char *text, size_t at, size_t len, bool before)
{
	if (before ? at == 0 : at >= len)
		return true;
	gunichar c = g_utf8_get_char(before ? g_utf8_prev_char(text + at) : text + at);
	return !g_unichar_isalnum(c) && c != 0x2060;
}

/* Every kind of blank, and what has no width: beside a mark neither counts as a word. */
static bool is_blank(const char *p)
{
	gunichar c = g_utf8_get_char(p);

	return g_unichar_isspace(c) || g_unichar_iszerowidth(c);
}

/* Put the mark around [start, end) of the paragraph, without the blanks at its ends. False when it would not count. */
static bool surround(struct message *m, size_t start, const char *mark, const char *next, size_t next_len)
{
	size_t end = m->out->len, mark_len = strlen(mark);
	const guint8 flags[3] = { 1, 1, 1 };

	while (start < end && is_blank(m->out->str + start))
		start += (size_t)(g_utf8_next_char(m->out->str + start) - (m->out->str + start));
	while (end > start && is_blank(g_utf8_prev_char(m->out->str + end)))
		end = (size_t)(g_utf8_prev_char(m->out->str + end) - m->out->str);
	bool holds_mark = start < end && memchr(m->out->str + start, *mark, end - start) != NULL;
	bool after_is_outer = end < m->out->len || is_outer(next, 0, next_len, false);
	if (start == end || holds_mark || !after_is_outer || !is_outer(m->out->str, start, end, true) ||
	    memchr(m->out->str + start, '\n', end - start) != NULL)
		return false;
	g_string_insert_len(m->out, (gssize)end, mark, (gssize)mark_len);
	g_string_insert_len(m->out, (gssize)start, mark, (gssize)mark_len);
	g_autofree guint8 *tail = g_memdup2(m->ours->data + start, m->ours->len - start);
	guint tail_len = m->ours->len - (guint)start, inner = (guint)(end - start);
	g_byte_array_set_size(m->ours, (guint)start);
	g_byte_array_append(m->ours, flags, (guint)mark_len);
	g_byte_array_append(m->ours, tail, inner);
	g_byte_array_append(m->ours, flags, (guint)mark_len);
	g_byte_array_append(m->ours, tail + inner, tail_len - inner);
	return true;
}

/* Bold inside italic is as deep as it goes; code and strike stand alone. */
static void append_run(struct message *m, unsigned style, size_t start, const struct span *next)
{
	const char *text = next ? next->text : "";
	size_t len = next && !next->breaks ? next->len : 0;

	if (style & SPAN_CODE) {
		surround(m, start, "`", text, len);
	} else if (style & SPAN_STRIKE) {
		surround(m, start, "~", text, len);
	} else {
		if (style & SPAN_STRONG)
			surround(m, start, "*", text, len);
		if (style & SPAN_EM)
			surround(m, start, "_", text, len);
	}
}

static void keep_link(struct message *m, const char *href, size_t start)
{
	g_autofree char *clean = link_clean(href);

	if (clean != NULL && !link_shows_itself(clean, m->out->str + start, m->out->len - start))
		g_ptr_array_add(m->links, g_strdup(g_str_has_prefix(clean, "mailto:") ? clean + 7 : clean));
}

static void append_spans(struct message *m, const struct block *b, unsigned extra)
{
	const unsigned marks = SPAN_EM | SPAN_STRONG | SPAN_STRIKE | SPAN_CODE;
	size_t run_start = m->out->len, link_start = m->out->len;

	for (size_t i = 0; i < b->n_spans; i++) {
		const struct span *s = &b->spans[i], *next = i + 1 < b->n_spans ? s + 1 : NULL;
		const char *before = i > 0 ? s[-1].href : NULL;

		if (s->breaks) {
			append(m, "\n", 1, true);
			run_start = m->out->len;
		}
		if (s->href != before)
			link_start = m->out->len;
		append(m, s->text, s->len, false);
		if (s->href != NULL && (next == NULL || next->href != s->href))
			keep_link(m, s->href, link_start);
		if (next == NULL || (next->style & marks) != (s->style & marks) || next->breaks) {
			append_run(m, (s->style | extra) & marks, run_start, next);
			run_start = m->out->len;
		}
	}
}

static bool later_same(const struct message *m, size_t at)
{
	const char mark = m->out->str[at], stops[] = { mark, '\n', '\0' };

	return m->out->str[at + 1 + strcspn(m->out->str + at + 1, stops)] == mark;
}

/* A mark of the writer's own that would open formatting gets a word joiner behind it. */
static bool would_format(const struct message *m, size_t at)
{
	const char *text = m->out->str;
	char after = text[at + 1];

	if (m->ours->data[at])
		return false;
	if (strchr("*_~`", text[at]) != NULL)
		return !strchr(" \n", after) && after && (text[at] == '`' || is_outer(text, at, m->out->len, true)) && later_same(m, at);
	bool line_start = at == 0 || text[at - 1] == '\n';
	return line_start && after == ' ' && strchr(">-", text[at]) != NULL;
}

static void break_literals(GString *to, const struct message *m)
{
	for (size_t i = 0; i < m->out->len; i++) {
		bool star_bullet = m->out->str[i] == '*' && !m->ours->data[i] && (i == 0 || m->out->str[i - 1] == '\n') && m->out->str[i + 1] == ' ';

		g_string_append_c(to, m->out->str[i]);
		if (star_bullet || would_format(m, i))
			g_string_append(to, word_joiner);
	}
}

/* One paragraph, its marks placed and the writer's own broken; addresses follow, each at the end of a line of its own. */
static void append_paragraph(GString *out, const char *prefix, const char *dateline, const struct block *b, unsigned extra)
{
	g_autoptr(GByteArray) ours = g_byte_array_new();
	g_autoptr(GString) text = g_string_new(NULL), broken = g_string_new(NULL);
	g_autoptr(GPtrArray) links = g_ptr_array_new_with_free_func(g_free);
	struct message m = { .out = text, .ours = ours, .links = links };

	append(&m, dateline, strlen(dateline), false);
	append_spans(&m, b, extra);
	break_literals(broken, &m);
	for (guint i = 0; i < links->len; i++)
		g_string_append_printf(broken, "\n%s", (const char *)links->pdata[i]);
	g_auto(GStrv) split = g_strsplit(broken->str, "\n", -1);
	for (char **line = split; *line; line++) {
		bool repeat = line == split || *prefix == '>';
		g_string_append_printf(out, "%s%s%s", repeat ? prefix : "", *line, line[1] ? "\n" : "");
	}
}

static void append_code(GString *out, const struct block *b)
{
	for (size_t i = 0; i < b->n_spans; i++) {
		const struct span *s = &b->spans[i];
		const char *mark = s->len > 0 && memchr(s->text, '`', s->len) == NULL ? "```" : "";

		g_string_append(out, s->breaks ? "\n" : "");
		g_string_append_printf(out, "%s%.*s%s", mark, (int)s->len, s->text, mark);
	}
}

static void append_block(GString *out, const struct block *b, const char *dateline)
{
	g_autofree char *number = g_strdup_printf("%d. ", b->number);

	switch (b->kind) {
	case BLOCK_PARAGRAPH:
		append_paragraph(out, "", dateline, b, 0);
		break;
	case BLOCK_HEADING:
		append_paragraph(out, "", "", b, SPAN_STRONG);
		break;
	case BLOCK_ITEM:
		append_paragraph(out, b->continues ? "" : b->number > 0 ? number : "- ", "", b, 0);
		break;
	case BLOCK_QUOTE:
		append_paragraph(out, "> ", "", b, 0);
		break;
	case BLOCK_CODE:
		append_code(out, b);
		break;
	case BLOCK_RULE:
		break;
	}
}

static char *line_block(enum block_kind kind, const char *line)
{
	const struct span words = { .text = line, .len = strlen(line), .off = SIZE_MAX };
	const struct block b = { .kind = kind, .spans = &words, .n_spans = 1 };
	GString *text = g_string_new(NULL);

	append_block(text, &b, "");
	return g_string_free(text, FALSE);
}

/* The lines under the text belong together. */
static char *notes_block(const struct lines *said)
{
	const char *notes[LINES_NOTES];
	unsigned n = lines_notes(said, notes);
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; i < n; i++) {
		g_autofree char *line = line_block(BLOCK_PARAGRAPH, notes[i]);
		g_string_append_printf(text, "%s%s", i > 0 ? "\n" : "", line);
	}
	return g_string_free(text, FALSE);
}

/* Title and blocks, each a string; items of one list and paragraphs of one quote belong together. */
static GPtrArray *paragraphs(const struct document *d, const struct lines *said)
{
	GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *title = line_block(BLOCK_HEADING, d->field[FIELD_TITLE]);
	g_autofree char *dateline = document_dateline(d);
	const char *opening = dateline;
	GString *text = g_string_new(NULL);

	if (*said->embargo)
		g_ptr_array_add(all, line_block(BLOCK_HEADING, said->embargo));
	g_string_append(text, title);
	for (size_t i = 0; i < d->markup->n_blocks; i++) {
		const struct block *b = &d->markup->blocks[i];
		bool together = i > 0 && (block_goes_on(b - 1, b) || (b->kind == BLOCK_QUOTE && b->continues));

		if (!together) {
			lines_tidy(text);
			g_ptr_array_add(all, g_strchomp(g_string_free(text, FALSE)));
			text = g_string_new(NULL);
		} else {
			g_string_append_c(text, '\n');
		}
		append_block(text, b, b->kind == BLOCK_PARAGRAPH ? opening : "");
		opening = b->kind == BLOCK_PARAGRAPH ? "" : opening;
	}
	lines_tidy(text);
	g_ptr_array_add(all, g_strchomp(g_string_free(text, FALSE)));
	g_ptr_array_add(all, notes_block(said));
	return all;
}

/* Whole paragraphs to parts of at most `split` characters; a longer paragraph is a part of its own. */
static GPtrArray *parts(const GPtrArray *all, unsigned split)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) part = g_string_new(NULL);

	for (guint i = 0; i < all->len; i++) {
		const char *text = all->pdata[i];
		long chars = g_utf8_strlen(part->str, -1) + g_utf8_strlen(text, -1) + (long)strlen("\n\n\n\n(10/10)");

		if (*text == '\0')
			continue;
		if (split > 0 && part->len > 0 && chars > (long)split) {
			g_ptr_array_add(out, g_strdup(part->str));
			g_string_truncate(part, 0);
		}
		g_string_append_printf(part, "%s%s", part->len > 0 ? "\n\n" : "", text);
	}
	g_ptr_array_add(out, g_strdup(part->str));
	return out;
}

bool whatsapp_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };
	g_auto(lines) said = { 0 };

	if (o->split == 0 && a->body_len > BODY_MAX)
		return store_fail(error, STORE_ERROR_TOO_LARGE, "a WhatsApp message holds %d characters", WHATSAPP_MAX);
	document_open(&d, a);
	lines_make(&said, &d, o);
	g_autoptr(GPtrArray) all = paragraphs(&d, &said);
	g_autoptr(GPtrArray) split = parts(all, o->split);
	for (guint i = 0; i < split->len; i++)
		if (g_utf8_strlen(split->pdata[i], -1) > WHATSAPP_MAX)
			return store_fail(error, STORE_ERROR_TOO_LARGE, "a WhatsApp message holds %d characters", WHATSAPP_MAX);
	for (guint i = 0; i < split->len; i++) {
		g_string_append_printf(out, "%s%s\n", i > 0 ? "\n" : "", (const char *)split->pdata[i]);
		if (split->len > 1)
			g_string_append_printf(out, "\n(%u/%u)\n", i + 1, split->len);
	}
	return true;
}
