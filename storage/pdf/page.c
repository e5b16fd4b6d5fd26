#include "pdf/page.h"
#include <string.h>

#define SERIF "Liberation Serif"
#define LEADING 1.15             /* a line's height in heights of its letters */
#define MONO "Liberation Mono"

enum { WORD_BYTES_MAX = 1000 };

double page_text_width_mm(const struct page *p)
{
	return p->width_mm - PAGE_LEFT_MM - PAGE_RIGHT_MM;
}

/* Pango looks through the rest of a word again for each line that it fills: where no line could hold the word by far, every letter may
 * end one, which needs no looking. */
static PangoWrapMode wrap_of(const char *text)
{
	for (size_t run; *text; text += MAX(run, 1)) {
		run = strcspn(text, " \t\n");
		if (run > WORD_BYTES_MAX)
			return PANGO_WRAP_CHAR;
	}
	return PANGO_WRAP_WORD_CHAR;
}

static PangoLayout *layout_new(struct page *p, const struct page_style *s, const char *text, PangoAttrList *attributes)
{
	PangoLayout *layout = pango_layout_new(p->context);
	PangoFontDescription *font = pango_font_description_new();
	g_autoptr(PangoAttrList) all = attributes ? pango_attr_list_copy(attributes) : pango_attr_list_new();

	pango_font_description_set_family(font, s->mono ? MONO : SERIF);
	pango_font_description_set_size(font, (int)(s->size_pt * PANGO_SCALE));
	pango_font_description_set_weight(font, s->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_style(font, s->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	if (s->spread_pt > 0)
		pango_attr_list_insert(all, pango_attr_letter_spacing_new((int)(s->spread_pt * PANGO_SCALE)));
	pango_layout_set_attributes(layout, all);
	pango_layout_set_width(layout, (int)(page_points(page_text_width_mm(p) - s->left_mm - s->right_mm) * PANGO_SCALE));
	pango_layout_set_wrap(layout, wrap_of(text));
	pango_layout_set_alignment(layout, s->align == PAGE_CENTRE ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
	pango_layout_set_justify(layout, s->align == PAGE_JUSTIFY);
	pango_layout_set_text(layout, text, -1);
	return layout;
}

static void footer(struct page *p)
{
	static const struct page_style style = { .size_pt = 10, .align = PAGE_CENTRE };
	g_autofree char *number = g_strdup_printf("%d/%d", p->number, p->total);
	g_autoptr(PangoLayout) layout = layout_new(p, &style, number, NULL);

	cairo_move_to(p->cr, page_points(PAGE_LEFT_MM), page_points(p->height_mm - PAGE_BOTTOM_MM / 2.0) - 10);
	pango_cairo_show_layout(p->cr, layout);
}

void page_start(struct page *p, cairo_t *cr, int width_mm, int height_mm, int total)
{
	PangoFontMap *map = pango_cairo_font_map_get_default();
	cairo_font_options_t *options = cairo_font_options_create();

	*p = (struct page){ .cr = cr, .context = pango_font_map_create_context(map), .width_mm = width_mm, .height_mm = height_mm,
	                    .y_mm = PAGE_TOP_MM, .number = 1, .total = total };
	/* a page knows no pixels: glyphs stand where their widths say */
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	pango_cairo_context_set_font_options(p->context, options);
	pango_cairo_context_set_resolution(p->context, 72);
	pango_context_set_language(p->context, pango_language_from_string("id"));
	pango_context_set_round_glyph_positions(p->context, FALSE);
	cairo_font_options_destroy(options);
}

void page_end(struct page *p)
{
	footer(p);
	cairo_show_page(p->cr);
	g_clear_object(&p->context);
}

static void next_page(struct page *p)
{
	footer(p);
	cairo_show_page(p->cr);
	p->number++;
	p->y_mm = PAGE_TOP_MM;
}

void page_skip(struct page *p, double mm)
{
	p->y_mm += mm;
}

static double millimetres(int pango_units)
{
	return (double)pango_units / PANGO_SCALE * 25.4 / 72;
}

static double room_mm(const struct page *p)
{
	return p->height_mm - PAGE_BOTTOM_MM - p->y_mm;
}

static void show_mark(struct page *p, const struct page_style *s, const char *mark)
{
	const struct page_style style = { .size_pt = s->size_pt };
	g_autoptr(PangoLayout) layout = layout_new(p, &style, mark, NULL);
	PangoRectangle box;

	/* a number of many digits reaches further left, never into the text */
	pango_layout_get_extents(layout, NULL, &box);
	cairo_move_to(p->cr, page_points(PAGE_LEFT_MM + s->left_mm - MAX(7, millimetres(box.width) + 1.5)), page_points(p->y_mm));
	pango_cairo_show_layout(p->cr, layout);
}

/* The place of a link on the line that stands at p->y_mm. A quote would end the address's string: RFC 3986 has %27 for it. Cairo 1.16
 * writes a link's element only inside another one; alone it leaves references to an object that is not there. */
static void link_line(struct page *p, double left_mm, double height_mm, PangoLayoutLine *line, const struct page_link *link)
{
	g_auto(GStrv) parts = g_strsplit(link->address, "'", -1);
	g_autofree char *address = g_strjoinv("%27", parts);
	g_autofree int *ranges = NULL;
	int n = 0;

	pango_layout_line_get_x_ranges(line, link->from, link->to, &ranges, &n);
	for (int i = 0; i < n; i++) {
		char number[4][G_ASCII_DTOSTR_BUF_SIZE];
		const double at[4] = { page_points(PAGE_LEFT_MM + left_mm + millimetres(ranges[2 * i])), page_points(p->y_mm),
		                       page_points(millimetres(ranges[2 * i + 1] - ranges[2 * i])), page_points(height_mm) };
		for (int k = 0; k < 4; k++)
			g_ascii_formatd(number[k], sizeof number[k], "%.2f", at[k]);
		g_autofree char *place = g_strdup_printf("rect=[%s %s %s %s] uri='%s'", number[0], number[1], number[2], number[3], address);
		cairo_tag_begin(p->cr, "P", NULL);
		cairo_tag_begin(p->cr, CAIRO_TAG_LINK, place);
		cairo_tag_end(p->cr, CAIRO_TAG_LINK);
		cairo_tag_end(p->cr, "P");
	}
}

static void link_all(struct page *p, double left_mm, double height_mm, PangoLayoutLine *line, const GArray *links)
{
	for (guint i = 0; links != NULL && i < links->len; i++) {
		const struct page_link *link = &g_array_index(links, struct page_link, i);
		if (link->from < line->start_index + line->length && link->to > line->start_index)
			link_line(p, left_mm, height_mm, line, link);
	}
}

/* How many lines must stand together from this one on: no line of a paragraph is left alone at either end of a page. */
static int together(int line, int lines, bool keep_next)
{
	if (lines <= 3 && line == 0)
		return lines + (keep_next ? 2 : 0);
	return line == 0 || line == lines - 2 ? 2 : 1;
}

void page_paragraph(struct page *p, const struct page_style *s, const char *text, PangoAttrList *attributes, const GArray *links, const char *mark)
{
	g_autoptr(PangoLayout) layout = layout_new(p, s, text, attributes);
	PangoLayoutIter *lines = pango_layout_get_iter(layout);
	int n = pango_layout_get_line_count(layout), i = 0;

	p->y_mm += p->y_mm > PAGE_TOP_MM ? s->before_mm : 0;
	do {
		PangoRectangle box;
		int baseline = pango_layout_iter_get_baseline(lines);
		pango_layout_iter_get_line_extents(lines, NULL, &box);
		double height = millimetres(box.height) * LEADING, ascent = millimetres(baseline - box.y);
		if (room_mm(p) < height * together(i, n, s->keep_next))
			next_page(p);
		if (i == 0 && mark != NULL)
			show_mark(p, s, mark);
		cairo_move_to(p->cr, page_points(PAGE_LEFT_MM + s->left_mm + millimetres(box.x)), page_points(p->y_mm + ascent));
		pango_cairo_show_layout_line(p->cr, pango_layout_iter_get_line_readonly(lines));
		link_all(p, s->left_mm, height, pango_layout_iter_get_line_readonly(lines), links);
		p->y_mm += height;
		i++;
	} while (pango_layout_iter_next_line(lines));
	pango_layout_iter_free(lines);
	p->y_mm += s->after_mm;
}
