/* The ZIP package of an office format: the same parts give the same bytes. Sources: ECMA-376 part 2; OpenDocument 1.3 part 2, 3. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>

struct package_part {
	const char *name;            /* ASCII, with '/' between folders */
	const char *bytes; size_t len;
	bool stored;                 /* not compressed */
};

/* Append a package of these parts, in this order: time 1980-01-01, no extra fields. IO: libzip says no; out is as it was. */
bool package_write(const struct package_part *parts, size_t n, GString *out, GError **error);
