/* The wavy line under findings, where the terminal has one: what ncurses sends for its only underline is made that on the way out. */
#pragma once
#include <stdbool.h>
#include <glib.h>

/* Has the terminal the line? After newterm(). Source: terminfo's extended capability Smulx, user_caps(5). */
bool undercurl_has(const char *terminal);

/* Append bytes for the terminal to `out`, SGR 4 as 4:3 in them. A sequence cut at the end waits in `cut` (empty at first) for
 * the bytes that follow. */
void undercurl_make(GString *cut, const char *bytes, size_t len, GString *out);
