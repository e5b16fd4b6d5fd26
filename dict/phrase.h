/* Names of several words: after "Kejaksaan" comes "Negeri", not "Ngeri". From the tables of regions and institutions and from
 * what the acronyms stand for. */
#pragma once
#include <stdbool.h>

struct lexicon;
struct phrases;

struct phrases *phrases_new(const struct lexicon *l);
void phrases_free(struct phrases *p);

/* The word, one slip from this one, that a listed name has behind before or in front of after (either may be NULL; all in lower
 * case); NULL when there is none, or when the word itself stands there in a name. Lives as long as p. */
const char *phrases_meant(const struct phrases *p, const char *before, const char *word, const char *after);
