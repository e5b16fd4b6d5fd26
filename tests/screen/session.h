/* A program in a terminal of its own: a pty whose other end is libvterm. */
#pragma once
#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>
#include <glib.h>
#include <vterm.h>
#include "redraw.h"
#include "watch.h"

enum { SESSION_RUNS = -1 };

struct session {
	pid_t pid;
	int terminal, line;      /* the pty: our end and the program's, kept open so that its settings outlive the program */
	int status;              /* SESSION_RUNS, an exit status, or 128 + signal */
	VTerm *vt;
	VTermScreen *screen;
	struct termios before;
	struct watch watch;
	GString *answers;        /* what the terminal answers, not yet sent */
	struct redraw redraw;
	bool quiet;              /* nothing came and nothing went in the last listen */
	bool mute;               /* answers are held back */
};

/* Start argv in `folder` with the environment `env`. The struct must stay where it is until session_close(). */
bool session_start(struct session *s, char **argv, char **env, const char *folder, int rows, int cols, GError **error);

/* Close the terminal under the program, as a dropped line does; the screen stays readable. */
void session_hang_up(struct session *s);

/* Kill what still runs and release everything; a zeroed struct is welcome. */
void session_close(struct session *s);

void session_resize(struct session *s, int rows, int cols);

/* Read what the program sends for up to timeout_ms, until something came or it ended. */
void session_listen(struct session *s, int timeout_ms);

/* Send keys and listen meanwhile; false when they were not all taken by deadline_us (monotonic). */
bool session_send(struct session *s, const char *bytes, size_t len, int64_t deadline_us);

/* All keys sent so far have been read by the program. */
bool session_keys_read(const struct session *s);

/* It has read all and sleeps: what it was told so far is on the screen, or on its way there. */
bool session_rests(const struct session *s);

/* Row of the screen, from 1, or from -1 at the bottom; trailing blanks cut; NULL outside the screen. The caller's. */
char *session_row(const struct session *s, int row);

/* Cell of a row (as above) and column from 1. */
bool session_cell(const struct session *s, int row, int col, VTermScreenCell *cell);

/* Cursor, from 1. */
void session_cursor(const struct session *s, int *row, int *col);

/* What the program left changed in the terminal; "" when all is as it was. The caller's. */
char *session_left_behind(const struct session *s);
