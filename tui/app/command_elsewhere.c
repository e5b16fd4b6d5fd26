/* The command elsewhere: every place refused the journal, so the writer names one. */
#include "app/command.h"
#include <string.h>
#include "app/newsroom.h"
#include "app/second.h"
#include "app/setting.h"

static void tell(struct app *a, const char *folder, bool remembered)
{
	const char *place = second_place(a->doc->second);

	/* The settings name it as well as a link would. */
	if (remembered)
		app_notice(a, NOTICE_INFO, _("Aman di %s; bila sesi ini putus, ditawarkan saat naskah dibuka lagi"), place);
	else
		app_notice(a, NOTICE_ALARM, _("Aman di %s. Catat: sesudah putus, redaksi setel jurnal_kedua '%s'"), place, folder);
}

static bool accept_folder(struct app *a, struct overlay *o, intptr_t value)
{
	g_autofree char *typed = g_strstrip(g_strdup(overlay_value(o, 0)));
	g_autofree char *folder = *typed ? setting_folder(typed) : NULL;
	g_autoptr(GError) error = NULL;
	bool remembered;

	(void)value;
	if (!folder) {
		app_notice(a, NOTICE_ALARM, _("Bukan folder yang ada: %s"), *typed ? typed : "–");
		return false;
	}
	if (!second_copy_to(a->doc->second, a->doc, folder, &remembered, &error)) {
		app_notice_error(a, _("Tidak dapat dipakai"), error);
		return false;
	}
	tell(a, folder, remembered);
	return true;
}

bool elsewhere_is_asked(const struct app *a)
{
	const struct overlay *o = app_overlay(a);

	return o && o->accept == accept_folder;
}

void command_elsewhere(struct app *a)
{
	if (!doc_is_nowhere(a->doc)) {
		app_notice(a, NOTICE_INFO, "%s", _("Tidak perlu: yang ditulis sudah aman di jurnal"));
		return;
	}
	struct overlay *o = overlay_form(_("TEMPAT LAIN UNTUK JURNAL"), accept_folder);

	o->body = g_strdup_printf(_("Semua tempat menolak jurnal (%s): yang ditulis hanya ada di layar ini.\n"
		"Sebut folder yang dapat ditulisi, sebaiknya di cakram lain; setiap huruf lalu aman di sana."), a->doc->journal_error);
	overlay_add_input(o, _("Folder"), NULL);
	o->hint = command_words(_("Enter pakai folder ini · Esc nanti ({write})"));
	app_push(a, o);
}
