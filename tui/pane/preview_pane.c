#include "pane/pane.h"
#include "terminal/terminal.h"

static enum style run_style(unsigned style)
{
	if (style & (PREVIEW_TITLE | SPAN_STRONG))
		return STYLE_STRONG;
	return style & (SPAN_EM | SPAN_LINK) ? STYLE_EM : STYLE_NORMAL;
}

static void draw_line(const struct preview_line *l, int row, const struct area *area)
{
	size_t off = 0;
	int used = 0;

	for (unsigned i = 0; i <= l->runs->len; i++) {
		const struct preview_run *r = i < l->runs->len ? &g_array_index(l->runs, struct preview_run, i) : NULL;
		size_t plain = r ? r->from : l->text->len;
		used += draw_text(row, area->col + used, area->cols - used, l->text->str + off, plain - off, STYLE_NORMAL);
		if (r)
			used += draw_text(row, area->col + used, area->cols - used, l->text->str + r->from, r->to - r->from, run_style(r->style));
		off = r ? r->to : plain;
	}
}

void pane_preview(const struct app *a, const struct area *area)
{
	const struct preview *p = &a->preview;
	g_autofree char *head = g_strdup_printf("%s: %s", _("PRATINJAU"), preview_name(p->kind));

	draw_string(area->row, area->col, area->cols, head, a->focus == IN_PREVIEW ? STYLE_HEAD : STYLE_DIM);
	for (int i = 0; p->lines && i < area->rows - 1 && p->top + (unsigned)i < p->lines->len; i++)
		draw_line(g_ptr_array_index(p->lines, p->top + (unsigned)i), area->row + 1 + i, area);
	if (a->focus == IN_PREVIEW && !app_overlay(a))
		draw_cursor(area->row + 1, area->col);
}
