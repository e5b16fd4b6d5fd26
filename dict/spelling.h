/* Word by word: what the spelling layers say about one token of a document. */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "check.h"
#include "words.h"

struct lexicon;
struct wordset;
struct speller;
struct suggest;
struct phrases;

/* What a check knows of the whole text while it walks the words. */
struct document {
	const char *text;
	const struct token *tokens; size_t n;
	const char **lower;              /* of each token: its word in lower case, NULL when it is none */
	struct wordset *lower_counts;    /* word in lower case -> how often */
	struct wordset *written_counts;  /* capitalised word as written -> how often */
};
void spelling_begin(struct document *doc, const char *text, const struct token *tokens, size_t n);
void spelling_end(struct document *doc);
/* How often a word stands in the text. */
unsigned spelling_times(const struct wordset *counts, const char *word);

struct spelling {
	const struct lexicon *l;
	struct speller *speller;
	struct suggest *suggest;
	const struct phrases *phrases;
	GHashTable *forbidden;   /* own words: lower -> replacement */
	struct wordset *quiet;   /* words in lower case that no layer has anything to say about, wherever they stand */
	struct wordset *passed;  /* words in lower case that no list and no sound rule refuses */
	unsigned max_fixes;
	bool alone;              /* one word without a text around it */
};

/* A finding about tokens[i], or NULL when there is nothing to say. */
struct finding *spelling_judge(const struct spelling *s, const struct document *doc, size_t i);

/* An Indonesian word, root or derived; English and names are not. */
bool spelling_known(const struct spelling *s, const char *lower);
