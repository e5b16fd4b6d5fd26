#include "test.h"
#include <string.h>
#include "merge/merge.h"
#include "merge/units.h"

static GArray *merge(const char *base, const char *mine, const char *theirs)
{
	return merge_texts(base, strlen(base), mine, strlen(mine), theirs, strlen(theirs));
}

static void assert_merges(const char *base, const char *mine, const char *theirs, const char *expected)
{
	g_autoptr(GArray) pieces = merge(base, mine, theirs), turned = merge(base, theirs, mine);
	GString *made = merge_result(pieces), *other = merge_result(turned);

	g_assert_cmpuint(merge_conflicts(pieces), ==, 0);
	g_assert_cmpstr(made->str, ==, expected);
	g_assert_cmpstr(other->str, ==, expected);
	g_string_free(made, TRUE);
	g_string_free(other, TRUE);
}

TEST(changes_in_different_paragraphs_merge)
{
	assert_merges("satu\n\ndua\n\ntiga", "satu!\n\ndua\n\ntiga", "satu\n\ndua\n\ntiga!", "satu!\n\ndua\n\ntiga!");
	assert_merges("satu\ndua", "SATU\ndua", "satu\nDUA", "SATU\nDUA");
	assert_merges("satu\n\ndua", "satu\n\ndua\n\ntiga", "nol\n\nsatu\n\ndua", "nol\n\nsatu\n\ndua\n\ntiga");
	assert_merges("satu\n\ndua\n\ntiga", "satu\n\ntiga", "satu\n\ndua\n\ntiga\n\nempat", "satu\n\ntiga\n\nempat");
	assert_merges("satu", "satu", "satu dan dua", "satu dan dua");
	assert_merges("", "", "baru", "baru");
}

TEST(changes_in_different_sentences_of_one_paragraph_merge)
{
	assert_merges("Satu. Dua. Tiga.", "Satu baru. Dua. Tiga.", "Satu. Dua. Tiga baru.", "Satu baru. Dua. Tiga baru.");
}

TEST(the_same_change_made_twice_is_made_once)
{
	assert_merges("Rapat dibuka.", "Rapat ditutup.", "Rapat ditutup.", "Rapat ditutup.");
	assert_merges("", "sama", "sama", "sama");
}

/* The only conflict of a merge. */
static struct merge_piece *the_conflict(GArray *pieces)
{
	struct merge_piece *found = NULL;

	g_assert_cmpuint(merge_conflicts(pieces), ==, 1);
	for (guint i = 0; i < pieces->len; i++)
		if (g_array_index(pieces, struct merge_piece, i).kind == MERGE_CONFLICT)
			found = &g_array_index(pieces, struct merge_piece, i);
	return found;
}

static void assert_result(const GArray *pieces, const char *expected)
{
	GString *made = merge_result(pieces);

	g_assert_cmpstr(made->str, ==, expected);
	g_string_free(made, TRUE);
}

TEST(a_sentence_that_both_changed_is_a_conflict_and_each_answer_is_taken)
{
	g_autoptr(GArray) pieces = merge("Satu. A. Dua. Tiga.", "Satu. A. Dua saya. Tiga.", "Nol. A. Dua mereka. Tiga.");
	struct merge_piece *p = the_conflict(pieces);

	g_assert_cmpint(strncmp(p->mine, "Dua saya. ", p->mine_len), ==, 0);
	assert_result(pieces, "Nol. A. Dua mereka. Dua saya. Tiga.");
	p->choice = CHOOSE_MINE;
	assert_result(pieces, "Nol. A. Dua saya. Tiga.");
	p->choice = CHOOSE_THEIRS;
	assert_result(pieces, "Nol. A. Dua mereka. Tiga.");
	p->choice = CHOOSE_OWN;
	p->own = g_strdup("Dua kami. ");
	assert_result(pieces, "Nol. A. Dua kami. Tiga.");
	g_assert_cmpuint(merge_conflicts(pieces), ==, 0);
}

TEST(two_paragraphs_added_at_one_place_are_a_conflict_and_both_stay_paragraphs)
{
	g_autoptr(GArray) pieces = merge("satu\n\n", "satu\n\nsaya", "satu\n\nmereka");

	the_conflict(pieces)->choice = CHOOSE_BOTH;
	assert_result(pieces, "satu\n\nmereka\n\nsaya");
}

TEST(a_passage_that_one_deleted_and_the_other_changed_is_a_conflict)
{
	g_autoptr(GArray) pieces = merge("satu\n\ndua\n\ntiga", "satu\n\ntiga", "satu\n\ndua baru\n\ntiga");

	g_assert_cmpuint(merge_conflicts(pieces), ==, 1);
}

/* ---- by chance ---- */

/* Twelve paragraphs of three sentences; the words of each occur nowhere else. */
enum { PARAGRAPHS = 12 };

static char *text_of(const char *const changed[PARAGRAPHS])
{
	GString *out = g_string_new(NULL);

	for (unsigned i = 0; i < PARAGRAPHS; i++)
		g_string_append_printf(out, "%sKalimat a%u. Kalimat b%u%s. Kalimat c%u.", i ? "\n\n" : "", i, i, changed[i] ? changed[i] : "", i);
	return g_string_free(out, FALSE);
}

TEST(edits_in_different_paragraphs_always_merge_and_no_word_is_missing)
{
	g_autoptr(GRand) chance = g_rand_new_with_seed(2021);

	for (unsigned round = 0; round < 500; round++) {
		const char *none[PARAGRAPHS] = { 0 }, *mine[PARAGRAPHS] = { 0 }, *theirs[PARAGRAPHS] = { 0 }, *all[PARAGRAPHS] = { 0 };
		for (unsigned i = 0; i < PARAGRAPHS; i++) {
			int who = g_rand_int_range(chance, 0, 3);
			mine[i] = who == 1 ? " kata saya" : NULL;
			theirs[i] = who == 2 ? " kata mereka" : NULL;
			all[i] = mine[i] ? mine[i] : theirs[i];
		}
		g_autofree char *base = text_of(none), *a = text_of(mine), *b = text_of(theirs), *expected = text_of(all);
		assert_merges(base, a, b, expected);
	}
}

/* Words taken out, put in and moved about anywhere. */
static char *edited(GRand *chance, const char *base, const char *mark)
{
	g_autoptr(GArray) units = units_split(base, strlen(base), UNIT_WORDS);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < units->len; i++) {
		const struct unit *u = &g_array_index(units, struct unit, i);
		if (g_rand_int_range(chance, 0, 25) == 0)
			g_string_append_printf(out, " %s%u ", mark, i);
		if (g_rand_int_range(chance, 0, 25) != 0)
			g_string_append_len(out, u->s, (gssize)u->len);
	}
	return g_string_free(out, FALSE);
}

static void assert_words_of(const char *text, const char *mark, const char *made)
{
	g_autoptr(GArray) units = units_split(text, strlen(text), UNIT_WORDS);

	for (guint i = 0; i < units->len; i++) {
		const struct unit *u = &g_array_index(units, struct unit, i);
		g_autofree char *word = g_strndup(u->s, u->len);
		if (g_str_has_prefix(word, mark))
			g_assert_nonnull(strstr(made, word));
	}
}

TEST(whatever_was_edited_the_words_of_both_are_in_the_result_until_somebody_decides)
{
	g_autoptr(GRand) chance = g_rand_new_with_seed(4);
	const char *none[PARAGRAPHS] = { 0 };
	g_autofree char *base = text_of(none);

	for (unsigned round = 0; round < 500; round++) {
		g_autofree char *mine = edited(chance, base, "saya"), *theirs = edited(chance, base, "mereka");
		g_autoptr(GArray) pieces = merge(base, mine, theirs), alone = merge(base, mine, base), same = merge(base, mine, mine);
		GString *made = merge_result(pieces);
		assert_words_of(mine, "saya", made->str);
		assert_words_of(theirs, "mereka", made->str);
		g_string_free(made, TRUE);
		g_assert_cmpuint(merge_conflicts(alone) + merge_conflicts(same), ==, 0);
		assert_result(alone, mine);
		assert_result(same, mine);
	}
}

TEST_MAIN
