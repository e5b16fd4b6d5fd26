#include "store/inside.h"
#include "store/disk.h"
#include <errno.h>
#include <string.h>

const char *const sql_text[SQL_COUNT] = {
#define SQL(name, text) [SQL_##name] = text,
#include "store/sql.def"
};

/* What a message calls them. */
static const char *const sql_name[SQL_COUNT] = {
#define SQL(name, text) [SQL_##name] = #name,
#include "store/sql.def"
};

static enum store_error code_of(sqlite3 *db)
{
	switch (sqlite3_errcode(db) & 0xff) {
	case SQLITE_FULL:
		return STORE_ERROR_FULL;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return STORE_ERROR_BUSY;
	case SQLITE_CORRUPT:
		return STORE_ERROR_DAMAGED;
	case SQLITE_NOTADB:
		return STORE_ERROR_FOREIGN;
	case SQLITE_READONLY:
	case SQLITE_CANTOPEN:
		return disk_is_read_only(sqlite3_db_filename(db, "main")) ? STORE_ERROR_READ_ONLY : STORE_ERROR_ACCESS;
	case SQLITE_PERM:
		return STORE_ERROR_ACCESS;
	case SQLITE_CONSTRAINT:
		return STORE_ERROR_INPUT;
	case SQLITE_TOOBIG:
		return STORE_ERROR_TOO_LARGE;
	default:
		/* SQLite knows ENOSPC as FULL, a used-up quota only as an I/O error. */
		return sqlite3_system_errno(db) == EDQUOT ? STORE_ERROR_FULL : STORE_ERROR_IO;
	}
}

bool store_fail_sqlite(sqlite3 *db, GError **error, const char *what)
{
	return store_fail(error, code_of(db), "%s: %s (%d)", what, sqlite3_errmsg(db), sqlite3_extended_errcode(db));
}

struct query query_of(struct store *s, enum sql which)
{
	struct query q = { s, s->stmt[which], which, SQLITE_OK };

	if (!q.stmt) {
		q.rc = sqlite3_prepare_v3(s->db, sql_text[which], -1, SQLITE_PREPARE_PERSISTENT, &q.stmt, NULL);
		s->stmt[which] = q.stmt;
	}
	return q;
}

static void note(struct query *q, int rc)
{
	if (q->rc == SQLITE_OK)
		q->rc = rc;
}

void query_int(struct query *q, int at, int64_t value)
{
	if (q->stmt)
		note(q, sqlite3_bind_int64(q->stmt, at, value));
}

void query_text(struct query *q, int at, const char *value)
{
	if (q->stmt)
		note(q, sqlite3_bind_text64(q->stmt, at, value, strlen(value), SQLITE_STATIC, SQLITE_UTF8));
}

void query_bytes(struct query *q, int at, const void *value, size_t len)
{
	if (q->stmt)
		note(q, sqlite3_bind_blob64(q->stmt, at, len > 0 ? value : "", len, SQLITE_STATIC));
}

bool query_row(struct query *q, GError **error)
{
	if (q->rc == SQLITE_OK) {
		int rc = sqlite3_step(q->stmt);
		if (rc == SQLITE_ROW)
			return true;
		if (rc == SQLITE_DONE)
			return false;
		q->rc = rc;
		if ((rc & 0xff) == SQLITE_IOERR)
			q->s->suspect = true;
	}
	return store_fail_sqlite(q->s->db, error, sql_name[q->which]);
}

bool query_run(struct query *q, GError **error)
{
	g_autoptr(GError) local = NULL;

	while (query_row(q, &local))
		;
	if (!local)
		return true;
	g_propagate_error(error, g_steal_pointer(&local));
	return false;
}

bool query_one(struct query *q, enum store_error absent, const char *what, GError **error)
{
	g_autoptr(GError) local = NULL;

	if (query_row(q, &local))
		return true;
	if (!local)
		return store_fail(error, absent, "%s", what);
	g_propagate_error(error, g_steal_pointer(&local));
	return false;
}

int64_t query_get_int(struct query *q, int column)
{
	return sqlite3_column_int64(q->stmt, column);
}

char *query_get_text(struct query *q, int column)
{
	const unsigned char *text = sqlite3_column_text(q->stmt, column);

	return g_strdup(text ? (const char *)text : "");
}

void query_end(struct query *q)
{
	if (!q->stmt)
		return;
	sqlite3_reset(q->stmt);
	sqlite3_clear_bindings(q->stmt);
}
