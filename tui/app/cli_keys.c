/* The verb keys: which key runs which command, and how a person changes it. */
#include "app/verb.h"
#include <string.h>
#include "app/binding.h"
#include "app/json.h"
#include "app/language.h"

static int unknown_command(struct cli *c, const char *name)
{
	unsigned n;
	const struct command *table = command_table(&n);
	g_autofree const char **names = g_new(const char *, n);

	for (unsigned i = 0; i < n; i++)
		names[i] = table[i].name;
	const char *near = option_nearest(name, names, n);
	if (near)
		return cli_complain(c, CLI_USAGE, _("perintah “%s” tidak dikenal; mungkin maksudnya “%s”"), name, near);
	return cli_complain(c, CLI_USAGE, _("perintah “%s” tidak dikenal; “redaksi tombol” menyebut semuanya"), name);
}

/* The keys of a command as the settings write them. */
static char *keys_of(const GArray *list, const struct command *c)
{
	GString *out = g_string_new(NULL);

	for (unsigned i = 0; i < list->len; i++) {
		const struct binding *b = &g_array_index(list, struct binding, i);
		char name[24];
		if (b->command != c)
			continue;
		key_name(b->key, name);
		g_string_append_printf(out, "%s%s", out->len ? "; " : "", name);
	}
	return g_string_free(out, FALSE);
}

static void put_command(struct cli *c, const GArray *list, const struct command *row, bool json)
{
	g_autofree char *keys = keys_of(list, row);
	g_autoptr(GString) out = g_string_new(NULL);

	if (!json) {
		cli_say(c, "%-18s = %-24s  # %s\n", row->name, keys, _(row->label));
		return;
	}
	json_begin(out);
	json_text(out, "command", row->name);
	json_text(out, "keys", keys);
	json_text(out, "label", _(row->label));
	json_end(out);
	cli_put(c, out->str, out->len);
}

static int put_all(struct cli *c, GKeyFile *file, bool json)
{
	g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GArray) list = binding_list(file, problems);
	unsigned n;
	const struct command *table = command_table(&n);

	for (unsigned i = 0; i < n; i++)
		put_command(c, list, &table[i], json);
	for (unsigned i = 0; i < problems->len; i++)
		cli_complain(c, CLI_NONE, "%s", (const char *)problems->pdata[i]);
	return problems->len ? CLI_NONE : CLI_GOOD;
}

/* New keys stand only when nothing about them is wrong. */
static int set_keys(struct cli *c, GKeyFile *file, const struct command *row, char **keys)
{
	g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func(g_free), after = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GError) error = NULL;

	if (!**keys && !keys[1] && !binding_may_be_none(row->name))
		return cli_complain(c, CLI_USAGE, _("perintah “%s” tidak dapat tanpa tombol"), row->name);
	g_array_unref(binding_list(file, before));
	if (!**keys && !keys[1])
		g_key_file_set_string(file, BINDING_GROUP, row->name, "");
	else
		g_key_file_set_string_list(file, BINDING_GROUP, row->name, (const char *const *)keys, g_strv_length(keys));
	g_autoptr(GArray) list = binding_list(file, after);
	if (after->len > before->len)
		return cli_complain(c, CLI_USAGE, "%s", (const char *)after->pdata[after->len - 1]);
	if (!config_file_put(file, &error))
		return cli_complain_error(c, _("pengaturan"), error);
	put_command(c, list, row, false);
	return CLI_GOOD;
}

int cli_keys(struct cli *c, char **args)
{
	bool json = false, reset = false;
	const struct option_row rows[] = {
		{ "hapus", "reset", OPTION_FLAG, &reset, NULL, N_("kembali ke tombol semula") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};
	g_autoptr(GError) error = NULL;

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, reset ? 1 : 0, reset ? 1 : 20))
		return c->status;
	g_autoptr(GKeyFile) file = config_file(&error);
	if (error)
		return cli_complain_error(c, _("pengaturan"), error);
	if (!args[0])
		return put_all(c, file, json);
	const struct command *row = command_named(args[0]);
	if (!row)
		return unknown_command(c, args[0]);
	if (args[1])
		return set_keys(c, file, row, args + 1);
	if (reset && g_key_file_remove_key(file, BINDING_GROUP, row->name, NULL) && !config_file_put(file, &error))
		return cli_complain_error(c, _("pengaturan"), error);
	g_autoptr(GArray) list = binding_list(file, NULL);
	put_command(c, list, row, json);
	return CLI_GOOD;
}
