/* Between the files of spelling: one token while it is judged. */
#pragma once
#include "spelling.h"

struct asked {
	const struct spelling *s;
	const struct document *doc;
	size_t i;
	const struct token *t;
	const char *lower;
	bool capital;
};

/* A finding about the token; the fixes (char *) are copied with the capitals of the token, message passes. */
struct finding *asked_report(const struct asked *a, const char *rule, enum severity severity, char *message, GPtrArray *fixes);
/* The token as the text has it, the caller's. */
char *asked_written(const struct asked *a);

/* reject.c: the lists that refuse a word whatever accepts it, and the sound rules. */
struct finding *asked_reject(const struct asked *a);
