#include "test.h"
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "journal/pen.h"

static const char ulid[] = "01F4TSJ3V0ABCDEFGHJKMNPQRS", other[] = "01F4TSJ3V0ABCDEFGHJKMNPQRT";
static const struct pen_note rina = { (char *)"rina dari 10.0.0.7", (char *)"humas1", 1620113400, 1620113460, 0 };
static const struct pen_note budi = { (char *)"budi dari 10.0.0.8", (char *)"humas1", 1620113500, 1620113500, 0 };

static char *folder_new(void)
{
	return g_build_filename(g_get_user_data_dir(), "jurnal", NULL);
}

static char *file_of(const char *folder, const char *suffix)
{
	g_autofree char *name = g_strconcat(ulid, suffix, NULL);

	return g_build_filename(folder, name, NULL);
}

static struct pen *take(const char *folder, const struct pen_note *who)
{
	g_autoptr(GError) error = NULL;
	struct pen *p = NULL;

	pen_take(&p, folder, ulid, who, &error);
	g_assert_no_error(error);
	return p;
}

static void is_refused(const char *folder)
{
	g_autoptr(GError) error = NULL;
	struct pen *p = NULL;

	g_assert_false(pen_take(&p, folder, ulid, &budi, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_BUSY);
	g_assert_null(p);
}

static bool is_ready(int fd)
{
	GPollFD p = { .fd = fd, .events = G_IO_IN };

	return g_poll(&p, 1, 0) == 1;
}

TEST(one_session_holds_the_pen_and_the_next_one_is_told_who)
{
	g_autofree char *folder = folder_new(), *path = file_of(folder, ".kunci");
	struct pen *p = take(folder, &rina);
	g_auto(pen_note) note = { 0 };
	struct stat st;

	is_refused(folder);
	g_assert_true(pen_holder(folder, ulid, &note));
	g_assert_cmpstr(note.who, ==, rina.who);
	g_assert_cmpstr(note.host, ==, "humas1");
	g_assert_cmpint(note.since_s, ==, rina.since_s);
	g_assert_cmpint(note.key_s, ==, rina.key_s);
	g_assert_cmpint(lstat(path, &st), ==, 0);
	g_assert_cmpint(st.st_mode & 0777, ==, 0600);
	pen_release(p);
	g_assert_cmpint(lstat(path, &st), <, 0);
	g_assert_false(pen_holder(folder, ulid, &note));
}

TEST(a_touch_tells_the_last_key)
{
	g_autofree char *folder = folder_new();
	struct pen *p = take(folder, &rina);
	g_auto(pen_note) note = { 0 };

	pen_touch(p, 1620114000);
	g_assert_true(pen_holder(folder, ulid, &note));
	g_assert_cmpint(note.key_s, ==, 1620114000);
	g_assert_cmpint(note.since_s, ==, rina.since_s);
	pen_release(p);
}

TEST(a_session_that_died_holds_nothing)
{
	g_autofree char *folder = folder_new(), *path = file_of(folder, ".kunci");
	int ready[2];
	char byte;

	g_assert_cmpint(pipe(ready), ==, 0);
	pid_t pid = fork();
	if (pid == 0) {
		struct pen *p = NULL;
		bool ok = pen_take(&p, folder, ulid, &rina, NULL);
		_exit(ok && write(ready[1], "", 1) == 1 && pause() ? 0 : 1);
	}
	g_assert_cmpint(read(ready[0], &byte, 1), ==, 1);
	is_refused(folder);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	g_assert_true(g_file_test(path, G_FILE_TEST_EXISTS));
	g_auto(pen_note) note = { 0 };
	g_assert_false(pen_holder(folder, ulid, &note));
	pen_release(take(folder, &budi));
	close(ready[0]);
	close(ready[1]);
}

TEST(a_seized_pen_is_no_longer_ours_and_its_release_takes_nothing_away)
{
	g_autofree char *folder = folder_new();
	struct pen *old = take(folder, &rina), *new = NULL;
	g_auto(pen_note) note = { 0 };

	g_assert_true(pen_is_ours(old));
	g_assert_true(pen_seize(&new, folder, ulid, &budi, NULL));
	g_assert_false(pen_is_ours(old));
	g_assert_true(pen_is_ours(new));
	pen_release(old);
	g_assert_true(pen_is_ours(new));
	g_assert_true(pen_holder(folder, ulid, &note));
	g_assert_cmpstr(note.who, ==, budi.who);
	is_refused(folder);
	pen_release(new);
}

TEST(a_request_reaches_the_holder_once)
{
	g_autofree char *folder = folder_new();
	struct pen *p = take(folder, &rina);

	g_assert_null(pen_asked(p));
	g_assert_true(pen_ask(folder, ulid, "budi dari\n10.0.0.8", NULL));
	g_autofree char *who = pen_asked(p);
	g_assert_cmpstr(who, ==, "budi dari 10.0.0.8");
	g_assert_null(pen_asked(p));
	g_assert_true(pen_ask(folder, ulid, "budi", NULL));
	pen_ask_no_more(folder, ulid);
	g_assert_null(pen_asked(p));
	pen_release(p);
}

TEST(whoever_takes_the_pen_ends_the_request)
{
	g_autofree char *folder = folder_new();

	pen_release(take(folder, &rina));
	g_assert_true(pen_ask(folder, ulid, "budi", NULL));
	struct pen *p = take(folder, &budi);
	g_assert_null(pen_asked(p));
	pen_release(p);
}

TEST(the_watch_wakes_for_a_request_and_a_release_and_not_for_a_touch)
{
	g_autofree char *folder = folder_new();
	struct pen *p = take(folder, &rina);
	int fd = pen_watch(folder);

	g_assert_cmpint(fd, >=, 0);
	pen_touch(p, 1620114000);
	g_assert_false(is_ready(fd));
	g_assert_true(pen_ask(folder, ulid, "budi", NULL));
	g_assert_true(is_ready(fd));
	pen_watch_drain(fd);
	g_assert_false(is_ready(fd));
	pen_release(p);
	g_assert_true(is_ready(fd));
	close(fd);
}

TEST(the_list_has_those_that_are_held)
{
	g_autofree char *folder = folder_new();
	struct pen *p = take(folder, &rina), *second = NULL;

	g_assert_true(pen_take(&second, folder, other, &rina, NULL));
	g_autoptr(GPtrArray) two = pen_list(folder);
	g_assert_cmpuint(two->len, ==, 2);
	pen_release(second);
	g_autoptr(GPtrArray) one = pen_list(folder);
	g_assert_cmpuint(one->len, ==, 1);
	g_assert_cmpstr(g_ptr_array_index(one, 0), ==, ulid);
	pen_release(p);
}

TEST(a_planted_link_or_pipe_is_refused_and_what_it_points_to_stays)
{
	g_autofree char *folder = folder_new(), *path = file_of(folder, ".kunci"), *aim = g_build_filename(folder, "sasaran", NULL), *text = NULL;
	struct pen *p = NULL;
	g_auto(pen_note) note = { 0 };

	pen_release(take(folder, &rina));
	g_assert_true(g_file_set_contents(aim, "isi", -1, NULL));
	g_assert_cmpint(symlink(aim, path), ==, 0);
	g_assert_false(pen_take(&p, folder, ulid, &rina, NULL));
	g_assert_false(pen_holder(folder, ulid, &note));
	g_assert_true(g_file_get_contents(aim, &text, NULL, NULL));
	g_assert_cmpstr(text, ==, "isi");
	unlink(path);
	g_assert_cmpint(mkfifo(path, 0600), ==, 0);
	g_assert_false(pen_take(&p, folder, ulid, &rina, NULL));
	g_assert_false(pen_take(&p, folder, "../../etc/passwd", &rina, NULL));
}

TEST(a_note_of_any_bytes_is_text_and_never_an_error)
{
	g_autofree char *folder = folder_new(), *path = file_of(folder, ".kunci");
	struct pen *p = take(folder, &rina);
	int fd = open(path, O_RDWR);
	g_auto(pen_note) note = { 0 }, second = { 0 };

	g_assert_cmpint(pwrite(fd, "redaksi-kunci 1\n\xff\x1b[31m\n\n99999999999999999999\nx\n", 44, 0), ==, 44);
	g_assert_true(pen_holder(folder, ulid, &note));
	g_assert_true(g_utf8_validate(note.who, -1, NULL));
	g_assert_cmpint(ftruncate(fd, 3), ==, 0);
	g_assert_true(pen_holder(folder, ulid, &second));
	g_assert_cmpstr(second.who, ==, "?");
	close(fd);
	pen_release(p);
}

TEST_MAIN
