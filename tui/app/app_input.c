/* One input's way: to the dialog on top, to the command that the key is bound to, or into the text or the filter. */
#include "app/app.h"
#include "app/command.h"
#include "app/escape.h"
#include "app/lesson.h"
#include "app/pointer.h"
#include "app/writer.h"

enum { UPKEEP_PAUSE_US = 5000000 };

static void typed(struct app *a, const struct input *in)
{
	if (a->focus == IN_EDITOR && a->doc && a->doc->read_only) {
		writer_refuse(a);
	} else if (a->focus == IN_EDITOR && a->doc) {
		bool paste = in->kind == INPUT_PASTE;
		if (a->smart && !paste)
			smart_insert(a, in->bytes, in->len);
		else
			doc_insert(a->doc, in->bytes, in->len, !paste ? UNDO_TYPE : in->goes_on ? UNDO_PASTE_ON : UNDO_PASTE);
		app_changed(a);
	} else if (a->focus == IN_LIST) {
		for (size_t i = 0; i < in->len; i++)
			g_string_append_c(a->list.filter, in->bytes[i] == '\n' || in->bytes[i] == '\t' ? ' ' : in->bytes[i]);
		app_reload_list(a, 0);
	} else {
		app_notice(a, NOTICE_INFO, _("Pratinjau hanya dibaca; {previous_pane} kembali ke naskah"));
	}
}

/* false: the save that was waited for left a question on the screen. */
static bool wait_for_store(struct app *a)
{
	app_wait_for_save(a);
	return !app_overlay(a);
}

/* The rows on the screen are those of an older filter until the list follows; these commands look at none. */
static bool edits_filter(const struct command *c)
{
	return c->run == command_erase_back || c->run == command_escape;
}

static void pressed(struct app *a, uint32_t key)
{
	const struct command *c = command_for_key(key, a->focus);

	if (a->walking && a->focus == IN_EDITOR && check_walk_key(a, key))
		return;
	if (a->focus == IN_LIST && !wait_for_store(a))
		return;
	a->extend = a->doc && a->doc->marking;
	if (!c && (key & MOD_SHIFT)) {
		c = command_for_key(key & ~(uint32_t)MOD_SHIFT, a->focus);
		a->extend = true;
	}
	if (!c) {
		help_unused_key(a, key);
		return;
	}
	if (a->focus != IN_LIST && !a->doc)
		a->focus = IN_LIST;
	if (a->focus == IN_LIST && !edits_filter(c))
		app_settle_list(a);
	if (!(c->where & STORE) || wait_for_store(a))
		command_run(a, c);
}

/* A letter while the strip is open may be the strip's; anything else closes it and is text. */
static bool strip_takes(struct app *a, const struct input *in)
{
	if (!a->walking || a->focus != IN_EDITOR || in->kind != INPUT_TEXT || in->len == 0)
		return false;
	if (in->len == 1 && check_walk_key(a, (uint32_t)g_ascii_tolower(in->bytes[0])))
		return true;
	a->walking = false;
	return false;
}

static void show_cursor(struct app *a)
{
	struct areas areas;

	app_areas(a, &areas);
	if (a->doc)
		doc_settle(a->doc);
	if (a->doc && areas.text.rows > 0)
		doc_show(a->doc, (unsigned)areas.text.cols, (unsigned)MAX(1, areas.text.rows - find_covers(a)));
}

static bool is_suspend(const struct app *a, uint32_t key)
{
	const struct command *c = command_for_key(key, a->focus);

	return c && c->run == command_suspend;
}

/* Where the writer stands. */
struct standing { const struct doc *doc; size_t cursor; gssize anchor; };

static struct standing standing_of(const struct app *a)
{
	return a->doc ? (struct standing){ a->doc, a->doc->cursor, a->doc->anchor } : (struct standing){ 0 };
}

/* However the cursor moved, by a key, a dialog or the mouse: the place below and the preview follow in a pause. */
static void follow(struct app *a, const struct standing *before)
{
	const struct standing now = standing_of(a);

	if (now.doc && (now.doc != before->doc || now.cursor != before->cursor || now.anchor != before->anchor))
		app_moved(a);
}

/* Keys that mean the same in every pane and dialog; a notice stays. true: it was one. */
static bool is_for_all(struct app *a, const struct input *in)
{
	if (in->kind != INPUT_KEY)
		return false;
	if (in->key >= K_CLICK && in->key < K_LAST) {
		app_settle_list(a);
		if (a->mouse)
			pointer_input(a, in);
		show_cursor(a);
		return true;
	}
	if (app_overlay(a) && is_suspend(a, in->key)) {
		command_suspend(a);
		return true;
	}
	if (in->key == ('l' | MOD_CTRL))       /* nobody should have to leave a dialog to see clearly */
		command_redraw(a);
	return in->key == ('l' | MOD_CTRL);
}

static void dispatch(struct app *a, const struct input *in)
{
	bool taken = a->escape.until_us != 0 && escape_goes_on(a, in);
	struct overlay *o = app_overlay(a);

	if (taken)
		return;
	if (in->kind == INPUT_KEY && in->key == ('q' | MOD_CTRL))
		command_leave(a);
	else if (o)
		overlay_input(a, o, in);
	else if (strip_takes(a, in))
		;
	else if (in->kind == INPUT_KEY)
		pressed(a, in->key);
	else if (in->len > 0)
		typed(a, in);
}

static void tell_broken(struct app *a, const struct input *in)
{
	if (in->kind == INPUT_PASTE && in->broken > 0)
		app_notice(a, NOTICE_INFO, _("%zu bita yang bukan UTF-8 tidak ikut ditempel"), in->broken);
	else if (in->kind == INPUT_TEXT && in->broken > 0)     /* Alt with a letter as eight bits, or a terminal of another coding */
		app_notice(a, NOTICE_INFO, "%s", _("Bukan UTF-8: atur terminal ke UTF-8; Alt dapat ditekan sebagai Esc, lalu huruf"));
}

void app_input(struct app *a, const struct input *in)
{
	const struct standing before = standing_of(a);

	a->upkeep_due_us = a->now_us + UPKEEP_PAUSE_US;
	a->key_s = a->now_s;
	if (in->kind == INPUT_STATUS || (in->kind == INPUT_KEY && in->key == K_NONE))
		return;
	if (!is_for_all(a, in)) {
		a->when_checked = NULL;
		if (in->kind == INPUT_KEY || a->notice_kind == NOTICE_ALARM)
			app_notice_clear(a);
		dispatch(a, in);
		tell_broken(a, in);
		lesson_look(a);
		show_cursor(a);
	}
	follow(a, &before);
}

void app_size(struct app *a, int rows, int cols)
{
	struct areas areas;

	a->rows = rows;
	a->cols = cols;
	preview_clear(&a->preview);
	a->preview_due_us = a->now_us;
	app_areas(a, &areas);
	if (a->doc && areas.text.rows > 0 && areas.text.cols > 0)
		doc_fill(a->doc, (unsigned)areas.text.cols, (unsigned)areas.text.rows);
	show_cursor(a);
}
