/* Whole paragraphs: move, join, split, double, delete. Each is one step for undo. */
#include "app/command.h"
#include <string.h>
#include "edit/marks.h"

/* The lines that the selection touches, or the cursor's own: [from, to) without the last break. */
struct lines { size_t from, to; };

static struct lines block_at(const struct doc *d)
{
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text), from = d->cursor, to = d->cursor;

	if (doc_selection(d, &from, &to) && s[to - 1] == '\n')
		to--;                          /* a selection that ends at a line's start does not mean that line */
	return (struct lines){ paragraph_start(s, len, from), paragraph_end(s, len, MAX(from, to)) };
}

/* Replace [from, to) and keep cursor and selection where they stood in the block, which begins at `at` now. */
static void put_block(struct app *a, size_t from, size_t to, const GString *made, size_t was, size_t at)
{
	struct doc *d = a->doc;
	size_t cursor = d->cursor - was + at;
	gssize anchor = d->anchor == NO_ANCHOR ? NO_ANCHOR : d->anchor - (gssize)was + (gssize)at;

	text_undo_break(d->text);
	text_replace(d->text, from, to - from, made->str, made->len, UNDO_COMMAND, d->cursor);
	d->cursor = MIN(cursor, text_len(d->text));
	d->anchor = anchor == NO_ANCHOR ? NO_ANCHOR : (gssize)MIN((size_t)anchor, text_len(d->text));
	d->goal_col = -1;
	app_changed(a);
}

/* `first` and what follows it up to `second`'s end change places; the blank lines between stay between. */
static GString *swapped(const char *s, struct lines first, struct lines second)
{
	GString *made = g_string_new_len(s + second.from, (gssize)(second.to - second.from));

	g_string_append_len(made, s + first.to, (gssize)(second.from - first.to));
	g_string_append_len(made, s + first.from, (gssize)(first.to - first.from));
	return made;
}

void command_paragraph_raise(struct app *a)
{
	const char *s = text_bytes(a->doc->text);
	size_t len = text_len(a->doc->text);
	struct lines here = block_at(a->doc);
	size_t from = here.from == 0 ? 0 : paragraph_prev(s, len, here.from);
	struct lines above = { from, paragraph_end(s, len, from) };

	if (here.from == 0 || above.from == above.to) {
		app_notice(a, NOTICE_INFO, "%s", _("Ini paragraf pertama"));
		return;
	}
	g_autoptr(GString) made = swapped(s, above, here);
	put_block(a, above.from, here.to, made, here.from, above.from);
}

void command_paragraph_lower(struct app *a)
{
	const char *s = text_bytes(a->doc->text);
	size_t len = text_len(a->doc->text);
	struct lines here = block_at(a->doc);
	size_t from = paragraph_next(s, len, here.to);
	struct lines below = { from, paragraph_end(s, len, from) };

	if (below.from == below.to) {
		app_notice(a, NOTICE_INFO, "%s", _("Ini paragraf terakhir"));
		return;
	}
	g_autoptr(GString) made = swapped(s, here, below);
	put_block(a, here.from, below.to, made, here.from, here.from + (below.to - below.from) + (below.from - here.to));
}

/* The lines of [from, to) as one: a blank for each break, and what begins a line as a list row or quote goes. */
static GString *one_line(const char *s, size_t from, size_t to)
{
	GString *made = g_string_new(NULL);

	for (size_t at = from; at <= to;) {
		size_t end = paragraph_end(s, to, at);
		size_t lead = at > from ? marks_lead(s + at, end - at) : 0, stop = end;
		while (at + lead < stop && at > from && s[at + lead] == ' ')
			lead++;
		while (stop > at + lead && s[stop - 1] == ' ')
			stop--;
		if (stop > at + lead && made->len > 0)
			g_string_append_c(made, ' ');
		g_string_append_len(made, s + at + lead, (gssize)(stop - at - lead));
		at = end + 1;
	}
	return made;
}

void command_paragraph_join(struct app *a)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text);
	struct lines here = block_at(d);
	bool several = memchr(s + here.from, '\n', here.to - here.from) != NULL;
	size_t next = paragraph_next(s, len, here.to), to = several ? here.to : paragraph_end(s, len, next);

	if (!several && next == to) {
		app_notice(a, NOTICE_INFO, "%s", _("Tidak ada paragraf berikut untuk digabung"));
		return;
	}
	g_autoptr(GString) made = one_line(s, here.from, to);
	if (several)
		d->cursor = here.from;
	d->anchor = NO_ANCHOR;
	put_block(a, here.from, to, made, here.from, here.from);
}

void command_paragraph_split(struct app *a)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	size_t from = d->cursor, to = d->cursor;

	while (from > 0 && s[from - 1] == ' ')
		from--;
	while (s[to] == ' ')
		to++;
	d->anchor = NO_ANCHOR;
	text_undo_break(d->text);
	text_replace(d->text, from, to - from, "\n\n", 2, UNDO_COMMAND, d->cursor);
	doc_move(d, from + 2, false);
	app_changed(a);
}

/* What stands between this paragraph and its neighbours: one break in a list, a blank line in prose. */
static const char *gap_beside(const char *s, size_t len, struct lines b)
{
	bool tight = (b.to + 1 < len && s[b.to + 1] != '\n') || (b.to + 1 >= len && b.from >= 2 && s[b.from - 2] != '\n');

	return tight ? "\n" : "\n\n";
}

void command_paragraph_double(struct app *a)
{
	const char *s = text_bytes(a->doc->text);
	struct lines here = block_at(a->doc);
	g_autoptr(GString) made = g_string_new_len(s + here.from, (gssize)(here.to - here.from));

	g_string_prepend(made, gap_beside(s, text_len(a->doc->text), here));
	put_block(a, here.to, here.to, made, here.from, here.to + made->len - (here.to - here.from));
}

void command_paragraph_delete(struct app *a)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text);
	struct lines here = block_at(d);

	if (len == 0)
		return;
	while (here.to < len && s[here.to] == '\n')
		here.to++;
	while (here.to == len && here.from > 0 && s[here.from - 1] == '\n')
		here.from--;
	d->anchor = NO_ANCHOR;
	text_undo_break(d->text);
	text_replace(d->text, here.from, here.to - here.from, "", 0, UNDO_COMMAND, d->cursor);
	doc_move(d, here.from, false);
	app_changed(a);
	app_notice(a, NOTICE_INFO, _("Paragraf dihapus; {undo} mengembalikan"));
}
