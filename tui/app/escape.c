#include "app/escape.h"
#include "app/command.h"

enum { LETTER_US = 1000000, DIALOG_US = 600000 };

void escape_pressed(struct app *a)
{
	a->escape.until_us = a->now_us + LETTER_US;
	a->escape.anchor = a->doc ? a->doc->anchor : NO_ANCHOR;
	a->escape.marking = a->doc && a->doc->marking;
}

void escape_in_dialog(struct app *a)
{
	a->escape.until_us = a->now_us + DIALOG_US;
	a->escape.dialog = true;
}

bool escape_waits(const struct app *a)
{
	return a->escape.dialog && a->escape.until_us != 0;
}

static void close_dialog(struct app *a)
{
	struct overlay *o = app_overlay(a);

	a->escape.dialog = false;
	if (o)
		overlay_close(a, o);
}

/* In the text a selection goes on; a letter that means nothing there is text. */
static bool press(struct app *a, uint32_t key)
{
	if (!command_for_key(key, a->focus))
		return false;
	if (a->doc && a->escape.anchor != NO_ANCHOR) {
		a->doc->anchor = a->escape.anchor;
		a->doc->marking = a->escape.marking;
	}
	app_input(a, &(struct input){ .kind = INPUT_KEY, .key = key });
	return true;
}

bool escape_goes_on(struct app *a, const struct input *in)
{
	bool soon = a->escape.until_us > a->now_us, dialog = escape_waits(a);
	struct overlay *o = app_overlay(a);
	uint32_t key = in->kind == INPUT_TEXT && in->len == 1 ? key_after_escape((unsigned char)in->bytes[0]) : K_NONE;

	a->escape.until_us = 0;
	if (!dialog)
		return soon && key != K_NONE && !o && press(a, key);
	if (soon && o && key != K_NONE && o->key(a, o, key)) {
		a->escape.dialog = false;
		return true;
	}
	close_dialog(a);
	return in->kind == INPUT_KEY && in->key == K_ESC;
}

void escape_tick(struct app *a)
{
	if (!escape_waits(a) || a->escape.until_us > a->now_us)
		return;
	a->escape.until_us = 0;
	close_dialog(a);
}
