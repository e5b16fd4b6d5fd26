/* "Belajar 5 menit": an article to practise in, made anew each time; what it asks for is done in its own text. */
#include "app/command.h"
#include <string.h>

static const char lesson_title[] = N_("Belajar 5 menit");
static const char lesson_body[] = N_(
	"Naskah ini untuk berlatih: ubahlah sesuka hati. Setiap huruf langsung aman.\n"
	"\n"
	"## 1. Menulis\n"
	"Panah turun ke baris ini, tekan End, lalu ketik nama Anda: \n"
	"Tekan Ctrl-Z: nama itu hilang. Ctrl-Y: kembali lagi.\n"
	"\n"
	"## 2. Memperbaiki\n"
	"Kata sambutanya dan apotik salah ketik. Tekan F7, lalu 1 untuk memperbaiki; Esc selesai.\n"
	"\n"
	"## 3. Mencari dan mengganti\n"
	"Tekan Ctrl-R, ketik rapat, Tab, ketik sidang, lalu Enter: rapat pagi, rapat siang, rapat sore.\n"
	"\n"
	"## 4. Membentuk\n"
	"Letakkan kursor pada kata PENTING, tekan Esc lalu B: tebal. Sekali lagi: lepas.\n"
	"- Di ujung butir ini tekan Enter, ketik butir baru, lalu Enter dua kali.\n"
	"\n"
	"## 5. Memindahkan paragraf\n"
	"Paragraf ini harus di atas. Tekan Esc lalu E, lalu N.\n"
	"\n"
	"## 6. Selesai\n"
	"F4 mengisi judul dan tanggal, Ctrl-S menyimpan versi, F9 mengekspor. F10 memuat semua perintah, F1 bantuan.\n"
	"Ctrl-O kembali ke daftar; di sana Del membuang naskah latihan ini.\n");

void command_learn(struct app *a)
{
	g_auto(article) lesson = { 0 };
	g_autoptr(GError) error = NULL;

	article_init(&lesson);
	g_free(lesson.field[FIELD_TITLE]);
	lesson.field[FIELD_TITLE] = g_strdup(_(lesson_title));
	g_free(lesson.body);
	lesson.body = g_strdup(_(lesson_body));
	lesson.body_len = strlen(lesson.body);
	if (!article_save(a->store, &lesson, REVISION_SAVE, a->person, NULL, a->now_s, &error)) {
		app_notice_error(a, _("Naskah latihan tidak dapat dibuat"), error);
		return;
	}
	app_open(a, lesson.id);
	app_reload_list(a, lesson.id);
}
