/* The one worker thread: it owns the dictionary and runs what would make a key wait. Jobs carry copies; results come home
 * on the main thread through the main context. */
#pragma once
#include <glib.h>
#include "app/learning.h"
#include "app/newsroom.h"

struct worker;

/* What a check found: in the text, in the title, and what the first paragraph answers (check_request_run_lead()). */
struct checked {
	GPtrArray *findings, *in_title;
	char **lead;
	char *house_problem;           /* the office's own rules have just been read and are no good: a sentence, or NULL */
};

/* Called on the main thread with what the check found (what it leaves in there goes), or with nothing in it and why there is no
 * dictionary. */
typedef void (*worker_done)(void *ctx, uint64_t ticket, struct checked *found, const GError *error);

struct worker *worker_new(worker_done done, void *ctx);
/* `r` is the worker's. Checks run in order; each brings its ticket home. */
void worker_check(struct worker *w, uint64_t ticket, struct check_request *r);
void worker_learn(struct worker *w, struct learned *words);   /* `words` is the worker's: later checks know them */
void worker_cancel(struct worker *w);    /* the running check may stop with what it has */
void worker_on_result(struct worker *w, void (*wake)(void *ctx), void *ctx);   /* called after each done: time to draw */
void worker_free(struct worker *w);      /* results that have not come home are dropped */
