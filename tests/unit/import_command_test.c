#include "test.h"
#include "desk.h"

/* A site's export of so many posts; its path is the caller's. */
static char *site_of(int posts)
{
	char *path = g_build_filename(g_get_user_data_dir(), "situs.xml", NULL);
	g_autoptr(GString) out = g_string_new("<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>\n");

	for (int i = 1; i <= posts; i++)
		g_string_append_printf(out, "<item><title>Pos %d</title><guid>p%d</guid><content:encoded>Isi pos nomor %d.</content:encoded></item>\n", i, i, i);
	g_string_append(out, "</channel></rss>\n");
	g_mkdir_with_parents(g_get_user_data_dir(), 0700);
	g_assert_true(g_file_set_contents(path, out->str, (gssize)out->len, NULL));
	return path;
}

static void begin(struct desk *d, const char *path)
{
	run(d->app, "import");
	type(d->app, path);
	key(d->app, K_ENTER);
}

static bool turn(struct app *a)
{
	a->now_us += 1000;
	app_tick(a);
	return a->importing != NULL;
}

TEST(a_site_comes_in_piece_by_piece_while_the_writer_types)
{
	g_autofree char *path = site_of(1000);
	struct desk d;
	int turns = 0;

	desk_open(&d, "Naskah", "Isi.\n");
	begin(&d, path);
	g_assert_nonnull(d.app->importing);
	g_assert_nonnull(strstr(app_overlay(d.app)->body, "situs.xml"));
	key(d.app, K_ESC);
	while (turn(d.app)) {
		type(d.app, "x");
		turns++;
	}
	g_assert_cmpint(turns, >, 3);
	g_assert_null(app_overlay(d.app));
	g_assert_nonnull(strstr(d.app->notice, "1000 naskah"));
	g_assert_true(g_str_has_prefix(text_bytes(d.app->doc->text), "xxx"));
	desk_close(&d);
}

TEST(an_import_that_is_stopped_keeps_what_came_in_and_goes_on_the_next_time)
{
	g_autofree char *path = site_of(2000);
	struct desk d;

	desk_open(&d, "Naskah", "Isi.\n");
	begin(&d, path);
	turn(d.app);
	turn(d.app);
	type(d.app, "s");
	while (turn(d.app))
		continue;
	g_assert_nonnull(strstr(app_overlay(d.app)->body, "Dihentikan"));
	key(d.app, K_ESC);
	begin(&d, path);
	while (turn(d.app))
		continue;
	g_assert_nonnull(strstr(app_overlay(d.app)->title, "sudah ada"));
	desk_close(&d);
}

TEST(leaving_in_the_middle_keeps_what_came_in)
{
	g_autofree char *path = site_of(2000);
	g_autoptr(GError) error = NULL;
	const struct list_query all = { 0 };
	int64_t n = 0;
	struct desk d;

	desk_open(&d, "Naskah", "Isi.\n");
	begin(&d, path);
	turn(d.app);
	turn(d.app);
	app_leave(d.app);
	app_free(d.app);
	g_assert_true(list_count(d.store, &all, &n, &error));
	g_assert_cmpint(n, >, 100);
	g_assert_cmpint(n, <, 2000);
	store_close(d.store);
	config_release(&d.settings);
}

TEST(a_path_that_leads_nowhere_is_told_and_the_choice_stays)
{
	struct desk d;

	desk_open(&d, "Naskah", "Isi.\n");
	begin(&d, "/tiada/berkas.txt");
	g_assert_null(d.app->importing);
	g_assert_nonnull(strstr(d.app->notice, "tidak ada"));
	g_assert_cmpint(app_overlay(d.app)->kind, ==, OVERLAY_CHOICE);
	desk_close(&d);
}

TEST_MAIN
