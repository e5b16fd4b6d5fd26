/* Findings of a check as lines for people, editors and machines. */
#pragma once
#include <glib.h>
#include "app/verb.h"

enum findings_form { FINDINGS_TEXT, FINDINGS_JSON, FINDINGS_TSV };

/* Write findings of `text` (offsets ascending) to standard output.
 *   file   what stands before the first colon */
void findings_put(struct cli *c, const char *file, const char *text, const GPtrArray *findings, enum findings_form form);

/* The same lines on standard error, errors only. */
void findings_note(struct cli *c, const char *file, const char *text, const GPtrArray *findings);
