/* Findings keep their place while the text before them changes; one whose own text changes goes. */
#pragma once
#include <stddef.h>
#include <glib.h>
#include "check.h"
#include "edit/text.h"

/* Move findings with changes of the text that they were found in.
 *
 *   findings   struct finding *, ascending; may stand inside one another
 *   longest    bytes of the longest of them
 *   changes    in the order in which they were made, each position true at its turn */
void findings_drift(GPtrArray *findings, size_t longest, const struct text_change *changes, size_t n);

/* The findings of an open text. Those far behind a change move when somebody looks at them, so that a key pays for those near it. */
struct drift;
struct drift *drift_new(void);                                          /* none */
void drift_free(struct drift *d);
void drift_take(struct drift *d, GPtrArray *findings);                  /* as for findings_drift(); theirs from now on */
void drift_changed(struct drift *d, const struct text_change *changes, size_t n);
unsigned drift_len(const struct drift *d);
struct finding *drift_at(struct drift *d, unsigned i);                  /* its place is that of now until the next change */
GPtrArray *drift_all(struct drift *d);                                  /* the same for all of them; borrowed, not to be changed */
struct finding *drift_steal(struct drift *d, unsigned i);               /* the caller's */
unsigned drift_from(const struct drift *d, size_t off);                 /* index of the first that ends after off; their number when none */
const unsigned *drift_severities(struct drift *d);                      /* how many of each, by enum severity */
