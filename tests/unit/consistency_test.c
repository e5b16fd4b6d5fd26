#include "test.h"
#include "rule_case.h"

TEST(a_weekday_is_checked_in_every_notation)
{
	static const char *const wrong[] = { "Rapat digelar Senin (4/5/2021).", "Rapat digelar Senin 4-5-2021.",
		"Rapat digelar pada hari Senin tanggal 4 Mei 2021.", "Rapat digelar Senin malam, 4 Mei 2021.", "Rapat digelar 4 Mei 2021 (Senin).",
		"Rapat digelar Senin kemarin (04/05/21).", "Rapat digelar Senin Pahing, 4 Mei tahun 2021.", "Rapat digelar 2021-05-04 (Senin).",
		"Hari / tanggal: Senin / 4 Mei 2021", "Rapat digelar Senin/4 Mei 2021.", "Rapat digelar (Senin/4/5/2021).",
		"Rapat digelar Senin dini hari (4/5/2021).", "Rapat digelar Senin pagi tadi, 4 Mei 2021.", "Rapat digelar Senin, 4 Mei 2021/22 Ramadan.",
		"Rapat Senin, 4 Mei 2021 M." };
	g_autoptr(dict) d = open_dict();

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
		g_auto(GStrv) part = g_strsplit(wrong[i], "Senin", 2);
		g_autofree char *right = g_strjoinv("Selasa", part);
		assert_rule(d, "fakta/hari", wrong[i], right);
	}
}

TEST(a_letter_number_is_compared_with_the_date_of_the_article)
{
	g_autoptr(dict) d = open_dict();
	const char *text = "KPU menerbitkan surat 172/HM.02/III/2021 kemarin.";
	struct dict_options o = { .number = "172/HM.02/III/2021", .date = "2020-03-04" };
	g_autoptr(GPtrArray) findings = dict_check(d, text, strlen(text), &o);
	const struct finding *f = by_rule(findings, "fakta/nomor-surat");

	g_assert_nonnull(f);
	g_assert_cmpuint(f->off, ==, strlen("KPU menerbitkan surat "));
	o.date = "2021-03-04";
	g_autoptr(GPtrArray) agreed = dict_check(d, text, strlen(text), &o);
	g_assert_null(by_rule(agreed, "fakta/nomor-surat"));
}

TEST(the_place_of_the_dateline_is_compared_with_the_article)
{
	g_autoptr(dict) d = open_dict();
	const char *text = "TARAKAN - Komisi Pemilihan Umum menggelar rapat hari ini.";
	struct dict_options o = { .notes = true, .place = "Manado" };
	g_autoptr(GPtrArray) findings = dict_check(d, text, strlen(text), &o);

	g_assert_nonnull(by_rule(findings, "fakta/tempat"));
	o.place = "Tarakan";
	g_autoptr(GPtrArray) agreed = dict_check(d, text, strlen(text), &o);
	g_assert_null(by_rule(agreed, "fakta/tempat"));
}

TEST(two_real_names_one_letter_apart_are_two_persons)
{
	static const char *const texts[] = { "Ketua Yanti Rahman hadir bersama Yanti Rahman dan Yanto Kusuma.",
		"Ya Tuhanku, berilah petunjuk. Tuhanku Maha Mendengar. Ingatlah Tuhanmu dan mohonlah kepada Tuhanku.", NULL };
	assert_silent(texts);
}

TEST(a_date_without_a_year_takes_the_year_of_the_article)
{
	g_autoptr(dict) d = open_dict();

	assert_rule(d, "fakta/hari", "Hujan turun 28 Oktober 2025. Warga diminta waspada, Selasa (27/10).",
		"Hujan turun 28 Oktober 2025. Warga diminta waspada, Senin (27/10).");
}

TEST(a_range_of_days_names_its_first_or_its_last)
{
	static const char *const texts[] = { "Bimtek digelar Rabu-Kamis (19-20/11/2025) di Tanjung.",
		"Bimtek berlangsung hingga Kamis (19-20/11/2025) di Tanjung.", NULL };
	g_autoptr(dict) d = open_dict();

	assert_silent(texts);
	assert_rule(d, "fakta/hari", "Bimtek digelar Selasa-Rabu (19-20/11/2025).", "Bimtek digelar Rabu-Kamis (19-20/11/2025).");
}

TEST(both_ends_of_a_range_are_checked_in_every_notation)
{
	static const char *const wrong[] = { "Bimtek digelar Rabu s.d. Kamis (4-5/5/2021).", "Bimtek digelar Rabu – Kamis (4–5/5/2021).",
		"Bimtek digelar Rabu dan Kamis, 4 dan 5 Mei 2021.", "Bimtek digelar Rabu-Kamis, 4 s.d. 5 Mei 2021." };
	static const char *const right[] = { "Bimtek digelar Selasa s.d. Rabu (4-5/5/2021).", "Bimtek digelar Selasa – Rabu (4–5/5/2021).",
		"Bimtek digelar Selasa dan Rabu, 4 dan 5 Mei 2021.", "Bimtek digelar Selasa-Rabu, 4 s.d. 5 Mei 2021." };
	g_autoptr(dict) d = open_dict();

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_rule(d, "fakta/hari", wrong[i], right[i]);
	assert_rule(d, "fakta/hari", "Bimtek digelar Rabu-Sabtu, 30 April - 3 Mei 2021.", "Bimtek digelar Jumat-Senin, 30 April - 3 Mei 2021.");
	assert_rule(d, "fakta/hari", "Bimtek digelar Rabu-Sabtu (30/4-3/5/2021).", "Bimtek digelar Jumat-Senin (30/4-3/5/2021).");
}

TEST(a_wrong_weekday_in_small_letters_is_one_finding_with_the_right_day_first)
{
	g_autoptr(dict) d = open_dict();
	const char *text = "Rapat digelar di Palu, rabu (4/5/2021).";
	g_autoptr(GPtrArray) findings = dict_check(d, text, strlen(text), NULL);

	g_assert_cmpuint(findings->len, ==, 1);
	const struct finding *f = findings->pdata[0];
	g_assert_cmpstr(f->rule, ==, "fakta/hari");
	g_assert_cmpstr(f->fix[0], ==, "Selasa");
	g_assert_cmpstr(f->fix[1], ==, "Rabu");
}

TEST(numbers_of_letters_and_decrees_are_compared_with_the_date_behind_them)
{
	static const char *const wrong[] = { "Surat 172/HM.02/VI/2021 (4 Mei 2021) diterima.", "Edaran 12/SE/VI/21 tanggal 4 Mei 2021 berlaku.",
		"Surat 270/15/KPU-Kab/IV/2021 yang ditandatangani pada 4 Mei 2021 berlaku.", "Keputusan Nomor 21 Tahun 2022 tanggal 3 Maret 2023 berlaku.",
		"Surat 12/HM.02/vi/2021 tgl 5 Nov 2021 berlaku.", "Surat B/123/UN47/2027 terbit dan ditandatangani pada 4 Januari 2026." };
	static const char *const right[] = { "Surat 172/HM.02/V/2021 (4 Mei 2021) diterima.", "Edaran 12/SE/V/21 tanggal 4 Mei 2021 berlaku.",
		"Surat 172/HM.02-Kpt/06/2021 tanggal 4 Mei 2021 berlaku.", "Keputusan Nomor 21 Tahun 2022 tanggal 3 Maret 2022 berlaku.",
		"Putusan Nomor 12/PHPU.BUP-XXIII/2025 tanggal 24 Februari 2026 dibacakan.",
		"Peraturan Nomor 3 Tahun 2022 berlaku untuk pemungutan suara pada 14 Februari 2024.", NULL };
	g_autoptr(dict) d = open_dict();

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_rule(d, "fakta/nomor-surat", wrong[i], NULL);
	assert_silent(right);
}

TEST(one_name_in_two_spellings_is_seen_when_each_stands_once)
{
	static const char *const texts[] = { "Ketua Yanti Rahman dan Yanto Rahman hadir.", "Bupati Tukiran hadir. Bupati Tukimin pulang.", NULL };
	g_autoptr(dict) d = open_dict();

	assert_silent(texts);
	assert_rule(d, "nama/dua-ejaan", "Rapat dibuka Zulbahri Lamadjido. Menurut Zulbahry Lamadjido, rapat lancar.",
		"Rapat dibuka Zulbahri Lamadjido. Menurut Zulbahri Lamadjido, rapat lancar.");
}

TEST(months_cut_short_count_before_their_year)
{
	static const char *const right[] = { "Rapat digelar Selasa, 4 Agu 2026.", "Rapat digelar Jumat, 5 Nov. 2021.", "Rapat digelar Sabtu, 4 Sept 2021.",
		"Rapat digelar Senin, 5 mar.", NULL };
	g_autoptr(dict) d = open_dict();

	for (size_t i = 0; right[i]; i++) {
		g_autoptr(GPtrArray) findings = dict_check(d, right[i], strlen(right[i]), NULL);
		g_assert_null(by_rule(findings, "fakta/hari"));
	}
	assert_rule(d, "fakta/hari", "Rapat digelar Senin, 5 Nov 2021.", "Rapat digelar Jumat, 5 Nov 2021.");
	assert_rule(d, "fakta/hari", "Rapat digelar Senin, 5 Nov. 2021.", "Rapat digelar Jumat, 5 Nov. 2021.");
}

TEST(both_ends_of_a_range_in_one_month_are_read)
{
	g_autoptr(dict) d = open_dict();

	assert_rule(d, "fakta/hari", "Bimtek digelar Rabu s.d. Sabtu, 14 Juli s.d. 16 Juli 2027.", "Bimtek digelar Rabu s.d. Jumat, 14 Juli s.d. 16 Juli 2027.");
}

TEST(the_number_in_the_head_is_compared_with_the_dateline)
{
	static const char *const right[] = { "SIARAN PERS\nNomor: 12/HM.02/VII/2027\nGORONTALO, Rabu (14/7/2027) - Rapat digelar.",
		"SIARAN PERS\nNomor: 12/HM.02/VI/2027\nRapat digelar pada 14 Juli 2027.", NULL };
	g_autoptr(dict) d = open_dict();

	assert_silent(right);
	assert_rule(d, "fakta/nomor-surat", "SIARAN PERS\nNomor: 12/HM.02/VI/2027\nGORONTALO, Rabu (14/7/2027) - Rapat digelar.", NULL);
	assert_rule(d, "fakta/nomor-surat", "No. 12/HM.02/VII/2026\nManado, 14 Juli 2027", NULL);
}

TEST(hours_beyond_the_clock_are_seen_in_ranges_and_before_a_zone)
{
	static const char *const wrong[] = { "Rapat dimulai pukul 24.30.", "Rapat dimulai pkl 25.00.", "Rapat pukul 09.00–25.00.",
		"Rapat pukul 09.00 s.d. 26.00.", "Rapat dimulai 09.75 WITA." };
	static const char *const right[] = { "Rapat pukul 09.00–11.30 WITA.", "Rapat hingga pukul 24.00 WIB.", "Nilainya 26.00 sampai 27.80.", NULL };
	g_autoptr(dict) d = open_dict();

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_rule(d, "fakta/jam", wrong[i], NULL);
	assert_silent(right);
}

TEST(spellings_that_sound_the_same_are_one_person_when_the_rest_of_the_name_is)
{
	static const char *const wrong[][2] = {
		{ "Bupati Achmad Lubis hadir. “Kami siap,” kata Ahmad Lubis.", "Bupati Achmad Lubis hadir. “Kami siap,” kata Achmad Lubis." },
		{ "Ketua Sjafruddin Ilahude hadir. Syafrudin Ilahude pulang.", "Ketua Sjafruddin Ilahude hadir. Sjafruddin Ilahude pulang." },
		{ "Ketua Yusuf Giasi hadir. Menurut Yusup Giasi, rapat lancar.", "Ketua Yusuf Giasi hadir. Menurut Yusuf Giasi, rapat lancar." },
		{ "Ketua Fadliyanto Koem hadir. Menurut Fadlianto Koem, rapat lancar.", "Ketua Fadliyanto Koem hadir. Menurut Fadliyanto Koem, rapat lancar." },
		{ "Proklamator Mohammad Hatta dikenang. Warga meneladani Muhammad Hatta.",
		  "Proklamator Mohammad Hatta dikenang. Warga meneladani Mohammad Hatta." },
		{ "Anggota Risan Pakaya hadir. Menurut Risan, rapat lancar. Menurut Risaan, belum.",
		  "Anggota Risan Pakaya hadir. Menurut Risan, rapat lancar. Menurut Risan, belum." },
		{ "Camat Tilamuta dan warga Tilamuta hadir. Rapat di Tilamutta lancar.", "Camat Tilamuta dan warga Tilamuta hadir. Rapat di Tilamuta lancar." },
	};
	static const char *const right[] = { "Pasangan Rusli Habibie dan Rusdi Habibie hadir. Rusli berpidato.",
		"Nabi Muhammad teladan. Mohammad Hatta proklamator. Muhammad penyayang.", "Ketua Siti Aminah hadir. Menurut Siti, lancar. Sitti Nurhaliza menyanyi.",
		"Pemain Rizky Ridho dan Rizki Pora mencetak gol. Rizky pulang.", "Kota Solo dan Kota Solok ikut. Solok menang.", NULL };
	g_autoptr(dict) d = open_dict();

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_rule(d, "nama/dua-ejaan", wrong[i][0], wrong[i][1]);
	assert_silent(right);
}

TEST(a_person_with_two_posts_ranks_or_forms_of_address_is_noted)
{
	static const char *const wrong[] = { "Ketua KPU Asra Djibu hadir. Rapat ditutup Sekretaris KPU Asra Djibu.",
		"Ketua KPU Boalemo, Asra Djibu, hadir. Rapat ditutup Sekretaris KPU Boalemo Asra Djibu.",
		"Kapolres AKBP Deddy Herman hadir. Rapat ditutup Kompol Deddy Herman.", "Dandim Letkol Inf. Rino Wibowo hadir. Mayor Inf Rino Wibowo pulang.",
		"Hadir H. Rauf Katili. Rapat ditutup Hj. Rauf Katili." };
	static const char *const right[] = { "Ketua KPU Asra Djibu hadir. Ketua Divisi Hukum Asra Djibu pulang.",
		"Wakil Bupati Asra Djibu hadir. Plt. Bupati Asra Djibu pulang.", "Bupati Asra Djibu hadir. Mantan Rektor UNG Asra Djibu pulang.",
		"Ketua KPU Asra Djibu dan Sekretaris Rauf Katili hadir. Ketua KPU, Asra Djibu, pulang.", NULL };
	const struct dict_options o = { .notes = true };
	g_autoptr(dict) d = open_dict();

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_rule(d, "nama/jabatan", wrong[i], NULL);
	for (size_t i = 0; right[i]; i++) {
		g_autoptr(GPtrArray) findings = dict_check(d, right[i], strlen(right[i]), &o);
		const struct finding *f = by_rule(findings, "nama/jabatan");
		if (f)
			g_test_fail_printf("%s: %s", right[i], f->message);
	}
}

TEST(facts_and_names_are_left_to_the_writer_when_all_is_fixed)
{
	const char *text = "Rapat digelar Kamis, 14 Juli 2027. Ketua Achmad Lubis hadir. Menurut Ahmad Lubis, rapat lancar.";
	g_autoptr(dict) d = open_dict();
	g_autoptr(GPtrArray) findings = dict_check(d, text, strlen(text), NULL);

	g_assert_true(by_rule(findings, "fakta/hari")->quoted);
	g_assert_true(by_rule(findings, "nama/dua-ejaan")->quoted);
}

TEST(days_that_the_calendar_lacks_are_reported)
{
	static const char *const wrong[] = { "Rapat pada 31 April 2021.", "Rapat pada 29 Februari 2021.", "Rapat pada 31 Juni.",
		"Rapat pada tanggal 31/4/2021.", "Rapat pada Senin (12/13/2021)." };
	static const char *const good[] = { "Rapat pada 29 Februari 2020.", "Rapat pada 31 Mei.", "Surat nomor 31/4/2021 terbit.", NULL };
	g_autoptr(dict) d = open_dict();

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_rule(d, "fakta/tanggal", wrong[i], NULL);
	assert_silent(good);
}

TEST(exchanged_letters_of_an_acronym_are_seen_unless_it_is_explained)
{
	static const char *const right[] = { "Anggota Dewan Riset Pangan Daerah (DRPD) hadir.", "Ketua DPRD hadir.", "Ketua KUP hadir bersama KPU.", NULL };
	g_autoptr(dict) d = open_dict();

	assert_rule(d, "singkatan/tertukar", "Kepala BNBP meninjau lokasi.", "Kepala BNPB meninjau lokasi.");
	assert_rule(d, "singkatan/tertukar", "Ketua KPU hadir. Anggota KPU hadir. Staf KUP hadir.", "Ketua KPU hadir. Anggota KPU hadir. Staf KPU hadir.");
	for (const char *const *text = right; *text; text++) {
		g_autoptr(GPtrArray) found = dict_check(d, *text, strlen(*text), NULL);
		g_assert_null(by_rule(found, "singkatan/tertukar"));
	}
}

TEST(a_paper_named_after_a_day_is_no_weekday)
{
	const char *text = "Koran Minggu 14 Juli 2025 memuat berita itu.";
	g_autoptr(dict) d = open_dict();
	g_autoptr(GPtrArray) found = dict_check(d, text, strlen(text), NULL);

	g_assert_cmpuint(found->len, ==, 0);
}

TEST(a_foreign_word_beside_a_misspelling_of_it_is_not_told_to_follow)
{
	const char *text = "Pemkab menggelar Gethering Media. Peserta Gethering itu kades. Gema Sahabat (Gathering Media) diikuti kades.";
	g_autoptr(dict) d = open_dict();
	g_autoptr(GPtrArray) found = dict_check(d, text, strlen(text), NULL);

	g_assert_null(by_rule(found, "nama/dua-ejaan"));
}

TEST(an_acronym_is_explained_once)
{
	g_autoptr(dict) d = open_dict();
	const char *text = "Judul\nKetua Badan Pengelola Kawasan (BPKRT) hadir. Menurut BPKRT, rapat lancar.";
	const struct dict_options o = { .notes = true };
	g_autoptr(GPtrArray) findings = dict_check(d, text, strlen(text), &o);

	g_assert_null(by_rule(findings, "singkatan/kepanjangan"));
}

TEST(an_acronym_is_noted_in_a_lead_without_a_headline_and_its_expansion_is_the_fix)
{
	static const char *const headlines[] = { "Ketua LPSK Hadir", "# Ketua LPSK Hadir\n\nRapat digelar." };
	g_autoptr(dict) d = open_dict();
	const struct dict_options o = { .notes = true };

	assert_rule(d, "singkatan/kepanjangan", "Ketua LPSK hadir. Menurut LPSK, rapat lancar.",
		"Ketua Lembaga Perlindungan Saksi dan Korban (LPSK) hadir. Menurut LPSK, rapat lancar.");
	assert_rule(d, "singkatan/kepanjangan", "Rapat dihadiri anggota BPKRT.", NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(headlines); i++) {
		g_autoptr(GPtrArray) findings = dict_check(d, headlines[i], strlen(headlines[i]), &o);
		g_assert_null(by_rule(findings, "singkatan/kepanjangan"));
	}
}

TEST_MAIN
