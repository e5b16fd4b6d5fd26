/* The verb status: the way of an article from draft to release. */
#include "app/verb.h"
#include <inttypes.h>
#include <limits.h>
#include <string.h>
#include "app/json.h"
#include "app/newsroom.h"
#include "app/language.h"
#include "journal/pen.h"

/* A status by its name or its letter in the list; NULL: none. */
static const char *status_of(const char *word)
{
	for (unsigned i = 0; status_names[i]; i++)
		if (g_ascii_strcasecmp(word, status_names[i]) == 0 || (!word[1] && g_ascii_toupper(word[0]) == status_letter(status_names[i])))
			return status_names[i];
	return NULL;
}

static int put_status(struct cli *c, const struct article *a, bool json)
{
	g_autoptr(GString) out = g_string_new(NULL);

	if (!json) {
		cli_say(c, _("%" PRId64 "  %s (versi %d)\n"), a->id, a->field[FIELD_STATUS], a->version);
		return CLI_GOOD;
	}
	json_begin(out);
	json_int(out, "id", a->id);
	json_text(out, "status", a->field[FIELD_STATUS]);
	json_int(out, "version", a->version);
	json_text(out, "date", a->field[FIELD_DATE]);
	json_end(out);
	cli_put(c, out->str, out->len);
	return CLI_GOOD;
}

/* Release is a version of its own, under the day on which it happened unless the writer gave another; an embargo holds it. */
static int move(struct cli *c, struct article *a, const char *to, const char *forced)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *note = g_strdup_printf("%s → %s%s%s", a->field[FIELD_STATUS], to, forced ? ": " : "", forced ? forced : "");

	if (newsroom_set_status(a, to, forced, c->now_s, c->config.utc_offset_min, &error) &&
	    article_save(c->store, a, REVISION_SAVE, c->who.login, note, c->now_s, &error))
		return CLI_GOOD;
	g_autofree char *about = g_strdup_printf(_("naskah %" PRId64), a->id);
	return cli_complain_error(c, about, error);
}

/* Whoever writes it now keeps writing: the next save there takes the new status in. */
static void tell_writer(struct cli *c, const struct article *a)
{
	g_autofree char *folder = g_build_filename(store_folder(c->store), "journal", NULL);
	g_auto(pen_note) note = { 0 };

	if (pen_holder(folder, a->ulid, &note))
		cli_note(c, _("naskah %" PRId64 " sedang ditulis %s; status ini ikut saat disimpan di sana"), a->id, note.who);
}

int cli_status(struct cli *c, char **args)
{
	bool json = false;
	const char *forced = NULL, *to = NULL;
	int64_t id;
	g_auto(article) a = { 0 };
	const struct option_row rows[] = {
		{ "paksa", "force", OPTION_TEXT, &forced, N_("ALASAN"), N_("terbitkan walau diembargo; alasannya masuk riwayat") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 1, 2) || !cli_id(c, args[0], &id))
		return c->status;
	if (args[1] && !(to = status_of(args[1])))
		return cli_complain(c, CLI_USAGE, _("status “%s” tidak dikenal; pilih draf, telaah, perbaikan, setuju, atau terbit"), args[1]);
	if (forced && forced[strspn(forced, " \t")] == '\0')
		return cli_complain(c, CLI_USAGE, "%s", _("--paksa memerlukan alasan, misalnya --paksa=\"disetujui pimpinan\""));
	if (!cli_store(c) || !cli_article(c, id, &a))
		return c->status;
	if (to && strcmp(to, a.field[FIELD_STATUS]) != 0) {
		int status = move(c, &a, to, forced);
		if (status != CLI_GOOD)
			return status;
		tell_writer(c, &a);
	}
	return put_status(c, &a, json);
}
