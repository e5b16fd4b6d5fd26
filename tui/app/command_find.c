/* Find and replace. */
#include "app/command.h"
#include <inttypes.h>
#include <string.h>

/* ---- the prompt ---- */

/* The switches stand in rows of their own: a title would cut them off. */
static void retell_options(struct overlay *o, const struct find *f)
{
	const struct { bool on; const char *name; } options[] = {
		{ f->options.whole_word, _("kata utuh: Esc W") }, { f->options.match_case, _("huruf persis: Esc C") },
		{ f->options.regex, _("pola: Esc R") }, { f->part, _("dalam pilihan: Esc P") },
	};
	g_autoptr(GString) body = g_string_new(NULL);

	for (unsigned i = 0; i < (o->number && !f->across ? 4 : 3); i++)
		g_string_append_printf(body, "%s[%c] %s", i ? " · " : "", options[i].on ? 'x' : ' ', options[i].name);
	g_free(o->body);
	o->body = g_strdup(body->str);
}

static void retitle(struct app *a, struct overlay *o)
{
	struct find *f = &a->find;
	g_autoptr(GString) title = g_string_new(o->number ? _("GANTI") : _("CARI"));
	int hits = f->across ? -1 : f->part ? find_count(a, f->from, f->to) : find_count(a, 0, text_len(a->doc->text));
	unsigned places = g_hash_table_size(a->list.marked);

	if (hits >= 0)
		g_string_append_printf(title, ngettext_(" · %d temuan", " · %d temuan", (unsigned)hits), hits);
	if (f->across && places)
		g_string_append_printf(title, _(" di %u naskah yang ditandai"), places);
	else if (f->across) {
		g_autofree char *total = list_total(&a->list);
		g_string_append_printf(title, _(" di %s naskah dalam daftar"), total);
	}
	g_free(o->title);
	o->title = g_string_free(g_steal_pointer(&title), FALSE);
	retell_options(o, f);
}

/* What is typed is sought at once, so that hits in view and their number follow. */
static void on_prompt(struct app *a, struct overlay *o)
{
	g_free(a->find.what);
	a->find.what = g_strdup(overlay_value(o, 0));
	if (o->number) {
		g_free(a->find.with);
		a->find.with = g_strdup(overlay_value(o, 1));
	}
	retitle(a, o);
}

static void prompt_closed(struct app *a, struct overlay *o)
{
	(void)o;
	a->find.shown = a->find.across = false;
	find_forget_hits(&a->find);
}

static bool prompt_option(struct app *a, struct overlay *o, uint32_t key)
{
	struct find *f = &a->find;

	switch (key) {
	case 'w' | MOD_ALT: f->options.whole_word = !f->options.whole_word; break;
	case 'c' | MOD_ALT: f->options.match_case = !f->options.match_case; break;
	case 'r' | MOD_ALT: f->options.regex = !f->options.regex; break;
	case 'p' | MOD_ALT: f->part = o->number && !f->across && !f->part && f->to > f->from; break;
	default: return false;
	}
	retitle(a, o);
	return true;
}

void find_prompt_done(struct app *a, struct overlay *o)
{
	on_prompt(a, o);
	a->find.shown = a->find.across = false;
	app_pop(a);
}

struct overlay *find_prompt(struct app *a, bool replacing, bool (*accept)(struct app *, struct overlay *, intptr_t))
{
	struct overlay *o = overlay_form("", accept);
	struct line_input *what = overlay_add_input(o, _("Cari"), a->find.what);

	what->offered = what->text->len > 0;
	if (replacing) {
		struct line_input *with = overlay_add_input(o, _("Ganti dengan"), a->find.with);
		with->offered = with->text->len > 0;
	}
	o->number = replacing;
	o->key = prompt_option;
	o->escape_keys = true;
	o->changed = on_prompt;
	o->cancel = prompt_closed;
	find_forget_hits(&a->find);
	a->find.shown = !a->find.across;
	on_prompt(a, o);
	app_push(a, o);
	return o;
}

/* ---- find ---- */

static void show_hit(struct app *a, const struct text_hit *hit)
{
	doc_move(a->doc, hit->pos, false);
	a->doc->anchor = (gssize)(hit->pos + hit->len);
	a->doc->goal_col = -1;
}

void find_nothing(struct app *a, const GError *error)
{
	g_autofree char *problem = error ? find_problem(error) : NULL;

	if (problem)
		app_notice(a, NOTICE_ALARM, "%s", problem);
	else
		app_notice(a, NOTICE_INFO, _("Tidak ditemukan: %s"), a->find.what);
}

static void seek(struct app *a, size_t from, bool backwards)
{
	struct doc *d = a->doc;
	struct find *f = &a->find;
	struct text_hit hit;
	g_autoptr(GError) error = NULL;

	if (!f->what || !*f->what)
		return;
	if (!seek_hit(text_bytes(d->text), text_len(d->text), f->what, &f->options, from, backwards, true, &hit, &error)) {
		find_nothing(a, error);
		return;
	}
	bool wrapped = backwards ? hit.pos >= from : hit.pos < from;
	g_autofree char *place = find_place(a, hit.pos);
	g_autofree char *again = command_words(wrapped ? backwards ? _("dilanjutkan dari akhir naskah") : _("dilanjutkan dari awal naskah") : _("{find_next} lagi"));
	show_hit(a, &hit);
	app_notice(a, NOTICE_INFO, "%s%s%s", place ? place : "", place ? " · " : "", again);
}

static bool accept_find(struct app *a, struct overlay *o, intptr_t value)
{
	(void)value;
	find_prompt_done(a, o);
	seek(a, a->doc->cursor, false);
	find_forget_hits(&a->find);
	return false;
}

void command_find(struct app *a)
{
	a->find.part = false;
	struct overlay *o = find_prompt(a, false, accept_find);
	o->hint = command_words(_("Enter cari · {find_next} lagi · Esc batal"));
}

void command_find_next(struct app *a)
{
	if (!a->find.what || !*a->find.what)
		command_find(a);
	else
		seek(a, grapheme_next(text_bytes(a->doc->text), text_len(a->doc->text), a->doc->cursor), false);
}

void command_find_previous(struct app *a)
{
	if (!a->find.what || !*a->find.what)
		command_find(a);
	else
		seek(a, a->doc->cursor, true);
}

/* ---- replace ---- */

/* Each earlier hit moves the last one by the difference of the lengths. */
static size_t where_last_hit_goes(const struct text_hit *hits, unsigned n, size_t with_len)
{
	size_t pos = hits[n - 1].pos;

	for (unsigned i = 0; i + 1 < n; i++)
		pos = pos - hits[i].len + with_len;
	return pos;
}

static unsigned replace_plain(struct app *a, size_t from, size_t to, GError **error)
{
	struct doc *d = a->doc;
	const struct find *f = &a->find;
	g_autoptr(GArray) hits = find_all(a, from, to, error);

	if (!hits || hits->len == 0)
		return 0;
	size_t last = where_last_hit_goes((const struct text_hit *)(void *)hits->data, hits->len, strlen(f->with));
	text_replace_all(d->text, (const struct text_hit *)(void *)hits->data, hits->len, f->with, strlen(f->with), d->cursor);
	doc_move(d, last, false);
	return hits->len;
}

/* Each hit of a pattern may become something else: the stretch is written anew as one change. */
static unsigned replace_pattern(struct app *a, size_t from, size_t to, GError **error)
{
	struct doc *d = a->doc;
	const struct find *f = &a->find;
	unsigned n = 0;
	g_autoptr(GString) made = seek_replaced(text_bytes(d->text), text_len(d->text), f->what, f->with, &f->options, from, to, &n, error);

	if (!made || n == 0)
		return 0;
	text_undo_break(d->text);
	text_replace(d->text, from, to - from, made->str, made->len, UNDO_COMMAND, d->cursor);
	doc_move(d, MIN(d->cursor, from + made->len), false);
	return n;
}

static void replace_all(struct app *a, size_t from, size_t to)
{
	g_autoptr(GError) error = NULL;
	unsigned n = a->find.options.regex ? replace_pattern(a, from, to, &error) : replace_plain(a, from, to, &error);

	if (n == 0) {
		find_nothing(a, error);
		return;
	}
	app_notice(a, NOTICE_INFO, a->find.part ? _("%u diganti dalam pilihan; {undo} mengurungkan semuanya") : _("%u diganti; {undo} mengurungkan semuanya"), n);
	app_changed(a);
}

/* ---- one by one ---- */

/* The walk goes from the cursor to the end of the place, then from its start to where it began. */
struct walk {
	size_t at, stop;
	bool wrapped;
	unsigned done;
	struct text_hit hit;
};

enum { WALK_REPLACE = 1, WALK_SKIP, WALK_REST, WALK_END };

static bool walk_next(struct app *a, struct walk *w, GError **error)
{
	struct doc *d = a->doc;
	struct find *f = &a->find;

	for (;;) {
		size_t end = w->wrapped ? w->stop : f->part ? f->to : text_len(d->text);
		bool found = seek_hit(text_bytes(d->text), text_len(d->text), f->what, &f->options, w->at, false, false, &w->hit, error);
		if (found && w->hit.pos + w->hit.len <= end)
			return true;
		if (w->wrapped || *error)
			return false;
		w->wrapped = true;
		w->at = f->part ? f->from : 0;
	}
}

static void walk_close(struct app *a, struct overlay *o)
{
	struct walk *w = o->data;

	a->find.shown = false;
	a->doc->anchor = NO_ANCHOR;
	app_notice(a, NOTICE_INFO, _("%u diganti"), w->done);
}

static void walk_show(struct app *a, struct overlay *o)
{
	struct walk *w = o->data;
	g_autofree char *place = find_place(a, w->hit.pos);

	show_hit(a, &w->hit);
	g_free(o->title);
	o->title = g_strdup_printf(_("GANTI %s: %s → %s"), place ? place : "", a->find.what, a->find.with);
}

static void walk_replace(struct app *a, struct walk *w)
{
	struct doc *d = a->doc;
	struct find *f = &a->find;
	size_t to = w->hit.pos + w->hit.len;
	g_autoptr(GString) made = seek_replaced(text_bytes(d->text), text_len(d->text), f->what, f->with, &f->options, w->hit.pos, to, NULL, NULL);

	if (!made)
		return;
	text_undo_break(d->text);
	text_replace(d->text, w->hit.pos, w->hit.len, made->str, made->len, UNDO_COMMAND, w->hit.pos);
	f->to = f->to - w->hit.len + made->len;
	if (w->wrapped)
		w->stop = w->stop - w->hit.len + made->len;
	w->at = w->hit.pos + made->len;
	w->done++;
	app_changed(a);
}

static bool walk_choice(struct app *a, struct overlay *o, intptr_t value)
{
	struct walk *w = o->data;
	g_autoptr(GError) error = NULL;

	if (value == WALK_END) {
		walk_close(a, o);
		return true;
	}
	do {
		if (value == WALK_SKIP)
			w->at = w->hit.pos + w->hit.len;
		else
			walk_replace(a, w);
		if (!walk_next(a, w, &error)) {
			walk_close(a, o);
			return true;
		}
	} while (value == WALK_REST);
	walk_show(a, o);
	return false;
}

/* nano asks "Y, N, A": no is a way to skip. */
static bool walk_key(struct app *a, struct overlay *o, uint32_t key)
{
	if (key != 'n')
		return false;
	if (walk_choice(a, o, WALK_SKIP))
		app_pop(a);
	return true;
}

static void walk_start(struct app *a)
{
	struct walk *w = g_new0(struct walk, 1);
	struct overlay *o = overlay_choice("", false, walk_choice);
	g_autoptr(GError) error = NULL;

	o->data = w;
	o->free_data = g_free;
	w->at = w->stop = a->find.part ? a->find.from : MIN(a->doc->cursor, text_len(a->doc->text));
	if (!walk_next(a, w, &error)) {
		overlay_free(o);
		find_nothing(a, error);
		return;
	}
	overlay_add_choice(o, _("Y  ganti"), NULL, 'y', WALK_REPLACE);
	overlay_add_choice(o, _("L  lewati"), NULL, 'l', WALK_SKIP);
	overlay_add_choice(o, _("A  ganti semua sisanya"), NULL, 'a', WALK_REST);
	overlay_add_choice(o, _("S  selesai"), NULL, 's', WALK_END);
	o->cancel = walk_close;
	o->key = walk_key;
	o->hint = g_strdup(_("Y ganti · L lewati · A semua sisanya · Esc selesai"));
	a->find.shown = true;
	walk_show(a, o);
	app_push(a, o);
}

/* ---- the prompt of replace ---- */

static bool accept_replace(struct app *a, struct overlay *o, intptr_t value)
{
	(void)value;
	find_prompt_done(a, o);
	if (*a->find.what)
		replace_all(a, a->find.part ? a->find.from : 0, a->find.part ? a->find.to : text_len(a->doc->text));
	find_forget_hits(&a->find);
	return false;
}

static bool replace_key(struct app *a, struct overlay *o, uint32_t key)
{
	if (key != ('s' | MOD_ALT) && key != ('l' | MOD_ALT))
		return prompt_option(a, o, key);
	find_prompt_done(a, o);
	if (*a->find.what && key == ('s' | MOD_ALT))
		walk_start(a);
	else if (*a->find.what)
		sweep_open_text(a);
	find_forget_hits(&a->find);
	return true;
}

void command_replace(struct app *a)
{
	struct find *f = &a->find;
	struct text_hit hit;

	/* A selection is the place to replace in, but for the hit that a search has just selected. */
	f->part = doc_selection(a->doc, &f->from, &f->to);
	if (!f->part)
		f->from = f->to = 0;
	else if (f->what && *f->what && seek_hit(text_bytes(a->doc->text), text_len(a->doc->text), f->what, &f->options, f->from, false, false, &hit, NULL))
		f->part = hit.pos != f->from || hit.pos + hit.len != f->to;
	struct overlay *o = find_prompt(a, true, accept_replace);
	o->key = replace_key;
	o->hint = g_strdup(_("Enter ganti semua · Esc L lihat dahulu · Esc S satu per satu · Esc batal"));
}
