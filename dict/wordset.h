/* A set of words with a number for each: 65,000 words in a few milliseconds and not quite two megabytes. */
#pragma once
#include <stddef.h>
#include <stdint.h>

struct wordset;

uint64_t wordset_hash(const char *word, size_t len);

/* expected: how many words may come; more are welcome. */
struct wordset *wordset_new(size_t expected);
void wordset_free(struct wordset *s);

/* The number of a word, put in with 0 when it is new. The pointer is good until the next wordset_put(). */
uint32_t *wordset_put(struct wordset *s, const char *word, size_t len);
/* The same for a word that outlives the set: it is not copied. hash: its wordset_hash(). */
uint32_t *wordset_lend(struct wordset *s, uint64_t hash, const char *word);
/* The same as wordset_put(); *kept is the set's own copy of the word. */
uint32_t *wordset_keep(struct wordset *s, const char *word, size_t len, const char **kept);
/* The number of a word, or NULL when it is not in the set. */
const uint32_t *wordset_get(const struct wordset *s, const char *word, size_t len);
/* The same when its wordset_hash() is known. */
const uint32_t *wordset_find(const struct wordset *s, uint64_t hash, const char *word, size_t len);

size_t wordset_count(const struct wordset *s);
/* Each word in the order it came; the strings live as long as the set. */
void wordset_each(const struct wordset *s, void (*fn)(const char *word, void *ctx), void *ctx);
