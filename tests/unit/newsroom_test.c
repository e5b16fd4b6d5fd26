#include <string.h>
#include <glib/gstdio.h>
#include "test.h"
#include "app/newsroom.h"
#include "journal/journal.h"
#include "store/notes.h"

enum { NOW = 1700000000 };

struct desk { char *folder, *journals; struct store *s; };

static void desk_open(struct desk *d)
{
	d->folder = g_build_filename(g_get_user_data_dir(), "toko", NULL);
	d->journals = g_build_filename(d->folder, "journal", NULL);
	g_assert_true(store_open(&d->s, d->folder, NULL));
}

static void desk_close(struct desk *d)
{
	store_close(d->s);
	g_free(d->journals);
	g_free(d->folder);
}

static void set_text(struct article *a, const char *text)
{
	g_free(a->body);
	a->body = g_strdup(text);
	a->body_len = strlen(text);
}

static void save(struct desk *d, struct article *a, const char *text)
{
	set_text(a, text);
	g_assert_true(article_save(d->s, a, REVISION_SAVE, "uji", NULL, NOW, NULL));
}

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

TEST(an_import_keeps_the_bytes_as_first_and_the_clean_text_as_second_revision)
{
	static const char raw[] = "Judul\r\n\r\n\xc2\xa0\r\nIsi  naskah. \n";
	const struct import_how how = { .format = IMPORT_AUTO };
	struct desk d;
	g_auto(article) first = { 0 }, second = { 0 };
	g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func((GDestroyNotify)imported_result_free);

	desk_open(&d);
	g_assert_true(newsroom_import_bytes(d.s, raw, sizeof raw - 1, "a.txt", &how, "uji", NOW, results, NULL));
	g_assert_cmpuint(results->len, ==, 1);
	const struct imported_result *r = results->pdata[0];
	g_assert_cmpstr(r->title, ==, "Judul");
	g_autoptr(GPtrArray) revisions = article_revisions(d.s, r->id, NULL);
	g_assert_cmpuint(revisions->len, ==, 2);
	const struct revision *clean = revisions->pdata[0], *as_came = revisions->pdata[1];
	g_assert_cmpint(as_came->kind, ==, REVISION_RAW);
	g_assert_cmpint(clean->kind, ==, REVISION_CLEAN);
	g_autofree char *note = g_strjoinv("\n", r->report);
	g_assert_cmpstr(clean->note, ==, note);
	g_assert_true(article_load_revision(d.s, r->id, as_came->id, &first, NULL));
	g_assert_cmpuint(first.body_len, ==, sizeof raw - 1);
	g_assert_cmpint(memcmp(first.body, raw, sizeof raw - 1), ==, 0);
	g_assert_true(article_load(d.s, r->id, &second, NULL));
	g_assert_null(strstr(second.body, "\xc2\xa0"));
	desk_close(&d);
}

TEST(running_text_leaves_out_marks_code_and_addresses)
{
	static const char body[] = "## Judul\n\nKata **tebal** dan `kode` di [laman](https://a.example).\n\n```\nint x;\n```\n";
	g_autoptr(GArray) prose = newsroom_prose(body, strlen(body));
	g_autoptr(GString) all = g_string_new(NULL);

	for (unsigned i = 0; i < prose->len; i++) {
		const struct prose *p = &g_array_index(prose, struct prose, i);
		g_string_append_len(all, body + p->off, (gssize)p->len);
		g_string_append_c(all, '|');
	}
	g_assert_cmpstr(all->str, ==, "Judul|Kata |tebal| dan | di |laman|.|");
}

TEST(an_export_of_its_own_is_replaced_and_a_file_of_others_stays)
{
	struct desk d;
	g_auto(article) a = { 0 };
	g_autofree char *first = NULL, *second = NULL, *third = NULL;
	g_autoptr(GError) error = NULL;
	struct export_order o = { .writer = export_writer("txt"), .options = { .utc_offset_min = 420 }, .author = "uji" };

	desk_open(&d);
	article_init(&a);
	g_free(a.field[FIELD_TITLE]);
	a.field[FIELD_TITLE] = g_strdup("Rapat");
	save(&d, &a, "Isi.");
	o.folder = d.folder;
	g_assert_true(newsroom_export(d.s, &a, &o, NOW, &first, NULL));
	o.forced = "alasan";
	g_assert_true(newsroom_export(d.s, &a, &o, NOW, &second, NULL));
	g_assert_cmpstr(first, ==, second);
	g_autoptr(GPtrArray) exports = exported_list(d.s, a.id, NULL);
	g_assert_cmpstr(((const struct exported *)exports->pdata[0])->forced, ==, "alasan");
	g_autofree char *other = g_strconcat(d.folder, "/lain", NULL);
	g_autofree char *name = g_path_get_basename(first), *foreign = g_build_filename(other, name, NULL);
	g_assert_cmpint(g_mkdir(other, 0700), ==, 0);
	g_assert_true(g_file_set_contents(foreign, "milik orang", -1, NULL));
	o.folder = other;
	g_assert_false(newsroom_export(d.s, &a, &o, NOW, &third, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_EXISTS);
	desk_close(&d);
}

TEST(an_embargoed_article_leaves_only_with_a_reason_that_the_history_keeps)
{
	struct desk d;
	g_auto(article) a = { 0 };
	g_autofree char *path = NULL;
	g_autoptr(GError) error = NULL;
	struct export_order o = { .writer = export_writer("txt"), .options = { .utc_offset_min = 420 }, .author = "uji" };

	desk_open(&d);
	article_init(&a);
	g_free(a.field[FIELD_EMBARGO]);
	a.field[FIELD_EMBARGO] = g_strdup("2021-05-04T15:30+08:00");
	save(&d, &a, "Isi.");
	o.folder = d.folder;
	g_assert_false(newsroom_export(d.s, &a, &o, 1620113399, &path, &error));
	g_assert_error(error, NEWSROOM_ERROR, NEWSROOM_ERROR_EMBARGO);
	g_assert_nonnull(strstr(error->message, "Selasa, 4 Mei 2021, pukul 15.30 WITA"));
	g_assert_true(newsroom_export(d.s, &a, &o, 1620113400, &path, NULL));
	g_clear_pointer(&path, g_free);
	o.forced = "untuk media undangan";
	g_assert_true(newsroom_export(d.s, &a, &o, 1620113399, &path, NULL));
	g_autoptr(GPtrArray) exports = exported_list(d.s, a.id, NULL);
	g_assert_cmpuint(exports->len, ==, 2);
	g_assert_nonnull(strstr(((const struct exported *)exports->pdata[0])->forced, "untuk media undangan (sebelum embargo Selasa, 4 Mei"));
	g_assert_cmpstr(((const struct exported *)exports->pdata[1])->forced, ==, "");
	desk_close(&d);
}

TEST(two_articles_of_one_day_and_title_leave_as_two_files)
{
	struct desk d;
	g_auto(article) a = { 0 }, b = { 0 };
	g_autofree char *first = NULL, *second = NULL, *again = NULL;
	struct export_order o = { .writer = export_writer("html-fragmen"), .options = { .utc_offset_min = 420 }, .author = "uji" };

	desk_open(&d);
	article_init(&a);
	article_init(&b);
	save(&d, &a, "Satu.");
	save(&d, &b, "Dua.");
	o.folder = d.folder;
	g_assert_true(newsroom_export(d.s, &a, &o, NOW, &first, NULL));
	g_assert_true(newsroom_export(d.s, &b, &o, NOW, &second, NULL));
	g_assert_true(newsroom_export(d.s, &b, &o, NOW, &again, NULL));
	g_assert_cmpstr(first, !=, second);
	g_assert_cmpstr(second, ==, again);
	g_assert_true(g_str_has_suffix(second, "-2.frag.html"));
	desk_close(&d);
}

TEST_MAIN
