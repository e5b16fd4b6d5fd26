/* Names of persons and places in an article: which tokens are names, which two spellings may be one name. */
#pragma once
#include "rules_part.h"

enum { NAME_LETTERS_MIN = 3, NAME_EDIT_LETTERS = 5, NAME_SOUND_MAX = 32 };

/* Is the token a name of a person or of a place that no list of regions has? */
bool name_at(const struct rules *r, size_t i);
/* Is it a word of the name of a region, long enough to be misspelt? */
bool name_region_at(const struct rules *r, size_t i);
/* Does "Desa Bandar agung" begin there: the second word of a name in small letters? */
bool name_lower_part_at(const struct rules *r, size_t i);
/* May the token n places after i be part of a name? A region's too. */
bool name_part_at(const struct rules *r, size_t i, int n);

/* Is it a word in capitals that a reader may not know: no figure, no place, no part of a name? */
bool acronym_at(const struct rules *r, size_t i);

/* One insertion, deletion, replacement or exchange of neighbours apart; bytes, the first one equal. */
bool name_one_edit(const char *a, const char *b);

/* What is heard of a name: Achmad and Ahmad, Sjafruddin and Syafrudin, Zulkifly and Zulkifli give the same.
 *   lower   small letters
 *   out     cut at NAME_SOUND_MAX bytes
 * Source: the spellings of 1901, 1947 and 1972 (van Ophuijsen, Soewandi, EYD) and of Arabic names. */
void name_sound(const char *lower, char out[NAME_SOUND_MAX + 1]);
