#include <string.h>
#include "test.h"
#include "lexicon.h"
#include "sieve.h"
#include "speller.h"

struct words { struct lexicon *l; struct speller *s; };

static struct words *words(void)
{
	static struct words w;

	if (!w.l) {
		w.l = lexicon_open(NULL, NULL);
		g_assert_true(speller_open(&w.s, w.l, NULL, true, NULL));
	}
	return &w;
}

static bool passes(const char *word)
{
	struct sieve_at at;

	sieve_begin(&at);
	return sieve_passes(speller_sieve(words()->s), &at, word);
}

/* Strings with a hyphen are not for the sieve. */
static void assert_passes_if_known(const char *word)
{
	if (!strchr(word, '-') && speller_consider(words()->s, word) >= VERDICT_DERIVED && !passes(word))
		g_error("%s is a word and does not pass", word);
}

static void each_stem(const char *lower, void *ctx)
{
	(void)ctx;
	assert_passes_if_known(lower);
}

TEST(every_word_of_the_lists_passes)
{
	lexicon_each_stem(words()->l, each_stem, NULL);
}

static void some_edits(const char *key, const char *value, void *ctx)
{
	unsigned *n = ctx;

	(void)value;
	assert_passes_if_known(key);
	if (++*n % 40 != 0)
		return;
	for (size_t i = 0; i <= strlen(key); i++)
		for (char c = 'a'; c <= 'z'; c++) {
			g_autofree char *edited = g_strdup_printf("%.*s%c%s", (int)i, key, c, key + i);
			assert_passes_if_known(edited);
		}
}

TEST(what_the_speller_takes_passes_also_one_letter_beside_a_frequent_word)
{
	unsigned n = 0;

	lexicon_each(words()->l, LEXICON_FREKUENSI, some_edits, &n);
	g_assert_cmpuint(n, >, 1000);
}

TEST(affixes_of_every_kind_pass)
{
	static const char *const list[] = { "mempertanggungjawabkannya", "ketidakberdayaan", "memerhatikan", "menyetujui", "mengesampingkan",
		"menertawakan", "mengetik", "mengebom", "pemrograman", "petinju", "belajar", "pelajar", "bekerja", "berambut", "tepercaya",
		"digitalisasinya", "pascabencana", "kaupertimbangkan", "kusampaikanlah", "menindaklanjuti", NULL };

	for (const char *const *word = list; *word; word++)
		g_assert_true(passes(*word));
}

TEST(letters_that_begin_like_nothing_are_given_up_where_they_stray)
{
	struct sieve_at at;
	const char *typed = "sambutdnya";
	size_t n = 0;

	sieve_begin(&at);
	while (sieve_step(speller_sieve(words()->s), &at, typed[n], &at))
		n++;
	g_assert_cmpuint(n, >=, strlen("sambut"));
	g_assert_cmpuint(n, <, strlen(typed) - 1);
	g_assert_false(passes("xqzt"));
}

TEST(words_of_the_office_pass)
{
	static const char *const own[] = { "Zwqxfk" };

	g_assert_false(passes("zwqxfk"));
	speller_own(words()->s, own, 1);
	g_assert_true(passes("zwqxfk"));
}

TEST_MAIN
