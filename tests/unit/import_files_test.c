#include "test.h"
#include <utime.h>
#include <glib/gstdio.h>
#include "app/import_files.h"
#include "file.h"

/* A folder with files of all sorts; its path is the caller's. */
static char *folder_with(const char *const *names)
{
	char *folder = g_build_filename(g_get_user_data_dir(), "kiriman", NULL);

	g_mkdir_with_parents(folder, 0700);
	for (; *names; names++) {
		g_autofree char *path = g_build_filename(folder, *names, NULL);
		if (g_str_has_suffix(*names, "/"))
			g_mkdir_with_parents(path, 0700);
		else
			g_assert_true(g_file_set_contents(path, "x", 1, NULL));
	}
	return folder;
}

static void check_names(const GPtrArray *paths, const char *wanted)
{
	g_autoptr(GString) got = g_string_new(NULL);

	for (unsigned i = 0; i < paths->len; i++) {
		g_autofree char *name = g_path_get_basename(paths->pdata[i]);
		g_string_append_printf(got, "%s%s%s", i ? " " : "", name, g_str_has_suffix(paths->pdata[i], "/") ? "/" : "");
	}
	g_assert_cmpstr(got->str, ==, wanted);
}

TEST(a_folder_means_its_files_that_can_be_read_by_name)
{
	static const char *const names[] = { "b.docx", "a.TXT", "foto.jpg", ".rahasia.txt", "map/", NULL };
	g_autofree char *folder = folder_with(names);
	unsigned others;
	g_autoptr(GPtrArray) files = import_files(folder, &others, NULL);

	check_names(files, "a.TXT b.docx");
	g_assert_cmpuint(others, ==, 2);
}

TEST(a_file_and_standard_input_mean_themselves)
{
	g_autoptr(GPtrArray) file = import_files("tiada.txt", NULL, NULL), input = import_files("-", NULL, NULL);

	check_names(file, "tiada.txt");
	check_names(input, "-");
}

TEST(a_folder_without_a_file_to_read_is_refused)
{
	static const char *const names[] = { "foto.jpg", NULL };
	g_autofree char *folder = folder_with(names);
	g_autoptr(GError) error = NULL;

	g_assert_null(import_files(folder, NULL, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_INPUT);
}

TEST(a_folder_offers_folders_by_name_and_then_its_newest_files)
{
	static const char *const names[] = { "lama.txt", "baru.docx", "foto.jpg", "z-map/", "a-map/", ".rahasia/", NULL };
	g_autofree char *folder = folder_with(names), *old = g_build_filename(folder, "lama.txt", NULL);
	const struct utimbuf long_ago = { 1000, 1000 };
	g_autoptr(GString) got = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	g_assert_cmpint(utime(old, &long_ago), ==, 0);
	g_autoptr(GPtrArray) entries = import_entries(folder, NULL);
	for (unsigned i = 0; i < entries->len; i++)
		g_string_append_printf(got, " %s", ((const struct import_entry *)entries->pdata[i])->name);
	g_assert_cmpstr(got->str, ==, " a-map z-map baru.docx lama.txt");
	g_assert_null(import_entries("/tiada", &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_NOT_FOUND);
}

TEST(a_tilde_is_the_home_folder)
{
	g_autofree char *home = import_path("~"), *below = import_path("~/a.txt"), *named = import_path("~siti/a.txt"), *wanted = g_build_filename(g_get_home_dir(), "a.txt", NULL);

	g_assert_true(g_str_has_prefix(home, g_get_home_dir()));
	g_assert_cmpstr(below, ==, wanted);
	g_assert_cmpstr(named, ==, "~siti/a.txt");
}

TEST_MAIN
