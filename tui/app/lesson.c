#include "app/lesson.h"
#include <string.h>
#include "app/command.h"

/* The article is Indonesian whatever language the program speaks: Indonesian is what is practised, and checked. */
static const char TITLE[] = "Belajar 5 menit";
static const char OPENING[] =
	"Naskah ini untuk berlatih: ubahlah sesuka hati. Setiap huruf langsung aman. Baris paling bawah menyebut langkah berikutnya.\n";
static const char CLOSING[] =
	"\n"
	"Selesai! {export} mengekspor, {menu} memuat semua perintah, {help} bantuan.\n"
	"{go_list} kembali ke daftar; di sana {bin} membuang naskah latihan ini.\n";

/* The lesson is that long, with room for what is practised in it; what somebody writes behind it is not looked at with every key. */
enum { LOOKED_AT = 8 << 10 };

static const char *sought(const struct doc *d, const char *words)
{
	size_t len;
	const char *s = text_upto(d->text, MIN(text_len(d->text), LOOKED_AT), 0, &len);

	return g_strstr_len(s, (gssize)MIN(len, LOOKED_AT), words);
}

static bool has_name(const struct doc *d)
{
	const char *at = sought(d, "Nama saya:");

	at = at ? at + strlen("Nama saya:") : "";
	return at[strspn(at, " ")] > ' ';
}

static bool has_no_slip(const struct doc *d)
{
	return !sought(d, "sambutanya") && !sought(d, "apotik");
}

static bool has_replaced(const struct doc *d)
{
	return sought(d, "sidang pagi, sidang siang, sidang sore");
}

static bool has_strong(const struct doc *d)
{
	return sought(d, "**PENTING**");
}

static bool has_item(const struct doc *d)
{
	const char *first = sought(d, "- Butir pertama\n- ");

	return first && first[strlen("- Butir pertama\n- ")] > ' ';
}

static bool has_raised(const struct doc *d)
{
	const char *above = sought(d, "\nIni harus di atas."), *below = sought(d, "\nIni harus di bawah.");

	return above && below && above < below;
}

static bool has_version(const struct doc *d)
{
	return d->article.version > 1;
}

/* What the article says of a step, where it is practised, what the last row says, and how one sees that it is done. */
static const struct step {
	const char *heading, *words, *field, *hint;
	bool (*done)(const struct doc *d);
} steps[] = {
	{ "Menulis", "Turun ke baris di bawah ini, tekan End, lalu ketik nama Anda. {undo} mengurungkan, {redo} mengulangi.",
		"Nama saya: \n", N_("di baris “Nama saya:” tekan End, ketik nama Anda"), has_name },
	{ "Memperbaiki", "Dua kata di bawah ini salah ketik. Tekan {check_walk}, lalu 1, lalu 1 lagi.",
		"Dalam sambutanya ketua menyebut apotik desa.\n", N_("tekan {check_walk}, lalu 1, lalu 1 lagi"), has_no_slip },
	{ "Mengganti", "Tekan {replace}, ketik kata yang berulang di bawah ini, Tab, ketik sidang, lalu Enter.",
		"Agenda: rapat pagi, rapat siang, rapat sore.\n", N_("tekan {replace}, ketik rapat, Tab, ketik sidang, Enter"), has_replaced },
	{ "Menebalkan", "Letakkan kursor pada kata PENTING, lalu tekan {strong}. Sekali lagi melepasnya.",
		"Kata PENTING ini menjadi tebal.\n", N_("kursor pada kata PENTING, lalu {strong}"), has_strong },
	{ "Membuat daftar", "Di ujung butir ini tekan Enter, ketik butir kedua, lalu Enter dua kali.",
		"- Butir pertama\n", N_("di ujung “Butir pertama” tekan Enter, ketik butir kedua"), has_item },
	{ "Memindahkan paragraf", "Letakkan kursor pada paragraf yang harus di atas, tekan {paragraph_menu}, lalu N menaikkannya.",
		"Ini harus di bawah.\nIni harus di atas.\n", N_("kursor pada “Ini harus di atas”, {paragraph_menu}, lalu N"), has_raised },
	{ "Menyimpan", "{fields} memuat judul, tanggal, dan data lain; Enter menutupnya.\nTulisan selalu aman; {save} memberinya nomor versi.",
		"", N_("tekan {save}: versi baru"), has_version },
};

static char *body_of_lesson(void)
{
	g_autoptr(GString) body = g_string_new(OPENING);

	for (unsigned i = 0; i < G_N_ELEMENTS(steps); i++)
		g_string_append_printf(body, "\n## %u. %s\n%s\n%s", i + 1, steps[i].heading, steps[i].words, steps[i].field);
	g_string_append(body, CLOSING);
	return command_words(body->str);
}

/* The first step that is not done; their number: none. */
static unsigned next_step(const struct app *a)
{
	unsigned i = 0;

	while (i < G_N_ELEMENTS(steps) && (a->lesson.done & 1u << i))
		i++;
	return i;
}

/* Known by its title when it is opened again; renamed it stays the lesson until it is closed. */
static bool is_open(struct app *a)
{
	if (!a->doc || a->doc->read_only)
		return false;
	if (a->doc->article.id != a->lesson.id && strcmp(doc_field(a->doc, FIELD_TITLE), TITLE) == 0) {
		a->lesson.id = a->doc->article.id;
		a->lesson.done = 0;
	}
	return a->doc->article.id == a->lesson.id;
}

void lesson_look(struct app *a)
{
	if (!is_open(a))
		return;
	for (unsigned i = 0; i < G_N_ELEMENTS(steps); i++) {
		if ((a->lesson.done & 1u << i) || !steps[i].done(a->doc))
			continue;
		a->lesson.done |= 1u << i;
		if (next_step(a) == G_N_ELEMENTS(steps))
			app_notice(a, NOTICE_INFO, "%s", _("Semua langkah selesai"));
		else
			app_notice(a, NOTICE_INFO, _("Langkah %u selesai"), i + 1);
	}
}

char *lesson_hint(const struct app *a)
{
	unsigned next = next_step(a), n = G_N_ELEMENTS(steps);

	if (!a->doc || a->doc->article.id != a->lesson.id || a->doc->read_only || next == n)
		return NULL;
	g_autofree char *words = command_words(_(steps[next].hint));
	return g_strdup_printf("%u/%u · %s", next + 1, n, words);
}

void command_learn(struct app *a)
{
	g_auto(article) lesson = { 0 };
	g_autoptr(GError) error = NULL;

	article_init(&lesson);
	g_free(lesson.field[FIELD_TITLE]);
	lesson.field[FIELD_TITLE] = g_strdup(TITLE);
	g_free(lesson.body);
	lesson.body = body_of_lesson();
	lesson.body_len = strlen(lesson.body);
	if (!article_save(a->store, &lesson, REVISION_SAVE, a->person, NULL, a->now_s, &error)) {
		app_notice_error(a, _("Naskah latihan tidak dapat dibuat"), error);
		return;
	}
	app_open(a, lesson.id);
	app_reload_list(a, lesson.id);
	lesson_look(a);
}
