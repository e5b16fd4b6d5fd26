#include "app/preview.h"
#include <string.h>
#include "app/doc.h"
#include "app/language.h"
#include "export/export.h"

enum { WINDOW = 32 << 10 };   /* bytes of text on each side of the cursor that are parsed: a pause stays short at any size */

static void line_free(void *p)
{
	struct preview_line *l = p;

	g_string_free(l->text, TRUE);
	g_array_unref(l->runs);
	g_free(l);
}

static struct preview_line *line_add(GPtrArray *lines, size_t off)
{
	struct preview_line *l = g_new0(struct preview_line, 1);

	l->text = g_string_new(NULL);
	l->runs = g_array_new(FALSE, FALSE, sizeof(struct preview_run));
	l->off = off;
	g_ptr_array_add(lines, l);
	return l;
}

/* A paragraph before it is wrapped: its text, and where each style and each source offset begins. */
struct flow {
	GString *text;
	GArray *runs;              /* struct preview_run */
	unsigned indent;           /* columns of the rows after the first */
};

static void flow_add(struct flow *f, const char *s, size_t len, unsigned style)
{
	struct preview_run r = { f->text->len, f->text->len + len, style };

	g_string_append_len(f->text, s, (gssize)len);
	if (style && len > 0)
		g_array_append_val(f->runs, r);
}

static void copy_runs(struct preview_line *l, const struct flow *f, size_t from, size_t to, size_t at)
{
	for (unsigned i = 0; i < f->runs->len; i++) {
		struct preview_run r = g_array_index(f->runs, struct preview_run, i);
		r.from = MAX(r.from, from);
		r.to = MIN(r.to, to);
		if (r.from >= r.to)
			continue;
		r.from = r.from - from + at;
		r.to = r.to - from + at;
		g_array_append_val(l->runs, r);
	}
}

static void flow_wrap(GPtrArray *lines, const struct flow *f, unsigned cols, size_t off)
{
	struct layout *layout = layout_new();
	const char *s = f->text->str;
	struct row r = layout_row_at(layout, s, f->text->len, MAX(4, cols), 0);
	bool first = true;

	do {
		struct preview_line *l = line_add(lines, off);
		unsigned indent = first ? 0 : f->indent;
		for (unsigned i = 0; i < indent; i++)
			g_string_append_c(l->text, ' ');
		g_string_append_len(l->text, s + r.start, (gssize)(r.end - r.start));
		copy_runs(l, f, r.start, r.end, indent);
		first = false;
	} while (layout_row_next(layout, s, f->text->len, MAX(4, cols), &r));
	layout_free(layout);
}

static void lead_in(struct flow *f, const struct block *b)
{
	g_autofree char *mark = NULL;

	if (b->kind == BLOCK_ITEM)
		mark = b->continues ? g_strdup("  ") : b->number > 0 ? g_strdup_printf("%d. ", b->number) : g_strdup("• ");
	else if (b->kind == BLOCK_QUOTE)
		mark = g_strdup("│ ");
	else if (b->kind == BLOCK_RULE)
		mark = g_strdup("———");
	if (!mark)
		return;
	flow_add(f, mark, strlen(mark), 0);
	f->indent = b->kind == BLOCK_ITEM ? (unsigned)g_utf8_strlen(mark, -1) : 2;
}

static void web_block(GPtrArray *lines, const struct block *b, size_t base, unsigned cols)
{
	struct flow f = { g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(struct preview_run)), 0 };

	lead_in(&f, b);
	for (size_t i = 0; i < b->n_spans; i++) {
		const struct span *s = &b->spans[i];
		if (s->breaks)
			flow_add(&f, "\n", 1, 0);
		flow_add(&f, s->text, s->len, b->kind == BLOCK_HEADING ? PREVIEW_TITLE : s->style);
	}
	flow_wrap(lines, &f, cols, base + b->off);
	line_add(lines, base + b->off);
	g_string_free(f.text, TRUE);
	g_array_unref(f.runs);
}

static void plain_flow(GPtrArray *lines, const char *s, unsigned style, unsigned cols, size_t off)
{
	struct flow f = { g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(struct preview_run)), 0 };

	flow_add(&f, s, strlen(s), style);
	flow_wrap(lines, &f, cols, off);
	g_string_free(f.text, TRUE);
	g_array_unref(f.runs);
}

/* The part of the text around the cursor, cut between paragraphs; the text itself, up to it. */
static const char *window(const struct doc *d, size_t *from, size_t *to)
{
	size_t len;
	const char *s = text_upto(d->text, MIN(d->cursor + WINDOW, text_len(d->text)), 1, &len);

	*from = d->cursor > WINDOW ? paragraph_start(s, len, d->cursor - WINDOW) : 0;
	*to = d->cursor + WINDOW < len ? paragraph_end(s, len, d->cursor + WINDOW) : len;
	if (*to - *from > 8 * WINDOW) {                  /* a paragraph of megabytes: a piece of it is enough to look at */
		*from = d->cursor;
		*to = MIN(len, d->cursor + WINDOW);
		while (*to < len && ((unsigned char)s[*to] & 0xc0) == 0x80)
			(*to)++;
	}
	return s;
}

static void make_web(GPtrArray *lines, const struct doc *d, unsigned cols)
{
	size_t from, to;
	const char *s = window(d, &from, &to);

	plain_flow(lines, doc_field(d, FIELD_TITLE), PREVIEW_TITLE, cols, 0);
	g_autofree char *under = g_strdup_printf("%s%s%s", doc_field(d, FIELD_PLACE),
		*doc_field(d, FIELD_PLACE) && *doc_field(d, FIELD_DATE) ? ", " : "", doc_field(d, FIELD_DATE));
	if (*under)
		plain_flow(lines, under, SPAN_EM, cols, 0);
	line_add(lines, 0);
	g_autoptr(markup) m = markup_parse(s + from, to - from);
	for (size_t i = 0; i < m->n_blocks; i++)
		web_block(lines, &m->blocks[i], from, cols);
}

/* The writer's own bytes, line by line; a line is found in the article by the paragraph it stands for. */
static void make_written(GPtrArray *lines, const struct doc *d, const char *format, unsigned cols)
{
	size_t from, to;
	const char *s = window(d, &from, &to);
	struct article a = d->article;
	const struct writer *w = export_writer(format);
	struct export_options o = { .utc_offset_min = 420 };
	g_autoptr(GString) out = g_string_new(NULL);

	g_autofree char *body = g_strndup(s + from, to - from);
	a.body = body;
	a.body_len = to - from;
	if (!w || !w->write(&a, &o, out, NULL))
		return;
	g_autoptr(markup) m = markup_parse(body, to - from);
	g_auto(GStrv) row = g_strsplit(out->str, "\n", -1);
	size_t block = 0;
	unsigned title = row[0] && strstr(row[0], "EMBARGO ") && row[1] && !*row[1] ? 2 : 0;     /* the embargo stands above it */
	for (unsigned i = 0; row[i]; i++) {
		size_t off = i <= title || m->n_blocks == 0 ? 0 : from + m->blocks[MIN(block, m->n_blocks - 1)].off;
		plain_flow(lines, row[i], 0, cols, off);
		block += i > title + 1 && *row[i] != '\0';
	}
}

static void follow(struct preview *p, const struct doc *d, unsigned rows)
{
	unsigned at = 0;

	for (unsigned i = 0; i < p->lines->len; i++) {
		const struct preview_line *l = g_ptr_array_index(p->lines, i);
		if (l->off != SIZE_MAX && l->off <= d->cursor && (i == 0 || l->off != ((const struct preview_line *)p->lines->pdata[i - 1])->off))
			at = i;
	}
	/* The paragraph in view stays where it is: a preview that jumps with every pause is not read. */
	if (at < p->top || at + 3 > p->top + rows)
		p->top = at > rows / 3 ? at - rows / 3 : 0;
	if (p->top >= p->lines->len)
		p->top = 0;
}

void preview_make(struct preview *p, const struct doc *d, unsigned cols, unsigned rows)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);

	if (p->kind == PREVIEW_WEB)
		make_web(lines, d, cols);
	else
		make_written(lines, d, p->kind == PREVIEW_WHATSAPP ? "wa" : "txt", cols);
	if (p->lines)
		g_ptr_array_unref(p->lines);
	p->lines = lines;
	p->cols = cols;
	follow(p, d, rows);
}

void preview_clear(struct preview *p)
{
	g_clear_pointer(&p->lines, g_ptr_array_unref);
	p->top = 0;
}

const char *preview_name(enum preview_kind kind)
{
	static const char *const name[PREVIEW_COUNT] = { N_("laman web"), N_("WhatsApp"), N_("teks polos") };

	return _(name[kind]);
}
