#include <sqlite3.h>
#include "fuzz.h"
#include "store/inside.h"

static sqlite3_stmt *prepared(void)
{
	static sqlite3 *db;
	static sqlite3_stmt *stmt;

	if (stmt)
		return stmt;
	g_assert(sqlite3_open(":memory:", &db) == SQLITE_OK);
	g_assert(sqlite3_exec(db, "CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4');"
	                      "INSERT INTO search VALUES('Rapat', 'KPU Provinsi Gorontalo mengikuti rapat koordinasi')", NULL, NULL, NULL) == SQLITE_OK);
	g_assert(sqlite3_prepare_v2(db, "SELECT count(*) FROM search WHERE search MATCH ?1", -1, &stmt, NULL) == SQLITE_OK);
	return stmt;
}

/* Whatever a person types is a query that FTS5 takes. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *typed = fuzz_text(data, size, 0);
	g_autofree char *match = match_of(typed);

	if (!match)
		return 0;
	sqlite3_stmt *stmt = prepared();
	g_assert(sqlite3_bind_text(stmt, 1, match, -1, SQLITE_STATIC) == SQLITE_OK);
	g_assert(sqlite3_step(stmt) == SQLITE_ROW);
	sqlite3_reset(stmt);
	return 0;
}
