#include "app/command.h"
#include <string.h>
#include "app/binding.h"
#include "app/writer.h"

static const struct command commands[] = {
#define CMD(name, where, label) { #name, label, where, command_##name },
#include "app/command.def"
#undef CMD
};

const struct command *command_named(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static GArray *bound;              /* struct binding; made at the first key, or by command_bind() */

const struct command *command_table(unsigned *n)
{
	*n = G_N_ELEMENTS(commands);
	return commands;
}

void command_bind(GKeyFile *file)
{
	if (bound)
		g_array_unref(bound);
	bound = binding_list(file, NULL);
}

static const struct binding *bindings(unsigned *n)
{
	if (!bound)
		command_bind(NULL);
	*n = bound->len;
	return (const struct binding *)(const void *)bound->data;
}

const struct command *command_for_key(uint32_t key, enum place place)
{
	unsigned n;
	const struct binding *b = bindings(&n);

	for (unsigned i = 0; i < n; i++)
		if (b[i].key == key && (b[i].where & place))
			return b[i].command;
	return NULL;
}

uint32_t command_key(const struct command *c)
{
	unsigned n;
	const struct binding *b = bindings(&n);

	for (unsigned i = 0; i < n; i++)
		if (b[i].command == c)
			return b[i].key;
	return K_NONE;
}

void command_run(struct app *a, const struct command *c)
{
	if ((c->where & EDITS) && a->doc && a->doc->read_only)
		writer_refuse(a);
	else
		c->run(a);
}
