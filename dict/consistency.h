/* Does an article agree with itself: weekday and date, letter number and date, one name, acronyms, dateline. */
#pragma once
#include "rules.h"

/* A token that consistency may speak about, or compare with another. Most tokens are none, and what they are hangs on their own
 * paragraph alone: a text that is read again picks in what changed. */
enum {
	PICK_NUMBER = 1 << 0,      /* of any kind: a date, an hour */
	PICK_LETTER = 1 << 1,      /* a code, or the word that announces a number */
	PICK_CAPS = 1 << 2,        /* a word in capitals */
	PICK_NAME = 1 << 3,        /* a name, as name_at() says */
	PICK_PERSON = 1 << 4,      /* one of two words, or the like */
	PICK_REGION = 1 << 5,
	PICK_PAIR = 1 << 6,        /* a word with a capital before another */
	PICK_LOWER_PART = 1 << 7,  /* what begins "Desa Bandar agung" */
	PICK_ACRONYM = 1 << 8,     /* one that a reader may not know */
};
struct pick { uint32_t token, kinds; };

/* Add struct pick of the context's tokens, in order. */
void consistency_pick(const struct rule_context *c, GArray *picks);
/* Add the findings; the rows are among dict_rules(). The context has its picks. */
void consistency_run(const struct rule_context *c, GPtrArray *findings);
