#include "app/overlay.h"
#include <string.h>
#include "app/app.h"
#include "app/escape.h"
#include "edit/cursor.h"

static void choice_free(void *p)
{
	struct choice *c = p;

	g_free(c->label);
	g_free(c->detail);
	g_free(c);
}

static struct overlay *overlay_new(enum overlay_kind kind, const char *title)
{
	struct overlay *o = g_new0(struct overlay, 1);

	o->kind = kind;
	o->title = g_strdup(title);
	o->inputs = g_ptr_array_new_with_free_func(line_input_free);
	o->choices = g_ptr_array_new_with_free_func(choice_free);
	o->filter = g_string_new(NULL);
	o->shown = g_array_new(FALSE, FALSE, sizeof(unsigned));
	return o;
}

struct overlay *overlay_form(const char *title, bool (*accept)(struct app *, struct overlay *, intptr_t))
{
	struct overlay *o = overlay_new(OVERLAY_FORM, title);

	o->accept = accept;
	return o;
}

struct line_input *overlay_add_input(struct overlay *o, const char *label, const char *value)
{
	struct line_input *l = line_input_new(label, value);

	g_ptr_array_add(o->inputs, l);
	return l;
}

const char *overlay_value(const struct overlay *o, unsigned input)
{
	return ((const struct line_input *)g_ptr_array_index(o->inputs, input))->text->str;
}

struct overlay *overlay_choice(const char *title, bool filtering, bool (*accept)(struct app *, struct overlay *, intptr_t))
{
	struct overlay *o = overlay_new(OVERLAY_CHOICE, title);

	o->filtering = filtering;
	o->accept = accept;
	return o;
}

/* Every word that was typed, in any order, in what the choice says or in its right column: a menu is found by its keys too. */
static bool is_sought(const struct choice *c, char *const *words)
{
	g_autofree char *all = g_strconcat(c->label, "\n", c->detail, NULL);
	g_autofree char *folded = g_utf8_casefold(all, -1);

	for (; *words; words++)
		if (!strstr(folded, *words))
			return false;
	return true;
}

static void refilter(struct overlay *o)
{
	g_autofree char *typed = g_utf8_casefold(o->filter->str, -1);
	g_auto(GStrv) words = g_strsplit(typed, " ", -1);

	g_array_set_size(o->shown, 0);
	for (unsigned i = 0; i < o->choices->len; i++)
		if (is_sought(g_ptr_array_index(o->choices, i), words))
			g_array_append_val(o->shown, i);
	o->current = MIN(o->current, o->shown->len > 0 ? o->shown->len - 1 : 0);
}

void overlay_add_choice(struct overlay *o, const char *label, const char *detail, uint32_t hotkey, intptr_t value)
{
	struct choice *c = g_new0(struct choice, 1);

	*c = (struct choice){ .label = g_strdup(label), .detail = g_strdup(detail), .hotkey = hotkey, .value = value };
	g_ptr_array_add(o->choices, c);
	unsigned index = o->choices->len - 1;
	if (o->filter->len == 0)
		g_array_append_val(o->shown, index);
	else
		refilter(o);
}

void overlay_clear_choices(struct overlay *o)
{
	g_ptr_array_set_size(o->choices, 0);
	g_array_set_size(o->shown, 0);
}

const struct choice *overlay_chosen(const struct overlay *o)
{
	if (o->current >= o->shown->len)
		return NULL;
	return g_ptr_array_index(o->choices, g_array_index(o->shown, unsigned, o->current));
}

struct overlay *overlay_text(const char *title, const char *text)
{
	struct overlay *o = overlay_new(OVERLAY_TEXT, title);

	o->body = g_strdup(text);
	return o;
}

struct overlay *overlay_comparison(const char *title, struct comparison *c)
{
	struct overlay *o = overlay_new(OVERLAY_TEXT, title);

	o->body = g_string_free(g_steal_pointer(&c->text), FALSE);
	o->marks = g_steal_pointer(&c->marks);
	o->step = o->marks->len;
	return o;
}

static void side_clear(struct side *s)
{
	g_free(s->title);
	g_free(s->text);
	if (s->marks)
		g_array_unref(s->marks);
}

void overlay_set_side(struct overlay *o, unsigned side, const char *title, struct comparison *c)
{
	side_clear(&o->sides[side]);
	o->sides[side] = (struct side){ g_strdup(title), g_string_free(g_steal_pointer(&c->text), FALSE), g_steal_pointer(&c->marks) };
}

void overlay_free(struct overlay *o)
{
	if (!o)
		return;
	side_clear(&o->sides[0]);
	side_clear(&o->sides[1]);
	if (o->free_data)
		o->free_data(o->data);
	g_ptr_array_unref(o->inputs);
	g_ptr_array_unref(o->choices);
	g_string_free(o->filter, TRUE);
	g_array_unref(o->shown);
	if (o->marks)
		g_array_unref(o->marks);
	g_free(o->title);
	g_free(o->hint);
	g_free(o->body);
	g_free(o);
}

/* ---- forms ---- */

/* What an answer does may need the store: a save that runs is waited for. false: it left a question of its own on top. */
static bool is_on_top(struct app *a, const struct overlay *o)
{
	app_wait_for_save(a);
	return app_overlay(a) == o;
}

static void form_key(struct app *a, struct overlay *o, uint32_t key)
{
	struct line_input *l = g_ptr_array_index(o->inputs, o->current);
	unsigned n = o->inputs->len;

	if (key == K_ENTER) {
		if (is_on_top(a, o) && o->accept(a, o, 0) && app_overlay(a) == o)
			app_pop(a);
	} else if (key == K_TAB || key == K_DOWN) {
		o->current = (o->current + 1) % n;
	} else if (key == (K_TAB | MOD_SHIFT) || key == K_UP) {
		o->current = (o->current + n - 1) % n;
	} else if (key == ('v' | MOD_CTRL) || key == (K_INSERT | MOD_SHIFT)) {
		line_input_type(l, a->clipboard->str, a->clipboard->len);
	} else {
		line_input_key(l, key);
	}
}

/* ---- choices and texts ---- */

static void choose(struct app *a, struct overlay *o, const struct choice *c)
{
	if (c && is_on_top(a, o) && o->accept && o->accept(a, o, c->value) && app_overlay(a) == o)
		app_pop(a);
}

static void move_by(struct overlay *o, long by)
{
	long last = (long)o->shown->len - 1;

	o->current = (unsigned)CLAMP((long)o->current + by, 0, MAX(last, 0));
}

static unsigned rows_of(const char *s, unsigned cols)
{
	struct layout *layout = layout_new();
	size_t len = strlen(s);
	struct row r = layout_row_at(layout, s, len, cols, 0);
	unsigned n = 1;

	while (layout_row_next(layout, s, len, cols, &r))
		n++;
	layout_free(layout);
	return n;
}

/* The two texts above the choices: both together, until the longer one's last row. */
static bool side_key(const struct app *a, struct overlay *o, uint32_t key)
{
	unsigned page = (unsigned)MAX(1, a->rows / 3);

	if (!o->sides[0].text || (key != K_PAGE_UP && key != K_PAGE_DOWN))
		return false;
	unsigned cols = (unsigned)MAX(4, a->cols >= OVERLAY_BESIDE ? (a->cols - 4) / 2 : a->cols - 2);
	unsigned longest = MAX(rows_of(o->sides[0].text, cols), rows_of(o->sides[1].text, cols));
	o->scroll = key == K_PAGE_UP ? o->scroll - MIN(o->scroll, page) : MIN(o->scroll + page, longest - 1);
	return true;
}

static void choice_key(struct app *a, struct overlay *o, uint32_t key)
{
	if (side_key(a, o, key))
		return;
	switch (key) {
	case K_ENTER: choose(a, o, overlay_chosen(o)); return;
	case K_UP: move_by(o, -1); return;
	case K_DOWN: case K_TAB: move_by(o, 1); return;
	case K_PAGE_UP: move_by(o, -10); return;
	case K_PAGE_DOWN: move_by(o, 10); return;
	case K_HOME: move_by(o, -(long)o->shown->len); return;
	case K_END: move_by(o, (long)o->shown->len); return;
	case K_BACKSPACE:
		if (o->filter->len > 0)
			g_string_truncate(o->filter, grapheme_prev(o->filter->str, o->filter->len, o->filter->len));
		refilter(o);
		return;
	default: break;
	}
	for (unsigned i = 0; i < o->choices->len; i++) {
		const struct choice *c = g_ptr_array_index(o->choices, i);
		if (c->hotkey != 0 && c->hotkey == key) {
			choose(a, o, c);
			return;
		}
	}
}

/* The row of the text that shows an offset; SIZE_MAX: the last one. */
static unsigned row_of(const struct app *a, const struct overlay *o, size_t off)
{
	size_t len = strlen(o->body);
	unsigned cols = (unsigned)MAX(4, a->cols - 2), n = 0;
	struct layout *layout = layout_new();
	struct row r = layout_row_at(layout, o->body, len, cols, 0);

	while (r.end <= off && layout_row_next(layout, o->body, len, cols, &r))
		n++;
	layout_free(layout);
	return n;
}

unsigned overlay_body_rows(const struct app *a, const struct overlay *o)
{
	return o->body ? row_of(a, o, SIZE_MAX) + 1 : 0;
}

/* The last row that may stand first: scrolling ends with the end of the text in view. */
static unsigned last_row(const struct app *a, const struct overlay *o, unsigned page)
{
	unsigned n = row_of(a, o, SIZE_MAX);

	return n > page ? n - page : 0;
}

/* To the next change, or the one before; a third of the page is kept above it. */
static void step_to(struct app *a, struct overlay *o, bool on, unsigned page)
{
	const struct compare_mark *marks = o->marks ? (const struct compare_mark *)(const void *)o->marks->data : NULL;
	unsigned n = o->marks ? o->marks->len : 0, at = o->step >= n ? (on ? n - 1 : 0) : o->step;

	if (n == 0)
		return;
	do
		at = (at + (on ? 1 : n - 1)) % n;
	while (!marks[at].first && at != o->step);
	o->step = at;
	unsigned row = row_of(a, o, marks[at].from);
	if (row < o->current || row >= o->current + page)
		o->current = MIN(row > page / 3 ? row - page / 3 : 0, last_row(a, o, page));
}

static void text_key(struct app *a, struct overlay *o, uint32_t key)
{
	unsigned page = (unsigned)MAX(1, a->rows - 4);

	switch (key) {
	case K_UP: o->current -= o->current > 0; return;
	case K_DOWN: o->current = MIN(o->current + 1, last_row(a, o, page)); return;
	case K_PAGE_UP: o->current -= MIN(o->current, page); return;
	case K_PAGE_DOWN: case ' ': o->current = MIN(o->current + page, last_row(a, o, page)); return;
	case K_END: o->current = last_row(a, o, page); return;
	case K_HOME: o->current = 0; return;
	case 'n': case K_TAB: step_to(a, o, true, page); return;
	case 'p': case K_TAB | MOD_SHIFT: step_to(a, o, false, page); return;
	case K_ENTER: case 'q': app_pop(a); return;
	default: return;
	}
}

void overlay_close(struct app *a, struct overlay *o)
{
	if (o->cancel)
		o->cancel(a, o);
	if (app_overlay(a) == o)
		app_pop(a);
}

static void overlay_key(struct app *a, struct overlay *o, uint32_t key)
{
	if (o->key && o->key(a, o, key))
		return;
	if (key == K_ESC && o->escape_keys) {
		escape_in_dialog(a);
	} else if (key == K_ESC || key == ('w' | MOD_CTRL)) {
		overlay_close(a, o);
	} else if (o->kind == OVERLAY_FORM) {
		form_key(a, o, key);
	} else if (o->kind == OVERLAY_CHOICE) {
		choice_key(a, o, key);
	} else {
		text_key(a, o, key);
	}
}

/* Text goes into a form's line or a filter; elsewhere each character is a key. Keys that follow may belong to what comes next. */
static void overlay_typed(struct app *a, struct overlay *o, const char *s, size_t len)
{
	if (o->kind == OVERLAY_FORM) {
		line_input_type(g_ptr_array_index(o->inputs, o->current), s, len);
	} else if (o->kind == OVERLAY_CHOICE && o->filtering) {
		g_string_append_len(o->filter, s, (gssize)len);
		refilter(o);
	} else {
		gunichar c = g_utf8_get_char(s);
		const char *rest = g_utf8_next_char(s);
		overlay_key(a, o, g_unichar_tolower(c));
		struct input left = { .kind = INPUT_TEXT, .bytes = rest, .len = len - (size_t)(rest - s) };
		if (left.len > 0)
			app_input(a, &left);
	}
}

void overlay_input(struct app *a, struct overlay *o, const struct input *in)
{
	if (in->kind == INPUT_KEY)
		overlay_key(a, o, in->key);
	else if (in->len > 0)
		overlay_typed(a, o, in->bytes, in->len);
	if (app_overlay(a) == o && o->changed)
		o->changed(a, o);
}
