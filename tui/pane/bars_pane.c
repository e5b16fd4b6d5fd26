#include "pane/pane.h"
#include "app/command.h"
#include <string.h>
#include "app/escape.h"
#include "app/writer.h"
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
	g_autofree char *right = area->cols < FINDINGS_COLS && a->doc->selected.chars > 0 ? g_strdup_printf(_("br %zu kol %zu "), a->doc->line, a->doc->column) :
		g_strdup_printf(_("%s   br %zu kol %zu "), findings, a->doc->line, a->doc->column);
	int width = draw_stop(right, strlen(right), area->cols);
	draw_string(area->row, 0, area->cols - width - 1, left, STYLE_DIM);
	draw_string(area->row, area->cols - width, width, right, STYLE_DIM);
}

/* A command with its key and one word, or words alone. */
struct hint { const char *command, *word; };

static const struct hint list_hints[] = {
	{ "open_selected", N_("buka") }, { NULL, N_("ketik menyaring") }, { "sort", N_("urut") }, { "new_article", N_("baru") },
	{ "next_pane", N_("panel") }, { "menu", N_("menu") }, { "leave", N_("keluar") }, { NULL, NULL },
};
static const struct hint editor_hints[] = {
	{ "save", N_("simpan") }, { "fields", N_("data") }, { "next_pane", N_("panel") }, { "check_walk", N_("ejaan") }, { "check_list", N_("mutu") },
	{ "export", N_("ekspor") }, { "menu", N_("menu") }, { "leave", N_("keluar") }, { NULL, NULL },
};
static const struct hint reader_hints[] = {
	{ NULL, N_("panah gulir") }, { "write", N_("minta naskah") }, { "next_pane", N_("panel") }, { "export", N_("ekspor") },
	{ "history", N_("riwayat") }, { "menu", N_("menu") }, { "leave", N_("keluar") }, { NULL, NULL },
};
static const struct hint preview_hints[] = {
	{ NULL, N_("panah gulir") }, { "next_preview", N_("bentuk lain") }, { "next_pane", N_("panel") }, { "export", N_("ekspor") },
	{ "menu", N_("menu") }, { "leave", N_("keluar") }, { NULL, NULL },
};

/* "^S simpan · F4 data": the keys as they are bound; a command without one is left to the menu. */
static char *hint_line(const struct hint *rows)
{
	GString *line = g_string_new(NULL);

	for (; rows->word; rows++) {
		char label[24] = "";
		uint32_t key = rows->command ? command_key(command_named(rows->command)) : K_NONE;
		if (rows->command && key == K_NONE)
			continue;
		if (rows->command)
			key_label(key, label);
		bool ctrl = g_str_has_prefix(label, "Ctrl-");
		g_string_append_printf(line, "%s%s%s%s%s", line->len ? " · " : "", ctrl ? "^" : "", label + (ctrl ? 5 : 0), rows->command ? " " : "", _(rows->word));
	}
	return g_string_free(line, FALSE);
}

static char *hints_for(const struct app *a)
{
	const struct overlay *o = app_overlay(a);

	if (escape_waits(a))
		return g_strdup(_("Esc: sekarang hurufnya · Esc lagi menutup"));
	if (o)
		return g_strdup(o->hint ? o->hint : _("Enter pilih · Esc batal"));
	if (a->walking)
		return g_strdup(_("1-9 ganti · A abaikan · S sama · P semua · T terima · K kamus · N kantor · Esc"));
	if (a->focus == IN_EDITOR && a->doc && a->doc->read_only)
		return hint_line(reader_hints);
	return hint_line(a->focus == IN_LIST ? list_hints : a->focus == IN_PREVIEW ? preview_hints : editor_hints);
}

void pane_bars(const struct app *a, const struct areas *areas)
{
	if (areas->bar.rows > 0)
		draw_bar(a, &areas->bar);
	draw_status(a, &areas->status);
	if (areas->hints.rows > 0) {
		g_autofree char *hints = hints_for(a);
		draw_string(areas->hints.row, 1, areas->hints.cols - 1, hints, STYLE_DIM);
	}
}
