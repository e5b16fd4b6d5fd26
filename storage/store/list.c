#include "store/inside.h"
#include <stdlib.h>
#include <string.h>
#include "store/article.h"
#include "store/bin.h"

enum key_kind { KEY_NUMBER, KEY_TEXT };

/* The statements of a sort: forwards and backwards, of all and of the filtered; the kind of its first key, and whether the
 * order descends (then a page from the start begins at the largest key there can be). */
static const struct list_order {
	enum sql all[2], some[2];
	enum key_kind kind;
	bool descends;
	bool second_is_down;           /* the second key is the column down, not up */
} orders[LIST_SORT_COUNT] = {
	[LIST_BY_CHANGE] = { { SQL_LIST_CHANGE, SQL_LIST_CHANGE_BACK }, { SQL_FILTER_CHANGE, SQL_FILTER_CHANGE_BACK }, KEY_NUMBER, true, false },
	[LIST_BY_TITLE] = { { SQL_LIST_TITLE, SQL_LIST_TITLE_BACK }, { SQL_FILTER_TITLE, SQL_FILTER_TITLE_BACK }, KEY_TEXT, false, true },
	[LIST_BY_STATUS] = { { SQL_LIST_STATUS, SQL_LIST_STATUS_BACK }, { SQL_FILTER_STATUS, SQL_FILTER_STATUS_BACK }, KEY_NUMBER, false, true },
	[LIST_BY_DATE] = { { SQL_LIST_DATE, SQL_LIST_DATE_BACK }, { SQL_FILTER_DATE, SQL_FILTER_DATE_BACK }, KEY_TEXT, true, false },
};

void list_row_free(struct list_row *r)
{
	if (!r)
		return;
	g_free(r->title);
	g_free(r->office);
	g_free(r->author);
	g_free(r->sort_key);
	g_free(r);
}

static struct list_row *read_row(struct query *q)
{
	struct list_row *r = g_new0(struct list_row, 1);
	g_autofree char *date = query_get_text(q, 6);

	r->id = query_get_int(q, 0);
	r->changed_s = query_get_int(q, 1);
	r->status = status_name(query_get_int(q, 2));
	r->title = query_get_text(q, 3);
	r->office = query_get_text(q, 4);
	r->author = query_get_text(q, 5);
	g_strlcpy(r->date, date, sizeof r->date);
	r->words = (int)query_get_int(q, 7);
	r->sort_key = query_get_text(q, 8);
	return r;
}

static GPtrArray *read_rows(struct query *q, GError **error)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)list_row_free);
	g_autoptr(GError) local = NULL;

	while (query_row(q, &local))
		g_ptr_array_add(rows, read_row(q));
	if (!local)
		return g_steal_pointer(&rows);
	g_propagate_error(error, g_steal_pointer(&local));
	return NULL;
}

static void bind_place(struct query *q, const struct list_order *o, const struct list_row *from)
{
	if (o->kind == KEY_NUMBER)
		query_int(q, 1, g_ascii_strtoll(from->sort_key, NULL, 10));
	else
		query_text(q, 1, from->sort_key);
	query_int(q, 2, o->second_is_down ? -from->id : from->id);
}

/* The end of the order that the page begins at: below or above every key. In SQLite a blob is above every text. */
static void bind_end(struct query *q, const struct list_order *o, bool highest)
{
	if (o->kind == KEY_NUMBER)
		query_int(q, 1, highest ? INT64_MAX : INT64_MIN);
	else if (highest)
		query_bytes(q, 1, "", 0);
	else
		query_text(q, 1, "");
	query_int(q, 2, highest ? INT64_MAX : INT64_MIN);
}

/* A page of all, or of what `match` finds. */
static GPtrArray *page_of(struct store *s, const char *match, enum list_sort sort, const struct list_row *from, bool backwards,
	unsigned limit, GError **error)
{
	const struct list_order *o = &orders[sort];
	g_auto(query) run = query_of(s, match ? o->some[backwards] : o->all[backwards]);

	if (from)
		bind_place(&run, o, from);
	else
		bind_end(&run, o, o->descends != backwards);
	query_int(&run, 3, limit);
	if (match)
		query_text(&run, 4, match);
	return read_rows(&run, error);
}

GPtrArray *list_page(struct store *s, const struct list_query *q, const struct list_row *from, bool backwards, unsigned limit, GError **error)
{
	g_autofree char *match = q->filter ? match_in(s, q->filter) : NULL;

	return page_of(s, match, q->sort, from, backwards, limit, error);
}

GPtrArray *bin_list(struct store *s, GError **error)
{
	g_auto(query) q = query_of(s, SQL_BIN_LIST);

	return read_rows(&q, error);
}

GPtrArray *list_between(struct store *s, const char *from, const char *to, GError **error)
{
	g_auto(query) run = query_of(s, SQL_BETWEEN_DAYS);

	query_text(&run, 1, from);
	query_text(&run, 2, to);
	return read_rows(&run, error);
}

static bool count_all(struct store *s, int64_t *out, GError **error)
{
	g_auto(query) run = query_of(s, SQL_COUNTER_GET);

	query_text(&run, 1, "live");
	if (!query_one(&run, STORE_ERROR_DAMAGED, "the counter of articles", error))
		return false;
	*out = query_get_int(&run, 0);
	return true;
}

/* All hits of a word that is in every article take a tenth of a second to count, a thousand of them two milliseconds. */
static bool count_some(struct store *s, const char *match, int64_t *out, GError **error)
{
	g_auto(query) run = query_of(s, SQL_SEARCH_SOME);
	g_autoptr(GError) local = NULL;
	int64_t n = 0;

	query_text(&run, 1, match);
	query_int(&run, 2, LIST_COUNTED + 1);
	while (query_row(&run, &local))
		n++;
	if (local) {
		g_propagate_error(error, g_steal_pointer(&local));
		return false;
	}
	*out = n;
	return true;
}

bool list_count(struct store *s, const struct list_query *q, int64_t *out, GError **error)
{
	g_autofree char *match = q->filter ? match_in(s, q->filter) : NULL;

	return match ? count_some(s, match, out, error) : count_all(s, out, error);
}

static bool add_row(struct store *s, int64_t head, GPtrArray *rows, GError **error)
{
	g_auto(query) q = query_of(s, SQL_LIST_ONE);
	g_autoptr(GError) local = NULL;

	query_int(&q, 1, head);
	if (query_row(&q, &local))
		g_ptr_array_add(rows, read_row(&q));
	if (!local)
		return true;
	g_propagate_error(error, g_steal_pointer(&local));
	return false;
}

/* The newest hits and their number by one walk: joining the articles of a beginning is the dear part, and is done once. */
static GPtrArray *newest(struct store *s, const char *match, unsigned limit, int64_t *total, GError **error)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)list_row_free);
	g_auto(query) q = query_of(s, SQL_SEARCH_NEWEST);
	g_autoptr(GError) local = NULL;
	int64_t n = 0;

	query_text(&q, 1, match);
	query_int(&q, 2, MAX(LIST_COUNTED + 1, limit));
	while (query_row(&q, &local))
		if (n++ < limit && !add_row(s, query_get_int(&q, 0), rows, error))
			return NULL;
	if (local) {
		g_propagate_error(error, g_steal_pointer(&local));
		return NULL;
	}
	*total = MIN(n, LIST_COUNTED + 1);
	return g_steal_pointer(&rows);
}

GPtrArray *list_first(struct store *s, const struct list_query *q, unsigned limit, int64_t *total, GError **error)
{
	g_autofree char *match = q->filter ? match_in(s, q->filter) : NULL;

	if (match && q->sort == LIST_BY_CHANGE)
		return newest(s, match, limit, total, error);
	g_autoptr(GPtrArray) rows = page_of(s, match, q->sort, NULL, false, limit, error);
	bool counted = rows && (match ? count_some(s, match, total, error) : count_all(s, total, error));
	return counted ? g_steal_pointer(&rows) : NULL;
}
