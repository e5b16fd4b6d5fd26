/* The verb words: the dictionaries of the office and of the person, to read, add to and take from. */
#include "app/verb.h"
#include <string.h>
#include "app/json.h"
#include "app/language.h"
#include "store/notes.h"

enum { OWN_WORD_MAX = 100 };      /* bytes */

static const char OFFICE[] = "kantor";

static bool is_office(const struct own_word *w)
{
	return strcmp(w->scope, OFFICE) == 0;
}

static void put_own_word(struct cli *c, const struct own_word *w, bool json)
{
	bool forbidden = strcmp(w->kind, "tolak") == 0;
	g_autoptr(GString) out = g_string_new(NULL);

	if (!json) {
		cli_say(c, "%s\t%s\t%s", w->word, is_office(w) ? _("kantor") : _("pribadi"), forbidden ? _("ditolak") : _("diterima"));
		cli_say(c, *w->replacement ? "\t%s\n" : "\n", w->replacement);
		return;
	}
	json_begin(out);
	json_text(out, "word", w->word);
	json_text(out, "scope", is_office(w) ? "office" : "person");
	json_text(out, "kind", forbidden ? "forbidden" : "accepted");
	json_text(out, "replacement", w->replacement);
	json_end(out);
	cli_put(c, out->str, out->len);
}

/* The words of both dictionaries; NULL: complained. */
static GPtrArray *own_words(struct cli *c)
{
	g_autoptr(GError) error = NULL;
	GPtrArray *list = cli_store(c) ? own_word_list(c->store, c->who.login, &error) : NULL;

	if (error)
		cli_complain_error(c, _("kamus"), error);
	return list;
}

static int list_own_words(struct cli *c, bool json)
{
	g_autoptr(GPtrArray) list = own_words(c);

	for (unsigned i = 0; list && i < list->len && !cli_out_broken(c); i++)
		put_own_word(c, list->pdata[i], json);
	return list ? list->len ? CLI_GOOD : CLI_NONE : c->status;
}

static bool is_usable(const char *word)
{
	if (!*word || strlen(word) > OWN_WORD_MAX || !g_utf8_validate(word, -1, NULL))
		return false;
	for (const char *p = word; *p; p = g_utf8_next_char(p))
		if (g_unichar_iscntrl(g_utf8_get_char(p)))
			return false;
	return g_utf8_strchr(word, -1, ' ') != word;
}

/* word: with "=REPLACEMENT" behind it where it is forbidden. */
static int add_own_word(struct cli *c, const char *typed, bool forbidden, bool office)
{
	g_autoptr(GError) error = NULL;
	const char *sign = forbidden ? strchr(typed, '=') : NULL;
	g_autofree char *word = g_strndup(typed, sign ? (size_t)(sign - typed) : strlen(typed));

	if (!is_usable(word) || (sign && sign[1] && !is_usable(sign + 1)))
		return cli_complain(c, CLI_USAGE, _("“%s” bukan kata yang dapat masuk kamus"), typed);
	if (!cli_store(c))
		return c->status;
	if (!own_word_add(c->store, word, office ? OFFICE : c->who.login, forbidden ? "tolak" : "terima", sign ? sign + 1 : "", c->who.login, c->now_s, &error))
		return cli_complain_error(c, _("kamus"), error);
	return CLI_GOOD;
}

static int remove_own_word(struct cli *c, const char *typed, bool office)
{
	g_autoptr(GPtrArray) list = own_words(c);
	g_autoptr(GError) error = NULL;
	g_autofree char *lower = g_utf8_validate(typed, -1, NULL) ? g_utf8_strdown(typed, -1) : g_strdup("");
	bool in_the_other = false;

	for (unsigned i = 0; list && i < list->len; i++) {
		const struct own_word *w = list->pdata[i];
		g_autofree char *own = g_utf8_strdown(w->word, -1);
		if (strcmp(own, lower) != 0)
			continue;
		if (is_office(w) == office)
			return own_word_remove(c->store, w->word, w->scope, &error) ? CLI_GOOD : cli_complain_error(c, _("kamus"), error);
		in_the_other = true;
	}
	if (!list)
		return c->status;
	if (in_the_other && !office)
		return cli_complain(c, CLI_NONE, _("“%s” ada di kamus kantor; sertakan --kantor"), typed);
	return cli_complain(c, CLI_NONE, office ? _("“%s” tidak ada di kamus kantor") : _("“%s” tidak ada di kamus Anda"), typed);
}

int cli_words(struct cli *c, char **args)
{
	bool office = false, json = false;
	const char *add = NULL, *forbid = NULL, *out = NULL;
	const struct option_row rows[] = {
		{ "tambah", "add", OPTION_TEXT, &add, N_("KATA"), N_("terima kata ini") },
		{ "tolak", "forbid", OPTION_TEXT, &forbid, N_("KATA[=GANTI]"), N_("tolak kata ini, dengan gantinya") },
		{ "hapus", "remove", OPTION_TEXT, &out, N_("KATA"), N_("keluarkan kata ini") },
		{ "kantor", "office", OPTION_FLAG, &office, NULL, N_("kamus kantor, bukan kamus Anda") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 0, 0))
		return c->status;
	if (!add && !forbid && !out)
		return list_own_words(c, json);
	int status = out ? remove_own_word(c, out, office) : CLI_GOOD;
	if (add)
		status = cli_worse(status, add_own_word(c, add, false, office));
	if (forbid)
		status = cli_worse(status, add_own_word(c, forbid, true, office));
	return status;
}
