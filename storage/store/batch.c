#include "store/article.h"
#include "store/inside.h"

static bool run(struct store *s, enum sql which, GError **error)
{
	g_auto(query) q = query_of(s, which);

	return query_run(&q, error);
}

static void roll_back(struct store *s)
{
	/* After some errors SQLite has rolled back by itself. */
	if (!sqlite3_get_autocommit(s->db))
		run(s, SQL_ROLLBACK, NULL);
}

/* Nobody else can change the file from here on. */
static bool begin(struct store *s, GError **error)
{
	if (s->suspect && !store_reconnect(s, error))
		return false;
	if (!run(s, SQL_BEGIN, error))
		return false;
	if (!connection_changes(s->db, &s->changes))
		s->changes = -1;
	return true;
}

/* Asked through a connection of its own, which plays back what a failed commit left in the rollback journal; the old one is believed nothing. */
static bool is_unchanged(const struct store *s)
{
	sqlite3 *db;
	int64_t ignored, changes;

	if (!connection_open(&db, s->path, false, NULL))
		return false;
	bool same = connection_number(db, "schema_version", &ignored, NULL) && connection_changes(db, &changes) && changes == s->changes;
	sqlite3_close(db);
	return same;
}

/* A commit whose last sync fails has changed the file all the same. */
static bool commit(struct store *s, GError **error)
{
	g_autoptr(GError) failed = NULL;

	if (run(s, SQL_COMMIT, &failed))
		return true;
	roll_back(s);
	if (!g_error_matches(failed, STORE_ERROR, STORE_ERROR_BUSY) && !is_unchanged(s))
		return store_fail(error, STORE_ERROR_UNSURE, "%s", failed->message);
	g_propagate_error(error, g_steal_pointer(&failed));
	return false;
}

bool txn_begin(struct txn *t, struct store *s, GError **error)
{
	if (!s->batch && !begin(s, error))
		return false;
	t->s = s;
	return true;
}

bool txn_commit(struct txn *t, GError **error)
{
	struct store *s = t->s;

	if (!s->batch && !commit(s, error))
		return false;
	t->s = NULL;
	return true;
}

void txn_end(struct txn *t)
{
	if (!t->s)
		return;
	roll_back(t->s);
	t->s->batch = false;
	t->s = NULL;
}

bool store_batch_begin(struct store *s, GError **error)
{
	struct txn t = { 0 };

	g_assert(!s->batch);
	s->batch = txn_begin(&t, s, error);
	return s->batch;
}

bool store_batch_commit(struct store *s, GError **error)
{
	if (!s->batch)
		return store_fail(error, STORE_ERROR_INPUT, "the batch was rolled back by a failed save");
	s->batch = false;
	return commit(s, error);
}

void store_batch_rollback(struct store *s)
{
	if (s->batch)
		roll_back(s);
	s->batch = false;
}
