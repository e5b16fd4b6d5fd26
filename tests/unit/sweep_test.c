#include "test.h"
#include "desk.h"
#include "saved.h"
#include "app/sweep.h"

static char *body_of(struct store *s, int64_t id)
{
	g_auto(article) a = { 0 };
	GError *error = NULL;

	article_load(s, id, &a, &error);
	g_assert_no_error(error);
	return g_steal_pointer(&a.body);
}

static struct sweep *looked(struct store *s, const int64_t *ids, unsigned n)
{
	const struct seek_options plain = { 0 };
	struct sweep *w = sweep_new("rapat", "sidang", &plain);

	for (unsigned i = 0; i < n; i++)
		g_assert_true(sweep_look(w, s, ids[i], false, NULL));
	return w;
}

static struct sweep_article *at(const struct sweep *w, unsigned i)
{
	return g_ptr_array_index(w->articles, i);
}

TEST(a_hit_that_was_excluded_stays_and_the_version_before_has_the_old_words)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	int64_t id = saved(d.store, "rapat satu, rapat dua\n\nRapat é rapat");
	g_autoptr(sweep) w = looked(d.store, &id, 1);
	g_assert_cmpuint(w->hits, ==, 4);
	const struct sweep_place *last = &g_array_index(at(w, 0)->places, struct sweep_place, 3);
	g_assert_cmpuint(last->line, ==, 3);
	g_assert_cmpuint(last->column, ==, 9);
	g_assert_cmpstr(last->before, ==, "Rapat é ");
	g_array_index(at(w, 0)->swaps, struct seek_swap, 1).off = true;
	g_assert_true(sweep_apply(w, d.store, 0, 5, "penyunting", 3000, NULL));
	g_assert_cmpuint(at(w, 0)->done, ==, 3);
	g_autofree char *after = body_of(d.store, id);
	g_assert_cmpstr(after, ==, "sidang satu, rapat dua\n\nsidang é sidang");
	g_auto(article) old = { 0 };
	g_assert_true(article_load_revision(d.store, id, at(w, 0)->head, &old, NULL));
	g_assert_cmpstr(old.body, ==, "rapat satu, rapat dua\n\nRapat é rapat");
	desk_close(&d);
}

TEST(an_article_that_another_writer_changed_since_is_left_alone_and_the_others_are_not)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	int64_t ids[] = { saved(d.store, "rapat pertama"), saved(d.store, "rapat kedua") };
	g_autoptr(sweep) w = looked(d.store, ids, 2);
	g_auto(article) a = { 0 };
	g_assert_true(article_load(d.store, ids[0], &a, NULL));
	g_free(a.body);
	a.body = g_strdup("tulisan rapat orang lain");
	a.body_len = strlen(a.body);
	g_assert_true(article_save(d.store, &a, REVISION_SAVE, "lain", NULL, 2000, NULL));
	g_assert_true(sweep_apply(w, d.store, 0, 2, "penyunting", 3000, NULL));
	g_assert_cmpstr(at(w, 0)->why, ==, "berubah sejak dilihat");
	g_autofree char *first = body_of(d.store, ids[0]), *second = body_of(d.store, ids[1]);
	g_assert_cmpstr(first, ==, "tulisan rapat orang lain");
	g_assert_cmpstr(second, ==, "sidang kedua");
	g_autoptr(GPtrArray) revisions = article_revisions(d.store, ids[0], NULL);
	g_assert_cmpuint(revisions->len, ==, 2);
	desk_close(&d);
}

TEST(an_article_that_somebody_writes_in_is_left_alone_and_says_so)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "rapat yang sedang ditulis");
	g_autoptr(sweep) w = looked(d.store, &d.id, 1);
	g_assert_nonnull(strstr(at(w, 0)->why, "sedang ditulis"));
	g_assert_cmpuint(sweep_chosen(w, NULL), ==, 0);
	g_assert_true(sweep_apply(w, d.store, 0, 1, "penyunting", 3000, NULL));
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "rapat yang sedang ditulis");
	desk_close(&d);
}

TEST(more_hits_than_a_list_can_show_are_refused)
{
	struct desk d = { 0 };
	g_autoptr(GString) body = g_string_new(NULL);

	desk_open(&d, "Judul", "");
	for (int i = 0; i <= SWEEP_HITS_MAX; i++)
		g_string_append(body, "rapat ");
	int64_t id = saved(d.store, body->str);
	g_autoptr(sweep) w = looked(d.store, &id, 1);
	g_assert_true(w->full);
	g_assert_cmpuint(w->articles->len, ==, 0);
	desk_close(&d);
}

TEST_MAIN
