/* Articles to test with. */
#pragma once
#include <string.h>
#include "store/article.h"

/* Saves a new article that has a body and nothing else; its id. */
static inline int64_t saved(struct store *s, const char *body)
{
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;

	article_init(&a);
	g_free(a.body);
	a.body = g_strdup(body);
	a.body_len = strlen(body);
	article_save(s, &a, REVISION_SAVE, "penulis", NULL, 1000, &error);
	g_assert_no_error(error);
	return a.id;
}
