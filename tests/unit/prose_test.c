/* Whole sentences: what sound Indonesian of many beats must not raise, and what slips in it must. */
#include "test.h"
#include "rule_case.h"

static void assert_sound(const char *const *texts)
{
	g_autoptr(dict) d = open_dict();

	for (; *texts; texts++) {
		g_autoptr(GPtrArray) found = dict_check(d, *texts, strlen(*texts), NULL);
		if (found->len)
			g_test_fail_printf("%s: %s", *texts, ((struct finding *)found->pdata[0])->message);
	}
}

TEST(ordinary_words_beside_a_more_frequent_neighbour_are_not_doubted)
{
	static const char *const texts[] = {
		"Seseorang menangkal kabar itu, dan anak-anak menonton selepas mengaji.",
		"Para pemanen dan pemagang sesekali beristirahat; kita seolah lupa betapa sesederhana itu caranya.",
		"Polisi menebak ruas jalan yang teredam banjir, lalu parkiran dikeruk dan mobil disita.",
		"Ia memberi pelukan kepada pria yang sedih, gelisah, dan waswas.",
		NULL,
	};

	assert_sound(texts);
}

TEST(words_of_farms_boats_prayers_and_clinics_are_known)
{
	static const char *const texts[] = {
		"Truk engkel itu memuat tandan, dodos, dan egrek milik pemanen.",
		"Nelayan memakai cantrang dan huhate untuk menangkap lemuru dan cakalang.",
		"Jemaah menjalani mabit sesudah wukuf, sedangkan umat Hindu menyiapkan piodalan dan mecaru.",
		"Dokter menangani sinusitis, gastritis, dan aritmia dengan defibrilator.",
		"Selembar hinggi kombu dan rumah adat omo sebua dipamerkan; lansia sebatang kara dirawat.",
		NULL,
	};

	assert_sound(texts);
}

TEST(names_stand_in_rows_behind_titles_and_around_particles)
{
	static const char *const texts[] = {
		"Tiga ekor anoa lahir, yaitu Maesa, Anara, dan Deandra.",
		"Satwa itu dilepas di Suaka Margasatwa Nantu.",
		"Benteng itu dibangun Cornelis Matelief de Jonge dan Simon van der Stel.",
		"Jalan menuju Bonelemo terputus di lima titik. (humas/red)",
		"Ia membawa buku ke enam dusun dan menyeduh kawa daun.",
		"Petani menanam pisang ambon, jeruk bali, dan gula jawa.",
		NULL,
	};

	assert_sound(texts);
}

struct slip { const char *text, *wrong, *right; };

static void assert_slips(const struct slip *slips, size_t n)
{
	g_autoptr(dict) d = open_dict();

	for (size_t i = 0; i < n; i++) {
		g_autoptr(GPtrArray) found = dict_check(d, slips[i].text, strlen(slips[i].text), NULL);
		const struct finding *f = found->len == 1 ? found->pdata[0] : NULL;
		if (!f || f->off != (size_t)(strstr(slips[i].text, slips[i].wrong) - slips[i].text) || g_strcmp0(f->fix[0], slips[i].right) != 0)
			g_test_fail_printf("%s: %s, %u findings", slips[i].text, f && f->fix[0] ? f->fix[0] : "not found", found->len);
	}
}

TEST(a_blank_left_out_is_seen_also_between_rare_words)
{
	static const struct slip slips[] = {
		{ "Rapat itu dihadiri ketuayang baru.", "ketuayang", "ketua yang" },
		{ "Warga mengikuti agendakebudayaan di desa.", "agendakebudayaan", "agenda kebudayaan" },
		{ "Petani berencanamenata lahan.", "berencanamenata", "berencana menata" },
		{ "Harga turun karenasolar langka.", "karenasolar", "karena solar" },
	};

	assert_slips(slips, G_N_ELEMENTS(slips));
}

TEST(a_word_that_a_blank_broke_in_two_is_joined)
{
	static const struct slip slips[] = {
		{ "Warga mengikuti ke giatan itu.", "ke giatan", "kegiatan" },
		{ "Rapat diseleng garakan di aula.", "diseleng garakan", "diselenggarakan" },
		{ "Pem bangunan jalan dimulai.", "Pem bangunan", "Pembangunan" },
		{ "Kegiatan itu dilaksana kan kemarin.", "dilaksana kan", "dilaksanakan" },
	};

	assert_slips(slips, G_N_ELEMENTS(slips));
}

TEST(dates_and_quotations_of_berita_acara_and_releases_are_read)
{
	static const struct slip slips[] = {
		{ "Rapat digelar pada hari ini, Jumat tanggal 14 bulan Juli tahun 2025.", "Jumat", "Senin" },
		{ "“Kami sudah siap, katanya tegas.", ", katanya", ",”" },
		{ "“Kami sudah siap, kata Budi tegas.", ", kata", ",”" },
	};

	assert_slips(slips, G_N_ELEMENTS(slips));
}

TEST(a_slip_before_a_clitic_and_in_a_place_s_title_is_mended_in_its_letters)
{
	static const struct slip slips[] = {
		{ "Kita mempercayai-Nya dengan teguh.", "mempercayai-Nya", "memercayai-Nya" },
		{ "Aku berdiri dihadapanmu.", "dihadapanmu", "di hadapanmu" },
		{ "Warga Kwlurahan Gamalama bergotong royong.", "Kwlurahan", "Kelurahan" },
		{ "Hasil panen di perbanyak tahun ini.", "di perbanyak", "diperbanyak" },
		{ "Bangsa indonesia merdeka.", "indonesia", "Indonesia" },
		{ "KPU se-indonesia mengikuti rapat itu.", "se-indonesia", "se-Indonesia" },
		{ "Peserta datang dari jawa dan sulawesi.", "sulawesi", "Sulawesi" },
	};

	assert_slips(slips, G_N_ELEMENTS(slips));
}

TEST_MAIN
