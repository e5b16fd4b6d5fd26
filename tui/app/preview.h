/* The article as its readers will see it: lines with styles, made anew in a pause around the place of the cursor. */
#pragma once
#include <glib.h>
#include "markup/markup.h"

struct doc;
enum preview_kind { PREVIEW_WEB, PREVIEW_WHATSAPP, PREVIEW_TEXT, PREVIEW_COUNT };

struct preview_line {
	GString *text;
	GArray *runs;              /* struct preview_run, ascending */
	size_t off;                /* byte of the article's text that stands here; SIZE_MAX: none */
};
struct preview_run { size_t from, to; unsigned style; };   /* bytes of the line; enum span_style, or PREVIEW_TITLE */
enum { PREVIEW_TITLE = 1 << 8 };

struct preview {
	enum preview_kind kind;
	GPtrArray *lines;          /* struct preview_line *; NULL: not made yet */
	unsigned top;              /* first line shown */
	unsigned cols;             /* that it was made for */
};

void preview_make(struct preview *p, const struct doc *d, unsigned cols, unsigned rows);
void preview_clear(struct preview *p);
const char *preview_name(enum preview_kind kind);
