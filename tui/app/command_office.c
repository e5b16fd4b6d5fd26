/* The command office: the settings as a form, the letterhead above it as it will look. */
#include "app/command.h"
#include <string.h>
#include "app/config.h"
#include "app/newsroom.h"
#include "app/office.h"
#include "app/rule_choice.h"
#include "app/setting.h"

/* The lines into a key file. false: the first that is refused has the cursor and *why the sentence. */
static bool put_lines(struct overlay *o, GKeyFile *file, GError **why)
{
	for (unsigned i = 0; i < setting_count; i++)
		if (!setting_put(&setting_rows[i], overlay_value(o, i), file, why)) {
			o->current = i;
			return false;
		}
	return true;
}

/* While a line is half typed its last good value is not known: it is left out. */
static char *preview_of(const struct app *a, const struct overlay *o)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_auto(office) shown = { 0 };

	for (unsigned i = 0; i < setting_count; i++)
		setting_put(&setting_rows[i], overlay_value(o, i), file, NULL);
	office_load(&shown, file);
	return office_preview(&shown, (unsigned)MAX(10, a->cols - 2));
}

static bool names_rules(const struct setting_row *r)
{
	return strcmp(r->key, "aturan_mati") == 0 || strcmp(r->key, "aturan_keras") == 0;
}

/* The last row says what the line under the cursor may be. */
static void follow(struct app *a, struct overlay *o)
{
	g_free(o->body);
	o->body = preview_of(a, o);
	g_free(o->hint);
	const struct setting_row *r = &setting_rows[o->current];
	o->hint = names_rules(r) ? g_strdup_printf(_("Enter simpan · ^T pilih dari daftar · %s · Esc batal"), _(r->wanted)) :
		g_strdup_printf(_("Enter simpan · %s%s · ^P lihat kop · Esc batal"), setting_choices(r) ? _("kiri/kanan: ") : "", _(r->wanted));
}

static struct line_input *line_of(const struct overlay *o, const char *key)
{
	return g_ptr_array_index(o->inputs, (guint)(setting_find(key) - setting_rows));
}

static bool office_key(struct app *a, struct overlay *o, uint32_t key)
{
	if (key == ('t' | MOD_CTRL) && names_rules(&setting_rows[o->current])) {
		rule_choice_open(a, line_of(o, "aturan_mati"), line_of(o, "aturan_keras"));
		return true;
	}
	if (key != ('p' | MOD_CTRL))
		return false;
	g_autofree char *preview = preview_of(a, o);
	struct overlay *look = overlay_text(_("KOP SURAT"), preview);
	look->hint = g_strdup(_("Esc kembali"));
	app_push(a, look);
	return true;
}

/* What the screen keeps of the settings follows at once. */
static void take_over(struct app *a)
{
	g_auto(config) c = { 0 };

	config_init(&c);
	config_load(&c, NULL);
	g_free(a->office);
	a->office = g_steal_pointer(&c.office);
	a->utc_offset_min = c.utc_offset_min;
	a->smart = c.smart;
	if (*c.name) {
		g_free(a->person);
		a->person = g_steal_pointer(&c.name);
	}
}

static bool accept_office(struct app *a, struct overlay *o, intptr_t value)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GKeyFile) file = settings_load(a->store, &error);

	(void)value;
	if (!error && !put_lines(o, file, &error)) {
		app_notice(a, NOTICE_ALARM, "%s", error->message);
		return false;
	}
	if (error || !settings_save(a->store, file, &error)) {
		app_notice_error(a, _("Pengaturan belum tersimpan"), error);
		return false;
	}
	take_over(a);
	app_notice(a, NOTICE_INFO, "%s", _("Pengaturan tersimpan"));
	return true;
}

void command_office(struct app *a)
{
	struct overlay *o = overlay_form(_("PENGATURAN KANTOR"), accept_office);
	g_autoptr(GKeyFile) file = settings_load(a->store, NULL);

	for (unsigned i = 0; i < setting_count; i++) {
		g_autofree char *value = setting_get(&setting_rows[i], file);
		struct line_input *line = overlay_add_input(o, _(setting_rows[i].label), value);
		for (const struct setting_choice *c = setting_choices(&setting_rows[i]); c && c->value; c++)
			line_add_option(line, c->value, _(c->label));
	}
	o->changed = follow;
	o->key = office_key;
	follow(a, o);
	app_push(a, o);
}
