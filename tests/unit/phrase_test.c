#include "test.h"
#include "lexicon.h"
#include "phrase.h"

static struct lexicon *words;

static struct phrases *phrases(void)
{
	static struct phrases *p;

	if (!p) {
		words = lexicon_open(NULL, NULL);
		p = phrases_new(words);
	}
	return p;
}

TEST(what_a_listed_name_has_beside_a_word_is_meant)
{
	g_assert_cmpstr(phrases_meant(phrases(), "kejaksaan", "ngeri", NULL), ==, "negeri");
	g_assert_cmpstr(phrases_meant(phrases(), "kalimantan", "tenah", "mencatat"), ==, "tengah");
	g_assert_cmpstr(phrases_meant(phrases(), NULL, "amerka", "serikat"), ==, "amerika");
}

TEST(a_name_that_is_listed_and_words_without_names_are_left_alone)
{
	g_assert_null(phrases_meant(phrases(), "kejaksaan", "negeri", NULL));
	g_assert_null(phrases_meant(phrases(), "kalimantan", "raya", NULL));
	g_assert_null(phrases_meant(phrases(), "meja", "kursi", NULL));
	g_assert_null(phrases_meant(phrases(), NULL, "", NULL));
}

TEST_MAIN
