/* The verb distribution: which outlet has which version. */
#include "app/verb.h"
#include <inttypes.h>
#include "app/json.h"
#include "app/language.h"
#include "store/notes.h"

static void put_outlet(struct cli *c, const struct article *a, const struct exported *e, bool json)
{
	bool stale = e->revision != a->head;
	g_autofree char *at = cli_time(c, e->at_s);
	g_autoptr(GString) out = g_string_new(NULL);

	if (!json) {
		cli_say(c, "    %-12s  %s %d  %s  %s  %s\n", e->outlet, _("versi"), e->version, at, stale ? _("USANG") : _("terbaru"), e->path);
		return;
	}
	json_begin(out);
	json_int(out, "id", a->id);
	json_text(out, "outlet", e->outlet);
	json_text(out, "format", e->format);
	json_int(out, "version", e->version);
	json_int(out, "newest", a->version);
	json_bool(out, "stale", stale);
	json_time(out, "at", e->at_s);
	json_text(out, "author", e->author);
	json_text(out, "path", e->path);
	json_end(out);
	cli_put(c, out->str, out->len);
}

struct distribution_run { bool stale_only, json; unsigned put; };

static int distribute_one(struct cli *c, int64_t id, struct distribution_run *run)
{
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;

	if (!cli_article(c, id, &a))
		return c->status;
	g_autoptr(GPtrArray) exports = exported_list(c->store, id, &error);
	if (!exports)
		return cli_complain_error(c, _("riwayat"), error);
	g_autoptr(GPtrArray) newest = exported_newest(exports);
	bool titled = run->json;
	for (unsigned i = 0; i < newest->len; i++) {
		const struct exported *e = newest->pdata[i];
		if (run->stale_only && e->revision == a.head)
			continue;
		if (!titled)
			cli_say(c, _("%" PRId64 "  %s (versi %d)\n"), id, a.field[FIELD_TITLE], a.version);
		titled = true;
		put_outlet(c, &a, e, run->json);
		run->put++;
	}
	return CLI_GOOD;
}

static int distribute_all(struct cli *c, struct distribution_run *run)
{
	enum { PAGE = 200 };
	int64_t ids[PAGE], after = 0;
	int n, status = CLI_GOOD;
	g_autoptr(GError) error = NULL;

	while ((n = exported_articles(c->store, after, ids, PAGE, &error)) > 0 && !cli_out_broken(c)) {
		for (int i = 0; i < n; i++)
			status = cli_worse(status, distribute_one(c, ids[i], run));
		after = ids[n - 1];
	}
	return n < 0 ? cli_complain_error(c, _("distribusi"), error) : status;
}

int cli_distribution(struct cli *c, char **args)
{
	struct distribution_run run = { 0 };
	int64_t id = 0;
	const struct option_row rows[] = {
		{ "usang", "stale", OPTION_FLAG, &run.stale_only, NULL, N_("hanya saluran yang belum punya versi terbaru") },
		{ "json", NULL, OPTION_FLAG, &run.json, NULL, N_("jawaban untuk mesin") },
	};

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 0, 1) || (args[0] && !cli_id(c, args[0], &id)) || !cli_store(c))
		return c->status;
	int status = id ? distribute_one(c, id, &run) : distribute_all(c, &run);
	if (status == CLI_GOOD && run.put == 0)
		return cli_complain(c, CLI_NONE, "%s", run.stale_only ? _("tidak ada saluran yang usang") : _("belum ada yang diekspor"));
	return status;
}
