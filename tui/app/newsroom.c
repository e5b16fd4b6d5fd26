#include "app/newsroom.h"
#include <inttypes.h>
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
	case STORE_ERROR_TOO_LARGE: return _("Terlalu besar (batasnya 64 MiB untuk satu berkas)");
	case STORE_ERROR_EXISTS: return _("Sudah ada berkas dengan nama itu yang bukan tulisan redaksi; pakai --timpa untuk menggantinya");
	case STORE_ERROR_INPUT: return _("Isi atau nilainya tidak dapat dipakai");
	case STORE_ERROR_PACKAGE: return _("Dokumen Word atau LibreOffice ini rusak, terpotong, atau melampaui batas; buka dan simpan ulang, lalu coba lagi");
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

/* The first word of the message is the byte offset. */
static char *encoding_sentence(const GError *e)
{
	char *end;
	uint64_t offset = g_ascii_strtoull(e->message, &end, 10);

	if (end == e->message)
		return g_strdup(store_sentence(e->code));
	return g_strdup_printf(_("Bukan teks UTF-8 (bita ke-%" PRIu64 "); bila tahu asalnya, pakai misalnya --dari=windows-1252"), offset + 1);
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
	return g_strdup_printf("%s (%s)", store_sentence(e->code), e->message);
}

int newsroom_exit_status(const GError *e)
{
	if (e->domain == NEWSROOM_ERROR)
		return e->code == NEWSROOM_ERROR_EMBARGO ? 1 : 4;
	bool waits = e->domain == STORE_ERROR && (e->code == STORE_ERROR_BUSY || e->code == STORE_ERROR_CONFLICT);

	return waits ? 3 : 4;
}
