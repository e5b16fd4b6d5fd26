/* Letters that no Indonesian word has beside each other: titipkn, ditambtkan. */
#pragma once
#include <stdbool.h>

/* True when nobody could speak the word (lower-case letters): a slip, not a word that the lists lack. Source: the syllables of
 * KBBI's words (EYD V, Pemenggalan Kata); loan words end in two consonants only of a closed list. */
bool sound_is_odd(const char *lower);
