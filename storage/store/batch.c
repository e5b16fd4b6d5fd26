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

bool txn_begin(struct txn *t, struct store *s, GError **error)
{
	if (s->suspect && !s->batch && !store_reconnect(s, error))
		return false;
	if (!s->batch && !run(s, SQL_BEGIN, error))
		return false;
	t->s = s;
	return true;
}

bool txn_commit(struct txn *t, GError **error)
{
	struct store *s = t->s;

	if (!s->batch && !run(s, SQL_COMMIT, error))
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
	if (!run(s, SQL_COMMIT, error)) {
		store_batch_rollback(s);
		return false;
	}
	s->batch = false;
	return true;
}

void store_batch_rollback(struct store *s)
{
	if (s->batch)
		roll_back(s);
	s->batch = false;
}
