/* Names, titles and offices that begin with a few letters: from the open text, the newest articles that have them, and our lists. */
#pragma once
#include <glib.h>

enum { COMPLETION_LETTERS = 3 };       /* that must stand before the cursor */

/* Counts the names of a text that begin with the letters: words with a capital, each with those that follow it ("Komisi Pemilihan
 * Umum", "Siti binti Ahmad"), at most six in a paragraph.
 *   counts   name (g_free) -> GUINT_TO_POINTER(how often) */
void completion_collect(GHashTable *counts, const char *text, size_t len, const char *lower_prefix);

/* The names, most frequent first, then the shorter one; at most `max`. char *, the caller's, free func set. */
GPtrArray *completion_ranked(GHashTable *counts, unsigned max);
