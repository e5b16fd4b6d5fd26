/* A desk to test at: a store with one article and the application on it, without a screen. */
#pragma once
#include <string.h>
#include "app/app.h"
#include "app/command.h"
#include "app/config.h"

enum { CTRL = MOD_CTRL };

/* A store in a folder of its own, with one article, and the application on it. */
struct desk {
	struct store *store;
	struct config settings;
	struct app *app;
	int64_t id;
};

static inline void desk_open(struct desk *d, const char *title, const char *body)
{
	g_autofree char *toko = g_build_filename(g_get_user_data_dir(), "toko", NULL);
	g_auto(article) a = { 0 };
	GError *error = NULL;

	config_init(&d->settings);
	store_open(&d->store, toko, &error);
	g_assert_no_error(error);
	article_init(&a);
	g_free(a.field[FIELD_TITLE]);
	a.field[FIELD_TITLE] = g_strdup(title);
	g_free(a.body);
	a.body = g_strdup(body);
	a.body_len = strlen(body);
	article_save(d->store, &a, REVISION_SAVE, "penulis", NULL, 1000, &error);
	g_assert_no_error(error);
	d->id = a.id;
	d->app = app_new(d->store, &d->settings, d->id, 2000, 1);
	app_size(d->app, 24, 80);
}

static inline void desk_close(struct desk *d)
{
	app_free(d->app);
	store_close(d->store);
	config_release(&d->settings);
}

static inline void key(struct app *a, uint32_t k)
{
	app_input(a, &(struct input){ .kind = INPUT_KEY, .key = k });
	saver_wait(a->saver);
}

static inline void type(struct app *a, const char *s)
{
	app_input(a, &(struct input){ .kind = INPUT_TEXT, .bytes = s, .len = strlen(s) });
}

static inline char *stored_body(struct desk *d)
{
	saver_wait(d->app->saver);
	g_auto(article) a = { 0 };
	GError *error = NULL;

	article_load(d->store, d->id, &a, &error);
	g_assert_no_error(error);
	return g_strdup(a.body);
}

/* A command by its name, as the menu runs it. */
static inline void run(struct app *a, const char *name)
{
	unsigned n;
	const struct command *table = command_table(&n);

	for (unsigned i = 0; i < n; i++) {
		if (strcmp(table[i].name, name) == 0) {
			table[i].run(a);
			return;
		}
	}
	g_assert_not_reached();
}

/* The text as it is, the cursor in it as |, a selection between < and >. */
static inline char *shown(const struct desk *d)
{
	const struct doc *doc = d->app->doc;
	GString *s = g_string_new(text_bytes(doc->text));
	size_t from, to;

	if (doc_selection(doc, &from, &to)) {
		g_string_insert_c(s, (gssize)to, '>');
		g_string_insert_c(s, (gssize)from, '<');
	} else {
		g_string_insert_c(s, (gssize)doc->cursor, '|');
	}
	return g_string_free(s, FALSE);
}

/* Put the text as shown() gives it, with its cursor or selection. */
static inline void put(struct desk *d, const char *marked)
{
	struct doc *doc = d->app->doc;
	g_autoptr(GString) s = g_string_new(marked);
	const char *open = strchr(marked, '<'), *bar = strchr(marked, '|');
	gssize from = open ? open - marked : bar ? bar - marked : 0, to = from;

	if (open || bar)
		g_string_erase(s, from, 1);
	if (open) {
		to = strrchr(s->str, '>') - s->str;
		g_string_erase(s, to, 1);
	}
	text_replace(doc->text, 0, text_len(doc->text), s->str, s->len, UNDO_PASTE, 0);
	text_undo_break(doc->text);
	doc->anchor = open ? from : NO_ANCHOR;
	doc->cursor = (size_t)to;
}

/* What a command makes of a text; undone it is as before. */
static inline void makes(struct desk *d, const char *name, const char *before, const char *after)
{
	put(d, before);
	g_autofree char *was = g_strdup(text_bytes(d->app->doc->text));
	run(d->app, name);
	g_autofree char *is = shown(d);
	g_assert_cmpstr(is, ==, after);
	if (strcmp(was, text_bytes(d->app->doc->text)) != 0)
		run(d->app, "undo");
	g_assert_cmpstr(text_bytes(d->app->doc->text), ==, was);
}

/* One desk for the rows of a test: name, before, after. */
struct change { const char *name, *before, *after; };

static inline void all(const struct change *rows, size_t n)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	for (size_t i = 0; i < n; i++)
		makes(&d, rows[i].name, rows[i].before, rows[i].after);
	desk_close(&d);
}
