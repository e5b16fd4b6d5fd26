#include "export/lines.h"
#include <string.h>
#include "export/calendar.h"
#include "export/xml.h"

enum { LEVELS = 7 };   /* lists nest at most 6 deep, counted from 1 */

struct markdown {
	GString *out;
	GString *words;              /* since the last mark, not yet escaped */
	size_t line_start;           /* where the text of this line begins */
	const struct block *block;
	const char *indent;          /* before every further line of this block */
	char *fence;                 /* of the open code span */
	bool padded;
	unsigned links;              /* inside a link's text */
	char *(*link)(const char *);   /* which addresses may be written */
	int width[LEVELS];           /* columns of the marks of an open item at each level */
	int number[LEVELS];          /* the last item's; 0: bullet */
	char delimiter[LEVELS];
};

static bool at_line_start(const struct markdown *m)
{
	return m->out->len == m->line_start;
}

static bool is_blank_or_end(char c)
{
	return c == ' ' || c == '\t' || c == '\0';
}

/* What follows would be read as a character reference. What cannot be seen (the span ends) counts as one. */
static bool is_reference(const char *p, const char *end)
{
	p += 1 + (p + 1 < end && p[1] == '#');
	while (p < end && g_ascii_isalnum(*p))
		p++;
	return p == end || *p == ';';
}

static bool is_list_number(const char *p, const char *end)
{
	const char *digits = p;

	while (p < end && g_ascii_isdigit(*p))
		p++;
	return p > digits && p - digits <= 9 && p < end && (*p == '.' || *p == ')') && (p + 1 == end || is_blank_or_end(p[1]));
}

/* The character would be read as markup here. Source: formats.md section 4; CommonMark 0.30, section 2.4. */
static bool wants_backslash(const struct markdown *m, const char *p, const char *end, bool link_follows)
{
	bool first = at_line_start(m);
	char before = first ? '\0' : m->out->str[m->out->len - 1], after = p + 1 < end ? p[1] : '\0';

	switch (*p) {
	case '\\': case '`': case '[': case '~':
		return true;
	case '*':
		return first || !(before == ' ' && after == ' ');
	case '_':
		return !(g_ascii_isalnum(before) && g_ascii_isalnum(after));
	case ']':
		return m->links > 0;
	case '<':
		return after == '\0' || g_ascii_isalpha(after) || strchr("/!?", after) != NULL;
	case '!':
		return p + 1 == end && link_follows;
	case '#':
		return first || m->block->kind == BLOCK_HEADING;
	case '|': case '+': case '-': case '=': case '>':
		return first;
	case '&':
		return is_reference(p, end);
	default:
		return false;
	}
}

/* Write the words gathered since the last mark: whole, because what must be escaped shows only beside its neighbours. */
static void flush(struct markdown *m, bool link_follows)
{
	const char *end = m->words->str + m->words->len;
	bool number = false;

	for (const char *p = m->words->str; p < end; p++) {
		char c = *p == '\t' || *p == '\n' ? ' ' : *p;

		if (at_line_start(m) && c == ' ')
			continue;
		number |= at_line_start(m) && is_list_number(p, end);
		if (g_str_has_prefix(p, "\xC2\xA0") && end - p >= 2) {
			g_string_append(m->out, "&nbsp;");
			p++;
			continue;
		}
		bool after_number = number && (c == '.' || c == ')');
		if (after_number || wants_backslash(m, p, end, link_follows))
			g_string_append_c(m->out, '\\');
		number &= !after_number;
		g_string_append_c(m->out, c);
	}
	g_string_truncate(m->words, 0);
}

/* A fence longer than any run of backticks inside, CommonMark 0.30 section 6.1. */
static void code_open(struct markdown *m, const struct span *first)
{
	const struct span *end = m->block->spans + m->block->n_spans, *last = first;
	size_t longest = 0;
	bool only_blanks = true;

	for (; last < end && (last->style & SPAN_CODE); last++) {
		size_t run = 0;
		for (size_t i = 0; i < last->len; i++) {
			only_blanks &= last->text[i] == ' ';
			run = last->text[i] == '`' ? run + 1 : 0;
			longest = MAX(longest, run);
		}
	}
	last--;
	char head = first->len > 0 ? first->text[0] : '`', tail = last->len > 0 ? last->text[last->len - 1] : '`';
	m->padded = head == '`' || tail == '`' || (head == ' ' && tail == ' ' && !only_blanks);
	m->fence = g_strnfill(longest + 1, '`');
	g_string_append_printf(m->out, "%s%s", m->fence, m->padded ? " " : "");
}

static void mark_open(void *ctx, unsigned style, const struct span *first)
{
	struct markdown *m = ctx;
	g_autofree char *href = style == SPAN_LINK ? m->link(first->href) : NULL;

	if (style == SPAN_LINK && href == NULL)
		return;
	flush(m, href != NULL);
	if (style == SPAN_CODE)
		code_open(m, first);
	else if (style != SPAN_LINK)
		g_string_append(m->out, style == SPAN_STRONG ? "**" : style == SPAN_EM ? "*" : "~~");
	else
		g_string_append_c(m->out, '[');
	m->links += style == SPAN_LINK;
}

static void mark_close(void *ctx, unsigned style, const struct span *last)
{
	struct markdown *m = ctx;
	g_autofree char *href = style == SPAN_LINK ? m->link(last->href) : NULL;

	if (style == SPAN_LINK && href == NULL)
		return;
	flush(m, false);
	if (style == SPAN_CODE) {
		g_string_append_printf(m->out, "%s%s", m->padded ? " " : "", m->fence);
		g_clear_pointer(&m->fence, g_free);
	} else if (style != SPAN_LINK) {
		g_string_append(m->out, style == SPAN_STRONG ? "**" : style == SPAN_EM ? "*" : "~~");
	} else {
		g_string_append_printf(m->out, "](<%s>)", href);
	}
	m->links -= style == SPAN_LINK;
}

static void mark_text(void *ctx, const struct span *s)
{
	struct markdown *m = ctx;

	g_string_append_len(m->fence != NULL ? m->out : m->words, s->text, (gssize)s->len);
}

static void mark_line(void *ctx)
{
	struct markdown *m = ctx;

	flush(m, false);
	if (at_line_start(m))
		return;
	g_string_append_printf(m->out, "\\\n%s", m->indent);
	m->line_start = m->out->len;
}

static void append_inline(struct markdown *m, const struct block *b)
{
	static const struct inline_writer writer = { mark_open, mark_close, mark_text, mark_line };

	m->block = b;
	m->line_start = m->out->len;
	inline_walk(b, &writer, m);
	flush(m, false);
}

static void append_code(struct markdown *m, const struct block *b)
{
	size_t longest = 2;

	for (size_t i = 0; i < b->n_spans; i++) {
		size_t run = strspn(b->spans[i].text, "`");
		longest = MAX(longest, MIN(run, b->spans[i].len));
	}
	g_autofree char *fence = g_strnfill(longest + 1, '`');
	g_string_append_printf(m->out, "%s\n", fence);
	for (size_t i = 0; i < b->n_spans; i++) {
		g_string_append(m->out, b->spans[i].breaks ? "\n" : "");
		g_string_append_len(m->out, b->spans[i].text, (gssize)b->spans[i].len);
	}
	g_string_append_printf(m->out, "\n%s", fence);
}

static char *quote_marks(int level)
{
	GString *out = g_string_new(NULL);

	while (level-- > 0)
		g_string_append(out, "> ");
	return g_string_free(out, FALSE);
}

/* The other delimiter tells a list that starts anew from one that goes on. */
static void choose_delimiter(struct markdown *m, const struct block *b, bool after_item)
{
	bool goes_on = after_item && m->number[b->level] > 0 && b->number == m->number[b->level] + 1;
	bool restarts = after_item && m->number[b->level] > 0 && !goes_on;

	if (restarts)
		m->delimiter[b->level] = m->delimiter[b->level] == '.' ? ')' : '.';
	else if (!goes_on)
		m->delimiter[b->level] = '.';
	m->number[b->level] = b->number;
}

static void append_item(struct markdown *m, const struct block *b, bool after_item)
{
	int indent = 0;

	for (int level = 1; level < b->level; level++)
		indent += m->width[level];
	g_string_append_printf(m->out, "%*s", indent, "");
	if (b->continues) {
		g_string_append_printf(m->out, "%*s", m->width[b->level], "");
	} else {
		size_t start = m->out->len;
		choose_delimiter(m, b, after_item);
		if (b->number > 0)
			g_string_append_printf(m->out, "%d%c ", b->number, m->delimiter[b->level]);
		else
			g_string_append(m->out, "- ");
		m->width[b->level] = (int)(m->out->len - start);
		for (int level = b->level + 1; level < LEVELS; level++)
			m->number[level] = 0;
	}
	g_autofree char *hang = g_strdup_printf("%*s", indent + m->width[b->level], "");
	m->indent = hang;
	append_inline(m, b);
	m->indent = "";
}

static void append_quote(struct markdown *m, const struct block *b)
{
	g_autofree char *marks = quote_marks(b->level);

	g_string_append(m->out, marks);
	m->indent = marks;
	append_inline(m, b);
	m->indent = "";
}

static void append_block(struct markdown *m, const struct block *b, bool after_item)
{
	switch (b->kind) {
	case BLOCK_PARAGRAPH:
		append_inline(m, b);
		break;
	case BLOCK_HEADING:
		g_string_append(m->out, b->level <= 2 ? "## " : "### ");
		append_inline(m, b);
		break;
	case BLOCK_ITEM:
		append_item(m, b, after_item);
		break;
	case BLOCK_QUOTE:
		append_quote(m, b);
		break;
	case BLOCK_CODE:
		append_code(m, b);
		break;
	case BLOCK_RULE:
		g_string_append(m->out, "***");
		break;
	}
}

/* The next item can stand on the next line. A list that does not start with 1 cannot interrupt the text of an item above it,
 * CommonMark 0.30 section 5.2. */
static bool item_follows(const struct markdown *m, const struct block *b, const struct block *next)
{
	if (b->kind != BLOCK_ITEM || next->kind != BLOCK_ITEM || next->continues)
		return false;
	if (next->level > b->level)
		return next->number <= 1 || b->n_spans == 0;
	return (m->number[next->level] > 0) == (next->number > 0);
}

/* Two paragraphs of one quote are joined by a line that holds only its marks. */
static void append_gap(struct markdown *m, const struct block *b, const struct block *next)
{
	if (b->kind == BLOCK_QUOTE && next->kind == BLOCK_QUOTE && next->continues) {
		g_autofree char *marks = quote_marks(MIN(b->level, next->level));
		g_string_append_printf(m->out, "\n%s\n", g_strchomp(marks));
	} else {
		g_string_append(m->out, item_follows(m, b, next) ? "\n" : "\n\n");
	}
}

void markdown_blocks(GString *out, const struct markup *body, const char *dateline, char *(*link)(const char *href))
{
	g_autoptr(GString) words = g_string_new(NULL);
	struct markdown m = { .out = out, .words = words, .indent = "", .link = link };

	for (size_t i = 0; i < body->n_blocks; i++) {
		const struct block *b = &body->blocks[i];
		if (dateline != NULL && b->kind == BLOCK_PARAGRAPH) {
			g_string_append(words, dateline);
			dateline = NULL;
		}
		append_block(&m, b, i > 0 && b[-1].kind == BLOCK_ITEM);
		if (i + 1 < body->n_blocks)
			append_gap(&m, b, b + 1);
	}
}

/* What site generators hand to the theme as it is; Hugo holds a page back until publishDate. */
static void append_around(GString *out, const struct document *d, const struct export_options *o)
{
	g_autofree char *embargo = moment_embargo(d, o);
	g_auto(lines) said = { 0 };

	lines_make(&said, d, o);
	yaml_key(out, field_rows[FIELD_NUMBER].key, d->field[FIELD_NUMBER]);
	yaml_key(out, "editor", d->field[FIELD_EDITOR]);
	yaml_key(out, "caption", d->field[FIELD_CAPTION]);
	yaml_key(out, "credit", d->field[FIELD_CREDIT]);
	yaml_key(out, "embargo", *embargo ? d->field[FIELD_EMBARGO] : "");
	if (*embargo)
		g_string_append_printf(out, "publishDate: %s\n", embargo);
	yaml_key(out, "contact", *said.contact ? said.contact + strlen("Narahubung: ") : "");
}

static void append_front_matter(GString *out, const struct document *d, const struct export_options *o)
{
	const char *status = d->field[FIELD_STATUS];
	bool released = strcmp(status, "setuju") == 0 || strcmp(status, "terbit") == 0;
	char slug[SLUG_MAX + 1];

	document_slug(d->article, slug);
	g_string_append(out, "---\n");
	yaml_key(out, "title", d->field[FIELD_TITLE]);
	if (*d->field[FIELD_DATE] || d->article->created_s != 0) {
		g_string_append(out, "date: ");
		document_date(d, o->utc_offset_min, out);
		g_string_append_c(out, '\n');
	}
	if (d->article->changed_s != 0) {
		g_string_append(out, "lastmod: ");
		calendar_append_rfc3339(out, d->article->changed_s, o->utc_offset_min);
		g_string_append_c(out, '\n');
	}
	yaml_key(out, "slug", slug);
	g_string_append_printf(out, "draft: %s\nlang: \"id\"\n", released ? "false" : "true");
	yaml_key(out, "author", d->field[FIELD_BYLINE]);
	yaml_key(out, "description", d->field[FIELD_SUMMARY]);
	yaml_list(out, "categories", d->field[FIELD_CATEGORY]);
	yaml_list(out, "tags", d->field[FIELD_TAGS]);
	append_around(out, d, o);
	g_string_append(out, "---\n\n");
}

bool markdown_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };
	g_autoptr(GString) body = g_string_new(NULL);

	(void)error;
	document_open(&d, a);
	g_autofree char *dateline = document_dateline(&d);
	append_front_matter(out, &d, o);
	markdown_blocks(body, d.markup, dateline, link_clean);
	lines_tidy(body);
	g_string_append_len(out, body->str, (gssize)body->len);
	return true;
}
