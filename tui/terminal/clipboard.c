#include "terminal/clipboard.h"
#include <string.h>

enum { SCREEN_STRING = 720 };      /* bytes in one string, below its limit */

#define STRING_END "\x1b\\"

enum multiplexer multiplexer_of(const char *term, const char *tmux, const char *sty)
{
	if (tmux || (term && g_str_has_prefix(term, "tmux")))
		return MULTIPLEXER_TMUX;
	return sty || (term && g_str_has_prefix(term, "screen")) ? MULTIPLEXER_SCREEN : MULTIPLEXER_NONE;
}

bool clipboard_possible(const char *term)
{
	return !term || !(g_str_has_prefix(term, "linux") || g_str_has_prefix(term, "vt"));
}

/* Every ESC inside is doubled. */
static void wrap_for_tmux(GString *out, const char *osc)
{
	g_string_append_printf(out, "\x1bPtmux;\x1b%s" STRING_END, osc);
}

/* Pieces that it puts together again by handing each on as it is. */
static void wrap_for_screen(GString *out, const char *osc)
{
	for (size_t len = strlen(osc), at = 0; at < len; at += SCREEN_STRING) {
		g_string_append(out, "\x1bP");
		g_string_append_len(out, osc + at, (gssize)MIN(SCREEN_STRING, len - at));
		g_string_append(out, STRING_END);
	}
}

GString *clipboard_sequence(const char *bytes, size_t len, enum multiplexer between)
{
	g_autofree char *coded = g_base64_encode((const guchar *)bytes, len);
	GString *out = g_string_new(NULL);

	g_string_printf(out, "\x1b]52;c;%s\a", coded);
	g_autofree char *osc = g_strdup(out->str);
	if (between == MULTIPLEXER_TMUX)
		wrap_for_tmux(out, osc);
	else if (between == MULTIPLEXER_SCREEN)
		wrap_for_screen(out, osc);
	return out;
}
