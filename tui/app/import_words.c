#include "app/import_words.h"
#include "app/language.h"

/* The count or the words follow behind a colon. */
static const char *const sentences[IMPORT_NOTE_COUNT] = {
	[IMPORT_NOTE_BOM] = N_("tanda urutan bita (BOM) dibuang"),
	[IMPORT_NOTE_LINE_ENDS] = N_("akhir baris CR/CRLF diseragamkan menjadi LF"),
	[IMPORT_NOTE_BLANKS] = N_("spasi tak terputus (U+00A0 dan sejenisnya) diganti spasi biasa"),
	[IMPORT_NOTE_HIDDEN] = N_("aksara tak terlihat (lebar nol, tanda hubung lunak) dibuang"),
	[IMPORT_NOTE_CONTROLS] = N_("aksara kendali dibuang"),
	[IMPORT_NOTE_TABS] = N_("tab diganti spasi"),
	[IMPORT_NOTE_TRAILING_BLANKS] = N_("spasi di akhir baris dibuang"),
	[IMPORT_NOTE_BLANK_LINES] = N_("baris kosong berlebih dibuang"),
	[IMPORT_NOTE_COMPOSED] = N_("baris disusun ke bentuk Unicode baku (NFC)"),
	[IMPORT_NOTE_LINES_JOINED] = N_("baris terlipat disambung menjadi paragraf"),
	[IMPORT_NOTE_PARAGRAPHS_PARTED] = N_("paragraf dipisahkan dengan baris kosong"),
	[IMPORT_NOTE_BULLETS] = N_("tanda butir diganti \"-\""),
	[IMPORT_NOTE_INDENTS] = N_("lekuk di awal paragraf dibuang"),
	[IMPORT_NOTE_TITLE_REPEATED] = N_("judul yang berulang di awal isi dibuang"),
	[IMPORT_NOTE_FURNITURE] = N_("mungkin sisa tema situs, tetap ada di akhir naskah"),
	[IMPORT_NOTE_FURNITURE_MORE] = N_("mungkin sisa tema situs, baris lain yang tetap ada"),
	[IMPORT_NOTE_FURNITURE_GONE] = N_("sisa tema situs dibuang"),
	[IMPORT_NOTE_FURNITURE_MORE_GONE] = N_("sisa tema situs dibuang, baris lain"),
	[IMPORT_NOTE_TITLE_CUT] = N_("judul terlalu panjang, dipotong; batasnya dalam bita"),
	[IMPORT_NOTE_NO_TITLE] = N_("teks tidak berjudul; judul sementara"),
	[IMPORT_NOTE_LABEL] = N_("baris di atas judul tidak masuk ke isi"),
	[IMPORT_NOTE_SHORTCODES] = N_("kode dalam kurung siku milik WordPress dibuang"),
	[IMPORT_NOTE_DATE_FOUND] = N_("tanggal diisi dari paragraf pertama"),
	[IMPORT_NOTE_PLACE_FOUND] = N_("tempat diisi dari paragraf pertama"),
	[IMPORT_NOTE_VALUE_REFUSED] = N_("nilai yang tidak dapat dipakai dilewati"),
	[IMPORT_NOTE_KEY_UNKNOWN] = N_("kunci yang tidak dikenal dilewati"),
	[IMPORT_NOTE_KEY_KEPT] = N_("kunci lain disimpan bersama naskah"),
	[IMPORT_NOTE_HEAD_LINE] = N_("baris kepala naskah dilewati"),
	[IMPORT_NOTE_TABLE] = N_("tabel tidak ikut diimpor"),
	[IMPORT_NOTE_TABLES_TAKEN] = N_("seluruh teks ada di dalam tabel; isinya menjadi paragraf, tabel"),
	[IMPORT_NOTE_PICTURES] = N_("gambar atau objek tidak ikut diimpor"),
	[IMPORT_NOTE_COMMENT] = N_("komentar di tepi"),
	[IMPORT_NOTE_CHANGES] = N_("perubahan terlacak dianggap diterima"),
	[IMPORT_NOTE_FOOTNOTES] = N_("catatan kaki tidak ikut diimpor"),
	[IMPORT_NOTE_FOOTNOTE] = N_("isi catatan kaki yang tidak ikut"),
	[IMPORT_NOTE_TEXT_BOXES] = N_("kotak teks menjadi paragraf"),
	[IMPORT_NOTE_HIDDEN_TEXT] = N_("teks tersembunyi tidak ikut diimpor"),
	[IMPORT_NOTE_EMBEDDED] = N_("bagian dari berkas lain di dalamnya tidak ikut diimpor"),
	[IMPORT_NOTE_MACROS] = N_("makro diabaikan"),
	[IMPORT_NOTE_LETTER_LINES] = N_("baris surat (nomor, tanda tangan, narahubung) tidak masuk ke isi"),
	[IMPORT_NOTE_MARKS_LOST] = N_("paragraf yang tebal atau miringnya tidak dapat dipertahankan"),
};

char *import_words(const struct import_noted *n)
{
	const char *sentence = _(sentences[n->code]);

	return n->text ? g_strdup_printf("%s: \"%s\"", sentence, n->text) : g_strdup_printf("%s: %zu", sentence, n->count);
}
