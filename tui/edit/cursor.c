#include "edit/cursor.h"
#include <string.h>
#include <glib.h>
#include <utf8proc.h>
#include "edit/cell.h"
#include "edit/utf8.h"

enum { CLUSTER_MAX = 128, ZWNJ = 0x200C, ZWJ = 0x200D, BLACK_FLAG = 0x1F3F4 };

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

static bool is_tag(uint32_t cp)
{
	return cp >= 0xE0000 && cp <= 0xE007F;
}

/* Characters that join nothing. The standard joins a few signs to the letter after them; here they stay alone, so
 * that an ASCII character starts a cluster wherever it stands and a look back ends there. */
static bool is_alone(uint32_t cp)
{
	switch (utf8proc_get_property((utf8proc_int32_t)cp)->boundclass) {
	case UTF8PROC_BOUNDCLASS_CR:
	case UTF8PROC_BOUNDCLASS_LF:
	case UTF8PROC_BOUNDCLASS_CONTROL:
	case UTF8PROC_BOUNDCLASS_PREPEND:
		return true;
	default:
		return false;
	}
}

static bool ends_before(uint32_t first, uint32_t before, uint32_t cp, utf8proc_int32_t *state)
{
	if (is_alone(cp) || (is_tag(cp) ? !is_tag(first) && first != BLACK_FLAG : is_tag(first)))
		return true;
	return utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)cp, state);
}

static size_t cluster_end(const char *s, size_t len, size_t off)
{
	utf8proc_int32_t state = 0;
	uint32_t first, before, cp;
	unsigned n = utf8_decode(s + off, len - off, &first);
	size_t end = off + MAX(n, 1);

	if (n == 0 || is_alone(first) || first == ZWJ || first == ZWNJ)
		return end;
	before = first;
	while (end < len && !is_ascii(s[end])) {
		n = utf8_decode(s + end, len - end, &cp);
		if (n == 0 || end + n - off > CLUSTER_MAX || ends_before(first, before, cp, &state))
			break;
		end += n;
		before = cp;
	}
	return end;
}

size_t grapheme_next(const char *s, size_t len, size_t off)
{
	if (off >= len)
		return len;
	if (is_ascii(s[off]) && (off + 1 == len || is_ascii(s[off + 1])))
		return off + 1;
	return cluster_end(s, len, off);
}

size_t grapheme_prev(const char *s, size_t len, size_t off)
{
	size_t from, at, next;

	if (off == 0)
		return 0;
	if (is_ascii(s[off - 1]))
		return off - 1;
	from = utf8_prev(s, off);
	while (from > 0 && !is_ascii(s[from]) && off - from < CLUSTER_MAX)
		from = utf8_prev(s, from);
	for (at = from; (next = grapheme_next(s, len, at)) < off; at = next)
		;
	return at;
}

size_t grapheme_at(const char *s, size_t len, size_t off)
{
	if (off == 0 || off >= len || is_ascii(s[off]))
		return MIN(off, len);
	return MAX(off, grapheme_next(s, len, grapheme_prev(s, len, off)));
}

int grapheme_width(const char *s, size_t n)
{
	struct cell c;

	if (n == 1 && s[0] >= ' ' && s[0] < 0x7F)
		return 1;
	cell_of(s, n, &c);
	return c.width;
}

static bool is_word_char(uint32_t cp)
{
	if (cp < 0x80)
		return g_ascii_isalnum((char)cp) || cp == '_';
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO:
		return true;
	default:
		return false;
	}
}

static uint32_t char_at(const char *s, size_t len, size_t off, size_t *next)
{
	uint32_t cp = 0xFFFD;
	unsigned n = utf8_decode(s + off, len - off, &cp);

	*next = off + MAX(n, 1);
	return cp;
}

static bool is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019;
}

/* Does the character at off belong to a word? An apostrophe between two letters does (Jum'at, Ma’ruf). */
static bool in_word(const char *s, size_t len, size_t off)
{
	size_t next, ignored;
	uint32_t cp;

	if (off >= len)
		return false;
	cp = char_at(s, len, off, &next);
	if (!is_apostrophe(cp))
		return is_word_char(cp);
	return off > 0 && next < len && is_word_char(char_at(s, len, utf8_prev(s, off), &ignored)) &&
	       is_word_char(char_at(s, len, next, &ignored));
}

static size_t step(const char *s, size_t len, size_t off)
{
	size_t next;

	char_at(s, len, off, &next);
	return next;
}

bool word_inside(const char *s, size_t len, size_t off)
{
	return off > 0 && off < len && in_word(s, len, off) && in_word(s, len, utf8_prev(s, off));
}

size_t word_next(const char *s, size_t len, size_t off)
{
	while (off < len && in_word(s, len, off))
		off = step(s, len, off);
	while (off < len && !in_word(s, len, off))
		off = step(s, len, off);
	return MIN(off, len);
}

size_t word_prev(const char *s, size_t len, size_t off)
{
	off = MIN(off, len);
	while (off > 0 && !in_word(s, len, utf8_prev(s, off)))
		off = utf8_prev(s, off);
	while (off > 0 && in_word(s, len, utf8_prev(s, off)))
		off = utf8_prev(s, off);
	return off;
}

/* Where the word under or before off ends; *none when there is no such word. */
static size_t own_word_end(const char *s, size_t len, size_t off, bool *none)
{
	size_t end = MIN(off, len);

	while (end < len && in_word(s, len, end))
		end = step(s, len, end);
	while (end > 0 && !in_word(s, len, utf8_prev(s, end)))
		end = utf8_prev(s, end);
	*none = end == 0;
	return end;
}

size_t word_start(const char *s, size_t len, size_t off)
{
	bool none;
	size_t end = own_word_end(s, len, off, &none);

	return none ? MIN(off, len) : word_prev(s, len, end);
}

size_t word_end(const char *s, size_t len, size_t off)
{
	bool none;
	size_t end = own_word_end(s, len, off, &none);

	return none ? MIN(off, len) : end;
}

size_t paragraph_start(const char *s, size_t len, size_t off)
{
	const char *nl = memrchr(s, '\n', MIN(off, len));

	return nl ? (size_t)(nl - s) + 1 : 0;
}

size_t paragraph_end(const char *s, size_t len, size_t off)
{
	const char *nl = off < len ? memchr(s + off, '\n', len - off) : NULL;

	return nl ? (size_t)(nl - s) : len;
}

size_t paragraph_next(const char *s, size_t len, size_t off)
{
	off = paragraph_end(s, len, off);
	while (off < len && s[off] == '\n')
		off++;
	return off;
}

size_t paragraph_prev(const char *s, size_t len, size_t off)
{
	off = MIN(off, len);
	while (off > 0 && s[off - 1] == '\n')
		off--;
	return paragraph_start(s, len, off);
}
