/* Between the files of the tokenizer. */
#pragma once
#include "words.h"

/* The next address in [from, end), a stretch without blanks: true and its place. Reads no byte beyond its end twice when
 * asked again from there. */
bool address_find(const char *text, size_t from, size_t end, size_t *off, size_t *len);

/* Is [off, off+len) with a full stop behind it a known abbreviation? digit: a figure follows. */
bool abbreviation_is(const char *text, size_t off, size_t len, bool digit);

/* Set the flags that need neighbours in tokens[from, to), one paragraph: sentences, quotations, brackets, names. */
void words_mark_paragraph(const char *text, struct token *tokens, size_t from, size_t to);

/* The character at off, or (gunichar)-1 when the bytes up to end are not UTF-8; *width: its bytes, 1 when broken. */
gunichar char_at(const char *text, size_t off, size_t end, size_t *width);
