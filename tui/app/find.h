/* What was last sought in the open article, how, and with what it is replaced. */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "edit/seek.h"

struct app;

struct find {
	char *what, *with;             /* NULL: never */
	struct seek_options options;
	bool shown;                    /* hits in view are highlighted: a prompt or the walk through them is open */
	bool across;                   /* the prompt is about articles of the list, not about the open one */
	bool part;                     /* replace only in [from, to), which was selected */
	size_t from, to;
};
void find_clear(struct find *f);

/* "3 dari 12" for a hit at pos; NULL when the text is too long to count in at a key. The caller's. */
char *find_place(struct app *a, size_t pos);
/* How many hits there are; -1: too long to count, or the pattern is not good. */
int find_count(const struct app *a, size_t from, size_t to);
char *find_problem(const GError *error);       /* the sentence for a SEEK_ERROR; the caller's */
int find_covers(const struct app *a);          /* rows of the text under the prompt, where a hit must not hide */
