/* Capitals and small letters of a stretch of text: lower, upper, as a headline, as sentences. */
#pragma once
#include <stddef.h>
#include <glib.h>

enum letters { LETTERS_LOWER, LETTERS_UPPER, LETTERS_TITLE, LETTERS_SENTENCE };

/* The text with its letters changed; the caller's. s is valid UTF-8.
 *   title      every word begins with a capital but for function words (di, ke, dari, yang, untuk ...) that do not begin the
 *              title or follow a colon; of a doubled word both halves when they are equal (Undang-Undang, but Sayur-mayur).
 *              Source: EYD V, huruf kapital pada judul, and bentuk ulang utuh
 *   sentence   the first word of each sentence begins with a capital, the others with a small letter
 * Words that already hold capitals beyond their first letter (KPU, DPRD, BawasluRI) stay, unless all of the text is capitals.
 * Addresses, code and what stands between ( ) after ] of a link stay as they are. */
GString *letters_change(const char *s, size_t len, enum letters how);
