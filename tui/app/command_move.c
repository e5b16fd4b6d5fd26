/* Commands that move: in the text by grapheme, word, sentence, paragraph and screen row; in the list and the preview by rows. */
#include "app/command.h"

static unsigned text_cols(const struct app *a)
{
	struct areas areas;

	app_areas(a, &areas);
	return (unsigned)MAX(1, areas.text.cols);
}

struct row command_row(const struct app *a, size_t off)
{
	const struct doc *d = a->doc;
	size_t len;
	const char *s = text_upto(d->text, off, 1, &len);

	return layout_row_at(d->layout, s, len, text_cols(a), off);
}

static long pane_rows(const struct app *a)
{
	struct areas areas;

	app_areas(a, &areas);
	switch (a->focus) {
	case IN_LIST: return MAX(1, areas.list.rows - 1);
	case IN_PREVIEW: return MAX(1, areas.preview.rows - 1);
	default: return MAX(1, areas.text.rows);
	}
}

static void move_to(struct app *a, size_t off)
{
	doc_move(a->doc, off, a->extend);
	a->doc->goal_col = -1;
	a->doc->home_again = false;
}

static void list_by(struct app *a, long by)
{
	g_autoptr(GError) error = NULL;

	if (!list_move(&a->list, a->store, by, (unsigned)pane_rows(a), &error))
		app_notice_error(a, _("Daftar tidak terbaca"), error);
}

static void preview_by(struct app *a, long by)
{
	long last = a->preview.lines ? (long)a->preview.lines->len - 1 : 0;

	a->preview.top = (unsigned)CLAMP((long)a->preview.top + by, 0, MAX(0, last));
}

/* Up or down in the text by screen rows; the column that was left is kept. */
static void text_by(struct app *a, long by)
{
	struct doc *d = a->doc;
	size_t len;
	const char *s = text_upto(d->text, d->cursor, (size_t)ABS(by) + 1, &len);
	unsigned cols = text_cols(a);
	struct row r = command_row(a, d->cursor);
	unsigned column = d->goal_col >= 0 ? (unsigned)d->goal_col : layout_column(s, &r, d->cursor);
	long left = ABS(by);

	while (left > 0 && (by > 0 ? layout_row_next(d->layout, s, len, cols, &r) : layout_row_prev(d->layout, s, len, cols, &r)))
		left--;
	size_t to = layout_offset(s, &r, column);
	if (left == ABS(by))
		to = by > 0 ? r.end : r.start;          /* no row there: the very end or start */
	doc_move(d, to, a->extend);
	d->goal_col = (int)column;
	d->home_again = false;
}

static void by_rows(struct app *a, long by)
{
	if (a->focus == IN_LIST)
		list_by(a, by);
	else if (a->focus == IN_PREVIEW)
		preview_by(a, by);
	else
		text_by(a, by);
}

void command_up(struct app *a) { by_rows(a, -1); }
void command_down(struct app *a) { by_rows(a, 1); }

static void by_page(struct app *a, long direction)
{
	long rows = pane_rows(a);

	if (a->focus != IN_EDITOR) {
		by_rows(a, direction * MAX(1, rows - 1));
		return;
	}
	/* The page turns as one: what stood on the last row stands on the first. */
	struct doc *d = a->doc;
	size_t len;
	const char *s = text_upto(d->text, d->top, (size_t)rows + 1, &len);
	unsigned cols = text_cols(a);
	struct row top = layout_row_at(d->layout, s, len, cols, d->top);
	for (long n = MAX(1, rows - 1); n > 0; n--)
		if (!(direction > 0 ? layout_row_next(d->layout, s, len, cols, &top) : layout_row_prev(d->layout, s, len, cols, &top)))
			break;
	text_by(a, direction * MAX(1, rows - 1));
	d->top = top.start;
}

void command_page_up(struct app *a) { by_page(a, -1); }
void command_page_down(struct app *a) { by_page(a, 1); }

void command_left(struct app *a)
{
	size_t from, to;
	bool selected = doc_selection(a->doc, &from, &to) && !a->extend;

	move_to(a, selected ? from : doc_before(a->doc));
}

void command_right(struct app *a)
{
	size_t from, to;
	bool selected = doc_selection(a->doc, &from, &to) && !a->extend;

	move_to(a, selected ? to : doc_behind(a->doc));
}

static void move_with(struct app *a, size_t (*where)(const char *, size_t, size_t))
{
	move_to(a, where(text_bytes(a->doc->text), text_len(a->doc->text), a->doc->cursor));
}

void command_word_left(struct app *a) { move_with(a, word_prev); }
void command_word_right(struct app *a) { move_with(a, word_next); }
void command_sentence_back(struct app *a) { move_with(a, sentence_prev); }
void command_sentence_on(struct app *a) { move_with(a, sentence_next); }
void command_paragraph_up(struct app *a) { move_with(a, paragraph_prev); }
void command_paragraph_down(struct app *a) { move_with(a, paragraph_next); }

static void to_edge(struct app *a, bool end)
{
	g_autoptr(GError) error = NULL;

	if (a->focus == IN_LIST && !list_edge(&a->list, a->store, end, (unsigned)pane_rows(a), &error))
		app_notice_error(a, _("Daftar tidak terbaca"), error);
	else if (a->focus == IN_PREVIEW)
		preview_by(a, end ? G_MAXINT / 2 : -(G_MAXINT / 2));
	else if (a->focus == IN_EDITOR)
		move_to(a, end ? text_len(a->doc->text) : 0);
}

void command_text_first(struct app *a) { to_edge(a, false); }
void command_text_last(struct app *a) { to_edge(a, true); }

/* Home and End go by screen row, pressed again by paragraph. */
static void line_edge(struct app *a, bool end)
{
	if (a->focus != IN_EDITOR) {
		to_edge(a, end);
		return;
	}
	struct doc *d = a->doc;
	size_t len;
	const char *s = text_upto(d->text, d->cursor, 1, &len);
	struct row r = command_row(a, d->cursor);
	size_t row_end = r.last ? r.end : grapheme_prev(s, len, r.end);
	size_t to = end ? row_end : r.start;
	if (d->home_again || to == d->cursor)
		to = end ? paragraph_end(s, len, d->cursor) : paragraph_start(s, len, d->cursor);
	move_to(a, to);
	d->home_again = true;
}

void command_line_start(struct app *a) { line_edge(a, false); }
void command_line_end(struct app *a) { line_edge(a, true); }
