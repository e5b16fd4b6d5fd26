#include "test.h"
#include <string.h>
#include "edit/cursor.h"
#include "edit/utf8.h"

/* Every place where a walk stops, as "0 4 9". */
static char *stops(size_t step(const char *, size_t, size_t), const char *s, size_t from, size_t to)
{
	GString *out = g_string_new(NULL);
	size_t off = from;

	do {
		off = step(s, strlen(s), off);
		g_string_append_printf(out, out->len ? " %zu" : "%zu", off);
	} while (off != to);
	return g_string_free(out, FALSE);
}

static void assert_stops(size_t next(const char *, size_t, size_t), size_t prev(const char *, size_t, size_t), const char *s, const char *there, const char *back)
{
	g_autofree char *a = stops(next, s, 0, strlen(s));
	g_autofree char *b = stops(prev, s, strlen(s), 0);

	g_assert_cmpstr(a, ==, there);
	g_assert_cmpstr(b, ==, back);
}

TEST(a_cluster_is_what_a_person_calls_a_letter)
{
	assert_stops(grapheme_next, grapheme_prev, "abc", "1 2 3", "2 1 0");
	assert_stops(grapheme_next, grapheme_prev, "ae\u0301b", "1 4 5", "4 1 0");
	assert_stops(grapheme_next, grapheme_prev, "👨\u200D👩x", "11 12", "11 0");
	assert_stops(grapheme_next, grapheme_prev, "🇮🇩🇲🇾", "8 16", "8 0");
	assert_stops(grapheme_next, grapheme_prev, "\r\n", "1 2", "1 0");
	assert_stops(grapheme_next, grapheme_prev, "\xFF\xC3", "1 2", "1 0");
}

TEST(words_are_letters_and_digits_with_apostrophes_inside)
{
	assert_stops(word_next, word_prev, "Salat Jum'at, 12 Mei", "6 14 17 20", "17 14 6 0");
	assert_stops(word_next, word_prev, "anak-anak", "5 9", "5 0");
	assert_stops(word_next, word_prev, "‘Ma’ruf’", "3 14", "3 0");
}

TEST(the_word_at_a_place_is_the_one_under_it_or_before_it)
{
	const char *s = " kata  lain";

	g_assert_cmpuint(word_start(s, 11, 3), ==, 1);
	g_assert_cmpuint(word_end(s, 11, 3), ==, 5);
	g_assert_cmpuint(word_start(s, 11, 5), ==, 1);
	g_assert_cmpuint(word_start(s, 11, 6), ==, 1);
	g_assert_cmpuint(word_end(s, 11, 6), ==, 5);
	g_assert_cmpuint(word_start(s, 11, 7), ==, 7);
	g_assert_cmpuint(word_end(s, 11, 11), ==, 11);
	g_assert_cmpuint(word_start(s, 11, 0), ==, 0);
	g_assert_cmpuint(word_end(s, 11, 0), ==, 0);
	g_assert_true(word_inside(s, 11, 2));
	g_assert_false(word_inside(s, 11, 1));
	g_assert_false(word_inside(s, 11, 5));
}

TEST(sentences_start_after_a_stop_and_at_paragraphs)
{
	assert_stops(sentence_next, sentence_prev, "Satu. Dua! Tiga?", "6 11 16", "11 6 0");
	assert_stops(sentence_next, sentence_prev, "Satu\n\nDua", "6 9", "6 0");
	assert_stops(sentence_next, sentence_prev, "“Apa?” tanya dia. Lalu", "22 26", "22 0");
	assert_stops(sentence_next, sentence_prev, "“Apa.” Dia", "11 14", "11 0");
}

TEST(abbreviations_initials_and_numbers_end_no_sentence)
{
	static const char *const whole[] = { "Kata Dr. Ahmad", "Jl. Sudirman No. 5 Kota", "A. Yani", "H. Budi, S.H. Ketua", "Budi, S.Pd. Guru",
		"1. Pertama", "Rp 1.000.000 Juta", "tgl. 5 Mei", "buku dll. dan" };

	for (unsigned i = 0; i < G_N_ELEMENTS(whole); i++) {
		g_assert_cmpuint(sentence_next(whole[i], strlen(whole[i]), 0), ==, strlen(whole[i]));
		g_assert_cmpuint(sentence_prev(whole[i], strlen(whole[i]), strlen(whole[i])), ==, 0);
	}
	assert_stops(sentence_next, sentence_prev, "Buku dll. Lalu", "10 14", "10 0");
	assert_stops(sentence_next, sentence_prev, "Tahun 2024. Lalu", "12 16", "12 0");
}

TEST(paragraphs_are_lines_and_empty_ones_are_passed_over)
{
	const char *s = "satu\n\ndua\n";

	g_assert_cmpuint(paragraph_start(s, 10, 8), ==, 6);
	g_assert_cmpuint(paragraph_start(s, 10, 4), ==, 0);
	g_assert_cmpuint(paragraph_end(s, 10, 0), ==, 4);
	g_assert_cmpuint(paragraph_end(s, 10, 10), ==, 10);
	g_assert_cmpuint(paragraph_next(s, 10, 2), ==, 6);
	g_assert_cmpuint(paragraph_next(s, 10, 6), ==, 10);
	g_assert_cmpuint(paragraph_prev(s, 10, 10), ==, 6);
	g_assert_cmpuint(paragraph_prev(s, 10, 6), ==, 0);
	g_assert_cmpuint(paragraph_prev(s, 10, 8), ==, 6);
}

static size_t random_text(GRand *r, char *s, size_t pieces)
{
	static const char *const piece[] = { "a", " ", "é", "\u0301", "👨", "\u200D", "🇮", "🏽", "\n", "\t", "\u0600", "각", "\u1161", "\U000E0041",
		"\u202E", "\xFF", "\u0903", "." };
	size_t len = 0;

	while (pieces-- > 0) {
		const char *p = piece[g_rand_int_range(r, 0, G_N_ELEMENTS(piece))];
		memcpy(s + len, p, strlen(p));
		len += strlen(p);
	}
	return len;
}

TEST(the_way_back_stops_where_the_way_there_did)
{
	g_autoptr(GRand) r = g_rand_new_with_seed(7);
	char s[64];

	for (unsigned i = 0; i < 200000; i++) {
		size_t len = random_text(r, s, 12), before = 0;
		for (size_t off = 0; off < len; before = off) {
			off = grapheme_next(s, len, off);
			g_assert_cmpuint(off, >, before);
			g_assert_cmpuint(grapheme_prev(s, len, off), ==, before);
		}
	}
}

TEST(every_walk_moves_on_and_stays_in_the_text)
{
	static size_t (*const next[])(const char *, size_t, size_t) = { grapheme_next, word_next, sentence_next, paragraph_next };
	static size_t (*const prev[])(const char *, size_t, size_t) = { grapheme_prev, word_prev, sentence_prev, paragraph_prev };
	g_autoptr(GRand) r = g_rand_new_with_seed(8);
	char s[64];

	for (unsigned i = 0; i < 20000; i++) {
		size_t len = random_text(r, s, 12), off, to;
		for (unsigned w = 0; w < G_N_ELEMENTS(next); w++) {
			for (off = 0; off < len; off = to) {
				to = next[w](s, len, off);
				g_assert_true(to > off && to <= len);
			}
			for (; off > 0; off = to)
				g_assert_true((to = prev[w](s, len, off)) < off);
		}
	}
}

TEST(a_cluster_without_end_is_cut)
{
	g_autoptr(GString) s = g_string_new("a");

	for (unsigned i = 0; i < 10000; i++)
		g_string_append(s, "\u0301");
	g_assert_cmpuint(grapheme_next(s->str, s->len, 0), <=, 128);
	g_assert_cmpuint(s->len - grapheme_prev(s->str, s->len, s->len), <=, 128);
}

TEST_MAIN
