/* Several small changes of the open text as one step of undo, with cursor and selection kept where they stood. */
#pragma once
#include "app/app.h"

enum { EDIT_MAX = 64 };   /* bytes with the terminator: more is cut */

/* At `pos` `deleted` bytes go and `with` comes. `after`: a place at pos stands behind what came, not before it. */
struct edit {
	size_t pos, deleted;
	char with[EDIT_MAX];
	bool after;
};

GArray *edits_new(void);                                     /* of struct edit, ascending, not overlapping */
void edits_add(GArray *edits, size_t pos, size_t deleted, const char *with, bool after);
void edits_apply(struct app *a, GArray *edits);              /* nothing when there are none */

/* Bytes at the beginning and at the end that two texts share, between characters. */
void edits_common(const char *old, size_t old_len, const char *new, size_t new_len, size_t *head, size_t *tail);
