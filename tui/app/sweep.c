#include "app/sweep.h"
#include <string.h>
#include "app/language.h"
#include "app/newsroom.h"
#include "edit/cursor.h"
#include "edit/utf8.h"
#include "journal/journal.h"

enum { AROUND = 160 };            /* bytes of the paragraph that are kept before and behind a hit */

static void place_clear(void *p)
{
	struct sweep_place *place = p;

	g_free(place->before);
	g_free(place->found);
	g_free(place->after);
}

/* Breaks and tabs as blanks, so that it stands in a row. */
static char *one_line(const char *s, size_t len)
{
	return g_strdelimit(g_strndup(s, len), "\n\t", ' ');
}

/* The places of all hits, which ascend. */
static GArray *places_of(const char *s, size_t len, const GArray *swaps)
{
	GArray *places = g_array_sized_new(FALSE, FALSE, sizeof(struct sweep_place), swaps->len);
	size_t line = 1, start = 0;

	g_array_set_clear_func(places, place_clear);
	for (unsigned i = 0; i < swaps->len; i++) {
		const struct seek_swap *w = &g_array_index(swaps, struct seek_swap, i);
		size_t end = w->pos + w->len;
		for (const char *nl; (nl = memchr(s + start, '\n', w->pos - start)) != NULL; line++)
			start = (size_t)(nl - s) + 1;
		size_t from = w->pos - start > AROUND ? w->pos - AROUND : start, to = MIN(end + AROUND, paragraph_end(s, len, end));
		while (!utf8_is_boundary(s, len, from))
			from++;
		while (!utf8_is_boundary(s, len, to))
			to--;
		struct sweep_place p = { line, utf8_count(s + start, w->pos - start) + 1,
			one_line(s + from, w->pos - from), one_line(s + w->pos, w->len), one_line(s + end, to - end) };
		g_array_append_val(places, p);
	}
	return places;
}

static void sweep_article_free(void *p)
{
	struct sweep_article *x = p;

	g_free(x->title);
	g_free(x->why);
	g_array_unref(x->swaps);
	g_array_unref(x->places);
	g_string_free(x->made, TRUE);
	g_free(x);
}

struct sweep *sweep_new(const char *what, const char *with, const struct seek_options *options)
{
	struct sweep *w = g_new0(struct sweep, 1);

	w->what = g_strdup(what);
	w->with = g_strdup(with);
	w->options = *options;
	w->articles = g_ptr_array_new_with_free_func(sweep_article_free);
	return w;
}

void sweep_free(struct sweep *w)
{
	if (!w)
		return;
	g_free(w->what);
	g_free(w->with);
	g_ptr_array_unref(w->articles);
	g_free(w);
}

struct sweep_article *sweep_text(struct sweep *w, int64_t id, const char *title, const char *s, size_t len, size_t from, size_t to, GError **error)
{
	GString *made = g_string_new(NULL);
	GArray *swaps = seek_swaps(s, len, w->what, w->with, &w->options, from, to, made, error);

	w->looked++;
	w->full |= swaps && w->hits + swaps->len > SWEEP_HITS_MAX;
	if (!swaps || swaps->len == 0 || w->full) {
		g_clear_pointer(&swaps, g_array_unref);
		g_string_free(made, TRUE);
		return NULL;
	}
	struct sweep_article *x = g_new0(struct sweep_article, 1);
	*x = (struct sweep_article){ .id = id, .title = g_strdup(title), .swaps = swaps, .made = made, .places = places_of(s, len, swaps) };
	w->hits += swaps->len;
	g_ptr_array_add(w->articles, x);
	return x;
}

/* Who writes in the article now: a sentence, or NULL when nobody does. The caller's. */
static char *writer_of(struct store *s, const char *ulid)
{
	g_autofree char *folder = g_build_filename(store_folder(s), "journal", NULL);
	g_autoptr(GPtrArray) sessions = journal_list(folder, ulid);

	for (unsigned i = 0; i < sessions->len; i++) {
		const struct journal_left *j = g_ptr_array_index(sessions, i);
		if (j->held)
			return g_strdup_printf(_("sedang ditulis %s"), j->who);
	}
	return NULL;
}

bool sweep_look(struct sweep *w, struct store *s, int64_t id, bool own, GError **error)
{
	g_auto(article) a = { 0 };
	g_autoptr(GError) bad = NULL;

	if (!article_load(s, id, &a, error))
		return false;
	struct sweep_article *x = sweep_text(w, id, a.field[FIELD_TITLE], a.body, a.body_len, 0, a.body_len, &bad);
	if (bad) {
		g_propagate_error(error, g_steal_pointer(&bad));
		return false;
	}
	if (x) {
		x->head = a.head;
		x->why = own ? NULL : writer_of(s, a.ulid);
	}
	return true;
}

char *sweep_becomes(const struct sweep_article *x, unsigned swap)
{
	const struct seek_swap *w = &g_array_index(x->swaps, struct seek_swap, swap);

	return one_line(x->made->str + w->at, w->with_len);
}

static unsigned chosen_in(const struct sweep_article *x)
{
	unsigned n = 0;

	for (unsigned i = 0; !x->why && i < x->swaps->len; i++)
		n += !g_array_index(x->swaps, struct seek_swap, i).off;
	return n;
}

unsigned sweep_chosen(const struct sweep *w, unsigned *articles)
{
	unsigned hits = 0, with_hits = 0;

	for (unsigned i = 0; i < w->articles->len; i++) {
		unsigned n = chosen_in(g_ptr_array_index(w->articles, i));
		hits += n;
		with_hits += n > 0;
	}
	if (articles)
		*articles = with_hits;
	return hits;
}

/* Within a transaction: what is compared is still so when it is written. */
static bool change(struct sweep *w, struct store *s, struct sweep_article *x, const char *author, int64_t now_s, GError **error)
{
	g_auto(article) a = { 0 };
	unsigned n = chosen_in(x);

	if (n == 0)
		return true;
	g_autoptr(GError) bad = NULL;
	x->why = article_load(s, x->id, &a, &bad) ? writer_of(s, a.ulid) : newsroom_error(bad);
	if (!x->why && a.head != x->head)
		x->why = g_strdup(_("berubah sejak dilihat"));
	if (x->why)
		return true;
	g_autoptr(GString) body = seek_swapped(a.body, 0, a.body_len, x->swaps, x->made->str);
	g_autofree char *note = g_strdup_printf(_("ganti “%s” dengan “%s”"), w->what, w->with);
	g_free(a.body);
	a.body_len = body->len;
	a.body = g_strndup(body->str, body->len);
	if (!article_save(s, &a, REVISION_SAVE, author, note, now_s, error))
		return false;
	x->done = n;
	x->version = a.version;
	return true;
}

bool sweep_apply(struct sweep *w, struct store *s, unsigned first, unsigned n, const char *author, int64_t now_s, GError **error)
{
	unsigned end = MIN(w->articles->len, first + n);
	bool good = store_batch_begin(s, error);

	for (unsigned i = first; good && i < end; i++)
		good = change(w, s, g_ptr_array_index(w->articles, i), author, now_s, error);
	if (good && store_batch_commit(s, error))
		return true;
	store_batch_rollback(s);
	for (unsigned i = first; i < end; i++)
		((struct sweep_article *)g_ptr_array_index(w->articles, i))->done = 0;
	return false;
}
