#include "test.h"
#include "newsroom_desk.h"

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

TEST_MAIN
