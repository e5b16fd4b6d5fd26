/* Word by word: what the spelling layers say about one token of a document. */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "check.h"
#include "words.h"

struct lexicon;
struct speller;
struct suggest;

/* What a check knows of the whole text while it walks the words. */
struct document {
	const char *text;
	const struct token *tokens; size_t n;
	GHashTable *lower;       /* word in lower case -> how often */
	GHashTable *written;     /* capitalised word as written -> how often */
};
void spelling_begin(struct document *doc, const char *text, const struct token *tokens, size_t n);
void spelling_end(struct document *doc);

struct spelling {
	const struct lexicon *l;
	struct speller *speller;
	struct suggest *suggest;
	GHashTable *forbidden;   /* own words: lower -> replacement */
	unsigned max_fixes;
	bool alone;              /* one word without a text around it */
};

/* A finding about tokens[i], or NULL when there is nothing to say. */
struct finding *spelling_judge(const struct spelling *s, const struct document *doc, size_t i);

/* An Indonesian word, root or derived; English and names are not. */
bool spelling_known(const struct spelling *s, const char *lower);
