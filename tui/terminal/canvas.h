/* What a turn asks to be drawn, row by row: a row that is asked for as in the turn before is not drawn again. A letter typed changes
 * two or three rows of a screen, and to make cells of the others costs more than all else that a key does. Pure: draws nothing. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum stroke_kind { STROKE_TEXT, STROKE_FILL, STROKE_DIVIDER };
struct stroke {
	uint8_t kind, style;       /* enum stroke_kind, enum style */
	uint8_t quiet;             /* signs of hidden characters are not wanted */
	uint16_t col, cols;
	const char *bytes;         /* STROKE_TEXT: what fits in cols */
	size_t len;
};

void canvas_begin(int rows);                            /* a turn: nothing is asked for yet. Another number of rows: canvas_forget() */
void canvas_add(int row, const struct stroke *s);       /* s is copied; rows outside are nobody's */
bool canvas_next(int row, size_t *at, struct stroke *out);   /* the strokes of a row in order, *at from 0; false: no more */

bool canvas_differs(int row);      /* from what it was at its last canvas_keep()? */
void canvas_keep(int row);         /* it is drawn as it was asked for; its strokes are not to be had any more */
bool canvas_waits(int row);        /* drawn since the last canvas_sent()? */
void canvas_sent(void);
void canvas_forget(void);          /* what was drawn is not there any more: every row differs */
