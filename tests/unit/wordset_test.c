#include <string.h>
#include "test.h"
#include "wordset.h"

static void assert_kept(struct wordset *s, const char *word)
{
	const char *kept;

	wordset_keep(s, word, strlen(word), &kept);
	g_assert_cmpstr(kept, ==, word);
	g_assert_nonnull(wordset_get(s, word, strlen(word)));
}

/* The set tells words apart by their hash: no two of them may share it. */
TEST(every_word_of_up_to_three_letters_is_a_word_of_its_own)
{
	struct wordset *s = wordset_new(64);
	char word[4] = "";

	for (word[0] = 'a'; word[0] <= 'z'; word[0]++) {
		word[1] = word[2] = '\0';
		assert_kept(s, word);
		for (word[1] = 'a'; word[1] <= 'z'; word[1]++) {
			word[2] = '\0';
			assert_kept(s, word);
			for (word[2] = 'a'; word[2] <= 'z'; word[2]++)
				assert_kept(s, word);
		}
	}
	g_assert_cmpuint(wordset_count(s), ==, 26 + 26 * 26 + 26 * 26 * 26);
	wordset_free(s);
}

TEST(words_that_go_on_with_the_same_letters_are_words_of_their_own)
{
	struct wordset *s = wordset_new(64);
	char word[41] = "";

	for (char c = 'a'; c <= 'z'; c++)
		for (size_t n = 0; n < sizeof word - 1; n++) {
			memset(word, c, n + 1);
			word[n + 1] = '\0';
			assert_kept(s, word);
		}
	g_assert_cmpuint(wordset_count(s), ==, 26 * 40);
	wordset_free(s);
}

TEST(a_number_stays_with_its_word_while_the_set_grows)
{
	struct wordset *s = wordset_new(1);
	char word[16];

	for (unsigned i = 0; i < 5000; i++) {
		g_snprintf(word, sizeof word, "kata%u", i);
		*wordset_put(s, word, strlen(word)) = i;
	}
	for (unsigned i = 0; i < 5000; i++) {
		g_snprintf(word, sizeof word, "kata%u", i);
		g_assert_cmpuint(*wordset_get(s, word, strlen(word)), ==, i);
	}
	wordset_free(s);
}

TEST_MAIN
