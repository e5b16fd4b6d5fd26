/* Commands on whole articles: make, open, save, fields, bin, backup. */
#include "app/command.h"
#include <inttypes.h>
#include <string.h>
#include "app/newsroom.h"
#include "app/template.h"
#include "app/writer.h"
#include "export/embargo.h"
#include "store/bin.h"
#include "export/lines.h"

static void fill(struct article *fresh, enum field f, const char *value)
{
	g_free(fresh->field[f]);
	fresh->field[f] = g_strdup(value);
}

/* The template chosen at the first start is at hand, not in the way. */
static void tell_skeleton(struct app *a)
{
	g_autoptr(GPtrArray) list = template_list();
	const struct template_row *t = template_named(list, a->category);

	if (t && !a->notice)
		app_notice(a, NOTICE_INFO, _("{template} memasukkan kerangka: %s"), t->label);
}

void command_new_article(struct app *a)
{
	g_auto(article) fresh = { 0 };
	g_autoptr(GError) error = NULL;

	article_init(&fresh);
	fill(&fresh, FIELD_BYLINE, a->person);
	fill(&fresh, FIELD_OFFICE, a->office);
	fill(&fresh, FIELD_CATEGORY, a->category);
	if (!article_save(a->store, &fresh, REVISION_AUTO, a->person, NULL, a->now_s, &error)) {
		app_notice_error(a, _("Naskah baru tidak dapat dibuat"), error);
		return;
	}
	app_open(a, fresh.id);
	app_reload_list(a, fresh.id);
	tell_skeleton(a);
}

/* What was said of the old one's day and way out is not true of the new one; everything else is a beginning. */
static bool of_its_day(unsigned f)
{
	return f == FIELD_DATE || f == FIELD_NUMBER || f == FIELD_EMBARGO || f == FIELD_SLUG || f == FIELD_STATUS || f == FIELD_EDITOR;
}

static bool duplicate(struct app *a, int64_t id, struct article *fresh, GError **error)
{
	g_auto(article) old = { 0 };

	if (!article_load(a->store, id, &old, error))
		return false;
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		if (!of_its_day(f))
			fill(fresh, (enum field)f, old.field[f]);
	fill(fresh, FIELD_BYLINE, a->person);
	g_free(fresh->body);
	fresh->body = g_steal_pointer(&old.body);
	fresh->body_len = old.body_len;
	return article_save(a->store, fresh, REVISION_SAVE, a->person, NULL, a->now_s, error);
}

void command_duplicate(struct app *a)
{
	const struct list_row *row = list_selected(&a->list);
	int64_t id = a->focus != IN_LIST && a->doc ? a->doc->article.id : row ? row->id : 0;
	g_auto(article) fresh = { 0 };
	g_autoptr(GError) error = NULL;

	if (id == 0 || (a->doc && !app_settle(a)))
		return;
	article_init(&fresh);
	if (!duplicate(a, id, &fresh, &error)) {
		app_notice_error(a, _("Naskah baru tidak dapat dibuat"), error);
		return;
	}
	app_open(a, fresh.id);
	app_reload_list(a, fresh.id);
	app_notice(a, NOTICE_INFO, _("Naskah baru dari yang lama: {fields} mengganti judul; tanggal, nomor, dan embargo kosong"));
}

void command_open_selected(struct app *a)
{
	const struct list_row *row = list_selected(&a->list);

	if (row)
		app_open(a, row->id);
	else if (a->list.filter->len > 0)
		app_notice(a, NOTICE_INFO, "%s", _("Tidak ada naskah yang cocok; Esc melepas saringan"));
}

static void tell_version(struct app *a)
{
	app_notice(a, NOTICE_INFO, _("Tersimpan sebagai versi %d"), a->doc->article.version);
}

void command_save(struct app *a)
{
	if (!doc_changed(a->doc) && a->doc->article.version > 0) {
		app_notice(a, NOTICE_INFO, _("Sudah tersimpan, versi %d"), a->doc->article.version);
		return;
	}
	app_save_later(a, REVISION_SAVE, tell_version);
}

void command_close_article(struct app *a)
{
	app_close(a);
	command_go_list(a);
}

/* ---- fields ---- */

static const struct { enum field field; const char *label; } form_rows[] = {
	{ FIELD_TITLE, N_("Judul") }, { FIELD_STATUS, N_("Status") }, { FIELD_PLACE, N_("Tempat") }, { FIELD_DATE, N_("Tanggal (2021-05-04)") },
	{ FIELD_BYLINE, N_("Penulis") }, { FIELD_EDITOR, N_("Penyunting") }, { FIELD_OFFICE, N_("Kantor") }, { FIELD_CATEGORY, N_("Rubrik") },
	{ FIELD_TAGS, N_("Tag, dipisah koma") }, { FIELD_NUMBER, N_("Nomor surat") }, { FIELD_EMBARGO, N_("Embargo (waktu, zona)") },
	{ FIELD_SUMMARY, N_("Ringkasan") }, { FIELD_SLUG, N_("Slug") }, { FIELD_CAPTION, N_("Keterangan foto") }, { FIELD_CREDIT, N_("Kredit foto") },
};

/* What a field's line says, as it is stored: an embargo is shown and typed in words. NULL: not understood; the caller's. */
static char *stored_form(const struct app *a, enum field f, const char *typed)
{
	g_autoptr(GString) moment = g_string_new(NULL);

	if (f != FIELD_EMBARGO || !*typed)
		return g_strdup(typed);
	return embargo_parse(typed, a->utc_offset_min, moment) ? g_strdup(moment->str) : NULL;
}

static char *shown_form(enum field f, const char *stored)
{
	g_autoptr(GString) moment = g_string_new(NULL);

	if (f != FIELD_EMBARGO)
		return g_strdup(stored);
	lines_append_moment(moment, stored);
	return g_strdup(moment->str);
}

static void refuse_field(struct app *a, struct overlay *o, unsigned row)
{
	const char *how;

	switch (form_rows[row].field) {
	case FIELD_EMBARGO: how = _("tulis seperti 4 Mei 2021 15.30 WITA, atau kosongkan"); break;
	case FIELD_DATE: how = _("tulis seperti 2021-05-04, atau kosongkan"); break;
	case FIELD_STATUS: how = _("pilih dengan panah kiri dan kanan"); break;
	default: how = _("terlalu panjang, atau ada aksara yang tidak dapat dipakai"); break;
	}
	o->current = row;
	app_notice(a, NOTICE_ALARM, _("%s belum benar: %s"), _(form_rows[row].label), how);
}

static bool accept_fields(struct app *a, struct overlay *o, intptr_t value)
{
	g_autoptr(GPtrArray) stored = g_ptr_array_new_with_free_func(g_free);

	(void)value;
	for (unsigned i = 0; i < G_N_ELEMENTS(form_rows); i++) {
		char *entry = stored_form(a, form_rows[i].field, overlay_value(o, i));
		g_ptr_array_add(stored, entry);
		if (!entry || !field_check(form_rows[i].field, entry, NULL)) {
			refuse_field(a, o, i);
			return false;
		}
	}
	for (unsigned i = 0; i < G_N_ELEMENTS(form_rows); i++)
		doc_set_field(a->doc, form_rows[i].field, g_ptr_array_index(stored, i));
	app_changed(a);
	return true;
}

bool command_need_doc(struct app *a)
{
	if (!a->doc)
		app_notice(a, NOTICE_INFO, "%s", _("Buka naskah dahulu: pilih di daftar, lalu Enter"));
	return a->doc != NULL;
}

static void add_statuses(struct line_input *l)
{
	for (unsigned i = 0; status_names[i]; i++)
		line_add_option(l, status_names[i], status_names[i]);
}

void command_fields(struct app *a)
{
	if (!command_need_doc(a))
		return;
	struct overlay *o = overlay_form(_("DATA BERITA"), accept_fields);
	for (unsigned i = 0; i < G_N_ELEMENTS(form_rows); i++) {
		g_autofree char *shown = shown_form(form_rows[i].field, doc_field(a->doc, form_rows[i].field));
		struct line_input *l = overlay_add_input(o, _(form_rows[i].label), shown);
		l->max_chars = form_rows[i].field == FIELD_TITLE ? 65 : 0;
		if (form_rows[i].field == FIELD_STATUS)
			add_statuses(l);
	}
	o->hint = g_strdup(_("Enter simpan · Tab pindah · kiri/kanan pada Status · Esc batal"));
	app_push(a, o);
}

/* ---- bin and backup ---- */

void command_bin(struct app *a)
{
	const struct list_row *row = list_selected(&a->list);
	g_autoptr(GError) error = NULL;

	if (!row)
		return;
	int64_t id = row->id;
	g_autofree char *title = g_strdup(row->title);
	if (writer_in_list(a, id)) {
		app_notice(a, NOTICE_ALARM, _("Tidak dibuang. %s"), writer_in_list(a, id));
		return;
	}
	if (a->doc && a->doc->article.id == id)
		app_close(a);
	if (!article_bin(a->store, id, true, a->now_s, &error)) {
		app_notice_error(a, _("Naskah tidak dapat dibuang"), error);
		return;
	}
	a->binned = id;
	app_reload_list(a, 0);
	app_notice(a, NOTICE_INFO, _("Dibuang: %s. {unbin} mengembalikan"), title);
}

void command_unbin(struct app *a)
{
	g_autoptr(GError) error = NULL;

	if (a->binned == 0)
		return;
	if (!article_bin(a->store, a->binned, false, a->now_s, &error)) {
		app_notice_error(a, _("Naskah tidak dapat dikembalikan"), error);
		return;
	}
	app_reload_list(a, a->binned);
	a->binned = 0;
	app_notice(a, NOTICE_INFO, "%s", _("Naskah dikembalikan"));
}

static bool accept_binned(struct app *a, struct overlay *o, intptr_t value)
{
	g_autoptr(GError) error = NULL;
	int64_t id = value;

	(void)o;
	app_pop(a);
	if (!article_bin(a->store, id, false, a->now_s, &error)) {
		app_notice_error(a, _("Naskah tidak dapat dikembalikan"), error);
		return false;
	}
	app_reload_list(a, id);
	app_notice(a, NOTICE_INFO, "%s", _("Naskah dikembalikan"));
	return false;
}

static bool binned_key(struct app *a, struct overlay *o, uint32_t key)
{
	const struct choice *c = overlay_chosen(o);
	g_auto(article) old = { 0 };
	g_autoptr(GError) error = NULL;

	if (!c || key != 'l')
		return false;
	if (article_load(a->store, c->value, &old, &error))
		app_push(a, overlay_text(c->label, old.body));
	else
		app_notice_error(a, _("Naskah tidak dapat dibuka"), error);
	return true;
}

/* One that was begun and left empty is nothing to bring back. */
static bool is_blank(const struct list_row *r)
{
	return r->words == 0 && !*r->title;
}

void command_binned(struct app *a)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows = bin_list(a->store, &error);

	if (!rows) {
		app_notice_error(a, _("Daftar tidak terbaca"), error);
		return;
	}
	struct overlay *o = overlay_choice(_("DIBUANG"), false, accept_binned);
	for (unsigned i = 0; i < rows->len; i++) {
		const struct list_row *r = g_ptr_array_index(rows, i);
		if (is_blank(r))
			continue;
		g_autofree char *when = app_time(a, r->changed_s);
		g_autofree char *detail = g_strdup_printf(_("dibuang %s"), when);
		overlay_add_choice(o, *r->title ? r->title : _("(tanpa judul)"), detail, 0, (intptr_t)r->id);
	}
	if (o->choices->len == 0) {
		overlay_free(o);
		app_notice(a, NOTICE_INFO, "%s", _("Tidak ada naskah yang dibuang"));
		return;
	}
	o->key = binned_key;
	o->hint = g_strdup(_("Enter kembalikan · L lihat · disimpan sedikitnya 30 hari · Esc tutup"));
	app_push(a, o);
}

void command_backup(struct app *a)
{
	g_autofree char *path = NULL;
	g_autoptr(GError) error = NULL;

	if (!store_backup(a->store, NULL, 10, a->now_s, &path, &error))
		app_notice_error(a, _("Cadangan tidak jadi"), error);
	else
		app_notice(a, NOTICE_INFO, _("Cadangan: %s"), path);
}
