/* The list pane's state: a window of rows around the selected one, fetched by pages; the archive is never all loaded. */
#pragma once
#include "store/article.h"

struct list {
	GString *filter;
	enum list_sort sort;
	GPtrArray *rows;           /* struct list_row *, the window in order */
	bool at_start, at_end;     /* the window touches the first, the last row */
	unsigned selected;         /* index into rows */
	unsigned top;              /* first row on the screen */
	bool filtered;                 /* the rows are those of a filter, perhaps of an older one */
	int64_t total;                 /* as list_count() tells it; in words: list_total() */
	GHashTable *marked;        /* numbers of articles, as pointers; kept through filters */
};

void list_init(struct list *l);
void list_clear(struct list *l);
struct list_query list_query_of(const struct list *l);       /* what it shows; good until the filter changes */
unsigned list_page_rows(unsigned height);                     /* of its first page */
/* A first page, and how many articles there are: page becomes the list's. keep_id: select it when it is there. */
void list_show(struct list *l, GPtrArray *page, int64_t total, unsigned height, int64_t keep_id);
bool list_reload(struct list *l, struct store *s, unsigned height, int64_t keep_id, GError **error);   /* read its first page and show it */
bool list_move(struct list *l, struct store *s, long by, unsigned height, GError **error);
bool list_edge(struct list *l, struct store *s, bool end, unsigned height, GError **error);
void list_mark(struct list *l, int64_t id);                   /* or take its mark away */
bool list_is_marked(const struct list *l, int64_t id);
GArray *list_marked(const struct list *l);                    /* int64_t, ascending; the caller's */
const struct list_row *list_selected(const struct list *l);   /* NULL: empty */
char *list_total(const struct list *l);   /* how many there are, "1000+" where a filter leaves more than are counted; the caller's */
