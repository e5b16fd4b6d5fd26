#include "test.h"
#include <string.h>
#include "check.h"

static struct dict *the_dict(void)
{
	static struct dict *d;
	g_autoptr(GError) error = NULL;

	if (!d && !dict_open(&d, NULL, &error))
		g_error("%s", error->message);
	return d;
}

static GPtrArray *check(const char *text, const struct dict_options *o)
{
	return dict_check(the_dict(), text, strlen(text), o);
}

/* The finding that covers a word of the text, or NULL. */
static const struct finding *about(const GPtrArray *findings, const char *text, const char *word)
{
	size_t off = (size_t)(strstr(text, word) - text);

	for (guint i = 0; i < findings->len; i++) {
		const struct finding *f = findings->pdata[i];
		if (f->off <= off && off < f->off + f->len)
			return f;
	}
	return NULL;
}

TEST(a_slip_is_found_with_the_right_word_first)
{
	const char *text = "Ketua KPU Kabupaten Parigi Moutong membuka kegiatan sosialiasi tersebut dalam sambutanya.";
	g_autoptr(GPtrArray) found = check(text, NULL);
	const struct finding *f = about(found, text, "sambutanya");

	g_assert_cmpuint(found->len, ==, 2);
	g_assert_nonnull(f);
	g_assert_cmpstr(f->kind, ==, "typo");
	g_assert_cmpstr(f->fix[0], ==, "sambutannya");
	g_assert_nonnull(strstr(f->message, "sambutannya"));
	g_assert_cmpstr(about(found, text, "sosialiasi")->fix[0], ==, "sosialisasi");
}

TEST(a_clean_sentence_gets_no_finding)
{
	g_autoptr(GPtrArray) found = check("KPU Provinsi Gorontalo mengikuti rapat koordinasi bersama KPU RI secara daring, Selasa (4/5/2021). "
		"Rapat ini diikuti oleh 514 KPU kabupaten/kota se-Indonesia dan Bakohumas KPU.\n", NULL);

	for (guint i = 0; i < found->len; i++)
		g_test_message("%s", ((struct finding *)found->pdata[i])->message);
	g_assert_cmpuint(found->len, ==, 0);
}

TEST(a_broken_sound_change_names_its_rule)
{
	const char *text = "Humas harus mengkondisikan situasi.";
	g_autoptr(GPtrArray) found = check(text, NULL);

	g_assert_cmpuint(found->len, ==, 1);
	const struct finding *f = found->pdata[0];
	g_assert_cmpstr(f->kind, ==, "luluh");
	g_assert_cmpstr(f->rule, ==, "luluh/k");
	g_assert_cmpstr(f->fix[0], ==, "mengondisikan");
	g_assert_null(f->fix[1]);
}

TEST(affixes_on_a_refused_root_are_refused)
{
	const char *text = "Jalan itu beresiko bagi warga.";
	g_autoptr(GPtrArray) found = check(text, NULL);
	const struct finding *f = about(found, text, "beresiko");

	g_assert_nonnull(f);
	g_assert_cmpstr(f->kind, ==, "nonbaku");
	g_assert_cmpstr(f->fix[0], ==, "berisiko");
}

TEST(the_fix_takes_the_capitals_of_the_word)
{
	const char *text = "Resiko itu kecil. Pemungutan berlangung tertib.";
	g_autoptr(GPtrArray) found = check(text, NULL);

	g_assert_cmpstr(about(found, text, "Resiko")->fix[0], ==, "Risiko");
}

TEST(names_and_acronyms_are_silent)
{
	g_autoptr(GPtrArray) found = check("Ketua Divisi SDM, Pramono Ubaid Tanthowi, bertemu Viryan Azis dan Ilham Saputra di kantor KPU.", NULL);

	g_assert_cmpuint(found->len, ==, 0);
}

TEST(findings_are_in_order_and_inside_the_text)
{
	const char *text = "Mereka mensukseskan sosialiasi .Warga di hadiri pejabat dengan dengan resiko yang yang beresiko ,lalu pulang";
	g_autoptr(GPtrArray) found = check(text, NULL);
	size_t last = 0;

	g_assert_cmpuint(found->len, >, 4);
	for (guint i = 0; i < found->len; i++) {
		const struct finding *f = found->pdata[i];
		g_assert_cmpuint(f->off, >=, last);
		g_assert_cmpuint(f->off + f->len, <=, strlen(text));
		g_assert_nonnull(f->fix);
		g_assert_nonnull(f->message);
		last = f->off;
	}
}

TEST(one_place_gets_one_finding)
{
	static const char *const texts[] = { "“Kami siap ”,kata dia.", "\"Kami siap \" ,kata dia.", "( KPU(RI) hadir.", "Warga di  sebar luaskan .",
		"Ketua KPU(Komisi Pemilihan Umum )hadir.", "“Apa kabar ?”,tanya dia.", "“Kami siap” . ujar Ilham”", "Hadir dengan  dengan warga." };
	const struct dict_options o = { .notes = true };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(GPtrArray) found = check(texts[i], &o);
		g_assert_cmpuint(found->len, >=, 1);
		for (guint k = 1; k < found->len; k++) {
			const struct finding *a = found->pdata[k - 1], *b = found->pdata[k];
			g_assert_cmpuint(a->off + a->len, <=, b->off);
		}
	}
}

TEST(an_accepted_finding_stays_away)
{
	struct dict_accept accepted[] = { { NULL, "sambutanya" } };
	struct dict_options o = { .accepted = accepted, .n_accepted = 1 };
	const char *text = "Dalam sambutanya ketua mengkondisikan rapat.";
	g_autoptr(GPtrArray) found = check(text, &o);

	g_assert_null(about(found, text, "sambutanya"));
	g_assert_nonnull(about(found, text, "mengkondisikan"));
}

TEST(a_rule_that_is_off_says_nothing)
{
	const char *const off[] = { "luluh", NULL };
	struct dict_options o = { .rules_off = off };
	g_autoptr(GPtrArray) found = check("Ketua mengkondisikan rapat.", &o);

	g_assert_cmpuint(found->len, ==, 0);
}

TEST(a_quotation_is_marked_so_that_fix_all_leaves_it)
{
	const char *text = "“Humas harus mengkondisikan situasi,” ujar Ilham. Humas mengkomunikasikan kinerja.";
	g_autoptr(GPtrArray) found = check(text, NULL);

	g_assert_true(about(found, text, "mengkondisikan")->quoted);
	g_assert_false(about(found, text, "mengkomunikasikan")->quoted);
}

TEST(only_prose_is_read)
{
	const char *text = "sosialiasi kode sambutanya";
	struct prose prose[] = { { 16, 10 } };
	struct dict_options o = { .prose = prose, .n_prose = 1 };
	g_autoptr(GPtrArray) found = check(text, &o);

	g_assert_cmpuint(found->len, ==, 1);
	g_assert_cmpuint(((struct finding *)found->pdata[0])->off, ==, 16);
}

TEST(own_words_are_known_and_forbidden_words_are_found)
{
	struct dict_own own[] = { { "brandingnesia", false, NULL }, { "coblos", true, "pilih" } };
	const char *text = "Program brandingnesia mengajak warga coblos kandidat.";

	dict_own_words(the_dict(), own, 2);
	{
		g_autoptr(GPtrArray) found = check(text, NULL);
		g_assert_null(about(found, text, "brandingnesia"));
		const struct finding *f = about(found, text, "coblos");
		g_assert_nonnull(f);
		g_assert_cmpstr(f->fix[0], ==, "pilih");
	}
	dict_own_words(the_dict(), NULL, 0);
	const struct dict_options notes = { .notes = true };
	g_autoptr(GPtrArray) found = check(text, &notes);
	g_assert_nonnull(about(found, text, "brandingnesia"));
	g_assert_null(about(found, text, "coblos"));
}

/* Each text holds one slip; the first fix mends it. */
static void assert_mended(const char *const texts[][2])
{
	for (; (*texts)[0]; texts++) {
		const char *text = (*texts)[0];
		g_autoptr(GPtrArray) found = check(text, NULL);
		const struct finding *f = found->len ? found->pdata[0] : NULL;
		g_autofree char *got = f && f->fix[0] ? g_strdup_printf("%.*s%s%s", (int)f->off, text, f->fix[0], text + f->off + f->len) : NULL;
		if (found->len != 1 || g_strcmp0(got, (*texts)[1]) != 0)
			g_test_fail_printf("%s\n  %u findings, %s", text, found->len, got ? got : "no fix");
	}
}

TEST(an_own_word_is_suggested_from_the_moment_it_is_added_until_it_is_taken_out)
{
	struct dict_own own[] = { { "brandingnesia", false, NULL } };
	const char *text = "Program brandingnesi mengajak warga.";
	const struct dict_options notes = { .notes = true };

	for (int round = 0; round < 2; round++) {
		dict_own_words(the_dict(), own, 0);
		g_autoptr(GPtrArray) before = check(text, &notes);
		g_assert_cmpstr(about(before, text, "brandingnesi")->fix[0], !=, "brandingnesia");
		dict_own_words(the_dict(), own, 1);
		g_autoptr(GPtrArray) found = check(text, &notes);
		g_assert_cmpstr(about(found, text, "brandingnesi")->fix[0], ==, "brandingnesia");
	}
	dict_own_words(the_dict(), NULL, 0);
}

TEST(an_own_word_that_is_accepted_and_forbidden_is_forbidden)
{
	const struct dict_own words[] = { { "kwarzumbu", false, "" }, { "kwarzumbu", true, "kuarzumbu" }, { "kwarzumbu", false, "" } };
	const char *text = "Warga menyebutnya kwarzumbu.";

	dict_own_words(the_dict(), words, G_N_ELEMENTS(words));
	g_autoptr(GPtrArray) found = check(text, NULL);
	dict_own_words(the_dict(), NULL, 0);
	g_assert_cmpuint(found->len, ==, 1);
	const struct finding *f = found->pdata[0];
	g_assert_cmpstr(f->rule, ==, "kamus/larang");
}

TEST(a_letter_lost_from_a_pair_is_seen_though_the_rest_looks_like_a_word)
{
	static const char *const texts[][2] = {
		{ "Persipura menaklukan tuan rumah.", "Persipura menaklukkan tuan rumah." },
		{ "Warga mengeluhkan kelangkan solar.", "Warga mengeluhkan kelangkaan solar." },
		{ "Gelombang setingi empat meter melanda pantai.", "Gelombang setinggi empat meter melanda pantai." },
		{ NULL, NULL },
	};

	assert_mended(texts);
}

TEST(an_a_for_an_e_is_seen_though_the_rest_looks_like_a_word)
{
	const char *text = "Program itu sudah melawati bulan pertama.";
	g_autoptr(GPtrArray) found = check(text, NULL);

	g_assert_cmpuint(found->len, ==, 1);
	g_assert_cmpstr(((struct finding *)found->pdata[0])->fix[0], ==, "melewati");
}

TEST(a_pair_that_lost_a_letter_is_seen_as_often_as_it_stands)
{
	const char *text = "Mereka senang jalanya dibangun. Ketua berkata jalanya sudah bagus. Temanya lingkungan, dan temanya menarik.";
	g_autoptr(GPtrArray) found = check(text, NULL);

	g_assert_cmpuint(found->len, ==, 2);
	for (guint i = 0; i < found->len; i++)
		g_assert_cmpstr(((struct finding *)found->pdata[i])->fix[0], ==, "jalannya");
}

TEST(a_slip_in_a_capitalised_word_is_seen_beside_a_name)
{
	static const char *const texts[][2] = {
		{ "Kegiatan digelar di Kabupayen Natuna.", "Kegiatan digelar di Kabupaten Natuna." },
		{ "Tersangka dibawa ke Kejaksaan Ngeri Sinjai.", "Tersangka dibawa ke Kejaksaan Negeri Sinjai." },
		{ "Kegiatan digelar di Kalimantan Tenah.", "Kegiatan digelar di Kalimantan Tengah." },
		{ "Kegiatan digelar di Kabupaten Gorntalo.", "Kegiatan digelar di Kabupaten Gorontalo." },
		{ "Anak-ajak belajar menghitung.", "Anak-anak belajar menghitung." },
		{ "Laporan Hasil Penawasan diserahkan.", "Laporan Hasil Pengawasan diserahkan." },
		{ "Diklat Angatan II dibuka.", "Diklat Angkatan II dibuka." },
		{ "Katua LPS hadir.", "Ketua LPS hadir." },
		{ "Ketua Bawasu Rahmat Bagja hadir.", "Ketua Bawaslu Rahmat Bagja hadir." },
		{ "Selanjutnyanya rapat ditutup.", "Selanjutnya rapat ditutup." },
		{ "Arus informasi tidak terbedung lagi.", "Arus informasi tidak terbendung lagi." },
		{ NULL, NULL },
	};

	assert_mended(texts);
}

TEST(a_slip_in_a_very_common_word_is_seen_though_it_stands_twice)
{
	const char *text = "Pemilihan Gubernut dan Wakil Gubernut digelar. Sungai Belantikan dan Sungai Belantikan Hulu meluap.";
	g_autoptr(GPtrArray) found = check(text, NULL);

	g_assert_cmpuint(found->len, ==, 2);
	for (guint i = 0; i < found->len; i++)
		g_assert_cmpstr(((struct finding *)found->pdata[i])->fix[0], ==, "Gubernur");
}

TEST(a_slip_is_seen_wherever_it_stands_also_when_it_begins_a_sentence_as_well)
{
	const char *text = "Sambutanya singkat. Dalam sambutanya ketua berterima kasih. Warga menyimak sambutanya.";
	const char *name = "Adat Pitu Ulunna Salu dijaga. Warga memanggilnya pitu saja.";
	g_autoptr(GPtrArray) found = check(text, NULL), none = check(name, NULL);

	g_assert_cmpuint(found->len, ==, 3);
	for (guint i = 0; i < found->len; i++)
		g_assert_true(g_ascii_strcasecmp(((struct finding *)found->pdata[i])->fix[0], "sambutannya") == 0);
	g_assert_cmpuint(none->len, ==, 0);
}

TEST(names_near_a_common_word_and_words_of_a_region_are_silent)
{
	static const char *const texts[] = {
		"Penasihat hukum, Daeng Situju, menerima putusan itu.",
		"Avelina Manggota membagikan masker kepada warga.",
		"Ketua kelompok tani Makmue Beusaree hadir.",
		"Siswa menampilkan tari katreji di halaman sekolah.",
		"Warga menyantap kwarzumbu bersama keluarga.",
		"Siswa-siswi dan putra-putri daerah hadir.",
		"Air Sungai Afia dan Sungai Gido Sebua meluap.",
		"Pertemuan digelar di Metropolitan Club di Washington.",
		"Lembaga pemeringkat Standard & Poor's menaikkan peringkat itu.",
		"Asisten I Setdakab Batu Bara Edwin hadir.",
		"Sebagian besar pemandu belum besertifikat.",
		"Peserta dari desa se-Kecamatan Bengkalis dan Bantan hadir.",
		"Jembatan gantung di Tanggeung yang putus diperbaiki.",
		"Program itu sudah lama digaungkan pemerintah.",
		"Laporan itu sedang kita dalami bersama penyidik.",
		"Dinas mengusulkan festival manasai dan perayaan Grebeg Suro di desa.",
		"Peraturan pemerintah pengganti undang-undang (perpu) itu berlaku.",
		"Kota itu didirikan pada 963 Masehi, demikian disitat Antara.",
		NULL,
	};

	for (const char *const *text = texts; *text; text++) {
		g_autoptr(GPtrArray) found = check(*text, NULL);
		if (found->len)
			g_test_fail_printf("%s: %s", *text, ((struct finding *)found->pdata[0])->message);
	}
}

TEST(in_headings_and_at_sentence_starts_a_capital_hides_no_slip)
{
	static const struct { const char *text, *wrong, *right; } slips[] = {
		{ "Warga Wamena Gembira Samnut Bantuan Seragam\n", "Samnut", "Sambut" },
		{ "Rapat usai. Penyuumbang utama dana itu pemerintah.", "Penyuumbang", "Penyumbang" },
		{ "Rapat usai. Meksi hujan turun, warga datang.", "Meksi", "Meski" },
	};
	const char *name = "Kusnadi mengaku lega. Sukamto datang terlambat.\nYosina Wenda\nPenias Lokbere\n";

	for (size_t i = 0; i < G_N_ELEMENTS(slips); i++) {
		g_autoptr(GPtrArray) found = check(slips[i].text, NULL);
		const struct finding *f = about(found, slips[i].text, slips[i].wrong);
		g_assert_nonnull(f);
		g_assert_cmpstr(f->fix[0], ==, slips[i].right);
	}
	g_autoptr(GPtrArray) none = check(name, NULL);
	g_assert_cmpuint(none->len, ==, 0);
}

TEST(a_refused_form_beside_a_slip_makes_no_other_language_of_it)
{
	const char *text = "Tidak ada indikasi geraka terorganisir di sana.";
	g_autoptr(GPtrArray) found = check(text, NULL);

	g_assert_nonnull(about(found, text, "geraka"));
	g_assert_cmpstr(about(found, text, "geraka")->fix[0], ==, "gerakan");
}

TEST(slips_that_stand_together_make_no_other_language_of_each_other)
{
	const char *text = "Pemkab menambah armda pada tahun anggran berikutnya. Perahu ditemukn terbalik didekat pulau.";
	g_autoptr(GPtrArray) found = check(text, NULL);

	g_assert_cmpstr(about(found, text, "anggran")->fix[0], ==, "anggaran");
	g_assert_cmpstr(about(found, text, "ditemukn")->fix[0], ==, "ditemukan");
}

TEST(words_of_a_regional_language_come_together_and_are_no_slips)
{
	static const char *const texts[] = {
		"Para ninik mamak, bundo kanduang, dan cadiak pandai bersepakat menyumbang beras.",
		"Wali Nagari Hendri Dt. Bandaro Kayo menggagas gerakan itu.",
		"Mereka mempelajari falsafah Tri Hita Karana.",
		"Warga Dayak, Minangkabau, Betawi, dan Tionghoa hadir.",
		"Sapi limosin dan pot dari tanah liat dijual di pasar.",
		"Uapnya dialirkan lewat pipa, sesudah itu rasio gini dihitung seusai rapat.",
		"“Bapaknya anak-anak sudah enggak ada,” katanya.",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(GPtrArray) found = check(texts[i], NULL);
		const struct finding *f = found->len ? found->pdata[0] : NULL;
		if (f)
			g_test_fail_printf("%s: %s", texts[i], f->message);
	}
}

TEST(a_lost_or_echoed_syllable_is_seen_though_affixes_explain_the_rest)
{
	static const struct { const char *text, *wrong, *right; } slips[] = {
		{ "Rapat dihadiri ketua dari 15 kecatan.", "kecatan", "kecamatan" },
		{ "Pelatih kecewa dedengan hasil itu.", "dedengan", "dengan" },
		{ "Kantor sekretaria dibuka pagi ini.", "sekretaria", "sekretaris" },
		{ "Warga menyimak penjelasan mekalui pengeras suara.", "mekalui", "melalui" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(slips); i++) {
		g_autoptr(GPtrArray) found = check(slips[i].text, NULL);
		const struct finding *f = about(found, slips[i].text, slips[i].wrong);
		g_assert_nonnull(f);
		g_assert_cmpstr(f->fix[0], ==, slips[i].right);
	}
}

TEST(english_phrases_are_no_slips)
{
	g_autoptr(GPtrArray) found = check("Kehumasan memasuki era integrated digital marketing communication dan two way flow information.", NULL);

	g_assert_cmpuint(found->len, ==, 0);
}

TEST(letters_typed_twice_make_no_english_of_a_word)
{
	static const char *const texts[][2] = { { "Pemerintah feederal membahasnya.", "feederal" }, { "Polisi menjaga markaas itu.", "markaas" },
		{ "Kayu itu baaku sekali.", "baaku" } };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(GPtrArray) found = check(texts[i][0], NULL);
		g_assert_nonnull(about(found, texts[i][0], texts[i][1]));
	}
}

TEST(a_word_alone_is_good_or_bad_with_fixes)
{
	static const char *const good[] = { "mengoordinasikan", "KPU", "anak-anaknya", "ke-17", "Rp15.000", "se-Indonesia", "1990-an" };
	GPtrArray *fixes;

	for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
		if (!dict_word(the_dict(), good[i], NULL))
			g_error("%s is a good word", good[i]);
	g_assert_false(dict_word(the_dict(), "administarsi", &fixes));
	g_assert_cmpstr(fixes->pdata[0], ==, "administrasi");
	g_ptr_array_unref(fixes);
}

TEST(without_the_package_the_error_names_it)
{
	struct dict_source src = { .hunspell_dir = "/nonexistent", .need_hunspell = true };
	struct dict *d = NULL;
	g_autoptr(GError) error = NULL;

	g_assert_false(dict_open(&d, &src, &error));
	g_assert_error(error, DICT_ERROR, DICT_ERROR_MISSING);
	g_assert_nonnull(strstr(error->message, "hunspell-id"));
	g_assert_null(d);
}

TEST(without_any_package_our_own_lists_work)
{
	struct dict_source src = { .hunspell_dir = "/nonexistent", .mythes_path = "/nonexistent" };
	g_autoptr(dict) d = NULL;

	g_assert_true(dict_open(&d, &src, NULL));
	g_assert_false(dict_word(d, "resiko", NULL));
	g_assert_true(dict_word(d, "KPU", NULL));
	g_autofree char *report = dict_report(d);
	g_assert_nonnull(strstr(report, "tidak ada"));
}

TEST(a_cancelled_check_stops)
{
	volatile int cancel = 1;
	struct dict_options o = { .cancel = &cancel };
	g_autoptr(GPtrArray) found = check("Dalam sambutanya.", &o);

	g_assert_cmpuint(found->len, ==, 0);
}

/* Bounded: each of these is far under a second; the limit leaves room for a sanitizer on a busy machine. */
static void assert_quick(const char *text, size_t len)
{
	gint64 before = g_get_monotonic_time();
	g_autoptr(GPtrArray) found = dict_check(the_dict(), text, len, NULL);

	g_assert_nonnull(found);
	g_assert_cmpint(g_get_monotonic_time() - before, <, 30 * G_USEC_PER_SEC);
}

TEST(hostile_text_is_checked_in_bounded_time)
{
	g_autofree char *letters = g_strnfill(1000000, 'a');
	g_autofree char *hyphens = g_strnfill(200000, '-');
	g_autoptr(GString) marks = g_string_new("a");
	g_autoptr(GString) parts = g_string_new("anak");
	g_autoptr(GString) bytes = g_string_new(NULL);

	for (int i = 0; i < 100000; i++)
		g_string_append(marks, "\xcc\x81");
	for (int i = 0; i < 20000; i++)
		g_string_append(parts, "-anaq");
	for (int i = 0; i < 100000; i++)
		g_string_append_c(bytes, (char)(i * 37 % 251 + 1));
	assert_quick(letters, 1000000);
	assert_quick(hyphens, 200000);
	assert_quick(marks->str, marks->len);
	assert_quick(parts->str, parts->len);
	assert_quick(bytes->str, bytes->len);
	assert_quick("\xff\xfe\xc3(\xe2\x82", 6);
	assert_quick("", 0);
	g_assert_true(dict_word(the_dict(), "", NULL));
	dict_word(the_dict(), letters, NULL);
	dict_word(the_dict(), "\xff\xc3", NULL);
}

TEST_MAIN
