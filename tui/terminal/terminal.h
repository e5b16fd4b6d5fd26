/* The only reader and writer of the terminal. Drawing goes to a grid of cells; draw_end() sends the difference. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <glib.h>

enum style {
	STYLE_NORMAL, STYLE_BAR, STYLE_HEAD, STYLE_DIM, STYLE_SELECTED, STYLE_CHOSEN, STYLE_MARK, STYLE_ERROR, STYLE_WARNING, STYLE_NOTE,
	STYLE_MATCH, STYLE_EM, STYLE_STRONG, STYLE_KEY, STYLE_ALARM, STYLE_ADDED, STYLE_REMOVED, STYLE_COUNT
};

/* Take the terminal over: raw mode, other screen, brackets around pastes. An unknown TERM is taken for xterm-256color and
 * *fallback set; false: `dumb`, or no terminal at all (error says so). Nothing is asked that must be answered. */
bool terminal_start(bool *fallback, GError **error);
void terminal_mouse(bool wanted);             /* reports of clicks and the wheel, from the next terminal_start() on */
void terminal_stop(void);                     /* give it back as it was; harmless twice, and after a hang-up */
void terminal_size(int *rows, int *cols);
void terminal_resized(void);                  /* the window changed: ask for its size anew */
void terminal_forget(void);                   /* Ctrl-L, resume: send the whole screen with the next draw_end() */
ssize_t terminal_read(char *buffer, size_t size);   /* what is ready; 0: nothing; -1: the terminal is gone */

void draw_begin(void);
/* Text from anybody: every character goes through cell_next(). At most cols columns; the columns used. */
int draw_text(int row, int col, int cols, const char *s, size_t len, enum style style);
int draw_string(int row, int col, int cols, const char *s, enum style style);
void draw_hidden(bool shown);                 /* do blanks of other kinds and what is unseen look like it from now on? draw_begin(): yes */
int draw_stop(const char *s, size_t len, int cols);   /* columns that draw_text() would use */
void draw_fill(int row, int col, int cols, enum style style);
void draw_divider(int row, int rows, int col);   /* a vertical line between panes */
void draw_cursor(int row, int col);
void draw_flow(int row, int rows, int col, int cols);   /* text that flows stands here: it may have moved sideways since the last turn */
/* Send what changed. false: the line is still busy with what was sent before; nothing was sent, draw anew when the terminal has
 * answered or terminal_wait() is over. Then keys that came meanwhile are in the frame too. */
bool draw_end(int64_t now_us);
void terminal_answered(int64_t now_us);       /* INPUT_STATUS came */
int64_t terminal_wait(int64_t now_us);        /* microseconds */

/* Give the user's own clipboard a copy (OSC 52; through tmux and screen). false: larger than clients take, nothing was sent. A
 * terminal without a clipboard is sent nothing; the program's own keeps the text. */
bool terminal_clipboard(const char *bytes, size_t len);
