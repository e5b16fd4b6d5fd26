#include "app/setup.h"
#include <string.h>
#include "app/command.h"
#include "app/config.h"
#include "app/template.h"

/* The article is Indonesian whatever language the program speaks: F7 finds its slip. */
static const char SAMPLE_TITLE[] = "Selamat datang di redaksi";
static const char SAMPLE_BODY[] =
	"Ini naskah contoh. Ketiklah di mana saja: setiap huruf langsung aman, juga ketika sambungan putus.\n"
	"\n"
	"Kata **sambutanya** bergaris bawah karena salah ketik. Tekan {check_walk}, lalu angka 1 untuk memperbaikinya. Tekan {check_list} untuk melihat semua temuan beserta alasannya.\n"
	"\n"
	"{save} menyimpan naskah sebagai versi baru; {undo} mengurungkan. {fields} mengisi judul, tempat, tanggal, dan penulis. {export} mengekspor untuk situs, WhatsApp, atau berkas teks.\n"
	"\n"
	"{go_list} kembali ke daftar. {new_article} memulai naskah baru. {menu} menunjukkan semua perintah, {help} bantuan, {leave} keluar.\n"
	"\n"
	"Lima menit berlatih, langkah demi langkah: {learn}.\n";

static void add_sample(struct app *a)
{
	g_auto(article) sample = { 0 };
	g_autoptr(GError) error = NULL;

	article_init(&sample);
	g_free(sample.field[FIELD_TITLE]);
	sample.field[FIELD_TITLE] = g_strdup(SAMPLE_TITLE);
	sample.body = (g_free(sample.body), command_words(SAMPLE_BODY));
	sample.body_len = strlen(sample.body);
	if (!article_save(a->store, &sample, REVISION_SAVE, "redaksi", NULL, a->now_s, &error))
		app_notice_error(a, _("Naskah contoh tidak dapat dibuat"), error);
}

/* The answers are this person's settings; the office's name is kept with the store for the others. */
static bool accept_setup(struct app *a, struct overlay *o, intptr_t value)
{
	g_auto(config) c = { 0 };
	g_autoptr(GError) error = NULL;
	struct config *keep = &c;

	(void)value;
	config_init(keep);
	config_load(keep, NULL);
	g_free(keep->office);
	keep->office = g_strdup(overlay_value(o, 0));
	g_free(keep->name);
	keep->name = g_strdup(overlay_value(o, 1));
	g_free(keep->template_name);
	keep->template_name = g_strdup(overlay_value(o, 2));
	if (!config_save(keep, &error) || !store_setting_put(a->store, "kantor", keep->office, &error))
		app_notice_error(a, _("Pengaturan belum tersimpan"), error);
	else
		app_notice(a, NOTICE_INFO, _("Enter buka naskah contoh; {learn} menuntun langkah demi langkah"));
	if (*keep->name) {
		g_free(a->person);
		a->person = g_strdup(keep->name);
	}
	g_free(a->office);
	a->office = g_strdup(keep->office);
	g_free(a->category);
	a->category = g_strdup(keep->template_name);
	return true;
}

static void add_templates(struct line_input *l)
{
	g_autoptr(GPtrArray) list = template_list();

	line_add_option(l, "rilis", _("Rilis (tanpa kerangka)"));
	for (unsigned i = 0; i < list->len; i++) {
		const struct template_row *t = g_ptr_array_index(list, i);
		line_add_option(l, t->name, t->label);
	}
}

void setup_start(struct app *a)
{
	struct overlay *o = overlay_form(_("SELAMAT DATANG"), accept_setup);

	add_sample(a);
	overlay_add_input(o, _("Nama kantor"), a->office);
	overlay_add_input(o, _("Nama Anda (penulis)"), NULL);
	add_templates(overlay_add_input(o, _("Templat"), NULL));
	o->hint = g_strdup(_("Enter mulai · Tab pindah · kiri/kanan pilih templat · Esc lewati"));
	app_push(a, o);
}
