#include "pane/pane.h"
#include <string.h>
#include "terminal/terminal.h"

/* An overlay stands at the bottom of the panes, as high as it needs, over the whole width. */
static struct area place(const struct app *a, int wanted)
{
	struct areas areas;

	app_areas(a, &areas);
	int bottom = areas.status.row, top = areas.bar.rows;
	int rows = CLAMP(wanted, 1, MAX(1, bottom - top));
	return (struct area){ bottom - rows, 0, rows, a->cols };
}

static void clear(const struct area *area, const char *title)
{
	for (int i = 0; i < area->rows; i++)
		draw_fill(area->row + i, area->col, area->cols, i == 0 ? STYLE_BAR : STYLE_NORMAL);
	draw_string(area->row, 1, area->cols - 1, title, STYLE_BAR);
}

/* Where not all rows are shown the title says which: "1-15/20". It changes when they scroll, not with each step. */
static void draw_extent(const struct area *area, int first, int shown, int all)
{
	g_autofree char *extent = g_strdup_printf(" %d-%d/%d ", first + 1, MIN(first + shown, all), all);
	int cols = (int)strlen(extent);

	if (all > shown && shown > 1 && area->cols > 2 * cols)
		draw_string(area->row, area->col + area->cols - cols, cols, extent, STYLE_BAR);
}

/* The part of a line that fits, so that its cursor is in it. */
static size_t line_start(const struct line_input *l, int cols)
{
	size_t from = 0;

	while (draw_stop(l->text->str + from, l->cursor - from, 10000) >= cols && from < l->cursor)
		from = grapheme_next(l->text->str, l->text->len, from);
	return from;
}

/* What does not fit ends with a sign of that. */
static void draw_cut(int row, int col, int cols, const char *words, enum style style)
{
	enum { WIDEST = 1000 };
	bool fits = draw_stop(words, strlen(words), WIDEST) <= cols;

	draw_string(row, col, fits ? cols : cols - 1, words, style);
	if (!fits && cols > 0)
		draw_string(row, col + cols - 1, 1, "…", style);
}

/* Both arrows stay, however little room there is: they say that there is more to choose from. */
static void draw_option(const struct line_input *l, int row, int col, int cols, bool current)
{
	enum { ARROWS = 4 };
	const struct line_option *o = g_ptr_array_index(l->options, l->option);
	enum style style = current ? STYLE_SELECTED : STYLE_NORMAL;
	int words = CLAMP(draw_stop(o->label, strlen(o->label), cols), 0, MAX(cols - ARROWS, 0));

	draw_string(row, col, cols, "‹ ", style);
	draw_cut(row, col + 2, words, o->label, style);
	draw_string(row, col + 2 + words, MAX(cols - 2 - words, 0), " ›", style);
	if (current)
		draw_cursor(row, col);
}

static void draw_input(const struct line_input *l, int row, int label_cols, const struct area *area, bool current)
{
	int col = label_cols + 3, cols = area->cols - col - 1;
	g_autofree char *count = l->max_chars ? g_strdup_printf(" %ld/%u", g_utf8_strlen(l->text->str, -1), l->max_chars) : g_strdup("");

	cols -= (int)strlen(count);
	draw_cut(row, 1, label_cols, l->label, current ? STYLE_STRONG : STYLE_DIM);
	if (cols <= 0)
		return;
	if (l->options) {
		draw_option(l, row, col, cols, current);
		return;
	}
	size_t from = current ? line_start(l, cols) : 0;
	draw_text(row, col, cols, l->text->str + from, l->text->len - from, l->offered ? STYLE_SELECTED : STYLE_NORMAL);
	draw_string(row, col + cols, (int)strlen(count), count, STYLE_DIM);
	if (current)
		draw_cursor(row, col + draw_stop(l->text->str + from, l->cursor - from, cols));
}

/* Words over the choices or lines, wrapped; the rows they took. */
static int draw_body(const char *s, const struct area *area, int row, int max)
{
	size_t len = strlen(s);
	struct layout *layout = layout_new();
	struct row r = layout_row_at(layout, s, len, (unsigned)MAX(4, area->cols - 2), 0);
	int n = 0;

	do {
		if (row >= 0 && n < max)
			draw_text(row + n, 1, area->cols - 2, s + r.start, r.end - r.start, STYLE_NORMAL);
		n++;
	} while (layout_row_next(layout, s, len, (unsigned)MAX(4, area->cols - 2), &r));
	layout_free(layout);
	return n;
}

static int label_width(const struct overlay *o, int cols)
{
	int widest = 0;

	for (unsigned i = 0; i < o->inputs->len; i++) {
		const struct line_input *l = g_ptr_array_index(o->inputs, i);
		widest = MAX(widest, draw_stop(l->label, strlen(l->label), cols));
	}
	return MIN(widest, cols * 2 / 5);
}

/* The words above have the room that the lines leave, on a high screen a third of it in any case: then the lines scroll. */
static int room_for_body(const struct app *a, const struct overlay *o, int named)
{
	enum { LEAST = 3, HIGH = 18 };
	struct area whole = { 0, 0, a->rows, a->cols };
	int lines = (int)o->inputs->len + 1 + named, body = o->body ? draw_body(o->body, &whole, -1, 0) : 0;
	int all = place(a, lines + body).rows;
	int room = MIN(body, MAX(all - lines, all >= HIGH ? all / 3 : 0));

	return room == body || room >= LEAST ? MAX(room, 0) : 0;
}

/* How a form is laid out: columns of the labels, rows of the words above the lines, and the row for a label that is cut. */
struct form_layout { int label_cols, body, named; };

static bool is_label_cut(const struct line_input *l, const struct form_layout *f, int cols)
{
	return draw_stop(l->label, strlen(l->label), cols) > f->label_cols;
}

/* A label that is cut beside its line stands whole while one writes there: in the title, or below it when it has no room for both. */
static int rows_for_label(const struct overlay *o, const struct form_layout *f, int cols)
{
	enum { BETWEEN = 4, EXTENT = 10 };
	int room = cols - BETWEEN - (o->inputs->len > 1 ? EXTENT : 0) - draw_stop(o->title, strlen(o->title), cols);

	for (unsigned i = 0; i < o->inputs->len; i++) {
		const struct line_input *l = g_ptr_array_index(o->inputs, i);
		if (is_label_cut(l, f, cols) && draw_stop(l->label, strlen(l->label), cols) > room)
			return 1;
	}
	return 0;
}

static void draw_form_title(const struct overlay *o, const struct form_layout *f, const struct area *area)
{
	const struct line_input *l = g_ptr_array_index(o->inputs, o->current);
	g_autofree char *both = g_strdup_printf("%s · %s", o->title, l->label);

	clear(area, is_label_cut(l, f, area->cols) && !f->named ? both : o->title);
	if (f->named && area->rows > 1)
		draw_cut(area->row + 1 + f->body, 1, area->cols - 1, l->label, STYLE_STRONG);
}

static void draw_form(const struct app *a, const struct overlay *o)
{
	struct form_layout f = { .label_cols = label_width(o, a->cols) };

	f.named = rows_for_label(o, &f, a->cols);
	f.body = room_for_body(a, o, f.named);
	struct area area = place(a, (int)o->inputs->len + 1 + f.body + f.named);
	int above = f.body + f.named, shown = MAX(1, area.rows - 1 - above), first;

	draw_form_title(o, &f, &area);
	if (f.body)
		draw_body(o->body, &area, area.row + 1, f.body);
	first = MAX(0, (int)o->current - shown + 1);
	int top = area.row + MIN(1 + above, area.rows - 1);
	draw_extent(&area, first, shown, (int)o->inputs->len);
	for (int i = 0; i < shown && first + i < (int)o->inputs->len; i++)
		draw_input(g_ptr_array_index(o->inputs, (unsigned)(first + i)), top + i, f.label_cols, &area, first + i == (int)o->current);
}

static int detail_cols(const struct choice *c, int cols)
{
	return c->detail ? draw_stop(c->detail, strlen(c->detail), cols / 2) : 0;
}

static bool is_cut(const struct choice *c, int cols)
{
	return draw_stop(c->label, strlen(c->label), cols) > cols - 4 - detail_cols(c, cols);
}

static const struct choice *choice_shown(const struct overlay *o, unsigned i)
{
	return g_ptr_array_index(o->choices, g_array_index(o->shown, unsigned, i));
}

/* Rows below the choices for the whole words of the one under the cursor, when some of them are cut. */
static int foot_rows(const struct app *a, const struct overlay *o)
{
	enum { HIGH = 12, WIDE = 60 };
	unsigned i = 0;

	while (i < o->shown->len && !is_cut(choice_shown(o, i), a->cols))
		i++;
	return a->rows < HIGH || i == o->shown->len ? 0 : a->cols < WIDE ? 3 : 2;
}

static void draw_choice(const struct choice *c, int row, const struct area *area, bool current)
{
	int detail = detail_cols(c, area->cols);
	enum style style = current ? STYLE_SELECTED : STYLE_NORMAL;

	if (current)
		draw_fill(row, 0, area->cols, style);
	draw_string(row, 0, 2, current ? "> " : "  ", style);
	draw_cut(row, 2, area->cols - 4 - detail, c->label, style);
	if (detail)
		draw_string(row, area->cols - detail - 1, detail, c->detail, style);
	if (current)
		draw_cursor(row, 0);
}

/* Text with marks; step: the mark where the reader is, or their number. */
struct marked { const char *s; const GArray *marks; unsigned step; };

static const struct compare_mark *mark_at(const struct marked *t, unsigned i)
{
	return t->marks && i < t->marks->len ? &g_array_index(t->marks, struct compare_mark, i) : NULL;
}

static enum style mark_style(const struct marked *t, const struct compare_mark *m)
{
	const struct compare_mark *here = mark_at(t, t->step);

	if (here && (m == here || (!m->first && m == here + 1)))
		return STYLE_MARK;
	return m->kind == DIFF_ADDED ? STYLE_ADDED : STYLE_REMOVED;
}

/* A row of the text, its marks in their styles; *next: the first mark that may reach into it. */
static void draw_marked(const struct marked *t, const struct row *r, int row, int col, int cols, unsigned *next)
{
	const struct compare_mark *here = mark_at(t, t->step), *m;
	size_t off = r->start, until;
	int used = 0;

	for (; off < r->end && used < cols; off = until) {
		while ((m = mark_at(t, *next)) && m->to <= off)
			++*next;
		bool inside = m && m->from <= off;
		until = MIN(r->end, !m ? r->end : inside ? m->to : m->from);
		used += draw_text(row, col + used, cols - used, t->s + off, until - off, inside ? mark_style(t, m) : STYLE_NORMAL);
	}
	if (here && here->from >= r->start && here->from < r->end)
		draw_cursor(row, col);
}

/* One of the two texts above the choices with its title, at most `max` rows; the rows it needs. max 0: nothing is drawn. */
static int draw_side(const struct side *side, int row, int col, int cols, int max, unsigned skip)
{
	const struct marked t = { side->text, side->marks, side->marks->len };
	size_t len = strlen(t.s);
	struct layout *layout = layout_new();
	struct row r = layout_row_at(layout, t.s, len, (unsigned)cols, 0);
	unsigned next = 0;
	int n = 1;

	if (max > 0)
		draw_string(row, col, cols, side->title, STYLE_STRONG);
	bool more = true;
	for (unsigned i = 0; max > 0 && i < skip && more; i++)
		more = layout_row_next(layout, t.s, len, (unsigned)cols, &r);
	for (; more; more = layout_row_next(layout, t.s, len, (unsigned)cols, &r)) {
		if (n < max)
			draw_marked(&t, &r, row + n, col, cols, &next);
		n++;
	}
	layout_free(layout);
	if (n > max && max > 1)
		draw_string(row + max - 1, col + cols - 1, 1, "…", STYLE_STRONG);
	return n;
}

/* Both texts, beside each other from 60 columns on, else one above the other; the rows they take. */
static int draw_sides(const struct overlay *o, int row, int cols, int max)
{
	if (!o->sides[0].text)
		return 0;
	if (cols >= OVERLAY_BESIDE) {
		int half = (cols - 4) / 2;
		int rows = MAX(draw_side(&o->sides[0], row, 1, half, max, o->scroll), draw_side(&o->sides[1], row, half + 4, half, max, o->scroll));
		if (max > 0)
			draw_divider(row, MIN(rows, max), half + 2);
		return rows;
	}
	int first = draw_side(&o->sides[0], row, 1, cols - 2, 0, 0), second = draw_side(&o->sides[1], row, 1, cols - 2, 0, 0);
	if (max > 0) {
		int upper = first + second <= max ? first : MAX(MIN(first, max / 2), max - second);
		draw_side(&o->sides[0], row, 1, cols - 2, upper, o->scroll);
		draw_side(&o->sides[1], row + upper, 1, cols - 2, max - upper, o->scroll);
	}
	return first + second;
}

static void draw_choices(const struct app *a, const struct overlay *o)
{
	struct area whole = { 0, 0, a->rows, a->cols };
	int body = o->body ? draw_body(o->body, &whole, -1, 0) : draw_sides(o, 0, a->cols, 0);
	int foot = foot_rows(a, o);
	struct area area = place(a, (int)o->choices->len + 1 + body + foot);
	g_autofree char *title = o->filter->len > 0 ? g_strdup_printf("%s: %s", o->title, o->filter->str) : g_strdup(o->title);

	clear(&area, title);
	body = MIN(body, MAX(area.rows / 3, area.rows - 1 - foot - (int)o->choices->len));
	if (o->body)
		draw_body(o->body, &area, area.row + 1, body);
	else if (body)
		draw_sides(o, area.row + 1, area.cols, body);
	int top = area.row + 1 + body, shown = MAX(1, area.row + area.rows - foot - top);
	if (o->shown->len == 0)
		draw_cursor(MIN(area.row + 1, area.row + area.rows - 1), 1);
	if (o->shown->len == 0 && o->choices->len > 0)
		draw_string(top, 2, area.cols - 2, _("tidak ada yang cocok"), STYLE_DIM);
	int first = MAX(0, (int)o->current - shown + 1);
	draw_extent(&area, first, shown, (int)o->shown->len);
	for (int i = 0; i < shown && first + i < (int)o->shown->len; i++)
		draw_choice(choice_shown(o, (unsigned)(first + i)), top + i, &area, first + i == (int)o->current);
	const struct choice *chosen = overlay_chosen(o);
	if (foot && chosen && is_cut(chosen, area.cols))
		draw_body(chosen->label, &area, area.row + area.rows - foot, foot);
}

static void draw_reading(const struct app *a, const struct overlay *o)
{
	struct area area = place(a, a->rows);
	const struct marked t = { o->body, o->marks, o->step };
	size_t len = strlen(o->body);
	struct layout *layout = layout_new();
	unsigned cols = (unsigned)MAX(4, area.cols - 2), skip = o->current, mark = 0;
	struct row r = layout_row_at(layout, o->body, len, cols, 0);
	bool more = true;

	clear(&area, o->title);
	draw_cursor(area.row + 1, 1);
	while (skip > 0 && (more = layout_row_next(layout, o->body, len, cols, &r)))
		skip--;
	for (int i = 1; i < area.rows && more; i++) {
		draw_marked(&t, &r, area.row + i, 1, area.cols - 2, &mark);
		more = layout_row_next(layout, o->body, len, cols, &r);
	}
	layout_free(layout);
}

void pane_overlay(const struct app *a, const struct overlay *o)
{
	if (o->kind == OVERLAY_FORM)
		draw_form(a, o);
	else if (o->kind == OVERLAY_CHOICE)
		draw_choices(a, o);
	else
		draw_reading(a, o);
}
