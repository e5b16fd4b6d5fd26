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

/* "F10 “Mutu”" for "Mutu: semua temuan dengan alasannya"; before printf() a key that is the percent sign stands twice. */
static void append_way(GString *out, const struct command *c, bool format)
{
	char label[24];
	uint32_t key = command_key(c);

	key_label(key != K_NONE ? key : command_key(command_named("menu")), label);
	g_string_append(out, label);
	if (format && g_str_has_suffix(label, "%"))
		g_string_append_c(out, '%');
	if (key == K_NONE) {
		const char *words = _(c->label);
		g_string_append_printf(out, " “%.*s”", (int)strcspn(words, ":("), words);
	}
}

static char *with_keys(const char *words, bool format)
{
	GString *out = g_string_new(NULL);

	while (*words) {
		size_t plain = strcspn(words, "{"), close = strcspn(words + plain, "}");
		g_autofree char *name = words[plain + close] ? g_strndup(words + plain + 1, close - 1) : NULL;
		const struct command *c = name ? command_named(name) : NULL;
		g_string_append_len(out, words, (gssize)plain);
		words += plain;
		if (c)
			append_way(out, c, format);
		else if (*words)
			g_string_append_c(out, *words);
		words += c ? close + 1 : *words != '\0';
	}
	return g_string_free(out, FALSE);
}

char *command_words(const char *words)
{
	return with_keys(words, false);
}

/* The caller's format was checked where it is called, and the keys add no argument to it. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
char *command_vprintf(const char *format, va_list args)
{
	g_autofree char *filled = with_keys(format, true);

	return g_strdup_vprintf(filled, args);
}
#pragma GCC diagnostic pop

char *command_printf(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	char *words = command_vprintf(format, args);
	va_end(args);
	return words;
}

void command_run(struct app *a, const struct command *c)
{
	if ((c->where & EDITS) && a->doc && a->doc->read_only)
		writer_refuse(a);
	else
		c->run(a);
}
