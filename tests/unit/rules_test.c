#include "test.h"
#include "rule_case.h"

TEST(every_rule_finds_its_wrong_example_and_makes_it_right)
{
	g_autoptr(dict) d = open_dict();
	size_t n;
	const struct rule_row *rows = dict_rules(&n);

	for (size_t i = 0; i < n; i++)
		if (rows[i].wrong && *rows[i].wrong)
			assert_rule(d, rows[i].id, rows[i].wrong, rows[i].right);
}

TEST(every_rule_has_an_id_of_its_own_a_kind_and_a_reason)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	size_t n;
	const struct rule_row *rows = dict_rules(&n);

	for (size_t i = 0; i < n; i++) {
		g_assert_true(g_hash_table_add(seen, (gpointer)rows[i].id));
		g_assert_true(rows[i].kind && *rows[i].kind && rows[i].reason && *rows[i].reason);
		g_assert_true(rule_find(rows[i].id) == &rows[i] || strcmp(rule_find(rows[i].id)->id, rows[i].id) == 0);
	}
}

TEST(a_rule_that_is_off_is_silent)
{
	g_autoptr(dict) d = open_dict();
	size_t n;
	const struct rule_row *rows = dict_rules(&n);

	for (size_t i = 0; i < n; i++) {
		const char *const off[] = { rows[i].id, NULL };
		const struct dict_options o = { .notes = true, .rules_off = off };
		const char *wrong = rows[i].wrong ? rows[i].wrong : "";
		g_autoptr(GPtrArray) findings = dict_check(d, wrong, strlen(wrong), &o);
		g_assert_null(by_rule(findings, rows[i].id));
	}
}

TEST(a_group_of_rules_is_switched_off_by_its_first_part)
{
	const char *const off[] = { "kapital", NULL };
	const struct dict_options o = { .rules_off = off };

	g_assert_true(rule_is_off(&o, "kapital/hari"));
	g_assert_true(rule_is_off(&o, "kapital"));
	g_assert_false(rule_is_off(&o, "kapitalisasi"));
	g_assert_false(rule_is_off(NULL, "kapital"));
}

TEST(verbs_after_di_are_found_from_the_first_of_the_list_to_the_last)
{
	static const char *const verbs[] = { "ambil", "cabut", "hadiri", "konfirmasi", "sampaikan", "tolak", "yakini" };
	g_autoptr(dict) d = open_dict();

	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
		g_autofree char *wrong = g_strdup_printf("Usul itu di %s warga.", verbs[i]);
		g_autofree char *right = g_strdup_printf("Usul itu di%s warga.", verbs[i]);
		assert_rule(d, "gabung/di-awalan", wrong, right);
	}
}

TEST(a_noun_that_is_a_verb_too_needs_a_word_that_only_a_verb_takes)
{
	static const char *const texts[] = { "Warga menunggu di akses jalan tol.", "Foto di data pemilih dan di isi surat.", NULL };
	g_autoptr(dict) d = open_dict();

	assert_silent(texts);
	assert_rule(d, "gabung/di-awalan", "Laman itu dapat di akses warga.", "Laman itu dapat diakses warga.");
	assert_rule(d, "gabung/di-awalan", "Acara di isi dengan doa.", "Acara diisi dengan doa.");
}

TEST(correct_prepositions_and_prefixes_pass)
{
	static const char *const texts[] = {
		"Rapat di gedung DPRD dihadiri warga di sekitar kantor.", "Foto di kantor itu dipasang di dinding.",
		"Ia keluar dari ruangan, lalu kembali ke dalam.", "Masalah itu ditangani dan diatasi di tingkat desa.",
		"Bantuan disalurkan kepada warga ketika banjir.", "Data di daftar pemilih diperbarui.",
		"Sidang di organisasi itu dipimpin ketua.", "Kemarin pemimpin itu kemari.", NULL };
	assert_silent(texts);
}

TEST(correct_direct_speech_passes)
{
	static const char *const texts[] = {
		"“Kami siap,” ujar Ilham.", "“Benarkah?” tanya Alya.", "Menurutnya, “Kami siap.” Acara pun usai.",
		"Kegiatan bertajuk “KPU Mengajar” itu diikuti siswa.", "Ia menyebut kata “merdeka”, lalu diam.",
		"\"Kami siap,\" kata Ilham, \"dan akan hadir.\"", "“Jangan menulis ‘kegiatan ini’. Langsung saja,” katanya.", NULL };
	assert_silent(texts);
}

TEST(correct_numbers_dates_and_times_pass)
{
	static const char *const texts[] = {
		"Anggaran Rp4,7 miliar untuk 1.149 TPS pada 2024.", "Rapat dimulai pukul 09.30 WIB, Selasa (4/5/2021).",
		"Rapat digelar Selasa, 4 Mei 2021, di Gorontalo.", "Peserta hadir pada 30-31 Maret dan 1 April.",
		"Keputusan Nomor 172 Tahun 2021 dan Pasal 1320 berlaku.", "Babinsa Koramil 1408 hadir sejak 2019.",
		"Bimtek digelar Rabu-Kamis (19-20/11/2025) di Tanjung.", "Kitab itu memuat ayat 2:183.", "Ia lahir pada tahun 1990-an.", NULL };
	assert_silent(texts);
}

TEST(correct_bound_forms_and_reduplication_pass)
{
	static const char *const texts[] = {
		"Koordinasi antarinstansi, nonformal, dan se-Indonesia.", "PT Multi Prima dan Bank Antar Daerah hadir.",
		"Anak-anak dan rekan-rekannya mengikuti hal-hal baru.", "Jasa antar jemput siswa dibuka.",
		"Apa pun hasilnya, siapa pun pemenangnya, walaupun sulit.", "Tim menghimpun dana serumpun bambu.",
		"Warga Sukadana – Sukadana Ilir berkumpul.", NULL };
	assert_silent(texts);
}

TEST(abbreviations_and_lists_are_no_sentence_ends)
{
	static const char *const texts[] = {
		"Menurut Kab. Buol dan Kec. Biau, no. telepon itu benar.", "1. peserta membawa KTP;", "a. membaca", "Dll. dan seterusnya.",
		"Ia pindah ke jl. merdeka.", NULL };
	assert_silent(texts);
}

TEST(prefixes_apart_and_with_a_hyphen_are_joined_and_foreign_words_keep_theirs)
{
	static const char *const right[] = { "Ia meng-upload foto dan di-PHK.", "Ia mem-posting foto bersama se-Kabupaten Poso.",
		"Warga men-Sleman-kan diri.", NULL };
	g_autoptr(dict) d = open_dict();

	assert_silent(right);
	assert_rule(d, "gabung/awalan", "Warga me lakukan ronda.", "Warga melakukan ronda.");
	assert_rule(d, "hubung/awalan", "Dinas men-sosialisasikan aturan.", "Dinas menyosialisasikan aturan.");
	assert_rule(d, "hubung/awalan", "Lomba diikuti warga se-kecamatan.", "Lomba diikuti warga sekecamatan.");
}

TEST(reduplication_without_hyphen_is_seen_with_a_capital_and_where_the_half_is_no_word)
{
	g_autoptr(dict) d = open_dict();

	assert_rule(d, "hubung/ulang", "Kupu kupu beterbangan.", "Kupu-kupu beterbangan.");
	assert_rule(d, "hubung/ulang", "Anak itu mengejar kupu kupu.", "Anak itu mengejar kupu-kupu.");
	assert_rule(d, "hubung/ke", "Peringatan HUT RI ke 77 digelar.", "Peringatan HUT RI ke-77 digelar.");
	assert_rule(d, "gabung/di-awalan", "Mobil itu di parkir di halaman.", "Mobil itu diparkir di halaman.");
}

TEST(a_preposition_is_parted_from_pronouns_and_names_and_a_prefix_joined_to_its_verb)
{
	static const char *const right[] = { "Ia belajar tentang ke-Islam-an.", "Buruh di-PHK.", "Peringatan ke-XX digelar.", "Panitia bergeser dari baris 1 ke 20.", NULL };
	g_autoptr(dict) d = open_dict();

	assert_silent(right);
	assert_rule(d, "gabung/di-kata-depan", "Tugas itu ada dikami.", "Tugas itu ada di kami.");
	assert_rule(d, "gabung/di-kata-depan", "Puji syukur kehadirat Tuhan.", "Puji syukur ke hadirat Tuhan.");
	assert_rule(d, "gabung/di-kata-depan", "Doa dipanjatkan dihadapan-Nya.", "Doa dipanjatkan di hadapan-Nya.");
	assert_rule(d, "gabung/di-kata-depan", "Rombongan belajar ke-Pekanbaru.", "Rombongan belajar ke Pekanbaru.");
	assert_rule(d, "gabung/di-awalan", "Lembaga itu di singkat Panwaslu.", "Lembaga itu disingkat Panwaslu.");
	assert_rule(d, "gabung/di-awalan", "Logistik itu agar di supervisi secermat mungkin.", "Logistik itu agar disupervisi secermat mungkin.");
	assert_rule(d, "gabung/di-awalan", "Maka di tempatkanlah wakil mereka.", "Maka ditempatkanlah wakil mereka.");
	assert_rule(d, "hubung/ke", "Hari Amal Bakti Ke – 73 diperingati.", "Hari Amal Bakti Ke-73 diperingati.");
	assert_rule(d, "hubung/ulang", "Mereka menunggu berjam jam.", "Mereka menunggu berjam-jam.");
}

TEST(a_word_that_stands_twice_is_a_plural_only_where_it_is_written_so)
{
	g_autoptr(dict) d = open_dict();

	assert_rule(d, "hubung/ulang", "Ia mengajak rekan rekan wartawan.", "Ia mengajak rekan-rekan wartawan.");
	assert_rule(d, "ganda", "Rapat digelar langsung langsung di aula.", "Rapat digelar langsung di aula.");
	assert_rule(d, "ganda", "Setiap daerah daerah menyusun rencana.", "Setiap daerah menyusun rencana.");
}

TEST(a_long_word_that_a_blank_broke_is_joined_where_a_part_is_no_word)
{
	static const char *const right[] = { "Ia akan ke satuan kerja itu.", "Para petugas ber jaket oranye.", NULL };
	g_autoptr(dict) d = open_dict();

	assert_rule(d, "gabung/terbelah", "Wewenang itu dilimpah kan kepada camat.", "Wewenang itu dilimpahkan kepada camat.");
	assert_rule(d, "gabung/terbelah", "Para pejabat strukt ural hadir.", "Para pejabat struktural hadir.");
	assert_rule(d, "gabung/terbelah", "Pejabat setin gkat menteri hadir.", "Pejabat setingkat menteri hadir.");
	for (const char *const *text = right; *text; text++) {
		g_autoptr(GPtrArray) found = dict_check(d, *text, strlen(*text), NULL);
		g_assert_null(by_rule(found, "gabung/terbelah"));
	}
}

TEST(ke_apart_from_a_noun_that_nobody_writes_alone_is_joined)
{
	g_autoptr(dict) d = open_dict();

	assert_rule(d, "gabung/terbelah", "Itu ke inginan warga desa.", "Itu keinginan warga desa.");
	assert_rule(d, "gabung/di-awalan", "Desa itu sulit di jangkau.", "Desa itu sulit dijangkau.");
	assert_rule(d, "gabung/di-awalan", "Hal itu patut untuk di apresiasi.", "Hal itu patut untuk diapresiasi.");
}

TEST(words_that_look_alike_are_told_apart_by_their_neighbours)
{
	static const char *const right[] = { "Warga diikuti olahraga.", "Warga tahu 2 jenis tahu.", "Massa memadati media.", "Ia membawa donor.",
		"Aksi masa kini.", "Ia dapat kerja.", "Dia berkata bukan Juli yang datang.", NULL };
	static const char *const wrong[][2] = { { "Kepala Darah hadir.", "Kepala Daerah hadir." }, { "Petugas menyalurkan batuan.", "Petugas menyalurkan bantuan." },
		{ "Ia mengatakan bawa warga siap.", "Ia mengatakan bahwa warga siap." }, { "Rapat dihadiri olah ketua.", "Rapat dihadiri oleh ketua." },
		{ "Pemilu tahu 2024 lancar.", "Pemilu tahun 2024 lancar." }, { "Rapat dimulai pikul 09.00.", "Rapat dimulai pukul 09.00." },
		{ "Rapat digelar pada hati Senin.", "Rapat digelar pada hari Senin." }, { "Rapat digelar pada bukan Juli.", "Rapat digelar pada bulan Juli." },
		{ "Pelaku dikenai sangsi administratif.", "Pelaku dikenai sanksi administratif." },
		{ "Warga menabung di bang sampah.", "Warga menabung di bank sampah." }, { "Tugas dan pungsinya jelas.", "Tugas dan fungsinya jelas." },
		{ "Calon menghindari isu sara.", "Calon menghindari isu SARA." },
		{ "Padi itu ia masukan ke dalam karung.", "Padi itu ia masukkan ke dalam karung." },
		{ "Warga menyampaikan masukkan kepada camat.", "Warga menyampaikan masukan kepada camat." } };
	g_autoptr(dict) d = open_dict();

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_rule(d, "ejaan/tertukar", wrong[i][0], wrong[i][1]);
	for (const char *const *text = right; *text; text++) {
		g_autoptr(GPtrArray) found = dict_check(d, *text, strlen(*text), NULL);
		g_assert_null(by_rule(found, "ejaan/tertukar"));
	}
}

TEST(a_short_common_word_without_a_letter_is_seen_between_ordinary_words)
{
	static const char *const wrong[][2] = { { "Tidak ad acara lain.", "Tidak ada acara lain." }, { "Warga ni hadir.", "Warga ini hadir." },
		{ "Ia berangkat k pasar.", "Ia berangkat ke pasar." }, { "Warga hadir d kantor.", "Warga hadir di kantor." } };
	static const char *const right[] = { "Pegawai golongan d hadir.", "Rapat menunjuk panitia ad hoc.", "Vasco da Gama berlayar.",
		"Ia pernah menjadi artist in residence di sana.", "Kelas d kosong.", NULL };
	g_autoptr(dict) d = open_dict();

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_rule(d, "ejaan/terpotong", wrong[i][0], wrong[i][1]);
	for (const char *const *text = right; *text; text++) {
		g_autoptr(GPtrArray) found = dict_check(d, *text, strlen(*text), NULL);
		g_assert_null(by_rule(found, "ejaan/terpotong"));
	}
}

TEST(a_region_has_its_capital_behind_its_title_though_it_is_a_word_too)
{
	static const char *const right[] = { "Warga kota batu itu ramah.", "Ia tinggal di kota besar.", "Kota tua itu dipugar.", NULL };
	g_autoptr(dict) d = open_dict();

	assert_silent(right);
	assert_rule(d, "kapital/wilayah", "Warga Kota malang hadir.", "Warga Kota Malang hadir.");
	assert_rule(d, "kapital/wilayah", "Warga kabupaten jember hadir.", "Warga kabupaten Jember hadir.");
	assert_rule(d, "kapital/wilayah", "Gubernur Provinsi jawa barat hadir.", "Gubernur Provinsi Jawa Barat hadir.");
}

TEST(blanks_about_a_hyphen_and_titles_written_twice_are_seen)
{
	g_autoptr(dict) d = open_dict();

	assert_rule(d, "hubung/se", "Warga se- Kabupaten Pacitan hadir.", "Warga se-Kabupaten Pacitan hadir.");
	assert_rule(d, "hubung/ke", "Logistik tiba pada H – 3 pemungutan suara.", "Logistik tiba pada H-3 pemungutan suara.");
	assert_rule(d, "ganda", "Rapat digelar di Merauke, Rabu Rabu (21/1).", "Rapat digelar di Merauke, Rabu (21/1).");
	assert_rule(d, "ganda", "Hasil itu dibahas pada Rapat Rapat Paripurna.", "Hasil itu dibahas pada Rapat Paripurna.");
}

TEST(capitals_and_hyphens_of_titles_names_and_god_stay)
{
	static const char *const right[] = { "Acara dibuka Bapak Amin Wachid, M.Si. Dalam sambutannya, ia berpesan.", "Baca juga: Bawaslu Pastikan Warga Mudah dalam Menyampaikan Laporan", "Kita memohon kepada-Nya.",
		"Panitia membagikan e-mail-nya.", NULL };
	g_autoptr(dict) d = open_dict();

	assert_silent(right);
	assert_rule(d, "gabung/nya", "Direktur beserta tim-nya hadir.", "Direktur beserta timnya hadir.");
	assert_rule(d, "kapital/singkatan", "Unsur TNI dan polri hadir.", "Unsur TNI dan Polri hadir.");
}

TEST(in_a_title_each_word_that_is_parted_keeps_a_capital)
{
	g_autoptr(dict) d = open_dict();

	assert_rule(d, "gabung/daftar", "Rapat dihadiri Walikota Malang.", "Rapat dihadiri Wali Kota Malang.");
	assert_rule(d, "gabung/daftar", "Kerjasama itu berlanjut.", "Kerja sama itu berlanjut.");
	assert_rule(d, "gabung/kata-majemuk", "Acara Penanda Tanganan Nota Kesepahaman.", "Acara Penandatanganan Nota Kesepahaman.");
}

TEST(a_short_quotation_needs_its_comma_only_where_it_opens_the_paragraph)
{
	static const char *const right[] = { "Ia menyebut istilah “siap” ujar Ilham.", "Acara bertema: “Pemilu Damai Kita Semua”.",
		"Ia mengatakan, “Kami siap menyambut pemilih.”", "Ia menulis kata “merdeka”.", NULL };
	g_autoptr(dict) d = open_dict();

	assert_silent(right);
	assert_rule(d, "kutipan/tanpa-koma", "“Saya siap” ujar Ketua.", "“Saya siap,” ujar Ketua.");
	assert_rule(d, "kutipan/titik-di-luar", "Ia berkata: “Kami siap menyambut pemilih.”.", "Ia berkata: “Kami siap menyambut pemilih.”");
}

/* Sentences and what the rule makes of them. */
static void assert_made(const char *rule, const char *const (*pairs)[2])
{
	g_autoptr(dict) d = open_dict();

	for (; (*pairs)[0]; pairs++)
		assert_rule(d, rule, (*pairs)[0], (*pairs)[1]);
}

TEST(a_preposition_or_se_glued_to_a_name_is_parted_where_the_capital_stands)
{
	static const char *const apart[][2] = { { "Rapat digelar diGorontalo.", "Rapat digelar di Gorontalo." },
		{ "Mereka datang keJakarta.", "Mereka datang ke Jakarta." }, { NULL, NULL } };
	static const char *const hyphen[][2] = { { "Peserta KPU seIndonesia hadir.", "Peserta KPU se-Indonesia hadir." }, { NULL, NULL } };
	static const char *const right[] = { "Aplikasi DiGi dan KeNa diuji.", "Ia di-PHK dan se-Indonesia tahu.", NULL };

	assert_made("gabung/di-kata-depan", apart);
	assert_made("hubung/se", hyphen);
	assert_silent(right);
}

TEST(a_quoted_title_is_not_direct_speech_and_a_new_sentence_begins_with_no_attribution)
{
	static const char *const made[][2] = { { "“Vaksin tersedia di desa”. Ujarnya.", "“Vaksin tersedia di desa,” ujarnya." },
		{ "“Vaksin tersedia di desa.”. Ungkap Ilham.", "“Vaksin tersedia di desa,” ungkap Ilham." }, { NULL, NULL } };
	static const char *const right[] = { "Kegiatan bertajuk “KPU Goes to Campus”, kata Ilham, digelar Rabu.",
		"Warga membahas daftar pemilih, istilah “daftar pemilih tetap”. Kata Ilham, daftar itu terbuka.", NULL };

	assert_made("kutipan/titik", made);
	assert_silent(right);
}

TEST(a_closing_mark_that_begins_a_paragraph_opens_its_quotation)
{
	g_autoptr(dict) d = open_dict();

	assert_rule(d, "spasi/petik", "” Kegiatan ini warisan leluhur kita,” ucap Ilham.", "“Kegiatan ini warisan leluhur kita,” ucap Ilham.");
}

TEST(two_single_marks_that_close_a_quotation_become_a_double_one)
{
	g_autoptr(dict) d = open_dict();

	assert_rule(d, "pasangan/petik", "“Kami siap menyambut semua pemilih,’’ ujar Ilham.", "“Kami siap menyambut semua pemilih,” ujar Ilham.");
}

TEST(speech_between_single_marks_is_speech)
{
	static const char *const right[] = { "Tahun '90-an para players' itu ramai.", "Menurut dia, 'Kami siap hadir di sana' merupakan slogan.",
		"Al-Qur'an dan da'i itu dihormati pada Jumat.", NULL };
	const char *text = "'Kami tidak mempengaruhi warga,' ujar Ilham.";
	g_autoptr(dict) d = open_dict();
	g_autoptr(GPtrArray) found = dict_check(d, text, strlen(text), NULL);

	g_assert_true(by_rule(found, "luluh/p")->quoted);
	assert_silent(right);
	assert_rule(d, "kutipan/koma-di-luar", "‘Kami siap hadir’, ujar Ilham.", "‘Kami siap hadir,’ ujar Ilham.");
	assert_rule(d, "kutipan/tanpa-koma", "'Kami siap hadir di sana' ujarnya.", "'Kami siap hadir di sana,' ujarnya.");
	assert_rule(d, "kutipan/spasi", "'Kami siap hadir,'ujarnya.", "'Kami siap hadir,' ujarnya.");
}

TEST(a_verb_of_saying_is_parted_from_a_whole_quoted_sentence_only)
{
	static const char *const right[] = { "Ilham menyebut “daftar pemilih” dua kali.", "Ia menjawab “Siap.”", "Ia mengatakan bahwa “kami siap” itu janji.",
		"Ilham mengatakan, “Kami siap menyambut pemilih.”", NULL };

	assert_silent(right);
}

TEST(a_comma_goes_inside_the_quotation_before_a_name_and_its_verb)
{
	static const char *const made[][2] = {
		{ "“Kami siap menyambut pemilih”, Ilham menegaskan.", "“Kami siap menyambut pemilih,” Ilham menegaskan." },
		{ "Rapat usai. “Semua data sudah lengkap”, Ketua KPU Ilham menambahkan saat rapat.",
		  "Rapat usai. “Semua data sudah lengkap,” Ketua KPU Ilham menambahkan saat rapat." },
		{ NULL, NULL } };
	static const char *const right[] = { "Menurut istilah “daftar pemilih tetap”, Ilham menjelaskan.", "“Laskar Pelangi”, Ilham menyebut.",
		"Dalam lagu “Kami Siap Menyambut Pemilih”, Ilham menulis pada bait kedua.", "“Kami Siap Menyambut Pemilih”, Ilham menulis buku itu.", NULL };

	assert_made("kutipan/koma-di-luar", made);
	assert_silent(right);
}

TEST(a_name_between_an_office_and_its_verb_has_two_commas)
{
	static const char *const made[][2] = {
		{ "Kepala Dinas Kesehatan, dr. Siti Aminah, M.Kes. menjelaskan hal itu.", "Kepala Dinas Kesehatan, dr. Siti Aminah, M.Kes., menjelaskan hal itu." },
		{ "Kapolres Poso, AKBP Arif Rahman menegaskan hal itu.", "Kapolres Poso, AKBP Arif Rahman, menegaskan hal itu." }, { NULL, NULL } };
	static const char *const right[] = { "Ketua KPU Kota Palu, Budi Rahmanto, mengatakan hal itu.", "Ketua KPU Budi Rahmanto mengatakan hal itu.",
		"Ketua KPU Kota Palu, Sulawesi Tengah menyampaikan hal itu.", "Ketua KPU, Senin (3/2/2025) mengatakan hal itu.",
		"Anggota Bawaslu, KPU, dan DPRD menyatakan hal itu.", "Hadir dalam acara itu Ketua KPU, Budi Rahmanto menyampaikan hal itu." };
	const struct dict_options o = { .notes = true };
	g_autoptr(dict) d = open_dict();

	assert_made("koma/aposisi", made);
	for (size_t i = 0; i < G_N_ELEMENTS(right); i++) {
		g_autoptr(GPtrArray) findings = dict_check(d, right[i], strlen(right[i]), &o);
		if (by_rule(findings, "koma/aposisi"))
			g_test_fail_printf("%s", right[i]);
	}
}

TEST(figures_glued_or_parted_get_their_hyphen)
{
	static const char *const an[][2] = { { "Uang 5.000an beredar.", "Uang 5.000-an beredar." }, { "Usianya 20 an tahun.", "Usianya 20-an tahun." }, { NULL, NULL } };
	static const char *const ke[][2] = { { "Peringatan HUT ke80 RI.", "Peringatan HUT ke-80 RI." }, { NULL, NULL } };

	assert_made("hubung/an", an);
	assert_made("hubung/ke", ke);
}

TEST(a_decimal_point_before_a_measure_is_a_comma_and_an_hour_stays)
{
	static const char *const right[] = { "Rapat dimulai pukul 09.30 WIB.", "Sebanyak 1.250 ton beras disalurkan.", "Versi 2.0 dirilis.", NULL };
	g_autoptr(dict) d = open_dict();

	assert_silent(right);
	assert_rule(d, "angka/desimal", "Anggarannya Rp3.5 miliar.", "Anggarannya Rp3,5 miliar.");
	assert_rule(d, "angka/desimal", "Partisipasi mencapai 77.5%.", "Partisipasi mencapai 77,5%.");
}

TEST(sums_and_large_counts_are_grouped)
{
	static const char *const counts[][2] = { { "Dana Rp15000 dibagikan.", "Dana Rp15.000 dibagikan." }, { "Dana Rp1500000 dibagikan.", "Dana Rp1.500.000 dibagikan." },
		{ "Sebanyak 1200345 pemilih terdaftar.", "Sebanyak 1.200.345 pemilih terdaftar." },
		{ "Pemilih berjumlah 834921.", "Pemilih berjumlah 834.921." }, { NULL, NULL } };
	static const char *const sums[][2] = { { "Dana Rp15.000,- dibagikan.", "Dana Rp15.000 dibagikan." }, { "Dana rp15.000 dibagikan.", "Dana Rp15.000 dibagikan." },
		{ NULL, NULL } };
	static const char *const right[] = { "Warga dapat menghubungi 14045 atau 081234567890.", "Dana Rp15.000,00 dan Rp4,7 miliar dibagikan.",
		"Angkatan mencapai 2027.", NULL };

	assert_made("angka/ribuan", counts);
	assert_made("angka/rupiah", sums);
	assert_silent(right);
}

TEST(units_have_capitals_in_headlines_only)
{
	static const char *const made[][2] = { { "Petani memanen 5 Ton padi.", "Petani memanen 5 ton padi." }, { "Lahannya 20 Ha dan subur.", "Lahannya 20 ha dan subur." },
		{ NULL, NULL } };
	static const char *const right[] = { "Petani Limboto Panen 5 Ton Padi", NULL };

	assert_made("angka/satuan", made);
	assert_silent(right);
}

TEST(scores_smiles_inches_and_ellipses_are_no_slips)
{
	static const char *const right[] = { "Skor akhir 3 : 1 untuk tuan rumah.", "Terima kasih ;) sampai jumpa.", "Layar 24\" itu dipasang.",
		"Ia ragu…. lalu pergi.", "Gorontalo, kpu.go.id - Puluhan warga mengikuti pelatihan relawan pemadam di aula kantor desa.", NULL };
	static const char *const glued[][2] = {
		{ "Gorontalo, kpu.go.id- Puluhan warga mengikuti pelatihan relawan pemadam di aula kantor desa.",
		  "Gorontalo, kpu.go.id - Puluhan warga mengikuti pelatihan relawan pemadam di aula kantor desa." }, { NULL, NULL } };

	assert_silent(right);
	assert_made("paragraf/tanda-pisah", glued);
}

TEST(a_message_is_one_line_where_the_text_is_two)
{
	const char *text = "Ia mengajak rekan\nrekannya.";
	const struct prose all = { 0, strlen(text) };
	const struct dict_options o = { .prose = &all, .n_prose = 1 };
	g_autoptr(dict) d = open_dict();
	g_autoptr(GPtrArray) findings = dict_check(d, text, strlen(text), &o);
	const struct finding *f = by_rule(findings, "hubung/ulang");

	g_assert_nonnull(f);
	g_assert_null(strchr(f->message, '\n'));
}

TEST(a_long_headline_of_markdown_needs_no_full_stop)
{
	const char *text = "## Warga diminta memeriksa namanya melalui laman resmi atau datang langsung ke kantor terdekat sebelum batas waktu yang "
		"ditetapkan oleh panitia pemilihan di setiap desa";
	const struct prose all = { 3, strlen(text) - 3 };
	const struct dict_options o = { .prose = &all, .n_prose = 1 };
	g_autoptr(dict) d = open_dict();
	g_autoptr(GPtrArray) findings = dict_check(d, text, strlen(text), &o);

	g_assert_null(by_rule(findings, "paragraf/titik"));
}

TEST(a_place_glued_to_the_first_word_is_a_dateline_and_a_credit_ends_no_sentence)
{
	static const char *const right[] = { "Jakarta-Bandung dihubungkan jalan tol yang panjang sekali sehingga warga kedua kota itu senang bepergian.",
		"Dengan ditemukannya delapan unit sepeda motor tersebut, masih terdapat dua unit lain yang belum ditemukan oleh petugas di lokasi kejadian "
		"itu sejak pekan lalu. “Posisinya kurang dua unit,” ujar Ipda Ilham.[JON-NAL]", NULL };
	g_autoptr(dict) d = open_dict();

	assert_silent(right);
	assert_rule(d, "paragraf/tanda-pisah", "Semarang-Kabid Humas Ilham Saputra mengatakan pihaknya menangkap semua pelaku kasus itu kemarin.",
		"Semarang - Kabid Humas Ilham Saputra mengatakan pihaknya menangkap semua pelaku kasus itu kemarin.");
}

TEST(brackets_that_number_a_list_need_no_partner)
{
	static const char *const texts[] = { "1) membaca", "a) menulis", "Syaratnya 1) sehat, 2) jujur.", NULL };
	assert_silent(texts);
}

TEST(hostile_text_is_checked_in_linear_time)
{
	static const char *const unit[] = { "a", "“", "\"", "\" ", "(", ", ", "di ", "Senin (", "1/1/2021 ", ".Ia", "\xCC\x81", "\xFF", "A a. " };

	for (size_t i = 0; i < G_N_ELEMENTS(unit); i++) {
		g_autoptr(GString) text = g_string_new("kata ");
		while (text->len < 200000)
			g_string_append(text, unit[i]);
		g_autoptr(GArray) tokens = tokens_make(text->str, text->len, NULL, 0);
		g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
		const struct rule_context c = { .text = text->str, .len = text->len, .tokens = (const struct token *)(void *)tokens->data, .n = tokens->len };
		rules_run(&c, findings);
		for (guint k = 0; k < findings->len; k++) {
			const struct finding *f = findings->pdata[k];
			g_assert_cmpuint(f->off + f->len, <=, text->len);
		}
	}
}

TEST_MAIN
