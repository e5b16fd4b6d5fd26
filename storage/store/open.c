#include "store/store.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "store/article.h"
#include "store/inside.h"

static const char *const pragmas[] = {
#define PRAGMA(text) text,
#include "store/sql.def"
};

enum {
	OPENING_WAIT_MS = 5000,            /* another process migrates or imports */
	WRITING_WAIT_MS = 2000,            /* a person waits at the screen */
	VALUE_MAX = 256 << 20,             /* bytes of one value, twice the largest text that can be typed or imported */
};

static bool connection_harden(sqlite3 *db, GError **error)
{
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, VALUE_MAX);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	if (sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK ||
	    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) != SQLITE_OK ||
	    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL) != SQLITE_OK)
		return store_fail_sqlite(db, error, "harden");
	for (unsigned i = 0; i < G_N_ELEMENTS(pragmas); i++)
		if (sqlite3_exec(db, pragmas[i], NULL, NULL, NULL) != SQLITE_OK)
			return store_fail_sqlite(db, error, pragmas[i]);
	return true;
}

bool connection_open(sqlite3 **out, const char *path, bool create, GError **error)
{
	sqlite3 *db = NULL;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE | (create ? SQLITE_OPEN_CREATE : 0);
	bool ok = sqlite3_open_v2(path, &db, flags, NULL) == SQLITE_OK || store_fail_sqlite(db, error, path);

	if (ok) {
		sqlite3_extended_result_codes(db, 1);
		sqlite3_busy_timeout(db, OPENING_WAIT_MS);
		ok = connection_harden(db, error);
	}
	if (ok)
		*out = db;
	else
		sqlite3_close(db);
	return ok;
}

bool connection_number(sqlite3 *db, const char *pragma, int64_t *out, GError **error)
{
	g_autofree char *sql = g_strdup_printf("PRAGMA %s", pragma);
	sqlite3_stmt *stmt;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		return store_fail_sqlite(db, error, sql);
	bool ok = sqlite3_step(stmt) == SQLITE_ROW;
	if (ok)
		*out = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return ok || store_fail_sqlite(db, error, sql);
}

bool connection_changes(sqlite3 *db, int64_t *out)
{
	enum { CHANGE_COUNTER_AT = 24 };
	sqlite3_file *file = NULL;
	uint32_t big_endian;

	if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, (void *)&file) != SQLITE_OK || !file || !file->pMethods ||
	    file->pMethods->xRead(file, &big_endian, sizeof big_endian, CHANGE_COUNTER_AT) != SQLITE_OK)
		return false;
	*out = GUINT32_FROM_BE(big_endian);
	return true;
}

bool connection_look(sqlite3 **out, const char *path, GError **error)
{
	g_autofree char *escaped = g_uri_escape_string(path, "/", false);
	g_autofree char *uri = g_strconcat("file:", escaped, "?immutable=1", NULL);

	if (sqlite3_open_v2(uri, out, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) == SQLITE_OK)
		return true;
	store_fail_sqlite(*out, error, path);
	sqlite3_close(*out);
	return false;
}

/* Whose file is it, and how new? Asked through a connection that takes the file as unchangeable, so that a foreign
 * database keeps every byte, its write-ahead log and its rollback journal. A descriptor of our own would not do: closing it
 * would drop the locks that another connection of this process holds (fcntl(2), "Record locks"). After a death in the middle of a
 * save the header may count more pages than the file has, until the rollback journal is played back: SQLite takes that when
 * the schema is writable, and both numbers stand in the header all the same. */
static bool file_is_ours(const char *path, GError **error)
{
	sqlite3 *db;
	int64_t application, version;

	if (!connection_look(&db, path, error))
		return false;
	bool ok = (sqlite3_db_config(db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL) == SQLITE_OK || store_fail_sqlite(db, error, path));
	ok = ok && connection_number(db, "application_id", &application, error) &&
	     connection_number(db, "user_version", &version, error);
	sqlite3_close(db);
	if (!ok)
		return false;
	if (application != REDAKSI_APPLICATION_ID)
		return store_fail(error, STORE_ERROR_FOREIGN, "%s: application id %" G_GINT64_FORMAT, path, application);
	if (version > migrate_newest())
		return store_fail(error, STORE_ERROR_NEWER, "%s: schema %" G_GINT64_FORMAT " is newer than %d", path, version, migrate_newest());
	return true;
}

/* A store is made beside its name and moved there when it is whole, so a file named redaksi.db is never half a store. */
static bool make_at(int at, const char *draft, const char *path, GError **error)
{
	g_autofree char *draft_journal = g_strconcat(draft, "-journal", NULL);
	sqlite3 *db;

	unlink(draft);
	unlink(draft_journal);
	if (!place_new_file(draft, error) || !connection_open(&db, draft, true, error))
		return false;
	bool ok = migrate_run(db, migrate_newest(), error);
	sqlite3_close(db);
	unlink(draft_journal);
	if (!ok)
		return false;
	if (!file_move_new(AT_FDCWD, draft, path) || !file_sync_names(at))
		return store_fail_errno(error, errno, "move into place", path);
	return true;
}

static bool make_locked(struct store *s, int at, GError **error)
{
	enum place_lock lock;

	for (int waited_ms = 0; (lock = place_lock(at)) == PLACE_HELD; waited_ms += 10) {
		if (waited_ms >= OPENING_WAIT_MS)
			return store_fail(error, STORE_ERROR_BUSY, "%s: another process makes the store", s->folder);
		g_usleep(10000);
	}
	if (access(s->path, F_OK) == 0)
		return true;
	/* Without a lock two may make it at once: each its own draft, and the first that is whole stands. */
	g_autofree char *draft = lock == PLACE_LOCKED ? g_strconcat(s->path, ".baru", NULL) : g_strdup_printf("%s.%08x.baru", s->path, g_random_int());
	if (!make_at(at, draft, s->path, error)) {
		unlink(draft);
		return false;
	}
	return true;
}

static bool store_make(struct store *s, GError **error)
{
	int at = open(s->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (at < 0)
		return store_fail_errno(error, errno, "open", s->folder);
	bool ok = make_locked(s, at, error);
	close(at);
	return ok;
}

static bool store_migrate(struct store *s, GError **error)
{
	int64_t version;

	if (!connection_number(s->db, "user_version", &version, error))
		return false;
	if (version == migrate_newest())
		return true;
	if (version > migrate_newest())
		return store_fail(error, STORE_ERROR_NEWER, "%s: schema %" G_GINT64_FORMAT, s->path, version);
	g_autofree char *folder = g_build_filename(s->folder, "cadangan", NULL);
	g_autofree char *name = g_strdup_printf("sebelum-versi-%d.db", migrate_newest());
	return place_folder(folder, error) && backup_write(s, folder, name, true, error) &&
	       migrate_run(s->db, migrate_newest(), error);
}

static bool schema_is_ours(struct store *s, GError **error)
{
	g_autofree char *have = migrate_schema(s->db, error);
	g_autofree char *want = have ? migrate_expected(error) : NULL;

	if (!want)
		return false;
	return strcmp(have, want) == 0 || store_fail(error, STORE_ERROR_FOREIGN, "%s: tables, views or triggers that redaksi did not make", s->path);
}

static bool read_id(struct store *s, GError **error)
{
	g_auto(query) q = query_of(s, SQL_META_GET);

	query_text(&q, 1, "store_id");
	if (!query_one(&q, STORE_ERROR_DAMAGED, "the id of the store", error))
		return false;
	s->id = query_get_text(&q, 0);
	return true;
}

static bool connect_to(struct store *s, GError **error)
{
	bool missing;

	if (!place_file(s->path, &missing, error))
		return false;
	if (missing && !store_make(s, error))
		return false;
	if (!file_is_ours(s->path, error) || !connection_open(&s->db, s->path, false, error))
		return false;
	if (!store_migrate(s, error) || !schema_is_ours(s, error) || !read_id(s, error))
		return false;
	sqlite3_busy_timeout(s->db, WRITING_WAIT_MS);
	return true;
}

static void disconnect(struct store *s)
{
	for (unsigned i = 0; i < SQL_COUNT; i++) {
		sqlite3_finalize(s->stmt[i]);
		s->stmt[i] = NULL;
	}
	/* BUSY: a statement or a copy was not ended. */
	g_warn_if_fail(sqlite3_close(s->db) != SQLITE_BUSY);
	s->db = NULL;
}

bool store_reconnect(struct store *s, GError **error)
{
	bool missing;

	disconnect(s);
	if (!place_file(s->path, &missing, error))
		return false;
	if (missing)
		return store_fail(error, STORE_ERROR_NOT_FOUND, "%s is gone", s->path);
	if (!connection_open(&s->db, s->path, false, error))
		return false;
	sqlite3_busy_timeout(s->db, WRITING_WAIT_MS);
	s->suspect = false;
	return true;
}

/* A name that ends in ".toko" and is no folder: one file to copy, send or carry on a stick. */
static bool is_single_file(const char *name)
{
	return g_str_has_suffix(name, ".toko") && !g_file_test(name, G_FILE_TEST_IS_DIR);
}

char *store_side_folder(const char *name)
{
	return is_single_file(name) ? g_strconcat(name, ".d", NULL) : g_strdup(name);
}

char *store_file(const char *name)
{
	return is_single_file(name) ? g_strdup(name) : g_build_filename(name, "redaksi.db", NULL);
}

/* The real path: SQLITE_OPEN_NOFOLLOW would refuse a link in any of its parts. */
static char *resolved(const char *path, GError **error)
{
	char *real = realpath(path, NULL);

	if (!real)
		store_fail_errno(error, errno, "resolve", path);
	return real;
}

static bool resolve_names(struct store *s, const char *name, GError **error)
{
	g_autofree char *side = store_side_folder(name), *file = store_file(name);
	g_autofree char *parent = g_path_get_dirname(file), *base = g_path_get_basename(file);

	if (!place_folder(side, error))
		return false;
	s->folder = resolved(side, error);
	char *real = s->folder ? resolved(parent, error) : NULL;
	s->path = real ? g_build_filename(real, base, NULL) : NULL;
	free(real);
	return s->path != NULL;
}

bool store_open(struct store **out, const char *name, GError **error)
{
	g_autoptr(store) s = g_new0(struct store, 1);

	if (!resolve_names(s, name, error))
		return false;
	if (!connect_to(s, error))
		return false;
	*out = g_steal_pointer(&s);
	return true;
}

bool store_open_again(struct store **out, const struct store *s, GError **error)
{
	g_autoptr(store) again = g_new0(struct store, 1);

	again->folder = strdup(s->folder);             /* freed as realpath() made it */
	again->path = g_strdup(s->path);
	again->id = g_strdup(s->id);
	if (!store_reconnect(again, error))
		return false;
	*out = g_steal_pointer(&again);
	return true;
}

void store_close(struct store *s)
{
	if (!s)
		return;
	if (s->db)
		store_batch_rollback(s);
	disconnect(s);
	free(s->folder);
	g_free(s->path);
	g_free(s->id);
	g_free(s);
}

bool store_is_blank(struct store *s)
{
	g_auto(query) q = query_of(s, SQL_ARTICLE_ANY);
	g_autoptr(GError) error = NULL;

	return !query_row(&q, &error) && !error;
}

const char *store_folder(const struct store *s)
{
	return s->folder;
}

const char *store_id(const struct store *s)
{
	return s->id;
}

char *store_default_folder(const char *override_dir)
{
	if (override_dir && *override_dir)
		return g_strdup(override_dir);
	return g_build_filename(g_get_user_data_dir(), "redaksi", NULL);
}
