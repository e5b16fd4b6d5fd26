#include "store/inside.h"
#include "store/article.h"

enum {
	MERGE_PAGES = 16,              /* of one idle step */
	GATHER_PAGES = 512,            /* of one step after many saves */
	GATHER_PAGES_EACH = 4,         /* what one article may cost: twice the pages that it takes */
};

static bool run_with(struct store *s, enum sql which, int64_t value, GError **error)
{
	g_auto(query) q = query_of(s, which);

	if (which != SQL_SEARCH_REBUILD)
		query_int(&q, 1, value);
	return query_run(&q, error);
}

bool search_swap(struct store *s, int64_t gone, int64_t come, GError **error)
{
	g_autoptr(GError) local = NULL;

	if ((gone == 0 || run_with(s, SQL_SEARCH_REMOVE, gone, &local)) && (come == 0 || run_with(s, SQL_SEARCH_ADD, come, &local)))
		return true;
	/* The index can be made again from the texts, so damage in it never stands in the way of saving one. */
	if (g_error_matches(local, STORE_ERROR, STORE_ERROR_DAMAGED))
		return run_with(s, SQL_SEARCH_REBUILD, 0, error);
	g_propagate_error(error, g_steal_pointer(&local));
	return false;
}

static bool merge_step(struct store *s, unsigned pages)
{
	g_auto(txn) t = { 0 };

	if (s->batch || !txn_begin(&t, s, NULL))
		return false;
	int64_t before = sqlite3_total_changes64(s->db);
	if (!run_with(s, SQL_SEARCH_MERGE, pages, NULL))
		return false;
	/* A merge that found nothing to do changes fewer than two rows (sqlite.org/fts5.html, "The 'merge' Command"). */
	bool more = sqlite3_total_changes64(s->db) - before >= 2;
	return txn_commit(&t, NULL) && more;
}

bool store_idle(struct store *s)
{
	return merge_step(s, MERGE_PAGES);
}

void store_gather(struct store *s, unsigned articles)
{
	for (uint64_t pages = (uint64_t)articles * GATHER_PAGES_EACH; pages >= GATHER_PAGES; pages -= GATHER_PAGES)
		if (!merge_step(s, GATHER_PAGES))
			return;
}

void search_hit_free(struct search_hit *h)
{
	if (!h)
		return;
	g_free(h->title);
	g_free(h->snippet);
	g_free(h);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A snippet is one line, and its words are one blank apart. */
static char *one_line(char *text)
{
	char *to = text;

	for (const char *p = text; *p; p++)
		if (!is_blank(*p))
			*to++ = *p;
		else if (!is_blank(p[1]))
			*to++ = ' ';
	*to = '\0';
	return text;
}

GPtrArray *article_search(struct store *s, const char *text, unsigned limit, GError **error)
{
	g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func((GDestroyNotify)search_hit_free);
	g_autofree char *match = match_of(text);
	g_autoptr(GError) local = NULL;

	if (!match)
		return g_steal_pointer(&hits);
	g_auto(query) q = query_of(s, SQL_SEARCH_HITS);
	query_text(&q, 1, match);
	query_int(&q, 2, limit);
	while (query_row(&q, &local)) {
		struct search_hit *h = g_new0(struct search_hit, 1);
		h->id = query_get_int(&q, 0);
		h->title = query_get_text(&q, 1);
		h->snippet = one_line(query_get_text(&q, 2));
		g_ptr_array_add(hits, h);
	}
	if (!local)
		return g_steal_pointer(&hits);
	g_propagate_error(error, g_steal_pointer(&local));
	return NULL;
}

size_t article_words(struct store *s, const char *after, unsigned limit,
	void (*each)(void *ctx, const char *word, int64_t articles, int64_t times), void *ctx, GError **error)
{
	g_auto(query) q = query_of(s, SQL_SEARCH_WORDS);
	g_autoptr(GError) local = NULL;
	size_t n = 0;

	query_text(&q, 1, after);
	query_int(&q, 2, limit);
	while (query_row(&q, &local)) {
		g_autofree char *word = query_get_text(&q, 0);
		each(ctx, word, query_get_int(&q, 1), query_get_int(&q, 2));
		n++;
	}
	if (local)
		g_propagate_error(error, g_steal_pointer(&local));
	return n;
}
