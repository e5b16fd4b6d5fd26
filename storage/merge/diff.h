/* What changed between two texts, word by word, as a person reads it. */
#pragma once
#include <stddef.h>
#include <glib.h>

enum diff_kind { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED };

/* SAME: len bytes at a of the old text, at b of the new. REMOVED: at a of the old; ADDED: at b of the new. */
struct diff_part { enum diff_kind kind; size_t a, b, len; };

/* The parts in order, what was removed before what was added; SAME and REMOVED together are the old text, SAME and ADDED
 * the new one. First the paragraphs are matched, then the words of those that differ. Passages that share little are shown
 * as replaced, so that a reader meets sentences and not scattered words. struct diff_part; the caller's. */
GArray *diff_texts(const char *old, size_t old_len, const char *new, size_t new_len);
