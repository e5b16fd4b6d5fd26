#include "test.h"
#include <string.h>
#include "edit/letters.h"

static void changed(const char *from, enum letters how, const char *to)
{
	g_autoptr(GString) made = letters_change(from, strlen(from), how);

	g_assert_cmpstr(made->str, ==, to);
}

TEST(lower_and_upper_know_letters_beyond_ascii)
{
	changed("Émile DAN KPU", LETTERS_LOWER, "émile dan kpu");
	changed("Émile dan kpu 2024", LETTERS_UPPER, "ÉMILE DAN KPU 2024");
}

TEST(a_title_has_capitals_but_for_function_words_inside)
{
	changed("dari rapat ke rapat: untuk pemilu yang jujur", LETTERS_TITLE, "Dari Rapat ke Rapat: Untuk Pemilu yang Jujur");
	changed("KPU dan DPRD bahas anggaran", LETTERS_TITLE, "KPU dan DPRD Bahas Anggaran");
	changed("RAPAT KERJA DI GORONTALO", LETTERS_TITLE, "Rapat Kerja di Gorontalo");
}

TEST(of_a_doubled_word_both_halves_rise_when_they_are_equal)
{
	changed("undang-undang dan sayur-mayur", LETTERS_TITLE, "Undang-Undang dan Sayur-mayur");
	changed("tanya-jawab", LETTERS_TITLE, "Tanya-jawab");
}

TEST(each_sentence_begins_with_a_capital_and_acronyms_stay)
{
	changed("“rapat Kerja” digelar KPU. hasilnya Dibahas.\nlalu ditutup", LETTERS_SENTENCE, "“Rapat kerja” digelar KPU. Hasilnya dibahas.\nLalu ditutup");
	changed("RAPAT SELESAI. PULANG.", LETTERS_SENTENCE, "Rapat selesai. Pulang.");
}

TEST(addresses_and_code_keep_their_letters)
{
	changed("Lihat [Situs](https://KPU.go.id/A) dan `Kode` serta www.Contoh.ID", LETTERS_UPPER,
		"LIHAT [SITUS](https://KPU.go.id/A) DAN `Kode` SERTA www.Contoh.ID");
}

TEST(a_megabyte_without_a_full_stop_is_changed_at_once)
{
	g_autoptr(GString) long_text = g_string_new(NULL);

	while (long_text->len < 1 << 20)
		g_string_append(long_text, "Kata Lain ");
	g_autoptr(GString) made = letters_change(long_text->str, long_text->len, LETTERS_SENTENCE);
	g_assert_cmpuint(made->len, ==, long_text->len);
	g_assert_true(g_str_has_prefix(made->str, "Kata lain kata"));
}

TEST_MAIN
