/* Panes, menu, help. */
#include "app/command.h"
#include "app/escape.h"
#include <string.h>

static bool shown(const struct app *a, enum place p)
{
	struct areas areas;

	app_areas(a, &areas);
	switch (p) {
	case IN_LIST: return true;
	case IN_PREVIEW: return a->doc != NULL;
	default: return a->doc != NULL;
	}
}

static void step(struct app *a, int by)
{
	static const enum place order[] = { IN_LIST, IN_EDITOR, IN_PREVIEW };
	int at = a->focus == IN_LIST ? 0 : a->focus == IN_EDITOR ? 1 : 2;

	for (int i = 0; i < 3; i++) {
		at = (at + by + 3) % 3;
		if (shown(a, order[at]))
			break;
	}
	a->focus = order[at];
	a->walking = false;
	a->preview_due_us = a->now_us;
}

void command_next_pane(struct app *a) { step(a, 1); }
void command_previous_pane(struct app *a) { step(a, -1); }

void command_next_preview(struct app *a)
{
	a->preview.kind = (a->preview.kind + 1) % PREVIEW_COUNT;
	preview_clear(&a->preview);
	a->preview_due_us = a->now_us;
	app_notice(a, NOTICE_INFO, _("Pratinjau: %s"), preview_name(a->preview.kind));
}

void command_go_list(struct app *a)
{
	a->focus = IN_LIST;
	a->walking = false;
	app_reload_list(a, a->doc ? a->doc->article.id : 0);
}

void command_sort(struct app *a)
{
	static const char *const name[LIST_SORT_COUNT] = { N_("perubahan terakhir"), N_("judul"), N_("status"), N_("tanggal berita") };

	a->list.sort = (a->list.sort + 1) % LIST_SORT_COUNT;
	app_reload_list(a, 0);
	app_notice(a, NOTICE_INFO, _("Daftar diurutkan menurut %s"), _(name[a->list.sort]));
}

/* And on to the next one, so that a run of them is marked with one key. */
void command_mark_article(struct app *a)
{
	const struct list_row *row = list_selected(&a->list);

	if (!row)
		return;
	list_mark(&a->list, row->id);
	command_down(a);
}

void command_redraw(struct app *a) { a->redraw_all = true; }
void command_suspend(struct app *a) { a->suspend = true; }

void command_escape(struct app *a)
{
	if (a->walking) {
		a->walking = false;
	} else if (a->focus == IN_LIST && a->list.filter->len > 0) {
		g_string_truncate(a->list.filter, 0);
		app_reload_list(a, 0);
	} else if (a->focus == IN_LIST && g_hash_table_size(a->list.marked) > 0) {
		g_hash_table_remove_all(a->list.marked);
	} else {
		escape_pressed(a);
		if (a->doc) {
			a->doc->anchor = NO_ANCHOR;
			a->doc->marking = false;
		}
	}
}

static bool accept_menu(struct app *a, struct overlay *o, intptr_t value)
{
	unsigned n;
	const struct command *c = &command_table(&n)[value];

	(void)o;
	app_pop(a);
	if (!(c->where & a->focus) && a->doc && (c->where & IN_EDITOR))
		a->focus = IN_EDITOR;
	else if (!(c->where & a->focus) && (c->where & IN_LIST))
		a->focus = IN_LIST;
	if (c->where & a->focus)
		command_run(a, c);
	else
		app_notice(a, NOTICE_INFO, "%s", _("Buka naskah dahulu: pilih di daftar, lalu Enter"));
	return false;
}

void command_menu(struct app *a)
{
	struct overlay *o = overlay_choice(_("MENU"), true, accept_menu);
	unsigned n;
	const struct command *table = command_table(&n);

	for (unsigned i = 0; i < n; i++) {
		char label[24] = "";
		uint32_t key = command_key(&table[i]);
		if (key != K_NONE)
			key_label(key, label);
		overlay_add_choice(o, _(table[i].label), label, 0, (intptr_t)i);
	}
	o->hint = g_strdup(_("Enter jalankan · ketik untuk menyaring · Esc tutup"));
	app_push(a, o);
}

void command_leave(struct app *a)
{
	a->quit = true;
}
