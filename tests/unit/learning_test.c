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

TEST(words_of_three_articles_are_learned_and_rarer_ones_and_figures_are_not)
{
	g_autoptr(store) s = shelf_open_usual();

	for (unsigned i = 0; i < 3; i++)
		saved(s, "pengepul 2024");
	saved(s, "sekali");
	struct learned *words = learn(s);
	g_assert_cmpuint(learned_count(words), ==, 1);
	learned_free(words);
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

TEST(an_empty_archive_teaches_nothing)
{
	g_autoptr(store) s = shelf_open_usual();
	struct learned *words = learn(s);

	g_assert_cmpuint(learned_count(words), ==, 0);
	learned_free(words);
}

TEST_MAIN
