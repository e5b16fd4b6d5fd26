/* One text and what is known about its paragraphs: what did not change since the last check is not read again. */
#pragma once
#include <stddef.h>
#include <glib.h>
#include "check.h"

struct house;
struct spelling;
struct draft;

struct draft *draft_new(void);
void draft_free(struct draft *d);
typedef struct draft draft;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(draft, draft_free)

/* Every finding about the text, unsorted, added to findings: of form, of spelling, of the article with itself and of the house
 * (office: NULL: no rules). A check that is cancelled leaves out what it did not reach; the next one reads it. */
void draft_check(struct draft *d, const struct spelling *s, const struct house *office, const char *text, size_t len,
	const struct dict_options *o, GPtrArray *findings);
/* Bytes of the paragraphs that the last check read anew. */
size_t draft_read(const struct draft *d);
