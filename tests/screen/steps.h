/* The steps of a case file, one a line; tests/README.md lists them for people. */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "session.h"

#define STEP_ERROR g_quark_from_static_string("step-error")

enum { SEATS = 3 };

/* One terminal and the program in it. */
struct seat {
	struct session session;
	int rows, cols;
	bool started;             /* a program was started and its end has not been looked at */
	bool changed;             /* keys were pressed since the screen was last drawn whole */
	bool settled;             /* the last step was a claim about the screen, and true */
};

struct run {
	const char *program;      /* redaksi, absolute */
	bool redraws;             /* after each claim the screen is drawn anew, and must be the same */
	char *home, *work;        /* folders of this case, made anew; work/data is tests/data */
	char **env;
	struct seat seats[SEATS]; /* several people at one store */
	struct seat *seat;        /* whose screen and keys the steps mean */
	char *out, *err;          /* what the last `run` printed */
	int status;               /* how it ended */
	bool status_owed;         /* nobody has looked at that yet */
};

void run_init(struct run *r, const char *program, const char *data);
void run_clear(struct run *r);
void run_print(const struct run *r, const char *what);   /* `what`, the screens, what the last command and a sanitizer said */

/* Do one line of a case; an empty line or comment does nothing. On failure the error says what was waited for. */
bool step_do(struct run *r, const char *line, GError **error);

/* What every case ends with: a program that still runs is asked to leave, and leaves its terminal as it was. */
bool steps_finish(struct run *r, GError **error);
