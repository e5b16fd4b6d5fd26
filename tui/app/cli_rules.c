/* The verb rules: the checker's rules, which of them the office does without, and its own. */
#include "app/verb.h"
#include <limits.h>
#include <string.h>
#include "app/house_file.h"
#include "app/json.h"
#include "app/language.h"
#include "app/setting.h"
#include "house.h"

static void put_rule(struct cli *c, const struct rule_row *r, bool off, bool json)
{
	g_autoptr(GString) out = g_string_new(NULL);

	if (!json) {
		cli_say(c, "%s  (%s, %s)%s\n    %s\n", r->id, r->kind, severity_word(r->severity), off ? _("  MATI") : "", r->reason);
		if (r->wrong && *r->wrong)
			cli_say(c, "    %s → %s\n", r->wrong, r->right ? r->right : "");
		return;
	}
	json_begin(out);
	json_text(out, "rule", r->id);
	json_text(out, "class", r->kind);
	json_text(out, "severity", severity_word(r->severity));
	json_text(out, "reason", r->reason);
	json_text(out, "wrong", r->wrong);
	json_text(out, "right", r->right);
	json_bool(out, "off", off);
	json_end(out);
	cli_put(c, out->str, out->len);
}

static bool rule_is_asked(const struct rule_row *r, char **args)
{
	if (!*args)
		return true;
	for (; *args; args++)
		if (strcmp(r->id, *args) == 0 || strcmp(r->kind, *args) == 0)
			return true;
	return false;
}

/* How many rules the office has of its own; a file that is no good is told with its line. */
static int put_house(struct cli *c, bool json)
{
	g_autofree char *path = cli_house_path(c);
	g_autoptr(GString) bytes = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(house) own = NULL;

	if (!house_file_read(&bytes, path, &error) || (bytes && !house_read(&own, bytes->str, bytes->len, "aturan.tsv", &error)))
		return cli_complain_error(c, path, error);
	if (own && !json)
		cli_say(c, _("Aturan rumah dalam %s: %zu\n"), path, house_count(own));
	return CLI_GOOD;
}

/* The office's list without `name`, or with it at its end. */
static char *list_with(char *const *off, const char *name, bool in)
{
	g_autoptr(GString) list = g_string_new(in ? name : "");

	for (; *off; off++)
		if (**off && strcmp(*off, name) != 0)
			g_string_append_printf(list, ",%s", *off);
	return g_string_free(g_steal_pointer(&list), FALSE);
}

static int switch_rule(struct cli *c, const char *name, bool off)
{
	g_auto(GStrv) before = house_rules_off();
	g_autofree char *known = house_rules_parse(name);
	g_autoptr(GError) error = NULL;
	g_autoptr(GKeyFile) file = config_file(&error);

	if (!known || strcmp(known, name) != 0)
		return cli_complain(c, CLI_NONE, _("tidak ada aturan atau jenis “%s”"), name);
	if (!off && !g_strv_contains((const char *const *)before, name))
		return cli_complain(c, CLI_NONE, _("“%s” tidak ada di antara yang dimatikan; “redaksi setel aturan_mati” menyebut semuanya"), name);
	g_autofree char *list = list_with(before, name, off);
	if (error || !setting_put(setting_find("kantor.aturan_mati"), list, file, &error) || !config_file_put(file, &error))
		return cli_complain_error(c, _("pengaturan belum tersimpan"), error);
	return CLI_GOOD;
}

static int list_rules(struct cli *c, char **args, bool json)
{
	size_t n = 0, put = 0;
	const struct rule_row *rules = dict_rules(&n);
	g_auto(GStrv) off = house_rules_off();

	for (size_t i = 0; i < n && !cli_out_broken(c); i++)
		if (rule_is_asked(&rules[i], args)) {
			put_rule(c, &rules[i], house_rule_is_off(off, &rules[i]), json);
			put++;
		}
	if (put == 0 && *args)
		return cli_complain(c, CLI_NONE, _("tidak ada aturan atau jenis “%s”"), *args);
	return *args ? CLI_GOOD : put_house(c, json);
}

int cli_rules(struct cli *c, char **args)
{
	bool json = false;
	const char *off = NULL, *on = NULL;
	const struct option_row rows[] = {
		{ "mati", "off", OPTION_TEXT, &off, N_("ID|JENIS"), N_("matikan untuk kantor ini") },
		{ "hidup", "on", OPTION_TEXT, &on, N_("ID|JENIS"), N_("hidupkan lagi") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 0, off || on ? 0 : UINT_MAX))
		return c->status;
	int status = off ? switch_rule(c, off, true) : CLI_GOOD;
	if (on)
		status = cli_worse(status, switch_rule(c, on, false));
	return off || on ? status : list_rules(c, args, json);
}
