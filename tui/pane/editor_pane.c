#include "pane/pane.h"
#include "app/command.h"
#include <string.h>
#include "edit/marks.h"
#include "terminal/terminal.h"

enum { TITLE_CHARS = 65 };   /* what a headline should stay under */

static int width_of(const char *s)
{
	return draw_stop(s, strlen(s), G_MAXINT);
}

/* What is only read says so where else the place of the text is told. */
static void draw_reader(const struct app *a, const struct area *area)
{
	const struct doc *d = a->doc;
	g_autofree char *whole = g_strdup_printf("%s  v%d  ", _("DIBACA SAJA"), d->article.version), *brief = g_strdup_printf("%s ", _("DIBACA SAJA"));
	g_autofree char *who = d->writer ? command_printf(_("{write} minta · ditulis %s"), d->writer) : command_words(_("{write} tulis · sudah bebas"));
	bool fits = width_of(whole) + width_of(who) <= area->cols;
	int used = draw_string(area->row, area->col, area->cols, fits ? whole : brief, STYLE_ALARM);

	draw_string(area->row, area->col + used, area->cols - used, who, STYLE_DIM);
}

static void draw_state(const struct app *a, const struct area *area)
{
	const struct doc *d = a->doc;
	g_autofree char *saved = d->saved_s ? app_time(a, d->saved_s) : NULL;
	g_autofree char *state = app_save_is_slow(a) ? g_strdup(_("menyimpan …")) : doc_changed(d) ? g_strdup(_("belum disimpan, aman di jurnal")) :
		saved ? g_strdup_printf(_("tersimpan %s"), saved + 6) : g_strdup(_("tersimpan"));
	g_autofree char *line = g_strdup_printf("%s  %s  v%d  ", _("SUNTING"), doc_field(d, FIELD_STATUS), d->article.version);
	g_autofree char *safety = doc_safety(d);
	/* Where the text is safe comes before what is said beside it. */
	bool fits = !safety || width_of(line) + width_of(safety) <= area->cols;
	int used = fits ? draw_string(area->row, area->col, area->cols, line, a->focus == IN_EDITOR ? STYLE_HEAD : STYLE_DIM) : 0;

	draw_string(area->row, area->col + used, area->cols - used, safety ? safety : state, safety ? STYLE_ALARM : STYLE_DIM);
}

void pane_head(const struct app *a, const struct area *area)
{
	if (!a->doc || area->rows < 2)
		return;
	const char *title = doc_field(a->doc, FIELD_TITLE);
	g_autofree char *count = g_strdup_printf(" (%ld/%d)", g_utf8_strlen(title, -1), TITLE_CHARS);
	if (a->doc->read_only)
		draw_reader(a, area);
	else
		draw_state(a, area);
	int used = draw_string(area->row + 1, area->col, area->cols, _("JUDUL  "), STYLE_DIM);
	int left = area->cols - used - (int)strlen(count);
	used += draw_string(area->row + 1, area->col + used, left, *title ? title : "–", STYLE_STRONG);
	draw_string(area->row + 1, area->col + used, (int)strlen(count), count, STYLE_DIM);
}

static enum style finding_style(const struct app *a, const struct finding *f, unsigned index)
{
	if (a->walking && index == a->walk_at)
		return STYLE_MARK;
	switch (f->severity) {
	case SEVERITY_ERROR: return STYLE_ERROR;
	case SEVERITY_WARNING: return STYLE_WARNING;
	default: return STYLE_NORMAL;         /* notes are in the list of findings; marks in the text are for what is wrong */
	}
}

/* Markdown's signs in the paragraph being drawn; flags NULL: it is too long to look. */
struct signs { size_t from, to; uint8_t *flags; };

static void signs_free(struct signs *g)
{
	g_free(g->flags);
}

/* Read the paragraph that holds `off` once for all of its rows. */
static void signs_at(struct signs *g, const char *s, size_t len, size_t off)
{
	if (g->to > g->from && off >= g->from && off < g->to)
		return;
	size_t least = off > MARKS_MAX ? off - MARKS_MAX : 0, most = MIN(len, off + MARKS_MAX);
	const char *before = memrchr(s + least, '\n', off - least), *after = memchr(s + off, '\n', most - off);

	g_clear_pointer(&g->flags, g_free);
	g->from = before ? (size_t)(before - s) + 1 : least;
	g->to = after ? (size_t)(after - s) : most;
	if ((before || least == 0) && (after || most == len))
		g->flags = marks_of(s + g->from, g->to - g->from);
}

static enum style sign_style(unsigned mark)
{
	if (mark & (MARK_SIGN | MARK_ADDRESS))
		return STYLE_DIM;
	if (mark & (MARK_STRONG | MARK_HEADING))
		return STYLE_STRONG;
	return mark & MARK_EM ? STYLE_EM : STYLE_NORMAL;
}

/* What the signs say of the byte at `off`; *until comes nearer when they say something else before. */
static enum style signs_style(const struct signs *g, size_t off, size_t *until)
{
	if (!g->flags)
		return STYLE_NORMAL;
	enum style style = sign_style(g->flags[off - g->from]);
	for (size_t at = off + 1; at < *until; at++)
		if (sign_style(g->flags[at - g->from]) != style)
			*until = at;
	return style;
}

/* What a row is drawn with beside the text: Markdown's signs, and hits of a search that is being typed. */
struct look {
	struct signs signs;
	GArray *hits;                      /* struct text_hit around the rows in view; NULL: none are shown */
};

static void look_release(struct look *l)
{
	signs_free(&l->signs);
	g_clear_pointer(&l->hits, g_array_unref);
}

typedef struct look look;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(look, look_release)

static void look_for_hits(struct look *l, const struct app *a, const struct area *area)
{
	enum { BEFORE = 512, CELL_BYTES = 4 };
	const struct find *f = &a->find;
	size_t top = a->doc->top, len = text_len(a->doc->text);
	size_t most = (size_t)(area->rows * area->cols * CELL_BYTES);

	if (f->shown && f->what && *f->what)
		l->hits = seek_all(text_bytes(a->doc->text), len, f->what, &f->options, top > BEFORE ? top - BEFORE : 0, MIN(len, top + most), NULL);
}

/* Is `off` in a hit? *until comes nearer when the answer changes before. */
static bool in_hit(const struct look *l, size_t off, size_t *until)
{
	for (unsigned i = 0; l->hits && i < l->hits->len; i++) {
		const struct text_hit *h = &g_array_index(l->hits, struct text_hit, i);
		if (h->pos > off) {
			*until = MIN(*until, h->pos);
			return false;
		}
		if (off < h->pos + h->len) {
			*until = MIN(*until, h->pos + h->len);
			return true;
		}
	}
	return false;
}

/* The style of the byte at `off` and how far it goes, at most to `end`. */
static enum style style_at(const struct app *a, const struct look *l, size_t off, size_t end, size_t *until)
{
	const struct doc *d = a->doc;
	size_t from, to;

	*until = end;
	if (doc_selection(d, &from, &to)) {
		if (off >= from && off < to) {
			*until = MIN(end, to);
			return STYLE_SELECTED;
		}
		if (off < from)
			*until = MIN(*until, from);
	}
	if (in_hit(l, off, until))
		return STYLE_MATCH;
	for (unsigned i = drift_from(d->findings, off); i < drift_len(d->findings); i++) {
		const struct finding *f = drift_at(d->findings, i);
		if (f->off > off) {
			*until = MIN(*until, f->off);
			break;
		}
		if (off < f->off + f->len && finding_style(a, f, i) != STYLE_NORMAL) {
			*until = MIN(*until, f->off + f->len);
			return finding_style(a, f, i);
		}
	}
	return signs_style(&l->signs, off, until);
}

static void draw_row(const struct app *a, const char *s, size_t len, const struct row *r, struct look *l, int row, const struct area *area)
{
	int used = 0;

	if (r->end > r->start)
		signs_at(&l->signs, s, len, r->start);
	for (size_t off = r->start, until; off < r->end && used < area->cols; off = until) {
		enum style style = style_at(a, l, off, r->end, &until);
		used += draw_text(row, area->col + used, area->cols - used, s + off, until - off, style);
	}
}

void pane_text(const struct app *a, const struct area *area)
{
	const struct doc *d = a->doc;

	size_t top = MIN(d->top, text_len(d->text)), len;
	const char *s = text_upto(d->text, top, (size_t)area->rows, &len);
	unsigned cols = (unsigned)area->cols;
	struct row r = layout_row_at(d->layout, s, len, cols, top);
	g_auto(look) with = { 0 };
	look_for_hits(&with, a, area);
	if (!app_overlay(a))
		draw_flow(area->row, area->rows, area->col, area->cols);
	draw_hidden(!a->hidden_quiet);
	for (int i = 0; i < area->rows; i++) {
		draw_row(a, s, len, &r, &with, area->row + i, area);
		bool here = d->cursor >= r.start && (d->cursor < r.end || (r.last && d->cursor == r.end));
		if (here && a->focus == IN_EDITOR && !app_overlay(a))
			draw_cursor(area->row + i, area->col + MIN((int)layout_column(s, &r, d->cursor), area->cols - 1));
		if (!layout_row_next(d->layout, s, len, cols, &r))
			break;
	}
	draw_hidden(true);
}

/* A sentence over at most `max` rows; how many it took. */
static int draw_sentence(const char *s, int row, int col, int cols, int max)
{
	struct layout *layout = layout_new();
	size_t len = strlen(s);
	struct row r = layout_row_at(layout, s, len, (unsigned)MAX(4, cols), 0);
	int used = 0;

	do
		draw_text(row + used++, col, cols, s + r.start, r.end - r.start, STYLE_NORMAL);
	while (used < max && layout_row_next(layout, s, len, (unsigned)MAX(4, cols), &r));
	layout_free(layout);
	return used;
}

void pane_strip(const struct app *a, const struct area *area)
{
	const struct doc *d = a->doc;
	enum { KEYS_ROWS = 5 };            /* from here on the strip has a row for its keys: a narrow screen has no room for them below */

	if (area->rows == 0 || !d || a->walk_at >= drift_len(d->findings))
		return;
	const struct finding *f = drift_at(d->findings, a->walk_at);
	g_autoptr(GString) fixes = g_string_new(" ");
	unsigned nth, of;
	bool is_note = doc_finding_place(d, a->walk_at, &nth, &of);
	g_autofree char *head = g_strdup_printf(is_note ? _(" CATATAN %u dari %u ") : _(" EJAAN %u dari %u "), nth, of);
	draw_fill(area->row, 0, area->cols, STYLE_BAR);
	draw_string(area->row, 0, area->cols, head, STYLE_BAR);
	if (area->rows < 2)
		return;
	for (unsigned i = 0; i < 9 && f->fix[i]; i++)
		g_string_append_printf(fixes, "%u %s  ", i + 1, *f->fix[i] ? f->fix[i] : _("(hapus)"));
	if (area->cols >= 60 || !f->fix[0])
		g_string_append_printf(fixes, "│ %s", _("Enter berikut  M miring"));
	if (area->rows == 2 && f->fix[0]) {         /* the word itself is seen in the text: what can be done about it comes first */
		draw_string(area->row + 1, 0, area->cols, fixes->str, STYLE_STRONG);
		return;
	}
	int keys = area->rows >= KEYS_ROWS;
	int used = 1 + draw_sentence(f->message, area->row + 1, 1, area->cols - 1, MAX(1, area->rows - 2 - keys));
	if (area->rows >= 3)
		draw_string(area->row + used, 0, area->cols, fixes->str, STYLE_STRONG);
	if (keys)
		draw_string(area->row + area->rows - 1, 1, area->cols - 1, _("A abaikan S sama P semua T terima Esc"), STYLE_DIM);
}
