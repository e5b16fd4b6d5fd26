/* Find and replace. Case folds for ASCII and for letters whose other case has as many bytes (Latin-1, Latin Extended, Greek,
 * Cyrillic), so a hit of a plain search is always as long as what is sought; positions in bytes. An empty match is no hit.
 * s is valid UTF-8, as text_bytes() is. */
#pragma once
#include "edit/text.h"

#define SEEK_ERROR (seek_error_quark())
GQuark seek_error_quark(void);
enum seek_error {
	SEEK_ERROR_PATTERN,   /* the regular expression cannot be read; the message begins with the byte offset in it */
	SEEK_ERROR_EFFORT,    /* matching it would take too long or too much memory */
};

struct seek_options { bool whole_word, match_case, regex; };   /* regex: PCRE2; ^ and $ are the ends of a paragraph */
/* The first hit that starts at or after `from` (the last one that starts before it when backwards); wraps round when wrap. false:
 * none, or an error (set). */
bool seek_hit(const char *s, size_t len, const char *what, const struct seek_options *o, size_t from, bool backwards, bool wrap, struct text_hit *hit, GError **error);
/* All hits, ascending, not overlapping, in [from, to). NULL: an error (set). */
GArray *seek_all(const char *s, size_t len, const char *what, const struct seek_options *o, size_t from, size_t to, GError **error);   /* struct text_hit */

/* A hit and what it becomes: with_len bytes from `at` of a string. */
struct seek_swap { size_t pos, len, at, with_len; bool off; };   /* off: it stays as it is */
/* All hits in [from, to) with what they become, which is appended to made. NULL: an error (set). */
GArray *seek_swaps(const char *s, size_t len, const char *what, const char *with, const struct seek_options *o, size_t from, size_t to, GString *made, GError **error);   /* struct seek_swap */
/* The text [from, to) with the swaps in it made, but for those that are off; the caller's. */
GString *seek_swapped(const char *s, size_t from, size_t to, const GArray *swaps, const char *made);

/* The text [from, to) with every hit replaced; the caller's. In a regular expression's replacement $0 to $9 are what the pattern
 * and its brackets found, $$ a dollar sign, \n a line's end, \t a tab; a plain one is taken as it is.
 *   n      how many hits there were; may be NULL
 *   NULL   an error (set) */
GString *seek_replaced(const char *s, size_t len, const char *what, const char *with, const struct seek_options *o, size_t from, size_t to, unsigned *n, GError **error);
