#include "keys.h"
#include <stdlib.h>
#include <string.h>

enum { SHIFT = 1, ALT = 2, CTRL = 4 };

/* Source: xterm control sequences, "PC-Style Function Keys"; PuTTY manual, "Changing the action of the function keys". */
enum shape {
	PLAIN,    /* the bytes as they are */
	CURSOR,   /* CSI x, SS3 x with application cursor keys, CSI 1;m x with a modifier */
	SS3,      /* SS3 x, CSI 1;m x with a modifier */
	TILDE,    /* CSI n ~, CSI n;m ~ with a modifier */
};

static const struct key { const char *name; enum shape shape; const char *bytes; } keys[] = {
	{ "enter", PLAIN, "\r" }, { "tab", PLAIN, "\t" }, { "esc", PLAIN, "\x1b" }, { "space", PLAIN, " " },
	{ "backspace", PLAIN, "\x7f" }, { "shift+tab", PLAIN, "\x1b[Z" },
	{ "up", CURSOR, "A" }, { "down", CURSOR, "B" }, { "right", CURSOR, "C" }, { "left", CURSOR, "D" },
	{ "home", CURSOR, "H" }, { "end", CURSOR, "F" },
	{ "F1", SS3, "P" }, { "F2", SS3, "Q" }, { "F3", SS3, "R" }, { "F4", SS3, "S" },
	{ "insert", TILDE, "2" }, { "delete", TILDE, "3" }, { "pgup", TILDE, "5" }, { "pgdn", TILDE, "6" },
	{ "F5", TILDE, "15" }, { "F6", TILDE, "17" }, { "F7", TILDE, "18" }, { "F8", TILDE, "19" },
	{ "F9", TILDE, "20" }, { "F10", TILDE, "21" }, { "F11", TILDE, "23" }, { "F12", TILDE, "24" },
	{ "putty:F1", TILDE, "11" }, { "putty:F2", TILDE, "12" }, { "putty:F3", TILDE, "13" }, { "putty:F4", TILDE, "14" },
	{ "putty:home", TILDE, "1" }, { "putty:end", TILDE, "4" },
	{ "linux:F1", PLAIN, "\x1b[[A" }, { "linux:F2", PLAIN, "\x1b[[B" }, { "linux:F3", PLAIN, "\x1b[[C" },
	{ "linux:F4", PLAIN, "\x1b[[D" }, { "linux:F5", PLAIN, "\x1b[[E" },
};

static bool keys_fail(GError **error, const char *what, const char *name)
{
	g_set_error(error, KEYS_ERROR, 0, "%s: %s", what, name);
	return false;
}

static const struct key *key_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (strcmp(keys[i].name, name) == 0)
			return &keys[i];
	return NULL;
}

/* Take the modifiers off the front of *name. */
static unsigned take_modifiers(const char **name)
{
	static const struct { const char *prefix; unsigned bit; } modifiers[] = {
		{ "shift+", SHIFT }, { "alt+", ALT }, { "ctrl+", CTRL },
	};
	unsigned found = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(modifiers);) {
		size_t len = strlen(modifiers[i].prefix);
		if (strncmp(*name, modifiers[i].prefix, len) == 0 && (*name)[len]) {
			found |= modifiers[i].bit;
			*name += len;
			i = 0;
		} else {
			i++;
		}
	}
	return found;
}

static bool add_key(GString *out, const struct key *key, unsigned modifiers, struct keys_mode mode)
{
	if (key->shape == PLAIN) {
		if (modifiers & ALT)
			g_string_append_c(out, '\x1b');
		g_string_append(out, key->bytes);
		return (modifiers | ALT) == ALT;
	}
	if (key->shape == TILDE && modifiers)
		g_string_append_printf(out, "\x1b[%s;%u~", key->bytes, modifiers + 1);
	else if (key->shape == TILDE)
		g_string_append_printf(out, "\x1b[%s~", key->bytes);
	else if (modifiers)
		g_string_append_printf(out, "\x1b[1;%u%s", modifiers + 1, key->bytes);
	else
		g_string_append_printf(out, "\x1b%c%s", key->shape == SS3 || mode.cursor_keys ? 'O' : '[', key->bytes);
	return true;
}

static bool add_character(GString *out, const char *character, unsigned modifiers)
{
	if (g_utf8_strlen(character, -1) != 1)
		return false;
	if (modifiers & ALT)
		g_string_append_c(out, '\x1b');
	if (modifiers & SHIFT) {
		g_autofree char *upper = g_utf8_strup(character, -1);
		g_string_append(out, upper);
	} else if (modifiers & CTRL) {
		g_string_append_c(out, (char)(g_ascii_toupper(*character) & 0x1f));
	} else {
		g_string_append(out, character);
	}
	return true;
}

static bool add_named(GString *out, const char *name, struct keys_mode mode)
{
	const struct key *whole = key_find(name);
	const char *base = name;

	if (whole)
		return add_key(out, whole, 0, mode);
	unsigned modifiers = take_modifiers(&base);
	const struct key *key = key_find(base);
	if (key && !(modifiers == CTRL && strcmp(base, "space") == 0))
		return add_key(out, key, modifiers, mode);
	if (key)
		g_string_append_c(out, '\0');
	return key || add_character(out, base, modifiers);
}

static bool add_raw(GString *out, const char *hex)
{
	g_auto(GStrv) bytes = g_strsplit_set(hex, " ", -1);

	for (char **byte = bytes; *byte; byte++) {
		char *end;
		unsigned long value = strtoul(*byte, &end, 16);
		if (*end || value > 0xff)
			return false;
		if (**byte)
			g_string_append_c(out, (char)value);
	}
	return true;
}

/* A terminal sends a pasted line end as the Enter key does. */
static void add_paste(GString *out, const char *text, size_t len, struct keys_mode mode)
{
	g_autofree char *raw = g_strndup(text, len);
	g_autofree char *pasted = g_strcompress(raw);

	g_string_append(out, mode.bracketed_paste ? "\x1b[200~" : "");
	g_string_append(out, g_strdelimit(pasted, "\n", '\r'));
	g_string_append(out, mode.bracketed_paste ? "\x1b[201~" : "");
}

/* What stands between < and >, with a count such as down*3. */
static bool add_bracketed(GPtrArray *out, char *name, struct keys_mode mode)
{
	GString *chunk = g_ptr_array_index(out, out->len - 1);
	char *star = strrchr(name, '*');
	unsigned long times = 1;

	if (strcmp(name, "cut") == 0) {
		g_ptr_array_add(out, g_string_new(NULL));
		return true;
	}
	if (strncmp(name, "raw ", 4) == 0)
		return add_raw(chunk, name + 4);
	if (star && star > name && g_ascii_isdigit(star[1])) {
		times = strtoul(star + 1, NULL, 10);
		*star = '\0';
	}
	while (times-- > 0)
		if (!add_named(chunk, name, mode))
			return false;
	return true;
}

char *keys_quoted(const char **at)
{
	const char *end = *at + 1;

	while (*end && *end != '"')
		end += *end == '\\' && end[1] ? 2 : 1;
	if (**at != '"' || *end != '"')
		return NULL;
	g_autofree char *raw = g_strndup(*at + 1, (gsize)(end - *at - 1));
	*at = end + 1;
	return g_strcompress(raw);
}

/* Encode the one item at **at and move behind it. */
static bool add_item(GPtrArray *out, const char **at, struct keys_mode mode, GError **error)
{
	GString *chunk = g_ptr_array_index(out, out->len - 1);
	const char *start = *at;
	const char *close = strchr(start, '>');

	if (*start == '"') {
		g_autofree char *text = keys_quoted(at);
		g_string_append(chunk, text ? text : "");
		return text || keys_fail(error, "no closing quote", start);
	}
	if (g_str_has_prefix(start, "<paste>")) {
		const char *end = strstr(start, "</paste>");
		if (!end)
			return keys_fail(error, "no </paste>", start);
		add_paste(chunk, start + 7, (size_t)(end - start - 7), mode);
		*at = end + 8;
		return true;
	}
	if (*start != '<' || !close)
		return keys_fail(error, "neither \"text\" nor <key>", start);
	close += close[1] == '>';   /* <alt+>> */
	g_autofree char *name = g_strndup(start + 1, (gsize)(close - start - 1));
	*at = close + 1;
	return add_bracketed(out, name, mode) || keys_fail(error, "unknown key", name);
}

static void chunk_free(void *chunk)
{
	g_string_free(chunk, TRUE);
}

bool keys_encode(const char *spec, struct keys_mode mode, GPtrArray **out, GError **error)
{
	g_autoptr(GPtrArray) chunks = g_ptr_array_new_with_free_func(chunk_free);

	g_ptr_array_add(chunks, g_string_new(NULL));
	for (;;) {
		spec += strspn(spec, " \t");
		if (!*spec || *spec == '#')
			break;
		if (!add_item(chunks, &spec, mode, error))
			return false;
	}
	*out = g_steal_pointer(&chunks);
	return true;
}
