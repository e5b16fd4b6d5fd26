/* The last row: what can be done now in the pane that has the keys, as far as it fits. */
#include "pane/pane.h"
#include <string.h>
#include "app/command.h"
#include "app/escape.h"
#include "app/lesson.h"
#include "terminal/terminal.h"

#define BETWEEN " · "

/* A command with its key and one word, or words alone. The last two always stand; the others give way from the end. */
struct hint { const char *command, *word; };

static const struct hint list_hints[] = {
	{ "open_selected", N_("buka") }, { NULL, N_("ketik menyaring") }, { "sort", N_("urut") }, { "new_article", N_("baru") },
	{ "next_pane", N_("panel") }, { "menu", N_("menu") }, { "leave", N_("keluar") }, { NULL, NULL },
};
static const struct hint empty_list_hints[] = {
	{ "new_article", N_("naskah baru") }, { "import", N_("impor berkas") }, { "learn", N_("belajar") },
	{ "help", N_("bantuan") }, { "menu", N_("menu") }, { "leave", N_("keluar") }, { NULL, NULL },
};
static const struct hint filtered_hints[] = {
	{ "open_selected", N_("buka") }, { NULL, N_("panah pilih") }, { "sort", N_("urut") }, { "replace_articles", N_("ganti di semuanya") },
	{ "menu", N_("menu") }, { "escape", N_("lepas saringan") }, { NULL, NULL },
};
static const struct hint marked_hints[] = {
	{ "mark_article", N_("tandai") }, { "replace_articles", N_("ganti di yang ditandai") }, { "open_selected", N_("buka") },
	{ "menu", N_("menu") }, { "escape", N_("lepas tanda") }, { NULL, NULL },
};
static const struct hint editor_hints[] = {
	{ "save", N_("simpan") }, { "fields", N_("data") }, { "check_walk", N_("ejaan") }, { "check_list", N_("mutu") },
	{ "export", N_("ekspor") }, { "next_pane", N_("panel") }, { "menu", N_("menu") }, { "leave", N_("keluar") }, { NULL, NULL },
};
static const struct hint selection_hints[] = {
	{ "copy", N_("salin") }, { "cut", N_("potong") }, { "strong", N_("tebal") }, { "emphasis", N_("miring") },
	{ "letters_menu", N_("huruf") }, { "menu", N_("menu") }, { "escape", N_("lepas") }, { NULL, NULL },
};
static const struct hint reader_hints[] = {
	{ NULL, N_("panah gulir") }, { "write", N_("minta naskah") }, { "export", N_("ekspor") },
	{ "history", N_("riwayat") }, { "next_pane", N_("panel") }, { "menu", N_("menu") }, { "leave", N_("keluar") }, { NULL, NULL },
};
static const struct hint preview_hints[] = {
	{ NULL, N_("panah gulir") }, { "next_preview", N_("bentuk lain") }, { "copy_ready", N_("salin") }, { "next_pane", N_("panel") }, { "export", N_("ekspor") },
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
		bool ctrl = g_str_has_prefix(label, "Ctrl-") && label[5] && !label[6];
		g_string_append_printf(line, "%s%s%s%s%s", line->len ? BETWEEN : "", ctrl ? "^" : "", label + (ctrl ? 5 : 0), rows->command ? " " : "", _(rows->word));
	}
	return g_string_free(line, FALSE);
}

static const struct hint *rows_for(const struct app *a)
{
	size_t from, to;

	if (a->focus == IN_PREVIEW)
		return preview_hints;
	if (a->focus == IN_EDITOR && a->doc && doc_selection(a->doc, &from, &to))
		return selection_hints;
	if (a->focus == IN_EDITOR)
		return a->doc && a->doc->read_only ? reader_hints : editor_hints;
	if (a->list.filter->len > 0)
		return filtered_hints;
	if (g_hash_table_size(a->list.marked) > 0)
		return marked_hints;
	return a->list.rows->len > 0 ? list_hints : empty_list_hints;
}

static int width_of(const char *s)
{
	return draw_stop(s, strlen(s), G_MAXINT / 2);
}

char *pane_fit(const char *words, int cols, unsigned kept)
{
	g_auto(GStrv) parts = g_strsplit(words, BETWEEN, -1);
	char *line = g_strdup(words);

	for (unsigned n = g_strv_length(parts); n > kept && width_of(line) > cols; n--) {
		g_free(parts[n - 1 - kept]);
		memmove(&parts[n - 1 - kept], &parts[n - kept], (kept + 1) * sizeof *parts);
		g_free(line);
		line = g_strjoinv(BETWEEN, parts);
	}
	return line;
}

/* In the article to practise in the next step stands where the keys stand elsewhere. */
static char *hints_for(const struct app *a)
{
	const struct overlay *o = app_overlay(a);

	if (escape_waits(a))
		return g_strdup(_("Esc: sekarang hurufnya · Esc lagi menutup"));
	if (o)
		return g_strdup(o->hint ? o->hint : _("Enter pilih · Esc batal"));
	if (a->walking)
		return g_strdup(_("1-9 ganti · A abaikan · S sama · P semua · T terima · K kamus · N kantor · Esc"));
	char *step = a->focus == IN_EDITOR ? lesson_hint(a) : NULL;
	return step ? step : hint_line(rows_for(a));
}

void pane_hints(const struct app *a, const struct area *area)
{
	g_autofree char *all = hints_for(a);
	g_autofree char *fits = pane_fit(all, area->cols - 1, app_overlay(a) || a->walking ? 1 : 2);

	draw_string(area->row, 1, area->cols - 1, fits, STYLE_DIM);
}
