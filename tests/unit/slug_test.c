#include "test.h"
#include <string.h>
#include "export/export.h"

static void check_slug(const char *title, const char *slug)
{
	char out[SLUG_MAX + 1];

	g_assert_true(slug_make(title, out, NULL));
	g_assert_cmpstr(out, ==, slug);
}

TEST(headline_becomes_lower_case_words_joined_by_hyphens)
{
	check_slug("KPU Provinsi Gorontalo: Ikuti Rakor!", "kpu-provinsi-gorontalo-ikuti-rakor");
	check_slug("  --Rapat & “Kerja” 2024-- ", "rapat-kerja-2024");
}

TEST(letters_lose_their_marks_and_apostrophes_leave_no_gap)
{
	check_slug("Café Élite", "cafe-elite");
	check_slug("Jum’at di Qur'an", "jumat-di-quran");
	check_slug("İstanbul ﬁ ｋｐｕ", "istanbul-fi-kpu");
}

TEST(a_long_headline_is_cut_at_the_end_of_a_word)
{
	char out[SLUG_MAX + 1];

	check_slug("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas", "satu-dua-tiga-empat-lima-enam-tujuh-delapan-sembilan-sepuluh");
	g_autofree char *word = g_strnfill(5000, 'x');
	g_assert_true(slug_make(word, out, NULL));
	g_assert_cmpuint(strlen(out), ==, SLUG_MAX);
}

TEST(title_without_letters_is_refused_and_out_keeps_its_text)
{
	static const char *const none[] = { "“…”", "", "報道", "../..", "\xCC\x81" };

	for (size_t i = 0; i < G_N_ELEMENTS(none); i++) {
		char out[SLUG_MAX + 1] = "lama";
		g_autoptr(GError) error = NULL;
		g_assert_false(slug_make(none[i], out, &error));
		g_assert_error(error, STORE_ERROR, STORE_ERROR_INPUT);
		g_assert_cmpstr(out, ==, "lama");
	}
}

TEST(a_slug_is_only_letters_digits_and_single_inner_hyphens_whatever_the_title)
{
	static const char *const titles[] = { "../../keluar", "/etc/passwd", "-rf", "C:\\x", "a\nb\x1b]0;x\x07", "$(id)", "a%s%n", "\xFFx\xC3", ".git", "a--b" };

	for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
		char out[SLUG_MAX + 1];
		g_assert_true(slug_make(titles[i], out, NULL));
		g_assert_true(g_regex_match_simple("^[a-z0-9]+(-[a-z0-9]+)*$", out, 0, 0));
	}
}

TEST_MAIN
