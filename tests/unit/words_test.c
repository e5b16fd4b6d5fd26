#include "test.h"
#include <string.h>
#include "words.h"

static GArray *read_text(const char *text)
{
	return tokens_make(text, strlen(text), NULL, 0);
}

/* The tokens as text, "|" between them, a line break for the end of a paragraph. */
static char *shown(const char *text, size_t len)
{
	g_autoptr(GArray) tokens = tokens_make(text, len, NULL, 0);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < tokens->len; i++) {
		const struct token *t = &g_array_index(tokens, struct token, i);
		if (t->kind == TOKEN_BREAK)
			g_string_append_c(out, '\n');
		else
			g_string_append_printf(out, "%s%.*s", out->len && out->str[out->len - 1] != '\n' ? "|" : "", (int)t->len, text + t->off);
	}
	return g_string_free(out, FALSE);
}

static void assert_tokens(const char *text, const char *expected)
{
	g_autofree char *got = shown(text, strlen(text));
	g_assert_cmpstr(got, ==, expected);
}

static struct token find(const char *text, const char *word)
{
	g_autoptr(GArray) tokens = read_text(text);

	for (guint i = 0; i < tokens->len; i++)
		if (token_is(text, &g_array_index(tokens, struct token, i), word))
			return g_array_index(tokens, struct token, i);
	g_error("no token %s in %s", word, text);
}

static void assert_kind(const char *text, const char *word, enum token_kind kind)
{
	g_assert_cmpint(find(text, word).kind, ==, kind);
}

TEST(words_keep_their_hyphens_and_apostrophes)
{
	assert_tokens("Anak-anak salat Jum’at.", "Anak-anak|salat|Jum’at|.\n");
}

TEST(an_abbreviation_keeps_its_full_stop_and_ends_no_sentence)
{
	assert_tokens("Drs. H. Amin, M.Si., hadir di Jl. Raya No. 5.", "Drs.|H.|Amin|,|M.Si.|,|hadir|di|Jl.|Raya|No.|5|.\n");
	assert_tokens("Jurnal, cet. ke-2", "Jurnal|,|cet.|ke-2\n");
	g_assert_true(find("Menurut Drs. Amin", "Drs.").flags & TOKEN_ABBREVIATION);
	g_assert_false(find("Menurut Drs. Amin", "Amin").flags & TOKEN_SENTENCE);
}

TEST(a_letter_number_is_one_token)
{
	assert_kind("Keputusan No. 172/HM.02-Kpt/06/III/2021 berlaku.", "172/HM.02-Kpt/06/III/2021", TOKEN_CODE);
}

TEST(dates_times_and_money_are_numbers)
{
	assert_kind("Selasa (4/5/2021)", "4/5/2021", TOKEN_NUMBER);
	assert_kind("pukul 16.30 WIB", "16.30", TOKEN_NUMBER);
	assert_kind("sebanyak 77,5% pemilih", "77,5%", TOKEN_NUMBER);
	assert_tokens("Rp4,7 miliar", "Rp4,7|miliar\n");
}

TEST(figures_with_endings_are_words)
{
	assert_kind("pada 1990-an", "1990-an", TOKEN_WORD);
	assert_kind("abad ke-20", "ke-20", TOKEN_WORD);
	assert_kind("banyak anak2 di sana", "anak2", TOKEN_WORD);
}

TEST(addresses_handles_and_tags_are_no_words)
{
	assert_kind("Buka www.kpu.go.id/berita?id=1.", "www.kpu.go.id/berita?id=1", TOKEN_ADDRESS);
	assert_kind("Surat ke humas@kpu.go.id.", "humas@kpu.go.id", TOKEN_ADDRESS);
	assert_kind("Ikuti @kpu_ri, ya", "@kpu_ri", TOKEN_ADDRESS);
	assert_kind("Tagar #Pemilu2024 ramai", "#Pemilu2024", TOKEN_ADDRESS);
	assert_kind("Kata Tempo.co, begitu", "Tempo.co", TOKEN_ADDRESS);
}

TEST(a_full_stop_without_a_blank_still_parts_two_sentences)
{
	assert_tokens("Acara selesai.Ia pulang", "Acara|selesai|.|Ia|pulang\n");
	g_assert_true(find("Acara selesai.Ia pulang", "Ia").flags & TOKEN_SENTENCE);
}

TEST(what_stands_between_quotation_marks_is_quoted)
{
	const char *text = "“Kami siap,” ujar Amin.";

	g_assert_true(find(text, "siap").flags & TOKEN_QUOTED);
	g_assert_true(find(text, "“").flags & TOKEN_OPENS);
	g_assert_true(find(text, "”").flags & TOKEN_CLOSES);
	g_assert_false(find(text, "ujar").flags & TOKEN_QUOTED);
	g_assert_true(find("\"Kami siap,\" ujar Amin", "siap").flags & TOKEN_QUOTED);
}

TEST(a_question_in_quotation_marks_begins_no_sentence_behind_it)
{
	g_assert_false(find("“Benarkah?” tanya Alya.", "tanya").flags & TOKEN_SENTENCE);
	g_assert_true(find("“Benar.” Acara pun usai.", "Acara").flags & TOKEN_SENTENCE);
}

TEST(a_capital_in_mid_sentence_is_a_name)
{
	g_assert_true(find("Menurut Amin, benar.", "Amin").flags & TOKEN_PROPER);
	g_assert_false(find("Menurut Amin, benar.", "Menurut").flags & TOKEN_PROPER);
	g_assert_true(find("Menurut KPU benar.", "KPU").flags & TOKEN_ALLCAPS);
	g_assert_true(find("SK-nya terbit.", "SK-nya").flags & TOKEN_ALLCAPS);
}

TEST(stretches_of_prose_leave_marks_out_and_keep_the_paragraph)
{
	const char *text = "Rapat **penting** itu\n\n# Judul";
	const struct prose prose[] = { { 0, 6 }, { 8, 7 }, { 17, 4 }, { 25, 5 } };
	g_autoptr(GArray) tokens = tokens_make(text, strlen(text), prose, G_N_ELEMENTS(prose));
	const struct token *t = (const struct token *)(void *)tokens->data;

	g_assert_cmpuint(tokens->len, ==, 6);
	g_assert_true(token_is(text, &t[1], "penting"));
	g_assert_true(t[1].flags & TOKEN_SPACE);
	g_assert_cmpuint(t[2].paragraph, ==, 0);
	g_assert_cmpint(t[3].kind, ==, TOKEN_BREAK);
	g_assert_true(token_is(text, &t[4], "Judul"));
	g_assert_cmpuint(t[4].paragraph, ==, 1);
}

TEST(a_broken_line_goes_on_in_the_next_and_a_new_line_is_a_new_paragraph)
{
	assert_tokens("Warga di tepi sungai itu mengungsi ke balai\ndesa. Selesai\nakhir", "Warga|di|tepi|sungai|itu|mengungsi|ke|balai|desa|.|Selesai\nakhir\n");
}

TEST(straight_quotation_marks_look_where_they_are_glued)
{
	const char *text = "\"Satu. \"Dua,\" ujar Amin";
	g_autoptr(GArray) tokens = read_text(text);
	const struct token *t = (const struct token *)(void *)tokens->data;

	g_assert_true(t[0].flags & TOKEN_OPENS);
	g_assert_true(t[3].flags & TOKEN_OPENS);
	g_assert_true(t[6].flags & TOKEN_CLOSES);
}

TEST(a_straight_mark_inside_a_curly_quotation_neither_opens_nor_closes)
{
	const char *text = "“Berkas \"Rilis\" itu,” ujar Amin";
	g_autoptr(GArray) tokens = read_text(text);
	const struct token *t = (const struct token *)(void *)tokens->data;

	g_assert_false(t[2].flags & (TOKEN_OPENS | TOKEN_CLOSES));
	g_assert_true(t[5].flags & TOKEN_QUOTED);
	g_assert_true(t[7].flags & TOKEN_CLOSES);
}

TEST(bytes_that_are_not_utf8_are_in_no_token)
{
	const char text[] = "kata\xFF\xC3 lain\xE2\x80";
	g_autofree char *got = shown(text, sizeof text - 1);

	g_assert_cmpstr(got, ==, "kata|lain\n");
}

TEST(lower_case_folds_capitals_and_curly_apostrophes)
{
	const char *text = "JUM’AT";
	struct token t = find(text, text);
	g_autofree char *lower = token_lower(text, &t);

	g_assert_cmpstr(lower, ==, "jum'at");
}

TEST(a_megabyte_without_a_blank_and_a_hundred_thousand_combining_marks_are_read)
{
	static const char *const unit[] = { "a", "a/", "1/a-", "a.", "a@b.c,", "-", "“", "a'", "1a+", "\"", "\xCC\x81", "\xFF" };

	for (size_t i = 0; i < G_N_ELEMENTS(unit); i++) {
		g_autoptr(GString) text = g_string_new("a");
		while (text->len < 1000000)
			g_string_append(text, unit[i]);
		g_autoptr(GArray) tokens = tokens_make(text->str, text->len, NULL, 0);
		size_t at = 0;
		for (guint k = 0; k < tokens->len; k++) {
			const struct token *t = &g_array_index(tokens, struct token, k);
			g_assert_cmpuint(t->off, >=, at);
			at = t->off + t->len;
		}
		g_assert_cmpuint(at, <=, text->len);
	}
}

TEST_MAIN
