#include "format/articles.h"
#include <string.h>

static const char *const words[] = {
	"rapat", "koordinasi", "kehumasan", "KPU", "Gorontalo", "se-Indonesia", "daring,", "Selasa", "(4/5/2021).", "peserta",
	"No. 172/HM.02-Kpt/06/III/2021", "“jernih”,", "Jum’at", "best practice", "Rp2.000.000,00", "humas@kpu.go.id", "34",
	"<tag>", "&", "\"kutip\"", "'apos'", "]]>", "©", "—", "5 < 6", "<!-- x -->", "</p>", "&amp;", "&lt;b&gt;", "&#8221;", "&copy",
	"*bintang*", "\\*harfiah\\*", "_garis_", "nama_berkas_x", "a * b", "~gelombang~", "`kode`", "\\`", "#tagar", "1.", "2)", "-",
	"+62", "=", "C:\\dir", "a|b", "[kurung]", "!", "😀", "e\xCC\x81", "\xC2\xA0", "\t", "\x0B", "\xE2\x80\x8B", "$HOME", "%s",
};

static const char *const styled[] = { "**%s**", "*%s*", "~~%s~~", "`%s`", "***%s***", "**tebal *%s***",
	"[%s](https://kpu.go.id/?a=1&b=2)", "[%s](javascript:alert(1))", "[%s](<http://x.id/a b\"c>)", "![%s](foto.jpg)" };

static const char *const starts[] = { "", "", "", "", "## ", "### ", "- ", "- ", "1. ", "2. ", "> ", "  - ", "\\# ", "\\- ", "1\\. ", "***\n\n" };

void sample_set(struct article *a, enum field f, const char *value)
{
	g_free(a->field[f]);
	a->field[f] = g_strdup(value);
}

void sample_body(struct article *a, const char *body)
{
	g_free(a->body);
	a->body = g_strdup(body);
	a->body_len = strlen(body);
}

void sample_hostile(struct article *a)
{
	article_init(a);
	a->ulid = g_strdup("01ARZ3NDEKTSV4RRFFQ69G5FAV");
	a->created_s = 1620115200;
	a->changed_s = 1620118800;
	sample_set(a, FIELD_TITLE, "Judul: " HOSTILE " </title></script>");
	sample_set(a, FIELD_DATE, "2021-05-04");
	sample_set(a, FIELD_PLACE, "Gorontalo");
	sample_set(a, FIELD_BYLINE, "A \"B\" <c>");
	sample_set(a, FIELD_SUMMARY, HOSTILE " </script><script>alert(1)</script>");
	sample_set(a, FIELD_CATEGORY, "Berita & <Siaran>");
	sample_set(a, FIELD_TAGS, "satu, dua: \"tiga\", - empat");
	sample_body(a, "KPU membuka rapat.\n\n" HOSTILE "\n\n## Sub & judul\n\n- butir <satu>\n- butir **dua**\n\n"
	               "> kutipan [tautan](https://kpu.go.id/?a=1&b=\"2\")\n\n1. angka\n2. [jahat](javascript:alert(1))\n\nBaris\\\nbaru.\n");
}

/* A crest of 16 x 16 points: a gold shield's field with a dark rim, PNG without a palette. */
static const char crest[] =
	"\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122\000\000\000\020\000\000\000\020\010\002\000\000\000\220"
	"\221\150\066\000\000\000\106\111\104\101\124\170\332\143\250\022\021\041\011\061\100\250\053\013\064\010\242\121\015\203"
	"\112\303\177\060\040\250\007\250\000\242\022\252\001\277\036\270\152\024\015\270\364\040\253\106\327\000\321\003\327\006"
	"\141\243\051\100\327\000\327\203\125\065\166\015\160\075\130\245\000\300\050\244\036\062\346\145\312\000\000\000\000\111"
	"\105\116\104\256\102\140\202";

const struct letterhead sample_letterhead = {
	.name = "Komisi Pemilihan Umum\nProvinsi Gorontalo", .address = "Jalan Sultan Botutihe Nomor 88, Kota Gorontalo 96115",
	.phone = "(0435) 821 000", .site = "https://gorontalo.kpu.go.id", .mail = "humas@gorontalo.kpu.go.id",
	.logo = crest, .logo_len = sizeof crest - 1, .paper = PAPER_F4,
	.official = "Fadliyanto Koem", .position = "Ketua KPU Provinsi Gorontalo,", .city = "Gorontalo",
};

void sample_release(struct article *a)
{
	article_init(a);
	a->ulid = g_strdup("01ARZ3NDEKTSV4RRFFQ69G5FAW");
	a->created_s = a->changed_s = 1620115200;
	sample_set(a, FIELD_TITLE, "KPU Provinsi Gorontalo Ikuti Rapat Koordinasi Kehumasan Se-Indonesia");
	sample_set(a, FIELD_DATE, "2021-05-04");
	sample_set(a, FIELD_PLACE, "Gorontalo");
	sample_set(a, FIELD_BYLINE, "Rahmawati Lasut");
	sample_set(a, FIELD_EDITOR, "Budi Hartono");
	sample_set(a, FIELD_NUMBER, "172/HM.02-SP/75/V/2021");
	sample_set(a, FIELD_EMBARGO, "2021-05-04T18:00+08:00");
	sample_set(a, FIELD_SUMMARY, "Humas KPU se-Indonesia menyamakan langkah.");
	sample_set(a, FIELD_CATEGORY, "Kegiatan");
	sample_set(a, FIELD_TAGS, "kpu, kehumasan");
	sample_set(a, FIELD_CAPTION, "Peserta rapat koordinasi kehumasan di Gorontalo.");
	sample_set(a, FIELD_CREDIT, "Humas KPU");
	sample_body(a, "Komisi Pemilihan Umum (KPU) Provinsi Gorontalo mengikuti **Rapat Koordinasi Kehumasan** yang digelar KPU RI secara daring, "
	               "Selasa (4/5/2021). Kegiatan itu diikuti 34 provinsi dan membahas strategi komunikasi menjelang *Pemilu* 2024.\n\n"
	               "Ketua KPU Provinsi Gorontalo mengatakan, pengelolaan informasi yang terbuka, cepat, dan dapat dipertanggungjawabkan "
	               "merupakan kunci kepercayaan masyarakat terhadap penyelenggara pemilihan umum.\n\n"
	               "> Kehumasan bukan pekerjaan satu bagian saja. Setiap pegawai adalah wajah lembaga.\n\n"
	               "## Tiga kesepakatan\n\nRapat menghasilkan beberapa kesepakatan:\n\n"
	               "1. publikasi kegiatan paling lambat 24 jam;\n2. setiap siaran pers memuat narahubung:\n"
	               "   - nama dan jabatan,\n   - nomor telepon;\n3. istilah asing seperti *best practice* ditulis miring.\n\n"
	               "### Tindak lanjut\n\nPedoman lengkap dapat dibaca di [situs KPU](<https://www.kpu.go.id/?a=1&b=2>) atau diminta lewat "
	               "[surel](<mailto:humas@kpu.go.id>). Berkas lama bernama `pedoman-2019.pdf` ~~masih berlaku~~ sudah dicabut.\n\n"
	               "Dengan demikian, seluruh satuan kerja diharapkan segera menyesuaikan standar operasional prosedur masing-masing dan "
	               "melaporkan pelaksanaannya setiap bulan kepada sekretariat.\n");
}

static void append_words(GString *out, GRand *rand)
{
	for (int n = g_rand_int_range(rand, 1, 14); n > 0; n--) {
		const char *word = words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))];
		if (g_rand_int_range(rand, 0, 6) == 0) {
			g_auto(GStrv) around = g_strsplit(styled[g_rand_int_range(rand, 0, G_N_ELEMENTS(styled))], "%s", 2);
			g_string_append_printf(out, "%s%s%s", around[0], word, around[1]);
		} else {
			g_string_append(out, word);
		}
		g_string_append(out, n == 1 ? "" : g_rand_int_range(rand, 0, 12) == 0 ? "\n" : g_rand_int_range(rand, 0, 20) == 0 ? "\\\n" : " ");
	}
}

void sample_generated(struct article *a, unsigned seed)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
	g_autoptr(GString) body = g_string_new(NULL), title = g_string_new(NULL);

	article_init(a);
	for (int n = g_rand_int_range(rand, 1, 12); n > 0; n--) {
		const char *start = starts[g_rand_int_range(rand, 0, G_N_ELEMENTS(starts))];
		g_string_append(body, start);
		append_words(body, rand);
		g_string_append(body, strchr("-1 ", *start) && *start && g_rand_boolean(rand) ? "\n" : "\n\n");
	}
	for (int n = g_rand_int_range(rand, 1, 7); n > 0; n--)
		g_string_append_printf(title, "%s ", words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
	a->created_s = 1600000000 + g_rand_int_range(rand, 0, 100000000);
	a->changed_s = a->created_s + g_rand_int_range(rand, 0, 100000);
	sample_set(a, FIELD_TITLE, title->str);
	sample_body(a, body->str);
	if (g_rand_boolean(rand))
		sample_set(a, FIELD_DATE, "2024-02-29");
	if (g_rand_boolean(rand))
		sample_set(a, FIELD_PLACE, words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
}
