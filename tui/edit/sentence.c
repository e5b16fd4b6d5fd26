#include "edit/cursor.h"
#include <string.h>
#include <glib.h>
#include <utf8proc.h>
#include "edit/utf8.h"

/* Before a name, a number or an address, so a capital after them proves nothing. Those that stand at the end of a list
 * (dll., dsb., dst., dkk.) are left out: a capital after them is a new sentence. Lower case, without the last stop. */
static const char *const abbreviations[] = {
	"a.n", "akp", "alm", "bpk", "brigjen", "c.q", "cq", "d.a", "dr", "dra", "drg", "drh", "drs", "gg", "hj", "hlm",
	"ir", "jend", "jl", "jln", "k.h", "kab", "kapt", "kec", "kel", "kep", "kh", "kol", "kompol", "lamp", "letjen",
	"letkol", "mayjen", "mgr", "no", "ny", "p.p", "pdt", "perm", "prof", "prov", "ps", "r.a", "rt", "rw",
	"s.d", "sdr", "sdri", "st", "tgk", "tgl", "tn", "u.b", "u.p", "ust", "yth",
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Quotation marks and brackets, which may stand around a sentence. */
static bool is_wrapping(uint32_t cp)
{
	return (cp < 0x80 && cp != 0 && strchr("\"'()[]*_", (int)cp)) || (cp >= 0x2018 && cp <= 0x201F) || cp == 0xAB || cp == 0xBB;
}

static uint32_t char_before(const char *s, size_t len, size_t off, size_t *start)
{
	uint32_t cp = 0xFFFD;

	*start = utf8_prev(s, off);
	utf8_decode(s + *start, len - *start, &cp);
	return cp;
}

static int by_name(const void *key, const void *row)
{
	return strcmp(key, *(const char *const *)row);
}

static bool is_abbreviation(const char *word, size_t len)
{
	char lower[16];

	if (len >= sizeof lower)
		return false;
	for (size_t i = 0; i < len; i++)
		lower[i] = g_ascii_tolower(word[i]);
	lower[len] = '\0';
	return bsearch(lower, abbreviations, G_N_ELEMENTS(abbreviations), sizeof abbreviations[0], by_name) != NULL;
}

/* A. Yani, S.H., S.Pd.: parts of one to three letters, each starting with a capital. */
static bool is_initials(const char *word, size_t len)
{
	size_t part = 0;

	for (size_t i = 0; i < len; i++) {
		if (word[i] == '.') {
			if (part == 0)
				return false;
			part = 0;
		} else if (!(part == 0 ? g_ascii_isupper(word[i]) : g_ascii_isalpha(word[i])) || ++part > 3) {
			return false;
		}
	}
	return len > 0 && (part == 1 || (part > 0 && memchr(word, '.', len)));
}

/* The number of a list row: 1. Pertama */
static bool is_row_number(const char *s, size_t start, size_t stop)
{
	for (size_t i = start; i < stop; i++)
		if (!g_ascii_isdigit(s[i]))
			return false;
	while (start > 0 && (s[start - 1] == ' ' || s[start - 1] == '\t'))
		start--;
	return start == 0 || s[start - 1] == '\n';
}

/* Does the full stop at `stop` belong to the word before it? */
static bool stop_is_part_of_word(const char *s, size_t stop)
{
	size_t start = stop;

	while (start > 0 && stop - start < 32 && !is_blank(s[start - 1]) && !strchr("\"'([", s[start - 1]))
		start--;
	return start < stop && (is_abbreviation(s + start, stop - start) || is_initials(s + start, stop - start) ||
	                        is_row_number(s, start, stop));
}

static bool starts_with_lower_case(const char *s, size_t len, size_t off)
{
	uint32_t cp;
	unsigned n;

	while (off < len && (n = utf8_decode(s + off, len - off, &cp)) != 0) {
		if (!is_wrapping(cp))
			return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_LL;
		off += n;
	}
	return false;
}

static bool is_sentence_start(const char *s, size_t len, size_t off)
{
	size_t end = off, before;
	uint32_t cp = 0;

	if (is_blank(s[off]))
		return false;
	while (end > 0 && is_blank(s[end - 1]) && s[end - 1] != '\n')
		end--;
	if (end == 0 || s[end - 1] == '\n')
		return true;
	if (end == off)
		return false;
	while (end > 0 && is_wrapping(cp = char_before(s, len, end, &before)))
		end = before;
	if (end == 0 || !(cp == '.' || cp == '!' || cp == '?' || cp == 0x2026) || starts_with_lower_case(s, len, off))
		return false;
	return cp != '.' || !stop_is_part_of_word(s, end - 1);
}

size_t sentence_next(const char *s, size_t len, size_t off)
{
	while (++off < len)
		if ((off == 0 || is_blank(s[off - 1])) && is_sentence_start(s, len, off))
			return off;
	return len;
}

size_t sentence_prev(const char *s, size_t len, size_t off)
{
	off = MIN(off, len);
	while (off > 1) {
		off--;
		if (is_blank(s[off - 1]) && is_sentence_start(s, len, off))
			return off;
	}
	return 0;
}
