/* Rows of a list or a quote as they are written: Enter goes on with them, Tab puts one under the row above, Backspace takes its
 * sign away; numbers go on. All of it is Markdown in the text itself. */
#include "app/command.h"
#include <string.h>
#include "app/edits.h"
#include "edit/marks.h"

enum { LEAD_LONGEST = EDIT_MAX - 4 };   /* bytes: a sign longer than that nobody writes */

/* One line: signs of quotes, blanks, the sign of a row ("- ", "12. "), its words. All are offsets of the text. */
struct row_line { size_t start, indent, sign, words, end; };

static bool row_line_at(const char *s, size_t len, size_t off, struct row_line *out)
{
	size_t start = paragraph_start(s, len, off), end = paragraph_end(s, len, off);
	size_t lead = marks_lead(s + start, MIN(end - start, MARKS_MAX)), at = start + marks_quote(s + start, lead);

	if (lead == 0 || lead > LEAD_LONGEST || memchr(s + start, '#', lead))
		return false;
	*out = (struct row_line){ start, at, at, start + lead, end };
	while (out->sign < out->words && s[out->sign] == ' ')
		out->sign++;
	return true;
}

/* A row of a list, not of a quote alone. */
static bool list_line_at(const char *s, size_t len, size_t off, struct row_line *out)
{
	return row_line_at(s, len, off, out) && out->words > out->sign;
}

static size_t depth(const struct row_line *r) { return r->sign - r->indent; }
static bool numbered(const char *s, const struct row_line *r) { return g_ascii_isdigit(s[r->sign]); }
static guint64 number_of(const char *s, const struct row_line *r) { return g_ascii_strtoull(s + r->sign, NULL, 10); }

static void edit_number(GArray *edits, const char *s, const struct row_line *r, guint64 number)
{
	char with[24];
	size_t digits = 0;

	while (g_ascii_isdigit(s[r->sign + digits]))
		digits++;
	g_snprintf(with, sizeof with, "%" G_GUINT64_FORMAT, number);
	if (number != number_of(s, r))
		edits_add(edits, r->sign, digits, with, true);
}

/* Go to the row below or above in the same list, at any depth; false: there is none, *r stays. */
static bool go(const char *s, size_t len, bool down, struct row_line *r)
{
	struct row_line next;

	if (down ? r->end >= len : r->start == 0)
		return false;
	if (!list_line_at(s, len, down ? r->end + 1 : r->start - 1, &next) || next.indent - next.start != r->indent - r->start)
		return false;
	*r = next;
	return true;
}

/* ---- Enter ---- */

/* What the next row begins with: the same, a number one higher. */
static GString *next_lead(const char *s, const struct row_line *r)
{
	GString *next = g_string_new("\n");

	for (size_t at = r->start; at < r->words;) {
		if (!g_ascii_isdigit(s[at])) {
			g_string_append_c(next, s[at++]);
			continue;
		}
		char *end;
		g_string_append_printf(next, "%" G_GUINT64_FORMAT, g_ascii_strtoull(s + at, &end, 10) + 1);
		at = (size_t)(end - s);
	}
	return next;
}

/* The rows of the same list below a new one count on. */
static void count_on(GArray *edits, const char *s, size_t len, struct row_line r)
{
	size_t here = depth(&r);
	guint64 number = number_of(s, &r) + 1;

	if (!numbered(s, &r))
		return;
	while (go(s, len, true, &r) && depth(&r) >= here) {
		if (depth(&r) > here)
			continue;
		if (!numbered(s, &r))
			return;
		edit_number(edits, s, &r, ++number);
	}
}

static void row_on(struct app *a, const struct row_line *r)
{
	const char *s = text_bytes(a->doc->text);
	g_autoptr(GString) next = next_lead(s, r);
	g_autoptr(GArray) edits = edits_new();

	edits_add(edits, a->doc->cursor, 0, next->str, true);
	count_on(edits, s, text_len(a->doc->text), *r);
	edits_apply(a, edits);
}

static bool indent(struct app *a, bool in);

/* Enter goes on with a list or a quote; in an empty row it leaves it, one step at a time. */
void command_newline(struct app *a)
{
	struct doc *d = a->doc;
	size_t len, from, to;
	const char *s = text_upto(d->text, d->cursor, 1, &len);
	struct row_line r;

	if (doc_selection(d, &from, &to) || !row_line_at(s, len, d->cursor, &r) || d->cursor < r.words) {
		doc_insert(d, "\n", 1, UNDO_TYPE);
		app_changed(a);
	} else if (r.words < r.end) {
		row_on(a, &r);
	} else if (depth(&r) == 0 || !indent(a, false)) {
		doc_delete(d, r.start, r.end, UNDO_COMMAND);
		app_changed(a);
	}
}

/* ---- Tab and Backspace ---- */

/* Where a row goes: one step in is below the words of the row it belongs to, one step out is where that row is. */
static bool depth_beside(const char *s, size_t len, struct row_line r, bool in, size_t *out)
{
	size_t here = depth(&r);

	while (go(s, len, false, &r)) {
		if (in && depth(&r) <= here) {
			*out = r.words - r.indent;
			return *out > here;
		}
		if (!in && depth(&r) < here) {
			*out = depth(&r);
			return true;
		}
	}
	*out = 0;
	return !in && here > 0;
}

/* One more than the row of this depth above it in the same list, 1 when it is the first. */
static guint64 number_at(const char *s, size_t len, struct row_line r, size_t here)
{
	while (go(s, len, false, &r) && depth(&r) >= here)
		if (depth(&r) == here)
			return numbered(s, &r) ? number_of(s, &r) + 1 : 1;
	return 1;
}

static void edit_depth(GArray *edits, const struct row_line *r, size_t to)
{
	g_autofree char *blanks = g_strnfill(MIN(to, (size_t)LEAD_LONGEST), ' ');

	edits_add(edits, r->indent, depth(r), blanks, true);
}

/* The rows of the selection, or the cursor's, one step in or out; false: there is no such step. */
static bool indent(struct app *a, bool in)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text), from = d->cursor, to = d->cursor, target;
	g_autoptr(GArray) edits = edits_new();
	struct row_line first, r;

	doc_selection(d, &from, &to);
	if (!list_line_at(s, len, from, &first) || !depth_beside(s, len, first, in, &target))
		return false;
	guint64 number = number_at(s, len, first, target);
	bool more = true;
	for (r = first; more; more = go(s, len, true, &r) && r.start < to) {
		size_t was = depth(&r), now = in ? was + (target - depth(&first)) : was - MIN(was, depth(&first) - target);
		edit_depth(edits, &r, now);
		if (numbered(s, &r) && now == target)
			edit_number(edits, s, &r, number++);
	}
	edits_apply(a, edits);
	return true;
}

void command_row_in(struct app *a)
{
	if (!indent(a, true))
		app_notice(a, NOTICE_INFO, "%s", _("Hanya butir yang punya butir di atasnya dapat menjadi anak butir"));
}

void command_row_out(struct app *a)
{
	if (!indent(a, false))
		app_notice(a, NOTICE_INFO, "%s", _("Di sini tidak ada anak butir"));
}

/* At the start of a row, or with several selected, Tab is the row's; elsewhere it goes to the next gap or completes a name. */
static bool at_row_start(const struct app *a)
{
	const char *s = text_bytes(a->doc->text);
	size_t len = text_len(a->doc->text), from, to;
	struct row_line r;

	if (doc_selection(a->doc, &from, &to))
		return memchr(s + from, '\n', to - from) && list_line_at(s, len, from, &r);
	return list_line_at(s, len, a->doc->cursor, &r) && a->doc->cursor <= r.words;
}

bool rows_tab(struct app *a)
{
	bool here = at_row_start(a);

	if (here)
		command_row_in(a);
	return here;
}

size_t rows_before(const struct doc *d)
{
	size_t len;
	const char *s = text_upto(d->text, d->cursor, 1, &len);
	struct row_line r;

	if (!row_line_at(s, len, d->cursor, &r) || d->cursor != r.words)
		return doc_before(d);
	return r.words > r.sign ? r.indent : r.start;
}
