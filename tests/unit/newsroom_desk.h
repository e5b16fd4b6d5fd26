/* A store with a folder for journals, and articles that are saved into it. */
#pragma once
#include <string.h>
#include "app/newsroom.h"

enum { NOW = 1700000000 };

struct desk { char *folder, *journals; struct store *s; };

static inline void desk_open(struct desk *d)
{
	d->folder = g_build_filename(g_get_user_data_dir(), "toko", NULL);
	d->journals = g_build_filename(d->folder, "journal", NULL);
	g_assert_true(store_open(&d->s, d->folder, NULL));
}

static inline void desk_close(struct desk *d)
{
	store_close(d->s);
	g_free(d->journals);
	g_free(d->folder);
}

static inline void set_text(struct article *a, const char *text)
{
	g_free(a->body);
	a->body = g_strdup(text);
	a->body_len = strlen(text);
}

static inline void save(struct desk *d, struct article *a, const char *text)
{
	set_text(a, text);
	g_assert_true(article_save(d->s, a, REVISION_SAVE, "uji", NULL, NOW, NULL));
}
