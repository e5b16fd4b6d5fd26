/* Replace across articles: look first, then change exactly what was looked at. Each article gets a new version; one that somebody
 * writes in, or that changed since, is left alone and says so. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "edit/seek.h"
#include "store/article.h"

enum { SWEEP_HITS_MAX = 20000 };

/* Where a hit stands: line and column from 1, and its paragraph around it. */
struct sweep_place {
	size_t line, column;
	char *before, *found, *after; /* one line each */
};

/* One article with hits. */
struct sweep_article {
	int64_t id, head;             /* head: the revision that was looked at */
	bool own;                     /* the session that asks has it open: sweep_apply() leaves it to it */
	char *title;
	GArray *swaps;                /* struct seek_swap */
	GString *made;                /* what they become */
	GArray *places;               /* struct sweep_place, one for each swap */
	char *why;                    /* why it is left alone, a sentence; NULL: it is not */
	unsigned done;                /* replaced in it */
	int version;                  /* that it has since then */
};

struct sweep {
	char *what, *with;
	struct seek_options options;
	GPtrArray *articles;          /* struct sweep_article * */
	unsigned looked, hits;        /* articles looked at; hits in all of them */
	unsigned titles;              /* that hold the words: they stay, as addresses of the web are made of them */
	bool full;                    /* more hits than SWEEP_HITS_MAX: those of the last article are not here */
};
struct sweep *sweep_new(const char *what, const char *with, const struct seek_options *options);
void sweep_free(struct sweep *w);
typedef struct sweep sweep;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(sweep, sweep_free)

/* Look at one more text; NULL: it has no hit, or an error (set). */
struct sweep_article *sweep_text(struct sweep *w, int64_t id, const char *title, const char *s, size_t len, size_t from, size_t to, GError **error);
bool sweep_look(struct sweep *w, struct store *s, int64_t id, bool own, GError **error);
char *sweep_becomes(const struct sweep_article *x, unsigned swap);    /* the words that a hit becomes; the caller's */
unsigned sweep_chosen(const struct sweep *w, unsigned *articles);     /* hits that are on, and in how many articles */

/* Change the articles [first, first + n) in one transaction. What one of them cannot take is its own why; false: nothing of these
 * was changed. Durable on return. */
bool sweep_apply(struct sweep *w, struct store *s, unsigned first, unsigned n, const char *author, int64_t now_s, GError **error);
/* The same backwards: as a new version the text that was looked at, where nobody has changed it since. */
bool sweep_undo(struct sweep *w, struct store *s, unsigned first, unsigned n, const char *author, int64_t now_s, GError **error);
