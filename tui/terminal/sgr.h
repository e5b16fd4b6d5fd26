/* Attributes in the fewest bytes. ncurses says all of them anew, and the character set too, at each change; here a change is said
 * when something is drawn with it, and only what is other. Where the terminal has a wavy line, underlines become one. Pure. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>

struct sgr;
struct sgr *sgr_new(bool curly);     /* for a terminal whose cursor may move in any attribute (terminfo's msgr) */
void sgr_free(struct sgr *s);        /* NULL is welcome */
void sgr_forget(struct sgr *s);      /* the terminal may be in any state */

/* Append bytes for the terminal to `out`. What is cut at the end waits for the bytes that follow. */
void sgr_shorten(struct sgr *s, const char *bytes, size_t len, GString *out);
/* Somebody else writes next: the terminal is in the state that ncurses takes it to be in. */
void sgr_settle(struct sgr *s, GString *out);
