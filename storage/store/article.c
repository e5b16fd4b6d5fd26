#include "store/article.h"
#include <string.h>
#include "store/inside.h"

void article_init(struct article *a)
{
	*a = (struct article){ .body = g_strdup(""), .extra = g_strdup("") };
	g_autofree char *sha256 = sha256_of("", 0);
	g_strlcpy(a->sha256, sha256, sizeof a->sha256);
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		a->field[f] = g_strdup(f == FIELD_STATUS ? status_names[0] : "");
}

void article_release(struct article *a)
{
	g_free(a->ulid);
	g_free(a->body);
	g_free(a->extra);
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		g_free(a->field[f]);
	*a = (struct article){ 0 };
}

static bool read_article(struct query *q, int64_t id, int64_t revision, struct article *a, GError **error)
{
	const void *body = sqlite3_column_blob(q->stmt, 7);
	size_t len = (size_t)sqlite3_column_bytes(q->stmt, 7);
	g_autofree char *fields = query_get_text(q, 6);
	g_autofree char *fields_sha256 = sha256_of(fields, strlen(fields)), *sha256 = sha256_of(body ? body : "", len);
	g_autofree char *want_sha256 = query_get_text(q, 4), *want_fields = query_get_text(q, 5);

	if (strcmp(sha256, want_sha256) != 0 || strcmp(fields_sha256, want_fields) != 0)
		return store_fail(error, STORE_ERROR_DAMAGED, "article %" G_GINT64_FORMAT ", revision %" G_GINT64_FORMAT
		                  ": not the bytes that were written", id, revision);
	article_init(a);
	a->id = id;
	a->ulid = query_get_text(q, 0);
	a->created_s = query_get_int(q, 1);
	a->changed_s = query_get_int(q, 2);
	a->head = revision;
	g_free(a->body);
	a->body = g_malloc(len + 1);
	if (len > 0)
		memcpy(a->body, body, len);
	a->body[len] = '\0';
	a->body_len = len;
	g_strlcpy(a->sha256, sha256, sizeof a->sha256);
	fields_unpack(fields, a);
	return true;
}

bool article_load_revision(struct store *s, int64_t id, int64_t revision, struct article *out, GError **error)
{
	g_auto(query) q = query_of(s, SQL_ARTICLE_LOAD);
	g_autofree char *what = g_strdup_printf("article %" G_GINT64_FORMAT ", revision %" G_GINT64_FORMAT, id, revision);
	g_auto(article) a = { 0 };

	query_int(&q, 1, id);
	query_int(&q, 2, revision);
	if (!query_one(&q, STORE_ERROR_NOT_FOUND, what, error) || !read_article(&q, id, revision, &a, error))
		return false;
	a.version = (int)query_get_int(&q, 3);
	*out = a;
	a = (struct article){ 0 };
	return true;
}

bool article_head(struct store *s, int64_t id, int64_t *head, GError **error)
{
	g_autofree char *what = g_strdup_printf("article %" G_GINT64_FORMAT, id);
	g_auto(query) q = query_of(s, SQL_ARTICLE_HEAD);

	query_int(&q, 1, id);
	if (!query_one(&q, STORE_ERROR_NOT_FOUND, what, error))
		return false;
	*head = query_get_int(&q, 0);
	return true;
}

bool article_identify(struct store *s, int64_t id, char **ulid, int64_t *head, GError **error)
{
	g_autofree char *what = g_strdup_printf("article %" G_GINT64_FORMAT, id);
	g_auto(query) q = query_of(s, SQL_ARTICLE_STATE);

	query_int(&q, 1, id);
	if (!query_one(&q, STORE_ERROR_NOT_FOUND, what, error))
		return false;
	*ulid = query_get_text(&q, 0);
	*head = query_get_int(&q, 1);
	return true;
}

bool article_load(struct store *s, int64_t id, struct article *out, GError **error)
{
	int64_t head;

	return article_head(s, id, &head, error) && article_load_revision(s, id, head, out, error);
}

bool article_find_ulid(struct store *s, const char *ulid, int64_t *id, GError **error)
{
	g_auto(query) q = query_of(s, SQL_ARTICLE_BY_ULID);

	query_text(&q, 1, ulid);
	if (!query_one(&q, STORE_ERROR_NOT_FOUND, ulid, error))
		return false;
	*id = query_get_int(&q, 0);
	return true;
}
