#include "test.h"
#include "newsroom_desk.h"
#include "journal/journal.h"
#include "store/salvage.h"

static struct journal *write_journal(struct desk *d, const struct article *a, size_t pos, size_t deleted, const char *inserted, int64_t now_s)
{
	const struct journal_base base = { store_id(d->s), a->ulid, a->head, a->sha256, "afitri dari 10.0.0.7", now_s };
	struct journal *j = NULL;

	g_assert_true(journal_open(&j, d->journals, &base, NULL));
	g_assert_true(journal_edit(j, pos, deleted, inserted, strlen(inserted), NULL));
	return j;
}

TEST(the_words_of_a_dead_session_are_offered_whole)
{
	struct desk d;
	g_auto(article) a = { 0 };
	g_auto(recovery) r = { 0 };

	desk_open(&d);
	article_init(&a);
	save(&d, &a, "Rapat.");
	journal_close(write_journal(&d, &a, 5, 0, " pleno", NOW), true);
	g_assert_true(newsroom_recovery(d.s, a.id, &r, NULL));
	g_assert_cmpstr(r.text->str, ==, "Rapat pleno.");
	g_assert_cmpstr(r.who, ==, "afitri dari 10.0.0.7");
	g_assert_cmpint(r.extra_chars, ==, 6);
	g_assert_false(r.live);
	desk_close(&d);
}

/* The new store has an id and numbers of revisions of its own. */
TEST(the_words_of_a_dead_session_are_offered_in_a_salvaged_store_too)
{
	struct desk d;
	g_auto(article) a = { 0 };
	g_auto(recovery) r = { 0 };
	g_auto(salvage) v = { 0 };
	g_autoptr(GError) error = NULL;
	g_autofree char *to = g_build_filename(g_get_user_data_dir(), "baru", NULL);
	char *bytes;
	gsize len;

	desk_open(&d);
	article_init(&a);
	save(&d, &a, "Yang hilang.");
	g_clear_pointer(&a.ulid, g_free);
	a.id = a.head = 0;
	save(&d, &a, "Rapat.");
	journal_close(write_journal(&d, &a, 5, 0, " pleno", NOW), true);
	g_autofree char *file = store_file(d.folder);
	store_close(g_steal_pointer(&d.s));
	g_assert_true(g_file_get_contents(file, &bytes, &len, NULL));
	memset(bytes, 0, 100);
	memcpy(memmem(bytes, len, "Yang hilang.", 12), "Yang berubah", 12);
	g_assert_true(g_file_set_contents(file, bytes, (gssize)len, NULL));
	g_free(bytes);

	store_salvage(d.folder, to, "", &v, &error);
	g_assert_no_error(error);
	g_assert_false(v.exact);
	g_assert_cmpuint(newsroom_take_journals(d.folder, to), ==, 1);
	g_assert_true(store_open(&d.s, to, NULL));
	int64_t id;
	g_assert_true(article_find_ulid(d.s, a.ulid, &id, NULL));
	g_assert_true(newsroom_recovery(d.s, id, &r, &error));
	g_assert_no_error(error);
	g_assert_cmpstr(r.text->str, ==, "Rapat pleno.");
	desk_close(&d);
}

TEST(the_words_of_a_dead_session_come_along_however_the_store_is_named)
{
	struct desk d;
	g_auto(article) a = { 0 };
	const struct { const char *from, *to, *copied; } rows[] = {
		{ "toko/redaksi.db", "baru", "baru/journal" }, { "toko", "satu.toko", "satu.toko.d/journal" }, { "satu.toko", "dua", "dua/journal" },
	};

	desk_open(&d);
	article_init(&a);
	save(&d, &a, "Rapat.");
	journal_close(write_journal(&d, &a, 5, 0, " pleno", NOW), true);
	for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *from = g_build_filename(g_get_user_data_dir(), rows[i].from, NULL);
		g_autofree char *to = g_build_filename(g_get_user_data_dir(), rows[i].to, NULL);
		g_autofree char *copied = g_build_filename(g_get_user_data_dir(), rows[i].copied, NULL);
		g_assert_cmpuint(newsroom_take_journals(from, to), ==, 1);
		g_autoptr(GPtrArray) left = journal_list(copied, a.ulid);
		g_assert_cmpuint(left->len, ==, 1);
	}
	desk_close(&d);
}

TEST(the_article_where_words_were_left_last_is_found_for_the_person_who_left_them)
{
	struct desk d;
	g_auto(article) first = { 0 }, last = { 0 };

	desk_open(&d);
	article_init(&first);
	save(&d, &first, "Rapat.");
	article_init(&last);
	save(&d, &last, "Apel.");
	g_assert_cmpint(newsroom_left_by(d.s, "afitri"), ==, 0);
	journal_close(write_journal(&d, &first, 5, 0, " pleno", NOW), true);
	journal_close(write_journal(&d, &last, 4, 0, " pagi", NOW + 1), true);
	g_assert_cmpint(newsroom_left_by(d.s, "afitri"), ==, last.id);
	g_assert_cmpint(newsroom_left_by(d.s, "afi"), ==, 0);
	g_assert_cmpint(newsroom_left_by(d.s, "budi"), ==, 0);

	g_assert_true(article_bin(d.s, last.id, true, NOW, NULL));
	g_assert_cmpint(newsroom_left_by(d.s, "afitri"), ==, first.id);
	desk_close(&d);
}

TEST(a_living_session_is_shown_but_not_offered)
{
	struct desk d;
	g_auto(article) a = { 0 };
	g_auto(recovery) r = { 0 };
	g_autoptr(GError) error = NULL;

	desk_open(&d);
	article_init(&a);
	save(&d, &a, "Rapat.");
	struct journal *j = write_journal(&d, &a, 5, 0, " pleno", NOW);
	g_assert_false(newsroom_recovery(d.s, a.id, &r, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_NOT_FOUND);
	g_assert_true(newsroom_journal(d.s, a.id, &r, NULL));
	g_assert_true(r.live);
	g_assert_cmpint(newsroom_left_by(d.s, "afitri"), ==, 0);
	journal_close(j, false);
	desk_close(&d);
}

TEST(a_text_that_is_a_revision_already_or_is_empty_is_not_offered)
{
	struct desk d;
	g_auto(article) a = { 0 };
	g_auto(recovery) r = { 0 };

	desk_open(&d);
	article_init(&a);
	save(&d, &a, "Rapat.");
	journal_close(write_journal(&d, &a, 5, 0, " pleno", NOW), true);
	journal_close(write_journal(&d, &a, 0, 6, "", NOW), true);
	save(&d, &a, "Rapat pleno.");
	save(&d, &a, "Rapat pleno terbuka.");
	g_assert_false(newsroom_recovery(d.s, a.id, &r, NULL));
	desk_close(&d);
}

TEST(words_written_on_an_older_revision_are_offered_too)
{
	struct desk d;
	g_auto(article) a = { 0 };
	g_auto(recovery) r = { 0 };

	desk_open(&d);
	article_init(&a);
	save(&d, &a, "Rapat.");
	journal_close(write_journal(&d, &a, 5, 0, " tertutup", NOW), true);
	save(&d, &a, "Rapat pleno.");
	g_assert_true(newsroom_recovery(d.s, a.id, &r, NULL));
	g_assert_cmpstr(r.text->str, ==, "Rapat tertutup.");
	desk_close(&d);
}

TEST(a_journal_whose_base_was_never_stored_is_not_offered)
{
	struct desk d;
	g_auto(article) a = { 0 };
	g_auto(recovery) r = { 0 };

	desk_open(&d);
	article_init(&a);
	save(&d, &a, "Rapat.");
	memset(a.sha256, '0', 64);
	journal_close(write_journal(&d, &a, 5, 0, " pleno", NOW), true);
	g_assert_false(newsroom_recovery(d.s, a.id, &r, NULL));
	desk_close(&d);
}

TEST(an_article_without_a_saved_revision_is_offered_by_number_zero)
{
	struct desk d;
	g_auto(recovery) r = { 0 };
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, "", 0);

	desk_open(&d);
	g_auto(article) a = { 0 };
	article_init(&a);
	g_free(a.ulid);
	a.ulid = g_strdup("01HF000000000000000000TEST");
	g_strlcpy(a.sha256, hash, sizeof a.sha256);
	journal_close(write_journal(&d, &a, 0, 0, "Kata pertama", NOW), true);
	g_assert_true(newsroom_recovery(d.s, 0, &r, NULL));
	g_assert_cmpstr(r.text->str, ==, "Kata pertama");
	g_assert_cmpstr(r.ulid, ==, a.ulid);
	desk_close(&d);
}

TEST_MAIN
