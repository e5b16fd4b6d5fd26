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

TEST_MAIN
