#include "store/inside.h"
#include <string.h>

void original_release(struct original *o)
{
	g_free(o->name);
	g_free(o->bytes);
}

bool original_add(struct store *s, int64_t revision, const char *name, const char *bytes, size_t len, GError **error)
{
	g_autofree char *sha256 = sha256_of(bytes, len);
	g_auto(txn) t = { 0 };

	if (!txn_begin(&t, s, error))
		return false;
	g_auto(query) q = query_of(s, SQL_ORIGINAL_ADD);
	query_int(&q, 1, revision);
	query_text(&q, 2, name);
	query_text(&q, 3, sha256);
	query_bytes(&q, 4, bytes, len);
	return query_run(&q, error) && txn_commit(&t, error);
}

/* The columns name, sha256, bytes. */
static bool take(struct query *q, int64_t article_id, struct original *out, GError **error)
{
	size_t len = (size_t)sqlite3_column_bytes(q->stmt, 2);
	const char *bytes = sqlite3_column_blob(q->stmt, 2);
	g_autofree char *wanted = query_get_text(q, 1), *have = sha256_of(bytes ? bytes : "", len);

	if (strcmp(wanted, have) != 0)
		return store_fail(error, STORE_ERROR_DAMAGED, "what article %" G_GINT64_FORMAT " was read from is not the bytes that were written", article_id);
	out->name = query_get_text(q, 0);
	out->bytes = g_malloc(len + 1);
	memcpy(out->bytes, bytes ? bytes : "", len);
	out->bytes[len] = '\0';
	out->len = len;
	return true;
}

/* A row is there, none is, or *error. */
static bool find(struct query *q, int64_t article_id, struct original *out, bool *found, GError **error)
{
	g_autoptr(GError) failure = NULL;

	query_int(q, 1, article_id);
	*found = query_row(q, &failure);
	if (failure) {
		g_propagate_error(error, g_steal_pointer(&failure));
		return false;
	}
	return !*found || take(q, article_id, out, error);
}

bool original_find(struct store *s, const char *title, const char *bytes, size_t len, int64_t *id, GError **error)
{
	g_autofree char *key = title_key_of(title), *sha256 = sha256_of(bytes, len);
	g_auto(query) q = query_of(s, SQL_ORIGINAL_FIND);
	g_autoptr(GError) failure = NULL;

	query_text(&q, 1, key);
	query_text(&q, 2, sha256);
	query_int(&q, 3, REVISION_RAW);
	*id = query_row(&q, &failure) ? query_get_int(&q, 0) : 0;
	if (!failure)
		return true;
	g_propagate_error(error, g_steal_pointer(&failure));
	return false;
}

bool original_load(struct store *s, int64_t article_id, struct original *out, GError **error)
{
	g_auto(query) beside = query_of(s, SQL_ORIGINAL_LOAD);
	g_auto(query) raw = query_of(s, SQL_ORIGINAL_RAW);
	bool found;

	query_int(&raw, 2, REVISION_RAW);
	return find(&beside, article_id, out, &found, error) && (found || find(&raw, article_id, out, &found, error)) &&
	       (found || store_fail(error, STORE_ERROR_NOT_FOUND, "article %" G_GINT64_FORMAT " was not imported", article_id));
}
