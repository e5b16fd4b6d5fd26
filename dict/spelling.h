/* Word by word: what the spelling layers say about one token of a document. */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "check.h"
#include "words.h"

struct lexicon;
struct memory;
struct wordset;
struct speller;
struct suggest;
struct phrases;

enum { COUNTED_MAX = 100 };      /* bytes: a longer word is not judged */

/* What a check knows of the whole text while it walks the words. The counts outlive a change of the text. */
struct document {
	const char *text;
	const struct token *tokens; size_t n;
	const char *const *lower;        /* of each token: its word in lower case, NULL when it is none */
	struct wordset *lower_counts;    /* word in lower case -> how often */
	struct wordset *written_counts;  /* capitalised word as written -> how often */
	bool *asked;                     /* set when a judgement looked at the counts */
};
/* Count a token of the text; its word in lower case, of the document, or NULL. */
const char *document_count(struct document *doc, const struct token *t);
/* A token whose text is given up. */
void document_forget(struct document *doc, const char *text, const struct token *t, const char *lower);
/* How often a word stands in the text, in lower case or, capitalised, as written. */
unsigned document_times(const struct document *doc, const char *lower);
unsigned document_times_written(const struct document *doc, const char *written);

struct spelling {
	const struct lexicon *l;
	struct speller *speller;
	struct suggest *suggest;
	const struct phrases *phrases;
	GHashTable *forbidden;   /* own words: lower -> replacement */
	struct wordset *quiet;   /* words in lower case that no layer has anything to say about, wherever they stand */
	struct wordset *passed;  /* words in lower case that no list and no sound rule refuses */
	struct memory *memory;   /* NULL: none */
	unsigned max_fixes;
	bool alone;              /* one word without a text around it */
};

/* A finding about tokens[i], or NULL when there is nothing to say. */
struct finding *spelling_judge(const struct spelling *s, const struct document *doc, size_t i);

/* An Indonesian word, root or derived; English and names are not. */
bool spelling_known(const struct spelling *s, const char *lower);
