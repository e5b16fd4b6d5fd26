/* What cannot be a word: letters that begin like none of the lists, with whatever affixes before and after. A string is read letter
 * by letter, so all strings that begin alike are given up at once. Never refuses what speller_consider() takes, whatever its
 * affixes: the patterns of morph.c only narrow what is let through here. Words with a hyphen are not for it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lexicon;
struct sieve;

struct sieve *sieve_new(const struct lexicon *l);
void sieve_free(struct sieve *s);
/* One word more, in lower case. */
void sieve_add(struct sieve *s, const char *word);

/* Readings of the letters so far: each a hash of the part that they are in. */
enum { SIEVE_READINGS = 16 };
struct sieve_at {
	uint8_t n;
	bool whole;          /* a word may end here */
	bool any;            /* too many readings: everything is let through */
	struct sieve_reading { uint64_t hash; uint8_t part; } reading[SIEVE_READINGS];
};
void sieve_begin(struct sieve_at *at);
/* One letter on; false: no word begins so. at and next may be the same. */
bool sieve_step(const struct sieve *s, const struct sieve_at *at, char letter, struct sieve_at *next);
/* May the letters of rest follow and end a word? */
bool sieve_passes(const struct sieve *s, const struct sieve_at *at, const char *rest);
