/* The verbs distribution and report: which outlet has which version, and what a month brought. */
#include "app/verb.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "app/json.h"
#include "app/language.h"
#include "export/calendar.h"
#include "export/export.h"
#include "store/notes.h"

/* ---- the newest export of each outlet ---- */

/* struct exported *, borrowed from the list, newest first; the caller's. */
static GPtrArray *newest_of_outlets(const GPtrArray *exports)
{
	GPtrArray *newest = g_ptr_array_new();

	for (unsigned i = 0; i < exports->len; i++) {
		struct exported *e = exports->pdata[i];
		bool known = false;
		for (unsigned n = 0; n < newest->len && !known; n++)
			known = strcmp(((const struct exported *)newest->pdata[n])->outlet, e->outlet) == 0;
		if (!known)
			g_ptr_array_add(newest, e);
	}
	return newest;
}

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
	g_autoptr(GPtrArray) newest = newest_of_outlets(exports);
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

/* ---- the month ---- */

/* "2021-05" to its first day and that of the next month. */
static bool month_of(const char *text, char from[11], char to[11])
{
	g_autofree char *first = text ? g_strdup_printf("%s-01", text) : g_strdup("");
	GDate day;

	if (strlen(first) != 10 || !calendar_parse(first, &day))
		return false;
	g_strlcpy(from, first, 11);
	g_date_add_months(&day, 1);
	snprintf(to, 11, "%04u-%02u-%02u", g_date_get_year(&day) % 10000u, (unsigned)g_date_get_month(&day) % 100u, (unsigned)g_date_get_day(&day) % 100u);
	return true;
}

/* "situs, grup"; "" for none. The caller's. */
static char *outlets_of(struct cli *c, int64_t id)
{
	g_autoptr(GPtrArray) exports = exported_list(c->store, id, NULL);
	g_autoptr(GString) names = g_string_new(NULL);

	if (!exports)
		return g_strdup("");
	g_autoptr(GPtrArray) newest = newest_of_outlets(exports);
	for (unsigned i = newest->len; i-- > 0;)
		g_string_append_printf(names, "%s%s", names->len ? ", " : "", ((const struct exported *)newest->pdata[i])->outlet);
	return g_strdup(names->str);
}

/* A cell that a table program would reckon with is text: guarantees, text of others. */
static void put_cell(GString *out, const char *text, bool last)
{
	g_string_append_c(out, '"');
	if (*text && strchr("=+-@\t\r", *text))
		g_string_append_c(out, '\'');
	for (const char *p = text; *p; p++)
		g_string_append_printf(out, *p == '"' ? "\"\"" : "%c", *p);
	g_string_append(out, last ? "\"\n" : "\",");
}

/* Text of others in Markdown: no sign of it is a mark. */
static void markdown_append_text(GString *out, const char *before, const char *text)
{
	g_string_append(out, before);
	for (const char *p = text; *p; p++) {
		if (g_ascii_ispunct(*p))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *p == '\n' ? ' ' : *p);
	}
}

enum report_form { REPORT_TEXT, REPORT_CSV, REPORT_JSON, REPORT_WRITER };

static void report_row(const struct list_row *r, const char *outlets, enum report_form form, GString *out)
{
	const char status[2] = { r->status, '\0' };

	switch (form) {
	case REPORT_CSV:
		put_cell(out, r->title, false);
		put_cell(out, r->date, false);
		put_cell(out, status, false);
		put_cell(out, outlets, false);
		put_cell(out, r->author, true);
		break;
	case REPORT_JSON:
		json_begin(out);
		json_int(out, "id", r->id);
		json_text(out, "title", r->title);
		json_text(out, "date", r->date);
		json_text(out, "status", status);
		json_text(out, "outlets", outlets);
		json_text(out, "author", r->author);
		json_end(out);
		break;
	case REPORT_TEXT:
		g_string_append_printf(out, "%s  %c  %s\n      %s · %s\n", r->date, r->status, r->title, *outlets ? outlets : _("belum diekspor"), *r->author ? r->author : "-");
		break;
	case REPORT_WRITER:
		markdown_append_text(out, "- ", r->title);
		g_string_append_printf(out, " (%s): ", r->date);
		markdown_append_text(out, "", *outlets ? outlets : _("belum diekspor"));
		g_string_append(out, "; ");
		markdown_append_text(out, "", *r->author ? r->author : "-");
		g_string_append_c(out, '\n');
	}
}

/* The report as an article of its own leaves by a writer of the table. */
static bool write_report(struct cli *c, const struct writer *w, const char *month, const GString *rows, GString *out, GError **error)
{
	g_auto(article) a = { 0 };
	const struct export_options o = { .office = c->config.office, .utc_offset_min = c->config.utc_offset_min };

	article_init(&a);
	g_free(a.field[FIELD_TITLE]);
	a.field[FIELD_TITLE] = g_strdup_printf(_("Laporan publikasi %s"), month);
	g_free(a.field[FIELD_OFFICE]);
	a.field[FIELD_OFFICE] = g_strdup(c->config.office);
	g_free(a.body);
	a.body = g_strdup(rows->str);
	a.body_len = rows->len;
	a.created_s = a.changed_s = c->now_s;
	return w->write(&a, &o, out, error);
}

static bool form_of(struct cli *c, const char *format, bool json, enum report_form *form, const struct writer **w)
{
	*form = json ? REPORT_JSON : REPORT_TEXT;
	if (!format || strcmp(format, "teks") == 0)
		return true;
	if (strcmp(format, "csv") == 0) {
		*form = REPORT_CSV;
		return true;
	}
	*form = REPORT_WRITER;
	if ((*w = export_writer(format)))
		return true;
	c->status = cli_complain(c, CLI_USAGE, _("format “%s” tidak dikenal; pilih teks, csv, atau salah satu format ekspor, misalnya docx"), format);
	return false;
}

int cli_report(struct cli *c, char **args)
{
	const char *month = NULL, *format = NULL;
	bool json = false;
	enum report_form form;
	const struct writer *w = NULL;
	char from[11], to[11];
	const struct option_row rows[] = {
		{ "bulan", "month", OPTION_TEXT, &month, N_("TAHUN-BULAN"), N_("bulan yang dilaporkan, misalnya 2021-05") },
		{ "format", NULL, OPTION_TEXT, &format, N_("NAMA"), N_("teks (bawaan), csv, docx, atau format ekspor lain; ke keluaran baku") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GString) whole = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 0, 0) || !form_of(c, format, json, &form, &w))
		return c->status;
	if (!month_of(month, from, to))
		return cli_complain(c, CLI_USAGE, "%s", _("sebutkan bulannya, misalnya --bulan=2021-05"));
	if (!cli_store(c))
		return c->status;
	g_autoptr(GPtrArray) list = list_between(c->store, from, to, &error);
	if (!list)
		return cli_complain_error(c, _("laporan"), error);
	if (form == REPORT_CSV)
		g_string_append(out, "\"judul\",\"tanggal\",\"status\",\"saluran\",\"penulis\"\n");
	for (unsigned i = 0; i < list->len; i++) {
		const struct list_row *r = list->pdata[i];
		g_autofree char *outlets = outlets_of(c, r->id);
		report_row(r, outlets, form, out);
	}
	if (form == REPORT_WRITER && !write_report(c, w, month, out, whole, &error))
		return cli_complain_error(c, _("laporan"), error);
	cli_put(c, form == REPORT_WRITER ? whole->str : out->str, form == REPORT_WRITER ? whole->len : out->len);
	return list->len ? CLI_GOOD : cli_complain(c, CLI_NONE, _("tidak ada naskah pada bulan %s"), month);
}
