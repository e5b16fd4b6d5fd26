/* The second place: once the disk of the store refused, what is written stands in a journal elsewhere too. */
#pragma once
#include "app/doc.h"

struct second;

struct second *second_new(struct store *s, const char *who, int64_t now_s);
void second_close(struct second *k, bool keep);      /* keep: the journal stays to be recovered from. NULL is welcome */

/* The whole text and its fields into the first place that takes them, on its disk when this returns. true when they stand there
 * already. */
bool second_copy(struct second *k, const struct doc *d);
/* The same into a folder that the writer named: a new folder in it, remembered for the next start when *remembered. */
bool second_copy_to(struct second *k, const struct doc *d, const char *parent, bool *remembered, GError **error);
/* false: the place just refused, and is none any more. */
bool second_edit(struct second *k, const struct text_change *c, const char *bytes);
bool second_field(struct second *k, enum field f, const char *value);
void second_sync(struct second *k);                  /* wait until all is on its disk; a place that refuses is none any more */
struct journal *second_take(struct second *k);       /* its journal, NULL: none. The caller's: what it holds is stored now */
const char *second_place(const struct second *k);    /* the folder, ~ for the home; NULL: there is no copy. Good until the next call */
