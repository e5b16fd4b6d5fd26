#include "store/notes.h"
#include "store/inside.h"

/* What stands for ?1, ?2 ... of a statement: a text, or a number where text is NULL. */
struct value {
	const char *text;
	int64_t number;
};

static void bind(struct query *q, const struct value *values, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		if (values[i].text)
			query_text(q, (int)i + 1, values[i].text);
		else
			query_int(q, (int)i + 1, values[i].number);
}

static bool run(struct store *s, enum sql which, const struct value *values, unsigned n, GError **error)
{
	g_auto(query) q = query_of(s, which);

	bind(&q, values, n);
	return query_run(&q, error);
}

static bool change(struct store *s, enum sql which, const struct value *values, unsigned n, GError **error)
{
	g_auto(txn) t = { 0 };

	return txn_begin(&t, s, error) && run(s, which, values, n, error) && txn_commit(&t, error);
}

static GPtrArray *list(struct store *s, enum sql which, struct value only, gpointer (*read)(struct query *), GDestroyNotify done, GError **error)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(done);
	g_auto(query) q = query_of(s, which);
	g_autoptr(GError) local = NULL;

	bind(&q, &only, 1);
	while (query_row(&q, &local))
		g_ptr_array_add(rows, read(&q));
	if (!local)
		return g_steal_pointer(&rows);
	g_propagate_error(error, g_steal_pointer(&local));
	return NULL;
}

void accepted_free(struct accepted *a)
{
	if (!a)
		return;
	g_free(a->rule);
	g_free(a->text);
	g_free(a->reason);
	g_free(a->author);
	g_free(a);
}

bool accepted_add(struct store *s, int64_t article_id, const char *rule, const char *text, const char *reason, const char *author, int64_t now_s, GError **error)
{
	const struct value values[] = { { NULL, article_id }, { rule, 0 }, { text, 0 }, { reason, 0 }, { author, 0 }, { NULL, now_s } };

	return change(s, SQL_ACCEPTED_ADD, values, G_N_ELEMENTS(values), error);
}

bool accepted_remove(struct store *s, int64_t article_id, const char *rule, const char *text, GError **error)
{
	const struct value values[] = { { NULL, article_id }, { rule, 0 }, { text, 0 } };

	return change(s, SQL_ACCEPTED_REMOVE, values, G_N_ELEMENTS(values), error);
}

static gpointer read_accepted(struct query *q)
{
	struct accepted *a = g_new0(struct accepted, 1);

	a->rule = query_get_text(q, 0);
	a->text = query_get_text(q, 1);
	a->reason = query_get_text(q, 2);
	a->author = query_get_text(q, 3);
	a->at_s = query_get_int(q, 4);
	return a;
}

GPtrArray *accepted_list(struct store *s, int64_t article_id, GError **error)
{
	return list(s, SQL_ACCEPTED_LIST, (struct value){ NULL, article_id }, read_accepted, (GDestroyNotify)accepted_free, error);
}

void own_word_free(struct own_word *w)
{
	if (!w)
		return;
	g_free(w->word);
	g_free(w->scope);
	g_free(w->kind);
	g_free(w->replacement);
	g_free(w);
}

bool own_word_add(struct store *s, const char *word, const char *scope, const char *kind, const char *replacement, const char *author, int64_t now_s, GError **error)
{
	const struct value values[] = { { scope, 0 }, { word, 0 }, { kind, 0 }, { replacement ? replacement : "", 0 }, { author, 0 }, { NULL, now_s } };

	return change(s, SQL_OWN_WORD_ADD, values, G_N_ELEMENTS(values), error);
}

bool own_word_remove(struct store *s, const char *word, const char *scope, GError **error)
{
	const struct value values[] = { { scope, 0 }, { word, 0 } };

	return change(s, SQL_OWN_WORD_REMOVE, values, G_N_ELEMENTS(values), error);
}

static gpointer read_own_word(struct query *q)
{
	struct own_word *w = g_new0(struct own_word, 1);

	w->word = query_get_text(q, 0);
	w->scope = query_get_text(q, 1);
	w->kind = query_get_text(q, 2);
	w->replacement = query_get_text(q, 3);
	return w;
}

GPtrArray *own_word_list(struct store *s, const char *person, GError **error)
{
	return list(s, SQL_OWN_WORD_LIST, (struct value){ person ? person : "", 0 }, read_own_word, (GDestroyNotify)own_word_free, error);
}

void exported_free(struct exported *e)
{
	if (!e)
		return;
	g_free(e->outlet);
	g_free(e->format);
	g_free(e->path);
	g_free(e->author);
	g_free(e->forced);
	g_free(e);
}

bool exported_add(struct store *s, int64_t article_id, int64_t revision, const char *outlet, const char *format, const char *path, const char *author, const char *forced, int64_t now_s, GError **error)
{
	const struct value values[] = { { NULL, article_id }, { NULL, revision }, { format, 0 }, { path, 0 }, { author, 0 }, { forced ? forced : "", 0 }, { NULL, now_s }, { outlet, 0 } };

	return change(s, SQL_EXPORTED_ADD, values, G_N_ELEMENTS(values), error);
}

static gpointer read_exported(struct query *q)
{
	struct exported *e = g_new0(struct exported, 1);

	e->id = query_get_int(q, 0);
	e->article = query_get_int(q, 1);
	e->revision = query_get_int(q, 2);
	e->version = (int)query_get_int(q, 3);
	e->format = query_get_text(q, 4);
	e->path = query_get_text(q, 5);
	e->author = query_get_text(q, 6);
	e->forced = query_get_text(q, 7);
	e->at_s = query_get_int(q, 8);
	e->outlet = query_get_text(q, 9);
	return e;
}

GPtrArray *exported_list(struct store *s, int64_t article_id, GError **error)
{
	return list(s, SQL_EXPORTED_LIST, (struct value){ NULL, article_id }, read_exported, (GDestroyNotify)exported_free, error);
}

GPtrArray *exported_newest(const GPtrArray *exports)
{
	GPtrArray *newest = g_ptr_array_new();

	for (unsigned i = 0; i < exports->len; i++) {
		struct exported *e = exports->pdata[i];
		bool known = false;
		for (unsigned n = 0; n < newest->len && !known; n++)
			known = strcmp(((const struct exported *)newest->pdata[n])->outlet, e->outlet) == 0;
		if (!known)
			g_ptr_array_add(newest, e);
	}
	return newest;
}

int exported_articles(struct store *s, int64_t after, int64_t *ids, unsigned max, GError **error)
{
	g_auto(query) q = query_of(s, SQL_EXPORTED_ARTICLES);
	g_autoptr(GError) local = NULL;
	int n = 0;

	query_int(&q, 1, after);
	query_int(&q, 2, max);
	while (query_row(&q, &local))
		ids[n++] = query_get_int(&q, 0);
	if (!local)
		return n;
	g_propagate_error(error, g_steal_pointer(&local));
	return -1;
}

int64_t exported_writer(struct store *s, const char *path)
{
	g_auto(query) q = query_of(s, SQL_EXPORTED_WRITER);
	g_autoptr(GError) error = NULL;

	query_text(&q, 1, path);
	return query_row(&q, &error) ? query_get_int(&q, 0) : 0;
}
