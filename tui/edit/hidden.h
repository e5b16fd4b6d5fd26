/* Characters that nobody sees in print, or sees as others: how many there are, and a text without them. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>

/* blanks: no-break and other blanks; unseen: zero width, soft hyphens, tags; directions: bidi controls; controls: C0, C1 and the like;
 * piled: marks on a base that has CELL_MARKS_MAX already; strangers: Cyrillic, Greek and the like inside a word of Latin letters, and
 * letters of full width or of formulas, which all look like others than they are.
 * What holds an emoji together is none of them. */
struct hidden_count { size_t blanks, unseen, tabs, directions, controls, piled, strangers; };
struct hidden_count hidden_count(const char *s, size_t len);

/* The text with plain blanks for the others and for tabs, without what is unseen or piled up; strangers stay, for nobody knows what
 * they stand for. The caller's. */
GString *hidden_cleaned(const char *s, size_t len);
