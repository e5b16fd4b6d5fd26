/* HTML of others, however broken, as blocks of a flow. */
#pragma once
#include "import/flow.h"

/* Read the words of a page or a part of one: of its <article> or <main> where it has one, without script, style, navigation and
 * footer. Never fails: what is no mark is text. blank_lines: an empty line parts paragraphs, as in old WordPress texts. */
void html_read(struct flow *f, const char *html, size_t len, bool blank_lines);
