#include "store/inside.h"

static const struct migration {
	int version;
	const char *sql;
} migrations[] = {
#define MIGRATION(version, sql) { version, sql },
#include "store/schema.def"
#undef MIGRATION
};

int migrate_newest(void)
{
	return migrations[G_N_ELEMENTS(migrations) - 1].version;
}

static bool run(sqlite3 *db, const char *sql, GError **error)
{
	return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK || store_fail_sqlite(db, error, "migrate");
}

static bool run_steps(sqlite3 *db, int from, int to, GError **error)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(migrations); i++)
		if (migrations[i].version > from && migrations[i].version <= to && !run(db, migrations[i].sql, error))
			return false;
	g_autofree char *mark = g_strdup_printf("PRAGMA user_version = %d; PRAGMA application_id = %d; COMMIT", to, REDAKSI_APPLICATION_ID);
	return run(db, mark, error);
}

bool migrate_run(sqlite3 *db, int to, GError **error)
{
	int64_t from;

	if (!run(db, "BEGIN EXCLUSIVE", error))
		return false;
	/* Read inside the transaction: another process may have migrated while this one waited. */
	if (connection_number(db, "user_version", &from, error) && run_steps(db, (int)from, to, error))
		return true;
	sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	return false;
}

char *migrate_schema(sqlite3 *db, GError **error)
{
	sqlite3_stmt *stmt;
	g_autoptr(GString) out = g_string_new(NULL);
	int rc;

	/* The text of FTS5's own tables is the library's and may differ from one to the next. */
	if (sqlite3_prepare_v2(db, "SELECT type, name, iif(name LIKE 'search\\_%' ESCAPE '\\', '', sql) FROM sqlite_schema"
	                       " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' OR type IN ('view', 'trigger') ORDER BY type, name",
	                       -1, &stmt, NULL) != SQLITE_OK) {
		store_fail_sqlite(db, error, "schema");
		return NULL;
	}
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW)
		g_string_append_printf(out, "%s %s: %s\n", sqlite3_column_text(stmt, 0), sqlite3_column_text(stmt, 1),
		                       sqlite3_column_text(stmt, 2));
	sqlite3_finalize(stmt);
	if (rc != SQLITE_DONE) {
		store_fail_sqlite(db, error, "schema");
		return NULL;
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

char *migrate_expected(GError **error)
{
	sqlite3 *db;
	char *schema = NULL;

	if (connection_open(&db, ":memory:", false, error)) {
		if (migrate_run(db, migrate_newest(), error))
			schema = migrate_schema(db, error);
		sqlite3_close(db);
	}
	return schema;
}
