/* Rows of a wrapped text, worked out around where one looks: no state grows with the article, a key never pays for its size.
 * Wrap at blanks (a blank that does not fit hangs at the row's end); a word longer than a row is cut at a grapheme. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "edit/text.h"

struct layout;                        /* remembers the breaks of one long paragraph, so that 10 MB in one line stay quick */
struct layout *layout_new(void);
void layout_free(struct layout *l);
void layout_changed(void *layout, const struct text *t, const struct text_change *c, const char *bytes);   /* a text_listener */

struct row { size_t start, end; bool last; };   /* [start, end) bytes; last: the paragraph ends here (end is at its '\n' or the text's end) */

struct row layout_row_at(struct layout *l, const char *s, size_t len, unsigned cols, size_t off);  /* the row that shows off; an offset on a break belongs to the row it starts */
bool layout_row_next(struct layout *l, const char *s, size_t len, unsigned cols, struct row *r);   /* false: r was the last row, unchanged */
bool layout_row_prev(struct layout *l, const char *s, size_t len, unsigned cols, struct row *r);
unsigned layout_column(const char *s, const struct row *r, size_t off);        /* screen column of off in its row */
size_t layout_offset(const char *s, const struct row *r, unsigned column);     /* the grapheme boundary nearest at or before the column */
