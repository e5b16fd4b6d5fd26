#include "app/newsroom.h"
#include <inttypes.h>
#include <string.h>
#include "app/language.h"

static const char *store_sentence(int code)
{
	switch ((enum store_error)code) {
	case STORE_ERROR_IO: return _("Cakram atau berkas tidak dapat dibaca atau ditulis");
	case STORE_ERROR_FULL: return _("Cakram penuh; tidak ada yang berubah");
	case STORE_ERROR_BUSY: return _("Gudang naskah sedang dipakai proses lain; coba lagi sebentar lagi");
	case STORE_ERROR_CONFLICT: return _("Ada versi yang lebih baru di gudang; tulisan ini disimpan sebagai versi sampingan");
	case STORE_ERROR_NOT_FOUND: return _("Tidak ditemukan");
	case STORE_ERROR_ACCESS: return _("Tidak ada izin untuk membaca atau menulis di sini, atau orang lain dapat menulis ke gudang ini");
	case STORE_ERROR_FOREIGN: return _("Berkas ini milik program lain, bukan gudang naskah redaksi; tidak ada yang diubah");
	case STORE_ERROR_NEWER: return _("Gudang ini ditulis oleh redaksi yang lebih baru; perbarui redaksi, tidak ada yang diubah");
	case STORE_ERROR_DAMAGED: return _("Gudang atau naskah rusak; jalankan “redaksi diagnosa” dan pakai cadangan terakhir");
	case STORE_ERROR_ENCODING: return _("Bukan teks UTF-8");
	case STORE_ERROR_TOO_LARGE: return _("Terlalu besar; batasnya di dalam kurung");
	case STORE_ERROR_EXISTS: return _("Sudah ada berkas dengan nama itu yang bukan tulisan redaksi; pakai --timpa untuk menggantinya");
	case STORE_ERROR_INPUT: return _("Isi atau nilainya tidak dapat dipakai");
	case STORE_ERROR_PACKAGE: return _("Dokumen Word atau LibreOffice ini rusak, terpotong, atau melampaui batas; buka dan simpan ulang, lalu coba lagi");
	case STORE_ERROR_XML: return _("Berkas XML ini rusak, terpotong, atau melampaui batas");
	case STORE_ERROR_KIND: return _("Jenis berkas ini tidak dapat diimpor");
	case STORE_ERROR_READ_ONLY: return _("Cakram ini hanya dapat dibaca; buka kuncinya atau pasang agar dapat ditulis, atau pakai cakram lain");
	case STORE_ERROR_UNSURE: return _("Cakram gagal pada langkah terakhir: perubahannya mungkin sudah tersimpan; lihat dahulu sebelum mengulang");
	}
	return _("Terjadi kesalahan");
}

static char *dict_sentence(const GError *e)
{
	switch ((enum dict_error)e->code) {
	case DICT_ERROR_MISSING:
		return g_strdup(_("Kamus bahasa Indonesia belum terpasang; pasang dengan: sudo apt install hunspell-id"));
	case DICT_ERROR_DAMAGED:
		return g_strdup_printf(_("Kamus rusak atau tidak dapat dibaca (%s); pasang ulang dengan: sudo apt install --reinstall hunspell-id"), e->message);
	case DICT_ERROR_INPUT:
		return g_strdup_printf(_("Aturan rumah tidak dapat dibaca: %s"), e->message);
	}
	return g_strdup(_("Terjadi kesalahan"));
}

/* The first word of the message is the byte offset, the last one what the bytes probably are. */
static char *encoding_sentence(const GError *e)
{
	char *end;
	uint64_t offset = g_ascii_strtoull(e->message, &end, 10);
	g_autofree char *probably = newsroom_probable_encoding(e);

	if (end == e->message)
		return g_strdup(store_sentence(e->code));
	if (!probably)
		return g_strdup_printf(_("Bukan teks UTF-8 (bita ke-%" PRIu64 ")"), offset + 1);
	return g_strdup_printf(_("Bukan teks UTF-8 (bita ke-%" PRIu64 "); bila tahu asalnya, pakai misalnya --dari=%s"), offset + 1, probably);
}

char *newsroom_probable_encoding(const GError *e)
{
	static const char before[] = ", probably ";
	const char *at = g_error_matches(e, STORE_ERROR, STORE_ERROR_ENCODING) ? strstr(e->message, before) : NULL;

	return at ? g_strdup(at + strlen(before)) : NULL;
}

/* LINE:COLUMN stands first. */
static char *xml_sentence(const GError *e)
{
	g_auto(GStrv) place = g_strsplit(e->message, ":", 3);

	if (g_strv_length(place) < 3)
		return g_strdup(store_sentence(e->code));
	return g_strdup_printf(_("Berkas XML ini rusak, terpotong, atau melampaui batas di baris %s, kolom %s (%s)"), place[0], place[1], g_strchug(place[2]));
}

/* What to do with a file that no reader takes; the message is its kind. */
static const struct { const char *kind, *sentence; } kinds[] = {
	{ "empty", N_("Tidak ada teks di dalamnya") },
	{ "doc", N_("Berkas Word lama (.doc) tidak dapat dibaca; buka di Word atau LibreOffice, simpan sebagai .docx, lalu impor lagi") },
	{ "locked", N_("Dokumen ini berkata sandi; buka di program asalnya, simpan tanpa kata sandi, lalu impor lagi") },
	{ "rtf", N_("Berkas RTF tidak dapat dibaca; buka di Word atau LibreOffice, simpan sebagai .docx, lalu impor lagi") },
	{ "pdf", N_("PDF tidak dapat dibaca sebagai naskah; minta berkas aslinya, atau salin teksnya ke berkas .txt") },
	{ "picture", N_("Ini gambar, bukan naskah; teks di dalam gambar perlu diketik ulang") },
	{ "media", N_("Ini rekaman suara atau video, bukan naskah") },
	{ "archive", N_("Ini arsip; buka dulu arsipnya, lalu impor berkas yang ada di dalamnya") },
	{ "sheet", N_("Ini lembar kerja, bukan naskah; salin teksnya ke dokumen, lalu impor dokumen itu") },
	{ "slides", N_("Ini bahan tayang, bukan naskah; salin teksnya ke dokumen, lalu impor dokumen itu") },
	{ "book", N_("Ini buku elektronik (EPUB), bukan naskah; salin bagian yang diperlukan ke berkas .txt") },
	{ "store", N_("Ini basis data; gudang redaksi lain dibuka dengan --toko, bukan diimpor") },
	{ "xml", N_("Berkas XML ini bukan ekspor WordPress; yang dapat diimpor hanya berkas dari Perkakas > Ekspor di WordPress") },
};

static const char *kind_sentence(const GError *e)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (strcmp(kinds[i].kind, e->message) == 0)
			return _(kinds[i].sentence);
	return store_sentence(e->code);
}

G_DEFINE_QUARK(redaksi-newsroom-error, newsroom_error)

char *newsroom_error(const GError *e)
{
	if (e->domain == NEWSROOM_ERROR)
		return g_strdup(e->message);
	if (e->domain == DICT_ERROR)
		return dict_sentence(e);
	if (e->domain != STORE_ERROR)
		return g_strdup_printf("%s (%s)", _("Terjadi kesalahan"), e->message);
	if (e->code == STORE_ERROR_ENCODING)
		return encoding_sentence(e);
	if (e->code == STORE_ERROR_XML)
		return xml_sentence(e);
	if (e->code == STORE_ERROR_KIND)
		return g_strdup(kind_sentence(e));
	return g_strdup_printf("%s (%s)", store_sentence(e->code), e->message);
}

char *newsroom_reason(const GError *e)
{
	if (e->domain != STORE_ERROR)
		return newsroom_error(e);
	switch (e->code) {
	case STORE_ERROR_IO:
	case STORE_ERROR_UNSURE: return g_strdup(_("cakram gagal"));
	case STORE_ERROR_FULL: return g_strdup(_("cakram penuh"));
	case STORE_ERROR_ACCESS: return g_strdup(_("tidak boleh ditulis"));
	case STORE_ERROR_READ_ONLY: return g_strdup(_("cakram hanya dapat dibaca"));
	default: return g_strdup(store_sentence(e->code));
	}
}

int newsroom_exit_status(const GError *e)
{
	if (e->domain == NEWSROOM_ERROR)
		return e->code == NEWSROOM_ERROR_EMBARGO ? 1 : 4;
	bool waits = e->domain == STORE_ERROR && (e->code == STORE_ERROR_BUSY || e->code == STORE_ERROR_CONFLICT);

	return waits ? 3 : 4;
}
