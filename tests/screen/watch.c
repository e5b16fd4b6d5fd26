#include "watch.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GROUND, ESCAPE, CHARSET, CSI, STRING, STRING_ESCAPE };
enum { TAIL_BYTES = 300 };

void watch_init(struct watch *w)
{
	*w = (struct watch){ .stray = g_string_new(NULL), .clipboard = g_string_new(NULL), .tail = g_string_new(NULL),
		.sequence = g_string_new(NULL) };
}

void watch_clear(struct watch *w)
{
	if (!w->stray)
		return;
	g_string_free(w->stray, TRUE);
	g_string_free(w->clipboard, TRUE);
	g_string_free(w->tail, TRUE);
	g_string_free(w->sequence, TRUE);
	*w = (struct watch){ 0 };
}

static void stray(struct watch *w, const char *what, gunichar c)
{
	if (w->stray->len == 0)
		g_string_printf(w->stray, "%s %02X", what, c);
}

static void mode_set(struct watch *w, long mode, bool on)
{
	switch (mode) {
	case 1: w->cursor_keys = on; break;
	case 25: w->cursor_hidden = !on; break;
	case 47: case 1047: case 1049: w->alt_screen = on; break;
	case 1000: case 1002: case 1003: case 1004: w->mouse = on; break;
	case 2004: w->bracketed_paste = on; break;
	}
}

/* The share of one part of a colour in its luminance. Source: WCAG 2.2, "relative luminance"; xterm's colours 16 to 231. */
static double light(long level, double share)
{
	double v = level == 0 ? 0 : (double)(55 + 40 * level) / 255;

	return share * (v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4));
}

/* A terminal may be light or dark: what has contrast with black and with white. Of the first eight red and magenta. */
static bool legible(long colour)
{
	if (colour < 16 || colour > 231)
		return colour == 1 || colour == 5;
	colour -= 16;
	double own = light(colour / 36, 0.2126) + light(colour / 6 % 6, 0.7152) + light(colour % 6, 0.0722);
	return 1.05 / (own + 0.05) >= 3 && (own + 0.05) / 0.05 >= 3;
}

static void judge_style(struct watch *w, char **param)
{
	for (; *param; param++) {
		long n = strtol(*param, NULL, 10);
		bool by_number = n == 38 && param[1] && param[2];
		long colour = by_number ? strtol(param[2], NULL, 10) : n - 30;
		if (((n >= 30 && n <= 38) && !legible(colour)) || (n >= 40 && n <= 48) || n >= 90)
			stray(w, "a colour that is not seen on light and on dark, as hexadecimal", (gunichar)colour);
		param += by_number ? 2 : 0;
	}
}

static void csi_end(struct watch *w, char final)
{
	const char *text = w->sequence->str;

	if (final == 'm' && *text) {
		g_auto(GStrv) params = g_strsplit(text, ";", -1);
		judge_style(w, params);
	}
	if (*text != '?' || (final != 'h' && final != 'l'))
		return;
	g_auto(GStrv) modes = g_strsplit(text + 1, ";", -1);
	for (char **mode = modes; *mode; mode++)
		mode_set(w, strtol(*mode, NULL, 10), final == 'h');
}

static void string_end(struct watch *w)
{
	const char *payload = g_str_has_prefix(w->sequence->str, "]52;") ? strchr(w->sequence->str + 4, ';') : NULL;

	w->state = GROUND;
	if (!payload)
		return;
	gsize len;
	g_autofree guchar *text = g_base64_decode(payload + 1, &len);
	g_string_truncate(w->clipboard, 0);
	g_string_append_len(w->clipboard, (const char *)text, (gssize)len);
}

static bool is_direction_mark(gunichar c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static void text_byte(struct watch *w, unsigned char b)
{
	if (w->missing > 0 && (b & 0xC0) == 0x80) {
		w->character = w->character << 6 | (b & 0x3F);
		if (--w->missing > 0)
			return;
		if (w->character < 0xA0)
			stray(w, "C1 control U+", w->character);
		else if (is_direction_mark(w->character))
			stray(w, "direction mark U+", w->character);
		return;
	}
	w->character = b & (b >= 0xF0 ? 0x07 : b >= 0xE0 ? 0x0F : 0x1F);
	bool cut_short = w->missing > 0;
	w->missing = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : b >= 0xC2 ? 1 : 0;
	if (cut_short || (b >= 0x80 && b < 0xC2) || b > 0xF4)
		stray(w, "not UTF-8", b);
	else if (b == 0x7F || (b < 0x20 && !strchr("\a\b\t\n\r\x0e\x0f", b)) || b == 0)
		stray(w, "control", b);
}

static void escape_byte(struct watch *w, unsigned char b)
{
	w->state = GROUND;
	if (b == '[')
		w->state = CSI;
	else if (b && strchr("]P_^X", b))
		w->state = STRING;
	else if (b && strchr("()*+", b))
		w->state = CHARSET;
	else if (b == '=' || b == '>')
		w->keypad = b == '=';
	else if (b == 'c')
		w->alt_screen = w->bracketed_paste = w->mouse = w->cursor_hidden = w->cursor_keys = w->keypad = false;
	else if (!b || !strchr("78MDEH\\", b))
		stray(w, "after ESC", b);
	g_string_truncate(w->sequence, 0);
	if (w->state == STRING)
		g_string_append_c(w->sequence, (char)b);
}

static void feed_byte(struct watch *w, unsigned char b)
{
	switch (w->state) {
	case GROUND:
		if (b == 0x1B && w->missing == 0)
			w->state = ESCAPE;
		else
			text_byte(w, b);
		break;
	case ESCAPE:
		escape_byte(w, b);
		break;
	case CHARSET:
		w->state = GROUND;
		break;
	case CSI:
		if (b >= 0x40 && b <= 0x7E) {
			csi_end(w, (char)b);
			w->state = GROUND;
		} else if (b < 0x20 || b > 0x7E) {
			stray(w, "inside a control sequence", b);
			w->state = GROUND;
		} else {
			g_string_append_c(w->sequence, (char)b);
		}
		break;
	case STRING:
		if (b == '\a')
			string_end(w);
		else if (b == 0x1B)
			w->state = STRING_ESCAPE;
		else
			g_string_append_c(w->sequence, (char)b);
		break;
	case STRING_ESCAPE:
		w->state = STRING;
		if (b == '\\')
			string_end(w);
		break;
	}
}

void watch_feed(struct watch *w, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		feed_byte(w, (unsigned char)bytes[i]);
	g_string_append_len(w->tail, bytes, (gssize)len);
	if (w->tail->len > TAIL_BYTES)
		g_string_erase(w->tail, 0, (gssize)w->tail->len - TAIL_BYTES);
}

char *watch_left_behind(const struct watch *w)
{
	const struct { bool left; const char *what; } modes[] = {
		{ w->alt_screen, "alternate screen" }, { w->bracketed_paste, "bracketed paste" }, { w->mouse, "mouse or focus reports" },
		{ w->cursor_hidden, "hidden cursor" }, { w->cursor_keys, "application cursor keys" },
		{ w->keypad, "application keypad" }, { w->state != GROUND, "an unfinished control sequence" },
	};
	g_autoptr(GString) out = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(modes); i++)
		if (modes[i].left)
			g_string_append_printf(out, "%s%s", out->len ? ", " : "", modes[i].what);
	return g_strdup(out->str);
}
