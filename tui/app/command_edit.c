/* Commands that change the text, and its clipboard. */
#include "app/command.h"
#include <string.h>
#include "app/writer.h"

static void erase_to(struct app *a, size_t to)
{
	size_t at = a->doc->cursor;

	if (a->doc->read_only) {
		writer_refuse(a);
		return;
	}
	doc_delete(a->doc, MIN(at, to), MAX(at, to), UNDO_DELETE);
	app_changed(a);
}

void command_erase_back(struct app *a)
{
	if (a->focus == IN_LIST) {
		struct list *l = &a->list;
		if (l->filter->len == 0)
			return;
		g_string_truncate(l->filter, grapheme_prev(l->filter->str, l->filter->len, l->filter->len));
		app_reload_list(a, 0);
		return;
	}
	erase_to(a, rows_before(a->doc));
}

void command_erase(struct app *a)
{
	erase_to(a, doc_behind(a->doc));
}

void command_erase_word_back(struct app *a)
{
	erase_to(a, word_prev(text_bytes(a->doc->text), text_len(a->doc->text), a->doc->cursor));
}

void command_erase_word(struct app *a)
{
	erase_to(a, word_next(text_bytes(a->doc->text), text_len(a->doc->text), a->doc->cursor));
}

static void travel(struct app *a, bool back)
{
	size_t cursor;

	if (!(back ? text_undo(a->doc->text, &cursor) : text_redo(a->doc->text, &cursor))) {
		app_notice(a, NOTICE_INFO, "%s", back ? _("Tidak ada lagi yang dapat diurungkan") : _("Tidak ada yang dapat diulangi"));
		return;
	}
	doc_move(a->doc, cursor, false);
	a->doc->goal_col = -1;
	app_changed(a);
}

void command_undo(struct app *a) { travel(a, true); }
void command_redo(struct app *a) { travel(a, false); }

static bool take_selection(struct app *a)
{
	size_t from, to;

	if (!doc_selection(a->doc, &from, &to))
		return false;
	g_string_truncate(a->clipboard, 0);
	a->lines_cut.revision = 0;
	g_string_append_len(a->clipboard, text_bytes(a->doc->text) + from, (gssize)(to - from));
	a->copy_out = true;
	return true;
}

void command_copy(struct app *a)
{
	if (!take_selection(a)) {
		app_notice(a, NOTICE_INFO, _("Tidak ada yang dipilih: Shift+panah atau {mark} untuk menandai"));
		return;
	}
	app_notice(a, NOTICE_INFO, _("%zu huruf disalin"), text_count(a->clipboard->str, a->clipboard->len).chars);
	a->doc->marking = false;
}

void command_cut(struct app *a)
{
	if (!take_selection(a)) {
		app_notice(a, NOTICE_INFO, _("Tidak ada yang dipilih. Untuk keluar: {leave}"));
		return;
	}
	doc_delete(a->doc, a->doc->cursor, a->doc->cursor, UNDO_COMMAND);
	app_changed(a);
}

/* nano's Ctrl-K: a line with its end. Pressed again at the same place it adds the next one to what was cut. */
void command_cut_line(struct app *a)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text), from = paragraph_start(s, len, d->cursor), to = MIN(paragraph_end(s, len, d->cursor) + 1, len), at, end;

	if (doc_selection(d, &at, &end)) {
		command_cut(a);
		return;
	}
	if (from == to) {
		app_notice(a, NOTICE_INFO, "%s", _("Di sini tidak ada baris yang dapat dipotong"));
		return;
	}
	if (a->lines_cut.revision != text_revision(d->text) || a->lines_cut.at != d->cursor)
		g_string_truncate(a->clipboard, 0);
	g_string_append_len(a->clipboard, s + from, (gssize)(to - from));
	a->copy_out = true;
	doc_delete(d, from, to, UNDO_COMMAND);
	a->lines_cut.revision = text_revision(d->text);
	a->lines_cut.at = d->cursor;
	app_changed(a);
	app_notice(a, NOTICE_INFO, _("Baris dipotong; {paste} menempelnya, {undo} mengembalikan"));
}

void command_paste(struct app *a)
{
	if (a->clipboard->len == 0) {
		app_notice(a, NOTICE_INFO, _("Belum ada yang disalin di sini; tempel dari luar memakai tombol terminal Anda"));
		return;
	}
	doc_insert(a->doc, a->clipboard->str, a->clipboard->len, UNDO_PASTE);
	app_changed(a);
}

void command_mark(struct app *a)
{
	struct doc *d = a->doc;

	d->marking = !d->marking;
	d->anchor = d->marking ? (gssize)d->cursor : NO_ANCHOR;
	app_notice(a, NOTICE_INFO, d->marking ? _("Menandai: gerakkan kursor, lalu {copy} atau {cut}") : _("Tanda dilepas"));
}

void command_select_all(struct app *a)
{
	a->doc->anchor = 0;
	a->doc->cursor = text_len(a->doc->text);
}
