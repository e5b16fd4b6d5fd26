/* Two texts that were made from a third become one. */
#pragma once
#include <stddef.h>
#include <glib.h>

/* CONFLICT: both changed the same passage in different ways. */
enum merge_kind { MERGE_SAME, MERGE_MINE, MERGE_THEIRS, MERGE_CONFLICT };
enum merge_choice { CHOOSE_NOTHING, CHOOSE_MINE, CHOOSE_THEIRS, CHOOSE_BOTH, CHOOSE_OWN };

/* One passage in each of the three texts; the pointers are into them. */
struct merge_piece {
	enum merge_kind kind;
	const char *base, *mine, *theirs;
	size_t base_len, mine_len, theirs_len;
	enum merge_choice choice;        /* of a conflict: set by who decides */
	char *own;                       /* CHOOSE_OWN: the words to put there */
};

/* Merge by paragraph; where both changed the same paragraphs, by sentence. What only one changed, and what both changed in
 * the same way, is no conflict. struct merge_piece in order; the caller's, its clear func is set. The texts must outlive it. */
GArray *merge_texts(const char *base, size_t base_len, const char *mine, size_t mine_len, const char *theirs, size_t theirs_len);
unsigned merge_conflicts(const GArray *pieces);      /* that nobody has decided */

/* The text that the pieces make. A conflict that nobody decided, and BOTH: theirs, then mine, so that no word of either is
 * missing; between them a blank, or an empty line where they are paragraphs. */
GString *merge_result(const GArray *pieces);
