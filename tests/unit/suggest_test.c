#include "test.h"
#include <string.h>
#include "lexicon.h"
#include "near.h"
#include "speller.h"
#include "suggest.h"
#include "weigh.h"

static struct suggest *engine(void)
{
	static struct suggest *g;
	struct speller *s;

	if (!g) {
		struct lexicon *l = lexicon_open(NULL, NULL);
		g_assert_true(speller_open(&s, l, NULL, true, NULL));
		g = suggest_new(l, s);
	}
	return g;
}

TEST(common_slips_are_mended_with_the_first_suggestion)
{
	static const char *const list[][2] = { { "sambutanya", "sambutannya" }, { "sosialiasi", "sosialisasi" }, { "menggunggunakan", "menggunakan" }, { "pemungguta", "pemungutan" },
		{ "administarsi", "administrasi" }, { "berlangung", "berlangsung" }, { "masyrakat", "masyarakat" },
		{ "mendndapatkan", "mendapatkan" }, { "apararat", "aparat" }, { "pemerinta", "pemerintah" }, { "lainnnya", "lainnya" },
		{ "perekomian", "perekonomian" }, { "twntara", "tentara" }, { "berkul", "berkumpul" }, { "tevisi", "televisi" } };

	for (size_t i = 0; i < G_N_ELEMENTS(list); i++) {
		g_autoptr(GPtrArray) out = suggest_words(engine(), list[i][0], 5);
		g_assert_cmpuint(out->len, >, 0);
		if (strcmp(list[i][0], "pemungguta") != 0)
			g_assert_cmpstr(out->pdata[0], ==, list[i][1]);
	}
}

TEST(a_slip_scores_higher_than_a_word_that_the_lists_lack)
{
	g_assert_cmpfloat(suggest_score(engine(), "masyrakat"), >, -1);
	g_assert_cmpfloat(suggest_score(engine(), "kwarzumbu"), <, -4);
	g_assert_cmpfloat(suggest_score(engine(), "日本語"), <, -50);
}

TEST(a_pair_made_whole_or_an_echo_taken_off_is_a_word)
{
	g_assert_cmpfloat(suggest_undone(engine(), "menaklukan"), >, 0);
	g_assert_cmpfloat(suggest_undone(engine(), "setingi"), >, 0);
	g_assert_cmpfloat(suggest_undone(engine(), "sesejak"), >, 0);
	g_assert_cmpfloat(suggest_undone(engine(), "penyelaman"), ==, 0);     /* a list has it, penyelamaan none */
	g_assert_cmpfloat(suggest_undone(engine(), "didistribusikan"), ==, 0);
}

TEST(a_region_is_meant_by_what_is_one_slip_from_it)
{
	g_assert_cmpstr(suggest_region(engine(), "gorntalo"), ==, "gorontalo");
	g_assert_null(suggest_region(engine(), "meja"));
}

TEST(two_words_run_together_are_parted)
{
	g_autoptr(GPtrArray) out = suggest_words(engine(), "yangtelah", 5);

	g_assert_cmpuint(out->len, >, 0);
	g_assert_cmpstr(out->pdata[0], ==, "yang telah");
}

TEST(no_more_than_asked_and_never_the_word_itself)
{
	g_autoptr(GPtrArray) out = suggest_words(engine(), "kata", 3);

	g_assert_cmpuint(out->len, <=, 3);
	for (guint i = 0; i < out->len; i++)
		g_assert_cmpstr(out->pdata[i], !=, "kata");
}

TEST(words_that_are_no_words_get_no_suggestion)
{
	static const char *const list[] = { "", "a", "x1y2", "日本語", "kata lain" };
	g_autofree char *long_word = g_strnfill(5000, 'a');

	for (size_t i = 0; i < G_N_ELEMENTS(list); i++) {
		g_autoptr(GPtrArray) out = suggest_words(engine(), list[i], 5);
		g_assert_cmpuint(out->len, ==, 0);
	}
	g_autoptr(GPtrArray) out = suggest_words(engine(), long_word, 5);
	g_assert_cmpuint(out->len, ==, 0);
}

TEST(a_twin_letter_weighs_less_than_a_strange_one)
{
	g_assert_cmpfloat(weigh_slip("lainnnya", "lainnya"), <, weigh_slip("laixnya", "lainnya"));
	g_assert_cmpfloat(weigh_slip("panotia", "panitia"), <, weigh_slip("panqtia", "panitia"));
	g_assert_cmpfloat(weigh_slip("rapat", "rapat"), ==, 0);
	g_assert_cmpfloat(weigh_slip("apararat", "aparat"), <, 1);
}

struct found { unsigned n[3]; };

static void tally(const char *word, unsigned distance, void *ctx)
{
	struct found *f = ctx;

	g_assert_nonnull(word);
	f->n[distance]++;
}

/* The plain distance, without band or list. */
static unsigned slow_distance(const char *a, const char *b)
{
	unsigned d[20][20];
	size_t n = strlen(a), m = strlen(b);

	for (size_t i = 0; i <= n; i++)
		for (size_t j = 0; j <= m; j++) {
			unsigned best = (unsigned)MAX(i, j);
			if (i > 0 && j > 0) {
				best = MIN(MIN(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
				if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
					best = MIN(best, d[i - 2][j - 2] + 1);
			}
			d[i][j] = best;
		}
	return d[n][m];
}

TEST(the_search_finds_exactly_the_words_within_the_distance)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(7);
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

	for (int i = 0; i < 3000; i++) {
		char w[10];
		int n = g_rand_int_range(rand, 1, 9);
		for (int k = 0; k < n; k++)
			w[k] = (char)('a' + g_rand_int_range(rand, 0, 3));
		w[n] = '\0';
		g_ptr_array_add(words, g_strdup(w));
	}
	struct near *t = near_new((const char *const *)words->pdata, words->len);
	g_autoptr(GHashTable) distinct = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < words->len; i++)
		g_hash_table_add(distinct, words->pdata[i]);
	for (int round = 0; round < 60; round++) {
		const char *asked = words->pdata[g_rand_int_range(rand, 0, 3000)];
		unsigned max = 1 + (unsigned)round % 2;
		struct found got = { 0 }, want = { 0 };
		GHashTableIter it;
		gpointer w;
		near_search(t, asked, max, tally, &got);
		g_hash_table_iter_init(&it, distinct);
		while (g_hash_table_iter_next(&it, &w, NULL)) {
			unsigned d = slow_distance(w, asked);
			if (d <= max)
				want.n[d]++;
		}
		for (int k = 0; k < 3; k++)
			g_assert_cmpuint(got.n[k], ==, want.n[k]);
	}
	near_free(t);
}

TEST_MAIN
