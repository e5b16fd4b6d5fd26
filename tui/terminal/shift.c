#include "terminal/shift.h"
#include <stdbool.h>
#include <string.h>
#include <ncurses.h>
#include <term.h>
#include <glib.h>
#include "terminal/canvas.h"
#include "terminal/frame.h"

enum {
	COLS_MAX = 512,
	SHIFT_MAX = 40,       /* cells */
	MOVE_COST = 8,        /* bytes of a cursor address */
	SHIFT_COST = 4,       /* bytes of an insertion or a deletion */
	ERASE_COST = 4,
	RUN_COST = 8,         /* bytes of a cursor address and a style */
};

/* A row before and after, cell by cell; and the change that fits it best. */
struct change {
	cchar_t old[COLS_MAX + 1], new[COLS_MAX + 1];
	int at, by;           /* column; cells, negative: deleted */
	int saved;            /* cells that need not be sent */
};

static bool same(const cchar_t *a, const cchar_t *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

static bool blank(const cchar_t *c)
{
	return c->chars[0] == L' ' && (c->attr & ~A_CHARTEXT) == 0;
}

/* One cell a column, or false: a row with wide characters is left to ncurses. */
static bool read_row(WINDOW *w, int row, cchar_t *cells)
{
	memset(cells, 0, sizeof(cchar_t) * (size_t)COLS);
	return mvwin_wchnstr(w, row, 0, cells, COLS) != ERR && cells[COLS - 1].chars[0] != 0;
}

/* How many cells from `at` on, up to the last printed one, are the same when the row has moved by k there. */
static int matched(const struct change *c, int at, int k, int end)
{
	const cchar_t *from = c->old + at + (k < 0 ? -k : 0), *to = c->new + at + (k > 0 ? k : 0);
	int n = end - at - ABS(k), upto = 0;

	for (int i = 0; i < n && same(&from[i], &to[i]); i++)
		if (!blank(&from[i]))
			upto = i + 1;
	return upto;
}

static void try_at(struct change *c, int at, int end)
{
	for (int k = 1; k <= SHIFT_MAX && at + k < end; k++) {
		for (int sign = 1; sign >= -1; sign -= 2) {
			int n = matched(c, at, sign * k, end);
			if (n > c->saved) {
				c->saved = n;
				c->by = sign * k;
				c->at = at;
			}
		}
	}
}

/* cursor: its column when it stands in this row, else -1. A blank typed before a blank differs one cell later than where it
 * was typed; at the cursor no address need be sent. */
static bool find_change(struct change *c, int from, int end, int cursor)
{
	int at = from;

	c->saved = 0;
	while (at < end && same(&c->old[at], &c->new[at]))
		at++;
	if (at == end)
		return false;
	if (cursor >= from && cursor < at)
		try_at(c, cursor, end);
	try_at(c, at, end);
	return c->saved > 0;
}

static bool plain(const cchar_t *c)
{
	return (c->attr & ~A_CHARTEXT) == 0 && c->chars[0] >= L' ' && c->chars[0] <= L'~' && c->chars[1] == 0;
}

static bool anything_in(const struct change *c, int from, int to)
{
	for (int i = from; i < to; i++)
		if (!blank(&c->old[i]))
			return true;
	return false;
}

/* What is sent before doupdate(), whose own buffer cannot be added to. */
static struct {
	char bytes[4096];
	size_t len;
	int row;              /* of the terminal's cursor */
} out;

static int put(int c)
{
	if (out.len < sizeof out.bytes)
		out.bytes[out.len++] = (char)c;
	return c;
}

static void go(int row, int col)
{
	bool along = row == out.row && column_address;

	tputs(along ? tparm(column_address, col, 0, 0, 0, 0, 0, 0, 0, 0) : tparm(cursor_address, row, col, 0, 0, 0, 0, 0, 0, 0), 1, put);
	out.row = row;
}

/* Entries that have an insert mode leave this out. Source: ECMA-48, "ICH": one is the default. */
static const char *insert_one(void)
{
	return !insert_character && strcmp(parm_ich, "\x1b[%p1%d@") == 0 ? "\x1b[@" : insert_character;
}

/* Insert (by > 0) or delete cells on the terminal and in curscr. */
static void shift_cells(int row, int col, int by)
{
	cchar_t space;

	setcchar(&space, L" ", 0, 0, NULL);
	const char *single = by == -1 ? delete_character : by == 1 ? insert_one() : NULL;
	tputs(single ? single : tparm(by > 0 ? parm_ich : parm_dch, (long)ABS(by), 0, 0, 0, 0, 0, 0, 0, 0), 1, put);
	wmove(curscr, row, col);
	for (int i = 0; i < ABS(by); i++) {
		if (by > 0)
			wins_wch(curscr, &space);
		else
			wdelch(curscr);
	}
}

/* The cursor stands where cells were just inserted: what belongs there follows without an address. */
static void fill(const struct change *c, int row, int col, int n)
{
	while (n > 0 && blank(&c->new[col + n - 1]))
		n--;
	for (int i = 0; i < n; i++)
		if (!plain(&c->new[col + i]))
			return;
	for (int i = 0; i < n; i++) {
		put((int)c->new[col + i].chars[0]);
		mvwadd_wch(curscr, row, col + i, &c->new[col + i]);
	}
}

/* Cells at the end of the area that shall hold nothing. */
static int empty_tail(const struct change *c, int end)
{
	int at = end;

	while (at > c->at + c->by && blank(&c->new[at - 1]))
		at--;
	return end - at;
}

static void wipe(int row, int col, int n)
{
	cchar_t space;

	setcchar(&space, L" ", 0, 0, NULL);
	if (n >= ERASE_COST)
		tputs(tparm(erase_chars, (long)n, 0, 0, 0, 0, 0, 0, 0, 0), 1, put);
	for (int i = 0; n < ERASE_COST && i < n; i++)
		put(' ');
	for (int i = 0; i < n; i++)
		mvwadd_wch(curscr, row, col + i, &space);
}

/* Cells will be inserted: as many go behind the text first, so that what stands right of the area never leaves the screen. A word
 * that went on to the next row is wiped there too, without another address. */
static void make_room(const struct change *c, int row, int end)
{
	int empty = empty_tail(c, end), col = end - empty - c->by;

	go(row, col);
	shift_cells(row, col, -c->by);
	if (erase_chars && anything_in(c, end - empty, end))
		wipe(row, col, empty);
}

/* true: the terminal's cursor was moved. */
static bool shift_row(struct change *c, int row, int end, bool cursor_there)
{
	bool guard = anything_in(c, end, COLS);
	int cost = SHIFT_COST + (cursor_there ? 0 : 2 * MOVE_COST) + (guard ? SHIFT_COST + MOVE_COST * (cursor_there ? 2 : 1) : 0);

	if (c->saved <= cost)
		return false;
	vid_puts(A_NORMAL, 0, NULL, put);
	if (guard && c->by > 0)
		make_room(c, row, end);
	if (!cursor_there || (guard && c->by > 0))
		go(row, c->at);
	shift_cells(row, c->at, c->by);
	if (!cursor_there && c->by > 0)
		fill(c, row, c->at, c->by);
	if (guard && c->by < 0) {             /* bring back what stands right of the area */
		go(row, end + c->by);
		shift_cells(row, end + c->by, -c->by);
		fill(c, row, end + c->by, -c->by);
	}
	return !cursor_there || (guard && c->by < 0);
}

size_t shift_difference(void)
{
	static cchar_t old[COLS_MAX + 1], new[COLS_MAX + 1];
	int cols = MIN(COLS, COLS_MAX), y, x;
	size_t bytes = 0;

	getyx(curscr, y, x);
	for (int row = 0; row < LINES; row++) {
		if (!canvas_waits(row))
			continue;
		mvwin_wchnstr(curscr, row, 0, old, cols);
		mvwin_wchnstr(stdscr, row, 0, new, cols);
		bool run = false;
		for (int col = 0; col < cols; col++) {
			bool other = memcmp(&old[col], &new[col], sizeof *old) != 0;
			bytes += (size_t)(other + (other && !run ? RUN_COST : 0));
			run = other;
		}
	}
	wmove(curscr, y, x);
	return bytes;
}

void shift_rows(int row, int rows, int col, int cols, int cursor_row, int cursor_col)
{
	static struct change change;          /* too large for a stack; the screen has one thread */
	bool moved = false;
	int y, x;

	if (!parm_ich || !parm_dch || COLS > COLS_MAX || col + cols > COLS)
		return;
	getyx(curscr, y, x);
	out.row = cursor_row;
	for (int i = row; i < row + rows && i < LINES; i++) {
		if (!canvas_waits(i) || !read_row(curscr, i, change.old) || !read_row(stdscr, i, change.new) || !find_change(&change, col, col + cols, i == cursor_row ? cursor_col : -1))
			continue;
		bool there = !moved && i == cursor_row && change.at == cursor_col;
		moved |= shift_row(&change, i, col + cols, there);
	}
	if (moved)
		go(cursor_row, cursor_col);
	frame_add(out.bytes, out.len);
	out.len = 0;
	wmove(curscr, y, x);
}
