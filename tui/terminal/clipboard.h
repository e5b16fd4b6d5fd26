/* What hands a text to the user's own clipboard, through whatever stands between this program and the terminal. Pure. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>

enum multiplexer { MULTIPLEXER_NONE, MULTIPLEXER_TMUX, MULTIPLEXER_SCREEN };

/* Who stands between, by the environment; each may be NULL. A shell on another machine knows it only by TERM. */
enum multiplexer multiplexer_of(const char *term, const char *tmux, const char *sty);

/* false: by its name a terminal without a clipboard, which may show the sequence as text. NULL is welcome. */
bool clipboard_possible(const char *term);

/* The bytes to send: OSC 52, and beside it the same in an envelope that the multiplexer hands on; which of them arrives is its
 * setting (tmux: set-clipboard, allow-passthrough). The caller's. Source: XTerm Control Sequences, "OSC 52"; the manuals of tmux
 * and GNU screen (strings of at most 768 bytes). */
GString *clipboard_sequence(const char *bytes, size_t len, enum multiplexer between);
