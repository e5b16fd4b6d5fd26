#include "terminal/sequence.h"
#include <glib.h>
#include <string.h>
#include "app/key.h"

enum {
	ESC = 0x1b,
	SEQUENCE_MAX = 64,
	MOUSE_BYTES = 3,
	MODIFIER_MAX = 4,            /* bytes of "1;16" */
};

/* xterm's modifier parameter: 1 + bits, Meta beside Alt. Source: XTerm Control Sequences, "PC-Style Function Keys". */
static uint32_t modifiers(unsigned param)
{
	unsigned bits = param > 1 ? param - 1 : 0;

	return (bits & 1 ? MOD_SHIFT : 0u) | (bits & (2 | 8) ? MOD_ALT : 0u) | (bits & 4 ? MOD_CTRL : 0u);
}

static uint32_t letter_key(char final)
{
	static const struct { char final; uint32_t key; } row[] = {
		{ 'A', K_UP }, { 'B', K_DOWN }, { 'C', K_RIGHT }, { 'D', K_LEFT }, { 'H', K_HOME }, { 'F', K_END },
		{ 'P', K_F1 }, { 'Q', K_F1 + 1 }, { 'R', K_F1 + 2 }, { 'S', K_F1 + 3 }, { 'Z', K_TAB | MOD_SHIFT },
		/* rxvt: with Shift */
		{ 'a', K_UP | MOD_SHIFT }, { 'b', K_DOWN | MOD_SHIFT }, { 'c', K_RIGHT | MOD_SHIFT }, { 'd', K_LEFT | MOD_SHIFT },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(row); i++)
		if (row[i].final == final)
			return row[i].key;
	return K_NONE;
}

static bool is_arrow(char final)
{
	return final >= 'A' && final <= 'D';
}

/* ESC O and then this. rxvt says Ctrl-arrow with a small letter. Nothing here turns the keypad's digits into sequences, so w is
 * PuTTY's End; P to [ are F1 to F12 where it is told "VT100+". Source: the manuals of PuTTY, "Ctrl toggles app mode", "The Home and
 * End keys" and "The Function keys and keypad", and of rxvt, "Key codes". */
static uint32_t single_shift_key(char final, bool arrows_by_csi)
{
	if (final >= 'P' && final <= '[')
		return K_F1 + (uint32_t)(final - 'P');
	if (final == 'M')
		return K_ENTER;
	if (final == 'w')
		return K_END;
	if (final >= 'a' && final <= 'd')
		return letter_key((char)g_ascii_toupper(final)) | MOD_CTRL;
	return letter_key(final) | (is_arrow(final) && arrows_by_csi ? MOD_CTRL : 0u);
}

static uint32_t tilde_key(unsigned n)
{
	static const uint32_t key[] = {
		[1] = K_HOME, [2] = K_INSERT, [3] = K_DELETE, [4] = K_END, [5] = K_PAGE_UP, [6] = K_PAGE_DOWN, [7] = K_HOME, [8] = K_END,
		[11] = K_F1, [12] = K_F1 + 1, [13] = K_F1 + 2, [14] = K_F1 + 3, [15] = K_F1 + 4, [17] = K_F1 + 5, [18] = K_F1 + 6,
		[19] = K_F1 + 7, [20] = K_F1 + 8, [21] = K_F1 + 9, [23] = K_F1 + 10, [24] = K_F12,
		/* PuTTY and rxvt: with Shift */
		[25] = (K_F1 + 2) | MOD_SHIFT, [26] = (K_F1 + 3) | MOD_SHIFT, [28] = (K_F1 + 4) | MOD_SHIFT, [29] = (K_F1 + 5) | MOD_SHIFT,
		[31] = (K_F1 + 6) | MOD_SHIFT, [32] = (K_F1 + 7) | MOD_SHIFT, [33] = (K_F1 + 8) | MOD_SHIFT, [34] = (K_F1 + 9) | MOD_SHIFT,
	};

	return n < G_N_ELEMENTS(key) && key[n] ? key[n] : K_NONE;
}

/* A character with modifiers as modifyOtherKeys and CSI u send it. */
static uint32_t other_key(unsigned code, unsigned mod)
{
	uint32_t m = modifiers(mod);

	switch (code) {
	case 9: return K_TAB | m;
	case 13: return K_ENTER | m;
	case 27: return K_ESC | m;
	case 127: case 8: return K_BACKSPACE | m;
	default: break;
	}
	if (code < 32 || code > 0x10ffff)
		return K_NONE;
	if ((m & MOD_ALT) && (code == '<' || code == '>'))
		return key_after_escape((unsigned char)code);
	if (code < 128)
		return (m ? (uint32_t)g_ascii_tolower((char)code) : code) | m;
	return code | m;
}

/* Presses of the first button and the wheel; the bits of Shift, Alt and Ctrl do not matter. */
static uint32_t mouse_key(const char *params, char final)
{
	switch (g_ascii_strtoull(params, NULL, 10) & ~(guint64)28) {
	case 0: return final == 'M' ? K_CLICK : K_NONE;
	case 64: return K_WHEEL_UP;
	case 65: return K_WHEEL_DOWN;
	default: return K_NONE;
	}
}

/* rxvt ends a key with modifiers by another sign. Source: its manual, "Key codes". */
static uint32_t rxvt_modifiers(char final)
{
	switch (final) {
	case '$': return MOD_SHIFT;
	case '^': return MOD_CTRL;
	case '@': return MOD_CTRL | MOD_SHIFT;
	default: return 0;
	}
}

static uint32_t csi_key(const char *params, char final, bool *status)
{
	unsigned n[4] = { 0 }, count = 0;

	*status = final == 'n';
	if (*params == '<')
		return final == 'M' || final == 'm' ? mouse_key(params + 1, final) : K_NONE;
	for (const char *p = params; *p && count < 4; count++) {
		char *end;
		n[count] = (unsigned)g_ascii_strtoull(p, &end, 10);
		p = *end ? end + 1 : end;
	}
	if (final == '~' && n[0] == 27 && count >= 3)
		return other_key(n[2], n[1]);
	if (final == 'u')
		return other_key(n[0], n[1]);
	uint32_t by_sign = rxvt_modifiers(final), key = final == '~' || by_sign ? tilde_key(n[0]) : letter_key(final);
	return key == K_NONE ? K_NONE : key | by_sign | modifiers(count >= 2 ? n[1] : 0);
}

/* The only keys whose last byte is none in ECMA-48: rxvt's, one number and $. */
static bool ends_with_dollar(const char *params, size_t n, char c)
{
	return c == '$' && n > 0 && g_ascii_isdigit(params[0]) && !memchr(params, ';', n);
}

/* The length of the sequence that starts with ESC at the front; 0: not whole yet; *key K_NONE when it means nothing. */
static size_t parse_csi(const char *s, size_t len, size_t start, uint32_t *key, bool *status)
{
	char params[SEQUENCE_MAX];
	size_t i = start, n = 0;

	*key = K_NONE;
	*status = false;
	if (i < len && s[i] == '[') {                  /* Linux console: ESC [ [ A is F1 */
		if (i + 1 >= len)
			return 0;
		*key = s[i + 1] >= 'A' && s[i + 1] <= 'E' ? K_F1 + (uint32_t)(s[i + 1] - 'A') : K_NONE;
		return i + 2;
	}
	if (i < len && s[i] == 'M')                    /* a click in the oldest form: three more bytes, any */
		return len - i > MOUSE_BYTES ? i + 1 + MOUSE_BYTES : 0;
	for (; i < len && n + 1 < sizeof params; i++) {
		if ((s[i] >= 0x40 && s[i] <= 0x7e) || ends_with_dollar(params, n, s[i])) {
			params[n] = '\0';
			*key = csi_key(params, s[i], status);
			return i + 1;
		}
		if (s[i] < 0x20)
			return i;
		params[n++] = s[i];
	}
	return n + 1 >= sizeof params ? i : 0;
}

/* As parse_csi(), behind ESC O; older terminals put the modifiers between, as ESC O 5 C. */
static size_t parse_single_shift(const char *s, size_t len, size_t start, bool arrows_by_csi, uint32_t *key)
{
	size_t i = start;
	unsigned mod = 0;

	*key = K_NONE;
	while (i < len && i < start + MODIFIER_MAX && (g_ascii_isdigit(s[i]) || s[i] == ';'))
		mod = s[i] == ';' ? 0 : mod * 10 + (unsigned)(s[i] - '0'), i++;
	if (i == len)
		return 0;
	uint32_t plain = mod ? letter_key(s[i]) : single_shift_key(s[i], arrows_by_csi);
	*key = plain == K_NONE ? K_NONE : plain | modifiers(mod);
	return i + 1;
}

size_t sequence_parse(const char *s, size_t len, size_t at, bool arrows_by_csi, uint32_t *key, bool *status)
{
	*status = false;
	return s[at] == '[' ? parse_csi(s, len, at + 1, key, status) : parse_single_shift(s, len, at + 1, arrows_by_csi, key);
}

bool sequence_is_plain_arrow(const char *s, size_t len)
{
	return len == 3 && s[1] == '[' && is_arrow(s[2]);
}

size_t sequence_skip_string(const char *s, size_t len)
{
	for (size_t i = 2; i < len; i++) {
		if (s[i] == 0x07)
			return i + 1;
		if (s[i] == ESC && i + 1 < len && s[i + 1] == '\\')
			return i + 2;
	}
	return 0;
}
