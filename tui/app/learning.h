/* What the office's articles are made of, read from the search index a little at a time while nobody types, so that suggestions are
 * ranked by the words that this office writes. */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "check.h"
#include "store/store.h"

struct learned;
struct learning;

struct learning *learning_new(void);
void learning_free(struct learning *l);
/* Reads a few hundred words more; true while there are more. An archive that cannot be read teaches nothing. */
bool learning_step(struct learning *l, struct store *s);
/* What was read; the caller's, and `l` is empty then. */
struct learned *learning_take(struct learning *l);

void learned_teach(const struct learned *words, struct dict *d);
void learned_free(struct learned *words);
