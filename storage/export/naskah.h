/* The limits of our own file, for its writer and its reader. Source: formats.md section 1. */
#pragma once
#include <stdbool.h>
#include <glib.h>

enum { NASKAH_MAX = 1 << 20, NASKAH_LINE_MAX = 64 << 10, NASKAH_KEYS_MAX = 200 };   /* bytes of a file and of a line; keys */

bool naskah_fits(const GString *file, GError **error);   /* within the limits of file and line, else TOO_LARGE */
