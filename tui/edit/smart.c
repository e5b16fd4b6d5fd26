#include "edit/smart.h"
#include <string.h>
#include "edit/cursor.h"
#include "edit/marks.h"
#include "edit/utf8.h"

static const char TRIGGERS[] = "\"'. ";

static uint32_t char_before(const char *s, size_t off)
{
	uint32_t cp = 0;
	size_t start = off > 0 ? utf8_prev(s, off) : 0;

	if (off > 0)
		utf8_decode(s + start, off - start, &cp);
	return cp;
}

/* What may stand before the first word of a quotation; a blank of any kind too. */
static bool is_opening(uint32_t cp)
{
	return cp == 0 || cp == ' ' || cp == '\n' || cp == '\t' || cp == '(' || cp == '[' || cp == '{' || cp == '/' || cp == '-' ||
	       cp == 0xA0 || cp == 0x202F || cp == 0x2013 || cp == 0x2014 || cp == 0x2018 || cp == 0x201C;
}

/* Does a quotation mark at `off` open? Signs of emphasis and other straight marks before it are looked through. */
static bool opens(const char *s, size_t off)
{
	while (off > 0 && strchr("*_~\"'", s[off - 1]))
		off--;
	return is_opening(char_before(s, off));
}

static bool make(struct smart *out, size_t pos, size_t len, const char *with)
{
	*out = (struct smart){ pos, len, with };
	return true;
}

/* One or two hyphens between blanks, the second of which ends at `end`; none at the beginning of a row, where it is a list's. */
static bool dash_at(const char *s, size_t end, struct smart *out)
{
	size_t to = end - 1, from = to;

	while (from > 0 && s[from - 1] == '-')
		from--;
	if (from == to || to - from > 2 || from < 2 || s[from - 1] != ' ' || strchr(" \n\t", s[from - 2]))
		return false;
	return make(out, from, to - from, "–");
}

/* The character in [end - 1, end) by itself and by what stands before it, wherever that is. */
static bool smart_at(const char *s, size_t end, struct smart *out)
{
	const char *at = s + end;

	if (end == 0)
		return false;
	switch (at[-1]) {
	case '"': return make(out, end - 1, 1, opens(s, end - 1) ? "“" : "”");
	case '\'': return make(out, end - 1, 1, opens(s, end - 1) ? "‘" : "’");
	case '.': return end >= 3 && at[-2] == '.' && at[-3] == '.' && (end == 3 || at[-4] != '.') && make(out, end - 3, 3, "…");
	case ' ': return dash_at(s, end, out);
	default: return false;
	}
}

/* What is being typed has no end yet: an open back quote, a link whose bracket is open. */
static bool is_open_code(const char *line, size_t n)
{
	bool code = false, address = false;

	for (size_t i = 0; i < n; i++) {
		code ^= line[i] == '`';
		if (line[i] == '(' && i > 0 && line[i - 1] == ']')
			address = true;
		else if (line[i] == ')')
			address = false;
	}
	return code || address;
}

static bool in_fence(const char *s, size_t line)
{
	bool fence = false;
	const char *at = s;

	while ((at = memmem(at, (size_t)(s + line - at), "```", 3)) != NULL) {
		fence ^= at == s || at[-1] == '\n';
		at += 3;
	}
	return fence;
}

bool smart_typed(const char *s, size_t len, size_t end, struct smart *out)
{
	size_t line = paragraph_start(s, len, end);

	if (!smart_at(s, end, out) || out->pos < line || end - line > MARKS_MAX || is_open_code(s + line, end - line) || in_fence(s, line))
		return false;
	g_autofree uint8_t *flags = marks_of(s + line, paragraph_end(s, len, end) - line);
	return !(flags[end - 1 - line] & MARK_VERBATIM);
}

GArray *smart_all(const char *s, size_t len, size_t from, size_t to)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct smart));
	g_autofree uint8_t *flags = marks_of(s, len);
	struct smart one;

	for (size_t at = from; at < to; at++)
		if (s[at] != '\0' && strchr(TRIGGERS, s[at]) && !(flags[at] & MARK_VERBATIM) && smart_at(s, at + 1, &one) && one.pos >= from)
			g_array_append_val(all, one);
	return all;
}
