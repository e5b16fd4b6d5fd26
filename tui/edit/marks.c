#include "edit/marks.h"
#include <stdbool.h>
#include <string.h>

/* A line being read: its bytes and what each is. */
struct line {
	const char *s;
	size_t len;
	uint8_t *flags;
};

static void flag(const struct line *l, size_t from, size_t to, unsigned what)
{
	for (size_t i = from; i < to; i++)
		l->flags[i] |= (uint8_t)what;
}

static size_t run_len(const struct line *l, size_t at)
{
	size_t n = 1;

	while (at + n < l->len && l->s[at + n] == l->s[at])
		n++;
	return n;
}

static bool is_blank_at(const struct line *l, size_t at)
{
	return at >= l->len || l->s[at] == ' ' || l->s[at] == '\t';
}

/* ---- what begins a line ---- */

static size_t blanks(const char *s, size_t len, size_t at)
{
	size_t n = 0;

	while (at + n < len && s[at + n] == ' ')
		n++;
	return n;
}

/* "- ", "12. ", "### ": the sign with the blank after it, 0: none. */
static size_t one_lead(const char *s, size_t len, size_t at)
{
	size_t n = 0;

	if (at >= len)
		return 0;
	if (s[at] == '>')
		return at + 1 < len && s[at + 1] == ' ' ? 2 : 1;
	if (s[at] == '#') {
		while (at + n < len && s[at + n] == '#' && n <= 6)
			n++;
		return n <= 6 && at + n < len && s[at + n] == ' ' ? n + 1 : 0;
	}
	if (strchr("-*+", s[at])) {
		n = 1;
	} else {
		while (at + n < len && g_ascii_isdigit(s[at + n]) && n < 9)
			n++;
		if (n == 0 || at + n >= len || (s[at + n] != '.' && s[at + n] != ')'))
			return 0;
		n++;
	}
	return at + n < len && s[at + n] == ' ' ? n + 1 : 0;
}

size_t marks_lead(const char *line, size_t len)
{
	size_t end = 0;

	for (;;) {
		size_t at = end + blanks(line, len, end), n = one_lead(line, len, at);
		if (n == 0)
			return end;
		end = at + n;
		if (line[at] == '#')
			return end;
	}
}

size_t marks_quote(const char *line, size_t lead)
{
	size_t n = 0;

	while (n < lead && (line[n] == '>' || (line[n] == ' ' && n > 0 && line[n - 1] == '>')))
		n++;
	return n;
}

static bool is_rule(const struct line *l)
{
	size_t signs = 0;

	for (size_t i = 0; i < l->len; i++) {
		if (l->s[i] != ' ' && (l->s[i] != l->s[0] || !strchr("-*_", l->s[i])))
			return false;
		signs += l->s[i] != ' ';
	}
	return signs >= 3;
}

/* ---- inside a line ---- */

/* Back quotes up to as many again. */
static size_t code_at(const struct line *l, size_t at)
{
	size_t n = run_len(l, at), m;

	for (size_t i = at + n; i < l->len; i += m) {
		m = l->s[i] == '`' ? run_len(l, i) : 1;
		if (l->s[i] == '`' && m == n) {
			flag(l, at, at + n, MARK_SIGN);
			flag(l, at + n, i, MARK_CODE);
			flag(l, i, i + n, MARK_SIGN);
			return i + n - at;
		}
	}
	return n;
}

/* The address after ](: up to its closing bracket. */
static size_t link_address(const struct line *l, size_t at)
{
	const char *close = l->s[at] == ']' && at + 1 < l->len && l->s[at + 1] == '(' ? memchr(l->s + at, ')', l->len - at) : NULL;

	if (!close)
		return 0;
	size_t end = (size_t)(close - l->s) + 1;
	flag(l, at, at + 2, MARK_SIGN);
	flag(l, at + 2, end - 1, MARK_SIGN | MARK_ADDRESS);
	flag(l, end - 1, end, MARK_SIGN);
	const char *open = memrchr(l->s, '[', at);
	if (open)
		flag(l, (size_t)(open - l->s), (size_t)(open - l->s) + 1, MARK_SIGN);
	return end - at;
}

static size_t bare_address(const struct line *l, size_t at)
{
	static const char *const begins[] = { "https://", "http://", "www." };
	size_t n = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(begins) && n == 0; i++)
		if (l->len - at > strlen(begins[i]) && g_ascii_strncasecmp(l->s + at, begins[i], strlen(begins[i])) == 0)
			n = strlen(begins[i]);
	if (n == 0)
		return 0;
	while (at + n < l->len && !strchr(" \t<>\"", l->s[at + n]))
		n++;
	flag(l, at, at + n, MARK_ADDRESS);
	return n;
}

/* Signs in pairs: where each is open, SIZE_MAX: it is not. */
struct pairs { size_t em, strong, strike; };

static bool word_beside(const struct line *l, size_t at, size_t n)
{
	return at > 0 && g_ascii_isalnum(l->s[at - 1]) && at + n < l->len && g_ascii_isalnum(l->s[at + n]);
}

static void pair(const struct line *l, size_t *open, size_t at, size_t n, unsigned what)
{
	if (*open != SIZE_MAX && !is_blank_at(l, at - 1)) {
		flag(l, *open, *open + n, MARK_SIGN);
		flag(l, *open + n, at, what);
		flag(l, at, at + n, MARK_SIGN);
		*open = SIZE_MAX;
	} else if (*open == SIZE_MAX && !is_blank_at(l, at + n)) {
		*open = at;
	}
}

static size_t emphasis_at(const struct line *l, size_t at, struct pairs *p)
{
	size_t n = run_len(l, at);

	if (l->s[at] == '~') {
		if (n == 2)
			pair(l, &p->strike, at, 2, MARK_STRIKE);
	} else if (n <= 3 && !(l->s[at] == '_' && word_beside(l, at, n))) {
		bool closes = n == 3 && p->em != SIZE_MAX && p->em > p->strong;
		size_t first = closes ? 1 : 2;
		if (n == 3) {
			pair(l, closes ? &p->em : &p->strong, at, first, closes ? MARK_EM : MARK_STRONG);
			pair(l, closes ? &p->strong : &p->em, at + first, n - first, closes ? MARK_STRONG : MARK_EM);
		} else {
			pair(l, n == 2 ? &p->strong : &p->em, at, n, n == 2 ? MARK_STRONG : MARK_EM);
		}
	}
	return n;
}

static size_t inline_at(const struct line *l, size_t at, struct pairs *p)
{
	char c = l->s[at];

	if (c == '\\' && at + 1 < l->len && g_ascii_ispunct(l->s[at + 1])) {
		flag(l, at, at + 1, MARK_SIGN);
		return 2;
	}
	if (c == '`')
		return code_at(l, at);
	if (c == ']')
		return MAX(link_address(l, at), 1);
	if (c == '*' || c == '_' || c == '~')
		return emphasis_at(l, at, p);
	if ((c == 'h' || c == 'H' || c == 'w' || c == 'W') && (at == 0 || !g_ascii_isalnum(l->s[at - 1])))
		return MAX(bare_address(l, at), 1);
	return 1;
}

static void read_line(const struct line *l, bool *fenced)
{
	bool fence = l->len >= 3 && memcmp(l->s, "```", 3) == 0;
	struct pairs open = { SIZE_MAX, SIZE_MAX, SIZE_MAX };

	if (fence || *fenced || l->len > MARKS_MAX) {
		flag(l, 0, l->len, fence ? MARK_SIGN : *fenced ? MARK_CODE : 0);
		*fenced ^= fence;
		return;
	}
	if (is_rule(l)) {
		flag(l, 0, l->len, MARK_SIGN);
		return;
	}
	size_t lead = marks_lead(l->s, l->len);
	flag(l, 0, lead, MARK_SIGN);
	if (lead >= 2 && l->s[lead - 2] == '#')
		flag(l, lead, l->len, MARK_HEADING);
	for (size_t at = lead; at < l->len;)
		at += inline_at(l, at, &open);
}

uint8_t *marks_of(const char *s, size_t len)
{
	uint8_t *flags = g_malloc0(len + 1);
	bool fenced = false;

	for (size_t at = 0; at < len;) {
		const char *nl = memchr(s + at, '\n', len - at);
		struct line l = { s + at, nl ? (size_t)(nl - s) - at : len - at, flags + at };
		read_line(&l, &fenced);
		at += l.len + 1;
	}
	return flags;
}
