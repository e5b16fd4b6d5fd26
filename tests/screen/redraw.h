/* Does the screen that came in small pieces agree with the same screen drawn anew? What stood there is kept at the moment when
 * the program clears the terminal, so nothing can change between the two but the drawing. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>
#include <vterm.h>

struct redraw {
	bool wanted, home;       /* the clearing is waited for; the cursor has just gone home */
	bool agrees;             /* since the clearing it was once as before */
	GPtrArray *rows;         /* of GBytes: the cells of a row with their looks, before the clearing; NULL: not cleared yet */
	VTermPos cursor;
	char held[4];            /* the beginning of what may be a clearing */
	size_t held_len;
};

/* Bytes on their way to the terminal while a redraw is wanted. */
void redraw_feed(struct redraw *r, VTerm *vt, const char *bytes, size_t len);

/* NULL when the screen is as it was before the clearing, else what is not, in words; the caller's. */
char *redraw_differs(const struct redraw *r, VTerm *vt);

void redraw_clear(struct redraw *r);
