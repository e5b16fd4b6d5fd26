#include "test.h"
#include "sound.h"

TEST(words_that_nobody_could_speak_are_odd)
{
	static const char *const odd[] = { "titipkn", "ditambtkan", "pemangkasn", "terpancg", "kabpten", "masyrkt", "biaaaya", NULL };

	for (const char *const *w = odd; *w; w++)
		if (!sound_is_odd(*w))
			g_test_fail_printf("%s", *w);
}

TEST(words_of_indonesian_and_its_loans_are_not)
{
	static const char *const good[] = { "", "a", "angkrang", "instruksi", "kontrak", "transkrip", "mengkhawatirkan", "persyaratan",
		"mengklarifikasi", "konkret", "teks", "ons", "kompleks", "modern", "standar", "konstruksi", "ekspres", "menyanyi", "ngarai",
		"struktur", "abstrak", "film", "volt", "helm", "golf", "mars", "korps", "industri", "sphinks", "mengambil", "njuah", NULL };

	for (const char *const *w = good; *w; w++)
		if (sound_is_odd(*w))
			g_test_fail_printf("%s", *w);
}

TEST_MAIN
