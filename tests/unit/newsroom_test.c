#include <string.h>
#include <glib/gstdio.h>
#include "test.h"
#include "app/newsroom.h"
#include "journal/journal.h"
#include "store/salvage.h"
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
	g_autofree char *path = g_build_filename(d.folder, "a.txt", NULL);
	g_assert_true(g_file_set_contents(path, raw, sizeof raw - 1, NULL));
	g_assert_true(newsroom_import(d.s, path, &how, "uji", NOW, results, NULL));
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

static struct imported_result *import_one(struct desk *d, const char *name, const char *bytes, size_t len, const struct import_how *how, GPtrArray *results)
{
	g_autofree char *path = g_build_filename(d->folder, name, NULL);

	g_assert_true(g_file_set_contents(path, bytes, (gssize)len, NULL));
	g_assert_true(newsroom_import(d->s, path, how, "uji", NOW, results, NULL));
	return results->pdata[results->len - 1];
}

TEST(a_package_and_a_converted_text_are_kept_as_they_came_beside_one_revision)
{
	static const char latin[] = "Judul\n\nHarga \x93naik\x94.\n";
	const struct import_how plain = { .format = IMPORT_AUTO }, converts = { .encoding = "windows-1252" };
	const struct export_options options = { .utc_offset_min = 480 };
	g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func((GDestroyNotify)imported_result_free);
	g_autoptr(GString) package = g_string_new(NULL);
	g_auto(original) text = { 0 }, docx = { 0 }, none = { 0 };
	g_auto(article) a = { 0 }, back = { 0 };
	struct desk d;

	desk_open(&d);
	article_init(&a);
	save(&d, &a, "Isi naskah.\n");
	g_assert_true(export_writer("docx")->write(&a, &options, package, NULL));
	int64_t text_id = import_one(&d, "a.txt", latin, sizeof latin - 1, &converts, results)->id;
	int64_t docx_id = import_one(&d, "a.docx", package->str, package->len, &plain, results)->id;
	g_assert_true(original_load(d.s, text_id, &text, NULL));
	g_assert_cmpmem(text.bytes, (int)text.len, latin, (int)sizeof latin - 1);
	g_assert_true(original_load(d.s, docx_id, &docx, NULL));
	g_assert_cmpmem(docx.bytes, (int)docx.len, package->str, (int)package->len);
	g_assert_cmpstr(docx.name, ==, "a.docx");
	g_assert_true(article_load(d.s, text_id, &back, NULL));
	g_assert_cmpstr(back.body, ==, "Harga “naik”.\n");
	g_assert_cmpint(back.version, ==, 1);
	g_assert_false(original_load(d.s, a.id, &none, NULL));
	g_assert_cmpuint(store_verify(d.s, NULL)->len, ==, 0);
	desk_close(&d);
}

TEST(lines_of_a_site_go_from_what_was_imported_and_not_from_what_was_written_on)
{
	static const char text[] = "Judul\n\nIsi naskah.\n\nRelated posts\n\nBerita lain\n";
	const struct import_how how = { .format = IMPORT_AUTO };
	g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func((GDestroyNotify)imported_result_free);
	g_auto(article) first = { 0 }, second = { 0 };
	struct desk d;

	desk_open(&d);
	int64_t one = import_one(&d, "a.txt", text, sizeof text - 1, &how, results)->id;
	int64_t two = import_one(&d, "b.txt", text, sizeof text - 1, &how, results)->id;
	g_assert_true(article_load(d.s, two, &second, NULL));
	save(&d, &second, "Isi baru.\n");
	g_assert_true(newsroom_drop_furniture(d.s, results, "uji", NOW, NULL));
	const struct imported_result *r = results->pdata[0];
	g_assert_null(r->without);
	g_assert_cmpuint(r->paragraphs, ==, 1);
	g_assert_nonnull(strstr(r->report[0], "dibuang"));
	g_assert_true(article_load(d.s, one, &first, NULL));
	g_assert_cmpstr(first.body, ==, "Isi naskah.\n");
	article_release(&second);
	g_assert_true(article_load(d.s, two, &second, NULL));
	g_assert_cmpstr(second.body, ==, "Isi baru.\n");
	desk_close(&d);
}

TEST(bytes_around_a_place_are_shown_as_an_encoding_reads_them)
{
	struct desk d;

	desk_open(&d);
	g_autofree char *path = g_build_filename(d.folder, "a.txt", NULL);
	g_assert_true(g_file_set_contents(path, "Harga \x93naik\x94\n", -1, NULL));
	g_autofree char *western = newsroom_sample(path, "windows-1252", 6), *none = newsroom_sample(path, "klingon", 6);
	g_assert_cmpstr(western, ==, "Harga “naik”");
	g_assert_null(none);
	desk_close(&d);
}

TEST(the_first_revision_of_a_text_is_the_file_it_was_imported_from)
{
	static const char raw[] = "Judul\r\n\r\nIsi naskah.\r\n";
	const struct import_how how = { .format = IMPORT_AUTO };
	g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func((GDestroyNotify)imported_result_free);
	g_auto(original) o = { 0 };
	struct desk d;

	desk_open(&d);
	g_assert_true(original_load(d.s, import_one(&d, "a.txt", raw, sizeof raw - 1, &how, results)->id, &o, NULL));
	g_assert_cmpmem(o.bytes, (int)o.len, raw, (int)sizeof raw - 1);
	desk_close(&d);
}

/* A site's export of so many posts, cut off after `len` bytes (0: whole). */
static void put_site(const char *path, int posts, size_t len)
{
	g_autoptr(GString) out = g_string_new("<?xml version=\"1.0\"?><rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
		" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>\n");

	for (int i = 1; i <= posts; i++)
		g_string_append_printf(out, "<item><title>Naskah %d</title><guid>https://x.id/?p=%d</guid><content:encoded><![CDATA[<p>Isi %d.</p>]]>"
			"</content:encoded></item>\n", i, i, i);
	g_string_append(out, "</channel></rss>\n");
	g_assert_true(g_file_set_contents(path, out->str, len ? (gssize)len : (gssize)out->len, NULL));
}

TEST(a_site_that_was_cut_off_comes_in_up_to_there_and_goes_on_where_it_was)
{
	enum { POSTS = 500, CUT = 40000 };
	const struct import_how how = { .format = IMPORT_AUTO };
	g_autoptr(GPtrArray) first = g_ptr_array_new_with_free_func((GDestroyNotify)imported_result_free);
	g_autoptr(GPtrArray) second = g_ptr_array_new_with_free_func((GDestroyNotify)imported_result_free);
	g_autoptr(GError) error = NULL;
	struct desk d;
	unsigned known = 0;

	desk_open(&d);
	g_autofree char *path = g_build_filename(d.folder, "situs.xml", NULL);
	put_site(path, POSTS, CUT);
	g_assert_false(newsroom_import(d.s, path, &how, "uji", NOW, first, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_XML);
	g_assert_cmpuint(first->len, >, 100);
	put_site(path, POSTS, 0);
	g_assert_true(newsroom_import(d.s, path, &how, "uji", NOW, second, NULL));
	for (unsigned i = 0; i < second->len; i++)
		known += ((const struct imported_result *)second->pdata[i])->known;
	g_assert_cmpuint(second->len, ==, POSTS);
	g_assert_cmpuint(known, ==, first->len);
	desk_close(&d);
}

TEST(a_site_comes_in_step_by_step_and_the_store_is_free_between)
{
	const struct import_how how = { .commits_each_step = true };
	g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func((GDestroyNotify)imported_result_free);
	g_auto(article) a = { 0 };
	struct desk d;
	bool more = true;
	int steps = 0, percent = 0;

	desk_open(&d);
	article_init(&a);
	g_autofree char *path = g_build_filename(d.folder, "situs.xml", NULL);
	put_site(path, 1000, 0);
	g_autoptr(intake) in = intake_new(d.s, path, &how, "uji", NOW, results);
	while (more) {
		g_assert_true(intake_step(in, &more, NULL));
		g_assert_cmpint(intake_percent(in), >=, percent);
		percent = intake_percent(in);
		g_autofree char *text = g_strdup_printf("Langkah %d.\n", ++steps);
		save(&d, &a, text);
	}
	g_assert_cmpint(steps, >, 3);
	g_assert_cmpint(percent, ==, 100);
	g_assert_cmpuint(results->len, ==, 1000);
	g_clear_pointer(&in, intake_free);
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

/* What a shipment told of its files, in order: path or error of each. */
struct told { GPtrArray *paths; unsigned failed; GError *error; };

static void on_told(void *ctx, const struct shipped *f)
{
	struct told *t = ctx;

	if (!f->error) {
		g_ptr_array_add(t->paths, g_strdup(f->path));
		return;
	}
	t->failed++;
	g_clear_error(&t->error);
	t->error = g_error_copy(f->error);
}

static bool export_alone(struct desk *d, const struct article *a, const struct export_order *o, const char *folder, int64_t now_s, char **path, GError **error)
{
	struct told t = { .paths = g_ptr_array_new_with_free_func(g_free) };
	g_autoptr(shipment) files = shipment_new(d->s, folder, now_s, NULL);
	bool good = shipment_add(files, a, o, error);

	if (good)
		shipment_send(files, on_told, &t);
	if (t.paths->len == 1)
		*path = g_strdup(t.paths->pdata[0]);
	g_ptr_array_unref(t.paths);
	if (t.error)
		g_propagate_error(error, t.error);
	return good && !t.failed;
}

static unsigned files_in(const char *folder, const char *suffix)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	unsigned n = 0;

	for (const char *name; (name = g_dir_read_name(dir)) != NULL; )
		n += g_str_has_suffix(name, suffix);
	return n;
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
	g_assert_true(export_alone(&d, &a, &o, d.folder, NOW, &first, NULL));
	o.forced = "alasan";
	g_assert_true(export_alone(&d, &a, &o, d.folder, NOW, &second, NULL));
	g_assert_cmpstr(first, ==, second);
	g_autoptr(GPtrArray) exports = exported_list(d.s, a.id, NULL);
	g_assert_cmpstr(((const struct exported *)exports->pdata[0])->forced, ==, "alasan");
	g_autofree char *other = g_strconcat(d.folder, "/lain", NULL);
	g_autofree char *name = g_path_get_basename(first), *foreign = g_build_filename(other, name, NULL);
	g_assert_cmpint(g_mkdir(other, 0700), ==, 0);
	g_assert_true(g_file_set_contents(foreign, "milik orang", -1, NULL));
	g_assert_false(export_alone(&d, &a, &o, other, NOW, &third, &error));
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
	g_assert_false(export_alone(&d, &a, &o, d.folder, 1620113399, &path, &error));
	g_assert_error(error, NEWSROOM_ERROR, NEWSROOM_ERROR_EMBARGO);
	g_assert_nonnull(strstr(error->message, "Selasa, 4 Mei 2021, pukul 15.30 WITA"));
	g_assert_true(export_alone(&d, &a, &o, d.folder, 1620113400, &path, NULL));
	g_clear_pointer(&path, g_free);
	o.forced = "untuk media undangan";
	g_assert_true(export_alone(&d, &a, &o, d.folder, 1620113399, &path, NULL));
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
	g_assert_true(export_alone(&d, &a, &o, d.folder, NOW, &first, NULL));
	g_assert_true(export_alone(&d, &b, &o, d.folder, NOW, &second, NULL));
	g_assert_true(export_alone(&d, &b, &o, d.folder, NOW, &again, NULL));
	g_assert_cmpstr(first, !=, second);
	g_assert_cmpstr(second, ==, again);
	g_assert_true(g_str_has_suffix(second, "-2.frag.html"));
	desk_close(&d);
}

/* Two articles of one day and title, saved and on board. */
static shipment *ship_two(struct desk *d, struct article *a, struct article *b, const struct export_order *o)
{
	shipment *files = shipment_new(d->s, d->folder, NOW, NULL);

	article_init(a);
	article_init(b);
	save(d, a, "Satu.");
	save(d, b, "Dua.");
	g_assert_true(shipment_add(files, a, o, NULL));
	g_assert_true(shipment_add(files, b, o, NULL));
	return files;
}

TEST(files_of_a_shipment_are_in_their_places_only_when_it_was_sent_and_then_the_histories_know_them)
{
	struct desk d;
	g_auto(article) a = { 0 }, b = { 0 };
	struct export_order o = { .writer = export_writer("txt"), .options = { .utc_offset_min = 420 }, .outlet = "pers", .author = "uji" };
	struct told t = { .paths = g_ptr_array_new_with_free_func(g_free) };

	desk_open(&d);
	g_autoptr(shipment) files = ship_two(&d, &a, &b, &o);
	g_assert_cmpuint(shipment_files(files), ==, 2);
	g_assert_cmpuint(files_in(d.folder, ".txt"), ==, 0);
	shipment_send(files, on_told, &t);
	g_assert_cmpuint(t.paths->len, ==, 2);
	g_assert_cmpuint(files_in(d.folder, ".txt"), ==, 2);
	g_assert_true(g_str_has_suffix(t.paths->pdata[1], "-2.txt"));
	for (unsigned i = 0; i < 2; i++) {
		g_autoptr(GPtrArray) exports = exported_list(d.s, i == 0 ? a.id : b.id, NULL);
		g_assert_cmpuint(exports->len, ==, 1);
		g_assert_cmpstr(((const struct exported *)exports->pdata[0])->path, ==, t.paths->pdata[i]);
		g_assert_cmpstr(((const struct exported *)exports->pdata[0])->outlet, ==, "pers");
	}
	g_ptr_array_unref(t.paths);
	desk_close(&d);
}

TEST(a_file_of_a_shipment_that_cannot_take_its_place_does_not_hold_the_others_and_leaves_nothing_behind)
{
	struct desk d;
	g_auto(article) a = { 0 }, b = { 0 };
	struct export_order o = { .writer = export_writer("txt"), .options = { .utc_offset_min = 420 }, .author = "uji" };
	struct told t = { .paths = g_ptr_array_new_with_free_func(g_free) };

	desk_open(&d);
	g_autoptr(shipment) files = ship_two(&d, &a, &b, &o);
	g_autofree char *name = export_name(&a, o.writer, 420), *foreign = g_build_filename(d.folder, name, NULL);
	g_assert_true(g_file_set_contents(foreign, "milik orang", -1, NULL));
	shipment_send(files, on_told, &t);
	g_assert_cmpuint(t.failed, ==, 1);
	g_assert_error(t.error, STORE_ERROR, STORE_ERROR_EXISTS);
	g_assert_cmpuint(t.paths->len, ==, 1);
	g_clear_error(&t.error);
	g_autoptr(GPtrArray) exports = exported_list(d.s, a.id, NULL);
	g_assert_cmpuint(exports->len, ==, 0);
	g_clear_pointer(&files, shipment_free);
	g_assert_cmpuint(files_in(d.folder, ".tmp"), ==, 0);
	g_ptr_array_unref(t.paths);
	desk_close(&d);
}

TEST(a_shipment_that_is_never_sent_leaves_nothing_behind)
{
	struct desk d;
	g_auto(article) a = { 0 };
	struct export_order o = { .writer = export_writer("txt"), .options = { .utc_offset_min = 420 }, .author = "uji" };

	desk_open(&d);
	article_init(&a);
	save(&d, &a, "Satu.");
	g_autoptr(shipment) files = shipment_new(d.s, d.folder, NOW, NULL);
	g_assert_true(shipment_add(files, &a, &o, NULL));
	g_assert_cmpuint(files_in(d.folder, ".tmp"), ==, 1);
	g_clear_pointer(&files, shipment_free);
	g_assert_cmpuint(files_in(d.folder, ".tmp"), ==, 0);
	desk_close(&d);
}

TEST_MAIN
