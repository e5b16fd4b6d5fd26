/* The command export: the gate, its reason, the files. */
#include "app/command.h"
#include "app/newsroom.h"
#include "app/office.h"

static void export_written(struct app *a, const struct writer *w, const char *folder, const char *forced)
{
	g_auto(article) saved = { 0 };
	g_autofree char *path = NULL;
	g_autoptr(GError) error = NULL;
	g_auto(office) settings = { 0 };
	const struct export_order order = {
		.writer = w, .options = { .office = a->office, .utc_offset_min = a->utc_offset_min, .letterhead = &settings.letterhead },
		.folder = folder, .forced = forced, .author = a->person,
	};

	office_load(&settings, NULL);
	if (!article_load(a->store, a->doc->article.id, &saved, &error) ||
	    !newsroom_export(a->store, &saved, &order, a->now_s, &path, &error))
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

/* What stands in the way, as a dialog's title; NULL: nothing. The caller's. */
static char *obstacle(const struct app *a)
{
	unsigned blocking = newsroom_blocking(a->doc->findings) + newsroom_blocking(a->doc->in_title);
	g_autoptr(GError) embargo = NULL;

	if (!newsroom_may_leave(&a->doc->article, NULL, a->now_s, &embargo))
		return newsroom_error(embargo);
	if (a->dict_problem)
		return g_strdup(_("EKSPOR: ejaan belum diperiksa"));
	return blocking == 0 ? NULL :
		g_strdup_printf(ngettext_("EKSPOR: masih ada %u galat", "EKSPOR: masih ada %u galat", blocking), blocking);
}

/* The gate: errors and an embargo stop the export unless a reason is given, which is recorded. */
static bool accept_folder(struct app *a, struct overlay *o, intptr_t value)
{
	const struct writer *w = writer_of(o);
	g_autofree char *folder = g_strdup(*overlay_value(o, 0) ? overlay_value(o, 0) : ".");

	(void)value;
	app_pop(a);
	if (doc_changed(a->doc) && !app_save(a, REVISION_SAVE))
		return false;
	g_autofree char *title = obstacle(a);
	if (!title) {
		export_written(a, w, folder, NULL);
		return false;
	}
	struct overlay *why = overlay_form(title, accept_forced);
	overlay_add_input(why, _("Alasan tetap mengekspor"), NULL);
	why->number = w - export_writers;
	why->data = g_steal_pointer(&folder);
	why->free_data = g_free;
	why->hint = g_strdup(_("Enter ekspor, alasan dicatat · Esc batal"));
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
	if (!command_need_doc(a))
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
