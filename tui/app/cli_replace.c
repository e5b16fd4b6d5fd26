/* Verb replace: words in many articles, looked at first, each changed article as a new version. */
#include "app/verb.h"
#include <inttypes.h>
#include <limits.h>
#include <string.h>
#include "app/find.h"
#include "app/json.h"
#include "app/language.h"
#include "app/newsroom.h"
#include "app/sweep.h"

enum { PAGE = 200, BATCH = 10 };

static int complain(struct cli *c, int64_t id, const GError *error)
{
	if (error->domain == SEEK_ERROR) {
		g_autofree char *problem = find_problem(error);
		return cli_complain(c, CLI_USAGE, "%s", problem);
	}
	g_autofree char *about = g_strdup_printf(_("naskah %" PRId64), id);
	return cli_complain_error(c, about, error);
}

/* An article that cannot be read is told and does not stop the others; a pattern that cannot be used does. */
static bool look(struct cli *c, struct sweep *w, int64_t id)
{
	g_autoptr(GError) error = NULL;

	if (sweep_look(w, c->store, id, false, &error)) {
		if (w->full)
			c->status = cli_complain(c, CLI_USAGE, _("lebih dari %d temuan; persempit dengan --saring atau nomor naskah"), SWEEP_HITS_MAX);
		return !w->full;
	}
	c->status = cli_worse(c->status, complain(c, id, error));
	return error->domain != SEEK_ERROR;
}

static bool is_looked_at(const struct sweep *w, int64_t id)
{
	for (unsigned i = 0; i < w->articles->len; i++)
		if (((const struct sweep_article *)w->articles->pdata[i])->id == id)
			return true;
	return false;
}

static bool look_at_ids(struct cli *c, struct sweep *w, char **ids)
{
	for (; *ids; ids++) {
		int64_t id;
		g_auto(article) a = { 0 };
		if (!cli_id(c, *ids, &id) || !cli_article(c, id, &a) || (!is_looked_at(w, id) && !look(c, w, id)))
			return false;
	}
	return true;
}

static bool look_at_list(struct cli *c, struct sweep *w, const char *filter)
{
	const struct list_query q = { .filter = filter, .sort = LIST_BY_CHANGE };
	g_autoptr(GPtrArray) page = NULL;
	g_autoptr(GError) error = NULL;

	do {
		GPtrArray *next = list_page(c->store, &q, page ? page->pdata[page->len - 1] : NULL, false, PAGE, &error);
		if (!next) {
			c->status = cli_complain_error(c, _("daftar"), error);
			return false;
		}
		g_clear_pointer(&page, g_ptr_array_unref);
		page = next;
		for (unsigned i = 0; i < page->len; i++)
			if (!look(c, w, ((const struct list_row *)page->pdata[i])->id))
				return false;
	} while (page->len > 0);
	return true;
}

/* ---- what was found ---- */

static void put_hit(struct cli *c, const struct sweep_article *x, unsigned swap, bool json)
{
	const struct sweep_place *p = &g_array_index(x->places, struct sweep_place, swap);
	g_autofree char *with = sweep_becomes(x, swap);
	g_autoptr(GString) out = g_string_new(NULL);

	if (!json) {
		cli_say(c, "%" PRId64 ":%zu:%zu: %s[-%s-]{+%s+}%s\n", x->id, p->line, p->column, p->before, p->found, with, p->after);
		return;
	}
	json_begin(out);
	json_int(out, "id", x->id);
	json_int(out, "line", (int64_t)p->line);
	json_int(out, "column", (int64_t)p->column);
	json_text(out, "before", p->before);
	json_text(out, "found", p->found);
	json_text(out, "with", with);
	json_text(out, "after", p->after);
	json_end(out);
	cli_put(c, out->str, out->len);
}

static int show_hits(struct cli *c, const struct sweep *w, bool json)
{
	for (unsigned i = 0; i < w->articles->len; i++) {
		const struct sweep_article *x = w->articles->pdata[i];
		for (unsigned swap = 0; swap < x->swaps->len; swap++)
			put_hit(c, x, swap, json);
		if (x->why)
			cli_note(c, _("naskah %" PRId64 " akan dilewati: %s"), x->id, x->why);
	}
	cli_note(c, _("%u temuan dalam %u naskah; belum ada yang diubah"), w->hits, w->articles->len);
	return c->status;
}

/* ---- what was changed ---- */

static void put_changed(struct cli *c, const struct sweep_article *x, bool json)
{
	g_autoptr(GString) out = g_string_new(NULL);

	if (x->why) {
		c->status = cli_worse(c->status, cli_complain(c, CLI_BUSY, _("naskah %" PRId64 " dilewati: %s"), x->id, x->why));
	} else if (!json) {
		cli_say(c, _("%6" PRId64 "  versi %d  %u diganti  %s\n"), x->id, x->version, x->done, x->title);
	} else {
		json_begin(out);
		json_int(out, "id", x->id);
		json_int(out, "version", x->version);
		json_int(out, "replaced", x->done);
		json_end(out);
		cli_put(c, out->str, out->len);
	}
}

static int change(struct cli *c, struct sweep *w, bool json)
{
	for (unsigned i = 0; i < w->articles->len; i += BATCH) {
		g_autoptr(GError) error = NULL;
		if (!sweep_apply(w, c->store, i, BATCH, c->who.login, c->now_s, &error))
			return cli_complain_error(c, _("penggantian berhenti"), error);
		for (unsigned k = i; k < MIN(i + BATCH, w->articles->len); k++)
			put_changed(c, w->articles->pdata[k], json);
	}
	return c->status;
}

int cli_replace(struct cli *c, char **args)
{
	bool preview = false, json = false;
	const char *filter = NULL;
	struct seek_options how = { 0 };
	const struct option_row rows[] = {
		{ "lihat", "preview", OPTION_FLAG, &preview, NULL, N_("perlihatkan setiap temuan dan penggantinya; tidak ada yang diubah") },
		{ "saring", "filter", OPTION_TEXT, &filter, N_("KATA"), N_("hanya naskah yang memuat kata-kata ini") },
		{ "kata-utuh", "whole-words", OPTION_FLAG, &how.whole_word, NULL, N_("hanya kata utuh") },
		{ "huruf-persis", "match-case", OPTION_FLAG, &how.match_case, NULL, N_("bedakan huruf besar dan kecil") },
		{ "pola", "regex", OPTION_FLAG, &how.regex, NULL, N_("CARI ialah pola PCRE2; $1 dalam GANTI ialah isi kurung pertama") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 2, UINT_MAX))
		return c->status;
	if (!*args[0] || !g_utf8_validate(args[0], -1, NULL) || !g_utf8_validate(args[1], -1, NULL))
		return cli_complain(c, CLI_USAGE, _("CARI tidak boleh kosong, dan keduanya harus UTF-8"));
	if (filter && args[2])
		return cli_complain(c, CLI_USAGE, _("pilih salah satu: --saring atau nomor naskah"));
	if (!cli_store(c))
		return c->status;
	g_autoptr(sweep) w = sweep_new(args[0], args[1], &how);
	if (!(args[2] ? look_at_ids(c, w, args + 2) : look_at_list(c, w, filter)))
		return c->status;
	if (w->articles->len == 0)
		return cli_worse(c->status, cli_complain(c, CLI_NONE, _("tidak ada naskah yang memuat “%s”"), args[0]));
	if (w->titles > 0)
		cli_note(c, ngettext_("%u judul memuatnya juga dan tetap", "%u judul memuatnya juga dan tetap", w->titles), w->titles);
	return preview ? show_hits(c, w, json) : change(c, w, json);
}
