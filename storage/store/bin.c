#include "store/bin.h"
#include "store/inside.h"

enum { DAY_S = 24 * 3600 };

static bool counter_get(struct store *s, const char *name, int64_t *out, GError **error)
{
	g_auto(query) q = query_of(s, SQL_COUNTER_GET);

	query_text(&q, 1, name);
	if (!query_one(&q, STORE_ERROR_DAMAGED, name, error))
		return false;
	*out = query_get_int(&q, 0);
	return true;
}

static bool counter_add(struct store *s, const char *name, int64_t by, GError **error)
{
	g_auto(query) q = query_of(s, SQL_COUNTER_ADD);

	query_text(&q, 1, name);
	query_int(&q, 2, by);
	return query_run(&q, error);
}

bool bin_count_day(struct store *s, int64_t now_s, GError **error)
{
	int64_t today = now_s / DAY_S, last;
	g_auto(txn) t = { 0 };

	if (!counter_get(s, "last_day", &last, error))
		return false;
	if (last == today)
		return true;
	return txn_begin(&t, s, error) && counter_get(s, "last_day", &last, error) && counter_add(s, "last_day", today - last, error) &&
	       (last == today || counter_add(s, "days", 1, error)) && txn_commit(&t, error);
}

bool bin_expired(struct store *s, int64_t now_s, int64_t after_id, int64_t *id, char **ulid, GError **error)
{
	g_auto(query) q = query_of(s, SQL_BIN_EXPIRED);
	g_autoptr(GError) local = NULL;

	query_int(&q, 1, now_s - (int64_t)BIN_DAYS * DAY_S);
	query_int(&q, 2, BIN_DAYS);
	query_int(&q, 3, after_id);
	if (query_row(&q, &local)) {
		*id = query_get_int(&q, 0);
		*ulid = query_get_text(&q, 1);
		return true;
	}
	if (local)
		g_propagate_error(error, g_steal_pointer(&local));
	return false;
}

bool bin_purge(struct store *s, int64_t id, GError **error)
{
	static const enum sql in_order[] = { SQL_PURGE_ACCEPTED, SQL_PURGE_ORIGINAL, SQL_PURGE_TEXT, SQL_PURGE_REVISION, SQL_PURGE_ARTICLE };
	g_auto(txn) t = { 0 };

	if (!txn_begin(&t, s, error))
		return false;
	for (unsigned i = 0; i < G_N_ELEMENTS(in_order); i++) {
		g_auto(query) q = query_of(s, in_order[i]);
		query_int(&q, 1, id);
		if (!query_run(&q, error))
			return false;
	}
	/* The last statement looks whether it is in the bin; then nothing of it may be gone. */
	if (sqlite3_changes(s->db) != 1)
		return store_fail(error, STORE_ERROR_CONFLICT, "article %" G_GINT64_FORMAT " is not in the bin", id);
	return txn_commit(&t, error);
}
