#include "export/write.h"
#include <string.h>

/* The body while it is written: which lists and quotes are open. */
struct html {
	GString *out;
	const char *dateline;        /* for the first paragraph; NULL once written */
	const char *line_break;
	GArray *lists;               /* int for each open list: number of its last item; 0: bullets */
	int quotes;
	bool heading_seen;
};

static const char *element(unsigned style)
{
	switch (style) {
	case SPAN_EM: return "em";
	case SPAN_STRONG: return "strong";
	case SPAN_STRIKE: return "s";
	case SPAN_CODE: return "code";
	default: return "a";
	}
}

/* A link whose scheme is not allowed is its text alone. */
static void mark_open(void *ctx, unsigned style, const struct span *first)
{
	struct html *h = ctx;
	g_autofree char *href = style == SPAN_LINK ? link_clean(first->href) : NULL;

	if (style != SPAN_LINK) {
		g_string_append_printf(h->out, "<%s>", element(style));
	} else if (href != NULL) {
		g_string_append(h->out, "<a href=\"");
		escape_html(h->out, href, strlen(href), true);
		g_string_append(h->out, "\">");
	}
}

static void mark_close(void *ctx, unsigned style, const struct span *last)
{
	struct html *h = ctx;
	g_autofree char *href = style == SPAN_LINK ? link_clean(last->href) : NULL;

	if (style != SPAN_LINK || href != NULL)
		g_string_append_printf(h->out, "</%s>", element(style));
}

static void mark_text(void *ctx, const struct span *s)
{
	escape_html(((struct html *)ctx)->out, s->text, s->len, false);
}

static void mark_line(void *ctx)
{
	struct html *h = ctx;

	g_string_append(h->out, h->line_break);
}

static void append_inline(struct html *h, const struct block *b)
{
	static const struct inline_writer writer = { mark_open, mark_close, mark_text, mark_line };

	inline_walk(b, &writer, h);
}

static int *list_top(struct html *h)
{
	return h->lists->len == 0 ? NULL : &g_array_index(h->lists, int, h->lists->len - 1);
}

static void list_close(struct html *h)
{
	g_string_append_printf(h->out, "</li>\n</%s>", *list_top(h) > 0 ? "ol" : "ul");
	g_array_set_size(h->lists, h->lists->len - 1);
	if (h->lists->len == 0)
		g_string_append_c(h->out, '\n');
}

static void lists_close(struct html *h, int level)
{
	while ((int)h->lists->len > level)
		list_close(h);
}

static void list_open(struct html *h, int number)
{
	if (h->lists->len > 0)
		g_string_append_c(h->out, '\n');
	if (number > 1)
		g_string_append_printf(h->out, "<ol start=\"%d\">\n<li>", number);
	else
		g_string_append(h->out, number == 1 ? "<ol>\n<li>" : "<ul>\n<li>");
	g_array_append_val(h->lists, number);
}

/* An item that follows the last one of its list goes on in it; any other number starts a list of its own. */
static void append_item(struct html *h, const struct block *b)
{
	lists_close(h, b->level);
	if (b->continues && (int)h->lists->len == b->level) {
		g_string_append(h->out, "\n<p>");
		append_inline(h, b);
		g_string_append(h->out, "</p>");
		return;
	}
	int last = (int)h->lists->len == b->level ? *list_top(h) : -1;
	if (last >= 0 && b->number == (last == 0 ? 0 : last + 1)) {
		*list_top(h) = b->number;
		g_string_append(h->out, "</li>\n<li>");
	} else {
		lists_close(h, b->level - 1);
		while ((int)h->lists->len < b->level - 1)
			list_open(h, 0);
		list_open(h, b->number);
	}
	append_inline(h, b);
}

static void quotes_set(struct html *h, int level)
{
	for (; h->quotes > level; h->quotes--)
		g_string_append(h->out, "</blockquote>\n");
	for (; h->quotes < level; h->quotes++)
		g_string_append(h->out, "<blockquote>\n");
}

static void append_quote(struct html *h, const struct block *b)
{
	if (!b->continues && h->quotes >= b->level)
		quotes_set(h, b->level - 1);
	quotes_set(h, b->level);
	g_string_append(h->out, "<p>");
	append_inline(h, b);
	g_string_append(h->out, "</p>\n");
}

/* h3 only below an h2: a level must not be left out. */
static void append_heading(struct html *h, const struct block *b)
{
	int level = b->level <= 2 || !h->heading_seen ? 2 : 3;

	h->heading_seen = true;
	g_string_append_printf(h->out, "<h%d>", level);
	append_inline(h, b);
	g_string_append_printf(h->out, "</h%d>\n", level);
}

static void append_paragraph(struct html *h, const struct block *b)
{
	g_string_append(h->out, "<p>");
	if (h->dateline != NULL)
		escape_html(h->out, h->dateline, strlen(h->dateline), false);
	h->dateline = NULL;
	append_inline(h, b);
	g_string_append(h->out, "</p>\n");
}

static void append_code(struct html *h, const struct block *b)
{
	g_string_append(h->out, "<p><code>");
	append_inline(h, b);
	g_string_append(h->out, "</code></p>\n");
}

static void append_block(struct html *h, const struct block *b)
{
	if (b->kind != BLOCK_ITEM)
		lists_close(h, 0);
	if (b->kind != BLOCK_QUOTE)
		quotes_set(h, 0);
	switch (b->kind) {
	case BLOCK_PARAGRAPH: append_paragraph(h, b); break;
	case BLOCK_HEADING: append_heading(h, b); break;
	case BLOCK_ITEM: append_item(h, b); break;
	case BLOCK_QUOTE: append_quote(h, b); break;
	case BLOCK_CODE: append_code(h, b); break;
	case BLOCK_RULE: break;      /* it has no words, and section 6 no element for it */
	}
}

void html_body(GString *out, const struct document *d, const char *dateline, bool xml)
{
	g_autoptr(GArray) lists = g_array_new(FALSE, TRUE, sizeof(int));
	struct html h = { .out = out, .dateline = dateline, .line_break = xml ? "<br/>" : "<br>", .lists = lists };

	for (size_t i = 0; i < d->markup->n_blocks; i++)
		append_block(&h, &d->markup->blocks[i]);
	lists_close(&h, 0);
	quotes_set(&h, 0);
}
