/* SHA-256 (FIPS 180-4) of bytes, by the processor's own instructions where it has them: every text is read and written with it. */
#pragma once
#include <stddef.h>

char *sha256_of(const char *bytes, size_t len);    /* 64 digits in lower case; the caller's (g_free) */
