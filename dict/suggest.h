/* What was meant: words near a word, the likeliest first. */
#pragma once
#include <stdbool.h>
#include <glib.h>

struct lexicon;
struct speller;
struct suggest;

/* Both borrowed. The word lists are sorted at the first question (about 40 ms), not here. */
struct suggest *suggest_new(const struct lexicon *l, struct speller *s);
void suggest_free(struct suggest *g);

/* Replacements for a word in lower case, best first, at most max; char *, free func set. About 2 ms, 5 at most. */
GPtrArray *suggest_words(struct suggest *g, const char *lower, unsigned max);

/* The likeliest frequent word (frekuensi.tsv) one edit away from the word, not itself; NULL when there is none.
 * slip: its weight (weigh.h). Lives as long as g. */
const char *suggest_frequent_neighbour(struct suggest *g, const char *lower, unsigned *per_million, double *slip);

/* How often the word is expected in a million words of news (expect.h). */
double suggest_expected(struct suggest *g, const char *lower);
