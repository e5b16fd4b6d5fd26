/* Commands on whole articles: make, open, save, fields, export, import, history, bin, backup. */
#include "app/command.h"
#include <inttypes.h>
#include <string.h>
#include "app/newsroom.h"
#include "export/export.h"

static void fill(struct article *fresh, enum field f, const char *value)
{
	g_free(fresh->field[f]);
	fresh->field[f] = g_strdup(value);
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
}

void command_open_selected(struct app *a)
{
	const struct list_row *row = list_selected(&a->list);

	if (row)
		app_open(a, row->id);
	else if (a->list.filter->len > 0)
		app_notice(a, NOTICE_INFO, "%s", _("Tidak ada naskah yang cocok; Esc melepas saringan"));
}

void command_save(struct app *a)
{
	if (!doc_changed(a->doc) && a->doc->article.version > 0) {
		app_notice(a, NOTICE_INFO, _("Sudah tersimpan, versi %d"), a->doc->article.version);
		return;
	}
	if (app_save(a, REVISION_SAVE))
		app_notice(a, NOTICE_INFO, _("Tersimpan sebagai versi %d"), a->doc->article.version);
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
	{ FIELD_TAGS, N_("Tag, dipisah koma") }, { FIELD_NUMBER, N_("Nomor surat") }, { FIELD_EMBARGO, N_("Embargo") },
	{ FIELD_SUMMARY, N_("Ringkasan") }, { FIELD_SLUG, N_("Slug") }, { FIELD_CAPTION, N_("Keterangan foto") }, { FIELD_CREDIT, N_("Kredit foto") },
};

static bool accept_fields(struct app *a, struct overlay *o, intptr_t value)
{
	(void)value;
	for (unsigned i = 0; i < G_N_ELEMENTS(form_rows); i++) {
		g_autoptr(GError) error = NULL;
		if (!field_check(form_rows[i].field, overlay_value(o, i), &error)) {
			o->current = i;
			app_notice(a, NOTICE_ALARM, _("%s belum benar: %s"), _(form_rows[i].label), error->message);
			return false;
		}
	}
	for (unsigned i = 0; i < G_N_ELEMENTS(form_rows); i++)
		doc_set_field(a->doc, form_rows[i].field, overlay_value(o, i));
	app_changed(a);
	return true;
}

/* The status is chosen from the few there are: left and right go through them. */
static bool fields_key(struct app *a, struct overlay *o, uint32_t key)
{
	(void)a;
	if (form_rows[o->current].field != FIELD_STATUS || (key != K_LEFT && key != K_RIGHT))
		return false;
	struct line_input *l = g_ptr_array_index(o->inputs, o->current);
	unsigned n = g_strv_length((char **)status_names), at = 0;
	while (at < n && strcmp(status_names[at], l->text->str) != 0)
		at++;
	at = at >= n ? 0 : (at + (key == K_RIGHT ? 1 : n - 1)) % n;
	g_string_assign(l->text, status_names[at]);
	l->cursor = l->text->len;
	return true;
}

static bool need_doc(struct app *a)
{
	if (!a->doc)
		app_notice(a, NOTICE_INFO, "%s", _("Buka naskah dahulu: pilih di daftar, lalu Enter"));
	return a->doc != NULL;
}

void command_fields(struct app *a)
{
	if (!need_doc(a))
		return;
	struct overlay *o = overlay_form(_("DATA BERITA"), accept_fields);
	for (unsigned i = 0; i < G_N_ELEMENTS(form_rows); i++) {
		struct line_input *l = overlay_add_input(o, _(form_rows[i].label), doc_field(a->doc, form_rows[i].field));
		l->max_chars = form_rows[i].field == FIELD_TITLE ? 65 : 0;
	}
	o->key = fields_key;
	o->hint = g_strdup(_("Tab pindah · kiri/kanan pada Status · Enter simpan · Esc batal"));
	app_push(a, o);
}

/* ---- export ---- */

static void export_written(struct app *a, const struct writer *w, const char *folder, const char *forced)
{
	g_auto(article) saved = { 0 };
	g_autofree char *path = NULL;
	g_autoptr(GError) error = NULL;
	struct export_options options = { .office = a->office, .utc_offset_min = a->utc_offset_min };

	if (!article_load(a->store, a->doc->article.id, &saved, &error) ||
	    !newsroom_export(a->store, &saved, w, &options, folder, false, forced, a->person, a->now_s, &path, &error))
		app_notice_error(a, _("Ekspor tidak jadi"), error);
	else
		app_notice(a, NOTICE_INFO, _("Diekspor: %s"), path);
}

static const struct writer *writer_of(const struct overlay *o)
{
	return &export_writers[o->number];
}

static bool accept_forced(struct app *a, struct overlay *o, intptr_t value)
{
	(void)value;
	if (!*overlay_value(o, 0)) {
		app_notice(a, NOTICE_INFO, "%s", _("Tulis alasannya, atau Esc untuk memperbaiki naskah dahulu"));
		return false;
	}
	export_written(a, writer_of(o), o->data, overlay_value(o, 0));
	return true;
}

/* The gate: error findings stop the export unless a reason is given, which is recorded. */
static bool accept_folder(struct app *a, struct overlay *o, intptr_t value)
{
	const struct writer *w = writer_of(o);
	g_autofree char *folder = g_strdup(*overlay_value(o, 0) ? overlay_value(o, 0) : ".");

	(void)value;
	app_pop(a);
	if (doc_changed(a->doc) && !app_save(a, REVISION_SAVE))
		return false;
	unsigned blocking = newsroom_blocking(a->doc->findings) + newsroom_blocking(a->doc->in_title);
	if (blocking == 0 && !a->dict_problem) {
		export_written(a, w, folder, NULL);
		return false;
	}
	g_autofree char *title = a->dict_problem ? g_strdup(_("EKSPOR: ejaan belum diperiksa")) :
		g_strdup_printf(ngettext_("EKSPOR: masih ada %u galat", "EKSPOR: masih ada %u galat", blocking), blocking);
	struct overlay *why = overlay_form(title, accept_forced);
	overlay_add_input(why, _("Alasan tetap mengekspor"), NULL);
	why->number = w - export_writers;
	why->data = g_steal_pointer(&folder);
	why->free_data = g_free;
	why->hint = g_strdup(_("Enter ekspor, alasan dicatat · Esc batal, lalu F8 untuk melihat temuan"));
	app_push(a, why);
	return false;
}

static bool accept_format(struct app *a, struct overlay *o, intptr_t value)
{
	struct overlay *where = overlay_form(_("EKSPOR"), accept_folder);

	(void)o;
	overlay_add_input(where, _("Ke folder"), g_get_home_dir());
	where->number = value;
	where->hint = g_strdup(_("Enter tulis berkas · Esc batal"));
	app_pop(a);
	app_push(a, where);
	return false;
}

void command_export(struct app *a)
{
	if (!need_doc(a))
		return;
	if (!a->dict_problem && a->doc->checked_revision != text_revision(a->doc->text)) {
		app_check_now(a);
		app_notice(a, NOTICE_INFO, "%s", _("Naskah sedang diperiksa; tekan F9 sekali lagi"));
		return;
	}
	struct overlay *o = overlay_choice(_("EKSPOR SEBAGAI"), false, accept_format);
	for (unsigned i = 0; i < export_writer_count; i++) {
		g_autofree char *name = export_name(&a->doc->article, &export_writers[i], a->utc_offset_min);
		overlay_add_choice(o, _(export_writers[i].title), name, '1' + i, (intptr_t)i);
	}
	o->hint = g_strdup(_("Enter atau angka memilih · Esc batal"));
	app_push(a, o);
}

/* ---- import ---- */

static char *import_report(const GPtrArray *results)
{
	GString *s = g_string_new(NULL);

	for (unsigned i = 0; i < results->len && i < 50; i++) {
		const struct imported_result *r = g_ptr_array_index(results, i);
		g_string_append_printf(s, _("%s\n  nomor %" PRId64 ", %zu paragraf, %zu kata\n"), r->title, r->id, r->paragraphs, r->words);
		for (char **line = r->report; *line; line++)
			g_string_append_printf(s, "  %s\n", *line);
	}
	g_string_append(s, _("\nTeks asli disimpan sebagai versi pertama (Riwayat: F12)."));
	return g_string_free(s, FALSE);
}

static bool accept_import(struct app *a, struct overlay *o, intptr_t value)
{
	g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func((GDestroyNotify)imported_result_free);
	g_autoptr(GError) error = NULL;

	(void)value;
	if (!newsroom_import(a->store, overlay_value(o, 0), IMPORT_AUTO, a->person, a->now_s, results, &error)) {
		app_notice_error(a, _("Impor tidak jadi"), error);
		return false;
	}
	app_pop(a);
	const struct imported_result *first = g_ptr_array_index(results, 0);
	g_autofree char *report = import_report(results);
	app_open(a, first->id);
	app_reload_list(a, first->id);
	app_push(a, overlay_text(_("DIIMPOR"), report));
	return false;
}

void command_import(struct app *a)
{
	struct overlay *o = overlay_form(_("IMPOR"), accept_import);

	overlay_add_input(o, _("Berkas (teks, Markdown, JSON)"), NULL);
	o->hint = g_strdup(_("Tulis jalur berkas · Enter impor · Esc batal"));
	app_push(a, o);
}

/* ---- history ---- */

static const char *kind_name(enum revision_kind kind)
{
	static const char *const name[] = {
		[REVISION_RAW] = N_("teks asli"), [REVISION_CLEAN] = N_("dibersihkan"), [REVISION_SAVE] = N_("disimpan"),
		[REVISION_AUTO] = N_("otomatis"), [REVISION_RECOVERED] = N_("dipulihkan"), [REVISION_RESTORED] = N_("dikembalikan"),
		[REVISION_SIBLING] = N_("tersimpan terpisah"),
	};

	return _(name[kind]);
}

/* Going back is a new change on top: it can be undone, and nothing of the newer text is lost. */
static bool accept_revision(struct app *a, struct overlay *o, intptr_t value)
{
	g_auto(article) old = { 0 };
	g_autoptr(GError) error = NULL;

	(void)o;
	if (!article_load_revision(a->store, a->doc->article.id, value, &old, &error)) {
		app_notice_error(a, _("Versi itu tidak terbaca"), error);
		return true;
	}
	text_undo_break(a->doc->text);
	text_replace(a->doc->text, 0, text_len(a->doc->text), old.body, old.body_len, UNDO_COMMAND, a->doc->cursor);
	doc_move(a->doc, 0, false);
	a->doc->top = 0;
	a->focus = IN_EDITOR;
	app_changed(a);
	app_notice(a, NOTICE_INFO, _("Teks versi %d ditampilkan; Ctrl-Z kembali, Ctrl-S menyimpannya sebagai versi baru"), old.version);
	return true;
}

void command_history(struct app *a)
{
	g_autoptr(GError) error = NULL;

	if (!need_doc(a))
		return;
	g_autoptr(GPtrArray) revisions = article_revisions(a->store, a->doc->article.id, &error);
	if (!revisions) {
		app_notice_error(a, _("Riwayat tidak terbaca"), error);
		return;
	}
	struct overlay *o = overlay_choice(_("RIWAYAT"), false, accept_revision);
	for (unsigned i = 0; i < revisions->len; i++) {
		const struct revision *r = g_ptr_array_index(revisions, i);
		g_autofree char *when = app_time(a, r->at_s);
		g_autofree char *label = g_strdup_printf("v%-3d %s  %-14s %s", r->version, when, kind_name(r->kind), r->author);
		g_autofree char *words = g_strdup_printf(_("%d kata"), r->words);
		overlay_add_choice(o, label, words, 0, (intptr_t)r->id);
	}
	o->hint = g_strdup(_("Enter menampilkan teks versi itu · Esc tutup"));
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
	if (a->doc && a->doc->article.id == id)
		app_close(a);
	if (!article_bin(a->store, id, true, a->now_s, &error)) {
		app_notice_error(a, _("Naskah tidak dapat dibuang"), error);
		return;
	}
	a->binned = id;
	app_reload_list(a, 0);
	app_notice(a, NOTICE_INFO, _("Dibuang: %s. Ctrl-Z mengembalikan"), title);
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

void command_backup(struct app *a)
{
	g_autofree char *path = NULL;
	g_autoptr(GError) error = NULL;

	if (!store_backup(a->store, NULL, 10, a->now_s, &path, &error))
		app_notice_error(a, _("Cadangan tidak jadi"), error);
	else
		app_notice(a, NOTICE_INFO, _("Cadangan: %s"), path);
}
