#include "app/pointer.h"
#include "app/command.h"

enum { WHEEL_ROWS = 3, LIST_HEAD_ROWS = 2 };

static bool is_in(const struct area *area, const struct input *in)
{
	return in->row >= area->row && in->row < area->row + area->rows && in->col >= area->col && in->col < area->col + area->cols;
}

/* A click on the chosen row opens its article. */
static void click_list(struct app *a, const struct area *area, int row)
{
	long index = (long)a->list.top + row - area->row - LIST_HEAD_ROWS;
	g_autoptr(GError) error = NULL;

	if (row < area->row + LIST_HEAD_ROWS || index >= (long)a->list.rows->len)
		return;
	if (index == (long)a->list.selected)
		command_run(a, command_named("open_selected"));
	else if (!list_move(&a->list, a->store, index - (long)a->list.selected, (unsigned)MAX(1, area->rows - 1), &error))
		app_notice_error(a, _("Daftar tidak terbaca"), error);
}

static void click_text(struct app *a, const struct area *area, const struct input *in)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text);
	unsigned cols = (unsigned)MAX(1, area->cols);
	struct row r = layout_row_at(d->layout, s, len, cols, d->top);

	for (int n = in->row - area->row; n > 0 && layout_row_next(d->layout, s, len, cols, &r); n--)
		;
	doc_move(d, layout_offset(s, &r, (unsigned)(in->col - area->col)), d->marking);
	d->goal_col = -1;
	d->home_again = false;
}

static void scroll(struct app *a, uint32_t key)
{
	const struct command *c = command_named(key == K_WHEEL_UP ? "up" : "down");

	a->extend = a->doc && a->doc->marking;
	for (int n = 0; n < WHEEL_ROWS; n++)
		command_run(a, c);
}

/* Over a dialog the wheel is the arrow keys; a click says nothing there. */
static void over_dialog(struct app *a, uint32_t key)
{
	const struct input arrow = { .kind = INPUT_KEY, .key = key == K_WHEEL_UP ? K_UP : K_DOWN };

	if (key != K_CLICK)
		app_input(a, &arrow);
}

void pointer_input(struct app *a, const struct input *in)
{
	struct areas areas;
	const struct area *text = &areas.text;

	if (app_overlay(a)) {
		over_dialog(a, in->key);
		return;
	}
	app_areas(a, &areas);
	if (is_in(&areas.list, in))
		a->focus = IN_LIST;
	else if (a->doc && is_in(&areas.preview, in))
		a->focus = IN_PREVIEW;
	else if (a->doc && is_in(text, in))
		a->focus = IN_EDITOR;
	else
		return;
	if (in->key != K_CLICK)
		scroll(a, in->key);
	else if (a->focus == IN_LIST)
		click_list(a, &areas.list, in->row);
	else if (a->focus == IN_EDITOR)
		click_text(a, text, in);
}
