#include "app/sweep.h"
#include <string.h>
#include "app/language.h"
#include "app/newsroom.h"
#include "edit/cursor.h"
#include "edit/utf8.h"
#include "journal/pen.h"

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
static char *held_by(struct store *s, const char *ulid)
{
	g_autofree char *folder = g_build_filename(store_folder(s), "journal", NULL);
	g_auto(pen_note) holder = { 0 };

	return pen_holder(folder, ulid, &holder) ? g_strdup_printf(_("sedang ditulis %s"), holder.who) : NULL;
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
	struct text_hit hit;
	const char *title = a.field[FIELD_TITLE];
	w->titles += seek_hit(title, strlen(title), w->what, &w->options, 0, false, false, &hit, NULL);
	if (x) {
		x->head = a.head;
		x->own = own;
		x->why = own ? NULL : held_by(s, a.ulid);
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

/* The article as it is stored, when it still is at the revision and nobody writes in it; else *x says why not. */
static bool take(struct store *s, struct sweep_article *x, int version, struct article *a)
{
	g_autoptr(GError) bad = NULL;

	x->why = article_load(s, x->id, a, &bad) ? x->own ? NULL : held_by(s, a->ulid) : newsroom_error(bad);
	if (!x->why && (version ? a->version != version : a->head != x->head))
		x->why = g_strdup(version ? _("berubah sejak diganti") : _("berubah sejak dilihat"));
	return !x->why;
}

static bool put(struct store *s, struct article *a, GString *body, enum revision_kind kind, const char *author, const char *note, int64_t now_s, GError **error)
{
	g_free(a->body);
	a->body_len = body->len;
	a->body = g_string_free(body, FALSE);
	return article_save(s, a, kind, author, note, now_s, error);
}

/* Within a transaction: what is compared is still so when it is written. */
static bool change(struct sweep *w, struct store *s, struct sweep_article *x, const char *author, int64_t now_s, GError **error)
{
	g_auto(article) a = { 0 };
	unsigned n = chosen_in(x);
	g_autofree char *note = g_strdup_printf(_("ganti “%s” dengan “%s”"), w->what, w->with);

	if (x->own || n == 0 || !take(s, x, 0, &a))
		return true;
	if (!put(s, &a, seek_swapped(a.body, 0, a.body_len, x->swaps, x->made->str), REVISION_SAVE, author, note, now_s, error))
		return false;
	x->done = n;
	x->version = a.version;
	return true;
}

static bool change_back(struct sweep *w, struct store *s, struct sweep_article *x, const char *author, int64_t now_s, GError **error)
{
	g_auto(article) a = { 0 }, old = { 0 };
	g_autofree char *note = g_strdup_printf(_("urung: ganti “%s” dengan “%s”"), w->what, w->with);

	if (x->own || x->done == 0 || !take(s, x, x->version, &a))
		return true;
	if (!article_load_revision(s, x->id, x->head, &old, error) ||
	    !put(s, &a, g_string_new_len(old.body, (gssize)old.body_len), REVISION_RESTORED, author, note, now_s, error))
		return false;
	x->done = 0;
	x->version = a.version;
	return true;
}

typedef bool (*change_one)(struct sweep *, struct store *, struct sweep_article *, const char *, int64_t, GError **);

static bool change_some(change_one one, struct sweep *w, struct store *s, unsigned first, unsigned n, const char *author, int64_t now_s, GError **error)
{
	unsigned end = MIN(w->articles->len, first + n);
	bool good = store_batch_begin(s, error);

	for (unsigned i = first; good && i < end; i++)
		good = one(w, s, g_ptr_array_index(w->articles, i), author, now_s, error);
	if (good && store_batch_commit(s, error))
		return true;
	store_batch_rollback(s);
	return false;
}

bool sweep_apply(struct sweep *w, struct store *s, unsigned first, unsigned n, const char *author, int64_t now_s, GError **error)
{
	if (change_some(change, w, s, first, n, author, now_s, error))
		return true;
	for (unsigned i = first; i < MIN(w->articles->len, first + n); i++)
		((struct sweep_article *)g_ptr_array_index(w->articles, i))->done = 0;
	return false;
}

bool sweep_undo(struct sweep *w, struct store *s, unsigned first, unsigned n, const char *author, int64_t now_s, GError **error)
{
	return change_some(change_back, w, s, first, n, author, now_s, error);
}
