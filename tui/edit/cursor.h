/* Boundaries in UTF-8 text: grapheme (utf8proc), word, sentence, paragraph (a line). All offsets in bytes, always on a boundary. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

size_t grapheme_next(const char *s, size_t len, size_t off);
size_t grapheme_prev(const char *s, size_t len, size_t off);   /* bounded look-back: a cluster longer than 128 bytes is cut there */
size_t grapheme_at(const char *s, size_t len, size_t off);     /* off on a boundary; inside a cluster: the cluster's end */
int grapheme_width(const char *s, size_t n);                   /* screen columns of one cluster: 0-2 become at least 1; a control, tab or hidden character as cell_of() shows it */
size_t word_next(const char *s, size_t len, size_t off);       /* start of the next word */
size_t word_prev(const char *s, size_t len, size_t off);
size_t word_start(const char *s, size_t len, size_t off);      /* of the word under or before off */
size_t word_end(const char *s, size_t len, size_t off);
bool word_inside(const char *s, size_t len, size_t off);        /* is off between two characters of one word? */
size_t sentence_next(const char *s, size_t len, size_t off);   /* a full stop after a known abbreviation or initial ends nothing */
size_t sentence_prev(const char *s, size_t len, size_t off);
size_t paragraph_start(const char *s, size_t len, size_t off); /* after the '\n' before off, or 0 */
size_t paragraph_end(const char *s, size_t len, size_t off);   /* the '\n' at or after off, or len */
size_t paragraph_next(const char *s, size_t len, size_t off);  /* start of the next non-empty paragraph, or len */
size_t paragraph_prev(const char *s, size_t len, size_t off);
