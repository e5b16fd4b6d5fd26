/* Find and replace. Case folds for ASCII and Latin-1/Latin Extended; positions in bytes. */
#pragma once
#include "edit/text.h"

struct seek_options { bool whole_word, match_case, regex; };
/* The first hit at or after `from` (before it when backwards); wraps round when wrap. false: none, or a bad pattern (error set). */
bool seek_hit(const char *s, size_t len, const char *what, const struct seek_options *o, size_t from, bool backwards, bool wrap, struct text_hit *hit, GError **error);
/* All hits, ascending, not overlapping, in [from, to). */
GArray *seek_all(const char *s, size_t len, const char *what, const struct seek_options *o, size_t from, size_t to, GError **error);   /* struct text_hit */
