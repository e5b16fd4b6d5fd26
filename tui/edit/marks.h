/* Where Markdown's signs stand in a text as one writes it: what the screen dims, what no command may touch. A reading of single
 * lines, quick enough for every turn; what an export makes of the text is storage/markup's to say. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <glib.h>

enum mark {
	MARK_SIGN = 1,         /* the sign itself: ** # > - 1. [ ] and the like */
	MARK_EM = 2, MARK_STRONG = 4, MARK_STRIKE = 8, MARK_HEADING = 16,
	MARK_CODE = 32,        /* between back quotes or fences */
	MARK_ADDRESS = 64,     /* of a link, or a bare one */
	MARK_VERBATIM = MARK_CODE | MARK_ADDRESS,
};
enum { MARKS_MAX = 64 << 10 };   /* bytes of a line; a longer one is taken as plain */

/* For each byte of s its enum mark, or-ed; the caller's, len bytes. s begins at a line's start and is valid UTF-8. */
uint8_t *marks_of(const char *s, size_t len);

/* The length of what begins a line as a heading, quote or list row ("## ", "> - ", "  12. "), 0: nothing does. */
size_t marks_lead(const char *line, size_t len);

/* Of that length the part that is signs of quotes, which come first. */
size_t marks_quote(const char *line, size_t lead);
