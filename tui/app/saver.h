/* The thread that saves. It owns a second handle of the store, so that no key waits for a commit; work is done in the order it
 * was asked for, and what came of a save comes home on the main thread. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "journal/journal.h"
#include "store/article.h"

struct app;
struct saver;

/* One save: what was asked, a copy, and after it what came of it. */
struct save {
	struct article article;            /* in: fields, body, head; out: as article_save() leaves it */
	enum revision_kind kind;
	char *author, *who;
	int64_t now_s;
	uint64_t text_revision;            /* of the text and of the fields that were copied */
	unsigned fields_revision;
	GByteArray *undo;                  /* the text's history as text_undo_pack() made it */
	void (*then)(struct app *a);       /* the asker's: what is told when it is stored; NULL: nothing */
	bool last;                         /* nothing is written after it: no next journal is made, and its syncs are not waited for */
	struct journal *journal;           /* out: the next one, empty; NULL: none could be made, the old one goes on. What is left here goes with the save */
	GError *error;                     /* out: why nothing was saved; CONFLICT: the text is a revision of its own */
};
void save_free(struct save *s);

typedef void (*saver_done)(void *ctx, struct save *s);       /* on the main thread; s is the callee's */

struct saver *saver_new(struct store *opened, saver_done done, void *ctx);   /* the store must outlive the saver */
void saver_save(struct saver *v, struct save *s);            /* s becomes the saver's */
void saver_save_now(struct saver *v, struct save *s);        /* waits for it and for all before it; `done` is called for those only */
void saver_tidy(struct saver *v, int64_t now_s);             /* one step of the upkeep of bin and search index */
void saver_care(struct saver *v, int64_t now_s, int utc_offset_min);   /* care_run(); a save that is asked for meanwhile goes first */
bool saver_care_left(struct saver *v);                       /* it gave way and is to be asked for again */
void saver_on_trouble(struct saver *v, void (*told)(void *ctx, const GError *error));   /* care failed; on the main thread, with the ctx of done */
bool saver_more_to_tidy(struct saver *v);                    /* the last step left something */
unsigned saver_saving(const struct saver *v);                /* saves that have not come home */
void saver_wait(struct saver *v);                            /* until all has come home; `done` is called meanwhile */
void saver_on_result(struct saver *v, void (*wake)(void *ctx), void *ctx);   /* called after each done: time to draw */
void saver_on_slow(struct saver *v, void (*slow)(void *ctx), void *ctx);   /* called when a save is waited for longer than a moment */
void saver_free(struct saver *v);                            /* after all is done */
