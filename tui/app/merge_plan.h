/* Three versions of an article and what one made of them would be: which passages merge by themselves, which are asked about. */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "merge/merge.h"
#include "store/article.h"

struct merge_plan {
	struct article base, mine, theirs;
	char *who;                                   /* saved theirs */
	int64_t head, beside;                        /* the two parents of what comes out */
	bool kept;                                   /* theirs was kept beside the head, which is mine */
	struct merge_piece field[FIELD_COUNT];
	GArray *pieces;                              /* struct merge_piece, of the text */
	unsigned at;                                 /* question being asked */
};

/* Of a save that met a newer version: base_head is what the writer started from, sha256 that of the text, which is a revision now. */
struct merge_plan *merge_plan_of_save(struct store *s, int64_t id, int64_t base_head, const char *sha256, GError **error);
/* Of the head and a revision that was kept beside it. */
struct merge_plan *merge_plan_of_kept(struct store *s, int64_t id, int64_t revision, GError **error);
void merge_plan_free(void *plan);
typedef struct merge_plan merge_plan;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(merge_plan, merge_plan_free)

/* Question n: fields first, then passages in order; NULL: there are no more. *f: its field, FIELD_COUNT for the text. */
struct merge_piece *merge_plan_question(struct merge_plan *m, unsigned n, unsigned *f);
unsigned merge_plan_questions(struct merge_plan *m);
const char *merge_plan_field(const struct merge_plan *m, enum field f);   /* as it comes out; the plan's */
