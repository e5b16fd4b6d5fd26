/* Findings keep their place while the text before them changes; one whose own text changes goes. */
#pragma once
#include <stddef.h>
#include <glib.h>
#include "edit/text.h"

/* Move findings with changes of the text that they were found in.
 *
 *   findings   struct finding *, ascending; may stand inside one another
 *   longest    bytes of the longest of them
 *   changes    in the order in which they were made, each position true at its turn */
void findings_drift(GPtrArray *findings, size_t longest, const struct text_change *changes, size_t n);
