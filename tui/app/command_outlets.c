/* Commands on an article's way out: its status, and which outlet has which version. */
#include "app/command.h"
#include <string.h>
#include "app/newsroom.h"
#include "store/notes.h"

/* ---- status ---- */

static void take_status(struct app *a, const struct article *moved)
{
	if (strcmp(doc_field(a->doc, FIELD_DATE), moved->field[FIELD_DATE]) != 0)
		doc_set_field(a->doc, FIELD_DATE, moved->field[FIELD_DATE]);
	doc_set_field(a->doc, FIELD_STATUS, moved->field[FIELD_STATUS]);
	app_changed(a);
	if (app_save(a, REVISION_SAVE))
		app_notice(a, NOTICE_INFO, _("Status %s, versi %d"), moved->field[FIELD_STATUS], a->doc->article.version);
}

/* The fields being written, as far as a status reads and changes them. false: refused and told. */
static bool move_status(struct app *a, const char *status, const char *forced)
{
	g_auto(article) moved = { 0 };
	g_autoptr(GError) error = NULL;

	article_init(&moved);
	for (unsigned f = 0; f < FIELD_COUNT; f++) {
		g_free(moved.field[f]);
		moved.field[f] = g_strdup(doc_field(a->doc, (enum field)f));
	}
	if (!newsroom_set_status(&moved, status, forced, a->now_s, a->utc_offset_min, &error)) {
		app_notice(a, NOTICE_ALARM, "%s", error->message);
		return false;
	}
	take_status(a, &moved);
	return true;
}

static bool accept_status(struct app *a, struct overlay *o, intptr_t value)
{
	(void)o;
	app_pop(a);
	move_status(a, status_names[value], NULL);
	return false;
}

void command_status(struct app *a)
{
	if (!command_need_doc(a))
		return;
	struct overlay *o = overlay_choice(_("STATUS"), false, accept_status);
	for (unsigned i = 0; status_names[i]; i++) {
		g_autofree char *label = g_strdup_printf("%c  %s", status_letter(status_names[i]), status_names[i]);
		overlay_add_choice(o, label, NULL, (uint32_t)g_ascii_tolower(status_letter(status_names[i])), (intptr_t)i);
		if (strcmp(status_names[i], doc_field(a->doc, FIELD_STATUS)) == 0)
			o->current = i;
	}
	o->hint = g_strdup(_("Enter atau huruf memilih · Esc batal"));
	app_push(a, o);
}

/* ---- distribution ---- */

static char *distribution_of(const struct app *a, const GPtrArray *exports)
{
	g_autoptr(GString) s = g_string_new(NULL);
	g_autoptr(GPtrArray) newest = exported_newest(exports);

	for (unsigned i = 0; i < newest->len; i++) {
		const struct exported *e = g_ptr_array_index(newest, i);
		g_autofree char *when = app_time(a, e->at_s);
		if (s->len > 0)
			g_string_append_c(s, '\n');
		const char *fresh = e->revision == a->doc->article.head && !doc_changed(a->doc) ? _("terbaru") : _("USANG");
		g_string_append_printf(s, _("%s: v%d, %s, %s, oleh %s\n%s\n"), e->outlet, e->version, fresh, when, e->author, e->path);
		if (*e->forced)
			g_string_append_printf(s, _("dipaksa: %s\n"), e->forced);
	}
	if (s->len > 0)
		return g_string_free(g_steal_pointer(&s), FALSE);
	return command_words(_("Naskah ini belum diekspor. {export} menulis berkas untuk semua saluran kantor."));
}

void command_distribution(struct app *a)
{
	g_autoptr(GError) error = NULL;

	if (!command_need_doc(a))
		return;
	g_autoptr(GPtrArray) exports = exported_list(a->store, a->doc->article.id, &error);
	if (!exports) {
		app_notice_error(a, _("Riwayat tidak terbaca"), error);
		return;
	}
	g_autofree char *text = distribution_of(a, exports);
	struct overlay *o = overlay_text(_("DISTRIBUSI"), text);
	o->hint = g_strdup(_("Esc tutup"));
	app_push(a, o);
}
