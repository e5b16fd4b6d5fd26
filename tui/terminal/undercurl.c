#include "terminal/undercurl.h"
#include <string.h>
#include <curses.h>
#include <term.h>

enum { ESC = 0x1b, SEQUENCE_MAX = 64 };

/* These have the line; their entries on older systems do not say so. */
static bool is_known(const char *terminal)
{
	static const char *const names[] = { "xterm-kitty", "foot", "wezterm", "alacritty", "ghostty", "xterm-ghostty", "contour" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_str_has_prefix(terminal, names[i]))
			return true;
	return false;
}

bool undercurl_has(const char *terminal)
{
	static char name[] = "Smulx";
	const char *capability = tigetstr(name);

	return (capability && capability != (char *)-1) || is_known(terminal);
}

/* "ESC [ 0 ; 4 m" with its 4 as 4:3; a colour by number is told in parameters too and is left alone. */
static void add_style(const char *sequence, size_t len, GString *out)
{
	g_autofree char *params = g_strndup(sequence + 2, len - 3);
	g_auto(GStrv) each = g_strsplit(params, ";", -1);
	bool by_number = g_strv_contains((const char *const *)each, "38") || g_strv_contains((const char *const *)each, "48");

	g_string_append(out, "\x1b[");
	for (unsigned i = 0; each[i]; i++)
		g_string_append_printf(out, "%s%s", i ? ";" : "", !by_number && strcmp(each[i], "4") == 0 ? "4:3" : each[i]);
	g_string_append_c(out, 'm');
}

static bool is_whole(const GString *cut)
{
	char last = cut->str[cut->len - 1];

	return cut->len == 2 ? last != '[' : cut->len > 2 && (last < 0x20 || last >= 0x40 || cut->len >= SEQUENCE_MAX);
}

void undercurl_make(GString *cut, const char *bytes, size_t len, GString *out)
{
	for (size_t i = 0; i < len; i++) {
		if (cut->len == 0 && bytes[i] != ESC) {
			g_string_append_c(out, bytes[i]);
			continue;
		}
		g_string_append_c(cut, bytes[i]);
		if (!is_whole(cut))
			continue;
		if (cut->len > 2 && bytes[i] == 'm' && cut->str[1] == '[')
			add_style(cut->str, cut->len, out);
		else
			g_string_append_len(out, cut->str, (gssize)cut->len);
		g_string_truncate(cut, 0);
	}
}
