#include "test.h"
#include <string.h>
#include "lead.h"
#include "lexicon.h"

static void answers(const char *text, const char *who, const char *what, const char *when, const char *where)
{
	static struct lexicon *words;
	const char *const expected[LEAD_COUNT] = { who, what, when, where };
	struct lead_answers found;

	if (!words)
		words = lexicon_open(NULL, NULL);
	lead_find(words, text, strlen(text), &found);
	for (unsigned q = 0; q < LEAD_COUNT; q++) {
		g_autofree char *is = g_strndup(text + found.answer[q].off, found.answer[q].len);
		g_assert_cmpstr(is, ==, expected[q]);
	}
}

TEST(a_whole_lead_answers_who_what_when_and_where)
{
	answers("KPU Provinsi Gorontalo mengikuti rapat koordinasi kehumasan di Hotel Maqna, Selasa (4/5/2021).",
		"KPU Provinsi Gorontalo", "mengikuti", "Selasa (4/5/2021)", "di Hotel Maqna");
	answers("GORONTALO – Ketua panitia menyerahkan berkas kepada Bawaslu pada 17 Agustus 2024.",
		"Ketua", "menyerahkan", "17 Agustus 2024", "GORONTALO");
	answers("Pleno digelar secara daring oleh Komisi Pemilihan Umum kemarin.", "Komisi Pemilihan Umum", "digelar", "kemarin", "secara daring");
}

TEST(what_is_not_there_is_not_found)
{
	answers("Rapat itu penting sekali bagi semua.", "", "", "", "");
	answers("Menurut dia, satu minggu di antara dua tahun.", "", "", "", "");
	answers("", "", "", "", "");
	answers("Warga hadir hari ini.", "Warga", "hadir", "hari ini", "");
}

TEST_MAIN
