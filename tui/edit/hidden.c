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

static bool is_ascii(uint32_t cp)
{
	return cp == '\n' || (cp >= ' ' && cp < 0x7F);
}

/* The character at `off` of s, and what came before it. */
struct place {
	uint32_t cp, before;
	unsigned n;                      /* bytes */
	unsigned marks;                  /* of the base so far, with this one */
};

static enum cell_kind step(struct place *p, const char *s, size_t len, size_t off)
{
	p->before = p->cp;
	p->n = MAX(1u, utf8_decode(s + off, len - off, &p->cp));
	if (is_ascii(p->cp)) {
		p->marks = 0;
		return CELL_SEEN;
	}
	p->marks = cell_is_mark(p->cp) ? p->marks + 1 : 0;
	enum cell_kind kind = cell_kind_of(p->cp);
	return kind == CELL_HIDDEN && holds_emoji(p->cp, p->before) ? CELL_SEEN : kind;
}

static bool is_between(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp >= first && cp <= last;
}

/* Fullwidth A to z and the letters of formulas. */
static bool is_dressed_up(uint32_t cp)
{
	return is_between(cp, 0xFF21, 0xFF3A) || is_between(cp, 0xFF41, 0xFF5A) || is_between(cp, 0x1D400, 0x1D7CB);
}

static bool looks_latin(uint32_t cp)
{
	switch (g_unichar_get_script(cp)) {
	case G_UNICODE_SCRIPT_CYRILLIC:
	case G_UNICODE_SCRIPT_GREEK:
	case G_UNICODE_SCRIPT_COPTIC:
	case G_UNICODE_SCRIPT_ARMENIAN:
	case G_UNICODE_SCRIPT_CHEROKEE:
		return true;
	default:
		return false;
	}
}

/* The word so far. */
struct word { bool latin; size_t strangers; };

/* Returns the strangers of a word that ends before this character. */
static size_t word_step(struct word *w, const struct place *p)
{
	struct word ended = *w;

	if (is_ascii(p->cp) ? g_ascii_isalnum((char)p->cp) : p->marks > 0 || g_unichar_isalnum(p->cp)) {
		w->latin = w->latin || (is_ascii(p->cp) && g_ascii_isalpha((char)p->cp));
		w->strangers += !is_ascii(p->cp) && looks_latin(p->cp);
		return 0;
	}
	*w = (struct word){ 0 };
	return ended.latin ? ended.strangers : 0;
}

struct hidden_count hidden_count(const char *s, size_t len)
{
	struct hidden_count count = { 0 };
	struct place p = { 0 };
	struct word w = { 0 };

	for (size_t off = 0; off < len; off += p.n) {
		switch (step(&p, s, len, off)) {
		case CELL_SEEN: break;
		case CELL_TAB: count.tabs++; break;
		case CELL_BLANK: count.blanks++; break;
		case CELL_HIDDEN: count.unseen++; break;
		case CELL_DIRECTION: count.directions++; break;
		case CELL_CONTROL: count.controls++; break;
		}
		count.piled += p.marks > CELL_MARKS_MAX;
		count.strangers += word_step(&w, &p) + is_dressed_up(p.cp);
	}
	count.strangers += w.latin ? w.strangers : 0;
	return count;
}

GString *hidden_cleaned(const char *s, size_t len)
{
	GString *out = g_string_sized_new(len + 1);
	struct place p = { 0 };

	for (size_t off = 0; off < len; off += p.n) {
		enum cell_kind kind = step(&p, s, len, off);
		if (kind == CELL_SEEN && p.marks <= CELL_MARKS_MAX)
			g_string_append_len(out, s + off, (gssize)p.n);
		else if (kind == CELL_TAB || kind == CELL_BLANK)
			g_string_append_c(out, ' ');
	}
	return out;
}
