/* Paragraphs to pages: breaks them into lines, begins a page when one is full, writes the number below each. */
#pragma once
#include <stdbool.h>
#include <cairo.h>
#include <pango/pangocairo.h>

enum page_align { PAGE_LEFT, PAGE_CENTRE, PAGE_JUSTIFY };

/* How a paragraph stands; lengths in millimetres. */
struct page_style {
	double size_pt;
	bool bold, italic, mono;
	enum page_align align;
	double before_mm, after_mm, left_mm, right_mm;
	double spread_pt;            /* between letters */
	bool keep_next;              /* not the last on its page */
};

/* Bytes of a paragraph's text that lead somewhere; a reader of the file clicks on them. */
struct page_link { int from, to; char *address; };   /* ASCII */

struct page {
	cairo_t *cr;
	PangoContext *context;
	double width_mm, height_mm, y_mm;
	int number, total;           /* total 0: not known yet, a first run counts */
};

enum { PAGE_TOP_MM = 25, PAGE_BOTTOM_MM = 20, PAGE_LEFT_MM = 30, PAGE_RIGHT_MM = 25, PAGE_HEAD_MM = 12 };

void page_start(struct page *p, cairo_t *cr, int width_mm, int height_mm, int total);
void page_end(struct page *p);   /* the last page is full */

/* Set a paragraph. mark: stands left of the first line, or NULL. attributes: of the text, or NULL; links: struct page_link, or NULL. */
void page_paragraph(struct page *p, const struct page_style *s, const char *text, PangoAttrList *attributes, const GArray *links, const char *mark);

void page_skip(struct page *p, double mm);
double page_text_width_mm(const struct page *p);
static inline double page_points(double mm) { return mm * 72 / 25.4; }
