#include "test.h"
#include "lexicon.h"
#include "morph.h"
#include "nasal.h"

static struct lexicon *words(void)
{
	static struct lexicon *l;

	if (!l)
		l = lexicon_open(NULL, NULL);
	return l;
}

static void assert_sound(const char *const *list)
{
	for (; *list; list++) {
		struct morph m;
		if (morph_analyse(words(), *list, &m) != MORPH_DERIVED)
			g_error("%s is a sound derivation", *list);
	}
}

static void assert_none(const char *const *list)
{
	for (; *list; list++)
		if (morph_analyse(words(), *list, NULL) == MORPH_DERIVED)
			g_error("%s is no sound derivation", *list);
}

static void assert_wrong(const char *const (*list)[2])
{
	for (; (*list)[0]; list++) {
		struct morph m;
		g_assert_cmpint(morph_analyse(words(), (*list)[0], &m), ==, MORPH_WRONG);
		g_assert_cmpstr(m.fix, ==, (*list)[1]);
		g_assert_nonnull(m.rule);
	}
}

TEST(first_letters_k_p_t_s_drop_before_a_vowel)
{
	static const char *const list[] = { "mengirim", "mengoordinasikan", "memengaruhi", "menaati", "menargetkan", "menyuarakan",
		"penerjemah", "penyelenggaraan", "pengondisian", "memublikasikan", NULL };

	assert_sound(list);
}

TEST(clusters_and_sy_and_kh_stay)
{
	static const char *const list[] = { "mengkritik", "mengklarifikasi", "memproduksi", "mentransfer", "mensyukuri", "mensyaratkan",
		"mengkhususkan", "menstabilkan", "memplester", NULL };

	assert_sound(list);
}

TEST(a_letter_that_should_drop_is_refused_with_the_right_form)
{
	static const char *const list[][2] = { { "mengkondisikan", "mengondisikan" }, { "mengkomunikasikan", "mengomunikasikan" },
		{ "mempengaruhi", "memengaruhi" }, { "mentaati", "menaati" }, { "mensukseskan", "menyukseskan" },
		{ "mengkonfirmasikannya", "mengonfirmasikannya" }, { "pengkoordinasian", "pengoordinasian" },
		{ "mensosialisasikan", "menyosialisasikan" }, { NULL, NULL } };

	assert_wrong(list);
}

TEST(a_cluster_that_lost_its_letter_is_refused)
{
	static const char *const list[][2] = { { "mengritik", "mengkritik" }, { "memroduksi", "memproduksi" }, { NULL, NULL } };

	assert_wrong(list);
}

TEST(ber_loses_its_r_before_kerja_and_ternak)
{
	static const char *const list[][2] = { { "berkerja", "bekerja" }, { "berternak", "beternak" }, { NULL, NULL } };

	assert_wrong(list);
}

TEST(memper_is_a_prefix_and_percaya_is_a_root)
{
	static const char *const sound[] = { "memperhatikan", "memperbaiki", "memperebutkan", "mempertanyakan", "memercayai", NULL };
	static const char *const wrong[][2] = { { "mempercayai", "memercayai" }, { NULL, NULL } };

	assert_sound(sound);
	assert_wrong(wrong);
}

TEST(nested_affixes_are_read)
{
	static const char *const list[] = { "keberhasilan", "pemberdayaan", "diberlakukan", "kepemimpinan", "berkelanjutan",
		"dikedepankan", "sepengetahuan", "keterwakilan", "dipersatukan", "ketidakpuasan", "mengesampingkan",
		"ketidakberdayaan", "ketidakterbukaan", "kegawatdaruratan", "melepasliarkan", "ketenagalistrikan", NULL };

	assert_sound(list);
}

TEST(clitics_follow_any_derivation)
{
	static const char *const list[] = { "pelaksanaannya", "kulihat", "kutahu", "kaudengarkan", "mengemuka", "mengesampingkan", "menurutnya", "gunakanlah", "memperhatikannya", NULL };

	assert_sound(list);
}

TEST(combinations_that_hide_slips_are_refused)
{
	static const char *const list[] = { "capain", "melakukukan", "deain", "dimembaca", "menulisan", "dibacaan",
		"memakankani", "rumahkani", "penulisisan", "pepedagang", "pepelaksanaannya", "kulatif", "mengengebut", "korekis", NULL };

	assert_none(list);
}

TEST(a_pattern_names_prefixes_root_and_suffixes)
{
	struct morph m;

	g_assert_cmpint(morph_analyse(words(), "mengondisikannya", &m), ==, MORPH_DERIVED);
	g_assert_cmpstr(m.pattern, ==, "meN+kondisi+kan+nya");
	g_assert_cmpstr(m.root, ==, "kondisi");
}

TEST(the_form_of_a_root_is_made_by_the_rules)
{
	static const char *const list[][2] = { { "ambil", "mengambil" }, { "baca", "membaca" }, { "cari", "mencari" }, { "lihat", "melihat" },
		{ "pakai", "memakai" }, { "sapu", "menyapu" }, { "tulis", "menulis" }, { "kirim", "mengirim" }, { "kritik", "mengkritik" },
		{ "yakin", "meyakin" }, { "syukur", "mensyukur" } };

	for (size_t i = 0; i < G_N_ELEMENTS(list); i++) {
		char out[NASAL_ROOT_MAX + 8];
		nasal_join(words(), 'm', list[i][0], out);
		g_assert_cmpstr(out, ==, list[i][1]);
	}
}

static bool is_stem(void *ctx, const char *lower)
{
	return lexicon_stem(ctx, lower);
}

TEST(reduplications_of_every_kind_are_read)
{
	static const char *const good[] = { "kegiatan-kegiatan", "anak-anaknya", "kehijau-hijauan", "sebaik-baiknya", "berlarut-larut",
		"disia-siakan", "tolong-menolong", "surat-menyurat", "memukul-mukul", "hak-haknya", "kupu-kupunya", "ubun-ubunku", NULL };
	static const char *const bad[] = { "anak-anik", "bukua-bukua", "kegiatan-kegitan", "-", "a-", "-a", "a-b-c", NULL };

	for (int i = 0; good[i]; i++)
		if (!morph_is_reduplication(words(), good[i], is_stem, words()))
			g_error("%s is a reduplication", good[i]);
	for (int i = 0; bad[i]; i++)
		if (morph_is_reduplication(words(), bad[i], is_stem, words()))
			g_error("%s is no reduplication", bad[i]);
}

TEST(any_string_of_letters_is_answered_without_harm)
{
	char word[200];

	for (guint seed = 0; seed < 2000; seed++) {
		g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
		int n = g_rand_int_range(rand, 0, 199);
		for (int i = 0; i < n; i++)
			word[i] = "aiueobkmngprstyd-"[g_rand_int_range(rand, 0, 17)];
		word[n] = '\0';
		struct morph m;
		morph_analyse(words(), word, &m);
		morph_nonbaku(words(), word, &m);
		morph_is_reduplication(words(), word, is_stem, words());
	}
}

TEST(short_bound_forms_join_borrowed_roots_and_no_native_verbs)
{
	g_assert_true(morph_is_bound(words(), "rekonstruksi", is_stem, words()));
	g_assert_true(morph_is_bound(words(), "antarnegara", is_stem, words()));
	g_assert_false(morph_is_bound(words(), "detarik", is_stem, words()));
	g_assert_false(morph_is_bound(words(), "antiantikorupsi", is_stem, words()));
	g_assert_false(morph_is_bound(words(), "rekaji", is_stem, words()));
}

TEST_MAIN
