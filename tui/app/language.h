/* Words for people: Indonesian is the source, other languages come from tui/po through gettext. */
#pragma once
#include <stdbool.h>
#include <libintl.h>

extern bool language_is_source;      /* nothing is translated; gettext would look for each word of the screen with every key */
#define GETTEXT_PACKAGE "redaksi"
#define _(s) (language_is_source ? (s) : dgettext(GETTEXT_PACKAGE, (s)))
#define N_(s) s
#define ngettext_(one, many, n) dngettext(GETTEXT_PACKAGE, (one), (many), (n))

/* Choose the language of all words from here on: "id", "en"; NULL: LANGUAGE of the environment when it says "en", else
 * Indonesian. A server's LANG never switches. Sets a UTF-8 locale where there is none. Main thread, before any other starts;
 * may be called again. */
void language_use(const char *language);
