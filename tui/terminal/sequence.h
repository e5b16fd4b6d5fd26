/* What the bytes of one key mean, in every terminal we know of. Pure. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The key whose ESC stood before s[at], which is [ or O.
 *
 *   arrows_by_csi  plain arrows come as ESC [ A from this terminal: then ESC O A is PuTTY's Ctrl-arrow. In others, left so by a
 *                  program before this one, it is the plain arrow
 *   key            K_NONE when the sequence means nothing
 *   status         the terminal's answer to the question for its status
 *
 * Returns the bytes of s up to the key's end; 0: not whole yet. */
size_t sequence_parse(const char *s, size_t len, size_t at, bool arrows_by_csi, uint32_t *key, bool *status);

/* s, from its ESC on, is a plain arrow as ESC [ A. */
bool sequence_is_plain_arrow(const char *s, size_t len);

/* An answer string (OSC, DCS) at the front of s, from its ESC on: the bytes up to its end; 0: not whole yet. */
size_t sequence_skip_string(const char *s, size_t len);
