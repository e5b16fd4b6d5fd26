#include "app/binding.h"
#include <string.h>


static const struct { unsigned where; const char *key, *command; } usual[] = {
#define KEY(where, key, command) { where, key, #command },
#include "app/keymap.def"
#undef KEY
};

/* Keys that terminals, tmux, telnet or mosh take for themselves, that begin a sequence, or that are another key in disguise. */
static const char *const swallowed[] = {
	"ctrl+b", "ctrl+d", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+[", "ctrl+\\", "ctrl+]", "ctrl+^", "alt+[", "alt+o", "esc", NULL
};

/* Where the usual keys of a command work; without any, where the command does. */
static unsigned places_of(const struct command *c)
{
	unsigned where = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(usual); i++)
		where |= strcmp(usual[i].command, c->name) == 0 ? usual[i].where : 0;
	return where ? where : c->where & ~(unsigned)EDITS;
}

static const struct binding *bound_in(const GArray *list, uint32_t key, unsigned where)
{
	for (unsigned i = 0; i < list->len; i++) {
		const struct binding *b = &g_array_index(list, struct binding, i);
		if (b->key == key && (b->where & where))
			return b;
	}
	return NULL;
}

static void tell(GPtrArray *problems, char *sentence)
{
	if (problems)
		g_ptr_array_add(problems, sentence);
	else
		g_free(sentence);
}

/* A character by itself is text, and the menu's key is the way to everything else. */
static bool may_be_bound(const char *name, uint32_t key, const struct command *c)
{
	bool text = (key & ~(uint32_t)MOD_MASK) < K_NONE && !(key & (MOD_CTRL | MOD_ALT)), menu = key == K_F1 + 9 && strcmp(c->name, "menu") != 0;

	return !text && !menu && !g_strv_contains(swallowed, name);
}

static void take_key(GArray *list, const struct command *c, const char *typed, GPtrArray *problems)
{
	g_autofree char *name = g_strstrip(g_ascii_strdown(typed, -1));
	uint32_t key = key_parse(name);
	unsigned where = places_of(c);
	const struct binding *other = bound_in(list, key, where);

	if (key == K_NONE)
		tell(problems, g_strdup_printf(_("tombol “%s” untuk %s tidak dikenal"), name, c->name));
	else if (!may_be_bound(name, key, c))
		tell(problems, g_strdup_printf(_("tombol “%s” untuk %s tidak dapat dipakai: milik terminal, huruf biasa, atau tombol menu"), name, c->name));
	else if (other)
		tell(problems, g_strdup_printf(_("tombol “%s” dipakai dua kali: %s dan %s"), name, other->command->name, c->name));
	else
		g_array_append_vals(list, &(struct binding){ key, where, c }, 1);
}

static bool is_changed(GKeyFile *file, const char *command)
{
	return file && g_key_file_has_key(file, BINDING_GROUP, command, NULL);
}

static void take_changes(GArray *list, GKeyFile *file, GPtrArray *problems)
{
	g_auto(GStrv) names = g_key_file_get_keys(file, BINDING_GROUP, NULL, NULL);

	for (char **name = names; name && *name; name++) {
		const struct command *c = command_named(*name);
		g_auto(GStrv) keys = g_key_file_get_string_list(file, BINDING_GROUP, *name, NULL, NULL);
		if (!c)
			tell(problems, g_strdup_printf(_("tombol: perintah “%s” tidak dikenal; “redaksi tombol” menyebut semuanya"), *name));
		for (char **key = keys; c && key && *key; key++)
			if (**key)
				take_key(list, c, *key, problems);
	}
}

bool binding_may_be_none(const char *command)
{
	return strcmp(command, "menu") != 0 && strcmp(command, "escape") != 0;
}

/* Did the person want no key at all? "save =" says so; a list of wrong keys does not. */
static bool wants_none(GKeyFile *file, const char *command)
{
	g_autofree char *value = is_changed(file, command) ? g_key_file_get_string(file, BINDING_GROUP, command, NULL) : NULL;

	return value && !*g_strstrip(value) && binding_may_be_none(command);
}

/* Where a key has been given to something else. */
static unsigned places_taken(const GArray *list, unsigned n, uint32_t key)
{
	unsigned where = 0;

	for (unsigned i = 0; i < n; i++) {
		const struct binding *b = &g_array_index(list, struct binding, i);
		where |= b->key == key ? b->where : 0;
	}
	return where;
}

static bool has_key(const GArray *list, unsigned n, const struct command *c)
{
	for (unsigned i = 0; i < n; i++)
		if (g_array_index(list, struct binding, i).command == c)
			return true;
	return false;
}

GArray *binding_list(GKeyFile *file, GPtrArray *problems)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct binding));

	if (file)
		take_changes(list, file, problems);
	unsigned changed = list->len;
	for (size_t i = 0; i < G_N_ELEMENTS(usual); i++) {
		const struct command *c = command_named(usual[i].command);
		struct binding row = { key_parse(usual[i].key), usual[i].where, c };
		row.where &= ~places_taken(list, changed, row.key);
		if (row.where && !has_key(list, changed, c) && !wants_none(file, c->name))
			g_array_append_val(list, row);
	}
	return list;
}
