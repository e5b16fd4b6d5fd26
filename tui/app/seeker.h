/* The thread that filters the list. It owns a handle of the store, so that no key waits for a filter whose words are everywhere;
 * a new question ends the one before it. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "store/article.h"

struct seeker;

/* The first page of a filtered list. */
struct sought {
	GPtrArray *rows;                   /* struct list_row *, free func set; NULL: *error says why there are none */
	int64_t total;                     /* as list_count() tells it */
	GError *error;
};
void sought_free(struct sought *f);
typedef struct sought sought;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(sought, sought_free)

/* done: an answer may be there that nobody waited for; on the main thread. The store must outlive the seeker. */
struct seeker *seeker_new(struct store *opened, void (*done)(void *ctx), void *ctx);
void seeker_ask(struct seeker *k, const struct list_query *q, unsigned limit);   /* what was asked before is given up */
void seeker_forget(struct seeker *k);                        /* nobody wants to know any more */
bool seeker_is_asked(const struct seeker *k);                /* an answer is still to be taken */
/* The answer to the last question, waited for at most so long (wait_us < 0: until it is there). NULL: none yet. The caller's. */
struct sought *seeker_take(struct seeker *k, int64_t wait_us);
void seeker_free(struct seeker *k);                          /* NULL is welcome */
