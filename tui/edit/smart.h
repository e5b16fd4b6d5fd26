/* Quotation marks, dashes and ellipses as a typesetter sets them, where a keyboard has only straight ones. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>

struct smart { size_t pos, len; const char *with; };   /* len bytes at pos become `with`; static */

/* The character before `end` was just typed: what it makes, if anything.
 *   "  '    open after a blank, a bracket or a dash, else they close; ’ inside a word
 *   " - "   a dash with blanks around it, never at a line's start
 *   ...     …
 * Nothing in code, fences, addresses and links. s is valid UTF-8. */
bool smart_typed(const char *s, size_t len, size_t end, struct smart *out);
/* All of them in [from, to), ascending; the caller's. */
GArray *smart_all(const char *s, size_t len, size_t from, size_t to);
