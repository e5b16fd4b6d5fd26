/* F1: pages of help, those of the pane in use first. */
#include "app/command.h"

static const struct { unsigned where; const char *heading, *text; } pages[] = {
#define HELP(where, heading, text) { where, heading, text },
#include "app/help.def"
#undef HELP
};

static void add_page(GString *out, const char *heading, const char *text)
{
	g_autofree char *words = command_words(text);

	g_string_append_printf(out, "%s\n%s\n\n", heading, words);
}

static void add_pages(GString *out, const struct app *a, bool here)
{
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
		if ((pages[i].where == a->focus) == here)
			add_page(out, _(pages[i].heading), _(pages[i].text));
}

void command_help(struct app *a)
{
	g_autoptr(GString) text = g_string_new(NULL);

	add_pages(text, a, true);
	add_pages(text, a, false);
	g_string_truncate(text, text->len - 1);
	struct overlay *o = overlay_text(_("BANTUAN"), text->str);
	o->hint = g_strdup(_("PgUp/PgDn gulir · Esc tutup"));
	app_push(a, o);
}
