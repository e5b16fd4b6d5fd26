/* A text cut into units, and the units that two texts share, in order. */
#pragma once
#include <stddef.h>
#include <glib.h>

/* The units of a text, put together, are the text again.
 *   PARAGRAPHS  a line, or the line breaks between two lines
 *   SENTENCES   a sentence with the blanks after it; a line break ends one, and stands alone. A full stop before a small
 *               letter ends none. Where it is wrong the units are smaller, never larger, than a sentence
 *   WORDS       a word, a run of blanks, a run of line breaks, or one other character */
enum unit_kind { UNIT_PARAGRAPHS, UNIT_SENTENCES, UNIT_WORDS };

struct unit { const char *s; size_t len; };
GArray *units_split(const char *s, size_t len, enum unit_kind kind);   /* struct unit, pointing into s; the caller's */

/* n units of a from `a` on equal n units of b from `b` on. */
struct same { size_t a, b, n; };

/* The runs that two lists share: ascending in both, apart, n > 0. Units that occur once in both hold the match together
 * (patience); between them the fewest changes are looked for (Myers), for so long that 1 MB against another stays below a
 * second, then the best way so far is taken. Source: E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986. */
GArray *units_match(const GArray *a, const GArray *b);   /* struct same; the caller's */
