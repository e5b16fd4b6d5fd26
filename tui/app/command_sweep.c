/* Replace after a look: every hit of the open text, or of articles of the list, with what it becomes; each can be excluded. */
#include "app/command.h"
#include <string.h>
#include "app/sweep.h"

enum {
	LOOK_STEP = 25, CHANGE_STEP = 5,          /* articles at a time: a few milliseconds each, so that keys never wait */
	TELL_US = 300000, TRIES_MAX = 30,
};

struct sweep_run {
	struct sweep *sweep;
	GArray *ids;                   /* int64_t, the marked ones; NULL: what the list shows */
	GPtrArray *page;               /* of the list, the last one looked at */
	size_t cursor;                 /* of the open text and its selection's other end, before the look moved them */
	gssize anchor;
	unsigned next;
	bool changing, undoing;
	unsigned tries;                /* that met a busy store in a row */
	unsigned broken;               /* articles that could not be read */
	int64_t told_us;               /* when progress was told last: a slow line has better things to carry */
	struct overlay *shown;         /* progress, hits or report; when the writer closed it the run is over */
};

void sweep_run_free(struct sweep_run *r)
{
	if (!r)
		return;
	sweep_free(r->sweep);
	if (r->ids)
		g_array_unref(r->ids);
	g_clear_pointer(&r->page, g_ptr_array_unref);
	g_free(r);
}

/* ---- the list of hits ---- */

/* The choice's value: article and hit as one number. */
static intptr_t value_of(unsigned at, unsigned swap)
{
	return (intptr_t)at << 32 | swap;
}

static struct sweep_article *article_of(const struct sweep *w, intptr_t value)
{
	return g_ptr_array_index(w->articles, (unsigned)(value >> 32));
}

static struct seek_swap *swap_of(const struct sweep *w, intptr_t value)
{
	return &g_array_index(article_of(w, value)->swaps, struct seek_swap, (unsigned)(value & 0xFFFFFFFF));
}

/* The last letters of what stands before, so that the hit itself is in view. */
static const char *tail(const char *before, long chars)
{
	long n = g_utf8_strlen(before, -1);

	return n > chars ? g_utf8_offset_to_pointer(before, n - chars) : before;
}

static char *row_label(const struct sweep *w, intptr_t value)
{
	enum { TITLE_CHARS = 14, BEFORE_CHARS = 18 };
	const struct sweep_article *x = article_of(w, value);
	const struct sweep_place *p = &g_array_index(x->places, struct sweep_place, (unsigned)(value & 0xFFFFFFFF));
	char sign = x->why ? '!' : swap_of(w, value)->off ? ' ' : 'x';

	if (x->id == 0)
		return g_strdup_printf(_("[%c] br %zu  %s[%s]%s"), sign, p->line, tail(p->before, BEFORE_CHARS), p->found, p->after);
	g_autofree char *title = g_utf8_substring(x->title, 0, MIN(TITLE_CHARS, g_utf8_strlen(x->title, -1)));
	return g_strdup_printf("[%c] %s · %s[%s]%s", sign, *title ? title : _("(tanpa judul)"), tail(p->before, BEFORE_CHARS), p->found, p->after);
}

static void relabel(const struct sweep *w, struct overlay *o)
{
	for (unsigned i = 0; i < o->choices->len; i++) {
		struct choice *c = g_ptr_array_index(o->choices, i);
		g_free(c->label);
		c->label = row_label(w, c->value);
	}
}

static void show_side(struct overlay *o, unsigned side, const char *title, const struct sweep_place *p, const char *words, enum diff_kind kind)
{
	g_auto(comparison) c = { .text = g_string_new(p->before), .marks = g_array_new(FALSE, FALSE, sizeof(struct compare_mark)) };
	struct compare_mark m = { .from = c.text->len, .kind = kind };

	g_string_append_printf(c.text, kind == DIFF_ADDED ? "[+%s+]" : "[-%s-]", words);
	m.to = c.text->len;
	g_string_append(c.text, p->after);
	g_array_append_val(c.marks, m);
	overlay_set_side(o, side, title, &c);
}

/* The hit under the cursor before and after, and how many are left. */
static void show_hit(struct app *a, struct overlay *o)
{
	const struct sweep *w = ((const struct sweep_run *)o->data)->sweep;
	const struct choice *c = overlay_chosen(o);
	unsigned articles, chosen = sweep_chosen(w, &articles);

	g_free(o->title);
	o->title = w->articles->len > 1 || article_of(w, c->value)->id ?
		g_strdup_printf(_("GANTI %u dari %u temuan, %u naskah"), chosen, w->hits, articles) :
		g_strdup_printf(_("GANTI %u dari %u temuan"), chosen, w->hits);
	const struct sweep_article *x = article_of(w, c->value);
	unsigned swap = (unsigned)(c->value & 0xFFFFFFFF);
	const struct sweep_place *p = &g_array_index(x->places, struct sweep_place, swap);
	g_autofree char *becomes = sweep_becomes(x, swap);
	show_side(o, 0, x->why ? x->why : _("Sebelum"), p, p->found, DIFF_REMOVED);
	show_side(o, 1, x->why ? _("dilewati") : _("Sesudah"), p, x->why ? p->found : becomes, x->why ? DIFF_REMOVED : DIFF_ADDED);
	if (x->id == 0 && a->doc)
		doc_move(a->doc, swap_of(w, c->value)->pos, false);
}

static bool hits_key(struct app *a, struct overlay *o, uint32_t key)
{
	const struct sweep *w = ((const struct sweep_run *)o->data)->sweep;
	const struct choice *c = overlay_chosen(o);

	(void)a;
	if (key != ' ' && key != 'a')
		return false;
	bool off = !swap_of(w, c->value)->off;
	GArray *swaps = article_of(w, c->value)->swaps;
	for (unsigned i = 0; key == 'a' && i < swaps->len; i++)
		g_array_index(swaps, struct seek_swap, i).off = off;
	swap_of(w, c->value)->off = off;
	relabel(w, o);
	if (key == ' ')
		o->current = MIN(o->current + 1, o->shown->len - 1);
	return true;
}

static struct overlay *open_hits(struct app *a, struct sweep_run *r, bool (*accept)(struct app *, struct overlay *, intptr_t))
{
	struct overlay *o = overlay_choice("", false, accept);
	const struct sweep *w = r->sweep;

	for (unsigned i = 0; i < w->articles->len; i++) {
		const struct sweep_article *x = g_ptr_array_index(w->articles, i);
		for (unsigned swap = 0; swap < x->swaps->len; swap++) {
			g_autofree char *label = row_label(w, value_of(i, swap));
			overlay_add_choice(o, label, NULL, 0, value_of(i, swap));
		}
	}
	o->data = r;
	o->key = hits_key;
	o->changed = show_hit;
	show_hit(a, o);
	app_push(a, o);
	return o;
}

/* ---- in the open text ---- */

/* One step of undo; the cursor stays with its words. */
static unsigned change_text(struct app *a, const struct sweep_article *x)
{
	struct doc *d = a->doc;
	const struct seek_swap *first = NULL, *last = NULL;
	unsigned n = 0;

	for (unsigned i = 0; i < x->swaps->len; i++) {
		const struct seek_swap *w = &g_array_index(x->swaps, struct seek_swap, i);
		if (w->off)
			continue;
		first = first ? first : w;
		last = w;
		n++;
	}
	if (n == 0)
		return 0;
	size_t from = first->pos, to = last->pos + last->len;
	g_autoptr(GString) made = seek_swapped(text_bytes(d->text), from, to, x->swaps, x->made->str);
	text_undo_break(d->text);
	text_replace(d->text, from, to - from, made->str, made->len, UNDO_COMMAND, d->cursor);
	doc_move(d, MIN(d->cursor, from + made->len), false);
	app_changed(a);
	return n;
}

static void leave_text_hits(struct app *a, struct overlay *o)
{
	const struct sweep_run *r = o->data;

	a->find.shown = false;
	a->doc->cursor = r->cursor;
	a->doc->anchor = r->anchor;
}

static bool accept_text_hits(struct app *a, struct overlay *o, intptr_t value)
{
	const struct sweep *w = ((const struct sweep_run *)o->data)->sweep;
	unsigned n = change_text(a, g_ptr_array_index(w->articles, 0));

	(void)value;
	a->find.shown = false;
	app_notice(a, NOTICE_INFO, _("%u diganti; {undo} mengurungkan semuanya"), n);
	return true;
}

void sweep_open_text(struct app *a)
{
	const struct find *f = &a->find;
	struct doc *d = a->doc;
	struct sweep_run *r = g_new0(struct sweep_run, 1);
	g_autoptr(GError) error = NULL;
	size_t len = text_len(d->text);

	r->sweep = sweep_new(f->what, f->with, &f->options);
	if (!sweep_text(r->sweep, 0, "", text_bytes(d->text), len, f->part ? f->from : 0, f->part ? f->to : len, &error)) {
		if (r->sweep->full)
			app_notice(a, NOTICE_INFO, _("Lebih dari %d temuan: terlalu banyak untuk dilihat satu per satu"), SWEEP_HITS_MAX);
		else
			find_nothing(a, error);
		sweep_run_free(r);
		return;
	}
	a->find.shown = true;
	r->cursor = d->cursor;
	r->anchor = d->anchor;
	struct overlay *o = open_hits(a, r, accept_text_hits);
	o->free_data = (GDestroyNotify)sweep_run_free;
	o->cancel = leave_text_hits;
	o->hint = g_strdup(_("Enter ganti yang [x] · Spasi kecualikan · A semua · Esc batal"));
}

/* ---- across articles ---- */

static void end_run(struct app *a)
{
	g_clear_pointer(&a->sweep, sweep_run_free);
	a->sweep_due_us = 0;
}

static void stop_run(struct app *a, struct overlay *o)
{
	(void)o;
	end_run(a);
}

static void show_progress(struct app *a, struct sweep_run *r, const char *words)
{
	a->sweep_due_us = a->now_us + 1;
	if (a->now_us - r->told_us < TELL_US)
		return;
	r->told_us = a->now_us;
	g_free(r->shown->body);
	r->shown->body = g_strdup(words);
}

/* What was done, article by article. */
static void report(struct app *a, struct sweep_run *r)
{
	g_autoptr(GString) body = g_string_new(NULL);
	unsigned hits = 0, articles = 0, back = 0;

	for (unsigned i = 0; i < r->sweep->articles->len; i++) {
		const struct sweep_article *x = g_ptr_array_index(r->sweep->articles, i);
		const char *title = *x->title ? x->title : _("(tanpa judul)");
		hits += x->done;
		articles += x->done > 0;
		if (x->why)
			g_string_append_printf(body, _("! %s: dilewati, %s\n"), title, x->why);
		else if (x->done)
			g_string_append_printf(body, _("  %s: %u diganti, versi %d\n"), title, x->done, x->version);
		else if (r->undoing && x->version && ++back)
			g_string_append_printf(body, _("  %s: kembali seperti semula, versi %d\n"), title, x->version);
	}
	g_autofree char *in_titles = command_printf(ngettext_("%u judul memuatnya juga dan tetap; {fields} mengubahnya\n", "%u judul memuatnya juga dan tetap; {fields} mengubahnya\n", r->sweep->titles), r->sweep->titles);
	if (r->sweep->titles > 0 && !r->undoing)
		g_string_append(body, in_titles);
	g_free(r->shown->title);
	r->shown->title = r->undoing ? g_strdup_printf(_("%u naskah kembali seperti semula"), back) : g_strdup_printf(_("%u diganti dalam %u naskah"), hits, articles);
	g_free(r->shown->body);
	r->shown->body = g_strdup(body->str);
	g_free(r->shown->hint);
	r->shown->hint = g_strdup(hits > 0 ? _("U urungkan semuanya · Esc tutup; Riwayat tiap naskah juga mengembalikannya") : _("Esc tutup"));
	app_reload_list(a, a->doc ? a->doc->article.id : 0);
}

/* The article that stands in the editor: in its text, so that Ctrl-Z knows it. */
static void change_own(struct app *a, struct sweep_article *x)
{
	if (!a->doc || a->doc->read_only || a->doc->article.id != x->id || a->doc->article.head != x->head || doc_changed(a->doc)) {
		x->why = g_strdup(_("berubah sejak dilihat"));
		return;
	}
	x->done = change_text(a, x);
	if (x->done > 0 && app_save(a, REVISION_SAVE))
		x->version = a->doc->article.version;
}

static void change_step(struct app *a, struct sweep_run *r)
{
	struct sweep *w = r->sweep;
	g_autoptr(GError) error = NULL;
	bool (*some)(struct sweep *, struct store *, unsigned, unsigned, const char *, int64_t, GError **) = r->undoing ? sweep_undo : sweep_apply;

	if (!some(w, a->store, r->next, CHANGE_STEP, a->person, a->now_s, &error)) {
		/* Somebody else saves: the same ones again in a moment. */
		if (g_error_matches(error, STORE_ERROR, STORE_ERROR_BUSY) && r->tries++ < TRIES_MAX) {
			a->sweep_due_us = a->now_us + TELL_US;
			return;
		}
		app_notice_error(a, _("Penggantian berhenti"), error);
		report(a, r);
		return;
	}
	r->tries = 0;
	for (unsigned i = r->next; !r->undoing && i < MIN(w->articles->len, r->next + CHANGE_STEP); i++) {
		struct sweep_article *x = g_ptr_array_index(w->articles, i);
		if (x->own)
			change_own(a, x);
	}
	r->next += CHANGE_STEP;
	g_autofree char *words = g_strdup_printf(_("%u dari %u naskah ..."), MIN(r->next, w->articles->len), w->articles->len);
	if (r->next < w->articles->len)
		show_progress(a, r, words);
	else
		report(a, r);
}

static bool run_key(struct app *a, struct overlay *o, uint32_t key)
{
	struct sweep_run *r = a->sweep;

	(void)o;
	if (r && key == 'u' && r->changing && !r->undoing && a->sweep_due_us == 0) {
		r->undoing = true;
		r->next = 0;
		a->sweep_due_us = a->now_us;
		return true;
	}
	if (key == K_ENTER || key == 'q')
		end_run(a);
	return false;
}

static void start_changing(struct app *a, struct sweep_run *r)
{
	r->shown = overlay_text(_("MENGGANTI"), "");
	r->shown->key = run_key;
	r->shown->cancel = stop_run;
	r->shown->hint = g_strdup(_("Esc berhenti; yang sudah diganti tetap"));
	r->changing = true;
	r->next = 0;
	a->sweep_due_us = a->now_us;
	app_push(a, r->shown);
}

static bool accept_hits(struct app *a, struct overlay *o, intptr_t value)
{
	struct sweep_run *r = o->data;

	(void)value;
	if (sweep_chosen(r->sweep, NULL) == 0) {
		app_notice(a, NOTICE_INFO, "%s", _("Tidak ada temuan yang dipilih"));
		return false;
	}
	app_pop(a);
	start_changing(a, r);
	return false;
}

static void looked_at_all(struct app *a, struct sweep_run *r)
{
	const struct sweep *w = r->sweep;

	app_pop(a);
	if (r->broken)
		app_notice(a, NOTICE_ALARM, _("%u naskah tidak terbaca; lihat redaksi diagnosa"), r->broken);
	if (w->full)
		app_notice(a, NOTICE_INFO, _("Lebih dari %d temuan: saring atau tandai lebih sedikit naskah"), SWEEP_HITS_MAX);
	else if (w->hits == 0)
		app_notice(a, NOTICE_INFO, _("Tidak ditemukan dalam %u naskah: %s"), w->looked, w->what);
	if (w->full || w->hits == 0) {
		end_run(a);
		return;
	}
	r->shown = open_hits(a, r, accept_hits);
	r->shown->cancel = stop_run;
	r->shown->hint = g_strdup(_("Enter ganti yang [x] · Spasi kecualikan · A senaskah · Esc batal"));
}

/* One article; false: the pattern is no good. */
static bool look_at(struct app *a, struct sweep_run *r, int64_t id)
{
	g_autoptr(GError) error = NULL;
	bool own = a->doc && a->doc->article.id == id && !a->doc->read_only;

	if (sweep_look(r->sweep, a->store, id, own, &error))
		return true;
	if (error->domain != SEEK_ERROR) {
		r->broken++;
		return true;
	}
	app_pop(a);
	find_nothing(a, error);
	end_run(a);
	return false;
}

/* The next page of the list; false: there is none. */
static bool turn_page(struct app *a, struct sweep_run *r)
{
	const struct list_query q = { .filter = a->list.filter->str, .sort = a->list.sort };
	const struct list_row *from = r->page && r->page->len ? g_ptr_array_index(r->page, r->page->len - 1) : NULL;
	GPtrArray *page = list_page(a->store, &q, from, false, LOOK_STEP, NULL);

	g_clear_pointer(&r->page, g_ptr_array_unref);
	r->page = page;
	return page && page->len > 0;
}

static bool look_at_some(struct app *a, struct sweep_run *r, bool *more)
{
	unsigned end = r->ids ? MIN(r->ids->len, r->next + LOOK_STEP) : 0;

	*more = r->ids ? end < r->ids->len : turn_page(a, r);
	for (unsigned i = r->next; i < end; i++)
		if (!look_at(a, r, g_array_index(r->ids, int64_t, i)))
			return false;
	r->next = end;
	for (unsigned i = 0; r->page && i < r->page->len; i++)
		if (!look_at(a, r, ((const struct list_row *)g_ptr_array_index(r->page, i))->id))
			return false;
	return true;
}

void sweep_step(struct app *a)
{
	struct sweep_run *r = a->sweep;
	bool more;

	if (r->changing) {
		change_step(a, r);
		return;
	}
	if (!look_at_some(a, r, &more))
		return;
	g_autofree char *words = g_strdup_printf(_("%u temuan dalam %u naskah; %u naskah dilihat ..."), r->sweep->hits, r->sweep->articles->len, r->sweep->looked);
	if (more && !r->sweep->full)
		show_progress(a, r, words);
	else
		looked_at_all(a, r);
}

static bool accept_prompt(struct app *a, struct overlay *o, intptr_t value)
{
	const struct find *f = &a->find;

	(void)value;
	find_prompt_done(a, o);
	if (!*f->what || (a->doc && !a->doc->read_only && doc_changed(a->doc) && !app_save(a, REVISION_AUTO)))
		return false;
	struct sweep_run *r = g_new0(struct sweep_run, 1);
	r->sweep = sweep_new(f->what, f->with, &f->options);
	if (g_hash_table_size(a->list.marked) > 0)
		r->ids = list_marked(&a->list);
	r->shown = overlay_text(_("MENCARI"), "");
	r->shown->key = run_key;
	r->shown->cancel = stop_run;
	r->shown->hint = g_strdup(_("Esc berhenti"));
	end_run(a);
	a->sweep = r;
	app_push(a, r->shown);
	a->sweep_due_us = a->now_us;
	return false;
}

void command_replace_articles(struct app *a)
{
	a->find.across = true;
	a->find.part = false;
	struct overlay *o = find_prompt(a, true, accept_prompt);
	o->hint = g_strdup(_("Enter perlihatkan dahulu; belum ada yang diubah · Tab pindah · Esc batal"));
}
