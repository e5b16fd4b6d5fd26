#include "edit/hidden.h"
#include <utf8proc.h>
#include "edit/cell.h"
#include "edit/utf8.h"

/* The joiner and the selector of a look belong to the emoji before them. */
static bool holds_emoji(uint32_t cp, uint32_t before)
{
	int class = (int)utf8proc_get_property((utf8proc_int32_t)before)->boundclass;

	return cp == 0xFE0E || cp == 0xFE0F ||
	       (cp == 0x200D && (class == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC || class == UTF8PROC_BOUNDCLASS_EXTEND));
}

/* One character of s: its kind, and how long it is. */
static enum cell_kind kind_at(const char *s, size_t len, size_t off, uint32_t *before, unsigned *n)
{
	uint32_t cp;

	*n = MAX(1u, utf8_decode(s + off, len - off, &cp));
	enum cell_kind kind = cp == '\n' || (cp >= ' ' && cp < 0x7F) ? CELL_SEEN : cell_kind_of(cp);
	if (kind == CELL_HIDDEN && holds_emoji(cp, *before))
		kind = CELL_SEEN;
	*before = cp;
	return kind;
}

struct hidden_count hidden_count(const char *s, size_t len)
{
	struct hidden_count count = { 0 };
	uint32_t before = 0;
	unsigned n;

	for (size_t off = 0; off < len; off += n)
		switch (kind_at(s, len, off, &before, &n)) {
		case CELL_SEEN: break;
		case CELL_TAB: count.tabs++; break;
		case CELL_BLANK: count.blanks++; break;
		case CELL_HIDDEN: count.unseen++; break;
		case CELL_DIRECTION: count.directions++; break;
		case CELL_CONTROL: count.controls++; break;
		}
	return count;
}

GString *hidden_cleaned(const char *s, size_t len)
{
	GString *out = g_string_sized_new(len + 1);
	uint32_t before = 0;
	unsigned n;

	for (size_t off = 0; off < len; off += n) {
		enum cell_kind kind = kind_at(s, len, off, &before, &n);
		if (kind == CELL_SEEN)
			g_string_append_len(out, s + off, (gssize)n);
		else if (kind == CELL_TAB || kind == CELL_BLANK)
			g_string_append_c(out, ' ');
	}
	return out;
}
