/* libzip, loaded with the first package that is read or written. With it comes libcrypto, for encrypted packages, which nobody
 * opens here: a twelfth of the memory that a session takes, and time at each start. */
#pragma once
#include <zip.h>
#include <glib.h>

/* zip_fopen() is zip->fopen(). */
struct zip_library {
#define ZIP(name) __typeof__(zip_##name) *name;
#include "zip_library.def"
};

/* Good until the program ends, for any thread; NULL: STORE_ERROR_PACKAGE, libzip is not installed. */
const struct zip_library *zip_library(GError **error);
