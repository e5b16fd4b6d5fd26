/* Characters that nobody sees in print: how many there are, and a text without them. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>

/* blanks: no-break and other blanks; unseen: zero width, soft hyphens, tags; directions: bidi controls; controls: C0, C1 and the like.
 * What holds an emoji together is none of them. */
struct hidden_count { size_t blanks, unseen, tabs, directions, controls; };
struct hidden_count hidden_count(const char *s, size_t len);

/* The text with plain blanks for the others and for tabs, without what is unseen; the caller's. */
GString *hidden_cleaned(const char *s, size_t len);
