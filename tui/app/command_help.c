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

/* Arrows, letters and the like are pressed by the way; a key with Ctrl or Esc, or an F key, was meant. */
static bool was_meant(uint32_t key)
{
	uint32_t plain = key & ~(uint32_t)MOD_MASK;

	return (key & (MOD_CTRL | MOD_ALT)) || plain == K_INSERT || (plain >= K_F1 && plain <= K_F12);
}

void help_unused_key(struct app *a, uint32_t key)
{
	static const struct { enum place place; const char *name; } panes[] = {
		{ IN_EDITOR, N_("naskah") }, { IN_LIST, N_("daftar") }, { IN_PREVIEW, N_("pratinjau") },
	};
	char label[24];

	key_label(key, label);
	if (!was_meant(key) || !*label)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(panes); i++) {
		const struct command *c = command_for_key(key, panes[i].place);
		if (c) {
			app_notice(a, NOTICE_INFO, _("%s hanya di %s: %s"), label, _(panes[i].name), _(c->label));
			return;
		}
	}
	app_notice(a, NOTICE_INFO, _("%s tidak dipakai di sini; {menu} memuat semua perintah"), label);
}
