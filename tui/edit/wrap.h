/* Where a row ends: the rule alone, without memory. */
#pragma once
#include <stddef.h>
#include "edit/layout.h"

/* The row that starts at `start` (start <= len), of at most cols columns, at least one cluster, and the blanks that hang at its end. */
struct row wrap_row(const char *s, size_t len, unsigned cols, size_t start);
