/* What can be read of a store or a copy, whole or damaged, written into a new store. The old one is never written. */
#pragma once
#include "store/article.h"

enum salvage_fate {
	SALVAGE_OLDER,                 /* the newest text is lost, an older one came out */
	SALVAGE_UNPROVEN,              /* a text came out whose hash is lost: it fits what the list knew of it, no more */
	SALVAGE_LOST,
};

struct salvage_loss {
	enum salvage_fate fate;
	int64_t number, id;            /* in the old store; in the new one, 0: lost */
	char *title;                   /* or "" */
};

struct salvage {
	bool exact;                    /* the source is whole: all of it was copied, also what stands beside the articles */
	unsigned articles;             /* that came out, also those named in losses */
	unsigned notes;                /* own words, settings, accepted findings and exports that came out; not counted when exact */
	unsigned revisions_lost;       /* older texts that did not */
	GPtrArray *losses;             /* struct salvage_loss *, by number */
};
void salvage_release(struct salvage *v);
typedef struct salvage salvage;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(salvage, salvage_release)

/*   from   a copy, or a store by its name
 *   to     the name of a store that is made; EXISTS: something stands there
 *   note   of a revision that is unproven: why
 * DAMAGED: nothing can be read, and nothing was made. */
bool store_salvage(const char *from, const char *to, const char *note, struct salvage *out, GError **error);

bool salvage_finds(const char *from);   /* texts of ours can be read in it, whatever the rest is. Reads the whole file */
