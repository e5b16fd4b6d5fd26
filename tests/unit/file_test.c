#include "test.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include "file_group.h"

static char *folder_new(void)
{
	char *folder = g_build_filename(g_get_user_data_dir(), "ekspor", NULL);

	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	return folder;
}

static void expect(const char *folder, const char *name, const char *want)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autoptr(GString) text = NULL;

	g_assert_true(file_read(&text, path, FILE_READ_MAX, NULL));
	g_assert_cmpstr(text->str, ==, want);
}

static void refuse(const char *folder, const char *name, bool replace, enum store_error code)
{
	g_autoptr(GError) error = NULL;

	g_assert_false(file_put(folder, name, "baru", 4, replace, 0644, &error));
	g_assert_error(error, STORE_ERROR, (int)code);
}

TEST(a_file_is_written_whole_and_its_rights_follow_the_umask)
{
	g_autofree char *folder = folder_new(), *path = g_build_filename(folder, "a.txt", NULL);
	mode_t before = umask(027);
	struct stat st;

	g_assert_true(file_put(folder, "a.txt", "isi", 3, false, 0644, NULL));
	umask(before);
	expect(folder, "a.txt", "isi");
	g_assert_cmpint(stat(path, &st), ==, 0);
	g_assert_cmphex(st.st_mode & 0777, ==, 0640);
	g_assert_cmpuint(test_count_files(folder), ==, 1);
}

TEST(an_existing_file_is_replaced_only_on_request)
{
	g_autofree char *folder = folder_new();

	g_assert_true(file_put(folder, "a.txt", "lama", 4, false, 0644, NULL));
	refuse(folder, "a.txt", false, STORE_ERROR_EXISTS);
	expect(folder, "a.txt", "lama");
	g_assert_true(file_put(folder, "a.txt", "baru", 4, true, 0644, NULL));
	expect(folder, "a.txt", "baru");
	g_assert_cmpuint(test_count_files(folder), ==, 1);
}

TEST(a_planted_link_is_replaced_and_its_target_stays)
{
	g_autofree char *folder = folder_new(), *target = g_build_filename(folder, "target", NULL), *link = g_build_filename(folder, "a.txt", NULL);

	g_assert_true(file_put(folder, "target", "milik orang", 11, false, 0644, NULL));
	g_assert_cmpint(symlink(target, link), ==, 0);
	refuse(folder, "a.txt", false, STORE_ERROR_EXISTS);
	g_assert_true(file_put(folder, "a.txt", "baru", 4, true, 0644, NULL));
	expect(folder, "target", "milik orang");
	g_assert_false(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
}

TEST(a_name_that_leaves_the_folder_is_refused)
{
	g_autofree char *folder = folder_new();
	static const char *const names[] = { "", ".", "..", "a/b", "/etc/x", "../x", "a/" };

	for (unsigned i = 0; i < G_N_ELEMENTS(names); i++)
		refuse(folder, names[i], true, STORE_ERROR_INPUT);
	g_assert_cmpuint(test_count_files(folder), ==, 0);
}

TEST(a_folder_in_the_way_stays_and_nothing_is_left_behind)
{
	g_autofree char *folder = folder_new(), *inner = g_build_filename(folder, "a.txt", NULL);

	g_assert_cmpint(mkdir(inner, 0700), ==, 0);
	refuse(folder, "a.txt", true, STORE_ERROR_EXISTS);
	refuse(inner, "b.txt/", true, STORE_ERROR_INPUT);
	refuse("/tidak/ada", "b.txt", true, STORE_ERROR_NOT_FOUND);
	g_assert_cmpuint(test_count_files(folder), ==, 1);
}

TEST(what_a_killed_program_left_goes_and_what_another_is_writing_stays)
{
	g_autofree char *folder = folder_new(), *left = g_build_filename(folder, ".redaksi-0123456789abcdef.tmp", NULL);
	g_autofree char *like = g_build_filename(folder, ".redaksi-catatan.tmp", NULL);

	g_assert_true(g_file_set_contents(like, "milik orang", -1, NULL) && g_file_set_contents(left, "sepotong", -1, NULL));
	g_autoptr(file_group) writing = file_group_new(folder, NULL);
	g_assert_cmpuint(test_count_files(folder), ==, 1);
	g_assert_true(file_group_add(writing, "a.txt", "satu", 4, false, 0644, NULL));
	g_assert_cmpuint(test_count_files(folder), ==, 2);
	g_assert_true(file_put(folder, "b.txt", "dua", 3, false, 0644, NULL));
	file_group_put(writing);
	g_assert_null(file_group_error(writing, 0));
	expect(folder, "a.txt", "satu");
	expect(folder, ".redaksi-catatan.tmp", "milik orang");
	g_assert_cmpuint(test_count_files(folder), ==, 3);
}

TEST(a_write_that_finds_no_room_leaves_the_old_file_and_no_other)
{
	g_autofree char *folder = folder_new(), *big = g_strnfill(100000, 'x');
	struct rlimit before, limit;

	g_assert_true(file_put(folder, "a.txt", "lama", 4, false, 0644, NULL));
	signal(SIGXFSZ, SIG_IGN);
	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &before), ==, 0);
	limit = (struct rlimit){ 5000, before.rlim_max };
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
	g_assert_false(file_put(folder, "a.txt", big, 100000, true, 0644, NULL));
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &before), ==, 0);
	expect(folder, "a.txt", "lama");
	g_assert_cmpuint(test_count_files(folder), ==, 1);
}

static void refuse_read(const char *path, size_t max, enum store_error code)
{
	g_autoptr(GError) error = NULL;
	GString *text = NULL;

	g_assert_false(file_read(&text, path, max, &error));
	g_assert_error(error, STORE_ERROR, (int)code);
	g_assert_null(text);
}

TEST(a_folder_a_device_a_pipe_and_a_file_over_the_limit_are_not_read)
{
	g_autofree char *folder = folder_new(), *path = g_build_filename(folder, "a.txt", NULL), *pipe = g_build_filename(folder, "pipa", NULL);
	g_autoptr(GString) text = NULL;

	g_assert_true(file_put(folder, "a.txt", "sepuluh by", 10, false, 0644, NULL));
	g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
	refuse_read(folder, 100, STORE_ERROR_INPUT);
	refuse_read("/dev/zero", 100, STORE_ERROR_INPUT);
	refuse_read(pipe, 100, STORE_ERROR_INPUT);
	refuse_read(path, 9, STORE_ERROR_TOO_LARGE);
	refuse_read("/tidak/ada", 9, STORE_ERROR_NOT_FOUND);
	g_assert_true(file_read(&text, path, 10, NULL));
	g_assert_cmpuint(text->len, ==, 10);
}

TEST(standard_input_is_read_up_to_the_limit)
{
	g_autoptr(GString) text = NULL;
	int ends[2], before = dup(STDIN_FILENO);

	g_assert_cmpint(pipe(ends), ==, 0);
	g_assert_cmpint(write(ends[1], "dari pipa", 9), ==, 9);
	close(ends[1]);
	g_assert_cmpint(dup2(ends[0], STDIN_FILENO), ==, STDIN_FILENO);
	close(ends[0]);
	g_assert_true(file_read(&text, "-", 100, NULL));
	g_assert_cmpstr(text->str, ==, "dari pipa");
	dup2(before, STDIN_FILENO);
	close(before);
}

TEST(the_code_of_a_system_error_tells_what_to_do)
{
	static const struct { int errnum; enum store_error code; } rows[] = {
		{ ENOSPC, STORE_ERROR_FULL }, { EDQUOT, STORE_ERROR_FULL }, { EACCES, STORE_ERROR_ACCESS }, { EPERM, STORE_ERROR_ACCESS },
		{ EROFS, STORE_ERROR_READ_ONLY }, { ENOENT, STORE_ERROR_NOT_FOUND }, { EIO, STORE_ERROR_IO },
	};

	for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		g_assert_false(store_fail_errno(&error, rows[i].errnum, "write", "a"));
		g_assert_error(error, STORE_ERROR, (int)rows[i].code);
	}
	g_assert_false(store_fail_errno(NULL, EIO, "write", "a"));
}

TEST_MAIN
