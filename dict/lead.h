/* Who, what, when, where: does the first paragraph of a news story hold each? */
#pragma once
#include <stddef.h>

struct lexicon;

enum lead_question { LEAD_WHO, LEAD_WHAT, LEAD_WHEN, LEAD_WHERE, LEAD_COUNT };
struct lead_answers { struct { size_t off, len; } answer[LEAD_COUNT]; };   /* the first words that answer, bytes of the paragraph; len 0: none */

/* Look through one paragraph, UTF-8. A hint, no proof: names, offices and roles; verbs with me-, ber-, di-; days, dates; places after
 * a preposition, or the place line at the start. Source: the questions of the lead in any handbook of news writing. */
void lead_find(const struct lexicon *l, const char *text, size_t len, struct lead_answers *out);
