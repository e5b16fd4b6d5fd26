#include "app/key.h"
#include <glib.h>
#include <string.h>

static const struct { const char *name, *label; uint32_t key; } names[] = {
	{ "up", "Atas", K_UP }, { "down", "Bawah", K_DOWN }, { "left", "Kiri", K_LEFT }, { "right", "Kanan", K_RIGHT },
	{ "home", "Home", K_HOME }, { "end", "End", K_END }, { "pgup", "PgUp", K_PAGE_UP }, { "pgdn", "PgDn", K_PAGE_DOWN },
	{ "ins", "Ins", K_INSERT }, { "del", "Del", K_DELETE }, { "backspace", "Backspace", K_BACKSPACE },
	{ "tab", "Tab", K_TAB }, { "enter", "Enter", K_ENTER }, { "esc", "Esc", K_ESC }, { "space", "Spasi", ' ' },
};

static const struct { const char *name, *label; uint32_t mod; } mods[] = {
	{ "ctrl+", "Ctrl-", MOD_CTRL }, { "alt+", "Esc ", MOD_ALT }, { "shift+", "Shift-", MOD_SHIFT },
};

/* < and > are , and . with Shift on the keyboards in use here. */
uint32_t key_after_escape(unsigned char c)
{
	if (c >= '1' && c <= '9')
		return K_F1 + (uint32_t)(c - '1');
	if (c == '0')
		return K_F1 + 9;
	if (c == '<' || c == '>')
		return (c == '<' ? (uint32_t)',' : (uint32_t)'.') | MOD_ALT | MOD_SHIFT;
	return c < 0x20 || c > 0x7e ? K_NONE : (uint32_t)g_ascii_tolower((char)c) | MOD_ALT;
}

static uint32_t plain_key(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i].name, name) == 0)
			return names[i].key;
	if (name[0] == 'f' && g_ascii_isdigit(name[1])) {
		guint64 n = g_ascii_strtoull(name + 1, NULL, 10);
		return n >= 1 && n <= 12 ? K_F1 + (uint32_t)n - 1 : K_NONE;
	}
	return name[0] != '\0' && name[1] == '\0' ? (unsigned char)name[0] : K_NONE;
}

uint32_t key_parse(const char *name)
{
	uint32_t mod = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(mods); i++) {
		if (g_str_has_prefix(name, mods[i].name)) {
			mod |= mods[i].mod;
			name += strlen(mods[i].name);
			i = (size_t)-1;
		}
	}
	uint32_t key = plain_key(name);
	return key == K_NONE ? K_NONE : key | mod;
}

/* A key in words: as menus show it, or as key_parse() reads it. Esc goes before characters only: with Esc first an arrow is an arrow. */
static void spell(uint32_t key, bool shown, char out[24])
{
	uint32_t plain = key & ~(uint32_t)MOD_MASK;

	out[0] = '\0';
	for (size_t i = 0; i < G_N_ELEMENTS(mods); i++)
		if (key & mods[i].mod)
			g_strlcat(out, !shown ? mods[i].name : mods[i].mod == MOD_ALT && plain >= K_NONE ? "Alt-" : mods[i].label, 24);
	size_t used = strlen(out);
	if (plain >= K_F1 && plain <= K_F12) {
		g_snprintf(out + used, (gulong)(24 - used), "%c%u", shown ? 'F' : 'f', plain - K_F1 + 1);
		return;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (names[i].key == plain) {
			g_strlcat(out, shown ? names[i].label : names[i].name, 24);
			return;
		}
	}
	if (plain < 128)
		g_snprintf(out + used, (gulong)(24 - used), "%c", shown ? g_ascii_toupper((char)plain) : (char)plain);
}

void key_label(uint32_t key, char out[24])
{
	spell(key, true, out);
}

void key_name(uint32_t key, char out[24])
{
	spell(key, false, out);
}
