/* How often a word is expected in news, counted or guessed. */
#pragma once

struct lexicon;
struct speller;
struct expect;

/* Both borrowed. Reads the roots of all counted words, about 10 ms. */
struct expect *expect_new(const struct lexicon *l, struct speller *s);
void expect_free(struct expect *e);

/* Occurrences per million words: from frekuensi.tsv, else a share of what the word is made from or of what is made from it;
 * 0.05 at least. */
double expect_per_million(const struct expect *e, const char *lower);
