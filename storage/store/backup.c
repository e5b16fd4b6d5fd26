#include "store/inside.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { COPY_WAIT_MS = 20, COPY_TRIES = 100 };   /* beside the busy timeout of each try */

/* The copy stands whole under its name; only whether the name outlives a power cut is open. */
static bool sync_folder(const char *folder, GError **error)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && file_sync_names(fd);

	if (!ok)
		store_fail(error, STORE_ERROR_UNSURE, "sync %s: %s", folder, g_strerror(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}

/* All pages in one step: a writer waits for the copy, and the copy never starts again. */
static bool copy_pages(sqlite3 *from, sqlite3 *to, GError **error)
{
	sqlite3_backup *copy = sqlite3_backup_init(to, "main", from, "main");
	int rc = copy ? SQLITE_BUSY : SQLITE_ERROR;

	for (int i = 0; i < COPY_TRIES && ((rc & 0xff) == SQLITE_BUSY || (rc & 0xff) == SQLITE_LOCKED) && copy; i++) {
		rc = sqlite3_backup_step(copy, -1);
		if ((rc & 0xff) == SQLITE_BUSY)
			sqlite3_sleep(COPY_WAIT_MS);
	}
	if (copy)
		sqlite3_backup_finish(copy);
	if ((rc & 0xff) == SQLITE_BUSY)
		return store_fail(error, STORE_ERROR_BUSY, "copy the store");
	return rc == SQLITE_DONE || store_fail_sqlite(to, error, "copy the store");
}

bool backup_is_whole(sqlite3 *db, const char *path, GError **error)
{
	sqlite3_stmt *stmt;
	int64_t application;

	if (!connection_number(db, "application_id", &application, error))
		return false;
	if (application != REDAKSI_APPLICATION_ID)
		return store_fail(error, STORE_ERROR_DAMAGED, "%s: not a store", path);
	if (sqlite3_prepare_v2(db, "PRAGMA integrity_check(1)", -1, &stmt, NULL) != SQLITE_OK)
		return store_fail_sqlite(db, error, path);
	bool ok = sqlite3_step(stmt) == SQLITE_ROW && strcmp((const char *)sqlite3_column_text(stmt, 0), "ok") == 0;
	sqlite3_finalize(stmt);
	return ok || store_fail(error, STORE_ERROR_DAMAGED, "%s: the copy is not whole", path);
}

static bool fill(struct store *s, const char *draft, GError **error)
{
	sqlite3 *copy;

	if (!place_new_file(draft, error) || !connection_open(&copy, draft, true, error))
		return false;
	connection_stop(copy, s);
	bool ok = copy_pages(s->db, copy, error) && backup_is_whole(copy, draft, error);
	sqlite3_close(copy);
	return ok && file_sync(draft, error);
}

static bool move_into_place(const char *draft, const char *path, bool replace, GError **error)
{
	if (replace ? rename(draft, path) == 0 : file_move_new(AT_FDCWD, draft, path))
		return true;
	return errno == EEXIST ? store_fail(error, STORE_ERROR_EXISTS, "%s stands there already", path)
	                       : store_fail_errno(error, errno, "move into place", path);
}

bool backup_write(struct store *s, const char *folder, const char *name, bool replace, GError **error)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *draft = g_strdup_printf("%s.%08x.sementara", path, g_random_int());
	g_autofree char *draft_journal = g_strconcat(draft, "-journal", NULL);
	bool ok = fill(s, draft, error) && move_into_place(draft, path, replace, error) && sync_folder(folder, error);

	unlink(draft);
	unlink(draft_journal);
	return ok;
}

bool backup_is_draft(const char *name)
{
	return g_str_has_suffix(name, ".sementara") || g_str_has_suffix(name, ".sementara-journal");
}

void backup_drop_drafts(const char *folder, const char *prefix)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		if (!g_str_has_prefix(name, prefix) || !backup_is_draft(name))
			continue;
		g_autofree char *path = g_build_filename(folder, name, NULL);
		unlink(path);
	}
}

/* redaksi-yyyymmdd-hhmmss.db */
static bool is_our_copy(const char *name)
{
	static const char pattern[] = "redaksi-00000000-000000.db";
	unsigned i = 0;

	for (; pattern[i]; i++)
		if (pattern[i] == '0' ? !g_ascii_isdigit(name[i]) : name[i] != pattern[i])
			return false;
	return name[i] == '\0';
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The copy just made stays whatever its name says: a clock that was set back must not drop it. */
static void drop_oldest(const char *folder, const char *made, unsigned keep)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		if (is_our_copy(name) && strcmp(name, made) != 0)
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i + keep <= names->len; i++) {
		g_autofree char *path = g_build_filename(folder, g_ptr_array_index(names, i), NULL);
		unlink(path);
	}
}

/* Two copies in one second: the later one takes the next free second, so that names sort by age. */
static char *dated_name(const char *folder, int64_t now_s)
{
	for (;; now_s++) {
		g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc(now_s);
		g_autofree char *name = moment ? g_date_time_format(moment, "redaksi-%Y%m%d-%H%M%S.db") : g_strdup("redaksi-00000000-000000.db");
		g_autofree char *path = g_build_filename(folder, name, NULL);
		if (!moment || !g_file_test(path, G_FILE_TEST_EXISTS))
			return g_steal_pointer(&name);
	}
}

bool store_backup(struct store *s, const char *to, unsigned keep, int64_t now_s, char **path, GError **error)
{
	g_autofree char *own = g_build_filename(s->folder, "cadangan", NULL);
	const char *place = to ? to : own;
	bool named = to && !g_file_test(to, G_FILE_TEST_IS_DIR);
	g_autofree char *folder = named ? g_path_get_dirname(place) : g_strdup(place);

	if (!to && !place_folder(own, error))
		return false;
	g_autofree char *name = named ? g_path_get_basename(place) : dated_name(folder, now_s);
	if (!backup_write(s, folder, name, false, error))
		return false;
	if (!to)
		drop_oldest(folder, name, MAX(keep, 1));
	if (path)
		*path = named ? g_strdup(place) : g_build_filename(folder, name, NULL);
	return true;
}
