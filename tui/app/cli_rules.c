/* The verb rules: the checker's rules, which of them the office does without or weighs otherwise, and its own. */
#include "app/verb.h"
#include <limits.h>
#include <string.h>
#include "app/house_file.h"
#include "app/json.h"
#include "app/language.h"
#include "app/setting.h"
#include "house.h"

/* As an office writes it in "aturan --keras ID=galat". */
static const char *severity_name(enum severity s)
{
	return s == SEVERITY_ERROR ? _("galat") : s == SEVERITY_WARNING ? _("saran") : _("catatan");
}

static void put_rule(struct cli *c, const struct rule_row *r, const struct dict_options *office, bool json)
{
	g_autoptr(GString) out = g_string_new(NULL);
	bool off = rule_is_off(office, r->id);
	enum severity severity = rule_severity(office, r->id, r->severity);

	if (!json) {
		g_autofree char *usual = severity == r->severity ? g_strdup("") : g_strdup_printf(_("; bawaan %s"), severity_name(r->severity));
		cli_say(c, "%s  (%s, %s%s)%s\n    %s\n", r->id, r->kind, severity_name(severity), usual, off ? _("  MATI") : "", r->reason);
		if (r->wrong && *r->wrong)
			cli_say(c, "    %s%s%s\n", r->wrong, r->right ? " → " : "", r->right ? r->right : "");
		return;
	}
	json_begin(out);
	json_text(out, "rule", r->id);
	json_text(out, "class", r->kind);
	json_text(out, "severity", severity_word(severity));
	json_text(out, "reason", r->reason);
	json_text(out, "wrong", r->wrong);
	json_text(out, "right", r->right);
	json_bool(out, "off", off);
	json_text(out, "usual_severity", severity_word(r->severity));
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

/* The list of a setting without the entries of `name`, and with `entry` at its end unless that is NULL. *had: there was one. */
static char *list_with(const char *list, const char *name, const char *entry, bool *had)
{
	g_auto(GStrv) words = g_strsplit(list, ", ", -1);
	g_autoptr(GString) made = g_string_new(NULL);
	size_t n = strlen(name);

	*had = false;
	for (char **word = words; *word; word++) {
		bool same = strncmp(*word, name, n) == 0 && ((*word)[n] == '\0' || (*word)[n] == '=');
		*had = *had || same;
		if (!same)
			g_string_append_printf(made, "%s,", *word);
	}
	return g_strconcat(made->str, entry, NULL);
}

static bool is_rule_name(const char *name)
{
	g_autofree char *known = house_rules_parse(name);

	return known && strcmp(known, name) == 0;
}

/* One entry of a setting that the office keeps a list in. */
static int change_entry(struct cli *c, const char *key, const char *name, const char *entry)
{
	g_autoptr(GError) error = NULL;
	const struct setting_row *row = setting_find(key);
	bool had;

	if (!is_rule_name(name))
		return cli_complain(c, CLI_NONE, _("tidak ada aturan atau jenis “%s”"), name);
	if (!cli_store(c))
		return c->status;
	g_autoptr(GKeyFile) file = settings_load(c->store, &error);
	g_autofree char *before = setting_get(row, file), *list = list_with(before, name, entry, &had);
	if (!error && !entry && !had)
		return cli_complain(c, CLI_NONE, _("“%s” tidak ada di situ; “redaksi setel %s” menyebut semuanya"), name, row->key);
	if (error || !setting_put(row, list, file, &error) || !settings_save(c->store, file, &error))
		return cli_complain_error(c, _("pengaturan belum tersimpan"), error);
	return CLI_GOOD;
}

/* "ID=galat"; "ID=bawaan": as severe as usual again. */
static int weigh_rule(struct cli *c, const char *typed)
{
	const char *sign = strchr(typed, '=');
	g_autofree char *name = g_strndup(typed, sign ? (size_t)(sign - typed) : strlen(typed)), *known = house_weights_parse(typed);
	bool usual = sign && strcmp(sign + 1, "bawaan") == 0;

	if (is_rule_name(name) && !known && !usual)
		return cli_complain(c, CLI_USAGE, _("“%s”: sebutkan %s=galat, saran, catatan, atau bawaan"), typed, name);
	return change_entry(c, "kantor.aturan_keras", name, usual ? NULL : known);
}

static int list_rules(struct cli *c, char **args, bool json)
{
	size_t n = 0, put = 0;
	const struct rule_row *rules = dict_rules(&n);
	g_auto(house_choice) office = { 0 };
	struct dict_options o = { 0 };

	house_choice_load(&office, cli_store_if_any(c));
	house_choice_apply(&office, &o);
	for (size_t i = 0; i < n && !cli_out_broken(c); i++)
		if (rule_is_asked(&rules[i], args)) {
			put_rule(c, &rules[i], &o, json);
			put++;
		}
	if (put == 0 && *args)
		return cli_complain(c, CLI_NONE, _("tidak ada aturan atau jenis “%s”"), *args);
	return *args ? CLI_GOOD : put_house(c, json);
}

int cli_rules(struct cli *c, char **args)
{
	bool json = false;
	const char *off = NULL, *on = NULL, *weight = NULL;
	const struct option_row rows[] = {
		{ "mati", "off", OPTION_TEXT, &off, N_("ID|JENIS"), N_("matikan untuk kantor ini") },
		{ "hidup", "on", OPTION_TEXT, &on, N_("ID|JENIS"), N_("hidupkan lagi") },
		{ "keras", "severity", OPTION_TEXT, &weight, N_("ID=KERAS"), N_("galat, saran, catatan, atau bawaan untuk kantor ini") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 0, off || on || weight ? 0 : UINT_MAX))
		return c->status;
	if (!off && !on && !weight)
		return list_rules(c, args, json);
	int status = off ? change_entry(c, "kantor.aturan_mati", off, off) : CLI_GOOD;
	if (on)
		status = cli_worse(status, change_entry(c, "kantor.aturan_mati", on, NULL));
	if (weight)
		status = cli_worse(status, weigh_rule(c, weight));
	return status;
}
