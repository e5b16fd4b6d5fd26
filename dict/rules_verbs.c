/* Verb roots that take di- as they are and name no place: "di cabut" can only be "dicabut". Source: our own list, from the
 * verbs of news and press releases. Sorted for bsearch(). */
#include <stdlib.h>
#include <string.h>
#include "rules_part.h"

static const char *const ROOTS[] = {
	"abadikan", "adili", "adu", "ajak", "ajar", "aktifkan", "akui", "alami", "alihkan", "amankan", "ambil",
	"ancam", "angkat", "angkut", "antar", "anut", "asah", "atur", "baca", "bagi", "bagikan", "bahas", "bajak",
	"bakar", "banding", "bangun", "bantah", "bantai", "bantu", "bawa", "bawahi", "bayar", "bebani", "beber",
	"bekali", "bekuk", "beli", "bentuk", "berantas", "beri", "bersihkan", "biayai", "bimbing", "bina",
	"blokir", "bobol", "bongkar", "buang", "buat", "bubarkan", "bujuk", "buka", "bungkus", "bunuh", "buru",
	"butuhkan", "cabut", "campur", "canangkan", "cari", "catat", "catut", "cegah", "cek", "cermati", "cetak",
	"cicil", "cicipi", "cium", "coba", "coblos", "copot", "coret", "cuci", "culik", "curi", "daftarkan",
	"dakwa", "dalami", "dampingi", "dapat", "datangi", "denda", "dengar", "desak", "didik", "dorong", "duduki",
	"duga", "dukung", "fasilitasi", "gandeng", "ganggu", "ganti", "gantung", "garap", "gebuk", "gelar",
	"gembok", "gempur", "gendong", "gerakkan", "gerebek", "geser", "gigit", "giling", "giring", "goreng",
	"gotong", "gugat", "gunakan", "guncang", "gusur", "hadang", "hadiri", "hajar", "hantam", "hapus",
	"harapkan", "hela", "hentikan", "hias", "himpun", "hirup", "hitung", "hormati", "hubungi", "huni", "ikat",
	"ikuti", "imbau", "ingat", "injak", "intai", "iris", "izinkan", "jabat", "jadikan", "jaga", "jajah",
	"jalani", "jamin", "jangkau", "jatuhi", "jauhi", "jawab", "jebak", "jelaskan", "jemput", "jemur", "jepit",
	"jerat", "jewer", "jilid", "jual", "jumpai", "kaji", "kalahkan", "katakan", "kawal", "kejar", "kelola",
	"kemas", "kembangkan", "kenai", "kenakan", "kenal", "kepung", "kerahkan", "keringkan", "keruk", "ketahui",
	"ketik", "kibarkan", "kikis", "kirim", "klaim", "konfirmasi", "koyak", "kritik", "kukuhkan", "kukus",
	"kumpulkan", "kunjungi", "kunyah", "kupas", "kurangi", "kutip", "lacak", "laksanakan", "lakukan", "lalui",
	"lamar", "landa", "lantik", "lapor", "larang", "latih", "lawan", "lempar", "lengkapi", "lewati", "lihat",
	"lipat", "liput", "lirik", "lumat", "lunasi", "maklumi", "maknai", "maksimalkan", "maksud", "manfaatkan",
	"masak", "mekarkan", "menangkan", "miliki", "minati", "minimalkan", "minta", "mintai", "mulai",
	"musnahkan", "naiki", "naikkan", "nikmati", "nobatkan", "olah", "optimalkan", "orbitkan", "pahami",
	"pakai", "paksa", "panggang", "panggil", "panggul", "pantau", "parut", "pasang", "pasok", "pastikan",
	"patuhi", "pecah", "pecat", "pelajari", "pelihara", "peluk", "penjarakan", "perbaiki", "perbanyak",
	"perbarui", "perbolehkan", "perburuk", "percepat", "perdalam", "perdebatkan", "perebutkan", "pererat",
	"periksa", "perindah", "perjualbelikan", "perjuangkan", "perkaya", "perkecil", "perkenalkan", "perketat",
	"perkirakan", "perkuat", "perlambat", "perlengkapi", "perlihatkan", "perluas", "perlukan", "permudah",
	"perpanjang", "persilakan", "pertahankan", "pertemukan", "pertimbangkan", "pertontonkan", "pesan",
	"pidana", "pilih", "pimpin", "pindah", "pinjam", "potong", "putar", "putus", "putuskan", "raih", "rakit",
	"rampas", "rampok", "rancang", "rangkai", "rangkul", "rawat", "rayakan", "rebus", "rebut", "rekam",
	"rekrut", "resmikan", "robek", "rujuk", "rusak", "saksikan", "salurkan", "sambung", "sambut", "sampaikan",
	"santuni", "sapa", "sebar", "sebut", "sediakan", "sedot", "segel", "selenggarakan", "selidiki", "sepakati",
	"serahkan", "serang", "serap", "serbu", "seret", "sertai", "setujui", "sewa", "siapkan", "siarkan",
	"siksa", "simpan", "singkat", "siram", "sita", "sobek", "sosialisasikan", "sumbang", "suntik", "sunting",
	"suruh", "susun", "syukuri", "tabrak", "tagih", "tahan", "taja", "tambah", "tampung", "tanam", "tandai",
	"tandu", "tangani", "tangkap", "tanya", "targetkan", "tarik", "tawarkan", "tebak", "tebang", "tegaskan",
	"teguk", "tegur", "tekan", "teken", "telan", "teliti", "temani", "tembak", "tempel", "tempuh", "temui",
	"temukan", "tendang", "tentukan", "terangi", "terapkan", "terbitkan", "terima", "terjang", "terjunkan",
	"tetapkan", "tikam", "tilang", "timbun", "tindak", "tingkatkan", "tinjau", "tipu", "tolak", "tolong",
	"tonton", "tuang", "tuduh", "tugaskan", "tujukan", "tukar", "tulis", "tumbuk", "tunda", "tunjuk",
	"tuntaskan", "tuntun", "tuntut", "turunkan", "tutup", "ubah", "ukir", "ukur", "umumkan", "undang", "undi",
	"unduh", "unggah", "ungkap", "usir", "usung", "usut", "utus", "wajibkan", "wakili", "warnai", "waspadai",
	"wujudkan", "yakini", "zalimi",
};

static int compare(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

bool is_verb_root(const char *lower)
{
	return bsearch(lower, ROOTS, G_N_ELEMENTS(ROOTS), sizeof *ROOTS, compare) != NULL;
}
