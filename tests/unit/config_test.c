#include <string.h>
#include <glib/gstdio.h>
#include "test.h"
#include "app/config.h"

static void write_settings(const char *text)
{
	g_autofree char *path = config_path(), *folder = g_path_get_dirname(path);

	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

TEST(without_a_file_every_setting_has_its_default)
{
	g_auto(config) c = { 0 };

	config_init(&c);
	g_assert_true(config_load(&c, NULL));
	g_assert_cmpstr(c.name, ==, "");
	g_assert_cmpint(c.utc_offset_min, ==, 420);
}

TEST(what_was_saved_is_read_back_and_lines_of_others_stay)
{
	g_auto(config) written = { 0 }, read = { 0 };
	g_autofree char *path = config_path(), *text = NULL;
	GStatBuf status;

	write_settings("# catatan kantor\n[lain]\nkunci=nilai\n");
	config_init(&written);
	g_free(written.office);
	written.office = g_strdup("KPU Kota “Contoh”; bagian; dua");
	written.utc_offset_min = 540;
	g_assert_true(config_save(&written, NULL));
	config_init(&read);
	g_assert_true(config_load(&read, NULL));
	g_assert_cmpstr(read.office, ==, written.office);
	g_assert_cmpint(read.utc_offset_min, ==, 540);
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_assert_nonnull(strstr(text, "# catatan kantor"));
	g_assert_nonnull(strstr(text, "kunci=nilai"));
	g_assert_cmpint(g_stat(path, &status), ==, 0);
	g_assert_cmpint(status.st_mode & 0777, ==, 0600);
}

TEST(a_zone_may_be_written_as_people_do_and_another_is_refused)
{
	static const struct { const char *line; int minutes; } rows[] = {
		{ "utc_offset=8", 480 }, { "utc_offset=+08:00", 480 }, { "utc_offset=wit", 540 }, { "utc_offset=WIB", 420 },
	};
	g_auto(config) bad = { 0 };

	for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = g_strdup_printf("[redaksi]\n%s\n", rows[i].line);
		g_auto(config) c = { 0 };
		write_settings(text);
		config_init(&c);
		g_assert_true(config_load(&c, NULL));
		g_assert_cmpint(c.utc_offset_min, ==, rows[i].minutes);
	}
	write_settings("[redaksi]\nnama=Afitri\nutc_offset=12\n");
	config_init(&bad);
	g_assert_false(config_load(&bad, NULL));
	g_assert_cmpstr(bad.name, ==, "Afitri");
	g_assert_cmpint(bad.utc_offset_min, ==, 420);
}

TEST(a_file_that_is_no_key_file_is_told_and_never_overwritten)
{
	g_auto(config) c = { 0 };
	g_autofree char *path = config_path(), *text = NULL;

	write_settings("bukan pengaturan\n");
	config_init(&c);
	g_assert_false(config_load(&c, NULL));
	g_assert_false(config_save(&c, NULL));
	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_assert_cmpstr(text, ==, "bukan pengaturan\n");
}

TEST(a_user_has_a_login_name_and_an_origin)
{
	g_auto(who) w = { 0 };

	g_setenv("SSH_CONNECTION", "10.1.2.3 50000 10.0.0.1 22", TRUE);
	who_am_i(&w);
	g_assert_cmpstr(w.login, !=, "");
	g_assert_cmpstr(w.origin, ==, "10.1.2.3");
	g_assert_nonnull(strstr(w.text, w.login));
}

TEST_MAIN
