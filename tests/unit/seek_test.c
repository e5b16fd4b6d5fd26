#include "test.h"
#include <string.h>
#include "edit/seek.h"

static const struct seek_options any_case, same_case = { .match_case = true }, whole = { .whole_word = true }, regex = { .regex = true };

/* Hits as "0+4 9+4"; "!" for an error. */
static char *all(const char *s, const char *what, const struct seek_options *o)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GArray) hits = seek_all(s, strlen(s), what, o, 0, strlen(s), &error);
	GString *out = g_string_new(hits ? NULL : "!");

	g_assert_true((hits == NULL) == (error != NULL));
	for (guint i = 0; hits && i < hits->len; i++) {
		const struct text_hit *h = &g_array_index(hits, struct text_hit, i);
		g_string_append_printf(out, i ? " %zu+%zu" : "%zu+%zu", h->pos, h->len);
	}
	return g_string_free(out, FALSE);
}

static void assert_all(const char *s, const char *what, const struct seek_options *o, const char *expected)
{
	g_autofree char *made = all(s, what, o);

	g_assert_cmpstr(made, ==, expected);
}

TEST(case_is_folded_unless_asked_otherwise)
{
	assert_all("KPU kpu Kpu", "kpu", &any_case, "0+3 4+3 8+3");
	assert_all("KPU kpu Kpu", "Kpu", &same_case, "8+3");
	assert_all("ÉTUDE étude", "Étude", &any_case, "0+6 7+6");
	assert_all("Ÿ ÿ Ǆ ǅ ǆ", "ÿ", &any_case, "0+2 3+2");
	assert_all("Ÿ ÿ Ǆ ǅ ǆ", "Ǆ", &any_case, "6+2 9+2 12+2");
	assert_all("İ i I ı", "i", &any_case, "3+1 5+1");
}

TEST(hits_do_not_overlap_and_nothing_sought_is_nothing_found)
{
	assert_all("aaaaa", "aa", &any_case, "0+2 2+2");
	assert_all("anananan", "anan", &any_case, "0+4 4+4");
	assert_all("abc", "", &any_case, "");
	assert_all("", "a", &any_case, "");
	assert_all("abc", "abcd", &any_case, "");
	assert_all("a\xC3\xA9", "\xA9", &any_case, "");
}

TEST(a_whole_word_is_no_part_of_another)
{
	assert_all("di dia di. media, Di", "di", &whole, "0+2 7+2 18+2");
	assert_all("S.H. dan S.H", "S.H.", &whole, "0+4");
}

TEST(a_regular_expression_finds_what_it_says)
{
	assert_all("12 Mei 2024\n3 Juni", "\\d+ [a-z]+", &regex, "0+6 12+6");
	assert_all("satu\ndua", "^d|u$", &regex, "3+1 5+1");
	assert_all("abc", "x*", &regex, "");
	assert_all("a\xC3\xA9z", "a.z", &regex, "0+4");
	assert_all("di media", "di|me", &(struct seek_options){ .regex = true, .whole_word = true }, "0+2");
	assert_all("KPU kpu", "kpu", &(struct seek_options){ .regex = true, .match_case = true }, "4+3");
	assert_all("ab", "(?=b)\\K", &regex, "");
}

TEST(a_pattern_that_cannot_be_read_or_takes_too_long_is_an_error)
{
	g_autoptr(GError) error = NULL;
	struct text_hit hit = { 7, 7 };
	g_autofree char *s = g_strnfill(5000, 'a');

	g_assert_false(seek_hit("a", 1, "(a", &regex, 0, false, true, &hit, &error));
	g_assert_error(error, SEEK_ERROR, SEEK_ERROR_PATTERN);
	g_clear_error(&error);
	g_assert_false(seek_hit(s, 5000, "(a+)+b|(a+)+$x", &regex, 0, false, true, &hit, &error));
	g_assert_error(error, SEEK_ERROR, SEEK_ERROR_EFFORT);
	g_assert_cmpuint(hit.pos, ==, 7);
}

static void assert_hit(const char *s, const struct seek_options *o, size_t from, bool backwards, bool wrap, int expected)
{
	struct text_hit hit;
	g_autoptr(GError) error = NULL;
	bool found = seek_hit(s, strlen(s), "kpu", o, from, backwards, wrap, &hit, &error);

	g_assert_no_error(error);
	g_assert_cmpint(found ? (int)hit.pos : -1, ==, expected);
}

TEST(the_next_and_the_previous_hit_go_round_when_asked)
{
	static const struct seek_options *const ways[] = { &any_case, &same_case, &whole, &regex };
	const char *s = "kpu\nkpu di kpu\n";

	for (unsigned i = 0; i < G_N_ELEMENTS(ways); i++) {
		assert_hit(s, ways[i], 0, false, false, 0);
		assert_hit(s, ways[i], 1, false, false, 4);
		assert_hit(s, ways[i], 12, false, false, -1);
		assert_hit(s, ways[i], 12, false, true, 0);
		assert_hit(s, ways[i], 11, true, false, 4);
		assert_hit(s, ways[i], 12, true, false, 11);
		assert_hit(s, ways[i], 0, true, false, -1);
		assert_hit(s, ways[i], 0, true, true, 11);
	}
}

TEST(the_previous_hit_is_found_far_back)
{
	g_autofree char *s = g_strnfill(500000, ' ');
	struct text_hit hit;

	memcpy(s + 100, "kpu", 3);
	g_assert_true(seek_hit(s, 500000, "KPU", &any_case, 499999, true, false, &hit, NULL));
	g_assert_cmpuint(hit.pos, ==, 100);
	for (unsigned i = 1000; i < 500000; i += 1000)
		s[i] = '\n';
	g_assert_true(seek_hit(s, 500000, "k.u", &regex, 499999, true, false, &hit, NULL));
	g_assert_cmpuint(hit.pos, ==, 100);
}

TEST(only_hits_inside_the_range_are_found)
{
	g_autoptr(GArray) hits = seek_all("kpu kpu kpu", 11, "kpu", &any_case, 1, 10, NULL);

	g_assert_cmpuint(hits->len, ==, 1);
	g_assert_cmpuint(g_array_index(hits, struct text_hit, 0).pos, ==, 4);
}

/* Same bytes after folding each character by itself. */
static bool matches(const char *s, size_t len, size_t pos, const char *what)
{
	g_autofree char *part = NULL, *a = NULL, *b = NULL;
	size_t n = strlen(what);

	if (n > len - pos || (s[pos] & 0xC0) == 0x80 || (pos + n < len && (s[pos + n] & 0xC0) == 0x80))
		return false;
	part = g_strndup(s + pos, n);
	a = g_utf8_strdown(part, -1);
	b = g_utf8_strdown(what, -1);
	return strcmp(a, b) == 0;
}

TEST(random_searches_agree_with_a_naive_one)
{
	static const char *const piece[] = { "a", "A", "b", "B", "é", "É", "n", "N", "ÿ", "Ÿ", " " };
	g_autoptr(GRand) r = g_rand_new_with_seed(5);

	for (unsigned i = 0; i < 20000; i++) {
		g_autoptr(GString) s = g_string_new(NULL), what = g_string_new(NULL), expected = g_string_new(NULL);
		for (int n = g_rand_int_range(r, 1, 40); n > 0; n--)
			g_string_append(s, piece[g_rand_int_range(r, 0, G_N_ELEMENTS(piece))]);
		for (int n = g_rand_int_range(r, 1, 4); n > 0; n--)
			g_string_append(what, piece[g_rand_int_range(r, 0, G_N_ELEMENTS(piece))]);
		for (size_t pos = 0; pos < s->len; )
			if (matches(s->str, s->len, pos, what->str)) {
				g_string_append_printf(expected, expected->len ? " %zu+%zu" : "%zu+%zu", pos, what->len);
				pos += what->len;
			} else {
				pos++;
			}
		assert_all(s->str, what->str, &any_case, expected->str);
	}
}

TEST(each_hit_can_be_kept_from_becoming_something_else)
{
	const char s[] = "a1 b2 c3";
	const struct seek_options o = { .regex = true };
	g_autoptr(GString) made = g_string_new(NULL);
	g_autoptr(GArray) swaps = seek_swaps(s, strlen(s), "([a-z])(\\d)", "$2$1!", &o, 0, strlen(s), made, NULL);

	g_assert_cmpuint(swaps->len, ==, 3);
	g_array_index(swaps, struct seek_swap, 1).off = true;
	g_autoptr(GString) out = seek_swapped(s, 0, strlen(s), swaps, made->str);
	g_assert_cmpstr(out->str, ==, "1a! b2 3c!");
}

TEST_MAIN
