#include "pane/pane.h"
#include "app/command.h"
#include <inttypes.h>
#include <string.h>
#include "app/writer.h"
#include "terminal/terminal.h"

enum { HEAD_COLS = 9, NUMBER_COLS = 6, TITLE_LEAST = 30 };

static int title_cols(int cols)
{
	return cols - HEAD_COLS - (cols - HEAD_COLS >= TITLE_LEAST ? NUMBER_COLS : 0);
}

static const char *title_of(const struct list_row *r)
{
	return *r->title ? r->title : _("(tanpa judul)");
}

const char *pane_list_cut(const struct app *a, const struct area *area)
{
	const struct list_row *r = list_selected(&a->list);
	const char *title = r ? title_of(r) : "";

	return draw_stop(title, strlen(title), a->cols) > title_cols(area->cols) ? title : NULL;
}

static void draw_row(const struct app *a, const struct list_row *r, int row, const struct area *area, bool selected)
{
	bool focused = a->focus == IN_LIST, open = a->doc && a->doc->article.id == r->id;
	enum style style = selected && focused ? STYLE_SELECTED : selected || open ? STYLE_CHOSEN : STYLE_NORMAL;
	char day[6] = "     ";

	if (strlen(r->date) == 10) {
		memcpy(day, r->date + 8, 2);
		day[2] = '/';
		memcpy(day + 3, r->date + 5, 2);
	}
	char sign = selected ? '>' : writer_in_list(a, r->id) ? '!' : ' ';
	g_autofree char *head = g_strdup_printf("%c%c%c%s ", sign, status_letter(r->status), list_is_marked(&a->list, r->id) ? '*' : ' ', day);
	int left = title_cols(area->cols), behind = HEAD_COLS + left;
	if (style == STYLE_SELECTED)
		draw_fill(row, area->col, area->cols, style);
	draw_string(row, area->col, area->cols, head, style);
	draw_string(row, area->col + HEAD_COLS, left, title_of(r), style);
	if (behind < area->cols) {
		g_autofree char *number = g_strdup_printf(" %5d", r->words);
		draw_string(row, area->col + behind, area->cols - behind, number, style);
	}
	if (selected && focused && !app_overlay(a))
		draw_cursor(row, area->col);
}

static void draw_empty(const struct app *a, const struct area *area)
{
	g_autofree char *words = command_words(a->list.filter->len > 0 ? _("tidak ada yang cocok; Esc") : _("belum ada naskah: {new_article}"));

	draw_string(area->row + 3, area->col + 1, area->cols - 1, words, STYLE_DIM);
}

static char *total_of(const struct list *l)
{
	unsigned marked = g_hash_table_size(l->marked);
	g_autofree char *total = list_total(l);

	return marked ? g_strdup_printf(_("%u* dari %s"), marked, total) : g_strdup_printf(_("%s naskah"), total);
}

/* The end of a filter that is longer than its row: the part that is being typed. */
static const char *filter_end(const GString *filter, int cols)
{
	const char *s = filter->str;

	for (glong chars = g_utf8_strlen(s, -1); chars > MAX(cols, 1); chars--)
		s = g_utf8_next_char(s);
	return s;
}

/* The heading with the number of articles, the filter below it. The columns they took of the second row. */
static int draw_heads(const struct app *a, const struct area *area)
{
	g_autofree char *total = total_of(&a->list);
	int left = area->col + 1, cols = area->cols - 1;
	int used = draw_string(area->row, left, cols, _("DAFTAR"), a->focus == IN_LIST ? STYLE_HEAD : STYLE_DIM);

	draw_string(area->row, left + used + 2, cols - used - 2, total, STYLE_DIM);
	used = draw_string(area->row + 1, left, cols, _("saring: "), STYLE_DIM);
	return used + draw_string(area->row + 1, left + used, cols - used, filter_end(a->list.filter, cols - used), STYLE_STRONG);
}

void pane_list(const struct app *a, const struct area *area)
{
	const struct list *l = &a->list;
	int row = area->row, used = draw_heads(a, area);

	if (l->rows->len == 0) {
		draw_empty(a, area);
		if (a->focus == IN_LIST && !app_overlay(a))
			draw_cursor(row + 1, area->col + 1 + used);
		return;
	}
	for (int i = 0; i < area->rows - 2 && l->top + (unsigned)i < l->rows->len; i++)
		draw_row(a, g_ptr_array_index(l->rows, l->top + (unsigned)i), row + 2 + i, area, l->top + (unsigned)i == l->selected);
}
