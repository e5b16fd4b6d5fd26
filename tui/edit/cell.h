/* The one way from text to a screen: whatever the bytes are, what comes out is safe to send to a terminal and has a
 * known width. Articles, titles, names, file names, messages and errors all pass here. Source: guarantees, text of others. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What one grapheme cluster may show.
 *   text    terminated UTF-8 of printable characters only: no C0, DEL, C1, bidi control, zero-width or nonbreaking character
 *   width   columns, at least 1
 *   marked  text is a stand-in or carries a sign: draw it so that nobody takes it for the text itself */
struct cell {
	char text[64];
	int width;
	bool marked;
	bool quiet;       /* marked, but only a blank or something unseen: need not look like it when the reader does not want to know */
};

enum { CELL_MARKS_MAX = 4 };

/* What a character alone is to a reader. BLANK: one other than the space; DIRECTION: a bidi control; CONTROL: it has only a number. */
enum cell_kind { CELL_SEEN, CELL_TAB, CELL_BLANK, CELL_HIDDEN, CELL_DIRECTION, CELL_CONTROL };
enum cell_kind cell_kind_of(uint32_t cp);
bool cell_is_mark(uint32_t cp);              /* it stands on the one before it; more than CELL_MARKS_MAX on one base are cut */
bool cell_is_unseen(const struct cell *c);   /* of a quiet one: no blank */

/* Describe the cluster at off (off < len); returns its length in bytes, as grapheme_next() sees it.
 *   control, C1, invalid byte, noncharacter, bidi control, unassigned     its number: <1B> <202E>
 *   zero width, soft hyphen, tags, other invisible ones                   ·
 *   tab                     →        a blank other than the space         ␣
 *   joined emoji            its first one, width 2;  a flag: its two letters
 *   a mark with no base     on ◌;    a fifth mark on one base and later   … */
size_t cell_next(const char *s, size_t len, size_t off, struct cell *out);

/* The same for a cluster whose n bytes are known (n > 0). */
void cell_of(const char *s, size_t n, struct cell *out);

/* A whole string made safe, at most max_cols columns (UINT_MAX: all), the last one … when something was cut. The caller's. */
char *cell_safe(const char *s, size_t len, unsigned max_cols);
