#include "export/write.h"
#include <string.h>

enum { STYLES = 5 };

/* The marks that are open, outermost first. */
struct open_marks {
	unsigned style[STYLES];
	size_t n;
};

/* For how many spans from i on the style goes on. */
static size_t duration(const struct block *b, size_t i, unsigned style)
{
	size_t n = 0;

	while (i + n < b->n_spans && (b->spans[i + n].style & style) &&
	       (style != SPAN_LINK || b->spans[i + n].href == b->spans[i].href))
		n++;
	return n;
}

static void close_marks(const struct inline_writer *w, void *ctx, struct open_marks *open, const struct span *last, const struct span *next)
{
	size_t keep = 0;

	while (keep < open->n && next != NULL && (next->style & open->style[keep]) &&
	       (open->style[keep] != SPAN_LINK || next->href == last->href))
		keep++;
	while (open->n > keep)
		w->close(ctx, open->style[--open->n], last);
}

static void open_longest(const struct inline_writer *w, void *ctx, struct open_marks *open, const struct block *b, size_t i, unsigned missing)
{
	static const unsigned order[STYLES] = { SPAN_LINK, SPAN_STRONG, SPAN_EM, SPAN_STRIKE, SPAN_CODE };
	unsigned best = 0;
	size_t longest = 0;

	for (size_t k = 0; k < STYLES; k++) {
		size_t n = missing & order[k] ? duration(b, i, order[k]) : 0;
		if (n > longest) {
			longest = n;
			best = order[k];
		}
	}
	open->style[open->n++] = best;
	w->open(ctx, best, &b->spans[i]);
}

void inline_walk(const struct block *b, const struct inline_writer *w, void *ctx)
{
	struct open_marks open = { .n = 0 };

	for (size_t i = 0; i < b->n_spans; i++) {
		const struct span *s = &b->spans[i];
		unsigned missing = s->style;

		if (i > 0)
			close_marks(w, ctx, &open, s - 1, s);
		if (s->breaks)
			w->line(ctx);
		for (size_t k = 0; k < open.n; k++)
			missing &= ~open.style[k];
		while (missing) {
			open_longest(w, ctx, &open, b, i, missing);
			missing &= ~open.style[open.n - 1];
		}
		w->text(ctx, s);
	}
	if (b->n_spans > 0)
		close_marks(w, ctx, &open, &b->spans[b->n_spans - 1], NULL);
}

/* Plain text: the words of the open link, so that an address that is its own text stands once. */
struct plain {
	GString *out;
	size_t link_start;
};

static void plain_open(void *ctx, unsigned style, const struct span *first)
{
	struct plain *p = ctx;

	(void)first;
	if (style == SPAN_LINK)
		p->link_start = p->out->len;
}

static void plain_close(void *ctx, unsigned style, const struct span *last)
{
	struct plain *p = ctx;
	g_autofree char *href = style == SPAN_LINK ? link_clean(last->href) : NULL;

	if (href != NULL && !link_shows_itself(href, p->out->str + p->link_start, p->out->len - p->link_start))
		g_string_append_printf(p->out, " (%s)", href);
}

static void plain_text(void *ctx, const struct span *s)
{
	g_string_append_len(((struct plain *)ctx)->out, s->text, (gssize)s->len);
}

static void plain_line(void *ctx)
{
	g_string_append_c(((struct plain *)ctx)->out, '\n');
}

void inline_plain(GString *out, const struct block *b)
{
	static const struct inline_writer writer = { plain_open, plain_close, plain_text, plain_line };
	struct plain p = { .out = out };

	inline_walk(b, &writer, &p);
}

bool block_goes_on(const struct block *b, const struct block *next)
{
	bool other_list = b->level == next->level && (b->number > 0) != (next->number > 0);

	return b->kind == BLOCK_ITEM && next->kind == BLOCK_ITEM && !other_list;
}
