/* Word lists of other packages, as far as they can be trusted to be some. */
#pragma once
#include <stdbool.h>
#include <glib.h>

enum { SOURCE_MAX = 32 << 20 };   /* bytes; the largest list in use has 4 MB */

/* The file's bytes in place. NULL: it is missing, empty, no regular file (never waited for), or larger. */
GMappedFile *source_map(const char *path);

/* May Hunspell be given this pair? MISSING: one of them is not there (the message is the package); DAMAGED: empty, too large, not text, or its count of
 * words is none or more than its bytes can hold. */
bool source_is_hunspell(const char *aff, const char *dic, GError **error);
