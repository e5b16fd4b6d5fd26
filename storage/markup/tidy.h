/* The source of a text in its canonical form, so that texts that read the same way are mostly the same bytes. */
#pragma once
#include <stddef.h>
#include <glib.h>

/* One paragraph one line, blocks parted by exactly one empty line, no blanks at line ends but in code, "\" for a hard break,
 * one line end at the end; "" stays "". Words, marks and their order stay. A tidy text stays as it is. Source: formats.md section 1.
 * text is Markdown, UTF-8, terminated; the caller's. */
GString *markup_tidy(const char *text, size_t len);
