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
	struct {
		GArray *all;           /* struct text_hit, NULL: not sought */
		char *what;
		struct seek_options options;
		const struct text *text;
		uint64_t revision;
		size_t from, to;
	} hits;                        /* those that an open prompt counted last */
};
void find_clear(struct find *f);

/* "3 dari 12" for a hit at pos; NULL when the text is too long to count in at a key. The caller's. */
char *find_place(struct app *a, size_t pos);
/* How many hits there are; -1: too long to count, or the pattern is not good. */
int find_count(struct app *a, size_t from, size_t to);
/* The hits in [from, to) of the open article, those that the prompt has counted where nothing changed since. struct text_hit, the
 * caller's; NULL: *error. */
GArray *find_all(struct app *a, size_t from, size_t to, GError **error);
void find_forget_hits(struct find *f);         /* the prompt is closed */
char *find_problem(const GError *error);       /* the sentence for a SEEK_ERROR; the caller's */
int find_covers(const struct app *a);          /* rows of the text under the prompt, where a hit must not hide */
