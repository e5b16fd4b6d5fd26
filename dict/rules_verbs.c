/* Verb roots that take di- as they are and name no place: "di cabut" can only be "dicabut". Source: our own list, from the
 * verbs of news and press releases. Sorted for bsearch(). */
#include <stdlib.h>
#include <string.h>
#include "rules_part.h"

static const char *const ROOTS[] = {
	"abadikan", "adili", "adu", "ajak", "ajar", "aktifkan", "akui", "alami", "alihkan", "amankan", "ambil", "ancam", "angkat",
	"angkut", "antar", "anut", "atur", "baca", "bagi", "bagikan", "bahas", "bajak", "bakar", "bangun", "bantah", "bantai",
	"bantu", "bawa", "bawahi", "bayar", "bebani", "beber", "bekali", "bekuk", "beli", "bentuk", "berantas", "beri",
	"bersihkan", "biayai", "bina", "blokir", "bobol", "bongkar", "buang", "buat", "bubarkan", "bujuk", "buka", "bungkus",
	"bunuh", "buru", "butuhkan", "cabut", "campur", "canangkan", "cari", "catat", "cegah", "cek", "cermati", "cetak", "cicil",
	"cicipi", "coblos", "copot", "coret", "cuci", "culik", "curi", "daftarkan", "dakwa", "dalami", "dampingi", "datangi",
	"denda", "dengar", "desak", "didik", "dorong", "duduki", "duga", "dukung", "ganggu", "ganti", "garap", "gelar", "gembok",
	"gerakkan", "gerebek", "geser", "giling", "giring", "gugat", "gunakan", "hadang", "hadiri", "hajar", "hantam", "hapus",
	"harapkan", "hentikan", "hias", "himpun", "hitung", "hormati", "hubungi", "huni", "ikat", "ikuti", "imbau", "ingat",
	"injak", "intai", "izinkan", "jabat", "jadikan", "jaga", "jajah", "jalani", "jamin", "jatuhi", "jauhi", "jawab",
	"jelaskan", "jemput", "jerat", "jual", "jumpai", "kaji", "kalahkan", "katakan", "kawal", "kejar", "kelola", "kemas",
	"kembangkan", "kenai", "kenakan", "kenal", "kepung", "kerahkan", "keruk", "ketahui", "ketik", "kibarkan", "kirim",
	"konfirmasi", "kukuhkan", "kumpulkan", "kunjungi", "kupas", "kurangi", "kutip", "laksanakan", "lakukan", "lalui", "lamar",
	"landa", "lantik", "lapor", "larang", "latih", "lawan", "lempar", "lengkapi", "lewati", "lihat", "liput", "lunasi",
	"maklumi", "maknai", "maksimalkan", "manfaatkan", "masak", "mekarkan", "menangkan", "miliki", "minati", "minimalkan",
	"minta", "mintai", "mulai", "musnahkan", "naiki", "naikkan", "nikmati", "nobatkan", "olah", "optimalkan", "orbitkan",
	"pahami", "pakai", "paksa", "panggil", "pantau", "pasang", "pasok", "pastikan", "patuhi", "pecat", "pelajari", "pelihara",
	"penjarakan", "perbaiki", "perbolehkan", "percepat", "periksa", "perjuangkan", "perketat", "perkirakan", "perkuat",
	"perluas", "perlukan", "permudah", "perpanjang", "persilakan", "pertemukan", "pesan", "pidana", "pilih", "pimpin",
	"pinjam", "potong", "putar", "putuskan", "raih", "rakit", "rampas", "rampok", "rancang", "rangkai", "rangkul", "rawat",
	"rayakan", "rebut", "rekam", "rekrut", "resmikan", "rujuk", "saksikan", "salurkan", "sambung", "sambut", "sampaikan",
	"santuni", "sebar", "sebut", "sediakan", "segel", "selenggarakan", "selidiki", "sepakati", "serahkan", "serang", "serap",
	"seret", "sertai", "setujui", "sewa", "siapkan", "siarkan", "siksa", "siram", "sita", "sosialisasikan", "sumbang",
	"suntik", "sunting", "suruh", "susun", "syukuri", "tabrak", "tagih", "tahan", "taja", "tambah", "tampung", "tanam",
	"tandai", "tangani", "tangkap", "tanya", "targetkan", "tawarkan", "tebang", "tegaskan", "tegur", "tekan", "teken",
	"teliti", "temani", "tembak", "tempuh", "temui", "temukan", "tendang", "tentukan", "terangi", "terapkan", "terbitkan",
	"terima", "terjang", "terjunkan", "tetapkan", "tikam", "tilang", "timbun", "tindak", "tingkatkan", "tinjau", "tipu",
	"tolak", "tolong", "tonton", "tuduh", "tugaskan", "tujukan", "tukar", "tulis", "tunda", "tunjuk", "tuntaskan", "tuntut",
	"turunkan", "tutup", "ubah", "ukir", "ukur", "umumkan", "undang", "undi", "unduh", "unggah", "ungkap", "usir", "usut",
	"utus", "wajibkan", "wakili", "warnai", "waspadai", "wujudkan", "yakini", "zalimi",
};

static int compare(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

bool is_verb_root(const char *lower)
{
	return bsearch(lower, ROOTS, G_N_ELEMENTS(ROOTS), sizeof *ROOTS, compare) != NULL;
}
