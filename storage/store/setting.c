#include "store/inside.h"

char *store_setting_get(struct store *s, const char *key)
{
	g_auto(query) q = query_of(s, SQL_SETTING_GET);
	g_autoptr(GError) error = NULL;

	query_text(&q, 1, key);
	return query_row(&q, &error) ? query_get_text(&q, 0) : NULL;
}

static bool put(struct store *s, const char *key, const char *value, GError **error)
{
	g_auto(query) q = query_of(s, value ? SQL_SETTING_PUT : SQL_SETTING_REMOVE);

	query_text(&q, 1, key);
	if (value)
		query_text(&q, 2, value);
	return query_run(&q, error);
}

bool store_setting_put(struct store *s, const char *key, const char *value, GError **error)
{
	g_auto(txn) t = { 0 };

	return txn_begin(&t, s, error) && put(s, key, value, error) && txn_commit(&t, error);
}
