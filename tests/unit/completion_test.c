#include "test.h"
#include <string.h>
#include "app/completion.h"

/* The names that a text has for the letters, bars between; the caller's. */
static char *names_of(const char *text, const char *lower_prefix)
{
	g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	completion_collect(counts, text, strlen(text), lower_prefix);
	g_autoptr(GPtrArray) names = completion_ranked(counts, 10);
	g_ptr_array_add(names, NULL);
	return g_strjoinv("|", (char **)names->pdata);
}

#define NAMES(text, prefix, wanted) do { \
	g_autofree char *got = names_of(text, prefix); \
	g_assert_cmpstr(got, ==, wanted); \
} while (0)

TEST(a_name_is_the_words_with_capitals_that_follow_each_other)
{
	NAMES("Ketua Komisi Pemilihan Umum hadir.", "kom", "Komisi Pemilihan Umum");
	NAMES("menurut Siti binti Ahmad, warga", "sit", "Siti binti Ahmad");
	NAMES("Dinas Pemuda dan Olahraga dan warga", "din", "Dinas Pemuda dan Olahraga");
}

TEST(punctuation_a_small_word_and_a_paragraph_end_a_name)
{
	NAMES("Gorontalo, Selasa", "gor", "Gorontalo");
	NAMES("Gorontalo\nSelasa", "gor", "Gorontalo");
	NAMES("Gorontalo utara", "gor", "Gorontalo");
}

TEST(what_is_written_most_often_comes_first)
{
	NAMES("Bone Bolango. Boni Sari. Boni Sari.", "bon", "Boni Sari|Bone Bolango");
}

TEST(small_words_and_the_letters_themselves_are_no_names)
{
	NAMES("gorong-gorong Gor", "gor", "");
	NAMES("", "gor", "");
}

TEST(words_of_other_scripts_and_marks_inside_names_hold)
{
	NAMES("oleh Éva Nur'aini di sini", "éva", "Éva Nur'aini");
	NAMES("Sri-Mulyani A.R. Indra", "sri", "Sri-Mulyani A.R");
}

TEST_MAIN
