/* Rows whose cells only moved sideways: the terminal is told to insert or delete cells instead of being sent the rest of
 * the row. ncurses 6.4 does this for no row that we draw; measured in the middle of a paragraph it is most of a key's bytes. */
#pragma once
#include <stddef.h>

/* Bytes that the difference between the screen and the one to come will take, about: of the rows that wait (canvas.h). */
size_t shift_difference(void);

/* Before doupdate(): compare the screen as it is with the one to come in rows [row, row + rows) and columns [col, col + cols),
 * send insertions and deletions that cost less than the cells they save, and make them in curscr too. Columns outside the
 * area keep their cells. cursor_row, cursor_col: where the terminal's cursor stands; it stands there again on return. */
void shift_rows(int row, int rows, int col, int cols, int cursor_row, int cursor_col);
