#include "store/inside.h"
#include <string.h>

static void problem_free(void *at)
{
	struct problem *p = at;

	g_free(p->detail);
	g_free(p);
}

static void found(GPtrArray *problems, enum problem_kind kind, int64_t id, int64_t revision, const char *detail)
{
	struct problem *p = g_new(struct problem, 1);

	*p = (struct problem){ kind, id, revision, g_strdup(detail) };
	g_ptr_array_add(problems, p);
}

/* A statement that damage stops has found damage; any other failure is an error of the check itself. */
static bool note_failure(GPtrArray *problems, GError *failure, GError **error)
{
	if (!failure)
		return true;
	if (failure->code != STORE_ERROR_DAMAGED) {
		g_propagate_error(error, g_error_copy(failure));
		return false;
	}
	found(problems, PROBLEM_PAGES, 0, 0, failure->message);
	return true;
}

static bool check_pages(struct store *s, GPtrArray *problems, GError **error)
{
	g_auto(query) q = query_of(s, SQL_VERIFY_PAGES);
	g_autoptr(GError) failure = NULL;

	while (query_row(&q, &failure)) {
		g_autofree char *line = query_get_text(&q, 0);
		/* Before its findings SQLite names the database. */
		if (strcmp(line, "ok") != 0 && !g_str_has_prefix(line, "***"))
			found(problems, PROBLEM_PAGES, 0, 0, line);
	}
	return note_failure(problems, failure, error);
}

static int ask_stop(void *ctx)
{
	const struct store *s = ctx;

	return s->stop && s->stop(s->stop_ctx);
}

void connection_stop(sqlite3 *db, struct store *s)
{
	enum { STEPS = 1000 };             /* of SQLite's machine, well under a millisecond */

	sqlite3_progress_handler(db, s->stop ? STEPS : 0, ask_stop, s);
}

void store_stop_when(struct store *s, bool (*stop)(void *ctx), void *ctx)
{
	s->stop = stop;
	s->stop_ctx = ctx;
	connection_stop(s->db, s);
}

bool store_quick_check(struct store *s, GError **error)
{
	g_auto(query) q = query_of(s, SQL_VERIFY_QUICK);

	if (!query_one(&q, STORE_ERROR_DAMAGED, "a check without an answer", error))
		return false;
	g_autofree char *line = query_get_text(&q, 0);
	return strcmp(line, "ok") == 0 || store_fail(error, STORE_ERROR_DAMAGED, "%s", line);
}

static bool check_references(struct store *s, GPtrArray *problems, GError **error)
{
	g_auto(query) q = query_of(s, SQL_VERIFY_REFERENCES);
	g_autoptr(GError) failure = NULL;

	while (query_row(&q, &failure)) {
		g_autofree char *table = query_get_text(&q, 0), *parent = query_get_text(&q, 2);
		g_autofree char *row = g_strdup_printf("%s, row %" G_GINT64_FORMAT ": no such %s", table, query_get_int(&q, 1), parent);
		found(problems, PROBLEM_REFERENCE, 0, 0, row);
	}
	return note_failure(problems, failure, error);
}

static bool check_heads(struct store *s, GPtrArray *problems, GError **error)
{
	g_auto(query) q = query_of(s, SQL_VERIFY_HEADS);
	g_autoptr(GError) failure = NULL;

	while (query_row(&q, &failure))
		found(problems, PROBLEM_HEAD, query_get_int(&q, 0), 0, "");
	return note_failure(problems, failure, error);
}

static bool check_texts(struct store *s, GPtrArray *problems, GError **error)
{
	g_auto(query) q = query_of(s, SQL_VERIFY_TEXTS);
	g_autoptr(GError) failure = NULL;

	while (query_row(&q, &failure)) {
		g_autofree char *sha256 = query_get_text(&q, 2), *fields_sha256 = query_get_text(&q, 3), *fields = query_get_text(&q, 4);
		const char *body = sqlite3_column_blob(q.stmt, 5);
		g_autofree char *have = sha256_of(body ? body : "", (size_t)sqlite3_column_bytes(q.stmt, 5));
		g_autofree char *have_fields = sha256_of(fields, strlen(fields));
		if (strcmp(have, sha256) != 0 || strcmp(have_fields, fields_sha256) != 0)
			found(problems, PROBLEM_TEXT, query_get_int(&q, 0), query_get_int(&q, 1), "");
	}
	return note_failure(problems, failure, error);
}

static bool check_originals(struct store *s, GPtrArray *problems, GError **error)
{
	g_auto(query) q = query_of(s, SQL_VERIFY_ORIGINALS);
	g_autoptr(GError) failure = NULL;

	while (query_row(&q, &failure)) {
		g_autofree char *sha256 = query_get_text(&q, 2);
		const char *bytes = sqlite3_column_blob(q.stmt, 3);
		g_autofree char *have = sha256_of(bytes ? bytes : "", (size_t)sqlite3_column_bytes(q.stmt, 3));
		if (strcmp(have, sha256) != 0)
			found(problems, PROBLEM_ORIGINAL, query_get_int(&q, 0), 0, "");
	}
	return note_failure(problems, failure, error);
}

static bool check_index(struct store *s, GPtrArray *problems, GError **error)
{
	g_auto(query) q = query_of(s, SQL_VERIFY_SEARCH);
	g_autoptr(GError) failure = NULL;

	query_run(&q, &failure);
	return note_failure(problems, failure, error);
}

GPtrArray *store_verify(struct store *s, GError **error)
{
	g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(problem_free);

	if (check_pages(s, problems, error) && check_references(s, problems, error) && check_heads(s, problems, error) &&
	    check_texts(s, problems, error) && check_originals(s, problems, error) && check_index(s, problems, error))
		return g_steal_pointer(&problems);
	return NULL;
}
