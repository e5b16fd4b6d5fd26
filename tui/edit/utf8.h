/* Bytes to code points and back, strict: no surrogates, no overlong forms, nothing above U+10FFFF. U+0000 is valid. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <glib.h>

/* Length of the character at s (at most len bytes are read, len > 0); 0: no valid character starts here. */
unsigned utf8_decode(const char *s, size_t len, uint32_t *cp);
unsigned utf8_encode(uint32_t cp, char out[4]);          /* length; cp is a scalar value */

size_t utf8_valid_prefix(const char *s, size_t len);     /* bytes before the first invalid one; len: all valid */
GString *utf8_make_valid(const char *s, size_t len);     /* each invalid byte becomes U+FFFD; the caller's */

size_t utf8_count(const char *s, size_t len);            /* characters in valid UTF-8 */

static inline bool utf8_is_boundary(const char *s, size_t len, size_t off)
{
	return off == len || (off < len && ((unsigned char)s[off] & 0xC0) != 0x80);
}

/* Start of the character before off (off > 0); in invalid bytes it steps back at most 4. */
static inline size_t utf8_prev(const char *s, size_t off)
{
	size_t least = off > 4 ? off - 4 : 0;

	off--;
	while (off > least && ((unsigned char)s[off] & 0xC0) == 0x80)
		off--;
	return off;
}
