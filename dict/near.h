/* Words near a word: a sorted list searched like a trie, with the optimal string alignment distance. */
#pragma once
#include <stddef.h>

struct near;

/* Copies the words; what a search gives lives as long as t. Words longer than 63 bytes are left out. */
struct near *near_new(const char *const *words, size_t n);
/* The same, and in *few another of the first n_few of the words: they are sorted once. */
struct near *near_new_both(const char *const *words, size_t n, size_t n_few, struct near **few);
void near_free(struct near *t);

/* Calls fn for every word within max edits (1 or 2: a letter put in, left out, exchanged, or two swapped) of the word, the
 * word itself included. Bounded: about 0.3 ms for 60,000 words and two edits. */
typedef void (*near_fn)(const char *word, unsigned distance, void *ctx);
void near_search(const struct near *t, const char *word, unsigned max, near_fn fn, void *ctx);

/* Calls fn, distance lost, for every word that becomes this one when so many letters in a row are left out behind its first. */
void near_lost(const struct near *t, const char *word, size_t lost, near_fn fn, void *ctx);
