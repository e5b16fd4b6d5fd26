#include "test.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "journal/journal.h"
#include "journal/record.h"

static const char ulid[] = "01F4TSJ3V0ABCDEFGHJKMNPQRS";
static const char base_text[] = "KPU Provinsi Gorontalo mengikuti rapat.\n";

static char *folder_new(void)
{
	return g_build_filename(g_get_user_data_dir(), "jurnal", NULL);
}

static char *sha256(const char *text)
{
	return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
}

static struct journal *open_on(const char *folder, const char *text)
{
	g_autofree char *sum = sha256(text);
	struct journal_base base = { "7e1f", ulid, 12, sum, "afitri, 10.0.0.7", 1620113400 };
	g_autoptr(GError) error = NULL;
	struct journal *j = NULL;

	journal_open(&j, folder, &base, &error);
	g_assert_no_error(error);
	return j;
}

static void edit(struct journal *j, size_t pos, size_t deleted, const char *inserted)
{
	g_autoptr(GError) error = NULL;

	journal_edit(j, pos, deleted, inserted, strlen(inserted), &error);
	g_assert_no_error(error);
}

static char *only_path(const char *folder)
{
	g_autoptr(GPtrArray) list = journal_list(folder, NULL);

	g_assert_cmpuint(list->len, ==, 1);
	return g_strdup(((struct journal_left *)g_ptr_array_index(list, 0))->path);
}

static char *replayed(const char *path, const char *base)
{
	g_autoptr(GError) error = NULL;
	GString *text = NULL;

	journal_replay(path, base, strlen(base), &text, NULL, 0, &error);
	g_assert_no_error(error);
	return g_string_free(text, FALSE);
}

TEST(the_crc_is_castagnolis)
{
	g_assert_cmphex(crc32c(0, "123456789", 9), ==, 0xe3069283);
	g_assert_cmphex(crc32c(crc32c(0, "1234", 4), "56789", 5), ==, 0xe3069283);
}

TEST(the_crc_of_bytes_is_the_same_however_they_are_cut)
{
	uint8_t bytes[67];
	uint32_t one_by_one = 0;

	for (unsigned i = 0; i < sizeof bytes; i++)
		bytes[i] = (uint8_t)(i * 151 + 7);
	for (size_t n = 0; n < sizeof bytes; n++) {
		for (size_t cut = 0; cut <= n; cut++)
			g_assert_cmphex(crc32c(crc32c(0, bytes, cut), bytes + cut, n - cut), ==, one_by_one);
		one_by_one = crc32c(one_by_one, bytes + n, 1);
	}
}

TEST(edits_and_fields_are_replayed_in_order)
{
	g_autofree char *folder = folder_new();
	struct journal *j = open_on(folder, base_text);
	char *fields[3] = { NULL };
	GString *text = NULL;

	g_assert_false(journal_used(j));
	edit(j, 4, 8, "Kota");
	edit(j, 0, 0, "\xe2\x80\x9c");
	g_assert_true(journal_field(j, 1, "telaah", NULL));
	g_assert_true(journal_field(j, 1, "setuju", NULL));
	g_assert_true(journal_field(j, 9, "tidak dikenal", NULL));
	edit(j, 3, 0, "");
	g_assert_true(journal_used(j));
	g_autofree char *path = only_path(folder);
	journal_close(j, true);
	g_assert_true(journal_replay(path, base_text, strlen(base_text), &text, fields, 3, NULL));
	g_assert_cmpstr(text->str, ==, "\xe2\x80\x9cKPU Kota Gorontalo mengikuti rapat.\n");
	g_assert_null(fields[0]);
	g_assert_cmpstr(fields[1], ==, "setuju");
	g_string_free(text, TRUE);
	g_free(fields[1]);
}

TEST(edits_written_together_are_replayed_in_order)
{
	g_autofree char *folder = folder_new();
	struct journal *j = open_on(folder, base_text);

	journal_hold(j);
	edit(j, 0, 0, "satu ");
	journal_hold(j);
	edit(j, 5, 0, "dua ");
	g_assert_true(journal_release(j, NULL));
	edit(j, 0, 5, "");
	journal_close(j, true);
	g_autofree char *path = only_path(folder), *text = replayed(path, base_text), *wanted = g_strconcat("dua ", base_text, NULL);
	g_assert_cmpstr(text, ==, wanted);
}

TEST(a_held_journal_is_alive_and_says_whose_it_is_and_a_free_one_is_not)
{
	g_autofree char *folder = folder_new();
	struct journal *j = open_on(folder, base_text);

	edit(j, 0, 0, "x");
	g_autoptr(GPtrArray) alive = journal_list(folder, ulid);
	g_assert_cmpuint(alive->len, ==, 1);
	const struct journal_left *l = g_ptr_array_index(alive, 0);
	g_assert_true(l->held);
	g_assert_cmpstr(l->ulid, ==, ulid);
	g_assert_cmpstr(l->store_id, ==, "7e1f");
	g_assert_cmpstr(l->who, ==, "afitri, 10.0.0.7");
	g_assert_cmpint(l->base_revision, ==, 12);
	g_assert_cmpint(l->started_s, ==, 1620113400);
	g_assert_cmpuint(l->records, ==, 1);
	journal_close(j, true);
	g_autoptr(GPtrArray) dead = journal_list(folder, ulid);
	g_assert_cmpuint(dead->len, ==, 1);
	g_assert_false(((struct journal_left *)g_ptr_array_index(dead, 0))->held);
	g_autoptr(GPtrArray) other = journal_list(folder, "01F4TSJ3V0ABCDEFGHJKMNPQRT");
	g_assert_cmpuint(other->len, ==, 0);
}

TEST(a_journal_that_is_not_kept_leaves_no_file)
{
	g_autofree char *folder = folder_new();
	struct journal *j = open_on(folder, base_text);

	edit(j, 0, 0, "x");
	journal_close(j, false);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_assert_null(g_dir_read_name(dir));
}

/* The child types until it is killed; a byte in the pipe says that an edit has returned. */
static void type_until_killed(const char *folder, int said)
{
	struct journal *j = open_on(folder, base_text);

	for (unsigned i = 0;; i++) {
		char c = (char)('a' + i % 26);
		if (!journal_edit(j, i, 0, &c, 1, NULL) || write(said, &c, 1) != 1)
			_exit(1);
	}
}

TEST(what_was_typed_before_a_kill_is_replayed_whole)
{
	for (unsigned run = 0; run < 20; run++) {
		g_autofree char *name = g_strdup_printf("jurnal-%u", run);
		g_autofree char *folder = g_build_filename(g_get_user_data_dir(), name, NULL);
		unsigned typed = 0, want = 1 + run * 401;
		int ends[2];
		char c;

		g_assert_cmpint(pipe(ends), ==, 0);
		pid_t child = fork();
		if (child == 0)
			type_until_killed(folder, ends[1]);
		close(ends[1]);
		while (typed < want && read(ends[0], &c, 1) == 1)
			typed++;
		kill(child, SIGKILL);
		while (read(ends[0], &c, 1) == 1)
			typed++;
		close(ends[0]);
		g_assert_cmpint(waitpid(child, NULL, 0), ==, child);

		g_autofree char *path = only_path(folder);
		g_autofree char *text = replayed(path, base_text);
		g_assert_true(g_str_has_suffix(text, base_text));
		g_assert_cmpuint(strlen(text) - strlen(base_text), >=, typed);
		g_assert_cmpuint(strlen(text) - strlen(base_text), <=, typed + 1);
		for (unsigned i = 0; i < typed; i++)
			g_assert_cmpint(text[i], ==, 'a' + (int)(i % 26));
	}
}

TEST(a_paste_of_three_megabytes_and_the_typing_after_it_are_kept)
{
	g_autofree char *folder = folder_new(), *paste = g_strnfill(3 << 20, 'p');
	struct journal *j = open_on(folder, "");

	edit(j, 0, 0, paste);
	edit(j, 0, 0, "x");
	g_assert_true(journal_sync_wait(j, NULL));
	g_autofree char *path = only_path(folder), *text = replayed(path, "");
	g_assert_cmpuint(strlen(text), ==, (3 << 20) + 1);
	journal_close(j, true);
}

TEST(a_sync_on_request_and_a_sync_by_itself_end_without_failure)
{
	g_autofree char *folder = folder_new();
	struct journal *j = open_on(folder, base_text);

	edit(j, 0, 0, "a");
	journal_sync(j);
	edit(j, 0, 0, "b");
	g_assert_true(journal_sync_wait(j, NULL));
	g_assert_true(journal_sync_wait(j, NULL));
	g_assert_cmpint(journal_failure(j), ==, 0);
	journal_close(j, true);
}

TEST(a_journal_goes_once_the_one_that_replaces_it_is_on_the_disk)
{
	g_autofree char *folder = folder_new();
	struct journal *old = open_on(folder, base_text), *next = open_on(folder, base_text);

	edit(old, 0, 0, "a");
	edit(next, 0, 0, "a");
	journal_replaces(next, old);
	g_assert_true(journal_sync_wait(next, NULL));
	g_autofree char *path = only_path(folder), *text = replayed(path, base_text);
	g_assert_cmpstr(path, ==, journal_path(next));
	g_assert_cmpint(text[0], ==, 'a');
	journal_close(next, true);
}

TEST(a_journal_and_the_one_that_it_replaces_go_together)
{
	g_autofree char *folder = folder_new();
	struct journal *old = open_on(folder, base_text), *next = open_on(folder, base_text);

	edit(old, 0, 0, "a");
	journal_replaces(next, old);
	journal_close(next, false);
	g_autoptr(GPtrArray) list = journal_list(folder, NULL);
	g_assert_cmpuint(list->len, ==, 0);
}

/* A child may write 64 KiB to a file and no more, which stops the disk from giving a second step. */
static void with_limit(rlim_t bytes)
{
	struct rlimit limit = { bytes, RLIM_INFINITY };

	signal(SIGXFSZ, SIG_IGN);
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
}

TEST(without_room_no_journal_is_opened_and_no_file_is_left)
{
	g_autofree char *folder = folder_new(), *sum = sha256("");
	struct journal_base base = { "7e1f", ulid, 0, sum, "afitri", 1 };
	struct journal *j = NULL;

	with_limit(1000);
	g_assert_false(journal_open(&j, folder, &base, NULL));
	with_limit(RLIM_INFINITY);
	g_assert_null(j);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_assert_null(g_dir_read_name(dir));
}

TEST(when_room_ends_typing_goes_on_to_the_last_reserved_byte_and_the_whole_text_heals_it)
{
	g_autofree char *folder = folder_new();
	struct journal *j = open_on(folder, "");
	g_autofree char *path = only_path(folder);
	g_autoptr(GError) error = NULL;
	size_t typed = 0;

	with_limit(64 << 10);
	while (journal_edit(j, typed, 0, "x", 1, &error))
		typed++;
	g_assert_cmpuint(typed, >, 3800);
	g_assert_false(journal_edit(j, typed, 0, "", 0, NULL));
	with_limit(RLIM_INFINITY);
	g_assert_false(journal_edit(j, typed, 0, "x", 1, NULL));
	g_autofree char *before = replayed(path, "");
	g_assert_cmpuint(strlen(before), ==, typed);
	g_assert_true(journal_whole(j, "semua", 5, NULL));
	edit(j, 5, 0, "!");
	g_autofree char *after = replayed(path, "");
	g_assert_cmpstr(after, ==, "semua!");
	journal_close(j, true);
}

/* Texts after each of the edits, so that a replay of damaged bytes can be looked up among them. */
static char *make_history(const char *folder, GPtrArray *texts)
{
	struct journal *j = open_on(folder, base_text);
	g_autoptr(GString) text = g_string_new(base_text);
	g_autoptr(GRand) rand = g_rand_new_with_seed(7);

	g_ptr_array_add(texts, g_strdup(text->str));
	for (unsigned i = 0; i < 60; i++) {
		size_t pos = (size_t)g_rand_int_range(rand, 0, (gint32)text->len + 1);
		size_t deleted = MIN((size_t)g_rand_int_range(rand, 0, 4), text->len - pos);
		g_autofree char *word = g_strdup_printf("<%u>", i);
		edit(j, pos, deleted, word);
		g_string_erase(text, (gssize)pos, (gssize)deleted);
		g_string_insert(text, (gssize)pos, word);
		g_ptr_array_add(texts, g_strdup(text->str));
	}
	char *path = only_path(folder);
	journal_close(j, true);
	return path;
}

static void damage(GRand *rand, GString *bytes, size_t used)
{
	switch (g_rand_int_range(rand, 0, 5)) {
	case 0:
		g_string_truncate(bytes, (gsize)g_rand_int_range(rand, 0, (gint32)used));
		break;
	case 1:
		bytes->str[g_rand_int_range(rand, 0, (gint32)used)] ^= (char)(1 << g_rand_int_range(rand, 0, 8));
		break;
	case 2:
		for (int n = g_rand_int_range(rand, 1, 200), at = g_rand_int_range(rand, 0, (gint32)used); n > 0; n--)
			bytes->str[at++] = (char)g_rand_int(rand);
		break;
	case 3:
		memset(bytes->str + g_rand_int_range(rand, 0, (gint32)used), 0, 64);
		break;
	default:
		g_string_erase(bytes, g_rand_int_range(rand, 0, (gint32)used), g_rand_int_range(rand, 1, 40));
	}
}

static bool is_among(GPtrArray *texts, const char *text)
{
	for (guint i = 0; i < texts->len; i++)
		if (strcmp(g_ptr_array_index(texts, i), text) == 0)
			return true;
	return false;
}

TEST(three_hundred_damaged_journals_give_a_text_that_was_typed_or_none)
{
	g_autofree char *folder = folder_new();
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *path = make_history(folder, texts);
	g_autoptr(GRand) rand = g_rand_new_with_seed(300);
	g_autoptr(GString) whole = NULL;
	unsigned offered = 0;

	g_assert_true(file_read(&whole, path, FILE_READ_MAX, NULL));
	for (unsigned i = 0; i < 300; i++) {
		g_autoptr(GString) bytes = g_string_new_len(whole->str, (gssize)whole->len);
		g_autoptr(GError) error = NULL;
		GString *text = NULL;
		damage(rand, bytes, RECORD_START + 60 * 20);
		g_assert_true(g_file_set_contents(path, bytes->str, (gssize)bytes->len, NULL));
		g_autoptr(GPtrArray) list = journal_list(folder, NULL);
		bool ok = journal_replay(path, base_text, strlen(base_text), &text, NULL, 0, &error);
		g_assert_cmpint(ok, ==, list->len == 1);
		if (!ok) {
			g_assert_error(error, STORE_ERROR, STORE_ERROR_DAMAGED);
			g_assert_null(text);
			continue;
		}
		g_assert_true(is_among(texts, text->str));
		g_assert_cmpuint(((struct journal_left *)g_ptr_array_index(list, 0))->records, <=, 60);
		offered++;
		g_string_free(text, TRUE);
	}
	g_assert_cmpuint(offered, >, 100);
}

TEST(a_record_of_another_journal_is_never_taken_for_one_of_this)
{
	g_autofree char *folder = folder_new(), *other = g_build_filename(g_get_user_data_dir(), "lain", NULL);
	struct journal *a = open_on(folder, base_text), *b = open_on(other, base_text);
	g_autofree char *path_a = only_path(folder), *path_b = only_path(other);
	g_autoptr(GString) bytes_a = NULL, bytes_b = NULL;

	edit(a, 0, 0, "a");
	edit(b, 0, 0, "b");
	journal_close(a, true);
	journal_close(b, true);
	g_assert_true(file_read(&bytes_a, path_a, FILE_READ_MAX, NULL) && file_read(&bytes_b, path_b, FILE_READ_MAX, NULL));
	memcpy(bytes_a->str + RECORD_START, bytes_b->str + RECORD_START, bytes_a->len - RECORD_START);
	g_assert_true(g_file_set_contents(path_a, bytes_a->str, (gssize)bytes_a->len, NULL));
	g_autofree char *text = replayed(path_a, base_text);
	g_assert_cmpstr(text, ==, base_text);
}

TEST(empty_foreign_and_linked_files_are_left_out_of_the_list)
{
	g_autofree char *folder = folder_new();
	g_autofree char *name = g_strconcat(ulid, ".0123456789abcdef", NULL), *path = g_build_filename(folder, name, NULL);
	g_autoptr(GError) error = NULL;

	g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
	static const char *const contents[] = { "", "x", "RDKJRNL1", "SQLite format 3" };
	for (unsigned i = 0; i < G_N_ELEMENTS(contents); i++) {
		g_assert_true(g_file_set_contents(path, contents[i], -1, NULL));
		g_autoptr(GPtrArray) list = journal_list(folder, NULL);
		g_assert_cmpuint(list->len, ==, 0);
	}
	g_assert_cmpint(unlink(path), ==, 0);
	g_assert_cmpint(symlink("/etc/passwd", path), ==, 0);
	g_autoptr(GPtrArray) list = journal_list(folder, NULL);
	g_assert_cmpuint(list->len, ==, 0);
	g_assert_false(journal_replay(path, "", 0, NULL, NULL, 0, &error));
	g_autoptr(GPtrArray) none = journal_list("/tidak/ada", NULL);
	g_assert_cmpuint(none->len, ==, 0);
}

TEST(folder_and_file_are_closed_to_others_whatever_the_umask)
{
	static const mode_t masks[] = { 0, 022, 077 };

	for (unsigned i = 0; i < G_N_ELEMENTS(masks); i++) {
		g_autofree char *name = g_strdup_printf("jurnal-%03o", masks[i]);
		g_autofree char *folder = g_build_filename(g_get_user_data_dir(), name, NULL);
		struct stat st;
		mode_t before = umask(masks[i]);
		struct journal *j = open_on(folder, "");
		umask(before);
		g_autofree char *path = only_path(folder);
		g_assert_cmpint(stat(folder, &st), ==, 0);
		g_assert_cmphex(st.st_mode & 0777, ==, 0700);
		g_assert_cmpint(stat(path, &st), ==, 0);
		g_assert_cmphex(st.st_mode & 0777, ==, 0600);
		journal_close(j, true);
	}
}

TEST(a_journal_put_away_is_kept_and_thirty_days_later_only_the_newest_twenty_are)
{
	enum { DAY_S = 24 * 3600 };
	g_autofree char *folder = folder_new(), *away = g_build_filename(folder, "lama", NULL);
	g_autoptr(GError) error = NULL;

	for (int64_t i = 0; i < 25; i++) {
		journal_close(open_on(folder, base_text), true);
		g_autofree char *path = only_path(folder);
		g_assert_true(journal_put_away(folder, path, 1000 + i, NULL));
	}
	g_autoptr(GPtrArray) kept = journal_list(away, ulid);
	g_assert_cmpuint(kept->len, ==, 25);
	journal_close(open_on(folder, base_text), true);
	g_autofree char *path = only_path(folder);
	g_assert_true(journal_put_away(folder, path, 1000 + 31 * DAY_S, NULL));
	g_autoptr(GPtrArray) left = journal_list(away, NULL);
	g_assert_cmpuint(left->len, ==, 20);
	g_assert_false(journal_put_away(folder, "/etc/passwd", 1000, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_INPUT);
}

TEST_MAIN
