/* Does the screen that came in small pieces agree with the same screen drawn anew? What stood there is kept at the moment when
 * the program clears the terminal, so nothing can change between the two but the drawing. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>
#include <vterm.h>

struct redraw {
	bool wanted, home;       /* a clearing is waited for, and what follows it; the cursor has just gone home */
	bool agrees;             /* since a clearing it was once as before it */
	struct picture { GPtrArray *rows; VTermPos cursor; } at_home, before;   /* rows of GBytes: cells with their looks; NULL: none yet */
	char held[4];            /* the beginning of what may be a clearing */
	size_t held_len;
};

/* Bytes on their way to the terminal while a redraw is wanted. */
void redraw_feed(struct redraw *r, VTerm *vt, const char *bytes, size_t len);

/* NULL when the screen is as it was before the last clearing, else what is not, in words; the caller's. */
char *redraw_differs(const struct redraw *r, VTerm *vt);

void redraw_clear(struct redraw *r);
