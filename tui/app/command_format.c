/* What makes text more than letters: emphasis, headings, lists, quotes. All of it is Markdown in the text itself. */
#include "app/command.h"
#include <string.h>
#include "app/edits.h"
#include "edit/marks.h"

/* ---- strong, emphasis, strike ---- */

/* The part of one line that signs are to stand around, offsets in the text. */
struct part { size_t from, to; bool styled; };

/* Take the edges in from blanks, from what begins a list row, and from a pair of signs that was selected with its words. */
static struct part part_in_line(const char *s, const uint8_t *flags, size_t len, size_t from, size_t to, size_t sign, unsigned mark)
{
	from = MAX(from, marks_lead(s, len));
	to = MAX(to, from);
	while (from < to && s[from] == ' ')
		from++;
	while (to > from && s[to - 1] == ' ')
		to--;
	if (to - from > 2 * sign && (flags[from] & MARK_SIGN) && !(flags[from] & mark) && (flags[from + sign] & mark) &&
	    (flags[to - 1] & MARK_SIGN) && !(flags[to - 1] & mark) && (flags[to - 1 - sign] & mark)) {
		from += sign;
		to -= sign;
	}
	struct part p = { from, to, to > from };
	for (size_t i = from; i < to; i++)
		p.styled = p.styled && (flags[i] & mark);
	if (p.styled) {                    /* all that the signs hold loses them */
		while (p.from > 0 && (flags[p.from - 1] & mark))
			p.from--;
		while (p.to < len && (flags[p.to] & mark))
			p.to++;
	}
	return p;
}

/* The parts of [from, to), a line each; those without words are left out. */
static GArray *parts_of(const char *s, size_t len, size_t from, size_t to, size_t sign, unsigned mark)
{
	GArray *parts = g_array_new(FALSE, FALSE, sizeof(struct part));

	for (size_t at = paragraph_start(s, len, from); at <= to;) {
		size_t end = paragraph_end(s, len, at);
		g_autofree uint8_t *flags = marks_of(s + at, end - at);
		struct part p = part_in_line(s + at, flags, end - at, from > at ? from - at : 0, MIN(to, end) - at, sign, mark);
		p.from += at;
		p.to += at;
		if (p.to > p.from)
			g_array_append_val(parts, p);
		at = end + 1;
	}
	return parts;
}

/* Nothing to put signs around: a pair to write between, or an empty pair that goes. */
static void toggle_pair(struct app *a, const char *sign)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	size_t n = strlen(sign), at = d->cursor;
	bool there = at >= n && memcmp(s + at - n, sign, n) == 0 && strncmp(s + at, sign, n) == 0;
	g_autoptr(GArray) edits = edits_new();

	edits_add(edits, there ? at - n : at, there ? n : 0, there ? "" : sign, true);
	edits_add(edits, at, there ? n : 0, there ? "" : sign, false);
	edits_apply(a, edits);
}

/* Put signs around the selection or the word under the cursor; take them away when all of it has them. */
static void toggle(struct app *a, const char *sign, unsigned mark)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text), from, to, n = strlen(sign);
	bool styled = true;

	if (!doc_selection(d, &from, &to)) {
		from = word_start(s, len, d->cursor);
		to = word_end(s, len, d->cursor);
		if (d->cursor > to)                /* behind a blank: nothing to take up */
			from = to = d->cursor;
	}
	g_autoptr(GArray) parts = parts_of(s, len, from, to, n, mark);
	if (parts->len == 0) {
		toggle_pair(a, sign);
		return;
	}
	for (unsigned i = 0; i < parts->len; i++)
		styled = styled && g_array_index(parts, struct part, i).styled;
	g_autoptr(GArray) edits = edits_new();
	for (unsigned i = 0; i < parts->len; i++) {
		const struct part *p = &g_array_index(parts, struct part, i);
		if (styled) {
			edits_add(edits, p->from - n, n, "", true);
			edits_add(edits, p->to, n, "", false);
		} else if (!p->styled) {
			edits_add(edits, p->from, 0, sign, true);
			edits_add(edits, p->to, 0, sign, false);
		}
	}
	edits_apply(a, edits);
}

void command_strong(struct app *a) { toggle(a, "**", MARK_STRONG); }
void command_emphasis(struct app *a) { toggle(a, "*", MARK_EM); }
void command_strike(struct app *a) { toggle(a, "~~", MARK_STRIKE); }

/* ---- headings, lists, quotes ---- */

enum lead { LEAD_NONE, LEAD_HEADING_2, LEAD_HEADING_3, LEAD_BULLET, LEAD_NUMBER, LEAD_QUOTE };

static enum lead lead_of(const char *line, size_t lead)
{
	size_t at = 0;

	while (at < lead && line[at] == ' ')
		at++;
	if (at == lead)
		return LEAD_NONE;
	if (line[at] == '#')
		return line[at + 1] == '#' && line[at + 2] == '#' ? LEAD_HEADING_3 : LEAD_HEADING_2;
	return g_ascii_isdigit(line[at]) ? LEAD_NUMBER : LEAD_BULLET;
}

/* One line gets the sign of a kind, or loses it. `number` counts the rows of a list. */
static void lead_line(GArray *edits, size_t at, const char *line, size_t lead, enum lead kind, bool off, unsigned number)
{
	static const char *const sign[] = { "", "## ", "### ", "- ", "", "> " };
	size_t quote = marks_quote(line, lead);
	char with[24];

	if (kind == LEAD_NUMBER)
		g_snprintf(with, sizeof with, "%u. ", number);
	else
		g_strlcpy(with, sign[kind], sizeof with);
	if (kind == LEAD_QUOTE)
		edits_add(edits, at, off ? quote : 0, off ? "" : with, true);
	else
		edits_add(edits, at + quote, lead - quote, off ? "" : with, true);
}

/* The lines of the selection become headings, rows or quotes; when all of them are, they become plain. */
static void set_lead(struct app *a, enum lead kind)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text), from = d->cursor, to = d->cursor;
	bool selected = doc_selection(d, &from, &to), off = true;
	unsigned number = 0;

	to = paragraph_end(s, len, MAX(from, selected && s[to - 1] == '\n' ? to - 1 : to));
	from = paragraph_start(s, len, from);
	for (size_t at = from, end; at <= to; at = end + 1) {
		end = paragraph_end(s, len, at);
		size_t lead = marks_lead(s + at, end - at), quote = marks_quote(s + at, lead);
		off = off && (end == at || (kind == LEAD_QUOTE ? quote > 0 : lead_of(s + at + quote, lead - quote) == kind));
	}
	off = off && to > from;
	g_autoptr(GArray) edits = edits_new();
	for (size_t at = from, end; at <= to; at = end + 1) {
		end = paragraph_end(s, len, at);
		if (end > at || from == to)
			lead_line(edits, at, s + at, marks_lead(s + at, end - at), kind, off, ++number);
	}
	edits_apply(a, edits);
}

void command_heading_2(struct app *a) { set_lead(a, LEAD_HEADING_2); }
void command_heading_3(struct app *a) { set_lead(a, LEAD_HEADING_3); }
void command_bullets(struct app *a) { set_lead(a, LEAD_BULLET); }
void command_numbers(struct app *a) { set_lead(a, LEAD_NUMBER); }
void command_quote(struct app *a) { set_lead(a, LEAD_QUOTE); }
