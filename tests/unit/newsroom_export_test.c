#include "test.h"
#include "newsroom_desk.h"
#include <glib/gstdio.h>
#include "store/notes.h"

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

TEST(the_very_file_that_a_killed_export_left_is_noted_and_does_not_stand_in_the_way)
{
	struct desk d;
	g_auto(article) a = { 0 };
	g_autofree char *first = NULL, *second = NULL, *bytes = NULL;
	const struct export_order o = { .writer = export_writer("txt"), .options = { .utc_offset_min = 420 }, .author = "uji" };

	desk_open(&d);
	article_init(&a);
	save(&d, &a, "Isi.");
	g_assert_true(export_alone(&d, &a, &o, d.folder, NOW, &first, NULL));
	g_autofree char *killed = g_strconcat(d.folder, "/mati", NULL), *name = g_path_get_basename(first);
	g_autofree char *left = g_build_filename(killed, name, NULL);
	g_assert_cmpint(g_mkdir(killed, 0700), ==, 0);
	g_assert_true(g_file_get_contents(first, &bytes, NULL, NULL));
	g_assert_true(g_file_set_contents(left, bytes, -1, NULL));
	g_assert_true(export_alone(&d, &a, &o, killed, NOW, &second, NULL));
	g_autoptr(GPtrArray) exports = exported_list(d.s, a.id, NULL);
	g_assert_cmpuint(exports->len, ==, 2);
	g_assert_true(g_str_has_suffix(second, name));
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
