/* Find, replace, go to a place. */
#include "app/command.h"
#include <stdlib.h>
#include <string.h>
#include "edit/seek.h"

static const struct seek_options plain = { 0 };

static void show_hit(struct app *a, const struct text_hit *hit)
{
	doc_move(a->doc, hit->pos, false);
	a->doc->anchor = (gssize)(hit->pos + hit->len);
	a->doc->goal_col = -1;
}

static void seek(struct app *a, size_t from, bool backwards)
{
	struct doc *d = a->doc;
	struct text_hit hit;

	if (!a->sought || !*a->sought)
		return;
	if (!seek_hit(text_bytes(d->text), text_len(d->text), a->sought, &plain, from, backwards, true, &hit, NULL)) {
		app_notice(a, NOTICE_INFO, _("Tidak ditemukan: %s"), a->sought);
		return;
	}
	bool wrapped = backwards ? hit.pos >= from : hit.pos < from;
	show_hit(a, &hit);
	if (wrapped)
		app_notice(a, NOTICE_INFO, "%s", backwards ? _("Dilanjutkan dari akhir naskah") : _("Dilanjutkan dari awal naskah"));
}

static bool accept_find(struct app *a, struct overlay *o, intptr_t value)
{
	(void)value;
	g_free(a->sought);
	a->sought = g_strdup(overlay_value(o, 0));
	app_pop(a);
	seek(a, a->doc->cursor, false);
	return false;
}

void command_find(struct app *a)
{
	struct overlay *o = overlay_form(_("CARI"), accept_find);

	overlay_add_input(o, _("Cari"), NULL);
	o->hint = g_strdup(_("Enter cari · F3 lagi · Esc batal"));
	app_push(a, o);
}

void command_find_next(struct app *a)
{
	if (!a->sought)
		command_find(a);
	else
		seek(a, grapheme_next(text_bytes(a->doc->text), text_len(a->doc->text), a->doc->cursor), false);
}

void command_find_previous(struct app *a)
{
	if (!a->sought)
		command_find(a);
	else
		seek(a, a->doc->cursor, true);
}

/* Each earlier hit moves the last one by the difference of the lengths. */
static size_t where_last_hit_goes(const struct text_hit *hits, unsigned n, size_t with_len)
{
	size_t pos = hits[n - 1].pos;

	for (unsigned i = 0; i + 1 < n; i++)
		pos = pos - hits[i].len + with_len;
	return pos;
}

static bool accept_replace(struct app *a, struct overlay *o, intptr_t value)
{
	struct doc *d = a->doc;
	const char *what = overlay_value(o, 0), *with = overlay_value(o, 1);
	size_t from = 0, to = text_len(d->text);
	g_autoptr(GError) error = NULL;

	(void)value;
	if (!*what)
		return true;
	/* A selection is the place to replace in, but for the hit that a search has just selected. */
	bool part = doc_selection(d, &from, &to) && to - from != strlen(what);
	if (!part) {
		from = 0;
		to = text_len(d->text);
	}
	g_autoptr(GArray) hits = seek_all(text_bytes(d->text), text_len(d->text), what, &plain, from, to, &error);
	if (!hits || hits->len == 0) {
		app_notice(a, NOTICE_INFO, _("Tidak ditemukan: %s"), what);
		return true;
	}
	size_t last = where_last_hit_goes((const struct text_hit *)(void *)hits->data, hits->len, strlen(with));
	text_replace_all(d->text, (const struct text_hit *)(void *)hits->data, hits->len, with, strlen(with), d->cursor);
	doc_move(d, last, false);
	app_notice(a, NOTICE_INFO, part ? _("%u diganti dalam pilihan; Ctrl-Z mengurungkan semuanya") : _("%u diganti; Ctrl-Z mengurungkan semuanya"), hits->len);
	app_changed(a);
	return true;
}

void command_replace(struct app *a)
{
	struct overlay *o = overlay_form(_("GANTI"), accept_replace);

	overlay_add_input(o, _("Cari"), NULL);
	overlay_add_input(o, _("Ganti dengan"), NULL);
	o->hint = g_strdup(_("Tab pindah · Enter ganti semua · Esc batal"));
	app_push(a, o);
}

static bool accept_goto(struct app *a, struct overlay *o, intptr_t value)
{
	char *end;
	unsigned long line = strtoul(overlay_value(o, 0), &end, 10);
	unsigned long column = *end == ':' || *end == ',' ? strtoul(end + 1, &end, 10) : 1;

	(void)value;
	if (line == 0) {
		app_notice(a, NOTICE_INFO, _("Tulis nomor baris, misalnya 12 atau 12:40"));
		return true;
	}
	doc_move(a->doc, text_offset_of(a->doc->text, line, MAX(column, 1)), false);
	a->doc->goal_col = -1;
	return true;
}

void command_go_to(struct app *a)
{
	struct overlay *o = overlay_form(_("KE BARIS"), accept_goto);

	overlay_add_input(o, _("Baris:kolom"), NULL);
	app_push(a, o);
}
