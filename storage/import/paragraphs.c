#include "import/read.h"
#include <string.h>

/* Text wrapped by hand or by a mail program is at most this wide; shorter lines are lines of their own. */
enum { WRAP_MAX = 80, WRAP_MIN = 50 };

enum line_kind { LINE_BLANK, LINE_PLAIN, LINE_ITEM, LINE_QUOTE, LINE_HEADING, LINE_CODE };

struct line {
	enum line_kind kind;
	const char *text;            /* terminated; without the indentation when plain */
	long cols, first_word;       /* in characters */
	bool indented, is_wrapped;   /* is_wrapped: with the lines around it, up to the next empty one */
};

/* What was learned about the whole text, and what was done to it. */
struct shape {
	GArray *lines;
	long widest;
	bool wrapped;
	unsigned joined, parted, bullets, indents;
};

static bool is_numbered(const char *p)
{
	size_t digits = strspn(p, "0123456789");

	return digits > 0 && digits <= 3 && (p[digits] == '.' || p[digits] == ')') && p[digits + 1] == ' ';
}

static bool is_bullet(const char *p)
{
	return (strchr("-*+", *p) != NULL && p[1] == ' ') || g_str_has_prefix(p, "• ") || g_str_has_prefix(p, "· ");
}

static enum line_kind kind_of(const char *p)
{
	size_t hashes = strspn(p, "#");

	if (*p == '\0')
		return LINE_BLANK;
	if (is_bullet(p) || is_numbered(p))
		return LINE_ITEM;
	if (*p == '>')
		return LINE_QUOTE;
	return hashes > 0 && hashes <= 6 && p[hashes] == ' ' ? LINE_HEADING : LINE_PLAIN;
}

/* Bullets of word processors become Markdown's. */
static void append_line(struct shape *s, GString *out, const struct line *line)
{
	size_t indent = strspn(line->text, " ");
	const char *p = line->text + indent;

	if (line->kind == LINE_ITEM && (unsigned char)*p >= 128) {
		g_string_append_printf(out, "%.*s-", (int)indent, line->text);
		p = g_utf8_next_char(p);
		s->bullets++;
	} else if (line->kind != LINE_PLAIN) {
		p = line->text;
	}
	g_string_append(out, p);
}

static void read_line(struct shape *s, const char *text, bool *in_code)
{
	size_t indent = strspn(text, " ");
	bool fence = g_str_has_prefix(text + indent, "```");
	struct line line = { .kind = kind_of(text + indent), .text = text, .indented = indent > 0 };

	if (fence || *in_code)
		line.kind = LINE_CODE;
	*in_code ^= fence;
	if (line.kind == LINE_PLAIN) {
		line.cols = g_utf8_strlen(text + indent, -1);
		line.first_word = g_utf8_strlen(text + indent, (gssize)strcspn(text + indent, " "));
		s->widest = MAX(s->widest, line.cols);
	}
	g_array_append_val(s->lines, line);
}

/* A full line had no room for the next line's first word. */
static bool is_full(const struct shape *s, const struct line *line, const struct line *next)
{
	return line->cols + 1 + next->first_word > s->widest;
}

static bool ends_sentence(const struct line *line)
{
	size_t len = strlen(line->text);

	return (len > 0 && strchr(".!?:\"", line->text[len - 1])) || g_str_has_suffix(line->text, "”");
}

/* Wrapped text: no line is wider than a page, and most lines that another one follows are full. */
static bool is_wrapped(const struct shape *s)
{
	unsigned pairs = 0, full = 0, open = 0;

	if (s->widest < WRAP_MIN || s->widest >= WRAP_MAX)
		return false;
	for (guint i = 0; i + 1 < s->lines->len; i++) {
		const struct line *line = &g_array_index(s->lines, struct line, i);
		if (line[0].kind != LINE_PLAIN || line[1].kind != LINE_PLAIN)
			continue;
		pairs++;
		full += is_full(s, line, line + 1);
		open += is_full(s, line, line + 1) && !ends_sentence(line);
	}
	return (pairs >= 3 && full * 10 >= pairs * 6) || (pairs > 0 && open == pairs);
}

/* A paragraph that is wrapped though the text around it is not: each of its lines but the last is full and ends in the middle. */
static void mark_wrapped(struct shape *s)
{
	struct line *lines = (struct line *)(void *)s->lines->data;

	for (guint i = 0, end; i < s->lines->len; i = end) {
		bool wrapped = s->widest >= WRAP_MIN && s->widest < WRAP_MAX;
		for (end = i + 1; end < s->lines->len && lines[i].kind == LINE_PLAIN && lines[end].kind == LINE_PLAIN; end++)
			wrapped = wrapped && is_full(s, &lines[end - 1], &lines[end]) && !ends_sentence(&lines[end - 1]);
		for (guint k = i; k < end; k++)
			lines[k].is_wrapped = s->wrapped || wrapped;
	}
}

static bool joins(const struct shape *s, const struct line *line, const struct line *next)
{
	if (next->kind != LINE_PLAIN)
		return false;
	if (line->kind == LINE_ITEM)
		return next->indented;
	return line->kind == LINE_PLAIN && line->is_wrapped && (is_full(s, line, next) || !ends_sentence(line));
}

static bool stays_next_line(const struct line *line, const struct line *next)
{
	return line->kind == next->kind && line->kind != LINE_PLAIN && line->kind != LINE_HEADING;
}

static void append_gap(struct shape *s, GString *out, const struct line *line, const struct line *next)
{
	if (line->kind == LINE_CODE && next->kind == LINE_CODE) {
		g_string_append_c(out, '\n');
	} else if (next->kind == LINE_BLANK || line->kind == LINE_BLANK) {
		g_string_append(out, line->kind == LINE_BLANK ? "\n\n" : "");
	} else if (joins(s, line, next)) {
		g_string_append_c(out, ' ');
		s->joined++;
	} else if (stays_next_line(line, next)) {
		g_string_append_c(out, '\n');
	} else {
		g_string_append(out, "\n\n");
		s->parted++;
	}
}

static void report(struct imported *i, const struct shape *s)
{
	imported_count(i, IMPORT_NOTE_LINES_JOINED, s->joined);
	imported_count(i, IMPORT_NOTE_PARAGRAPHS_PARTED, s->parted);
	imported_count(i, IMPORT_NOTE_BULLETS, s->bullets);
	imported_count(i, IMPORT_NOTE_INDENTS, s->indents);
}

void paragraphs_shape(struct imported *i, GString *text)
{
	g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	g_autoptr(GString) out = g_string_sized_new(text->len + 64);
	g_auto(GStrv) split = g_strsplit(text->str, "\n", -1);
	struct shape s = { .lines = lines };
	bool in_code = false;

	for (char **line = split; *line; line++)
		read_line(&s, *line, &in_code);
	while (lines->len > 0 && g_array_index(lines, struct line, lines->len - 1).kind == LINE_BLANK)
		g_array_set_size(lines, lines->len - 1);
	s.wrapped = is_wrapped(&s);
	mark_wrapped(&s);
	for (guint k = 0; k < lines->len; k++) {
		const struct line *line = &g_array_index(lines, struct line, k);
		if (k > 0)
			append_gap(&s, out, line - 1, line);
		s.indents += line->kind == LINE_PLAIN && line->indented;
		append_line(&s, out, line);
	}
	if (out->len > 0)
		g_string_append_c(out, '\n');
	report(i, &s);
	g_string_assign(text, out->str);
}
