#include "store/inside.h"
#include "store/article.h"

void revision_free(struct revision *r)
{
	if (!r)
		return;
	g_free(r->author);
	g_free(r->note);
	g_free(r);
}

bool revision_waits(const GPtrArray *revisions, const struct revision *r)
{
	for (unsigned i = 0; i < revisions->len; i++)
		if (((const struct revision *)g_ptr_array_index(revisions, i))->merged == r->id)
			return false;
	return r->kind == REVISION_SIBLING;
}

static struct revision *read_revision(struct query *q)
{
	struct revision *r = g_new0(struct revision, 1);
	g_autofree char *sha256 = query_get_text(q, 6);

	r->id = query_get_int(q, 0);
	r->parent = query_get_int(q, 1);
	r->version = (int)query_get_int(q, 2);
	r->kind = (enum revision_kind)query_get_int(q, 3);
	r->author = query_get_text(q, 4);
	r->at_s = query_get_int(q, 5);
	g_strlcpy(r->sha256, sha256, sizeof r->sha256);
	r->len = (size_t)query_get_int(q, 7);
	r->words = (int)query_get_int(q, 8);
	r->note = query_get_text(q, 9);
	r->merged = query_get_int(q, 10);
	return r;
}

GPtrArray *article_revisions(struct store *s, int64_t id, GError **error)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)revision_free);
	g_auto(query) q = query_of(s, SQL_REVISION_LIST);
	g_autoptr(GError) local = NULL;

	query_int(&q, 1, id);
	while (query_row(&q, &local))
		g_ptr_array_add(list, read_revision(&q));
	if (!local)
		return g_steal_pointer(&list);
	g_propagate_error(error, g_steal_pointer(&local));
	return NULL;
}
