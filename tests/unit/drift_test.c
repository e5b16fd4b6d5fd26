#include "test.h"
#include "app/drift.h"
#include "check.h"

enum { ROUNDS = 400, TEXT = 4000, FINDINGS = 60, CHANGES = 40, LONGEST = 12 };

static GPtrArray *some_findings(GRand *chance, int gap)
{
	GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	size_t off = 0;

	for (int i = 0; i < FINDINGS; i++) {
		struct finding *f = g_new0(struct finding, 1);
		off += (size_t)g_rand_int_range(chance, 0, gap);
		f->off = off;
		f->len = (size_t)g_rand_int_range(chance, 1, LONGEST + 1);
		g_ptr_array_add(all, f);
	}
	return all;
}

/* As a replacement of many hits tells them (down), its undo (up), or keys here and there. */
static GArray *some_changes(GRand *chance, int order)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct text_change));
	size_t pos = order < 0 ? TEXT : 0;

	for (int i = 0; i < CHANGES; i++) {
		size_t step = (size_t)g_rand_int_range(chance, 0, TEXT / CHANGES);
		struct text_change c = { 0, (size_t)g_rand_int_range(chance, 0, 6), (size_t)g_rand_int_range(chance, 0, 8) };
		pos = order < 0 ? pos - step : order > 0 ? pos + step : (size_t)g_rand_int_range(chance, 0, TEXT);
		c.pos = pos;
		g_array_append_val(all, c);
	}
	return all;
}

static void assert_same(const GPtrArray *a, const GPtrArray *b)
{
	g_assert_cmpuint(a->len, ==, b->len);
	for (unsigned i = 0; i < a->len; i++) {
		const struct finding *x = g_ptr_array_index(a, i), *y = g_ptr_array_index(b, i);
		g_assert_cmpuint(x->off, ==, y->off);
		g_assert_cmpuint(x->len, ==, y->len);
	}
}

TEST(many_changes_at_once_move_findings_as_one_change_after_the_other)
{
	for (guint32 seed = 0; seed < ROUNDS; seed++) {
		g_autoptr(GRand) one = g_rand_new_with_seed(seed), other = g_rand_new_with_seed(seed);
		g_autoptr(GPtrArray) at_once = some_findings(one, TEXT / FINDINGS), in_turn = some_findings(other, TEXT / FINDINGS);
		g_autoptr(GArray) changes = some_changes(one, (int)(seed % 3) - 1);

		findings_drift(at_once, LONGEST, (void *)changes->data, changes->len);
		for (unsigned i = 0; i < changes->len; i++)
			findings_drift(in_turn, LONGEST, &g_array_index(changes, struct text_change, i), 1);
		assert_same(at_once, in_turn);
	}
}

TEST(a_finding_whose_text_changes_goes_and_those_around_it_stay)
{
	g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	const struct text_change c = { 12, 1, 3 };

	for (size_t off = 0; off <= 20; off += 10) {
		struct finding *f = g_new0(struct finding, 1);
		f->off = off;
		f->len = 4;
		g_ptr_array_add(findings, f);
	}
	findings_drift(findings, 4, &c, 1);
	g_assert_cmpuint(findings->len, ==, 2);
	g_assert_cmpuint(((struct finding *)g_ptr_array_index(findings, 0))->off, ==, 0);
	g_assert_cmpuint(((struct finding *)g_ptr_array_index(findings, 1))->off, ==, 22);
}

static unsigned first_that_ends_after(const GPtrArray *findings, size_t off)
{
	unsigned i = 0;

	while (i < findings->len && ((const struct finding *)g_ptr_array_index(findings, i))->off + ((const struct finding *)g_ptr_array_index(findings, i))->len <= off)
		i++;
	return i;
}

TEST(findings_far_behind_a_key_are_in_their_place_when_somebody_looks)
{
	enum { GAP = 40000, ALL = FINDINGS * GAP / 2 };

	for (guint32 seed = 0; seed < ROUNDS / 4; seed++) {
		g_autoptr(GRand) chance = g_rand_new_with_seed(seed), other = g_rand_new_with_seed(seed);
		g_autoptr(GPtrArray) plain = some_findings(other, GAP);
		struct drift *d = drift_new();

		drift_take(d, some_findings(chance, GAP));
		for (int i = 0; i < 200; i++) {
			const struct text_change c = { (size_t)g_rand_int_range(chance, 0, ALL), (size_t)g_rand_int_range(chance, 0, 3000), (size_t)g_rand_int_range(chance, 1, 4000) };
			size_t off = (size_t)g_rand_int_range(chance, 0, ALL);
			findings_drift(plain, LONGEST, &c, 1);
			drift_changed(d, &c, 1);
			g_assert_cmpuint(drift_len(d), ==, plain->len);
			g_assert_cmpuint(drift_severities(d)[SEVERITY_NOTE], ==, plain->len);
			g_assert_cmpuint(drift_from(d, off), ==, first_that_ends_after(plain, off));
			if (i % 5 == 0 && plain->len > 0) {
				unsigned at = (unsigned)g_rand_int_range(chance, 0, (gint32)plain->len);
				g_assert_cmpuint(drift_at(d, at)->off, ==, ((const struct finding *)g_ptr_array_index(plain, at))->off);
			}
			if (i % 50 == 0 && plain->len > 0) {
				finding_free(drift_steal(d, plain->len / 2));
				g_ptr_array_remove_index(plain, plain->len / 2);
			}
		}
		assert_same(drift_all(d), plain);
		drift_free(d);
	}
}

TEST_MAIN
