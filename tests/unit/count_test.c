#include "test.h"
#include <string.h>
#include "markup/markup.h"

static struct text_count count(const char *text)
{
	return text_count(text, strlen(text));
}

TEST(nothing_and_only_blanks_count_as_nothing)
{
	static const char *const empty[] = { "", " ", "\n\n", "\t \n\xC2\xA0\n", "—", "- \n" };

	for (size_t i = 0; i < G_N_ELEMENTS(empty); i++) {
		struct text_count n = count(empty[i]);
		g_assert_cmpuint(n.words, ==, 0);
		g_assert_cmpuint(n.sentences, ==, 0);
		g_assert_cmpuint(n.paragraphs, ==, 0);
	}
	g_assert_cmpuint(count("").chars, ==, 0);
}

TEST(a_word_holds_a_letter_or_a_digit_and_stands_between_blanks)
{
	g_assert_cmpuint(count("Rakor se-Indonesia, 4/5/2021 — “baik”").words, ==, 4);
	g_assert_cmpuint(count("satu\xC2\xA0""dua\ttiga\nempat").words, ==, 4);
	g_assert_cmpuint(count("- butir\n- butir & lagi").words, ==, 3);
}

TEST(sentences_end_at_a_stop_before_a_blank_but_not_in_figures_and_abbreviations)
{
	g_assert_cmpuint(count("Buka pukul 16.00 di kpu.go.id. Hadir!").sentences, ==, 2);
	g_assert_cmpuint(count("Permenkominfo No. 35 Tahun 2014 dibaca Plt. Direktur H. Anwar.").sentences, ==, 1);
	g_assert_cmpuint(count("“Siap.” Ia pergi. Ke mana? Entah…").sentences, ==, 4);
	g_assert_cmpuint(count("Judul tanpa titik\n\nIsi berita").sentences, ==, 2);
	g_assert_cmpuint(count("Satu dua.\nTiga empat.\nDari No.\n5 ke enam.").sentences, ==, 3);
}

TEST(paragraphs_are_parted_by_empty_lines)
{
	g_assert_cmpuint(count("satu\nmasih satu\n\ndua\n \n\ntiga").paragraphs, ==, 3);
	g_assert_cmpuint(count("satu\n\n---\n\ndua\n").paragraphs, ==, 2);
}

TEST(characters_are_what_a_person_sees)
{
	g_assert_cmpuint(count("abc d\n").chars, ==, 5);
	g_assert_cmpuint(count("e\xCC\x81").chars, ==, 1);
	g_assert_cmpuint(count("👩‍👩‍👧 🇮🇩").chars, ==, 3);
}

TEST(a_mark_on_a_letter_does_not_part_the_word)
{
	g_assert_cmpuint(count("cafe\xCC\x81s").words, ==, 1);
}

TEST(bytes_that_are_not_utf8_are_characters_and_no_words)
{
	g_assert_cmpuint(text_count("a \xFF\xC3", 4).words, ==, 1);
	g_assert_cmpuint(text_count("a \xFF\xC3", 4).chars, ==, 4);
}

TEST_MAIN
