#include "pane/pane.h"
#include <string.h>
#include "app/writer.h"
#include "terminal/terminal.h"

static void draw_bar(const struct app *a, const struct area *area)
{
	g_autofree char *left = g_strdup_printf(" redaksi  %s  %s", a->office, a->person);
	const char *right = _("F1 bantuan ");
	int width = draw_stop(right, strlen(right), area->cols);

	draw_fill(area->row, area->col, area->cols, STYLE_BAR);
	draw_string(area->row, area->col, area->cols - width - 1, left, STYLE_BAR);
	draw_string(area->row, area->cols - width, width, right, STYLE_BAR);
}

static char *count_words(const struct app *a)
{
	const struct text_count *c = &a->doc->count;

	if (c->sentences == 0)
		return g_strdup_printf(_(" %zu kata"), c->words);
	return g_strdup_printf(_(" %zu kata · %zu kalimat · rata %zu"), c->words, c->sentences, (c->words + c->sentences / 2) / c->sentences);
}

static char *count_findings(const struct app *a)
{
	unsigned count[3] = { 0 };

	if (a->dict_problem)
		return g_strdup(_("ejaan mati"));
	if (a->doc->checked_revision == UINT64_MAX)
		return g_strdup("");
	for (unsigned i = 0; i < a->doc->findings->len; i++)
		count[((const struct finding *)g_ptr_array_index(a->doc->findings, i))->severity]++;
	return g_strdup_printf(_("galat %u · saran %u"), count[SEVERITY_ERROR], count[SEVERITY_WARNING]);
}

/* Of the selected row: who writes it now. */
static void draw_holder(const struct app *a, const struct area *area)
{
	const struct list_row *row = list_selected(&a->list);
	const char *who = row ? writer_in_list(a, row->id) : NULL;

	if (who)
		draw_string(area->row, 1, area->cols - 1, who, STYLE_STRONG);
}

static void draw_status(const struct app *a, const struct area *area)
{
	if (a->notice) {
		enum style style = a->notice_kind == NOTICE_ALARM ? STYLE_ALARM : STYLE_STRONG;
		draw_string(area->row, 1, area->cols - 1, a->notice, style);
		return;
	}
	if (a->focus == IN_LIST)
		draw_holder(a, area);
	if (!a->doc || a->focus == IN_LIST)
		return;
	g_autofree char *left = count_words(a);
	g_autofree char *findings = count_findings(a);
	g_autofree char *right = g_strdup_printf(_("%s   br %zu kol %zu "), findings, a->doc->line, a->doc->column);
	int width = draw_stop(right, strlen(right), area->cols);
	draw_string(area->row, 0, area->cols - width - 1, left, STYLE_DIM);
	draw_string(area->row, area->cols - width, width, right, STYLE_DIM);
}

static const char *hints_for(const struct app *a)
{
	const struct overlay *o = app_overlay(a);

	if (o)
		return o->hint ? o->hint : _("Enter pilih · Esc batal");
	if (a->walking)
		return _("1-9 perbaiki · A lewati · S semua · T terima · K kamus · N nama · Esc selesai");
	switch (a->focus) {
	case IN_LIST: return _("Enter buka · ketik menyaring · Esc S urut · ^N baru · F6 panel · F10 menu · ^Q keluar");
	case IN_EDITOR:
		if (a->doc && a->doc->read_only)
			return _("panah gulir · Esc T minta naskah · F6 panel · F9 ekspor · F12 riwayat · F10 menu · ^Q keluar");
		break;
	case IN_PREVIEW: return _("panah gulir · ^P bentuk lain · F6 panel · F9 ekspor · F10 menu · ^Q keluar");
	default: break;
	}
	return _("^S simpan · F4 data · F6 panel · F7 ejaan · F8 mutu · F9 ekspor · F10 menu · ^Q keluar");
}

void pane_bars(const struct app *a, const struct areas *areas)
{
	if (areas->bar.rows > 0)
		draw_bar(a, &areas->bar);
	draw_status(a, &areas->status);
	if (areas->hints.rows > 0)
		draw_string(areas->hints.row, 1, areas->hints.cols - 1, hints_for(a), STYLE_DIM);
}
