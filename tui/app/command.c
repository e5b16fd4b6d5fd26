#include "app/command.h"
#include <string.h>
#include "app/writer.h"

static const struct command commands[] = {
#define CMD(name, where, label) { #name, label, where, command_##name },
#include "app/command.def"
#undef CMD
};

static const struct { unsigned where; const char *key, *command; } bindings[] = {
#define KEY(where, key, command) { where, key, #command },
#include "app/keymap.def"
#undef KEY
};

static struct { uint32_t key; const struct command *command; } bound[G_N_ELEMENTS(bindings)];

const struct command *command_table(unsigned *n)
{
	*n = G_N_ELEMENTS(commands);
	return commands;
}

static const struct command *by_name(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	g_assert_not_reached();
}

/* Names to numbers once, at the first key. */
static void bind_all(void)
{
	if (bound[0].command)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(bindings); i++) {
		bound[i].key = key_parse(bindings[i].key);
		bound[i].command = by_name(bindings[i].command);
	}
}

const struct command *command_for_key(uint32_t key, enum place place)
{
	bind_all();
	for (size_t i = 0; i < G_N_ELEMENTS(bound); i++)
		if (bound[i].key == key && (bindings[i].where & place))
			return bound[i].command;
	return NULL;
}

uint32_t command_key(const struct command *c)
{
	bind_all();
	for (size_t i = 0; i < G_N_ELEMENTS(bound); i++)
		if (bound[i].command == c)
			return bound[i].key;
	return K_NONE;
}

void command_run(struct app *a, const struct command *c)
{
	if ((c->where & EDITS) && a->doc && a->doc->read_only)
		writer_refuse(a);
	else
		c->run(a);
}
