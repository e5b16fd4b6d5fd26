#include "app/list.h"

enum { PAGE = 100, WINDOW_MAX = 600 };

void list_init(struct list *l)
{
	*l = (struct list){ .filter = g_string_new(NULL), .rows = g_ptr_array_new_with_free_func((GDestroyNotify)list_row_free),
		.marked = g_hash_table_new(NULL, NULL) };
}

void list_clear(struct list *l)
{
	g_string_free(l->filter, TRUE);
	g_ptr_array_unref(l->rows);
	g_hash_table_unref(l->marked);
}

static gpointer mark_of(int64_t id)
{
	return GSIZE_TO_POINTER((gsize)id);
}

void list_mark(struct list *l, int64_t id)
{
	if (!g_hash_table_remove(l->marked, mark_of(id)))
		g_hash_table_add(l->marked, mark_of(id));
}

bool list_is_marked(const struct list *l, int64_t id)
{
	return g_hash_table_contains(l->marked, mark_of(id));
}

static int ascending(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

GArray *list_marked(const struct list *l)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	GHashTableIter iter;
	gpointer mark;

	g_hash_table_iter_init(&iter, l->marked);
	while (g_hash_table_iter_next(&iter, &mark, NULL)) {
		int64_t id = (int64_t)GPOINTER_TO_SIZE(mark);
		g_array_append_val(ids, id);
	}
	g_array_sort(ids, ascending);
	return ids;
}

struct list_query list_query_of(const struct list *l)
{
	return (struct list_query){ .filter = l->filter->str, .sort = l->sort };
}

const struct list_row *list_selected(const struct list *l)
{
	return l->selected < l->rows->len ? g_ptr_array_index(l->rows, l->selected) : NULL;
}

char *list_total(const struct list *l)
{
	bool more = l->filtered && l->total > LIST_COUNTED;

	return g_strdup_printf("%" G_GINT64_FORMAT "%s", more ? LIST_COUNTED : l->total, more ? "+" : "");
}

static void scroll(struct list *l, unsigned height)
{
	if (l->selected < l->top)
		l->top = l->selected;
	if (height > 0 && l->selected >= l->top + height)
		l->top = l->selected - height + 1;
}

unsigned list_page_rows(unsigned height)
{
	return MAX(PAGE, height + 1);
}

void list_show(struct list *l, GPtrArray *page, int64_t total, unsigned height, int64_t keep_id)
{
	g_ptr_array_unref(l->rows);
	l->rows = page;
	l->total = total;
	l->filtered = l->filter->len > 0;
	l->at_start = true;
	l->at_end = page->len < list_page_rows(height);
	l->selected = l->top = 0;
	for (unsigned i = 0; i < page->len; i++)
		if (((const struct list_row *)g_ptr_array_index(page, i))->id == keep_id)
			l->selected = i;
	scroll(l, height);
}

bool list_reload(struct list *l, struct store *s, unsigned height, int64_t keep_id, GError **error)
{
	struct list_query q = list_query_of(l);
	int64_t total;
	GPtrArray *page = list_first(s, &q, list_page_rows(height), &total, error);

	if (page)
		list_show(l, page, total, height, keep_id);
	return page != NULL;
}

/* One more page at an end of the window; the far end is let go when the window has grown large. */
static bool fetch(struct list *l, struct store *s, bool backwards, GError **error)
{
	struct list_query q = list_query_of(l);
	const struct list_row *from = g_ptr_array_index(l->rows, backwards ? 0 : l->rows->len - 1);
	g_autoptr(GPtrArray) page = list_page(s, &q, from, backwards, PAGE, error);

	if (!page)
		return false;
	*(backwards ? &l->at_start : &l->at_end) = page->len < PAGE;
	g_ptr_array_set_free_func(page, NULL);
	for (unsigned i = 0; i < page->len; i++)
		g_ptr_array_insert(l->rows, backwards ? 0 : -1, g_ptr_array_index(page, i));
	if (backwards) {
		l->selected += page->len;
		l->top += page->len;
	}
	if (l->rows->len > WINDOW_MAX && !backwards) {
		g_ptr_array_remove_range(l->rows, 0, PAGE);
		l->selected -= PAGE;
		l->top = l->top > PAGE ? l->top - PAGE : 0;
		l->at_start = false;
	} else if (l->rows->len > WINDOW_MAX) {
		g_ptr_array_set_size(l->rows, (int)(l->rows->len - PAGE));
		l->at_end = false;
	}
	return true;
}

bool list_move(struct list *l, struct store *s, long by, unsigned height, GError **error)
{
	if (l->rows->len == 0)
		return true;
	long target = (long)l->selected + by;
	while (target < 0 && !l->at_start) {
		unsigned before = l->selected;
		if (!fetch(l, s, true, error))
			return false;
		target += (long)l->selected - (long)before;
	}
	while (target >= (long)l->rows->len && !l->at_end) {
		unsigned before = l->selected;
		if (!fetch(l, s, false, error))
			return false;
		target += (long)l->selected - (long)before;
	}
	l->selected = (unsigned)CLAMP(target, 0, (long)l->rows->len - 1);
	scroll(l, height);
	return true;
}

bool list_edge(struct list *l, struct store *s, bool end, unsigned height, GError **error)
{
	if (!end)
		return list_reload(l, s, height, 0, error);
	if (l->at_end || l->rows->len == 0)
		return list_move(l, s, (long)l->rows->len, height, error);
	struct list_query q = list_query_of(l);
	GPtrArray *page = list_page(s, &q, NULL, true, PAGE, error);
	if (!page)
		return false;
	for (unsigned i = 0; i < page->len / 2; i++) {          /* nearest first came; the window runs forwards */
		gpointer swap = page->pdata[i];
		page->pdata[i] = page->pdata[page->len - 1 - i];
		page->pdata[page->len - 1 - i] = swap;
	}
	g_ptr_array_unref(l->rows);
	l->rows = page;
	l->at_end = true;
	l->at_start = page->len < PAGE;
	l->selected = page->len > 0 ? page->len - 1 : 0;
	l->top = 0;
	scroll(l, height);
	return true;
}
