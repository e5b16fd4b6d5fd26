/* The verb buang: articles thrown away, listed, brought back. */
#include "app/verb.h"
#include <inttypes.h>
#include "app/json.h"
#include "app/language.h"
#include "journal/pen.h"
#include "store/bin.h"

static void put_row(struct cli *c, const struct list_row *r, bool json)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *at = cli_time(c, r->changed_s);

	if (!json) {
		cli_say(c, "%6" PRId64 "  %s  %6d  %s\n", r->id, at, r->words, *r->title ? r->title : _("(tanpa judul)"));
		return;
	}
	json_begin(out);
	json_int(out, "id", r->id);
	json_text(out, "title", r->title);
	json_time(out, "binned", r->changed_s);
	json_int(out, "words", r->words);
	json_end(out);
	cli_put(c, out->str, out->len);
}

static int put_list(struct cli *c, bool json)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) rows = bin_list(c->store, &error);

	if (!rows)
		return cli_complain_error(c, _("daftar"), error);
	for (unsigned i = 0; i < rows->len; i++)
		put_row(c, rows->pdata[i], json);
	return rows->len > 0 ? CLI_GOOD : cli_complain(c, CLI_NONE, "%s", _("tidak ada naskah yang dibuang"));
}

/* Somebody who writes an article would save it back out of the bin. */
static bool is_written(struct cli *c, const struct article *a)
{
	g_autofree char *folder = g_build_filename(store_folder(c->store), "journal", NULL);
	g_auto(pen_note) note = { 0 };

	if (!pen_holder(folder, a->ulid, &note))
		return false;
	c->status = cli_complain(c, CLI_BUSY, _("naskah %" PRId64 " sedang ditulis %s, jadi tidak dibuang"), a->id, note.who);
	return true;
}

static int move_one(struct cli *c, const char *number, bool back)
{
	int64_t id;
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;

	if (!cli_id(c, number, &id) || !cli_article(c, id, &a) || (!back && is_written(c, &a)))
		return c->status;
	if (article_bin(c->store, id, !back, c->now_s, &error))
		return CLI_GOOD;
	g_autofree char *about = g_strdup_printf(_("naskah %" PRId64), id);
	return cli_complain_error(c, about, error);
}

int cli_bin(struct cli *c, char **args)
{
	bool back = false, json = false;
	int status = CLI_GOOD;
	const struct option_row rows[] = {
		{ "kembali", "back", OPTION_FLAG, &back, NULL, N_("kembalikan naskah yang dibuang") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, back ? 1 : 0, 1000) || !cli_store(c))
		return c->status;
	if (!args[0])
		return put_list(c, json);
	for (char **number = args; *number; number++)
		status = cli_worse(status, move_one(c, *number, back));
	return status;
}
