/* Characters of a typesetter: quotation marks and dashes while typing and in a whole text; those that nobody sees, shown and cleaned. */
#include "app/command.h"
#include <string.h>
#include "app/config.h"
#include "app/hidden_words.h"
#include "app/setting.h"
#include "edit/smart.h"

/* ---- while typing ---- */

/* A step of its own: the first undo brings back what was typed. */
static void improve(struct app *a)
{
	struct doc *d = a->doc;
	struct smart made;
	size_t len;
	const char *s = text_upto(d->text, d->cursor, 1, &len);

	if (!smart_typed(s, len, d->cursor, &made))
		return;
	size_t after = d->cursor - made.len + strlen(made.with);
	text_undo_break(d->text);
	text_replace(d->text, made.pos, made.len, made.with, strlen(made.with), UNDO_COMMAND, d->cursor);
	d->cursor = after;
}

/* Keys may come in one burst: each that may make something is looked at when it is the last one. */
void smart_insert(struct app *a, const char *bytes, size_t len)
{
	for (size_t at = 0, end; at < len; at = end) {
		for (end = at + 1; end < len && !strchr("\"'. ", bytes[end - 1]); end++)
			;
		doc_insert(a->doc, bytes + at, end - at, UNDO_TYPE);
		improve(a);
	}
}

void command_smart_typing(struct app *a)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GKeyFile) file = config_file(&error);

	a->smart = !a->smart;
	if (error || !setting_put(setting_find("tipografi"), a->smart ? "ya" : "tidak", file, &error) || !config_file_put(file, &error)) {
		app_notice_error(a, _("Pengaturan belum tersimpan"), error);
		return;
	}
	app_notice(a, NOTICE_INFO, a->smart ? _("Kutip dan tanda pisah dirapikan saat mengetik; {undo} mengembalikan yang diketik") :
		_("Kutip dan tanda pisah tetap seperti diketik"));
}

/* ---- the selection, or all of the text ---- */

/* One step for undo; a selection stays selected. */
static void put_stretch(struct app *a, size_t from, size_t to, const GString *made, bool selected)
{
	struct doc *d = a->doc;
	size_t cursor = d->cursor;

	text_undo_break(d->text);
	text_replace(d->text, from, to - from, made->str, made->len, UNDO_COMMAND, d->cursor);
	d->cursor = selected || cursor >= to ? from + made->len : MIN(cursor, from + made->len);
	d->anchor = selected ? (gssize)from : NO_ANCHOR;
	doc_settle(d);
	app_changed(a);
}

static bool stretch_of(const struct app *a, size_t *from, size_t *to)
{
	if (doc_selection(a->doc, from, to))
		return true;
	*from = 0;
	*to = text_len(a->doc->text);
	return false;
}

void command_smart_text(struct app *a)
{
	const char *s = text_bytes(a->doc->text);
	size_t from, to;
	bool selected = stretch_of(a, &from, &to);
	g_autoptr(GArray) all = smart_all(s, text_len(a->doc->text), from, to);
	g_autoptr(GString) made = g_string_new(NULL);
	size_t at = from;

	if (all->len == 0) {
		app_notice(a, NOTICE_INFO, "%s", _("Kutip dan tanda pisah sudah rapi"));
		return;
	}
	for (unsigned i = 0; i < all->len; i++) {
		const struct smart *one = &g_array_index(all, struct smart, i);
		g_string_append_len(made, s + at, (gssize)(one->pos - at));
		g_string_append(made, one->with);
		at = one->pos + one->len;
	}
	g_string_append_len(made, s + at, (gssize)(to - at));
	unsigned n = all->len;
	put_stretch(a, from, to, made, selected);
	app_notice(a, NOTICE_INFO, _("%u tanda dirapikan; {undo} mengembalikannya"), n);
}

/* ---- what nobody sees ---- */

void command_hidden(struct app *a)
{
	g_autofree char *words = hidden_words(text_bytes(a->doc->text), text_len(a->doc->text));

	a->hidden_quiet = !a->hidden_quiet;
	app_notice(a, NOTICE_INFO, "%s: %s", a->hidden_quiet ? _("Tidak ditandai") : _("Ditandai"),
		words ? words : _("tidak ada aksara tersembunyi"));
}

void command_hidden_clean(struct app *a)
{
	const char *s = text_bytes(a->doc->text);
	size_t from, to;
	bool selected = stretch_of(a, &from, &to);
	g_autofree char *words = hidden_words(s + from, to - from);

	if (!words) {
		app_notice(a, NOTICE_INFO, "%s", _("Tidak ada aksara tersembunyi"));
		return;
	}
	g_autoptr(GString) made = hidden_cleaned(s + from, to - from);
	g_autofree char *left = hidden_words(made->str, made->len);
	put_stretch(a, from, to, made, selected);
	if (left)
		app_notice(a, NOTICE_INFO, _("Dari %s, yang tersisa: %s"), words, left);
	else
		app_notice(a, NOTICE_INFO, _("Dibersihkan: %s"), words);
}
