#include "pane/pane.h"
#include "app/command.h"
#include <string.h>
#include "app/writer.h"
#include "edit/wrap.h"
#include "terminal/terminal.h"

enum { FINDINGS_COLS = 60 };   /* a narrower row has no room for their number beside a selection's */

static void draw_bar(const struct app *a, const struct area *area)
{
	g_autofree char *left = g_strdup_printf(" redaksi  %s  %s", a->office, a->person);
	g_autofree char *right = command_words(_("{help} bantuan "));
	int width = draw_stop(right, strlen(right), area->cols);

	draw_fill(area->row, area->col, area->cols, STYLE_BAR);
	draw_string(area->row, area->col, area->cols - width - 1, left, STYLE_BAR);
	draw_string(area->row, area->cols - width, width, right, STYLE_BAR);
}

/* Of the selection while something is selected; else of the article and of the sentence under the cursor, ! when it is long. */
static char *count_words(const struct app *a)
{
	const struct text_count *c = &a->doc->count, *s = &a->doc->selected;
	size_t from, to, sentence = a->doc->sentence_words;

	if (doc_selection(a->doc, &from, &to) && s->chars > 0)
		return g_strdup_printf(_(" pilihan: %zu kata · %zu huruf"), s->words, s->chars);
	if (c->sentences > 0 && sentence > 0)
		return g_strdup_printf(_(" %zu kata · %zu kalimat · rata %zu · ini %zu%s"), c->words, c->sentences,
			(c->words + c->sentences / 2) / c->sentences, sentence, sentence > LONG_SENTENCE ? "!" : "");
	if (c->words == 0 && a->doc->counting.on)
		return g_strdup("");
	if (c->sentences == 0)
		return g_strdup_printf(_(" %zu kata"), c->words);
	return g_strdup_printf(_(" %zu kata · %zu kalimat · rata %zu"), c->words, c->sentences, (c->words + c->sentences / 2) / c->sentences);
}

static char *count_findings(const struct app *a)
{
	if (a->dict_problem)
		return g_strdup(_("ejaan mati"));
	if (a->doc->checked_revision == UINT64_MAX)
		return g_strdup("");
	const unsigned *count = drift_severities(a->doc->findings);
	return g_strdup_printf(_("galat %u · saran %u"), count[SEVERITY_ERROR], count[SEVERITY_WARNING]);
}

/* Of the selected row: who writes it now, or the title that is cut there. */
static void draw_selected(const struct app *a, const struct areas *areas)
{
	const struct area *area = &areas->status;
	const struct list_row *row = list_selected(&a->list);
	const char *who = row ? writer_in_list(a, row->id) : NULL, *title = pane_list_cut(a, &areas->list);

	if (who)
		draw_string(area->row, 1, area->cols - 1, who, STYLE_STRONG);
	else if (title)
		draw_string(area->row, 1, area->cols - 1, title, STYLE_NORMAL);
}

/* A notice that is wider than its row goes on in the row of the hints, but where those say how to get on. true: it did. */
static bool draw_notice(const struct app *a, const struct area *status, const struct area *hints)
{
	enum style style = a->notice_kind == NOTICE_ALARM ? STYLE_ALARM : STYLE_STRONG;
	size_t len = strlen(a->notice);
	struct row r = wrap_row(a->notice, len, (unsigned)MAX(1, status->cols - 2), 0);
	bool goes_on = !r.last && hints->rows > 0 && !a->walking && !app_overlay(a);

	if (goes_on) {
		draw_text(status->row, 1, status->cols - 1, a->notice, r.end, style);
		draw_string(hints->row, 1, hints->cols - 1, a->notice + r.end, style);
	} else {
		draw_string(status->row, 1, status->cols - 1, a->notice, style);
	}
	return goes_on;
}

static void draw_status(const struct app *a, const struct areas *areas)
{
	const struct area *area = &areas->status;

	if (a->focus == IN_LIST)
		draw_selected(a, areas);
	if (!a->doc || a->focus == IN_LIST)
		return;
	g_autofree char *counts = count_words(a);
	g_autofree char *findings = count_findings(a);
	g_autofree char *right = area->cols >= FINDINGS_COLS ? g_strdup_printf(_("%s   br %zu kol %zu "), findings, a->doc->line, a->doc->column) :
		a->doc->selected.chars > 0 ? g_strdup_printf(_("br %zu kol %zu "), a->doc->line, a->doc->column) :
		g_strdup_printf(_("%s  br %zu "), findings, a->doc->line);
	int width = draw_stop(right, strlen(right), area->cols);
	g_autofree char *left = pane_fit(counts, area->cols - width - 1, 0);
	draw_string(area->row, 0, area->cols - width - 1, left, STYLE_DIM);
	draw_string(area->row, area->cols - width, width, right, STYLE_DIM);
}

void pane_bars(const struct app *a, const struct areas *areas)
{
	if (areas->bar.rows > 0)
		draw_bar(a, &areas->bar);
	bool taken = a->notice && draw_notice(a, &areas->status, &areas->hints);
	if (!a->notice)
		draw_status(a, areas);
	if (areas->hints.rows > 0 && !taken)
		pane_hints(a, &areas->hints);
}
