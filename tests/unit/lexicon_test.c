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

static void write_dic(const char *folder, const char *bytes, gssize len)
{
	g_autofree char *dic = g_build_filename(folder, "id_ID.dic", NULL);
	g_autofree char *aff = g_build_filename(folder, "id_ID.aff", NULL);

	g_mkdir_with_parents(folder, 0700);
	g_assert_true(g_file_set_contents(dic, bytes, len, NULL));
	g_assert_true(g_file_set_contents(aff, "SET ISO8859-1\n", -1, NULL));
}

TEST(a_dictionary_that_lies_about_itself_is_read_as_far_as_it_goes)
{
	static const struct { const char *bytes; gssize len; } lies[] = {
		{ "999999999\nrumahku/A\nkwarzumbu\n", -1 }, { "-1\nkwarzumbu", -1 }, { "kwarzumbu\n", -1 }, { "2\r\nkwarzumbu/AB\r\n", -1 },
		{ "\xef\xbb\xbf" "1\nkwarzumbu\n", -1 }, { "3\n\n\n///\nkwarzumbu\n", -1 },
	};
	g_autofree char *folder = g_build_filename(g_get_user_data_dir(), "kamus", NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(lies); i++) {
		write_dic(folder, lies[i].bytes, lies[i].len);
		g_autoptr(lexicon) l = lexicon_open(folder, "/nonexistent");
		g_assert_nonnull(lexicon_value(l, LEXICON_SINGKATAN, "kpu"));
		if (i != 2)
			g_assert_true(lexicon_stem(l, "kwarzumbu"));
	}
}

TEST(a_dictionary_of_noise_or_of_one_endless_line_adds_nothing_and_ends)
{
	g_autofree char *folder = g_build_filename(g_get_user_data_dir(), "kamus", NULL);
	g_autofree char *line = g_strnfill(3000000, 'x');
	g_autofree char *noise = g_malloc(300000);

	for (int i = 0; i < 300000; i++)
		noise[i] = (char)(i * 37 % 251);
	write_dic(folder, noise, 300000);
	g_autoptr(lexicon) of_noise = lexicon_open(folder, folder);
	write_dic(folder, line, 3000000);
	g_autoptr(lexicon) of_line = lexicon_open(folder, folder);
	g_assert_nonnull(lexicon_value(of_noise, LEXICON_WILAYAH, "gorontalo"));
	g_assert_nonnull(lexicon_value(of_line, LEXICON_WILAYAH, "gorontalo"));
}

TEST_MAIN
