#include "app/find.h"
#include <stdlib.h>
#include <string.h>
#include "app/app.h"

enum { COUNT_MAX = 2 << 20 };      /* bytes of a text in which hits are counted at a key */

void find_clear(struct find *f)
{
	g_free(f->what);
	g_free(f->with);
	find_forget_hits(f);
	*f = (struct find){ 0 };
}

void find_forget_hits(struct find *f)
{
	g_clear_pointer(&f->hits.all, g_array_unref);
	g_clear_pointer(&f->hits.what, g_free);
}

static bool is_known(const struct app *a, size_t from, size_t to)
{
	const struct find *f = &a->find;
	const struct seek_options *o = &f->options, *known = &f->hits.options;

	return f->hits.all && f->hits.text == a->doc->text && f->hits.revision == text_revision(a->doc->text) && f->hits.from == from && f->hits.to == to &&
	       strcmp(f->hits.what, f->what) == 0 && o->whole_word == known->whole_word && o->match_case == known->match_case &&
	       o->regex == known->regex;
}

GArray *find_all(struct app *a, size_t from, size_t to, GError **error)
{
	const struct find *f = &a->find;

	if (is_known(a, from, to))
		return g_array_ref(f->hits.all);
	return seek_all(text_bytes(a->doc->text), text_len(a->doc->text), f->what, &f->options, from, to, error);
}

static bool may_count(const struct app *a, size_t from, size_t to)
{
	const struct find *f = &a->find;

	return !f->across && f->what && *f->what && to - from <= COUNT_MAX;
}

int find_count(struct app *a, size_t from, size_t to)
{
	struct find *f = &a->find;

	if (!may_count(a, from, to))
		return -1;
	g_autoptr(GArray) hits = find_all(a, from, to, NULL);
	if (!hits)
		return -1;
	find_forget_hits(f);
	f->hits.all = g_array_ref(hits);
	f->hits.what = g_strdup(f->what);
	f->hits.options = f->options;
	f->hits.text = a->doc->text;
	f->hits.revision = text_revision(a->doc->text);
	f->hits.from = from;
	f->hits.to = to;
	return (int)hits->len;
}

char *find_place(struct app *a, size_t pos)
{
	size_t len = text_len(a->doc->text);
	g_autoptr(GArray) hits = may_count(a, 0, len) ? find_all(a, 0, len, NULL) : NULL;
	unsigned at = 0;

	if (!hits)
		return NULL;
	while (at < hits->len && g_array_index(hits, struct text_hit, at).pos < pos)
		at++;
	return g_strdup_printf(_("%u dari %u"), at + 1, hits->len);
}

/* PCRE2 explains in English; these are the slips that people make. */
static const char *pattern_reason(const char *message)
{
	static const struct { const char *english, *reason; } reasons[] = {
		{ "missing closing parenthesis", N_("kurung ( belum ditutup") },
		{ "unmatched closing parenthesis", N_("kurung ) tidak dibuka") },
		{ "missing terminating ]", N_("kurung [ belum ditutup") },
		{ "quantifier does not follow", N_("tidak ada yang diulang sebelum tanda itu") },
		{ "\\ at end of pattern", N_("garis miring terbalik di ujung pola") },
		{ "range out of order", N_("urutan dalam [ ] terbalik") },
		{ "too large", N_("pola terlalu panjang") },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(reasons); i++)
		if (strstr(message, reasons[i].english))
			return _(reasons[i].reason);
	return _("susunannya tidak dikenal");
}

char *find_problem(const GError *error)
{
	if (g_error_matches(error, SEEK_ERROR, SEEK_ERROR_EFFORT))
		return g_strdup(_("Pola itu terlalu berat untuk naskah ini; persempit polanya"));
	return g_strdup_printf(_("Pola tidak terbaca di tempat ke-%lu: %s"), strtoul(error->message, NULL, 10) + 1, pattern_reason(error->message));
}

int find_covers(const struct app *a)
{
	const struct overlay *o = app_overlay(a);

	return a->find.shown && o ? (int)(o->inputs->len + o->choices->len + overlay_body_rows(a, o)) + 1 : 0;
}
