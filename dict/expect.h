/* How often a word is expected in news, counted or guessed. */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct dict_seen;
struct lexicon;
struct speller;
struct expect;

/* Both borrowed. Reads the roots of all counted words, about 10 ms. */
struct expect *expect_new(const struct lexicon *l, struct speller *s);
void expect_free(struct expect *e);

/* dict_learn() of check.h, and how many articles hold a word. */
void expect_learn(struct expect *e, const struct dict_seen *w, size_t n, uint64_t times);
unsigned expect_articles(const struct expect *e, const char *lower);

/* Occurrences per million words: from frekuensi.tsv, else a share of what the word is made from or of what is made from it;
 * the office's own articles may say more. 0.02 at least. */
double expect_per_million(const struct expect *e, const char *lower);
