/* Small menus of commands that belong together, each row with a letter: what needs two keys on every terminal. */
#include "app/command.h"
#include <string.h>

struct entry { const char *command; uint32_t letter; };

static bool accept_row(struct app *a, struct overlay *o, intptr_t value)
{
	unsigned n;
	const struct command *c = &command_table(&n)[value];

	(void)o;
	app_pop(a);
	command_run(a, c);
	return false;
}

static void add_row(struct overlay *o, const struct entry *row)
{
	unsigned n;
	const struct command *c = command_named(row->command);
	g_autofree char *label = g_strdup_printf("%c  %s", g_ascii_toupper((char)row->letter), _(c->label));
	char key[24] = "";

	if (command_key(c) != K_NONE)
		key_label(command_key(c), key);
	overlay_add_choice(o, label, key, row->letter, (intptr_t)(c - command_table(&n)));
}

static void open_palette(struct app *a, const char *title, const struct entry *rows, size_t n)
{
	struct overlay *o = overlay_choice(title, false, accept_row);

	for (size_t i = 0; i < n; i++)
		add_row(o, &rows[i]);
	o->hint = g_strdup(_("Huruf atau Enter memilih · Esc batal"));
	app_push(a, o);
}

void command_paragraph_menu(struct app *a)
{
	static const struct entry rows[] = {
		{ "paragraph_raise", 'n' }, { "paragraph_lower", 't' }, { "paragraph_join", 'g' }, { "paragraph_split", 'p' },
		{ "paragraph_double", 'd' }, { "paragraph_delete", 'h' },
	};

	open_palette(a, _("PARAGRAF"), rows, G_N_ELEMENTS(rows));
}

void command_erase_menu(struct app *a)
{
	static const struct entry rows[] = {
		{ "erase_word", 'w' }, { "erase_sentence", 'k' }, { "erase_row", 'b' }, { "erase_paragraph", 'p' },
		{ "erase_word_back", 'a' }, { "erase_sentence_back", 'l' }, { "erase_row_back", 'r' }, { "erase_paragraph_back", 'f' },
	};

	open_palette(a, _("HAPUS"), rows, G_N_ELEMENTS(rows));
}

void command_select_menu(struct app *a)
{
	static const struct entry rows[] = {
		{ "select_word", 'w' }, { "select_sentence", 'k' }, { "select_row", 'b' }, { "select_paragraph", 'p' }, { "select_all", 's' },
	};

	open_palette(a, _("PILIH"), rows, G_N_ELEMENTS(rows));
}

void command_letters_menu(struct app *a)
{
	static const struct entry rows[] = {
		{ "letters_lower", 'k' }, { "letters_upper", 'b' }, { "letters_title", 'j' }, { "letters_sentence", 'a' },
	};

	open_palette(a, _("HURUF"), rows, G_N_ELEMENTS(rows));
}

void command_format_menu(struct app *a)
{
	static const struct entry rows[] = {
		{ "heading_2", '2' }, { "heading_3", '3' }, { "bullets", 'b' }, { "numbers", 'n' }, { "row_in", 'i' }, { "row_out", 'o' },
		{ "quote", 'k' }, { "link", 't' }, { "strong", 'g' }, { "emphasis", 'm' }, { "strike", 'c' },
	};

	open_palette(a, _("BENTUK"), rows, G_N_ELEMENTS(rows));
}
