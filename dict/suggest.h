/* What was meant: words near a word, the likeliest first. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <glib.h>

struct lexicon;
struct speller;
struct suggest;

/* Both borrowed. Sorts the word lists: about 15 ms. */
struct suggest *suggest_new(const struct lexicon *l, struct speller *s);
void suggest_free(struct suggest *g);

struct dict_seen;
/* dict_learn() of check.h. */
void suggest_learn(struct suggest *g, const struct dict_seen *w, size_t n, uint64_t times);
/* The words of the speller have changed: what was suggested holds no longer. */
void suggest_forget(struct suggest *g);
/* How many articles hold the word. */
unsigned suggest_articles(const struct suggest *g, const char *lower);

/* Replacements for a word in lower case, best first, at most max; char *, free func set. About 2 ms, 5 at most. */
GPtrArray *suggest_words(struct suggest *g, const char *lower, unsigned max);

/* How likely the first of these is what was meant: about 0 for common words one slip away, below -2 for guesses. */
double suggest_score(struct suggest *g, const char *lower);

/* How often in a million words the sound word is expected that this one becomes when a pair of letters is made whole
 * (menaklukan: menaklukkan) or a beginning that was typed twice is taken off (sesejak); 0: there is none. What a list
 * has gives way only to what a list has. */
double suggest_undone(struct suggest *g, const char *lower);

/* The likeliest frequent word (frekuensi.tsv, and acronyms that are
 * read as words) at most edits (1 or 2) away from the word, not itself; NULL when there is none.
 * slip: its weight (weigh.h). Lives as long as g. */
const char *suggest_frequent_neighbour(struct suggest *g, const char *lower, unsigned edits, unsigned *per_million, double *slip);

/* How often the word is expected in a million words of news (expect.h). */
double suggest_expected(struct suggest *g, const char *lower);

/* The word of a province's, regency's or city's name one edit away; NULL: none. Lives as long as g. */
const char *suggest_region(struct suggest *g, const char *lower);
