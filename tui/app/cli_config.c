/* The verb config: settings listed, read, written. */
#include "app/verb.h"
#include <limits.h>
#include <string.h>
#include "app/json.h"
#include "app/language.h"
#include "app/outlet.h"
#include "app/setting.h"

static int unknown_setting(struct cli *c, const char *name)
{
	g_autofree const char **names = g_new(const char *, 2 * setting_count);
	g_autoptr(GPtrArray) owned = g_ptr_array_new_with_free_func(g_free);

	for (unsigned i = 0; i < setting_count; i++) {
		g_ptr_array_add(owned, setting_name(&setting_rows[i]));
		names[2 * i] = owned->pdata[i];
		names[2 * i + 1] = setting_rows[i].key;
	}
	const char *near = option_nearest(name, names, 2 * setting_count);
	if (near)
		return cli_complain(c, CLI_USAGE, _("pengaturan “%s” tidak dikenal; mungkin maksudnya “%s”"), name, near);
	return cli_complain(c, CLI_USAGE, _("pengaturan “%s” tidak dikenal; “redaksi setel” menyebut semuanya"), name);
}

static void put_setting(struct cli *c, const struct setting_row *r, GKeyFile *file, bool json)
{
	g_autofree char *name = setting_name(r), *value = setting_get(r, file);
	g_autoptr(GString) out = g_string_new(NULL);

	if (!json) {
		cli_say(c, "%s = %s\n", name, value);
		return;
	}
	json_begin(out);
	json_text(out, "key", name);
	json_text(out, "value", value);
	json_text(out, "wanted", _(r->wanted));
	json_end(out);
	cli_put(c, out->str, out->len);
}

/* One outlet's line, in the words of a setting. */
static void put_outlet(struct cli *c, const char *set, const char *outlet, const char *line, bool json)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *name = g_strdup_printf("set.%s.%s", set, outlet);

	if (!json) {
		cli_say(c, "%s = %s\n", name, line);
		return;
	}
	json_begin(out);
	json_text(out, "key", name);
	json_text(out, "value", line);
	json_end(out);
	cli_put(c, out->str, out->len);
}

static void put_sets(struct cli *c, GKeyFile *file, bool json)
{
	g_auto(GStrv) names = outlet_set_names(file);

	for (char **name = names; *name; name++) {
		g_autofree char *group = g_strdup_printf("set %s", *name);
		g_auto(GStrv) keys = g_key_file_get_keys(file, group, NULL, NULL);
		for (char **key = keys; keys && *key; key++) {
			g_autofree char *line = g_key_file_get_string(file, group, *key, NULL);
			put_outlet(c, *name, *key, line ? line : "", json);
		}
	}
}

/* A line of a set: written with a value, else read. */
static int set_line(struct cli *c, const char *name, const char *line, GKeyFile *file, bool json)
{
	g_autoptr(GError) error = NULL;
	g_auto(GStrv) parts = g_strsplit(name, ".", 3);

	if (line && !outlet_put(file, name, line, &error))
		return cli_complain(c, CLI_USAGE, _("%s tidak diubah. %s"), name, error->message);
	if (line && !settings_save(c->store, file, &error))
		return cli_complain_error(c, _("pengaturan belum tersimpan"), error);
	if (g_strv_length(parts) < 3)
		return unknown_setting(c, name);
	g_autofree char *group = g_strdup_printf("set %s", parts[1]);
	g_autofree char *kept = g_key_file_get_string(file, group, parts[2], NULL);
	if (line || json)
		put_outlet(c, parts[1], parts[2], kept ? kept : "", json);
	else if (kept)
		cli_say(c, "%s\n", kept);
	return kept || line ? CLI_GOOD : CLI_NONE;
}

static int put_all(struct cli *c, GKeyFile *file, bool json)
{
	for (unsigned i = 0; i < setting_count; i++)
		put_setting(c, &setting_rows[i], file, json);
	put_sets(c, file, json);
	return CLI_GOOD;
}

/* A value alone, for scripts; nothing when it is unset. */
static int put_one(struct cli *c, const struct setting_row *r, GKeyFile *file, bool json)
{
	g_autofree char *value = setting_get(r, file);

	if (json)
		put_setting(c, r, file, true);
	else if (*value)
		cli_say(c, "%s\n", value);
	return *value ? CLI_GOOD : CLI_NONE;
}

static int change(struct cli *c, const struct setting_row *r, const char *typed, GKeyFile *file)
{
	g_autofree char *name = setting_name(r);
	g_autoptr(GError) error = NULL;

	if (!setting_put(r, typed, file, &error))
		return cli_complain(c, CLI_USAGE, _("%s tidak diubah. %s"), name, error->message);
	/* What holds for everybody needs a store, the rest does without one. */
	if (r->shared && !cli_store(c))
		return c->status;
	if (!settings_save(c->store, file, &error))
		return cli_complain_error(c, _("pengaturan belum tersimpan"), error);
	put_setting(c, r, file, false);
	return CLI_GOOD;
}

/* "kunci=nilai" as one word is as good as two. *value: what stands after the sign; NULL: no value. The name is the caller's. */
static char *name_of(char **args, char **value)
{
	const char *sign = strchr(args[0], '=');

	*value = sign ? g_strdup(sign + 1) : args[1] ? g_strjoinv(" ", args + 1) : NULL;
	return sign ? g_strndup(args[0], (size_t)(sign - args[0])) : g_strdup(args[0]);
}

int cli_config(struct cli *c, char **args)
{
	bool json = false, unset = false;
	const struct option_row rows[] = {
		{ "hapus", "unset", OPTION_FLAG, &unset, NULL, N_("kosongkan pengaturan ini") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};
	g_autoptr(GError) error = NULL;
	g_autofree char *value = NULL;

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, unset ? 1 : 0, unset ? 1 : UINT_MAX))
		return c->status;
	g_autoptr(GKeyFile) file = settings_load(cli_store_if_any(c), &error);
	if (error)
		return cli_complain_error(c, _("pengaturan"), error);
	if (!args[0])
		return put_all(c, file, json);
	g_autofree char *name = name_of(args, &value);
	if (outlet_is_setting(name))
		return set_line(c, name, unset ? "" : value, file, json);
	const struct setting_row *row = setting_find(name);
	if (!row)
		return unknown_setting(c, name);
	if (unset || value)
		return change(c, row, unset ? "" : value, file);
	return put_one(c, row, file, json);
}
