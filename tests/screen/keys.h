/* The bytes a terminal sends for what a case names. */
#pragma once
#include <stdbool.h>
#include <glib.h>

#define KEYS_ERROR g_quark_from_static_string("keys-error")

/* How the program has set the keyboard. */
struct keys_mode { bool cursor_keys, bracketed_paste; };

/* Encode e.g.  "Humas " <ctrl+z> <down*3> <alt+g> <putty:F2> <paste>satu\ndua</paste> <raw 1b 5b 42> <cut> "lagi"
 *
 *   spec    the rest of a `keys` line; a # outside quotes and brackets ends it
 *   out     GString *, one for each stretch between two <cut>; the caller's
 *   error   names the key that is not known */
bool keys_encode(const char *spec, struct keys_mode mode, GPtrArray **out, GError **error);

/* Read the "quoted" word at **at: \" \\ \n \t are known. Moves *at behind it; the caller's; NULL when no quote closes it. */
char *keys_quoted(const char **at);
