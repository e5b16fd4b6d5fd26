/* Capitals and small letters of the selection; without one, of the word under the cursor or of its paragraph. */
#include "app/command.h"
#include <string.h>
#include "edit/letters.h"
#include "edit/utf8.h"

static void change(struct app *a, enum letters how)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text), from, to;
	bool selected = doc_selection(d, &from, &to), words = how == LETTERS_LOWER || how == LETTERS_UPPER;

	if (!selected) {
		from = words ? word_start(s, len, d->cursor) : paragraph_start(s, len, d->cursor);
		to = words ? word_end(s, len, d->cursor) : paragraph_end(s, len, d->cursor);
	}
	g_autoptr(GString) made = letters_change(s + from, to - from, how);
	if (made->len == to - from && memcmp(made->str, s + from, made->len) == 0) {
		app_notice(a, NOTICE_INFO, "%s", _("Hurufnya sudah begitu"));
		return;
	}
	size_t before = d->cursor;
	text_undo_break(d->text);
	text_replace(d->text, from, to - from, made->str, made->len, UNDO_COMMAND, d->cursor);
	d->anchor = selected ? (gssize)from : NO_ANCHOR;      /* still selected: the next form is one key away */
	d->cursor = selected || before > from + made->len ? from + made->len : utf8_is_boundary(text_bytes(d->text), text_len(d->text), before) ? before : from;
	app_changed(a);
}

void command_letters_lower(struct app *a) { change(a, LETTERS_LOWER); }
void command_letters_upper(struct app *a) { change(a, LETTERS_UPPER); }
void command_letters_title(struct app *a) { change(a, LETTERS_TITLE); }
void command_letters_sentence(struct app *a) { change(a, LETTERS_SENTENCE); }
