#include "terminal/undercurl.h"
#include <curses.h>
#include <glib.h>
#include <term.h>

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
