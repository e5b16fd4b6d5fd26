/* What stands beside the articles of a damaged store: own words, settings, accepted findings, files that left. No hash proves these
 * rows, so each is taken only when all of it reads as what redaksi writes there. */
#pragma once
#include "store/article.h"
#include "store/leaf.h"

struct notes_found;
struct notes_found *notes_found_new(void);
void notes_found_free(struct notes_found *n);
typedef struct notes_found notes_found;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(notes_found, notes_found_free)

void notes_seen(struct notes_found *n, const struct leaf_row *row);   /* a row of any table */

/* Of an article that came out: its numbers in the old and the new store, and int64_t * -> int64_t * of its revisions. Adds to *out. */
bool notes_of_article(struct notes_found *n, struct store *to, int64_t old, int64_t id, GHashTable *revisions, unsigned *out, GError **error);
bool notes_of_office(struct notes_found *n, struct store *to, unsigned *out, GError **error);   /* own words and settings; where it came from. Adds to *out */
