#include "app/find.h"
#include <stdlib.h>
#include <string.h>
#include "app/app.h"

enum { COUNT_MAX = 2 << 20 };      /* bytes of a text in which hits are counted at a key */

void find_clear(struct find *f)
{
	g_free(f->what);
	g_free(f->with);
	*f = (struct find){ 0 };
}

static GArray *all_hits(const struct app *a, size_t from, size_t to)
{
	const struct find *f = &a->find;

	if (f->across || !f->what || !*f->what || to - from > COUNT_MAX)
		return NULL;
	return seek_all(text_bytes(a->doc->text), text_len(a->doc->text), f->what, &f->options, from, to, NULL);
}

int find_count(const struct app *a, size_t from, size_t to)
{
	g_autoptr(GArray) hits = all_hits(a, from, to);

	return hits ? (int)hits->len : -1;
}

char *find_place(struct app *a, size_t pos)
{
	g_autoptr(GArray) hits = all_hits(a, 0, text_len(a->doc->text));
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
