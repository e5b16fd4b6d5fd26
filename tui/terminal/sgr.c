#include "terminal/sgr.h"
#include <stdlib.h>
#include <string.h>

enum { ESC = 0x1b, SHIFT_OUT = 0x0e, SHIFT_IN = 0x0f, SEQUENCE_MAX = 64, COLOUR_MAX = 20, UNDERLINE = 4, STYLES_END = 10 };

#define UNKNOWN (~0u)

/* How a cell is drawn. Source: ECMA-48, "SGR". */
struct look {
	unsigned styles;                             /* bit n: parameter n, 1 to 9; UNKNOWN: any */
	char front[COLOUR_MAX], back[COLOUR_MAX];    /* parameters of the colour; empty: the terminal's own */
};

struct sgr {
	bool curly;
	bool charset_told;
	bool own_colours;            /* the terminal has parameters for them: 39 and 49 were among the bytes */
	struct look sent, wanted;
	GString *cut;
};

struct sgr *sgr_new(bool curly)
{
	struct sgr *s = g_new0(struct sgr, 1);

	s->curly = curly;
	s->cut = g_string_new(NULL);
	sgr_forget(s);
	return s;
}

void sgr_free(struct sgr *s)
{
	if (!s)
		return;
	g_string_free(s->cut, TRUE);
	g_free(s);
}

void sgr_forget(struct sgr *s)
{
	s->sent = (struct look){ .styles = UNKNOWN };
	s->wanted = (struct look){ 0 };
	s->charset_told = false;
}

static void add_param(GString *params, const char *param)
{
	g_string_append_printf(params, "%s%s", params->len > 0 ? ";" : "", param);
}

static void add_colour(GString *params, const char *from, const char *to, const char *own)
{
	if (strcmp(from, to) != 0)
		add_param(params, *to ? to : own);
}

/* From one look to another by adding; what one has and the other has not is left on. */
static void add_difference(const struct sgr *s, const struct look *from, const struct look *to, GString *params)
{
	for (unsigned n = 1; n < STYLES_END; n++)
		if (to->styles & ~from->styles & 1u << n)
			add_param(params, n == UNDERLINE && s->curly ? "4:3" : (char[]){ (char)('0' + n), '\0' });
	add_colour(params, from->front, to->front, "39");
	add_colour(params, from->back, to->back, "49");
}

/* Something is drawn now. */
static void tell(struct sgr *s, GString *out)
{
	static const struct look none = { 0 };
	const struct look *from = &s->sent, *to = &s->wanted;

	if (memcmp(from, to, sizeof *from) == 0)
		return;
	g_autoptr(GString) anew = g_string_new(NULL), added = g_string_new(NULL);
	add_difference(s, &none, to, anew);
	if (anew->len > 0)
		g_string_prepend(anew, "0;");
	add_difference(s, from, to, added);
	bool only_more = (from->styles & ~to->styles) == 0 &&
		(s->own_colours || ((*to->front || !*from->front) && (*to->back || !*from->back)));
	g_string_append_printf(out, "\x1b[%sm", only_more && added->len < anew->len ? added->str : anew->str);
	s->sent = s->wanted;
}

static void set_colour(char colour[COLOUR_MAX], const char *params, size_t len)
{
	memset(colour, 0, COLOUR_MAX);
	memcpy(colour, params, MIN(len, COLOUR_MAX - 1));
}

/* 38 or 48 and the parameters of its colour, at `each`: how many there are. */
static unsigned by_number(char colour[COLOUR_MAX], char **each)
{
	unsigned count = !each[1] ? 1 : strcmp(each[1], "5") == 0 ? 3 : 5, n = 0;
	g_autoptr(GString) params = g_string_new(NULL);

	for (; n < count && each[n]; n++)
		add_param(params, each[n]);
	set_colour(colour, params->str, params->len);
	return n;
}

/* One parameter, or several that belong together: how many. */
static unsigned take_param(struct sgr *s, char **each)
{
	struct look *l = &s->wanted;
	int n = atoi(*each);
	bool back = n / 10 == 4 || n / 10 == 10;

	if (n == 0)
		*l = (struct look){ 0 };
	else if (n < STYLES_END)
		l->styles |= 1u << n;
	else if (n == 22)
		l->styles &= ~(1u << 1 | 1u << 2);
	else if (n > 22 && n < 30)
		l->styles &= ~(1u << (n - 20));
	else if (n == 38 || n == 48)
		return by_number(back ? l->back : l->front, each);
	else if (n >= 30 && n < 108)
		set_colour(back ? l->back : l->front, *each, n % 10 == 9 && n < 50 ? 0 : strlen(*each));
	s->own_colours |= n == 39 || n == 49;
	return 1;
}

static void take_style(struct sgr *s)
{
	g_autofree char *params = g_strndup(s->cut->str + 2, s->cut->len - 3);
	g_auto(GStrv) each = g_strsplit(params, ";", -1);
	char nothing[] = "", *none[] = { nothing, NULL };

	for (char **p = *each ? each : none; *p;)
		p += take_param(s, p);
}

/* The set that text is in is told once: none other is ever asked for. Source: ECMA-35, "SI"; xterm, "ESC ( B". */
static void take_charset(struct sgr *s, bool usual, GString *out)
{
	if (!usual || !s->charset_told)
		g_string_append_len(out, s->cut->str, (gssize)s->cut->len);
	s->charset_told = usual;
}

static bool only_moves(char byte)
{
	return byte == '\r' || byte == '\b' || byte == '\t' || byte == '\0';
}

/* Of sequences that begin with ESC [: the cursor, questions, modes, the scrolling region. */
static bool draws_nothing(char final)
{
	return strchr("ABCDEFGHdfnhlr", final) != NULL;
}

static bool is_whole(const GString *cut)
{
	char last = cut->str[cut->len - 1];

	if (cut->str[0] != ESC)
		return true;
	if (cut->len <= 2)
		return cut->len == 2 && !strchr("[()*+", last);
	return cut->str[1] != '[' || last < 0x20 || last >= 0x40 || cut->len >= SEQUENCE_MAX;
}

static void take_sequence(struct sgr *s, GString *out)
{
	const char *cut = s->cut->str;
	size_t len = s->cut->len;

	if (cut[0] == SHIFT_IN || cut[0] == SHIFT_OUT) {
		take_charset(s, cut[0] == SHIFT_IN, out);
	} else if (len == 3 && cut[1] == '(') {
		take_charset(s, cut[2] == 'B', out);
	} else if (len > 2 && cut[1] == '[' && cut[len - 1] == 'm') {
		take_style(s);
	} else {
		bool moves = len == 1 ? only_moves(cut[0]) : cut[1] == '[' && draws_nothing(cut[len - 1]);
		if (!moves)
			tell(s, out);
		g_string_append_len(out, cut, (gssize)len);
	}
}

void sgr_shorten(struct sgr *s, const char *bytes, size_t len, GString *out)
{
	if (s->sent.styles == UNKNOWN)
		tell(s, out);
	for (size_t i = 0; i < len; i++) {
		if (s->cut->len == 0 && (unsigned char)bytes[i] >= ' ') {
			tell(s, out);
			g_string_append_c(out, bytes[i]);
			continue;
		}
		g_string_append_c(s->cut, bytes[i]);
		if (!is_whole(s->cut))
			continue;
		take_sequence(s, out);
		g_string_truncate(s->cut, 0);
	}
}

void sgr_settle(struct sgr *s, GString *out)
{
	tell(s, out);
}
