#include "edit/cell.h"
#include <string.h>
#include <glib.h>
#include <utf8proc.h>
#include "edit/cursor.h"
#include "edit/utf8.h"

enum { ZWJ = 0x200D };

#define HIDDEN_SIGN "·"
#define BLANK_SIGN "␣"
#define TAB_SIGN "→"
#define CUT_SIGN "…"
#define LONE_MARK_BASE "◌"

static bool is_between(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp >= first && cp <= last;
}

static bool is_bidi_control(uint32_t cp)
{
	return is_between(cp, 0x200E, 0x200F) || cp == 0x061C || is_between(cp, 0x202A, 0x202E) || is_between(cp, 0x2066, 0x2069);
}

/* Nothing of its own can be shown: a person sees its number. */
static bool is_numbered(uint32_t cp, utf8proc_category_t category)
{
	return is_bidi_control(cp) || (cp & 0xFFFE) == 0xFFFE || is_between(cp, 0xFDD0, 0xFDEF) ||
	       category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
	       category == UTF8PROC_CATEGORY_CS || (category == UTF8PROC_CATEGORY_CN && !is_between(cp, 0xE0000, 0xE0FFF));
}

static bool is_selector(uint32_t cp)
{
	return is_between(cp, 0xFE00, 0xFE0F) || is_between(cp, 0x180B, 0x180F) || is_between(cp, 0xE0100, 0xE01EF);
}

static bool is_hidden(uint32_t cp, utf8proc_category_t category)
{
	return category == UTF8PROC_CATEGORY_CF || is_selector(cp) || is_between(cp, 0xE0000, 0xE0FFF) || cp == 0x034F ||
	       is_between(cp, 0x115F, 0x1160) || cp == 0x3164 || cp == 0xFFA0 || is_between(cp, 0x17B4, 0x17B5);
}

enum cell_kind cell_kind_of(uint32_t cp)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp);

	if (cp == '\t')
		return CELL_TAB;
	if (is_numbered(cp, category))
		return is_bidi_control(cp) ? CELL_DIRECTION : CELL_CONTROL;
	if (is_hidden(cp, category))
		return CELL_HIDDEN;
	return category == UTF8PROC_CATEGORY_ZS && cp != ' ' && cp != 0x3000 ? CELL_BLANK : CELL_SEEN;
}

static bool is_mark(uint32_t cp, utf8proc_category_t category)
{
	int class = (int)utf8proc_get_property((utf8proc_int32_t)cp)->boundclass;

	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME ||
	       class == UTF8PROC_BOUNDCLASS_V || class == UTF8PROC_BOUNDCLASS_T;
}

bool cell_is_mark(uint32_t cp)
{
	return is_mark(cp, utf8proc_category((utf8proc_int32_t)cp));
}

static bool is_skin_tone(uint32_t cp)
{
	return is_between(cp, 0x1F3FB, 0x1F3FF);
}

static bool is_flag_letter(uint32_t cp)
{
	return is_between(cp, 0x1F1E6, 0x1F1FF);
}

/* Columns as terminals and the C library count them; utf8proc 2.6 says 0 for spacing marks and 1 for the vowels and
 * finals of Hangul that join the syllable before. */
static int width_of(uint32_t cp, utf8proc_category_t category)
{
	int class = (int)utf8proc_get_property((utf8proc_int32_t)cp)->boundclass;

	if (class == UTF8PROC_BOUNDCLASS_V || class == UTF8PROC_BOUNDCLASS_T)
		return 0;
	if (category == UTF8PROC_CATEGORY_MC)
		return 1;
	return utf8proc_charwidth((utf8proc_int32_t)cp);
}

static void cell_set(struct cell *out, const char *text, int width, bool marked)
{
	g_strlcpy(out->text, text, sizeof out->text);
	out->width = width;
	out->marked = marked;
}

static void cell_number(struct cell *out, uint32_t number)
{
	g_snprintf(out->text, sizeof out->text, number < 0x100 ? "<%02X>" : "<%04X>", number);
	out->width = (int)strlen(out->text);
	out->marked = true;
}

/* `used` bytes of out->text are taken; `n` more come. The callers keep far below the room there is. */
static size_t cell_add(struct cell *out, size_t used, const char *bytes, size_t n)
{
	g_assert(used + n < sizeof out->text);
	memcpy(out->text + used, bytes, n);
	out->text[used + n] = '\0';
	return used + n;
}

/* The cell of the first character alone. Returns how many bytes of s it stands for: 0 when the first is a mark. */
static size_t cell_base(const char *s, size_t char_len, uint32_t cp, struct cell *out)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp);

	enum cell_kind kind = cell_kind_of(cp);

	if (kind == CELL_DIRECTION || kind == CELL_CONTROL)
		cell_number(out, cp);
	else if (kind != CELL_SEEN) {
		cell_set(out, kind == CELL_TAB ? TAB_SIGN : kind == CELL_BLANK ? BLANK_SIGN : HIDDEN_SIGN, 1, true);
		out->quiet = true;
	}
	else if (is_flag_letter(cp))
		cell_set(out, (char[]){ (char)('A' + cp - 0x1F1E6), '\0' }, 1, true);
	else if (is_mark(cp, category)) {
		cell_set(out, LONE_MARK_BASE, 1, true);
		return 0;
	} else {
		cell_add(out, 0, s, char_len);
		out->width = MAX(1, width_of(cp, category));
		out->marked = false;
	}
	return char_len;
}

/* Joined emoji have as many widths as there are terminals, so only the first one is shown. */
static bool is_joined(const char *s, size_t n, size_t off)
{
	bool zwj = false;
	uint32_t cp;
	unsigned char_len;

	for (; off < n && (char_len = utf8_decode(s + off, n - off, &cp)) != 0; off += char_len) {
		if (is_skin_tone(cp) || is_between(cp, 0xE0020, 0xE007F))
			return true;
		if (zwj && utf8proc_get_property((utf8proc_int32_t)cp)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC)
			return true;
		zwj = cp == ZWJ || (zwj && is_selector(cp));
	}
	return false;
}

static void cell_add_marks(const char *s, size_t n, size_t off, struct cell *out)
{
	size_t used = strlen(out->text);
	unsigned marks = 0, char_len;
	uint32_t cp;

	for (; off < n && (char_len = utf8_decode(s + off, n - off, &cp)) != 0; off += char_len) {
		utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp);

		if (is_between(cp, 0xFE0E, 0xFE0F))
			continue;
		if (is_hidden(cp, category) || is_numbered(cp, category)) {
			out->marked = true;
			continue;
		}
		if (is_flag_letter(cp)) {
			used = cell_add(out, used, (char[]){ (char)('A' + cp - 0x1F1E6) }, 1);
			out->width++;
		} else if (marks < CELL_MARKS_MAX) {
			used = cell_add(out, used, s + off, char_len);
			out->width += width_of(cp, category);
		} else {
			cell_add(out, used, CUT_SIGN, strlen(CUT_SIGN));
			out->width++;
			out->marked = true;
			return;
		}
		marks++;
	}
}

/* Latin letters, dashes, quotation marks and the like, found in every article: one column, whatever the tables say at length. */
static bool is_simple(uint32_t cp)
{
	return (is_between(cp, 0xA1, 0x2FF) && cp != 0xAD) || is_between(cp, 0x2010, 0x2027);
}

static void cell_of_many(const char *s, size_t n, struct cell *out)
{
	uint32_t cp;
	unsigned char_len = utf8_decode(s, n, &cp);
	size_t off;

	if (char_len == 0) {
		cell_number(out, (unsigned char)s[0]);
		return;
	}
	if (char_len == n && is_simple(cp)) {
		cell_add(out, 0, s, n);
		out->width = 1;
		out->marked = false;
		return;
	}
	off = cell_base(s, char_len, cp, out);
	out->quiet = out->quiet && off == n;
	if (off == n || is_numbered(cp, utf8proc_category((utf8proc_int32_t)cp)))
		return;
	if (off > 0 && !is_hidden(cp, utf8proc_category((utf8proc_int32_t)cp)) && is_joined(s, n, off)) {
		if (out->width < 2)
			cell_add(out, strlen(out->text), " ", 1);
		out->width = 2;
		out->marked = true;
		return;
	}
	cell_add_marks(s, n, off, out);
}

bool cell_is_unseen(const struct cell *c)
{
	return strcmp(c->text, HIDDEN_SIGN) == 0;
}

static bool is_plain(char c)
{
	return c >= ' ' && c < 0x7F;
}

static void cell_plain(struct cell *out, char c)
{
	out->text[0] = c;
	out->text[1] = '\0';
	out->width = 1;
	out->marked = out->quiet = false;
}

void cell_of(const char *s, size_t n, struct cell *out)
{
	out->quiet = false;
	if (n == 1 && is_plain(s[0]))
		cell_plain(out, s[0]);
	else
		cell_of_many(s, n, out);
}

size_t cell_next(const char *s, size_t len, size_t off, struct cell *out)
{
	size_t n;

	if (is_plain(s[off]) && (off + 1 == len || (unsigned char)s[off + 1] < 0x80)) {
		cell_plain(out, s[off]);
		return 1;
	}
	n = grapheme_next(s, len, off) - off;
	cell_of(s + off, n, out);
	return n;
}

char *cell_safe(const char *s, size_t len, unsigned max_cols)
{
	GString *out = g_string_sized_new(MIN(len, (size_t)max_cols * 2) + 1);
	size_t keep = 0;      /* bytes of out that leave room for the sign of a cut */
	unsigned cols = 0;
	struct cell c;

	for (size_t off = 0; off < len; ) {
		off += cell_next(s, len, off, &c);
		if ((unsigned)c.width > max_cols - cols) {
			g_string_truncate(out, keep);
			if (max_cols > 0)
				g_string_append(out, CUT_SIGN);
			break;
		}
		g_string_append(out, c.text);
		cols += (unsigned)c.width;
		if (cols < max_cols)
			keep = out->len;
	}
	return g_string_free(out, FALSE);
}
