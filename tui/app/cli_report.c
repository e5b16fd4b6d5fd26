/* The verb report: what a month brought. */
#include "app/verb.h"
#include <stdio.h>
#include <string.h>
#include "app/json.h"
#include "app/language.h"
#include "export/calendar.h"
#include "export/export.h"
#include "store/notes.h"

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

/* What the month comes to. */
struct report_sum {
	unsigned articles, released;
	GPtrArray *outlets;            /* struct outlet_sum *, as they came */
};
struct outlet_sum { char *name; unsigned articles; };

static void outlet_sum_free(void *at)
{
	struct outlet_sum *o = at;

	g_free(o->name);
	g_free(o);
}

static struct outlet_sum *sum_of_outlet(struct report_sum *sum, const char *name)
{
	for (unsigned i = 0; i < sum->outlets->len; i++) {
		struct outlet_sum *o = sum->outlets->pdata[i];
		if (strcmp(o->name, name) == 0)
			return o;
	}
	struct outlet_sum *o = g_new0(struct outlet_sum, 1);
	o->name = g_strdup(name);
	g_ptr_array_add(sum->outlets, o);
	return o;
}

/* "situs, grup" and each counted; "" for none. The caller's. */
static char *outlets_of(struct cli *c, int64_t id, struct report_sum *sum)
{
	g_autoptr(GPtrArray) exports = exported_list(c->store, id, NULL);
	g_autoptr(GString) names = g_string_new(NULL);

	if (!exports)
		return g_strdup("");
	g_autoptr(GPtrArray) newest = exported_newest(exports);
	for (unsigned i = newest->len; i-- > 0;) {
		const char *name = ((const struct exported *)newest->pdata[i])->outlet;
		g_string_append_printf(names, "%s%s", names->len ? ", " : "", name);
		sum_of_outlet(sum, name)->articles++;
	}
	return g_strdup(names->str);
}

/* "12 naskah, 10 terbit; situs 8, whatsapp 10" */
static char *sum_words(const struct report_sum *sum)
{
	GString *out = g_string_new(NULL);

	g_string_append_printf(out, ngettext_("%u naskah, %u terbit", "%u naskah, %u terbit", sum->articles), sum->articles, sum->released);
	for (unsigned i = 0; i < sum->outlets->len; i++) {
		const struct outlet_sum *o = sum->outlets->pdata[i];
		g_string_append_printf(out, "%s%s %u", i ? ", " : "; ", o->name, o->articles);
	}
	return g_string_free(out, FALSE);
}

static void report_row(const struct list_row *r, const char *outlets, enum report_form form, GString *out)
{
	switch (form) {
	case REPORT_CSV:
		put_cell(out, r->title, false);
		put_cell(out, r->date, false);
		put_cell(out, r->status, false);
		put_cell(out, outlets, false);
		put_cell(out, r->author, true);
		break;
	case REPORT_JSON:
		json_begin(out);
		json_int(out, "id", r->id);
		json_text(out, "title", r->title);
		json_text(out, "date", r->date);
		json_text(out, "status", r->status);
		json_text(out, "outlets", outlets);
		json_text(out, "author", r->author);
		json_end(out);
		break;
	case REPORT_TEXT:
		g_string_append_printf(out, "%s  %s\n      %s · %s · %s\n", r->date, r->title, r->status, *outlets ? outlets : _("belum diekspor"), *r->author ? r->author : "-");
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

/* "2021-05-01" as "Mei 2021". */
static char *month_words(const char *first_day)
{
	GDate day;

	calendar_parse(first_day, &day);
	return g_strdup_printf("%s %u", calendar_months[g_date_get_month(&day) - 1], g_date_get_year(&day));
}

/* The report as an article of its own leaves by a writer of the table. */
static bool write_report(struct cli *c, const struct writer *w, const char *month, const char *sum, const char *rows, GString *out, GError **error)
{
	g_auto(article) a = { 0 };
	const struct export_options o = { .office = c->config.office, .utc_offset_min = c->config.utc_offset_min };
	g_autoptr(GString) body = g_string_new(NULL);

	markdown_append_text(body, "", sum);
	g_string_append_printf(body, "\n\n%s", rows);
	article_init(&a);
	g_free(a.field[FIELD_TITLE]);
	a.field[FIELD_TITLE] = g_strdup_printf(_("Laporan publikasi %s"), month);
	g_free(a.field[FIELD_OFFICE]);
	a.field[FIELD_OFFICE] = g_strdup(c->config.office);
	g_free(a.body);
	a.body_len = body->len;
	a.body = g_string_free(g_steal_pointer(&body), FALSE);
	a.created_s = a.changed_s = c->now_s;
	return w->write(&a, &o, out, error);
}

/* The rows of a month with what goes around them in that form; NULL: the writer refused. */
static GString *whole_report(struct cli *c, enum report_form form, const struct writer *w, const char *first_day, const struct report_sum *sum, const char *rows, GError **error)
{
	g_autofree char *words = sum_words(sum), *month = month_words(first_day);
	g_autoptr(GString) out = g_string_new(NULL);

	switch (form) {
	case REPORT_CSV:
		g_string_printf(out, "\"judul\",\"tanggal\",\"status\",\"saluran\",\"penulis\"\n%s", rows);
		break;
	case REPORT_JSON:
		g_string_assign(out, rows);
		break;
	case REPORT_TEXT:
		g_string_printf(out, "%s%s: %s\n", rows, month, words);
		break;
	case REPORT_WRITER:
		if (!write_report(c, w, month, words, rows, out, error))
			return NULL;
	}
	return g_steal_pointer(&out);
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
	g_autoptr(GPtrArray) outlets = g_ptr_array_new_with_free_func(outlet_sum_free);
	struct report_sum sum = { .outlets = outlets };
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
	for (unsigned i = 0; i < list->len; i++) {
		const struct list_row *r = list->pdata[i];
		g_autofree char *names = outlets_of(c, r->id, &sum);
		sum.articles++;
		sum.released += strcmp(r->status, "terbit") == 0;
		report_row(r, names, form, out);
	}
	if (list->len == 0)
		return cli_complain(c, CLI_NONE, _("tidak ada naskah pada bulan %s"), month);
	g_autoptr(GString) whole = whole_report(c, form, w, from, &sum, out->str, &error);
	if (!whole)
		return cli_complain_error(c, _("laporan"), error);
	cli_put(c, whole->str, whole->len);
	return CLI_GOOD;
}
