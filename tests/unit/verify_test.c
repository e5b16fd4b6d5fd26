#include "test.h"
#include <string.h>
#include <sys/stat.h>
#include "store/article.h"

enum { ARTICLES = 12, FLIPS = 250 };

static char *body_of(unsigned i)
{
	GString *out = g_string_new(NULL);

	for (unsigned n = 0; n < 60; n++)
		g_string_append_printf(out, "Paragraf %u dari naskah %u tentang rapat kehumasan.\n\n", n, i);
	return g_string_free(out, FALSE);
}

static char *make_store(const char *folder)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(store) s = NULL;

	store_open(&s, folder, &error);
	g_assert_no_error(error);
	for (unsigned i = 1; i <= ARTICLES; i++) {
		g_auto(article) a = { 0 };
		article_init(&a);
		g_free(a.body);
		a.body = body_of(i);
		a.body_len = strlen(a.body);
		article_save(s, &a, REVISION_SAVE, "afitri", NULL, i, &error);
		g_assert_no_error(error);
	}
	return g_build_filename(folder, "redaksi.db", NULL);
}

/* How many articles come out; each that does is what was written. */
static unsigned count_intact(const char *folder)
{
	g_autoptr(store) s = NULL;
	unsigned intact = 0;

	if (!store_open(&s, folder, NULL))
		return 0;
	for (unsigned i = 1; i <= ARTICLES; i++) {
		g_auto(article) a = { 0 };
		g_autofree char *want = body_of(i);
		if (!article_load(s, i, &a, NULL))
			continue;
		g_assert_cmpstr(a.body, ==, want);
		intact++;
	}
	return intact;
}

TEST(no_flipped_byte_anywhere_shows_a_changed_text_as_good)
{
	g_autofree char *folder = store_default_folder(NULL), *path = make_store(folder);
	g_autoptr(GRand) rand = g_rand_new_with_seed(23);
	g_autoptr(GString) whole = NULL;
	unsigned intact = 0;

	g_assert_true(file_read(&whole, path, FILE_READ_MAX, NULL));
	for (unsigned i = 0; i < FLIPS; i++) {
		g_autoptr(GString) bytes = g_string_new_len(whole->str, (gssize)whole->len);
		for (unsigned n = 1 + i % 4; n > 0; n--)
			bytes->str[g_rand_int_range(rand, 0, (gint32)bytes->len)] ^= (char)(1 << g_rand_int_range(rand, 0, 8));
		g_assert_true(g_file_set_contents(path, bytes->str, (gssize)bytes->len, NULL));
		intact += count_intact(folder);
	}
	/* Damage costs the articles it hits, not the others. */
	g_assert_cmpuint(intact, >, FLIPS * ARTICLES / 2);
	g_test_message("%u of %u articles came out", intact, FLIPS * ARTICLES);
}

TEST(a_store_that_was_cut_is_an_error_or_gives_the_texts_that_are_left)
{
	g_autofree char *folder = store_default_folder(NULL), *path = make_store(folder);
	g_autoptr(GString) whole = NULL;

	g_assert_true(file_read(&whole, path, FILE_READ_MAX, NULL));
	for (gsize len = 1; len < whole->len; len += 3001) {
		g_assert_true(g_file_set_contents(path, whole->str, (gssize)len, NULL));
		count_intact(folder);
	}
}

TEST_MAIN
