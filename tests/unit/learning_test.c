#include "test.h"
#include <string.h>
#include "app/learning.h"
#include "saved.h"
#include "shelf.h"

static struct learned *learn(struct store *s)
{
	struct learning *l = learning_new();

	while (learning_step(l, s))
		;
	struct learned *words = learning_take(l);
	learning_free(l);
	return words;
}

/* How many findings a slip and a term get where so many articles hold the term. */
static unsigned findings_beside(unsigned articles)
{
	g_autoptr(store) s = shelf_open_usual();
	g_autoptr(dict) d = NULL;
	const char *text = "Warga membunyikan tektek. Harga di tingkat psengepul naik.";

	for (unsigned i = 0; i < articles; i++)
		saved(s, "Pemuda membunyikan tektek 2024 kali");
	dict_open(&d, NULL, NULL);
	struct learned *words = learn(s);
	learned_teach(words, d);
	learned_free(words);
	g_autoptr(GPtrArray) found = dict_check(d, text, strlen(text), NULL);
	return found->len;
}

TEST(words_of_three_articles_are_learned_and_rarer_ones_are_not)
{
	g_assert_cmpuint(findings_beside(0), ==, 2);
	g_assert_cmpuint(findings_beside(2), ==, 2);
	g_assert_cmpuint(findings_beside(3), ==, 1);
}

TEST(what_the_office_writes_is_suggested_and_its_terms_are_no_slips)
{
	g_autoptr(store) s = shelf_open_usual();
	g_autoptr(dict) d = NULL;
	const char *text = "Warga membunyikan tektek. Harga di tingkat psengepul naik.";

	for (unsigned i = 0; i < 5; i++)
		saved(s, "Pengepul membunyikan tektek di depan pengepul lain");
	dict_open(&d, NULL, NULL);
	g_autoptr(GPtrArray) before = dict_check(d, text, strlen(text), NULL);
	g_assert_cmpuint(before->len, ==, 2);
	struct learned *words = learn(s);
	learned_teach(words, d);
	learned_free(words);
	g_autoptr(GPtrArray) after = dict_check(d, text, strlen(text), NULL);
	g_assert_cmpuint(after->len, ==, 1);
	const struct finding *f = after->pdata[0];
	g_assert_cmpstr(f->fix[0], ==, "pengepul");
}

TEST_MAIN
