#include "test.h"
#include "lexicon.h"

TEST(our_tables_answer_when_no_package_is_installed)
{
	g_autoptr(lexicon) l = lexicon_open("/nonexistent", "/nonexistent");
	size_t hunspell, mythes;

	lexicon_stems(l, &hunspell, &mythes);
	g_assert_cmpuint(hunspell, ==, 0);
	g_assert_cmpuint(mythes, ==, 0);
	g_assert_cmpuint(lexicon_rows(l, LEXICON_FREKUENSI), >, 1000);
	g_assert_cmpuint(lexicon_per_million(l, "yang"), >, 10000);
}

TEST(the_debian_lists_add_their_words)
{
	g_autoptr(lexicon) l = lexicon_open(NULL, NULL);
	size_t hunspell, mythes;

	g_assert_cmpuint(lexicon_stems(l, &hunspell, &mythes), >, 40000);
	g_assert_cmpuint(hunspell, >, 30000);
	g_assert_cmpuint(mythes, >, 10000);
	g_assert_true(lexicon_stem(l, "abad"));
	g_assert_true(lexicon_root(l, "abad"));
	g_assert_false(lexicon_stem(l, "sosialiasi"));
}

TEST(a_value_holds_the_columns_after_the_key)
{
	g_autoptr(lexicon) l = lexicon_open("/nonexistent", "/nonexistent");
	const char *value = lexicon_value(l, LEXICON_NONBAKU, "resiko");
	g_autofree char *right = lexicon_column(value, 0);
	g_autofree char *severity = lexicon_column(value, 1);
	g_autofree char *none = lexicon_column(value, 9);

	g_assert_cmpstr(right, ==, "risiko");
	g_assert_cmpstr(severity, ==, "galat");
	g_assert_cmpstr(none, ==, "");
	g_assert_null(lexicon_value(l, LEXICON_NONBAKU, "risiko"));
}

TEST(a_key_is_found_in_lower_case_and_given_as_written)
{
	g_autoptr(lexicon) l = lexicon_open("/nonexistent", "/nonexistent");

	g_assert_cmpstr(lexicon_key(l, LEXICON_SINGKATAN, "kpu"), ==, "KPU");
	g_assert_null(lexicon_key(l, LEXICON_SINGKATAN, "KPU"));
}

static void count(const char *key, const char *value, void *ctx)
{
	g_assert_cmpuint(key[0], !=, '#');
	g_assert_nonnull(value);
	++*(size_t *)ctx;
}

TEST(each_row_is_visited_and_heads_are_no_rows)
{
	g_autoptr(lexicon) l = lexicon_open("/nonexistent", "/nonexistent");

	for (int i = 0; i < LEXICON_N_LISTS; i++) {
		size_t n = 0;
		lexicon_each(l, (enum lexicon_list)i, count, &n);
		g_assert_cmpuint(n, ==, lexicon_rows(l, (enum lexicon_list)i));
	}
}

TEST_MAIN
