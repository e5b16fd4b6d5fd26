#include "pdf/release.h"
#include <string.h>
#include <cairo-pdf.h>
#include "pdf/hyphens.h"
#include "pdf/page.h"

enum {
	LOGO_SIDE_MAX = 4096,    /* pixels */
	MARKS_MAX = 30,          /* on one letter */
};

struct release {
	const struct document *d;
	const struct letter *l;
	struct hyphens *hyphens;
	cairo_surface_t *logo;
};

static const struct page_style styles[] = {
	[LETTER_OFFICE] = { .size_pt = 14, .bold = true, .align = PAGE_CENTRE },
	[LETTER_ADDRESS] = { .size_pt = 10, .align = PAGE_CENTRE },
	[LETTER_KIND] = { .size_pt = 14, .bold = true, .align = PAGE_CENTRE, .spread_pt = 2 },
	[LETTER_NUMBER] = { .size_pt = 12, .align = PAGE_CENTRE, .after_mm = 3 },
	[LETTER_EMBARGO] = { .size_pt = 12, .bold = true, .align = PAGE_CENTRE, .before_mm = 2 },
	[LETTER_TITLE] = { .size_pt = 14, .bold = true, .align = PAGE_CENTRE, .before_mm = 2, .after_mm = 4, .keep_next = true },
	[LETTER_SIGNED] = { .size_pt = 12, .left_mm = 85, .before_mm = 2, .keep_next = true },
	[LETTER_SIGNER] = { .size_pt = 12, .bold = true, .left_mm = 85, .before_mm = 19, .after_mm = 4 },
	[LETTER_NOTE] = { .size_pt = 10, .after_mm = 0.7 },
};

static void append_lines(struct page *p, const GArray *lines, double left_mm)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct letter_line *line = &g_array_index(lines, struct letter_line, i);
		struct page_style style = styles[line->role];
		style.left_mm += left_mm;
		page_paragraph(p, &style, line->text, NULL, NULL, NULL);
	}
}

static void show_logo(struct page *p, const struct release *r)
{
	int width_cmm, height_cmm;

	letter_logo_size(r->l, &width_cmm, &height_cmm);
	cairo_save(p->cr);
	cairo_translate(p->cr, page_points(PAGE_LEFT_MM), page_points(p->y_mm));
	cairo_scale(p->cr, page_points(width_cmm / 100.0) / r->l->logo.width_px, page_points(height_cmm / 100.0) / r->l->logo.height_px);
	cairo_set_source_surface(p->cr, r->logo, 0, 0);
	cairo_paint(p->cr);
	cairo_restore(p->cr);
}

static void rule(struct page *p, double width_pt)
{
	cairo_set_line_width(p->cr, width_pt);
	cairo_move_to(p->cr, page_points(PAGE_LEFT_MM), page_points(p->y_mm));
	cairo_line_to(p->cr, page_points(p->width_mm - PAGE_RIGHT_MM), page_points(p->y_mm));
	cairo_stroke(p->cr);
}

/* Logo left, the lines beside it, a thick and a thin rule below both. */
static void letterhead(struct page *p, const struct release *r)
{
	int width_cmm = 0, height_cmm = 0;

	if (r->l->letterhead == NULL)
		return;
	p->y_mm = PAGE_HEAD_MM;
	if (r->logo != NULL) {
		show_logo(p, r);
		letter_logo_size(r->l, &width_cmm, &height_cmm);
	}
	append_lines(p, r->l->top, r->logo ? LOGO_WIDTH_MM : 0);
	p->y_mm = MAX(p->y_mm, PAGE_HEAD_MM + height_cmm / 100.0) + 2;
	rule(p, 2.2);
	page_skip(p, 0.9);
	rule(p, 0.7);
	page_skip(p, 7);
}

/* Words with their marks. A soft hyphen never stands in code or in an address. */
struct words {
	GString *text;
	PangoAttrList *attributes;
	GArray *links;               /* struct page_link */
};

static void add_attribute(struct words *w, size_t from, PangoAttribute *a)
{
	a->start_index = (guint)from;
	a->end_index = (guint)w->text->len;
	pango_attr_list_insert(w->attributes, a);
}

static void link_clear(void *link)
{
	g_free(((struct page_link *)link)->address);
}

static GArray *links_new(void)
{
	GArray *links = g_array_new(FALSE, FALSE, sizeof(struct page_link));

	g_array_set_clear_func(links, link_clear);
	return links;
}

/* On the screen its words are underlined and can be clicked on. */
static void add_link(struct words *w, size_t from, const char *href)
{
	char *address = link_office(href);
	const struct page_link link = { (int)from, (int)w->text->len, address };

	if (address == NULL)
		return;
	g_array_append_val(w->links, link);
	add_attribute(w, from, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE));
}

/* No more marks on a letter than any writing has: what shapes the letters takes minutes for a pile of them.
 * Source: Unicode Standard Annex 15, "Stream-Safe Text Format". */
static void append_without_piles(GString *out, const char *text)
{
	unsigned marks = 0;

	for (const char *p = text, *next; *p; p = next) {
		next = g_utf8_next_char(p);
		marks = (unsigned char)*p >= 0x80 && g_unichar_ismark(g_utf8_get_char(p)) ? marks + 1 : 0;
		if (marks <= MARKS_MAX)
			g_string_append_len(out, p, next - p);
	}
}

static void append_span(struct words *w, const struct span *s, struct hyphens *hyphens)
{
	size_t from;
	g_autofree char *text = hyphens_put(s->style & SPAN_CODE ? NULL : hyphens, s->text, s->len);

	g_string_append(w->text, s->breaks ? "\xE2\x80\xA8" : "");
	from = w->text->len;
	append_without_piles(w->text, text);
	if (s->href != NULL)
		add_link(w, from, s->href);
	if (s->style & SPAN_STRONG)
		add_attribute(w, from, pango_attr_weight_new(PANGO_WEIGHT_BOLD));
	if (s->style & SPAN_EM)
		add_attribute(w, from, pango_attr_style_new(PANGO_STYLE_ITALIC));
	if (s->style & SPAN_STRIKE)
		add_attribute(w, from, pango_attr_strikethrough_new(TRUE));
	if (s->style & SPAN_CODE) {
		add_attribute(w, from, pango_attr_family_new("Liberation Mono"));
		add_attribute(w, from, pango_attr_size_new(10 * PANGO_SCALE));
	}
}

/* On paper nobody clicks: behind the last span of a link stands its address, as in plain text, unless its words are the address. */
static void append_address(struct words *w, const struct block *b, size_t last)
{
	const char *href = b->spans[last].href;
	g_autofree char *address = link_clean(href);
	g_autoptr(GString) shown = g_string_new(NULL);
	size_t first = last;

	if (address == NULL || (last + 1 < b->n_spans && b->spans[last + 1].href == href))
		return;
	while (first > 0 && b->spans[first - 1].href == href)
		first--;
	for (; first <= last; first++)
		g_string_append_len(shown, b->spans[first].text, (gssize)b->spans[first].len);
	if (!link_shows_itself(address, shown->str, shown->len))
		g_string_append_printf(w->text, " (%s)", address);
}

static void style_of(const struct block *b, struct page_style *s)
{
	*s = (struct page_style){ .size_pt = 12, .align = PAGE_JUSTIFY, .after_mm = 2.8 };
	switch (b->kind) {
	case BLOCK_HEADING:
		*s = (struct page_style){ .size_pt = b->level <= 2 ? 13 : 12, .bold = true, .before_mm = 2.5, .after_mm = 1.5, .keep_next = true };
		break;
	case BLOCK_ITEM:
		s->left_mm = 10 * b->level;
		s->after_mm = 1.4;
		break;
	case BLOCK_QUOTE:
		s->left_mm = 10 * b->level;
		s->right_mm = 10;
		s->italic = true;
		break;
	case BLOCK_CODE:
		s->mono = true;
		s->size_pt = 10;
		s->align = PAGE_LEFT;
		break;
	default:
		break;
	}
}

static void append_block(struct page *p, const struct block *b, const char *dateline, struct hyphens *hyphens)
{
	struct words w = { g_string_new(dateline), pango_attr_list_new(), links_new() };
	g_autofree char *number = b->number > 0 ? g_strdup_printf("%d.", b->number) : NULL;
	struct page_style style;

	if (w.text->len > 0)
		add_attribute(&w, 0, pango_attr_weight_new(PANGO_WEIGHT_BOLD));
	for (size_t i = 0; i < b->n_spans; i++) {
		append_span(&w, &b->spans[i], b->kind == BLOCK_CODE ? NULL : hyphens);
		append_address(&w, b, i);
	}
	style_of(b, &style);
	page_paragraph(p, &style, w.text->str, w.attributes, w.links, b->kind != BLOCK_ITEM || b->continues ? NULL : number ? number : "•");
	g_string_free(w.text, TRUE);
	pango_attr_list_unref(w.attributes);
	g_array_unref(w.links);
}

/* One run over all pages; returns how many there are. */
static int lay_out(const struct release *r, cairo_t *cr, int total)
{
	g_autofree char *dateline = document_dateline(r->d);
	const char *first = dateline;
	struct page p;

	page_start(&p, cr, r->l->width_mm, r->l->height_mm, total);
	letterhead(&p, r);
	append_lines(&p, r->l->head, 0);
	for (size_t i = 0; i < r->d->markup->n_blocks; i++) {
		const struct block *b = &r->d->markup->blocks[i];
		bool is_first = first != NULL && b->kind == BLOCK_PARAGRAPH;
		if (b->kind != BLOCK_RULE)
			append_block(&p, b, is_first ? first : "", r->hyphens);
		first = is_first ? NULL : first;
	}
	append_lines(&p, r->l->foot, 0);
	page_end(&p);
	return p.number;
}

struct png_bytes {
	const char *at;
	size_t left;
};

static cairo_status_t read_png(void *ctx, unsigned char *data, unsigned len)
{
	struct png_bytes *png = ctx;

	if (len > png->left)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(data, png->at, len);
	png->at += len;
	png->left -= len;
	return CAIRO_STATUS_SUCCESS;
}

/* A JPEG goes into the file as it is: the surface only says how large it is. */
static cairo_surface_t *jpeg_surface(const struct letter *l)
{
	cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)l->logo.width_px, (int)l->logo.height_px);

	cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_JPEG, (const unsigned char *)l->letterhead->logo, l->letterhead->logo_len, NULL, NULL);
	return s;
}

static bool load_logo(struct release *r, GError **error)
{
	const struct letter *l = r->l;

	if (!l->has_logo)
		return true;
	if (l->logo.width_px > LOGO_SIDE_MAX || l->logo.height_px > LOGO_SIDE_MAX)
		return store_fail(error, STORE_ERROR_INPUT, "the logo has more than %d pixels on a side", LOGO_SIDE_MAX);
	struct png_bytes png = { l->letterhead->logo, l->letterhead->logo_len };
	r->logo = strcmp(l->logo.kind, "png") == 0 ? cairo_image_surface_create_from_png_stream(read_png, &png) : jpeg_surface(l);
	return cairo_surface_status(r->logo) == CAIRO_STATUS_SUCCESS ||
	       store_fail(error, STORE_ERROR_INPUT, "the logo: %s", cairo_status_to_string(cairo_surface_status(r->logo)));
}

static cairo_status_t append_bytes(void *out, const unsigned char *data, unsigned len)
{
	g_string_append_len(out, (const char *)data, (gssize)len);
	return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t drop_bytes(void *out, const unsigned char *data, unsigned len)
{
	(void)out;
	(void)data;
	(void)len;
	return CAIRO_STATUS_SUCCESS;
}

static void set_information(cairo_surface_t *pdf, const struct release *r, int utc_offset_min)
{
	g_autofree char *created = letter_created(r->d, utc_offset_min);
	const char *date = *created ? created : "1970-01-01T00:00:00Z";

	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, r->d->field[FIELD_TITLE]);
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, r->d->field[FIELD_BYLINE]);
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_SUBJECT, r->d->field[FIELD_SUMMARY]);
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_KEYWORDS, r->d->field[FIELD_TAGS]);
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, date);
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_MOD_DATE, date);
}

/* The number of pages stands on each of them, so a first run counts. */
static bool write_pages(const struct release *r, int utc_offset_min, GString *out, GError **error)
{
	cairo_status_t status = CAIRO_STATUS_SUCCESS;
	int total = 0;

	for (int run = 0; run < 2 && status == CAIRO_STATUS_SUCCESS; run++) {
		cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(run == 0 ? drop_bytes : append_bytes, out,
			page_points(r->l->width_mm), page_points(r->l->height_mm));
		set_information(pdf, r, utc_offset_min);
		cairo_t *cr = cairo_create(pdf);
		total = lay_out(r, cr, total);
		cairo_surface_finish(pdf);
		status = cairo_surface_status(pdf);
		cairo_destroy(cr);
		cairo_surface_destroy(pdf);
	}
	return status == CAIRO_STATUS_SUCCESS || store_fail(error, STORE_ERROR_IO, "cairo: %s", cairo_status_to_string(status));
}

bool release_pdf(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };
	g_auto(letter) l = { 0 };
	struct release r = { .d = &d, .l = &l };

	document_open(&d, a);
	if (!letter_make(&l, &d, o, error))
		return false;
	r.hyphens = hyphens_open();
	bool done = load_logo(&r, error) && write_pages(&r, o->utc_offset_min, out, error);
	hyphens_close(r.hyphens);
	if (r.logo != NULL)
		cairo_surface_destroy(r.logo);
	return done;
}
