/* Two versions of an article as one text that shows what changed: [-removed-] [+added+], readable without colour. */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "merge/diff.h"
#include "store/article.h"

struct compare_mark { size_t from, to; enum diff_kind kind; bool first; };   /* bytes of text, brackets too; first: a change begins */

struct comparison {
	GString *text;               /* fields that differ, then the body; what is the same far from a change is left out */
	GArray *marks;               /* struct compare_mark, ascending */
	unsigned changes;
};
void comparison_release(struct comparison *c);
typedef struct comparison comparison;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(comparison, comparison_release)

void compare_articles(const struct article *old, const struct article *new, struct comparison *out);

/* `text` alone, what `other` does not have marked. Appends to out. */
void compare_side(struct comparison *out, const char *text, size_t len, const char *other, size_t other_len);

/* One text against another, marks alone: for a passage of a few sentences. Appends to out. */
void compare_passages(struct comparison *out, const char *old, size_t old_len, const char *new, size_t new_len);
