/* The verb export, with the gate before it. */
#include "app/verb.h"
#include <inttypes.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>
#include "app/clock.h"
#include "app/findings.h"
#include "app/hidden_words.h"
#include "app/json.h"
#include "app/newsroom.h"
#include "app/office.h"
#include "app/outlet.h"
#include "app/template.h"
#include "app/language.h"

/* What leaves together: the disk is waited for once. So few and so soon that nobody waits for the first path. */
enum { SHIPMENT_FILES = 64, SHIPMENT_US = 250000 };

struct export_run {
	struct export_order order;
	const char *folder;            /* "-": standard output */
	struct shipment *shipment;     /* what waits to leave, or NULL */
	int64_t shipment_due_us;
	bool json;
	struct dict *dict;             /* NULL: no gate, only with a reason */
	GPtrArray *set;                /* struct outlet *, instead of the order's writer; or NULL */
	unsigned files;                /* written so far */
	int status;                    /* of what was sent */
	bool released, together;       /* --semua-terbit, --gabung */
	bool shows_progress;
	struct cli *cli;
};

static bool writer_of(struct cli *c, const char *name, const struct writer **out)
{
	g_autoptr(GString) names = g_string_new(NULL);

	*out = name ? export_writer(name) : NULL;
	if (*out)
		return true;
	for (unsigned i = 0; i < export_writer_count; i++)
		g_string_append_printf(names, "%s%s", i ? ", " : "", export_writers[i].name);
	if (name)
		c->status = cli_complain(c, CLI_USAGE, _("format “%s” tidak dikenal; pilih %s"), name, names->str);
	else
		c->status = cli_complain(c, CLI_USAGE, _("sebutkan --format (%s) atau --set=NAMA"), names->str);
	return false;
}

static bool count_of(struct cli *c, const char *text, unsigned least, unsigned *out)
{
	guint64 value;

	if (!text)
		return true;
	if (!g_ascii_string_to_unsigned(text, 10, least, 100000, &value, NULL)) {
		c->status = cli_complain(c, CLI_USAGE, _("“%s” bukan bilangan mulai %u"), text, least);
		return false;
	}
	*out = (unsigned)value;
	return true;
}

/* of 0: clear it. */
static void show_progress(const struct export_run *run, unsigned done, unsigned of)
{
	if (run->shows_progress && of > 1)
		cli_note_over(run->cli, _("%u dari %u naskah"), done, of);
	else if (run->shows_progress)
		cli_note_over(run->cli, "%s", "");
}

static bool is_stdout(const struct export_run *run)
{
	return strcmp(run->folder, "-") == 0;
}

/* How many errors stand in the way; they are listed on standard error. */
static unsigned gate(struct cli *c, const struct article *a, const struct export_run *run)
{
	g_autoptr(check_request) r = check_request_new(c->store, a, c->who.login, false);
	g_autoptr(GPtrArray) title = check_request_run_title(run->dict, r);
	g_autoptr(GPtrArray) body = check_request_run(run->dict, r, NULL);
	g_autofree char *name = g_strdup_printf("%" G_GINT64_FORMAT, a->id);
	g_autofree char *title_name = g_strdup_printf("%s/judul", name);

	findings_note(c, title_name, a->field[FIELD_TITLE], title);
	findings_note(c, name, a->body, body);
	return newsroom_blocking(title) + newsroom_blocking(body);
}

/* An embargo is no failure: the sentence names the article, the moment and the way round. */
static int refused(struct cli *c, int64_t id, const char *about, const GError *error)
{
	if (g_error_matches(error, NEWSROOM_ERROR, NEWSROOM_ERROR_EMBARGO))
		return cli_complain(c, CLI_NONE, _("naskah %" PRId64 ": %s (atau beri alasan dengan --paksa=ALASAN)"), id, error->message);
	return cli_complain_error(c, about, error);
}

static int put_to_stdout(struct cli *c, const struct article *a, const struct export_run *run)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	if (!newsroom_export_bytes(c->store, a, &run->order, c->now_s, bytes, &error))
		return refused(c, a->id, _("ekspor"), error);
	cli_put(c, bytes->str, bytes->len);
	return CLI_GOOD;
}

/* ---- files ---- */

static void say_json(struct cli *c, const struct export_run *run, const struct shipped *f)
{
	g_autoptr(GString) out = g_string_new(NULL);

	json_begin(out);
	json_int(out, "id", f->id);
	if (run->set)
		json_text(out, "outlet", f->outlet);
	json_text(out, "format", f->writer->name);
	json_int(out, "version", f->version);
	json_text(out, "path", f->path);
	json_text(out, "forced", run->order.forced);
	json_end(out);
	cli_put(c, out->str, out->len);
}

static void told(void *ctx, const struct shipped *f)
{
	struct export_run *run = ctx;
	struct cli *c = run->cli;

	if (f->error) {
		run->status = cli_worse(run->status, cli_complain_error(c, f->path, f->error));
		return;
	}
	run->files++;
	if (f->left_before)
		cli_note(c, _("naskah %" PRId64 " pernah diekspor sebagai wxr: WordPress melewati judul dan tanggal yang sudah ada; untuk memperbaruinya pakai --format=wp-json"), f->id);
	if (run->json)
		say_json(c, run, f);
	else
		cli_say(c, "%s\n", f->path);
}

/* Ctrl-C waits from the first file of a shipment to its last. */
static void send_shipment(struct export_run *run)
{
	if (!run->shipment)
		return;
	shipment_send(run->shipment, told, run);
	g_clear_pointer(&run->shipment, shipment_free);
	cli_interrupt_release();
}

static bool shipment_is_due(const struct export_run *run)
{
	return shipment_files(run->shipment) >= SHIPMENT_FILES || clock_monotonic_us() >= run->shipment_due_us || cli_interrupt_waits();
}

static bool open_shipment(struct export_run *run, GError **error)
{
	if (run->shipment)
		return true;
	run->shipment = shipment_new(run->cli->store, run->folder, run->cli->now_s, error);
	if (run->shipment) {
		run->shipment_due_us = clock_monotonic_us() + SHIPMENT_US;
		cli_interrupt_hold();
	}
	return run->shipment;
}

static int put_to_folder(struct cli *c, const struct article *a, struct export_run *run)
{
	g_autoptr(GError) error = NULL;

	if (!open_shipment(run, &error))
		return cli_complain_error(c, run->folder, error);
	if (!shipment_add(run->shipment, a, &run->order, &error)) {
		g_autofree char *about = g_strdup_printf(_("%s, naskah %" PRId64 " (%s)"), run->folder, a->id, run->order.writer->name);
		return refused(c, a->id, about, error);
	}
	if (shipment_is_due(run))
		send_shipment(run);
	return CLI_GOOD;
}

static int put_set(struct cli *c, const struct article *a, struct export_run *run)
{
	int status = CLI_GOOD;

	for (unsigned i = 0; i < run->set->len; i++) {
		const struct outlet *o = run->set->pdata[i];
		run->order.writer = o->writer;
		run->order.outlet = o->name;
		run->order.options = outlet_options(o, &run->order.options);
		run->order.tag = outlet_tag(run->set, i);
		status = cli_worse(status, put_to_folder(c, a, run));
	}
	return status;
}

/* Nothing stands in the way but an embargo, which is asked for where the bytes are made; else complained. */
static bool passes(struct cli *c, const struct article *a, struct export_run *run)
{
	unsigned errors = run->dict ? gate(c, a, run) : 0;
	g_autofree char *wants = run->order.forced ? NULL : template_wants(a);

	if (wants)
		c->status = cli_complain(c, CLI_NONE, _("naskah %" PRId64 ": %s (atau beri alasan dengan --paksa=ALASAN)"), a->id, wants);
	else if (errors > 0 && !run->order.forced)
		c->status = cli_complain(c, CLI_NONE, _("naskah %" PRId64 " masih punya %u galat; perbaiki atau terima dulu, atau pakai --paksa=ALASAN"), a->id, errors);
	return !wants && (errors == 0 || run->order.forced);
}

/* Standard output is for looking and for pipes: findings are told and do not refuse. An embargo does: a pipe may publish. */
static int export_one(struct cli *c, int64_t id, struct export_run *run)
{
	g_auto(article) a = { 0 };

	if (!cli_article(c, id, &a))
		return c->status;
	if (is_stdout(run)) {
		if (run->dict)
			gate(c, &a, run);
		return put_to_stdout(c, &a, run);
	}
	if (!passes(c, &a, run))
		return c->status;
	g_autofree char *hidden = hidden_words(a.body, a.body_len);
	if (hidden)
		cli_note(c, _("naskah %" PRId64 ": ikut terkirim %s"), id, hidden);
	return run->set ? put_set(c, &a, run) : put_to_folder(c, &a, run);
}

/* ---- several articles in one file ---- */

/* An article that may not leave is told and left out; the others go. */
static int gather_one(struct cli *c, int64_t id, struct export_run *run, GString *body, GArray *taken, int64_t *updated_s)
{
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;

	if (!cli_article(c, id, &a) || !passes(c, &a, run))
		return c->status;
	if (!newsroom_may_leave(&a, run->order.forced, c->now_s, &error))
		return refused(c, id, _("ekspor"), error);
	newsroom_gather(&a, &run->order, c->now_s, body);
	const struct gathered g = { id, a.head };
	g_array_append_val(taken, g);
	*updated_s = MAX(*updated_s, a.changed_s);
	return CLI_GOOD;
}

static int put_gathered(struct cli *c, struct export_run *run, const GArray *taken, const GString *bytes)
{
	g_autofree char *path = NULL;
	g_autoptr(GError) error = NULL;

	if (is_stdout(run)) {
		cli_put(c, bytes->str, bytes->len);
		return CLI_GOOD;
	}
	cli_interrupt_hold();
	bool done = newsroom_gather_put(c->store, &run->order, run->folder, taken, bytes, c->now_s, &path, &error);
	cli_interrupt_release();
	if (!done)
		return cli_complain_error(c, run->folder, error);
	cli_say(c, "%s\n", path);
	return CLI_GOOD;
}

static int export_together(struct cli *c, const GArray *ids, struct export_run *run)
{
	const struct collection *many = run->order.writer->many;
	g_autoptr(GString) whole = g_string_new(NULL), body = g_string_new(NULL);
	g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(struct gathered));
	int64_t updated_s = 0;
	int status = CLI_GOOD;

	for (unsigned i = 0; i < ids->len && (many->most == 0 || taken->len < many->most); i++) {
		status = cli_worse(status, gather_one(c, g_array_index(ids, int64_t, i), run, body, taken, &updated_s));
		show_progress(run, i + 1, ids->len);
	}
	show_progress(run, 0, 0);
	many->head(&run->order.options, updated_s, whole);
	g_string_append_len(whole, body->str, (gssize)body->len);
	g_string_append(whole, many->foot);
	return cli_worse(status, put_gathered(c, run, taken, whole));
}

/* The numbers of the articles: those named, or all that are released, the newest first. */
static bool ids_of(struct cli *c, char **args, const struct export_run *run, GArray *ids)
{
	static const struct list_query newest = { .sort = LIST_BY_DATE };
	enum { PAGE = 500 };
	g_autoptr(GPtrArray) page = NULL, before = NULL;
	g_autoptr(GError) error = NULL;
	int64_t id;

	for (; *args; args++) {
		if (!cli_id(c, *args, &id))
			return false;
		g_array_append_val(ids, id);
	}
	for (bool more = run->released; more; more = page->len == PAGE) {
		g_clear_pointer(&before, g_ptr_array_unref);
		before = g_steal_pointer(&page);
		page = list_page(c->store, &newest, before ? before->pdata[before->len - 1] : NULL, false, PAGE, &error);
		if (!page) {
			c->status = cli_complain_error(c, _("ekspor"), error);
			return false;
		}
		for (unsigned i = 0; i < page->len; i++) {
			const struct list_row *row = page->pdata[i];
			if (strcmp(row->status, "terbit") == 0)
				g_array_append_val(ids, row->id);
		}
	}
	if (ids->len == 0)
		c->status = cli_complain(c, CLI_NONE, "%s", _("belum ada naskah yang terbit"));
	return ids->len > 0;
}

static int export_all(struct cli *c, const GArray *ids, struct export_run *run)
{
	int status = CLI_GOOD;

	if (run->order.writer && run->order.writer->many && (run->together || run->released))
		return export_together(c, ids, run);
	for (unsigned i = 0; i < ids->len && !cli_out_broken(c); i++) {
		status = cli_worse(status, export_one(c, g_array_index(ids, int64_t, i), run));
		show_progress(run, i + 1, ids->len);
	}
	send_shipment(run);
	show_progress(run, 0, 0);
	return cli_worse(status, run->status);
}

/* ---- what was asked for ---- */

/* Articles are named or all of them are meant; only some formats hold several in a file. */
static bool which_is_good(struct cli *c, char **args, const struct export_run *run)
{
	if (run->released && *args)
		c->status = cli_complain(c, CLI_USAGE, "%s", _("pilih nomor naskah atau --semua-terbit, jangan keduanya"));
	else if (run->together && !(run->order.writer && run->order.writer->many))
		c->status = cli_complain(c, CLI_USAGE, "%s", _("--gabung hanya untuk --format rss, atom, dan wxr"));
	else
		return cli_operands(c, args, run->released ? 0 : 1, UINT_MAX);
	return false;
}

static bool has_words(const char *s)
{
	return s && s[strspn(s, " \t")] != '\0';
}

static bool forced_is_good(struct cli *c, const char *forced)
{
	if (!forced || (has_words(forced) && g_utf8_validate(forced, -1, NULL)))
		return true;
	c->status = cli_complain(c, CLI_USAGE, _("--paksa memerlukan alasan, misalnya --paksa=\"disetujui pimpinan\""));
	return false;
}

/* The outlets and the day's folder of --set. *folder: owns the name that the order borrows. */
static bool set_of(struct cli *c, const char *name, struct export_run *run, char **folder)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GKeyFile) file = config_file(NULL);

	run->set = outlet_set(file, name, &error);
	if (!run->set) {
		c->status = cli_complain(c, CLI_USAGE, "%s", error->message);
	} else if (!(*folder = newsroom_day_folder(run->folder, c->now_s, c->config.utc_offset_min, &error))) {
		c->status = cli_complain_error(c, run->folder, error);
	} else {
		run->folder = *folder;
		return true;
	}
	return false;
}

/* Either a format or a set; a set has no place on standard output. */
static bool what_is_good(struct cli *c, const char *format, const char *set, struct export_run *run)
{
	if (!set)
		return writer_of(c, format, &run->order.writer);
	if (!format && !is_stdout(run))
		return true;
	c->status = format ? cli_complain(c, CLI_USAGE, "%s", _("pilih --format atau --set, jangan keduanya")) :
		cli_complain(c, CLI_USAGE, "%s", _("keluaran baku hanya untuk satu --format, bukan untuk --set"));
	return false;
}

int cli_export(struct cli *c, char **args)
{
	struct export_run run = { .order = { .author = c->who.login }, .folder = ".", .cli = c };
	const char *format = NULL, *fold = NULL, *split = NULL, *set = NULL;
	g_autofree char *day_folder = NULL;
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_auto(office) settings = { 0 };
	const struct option_row rows[] = {
		{ "format", NULL, OPTION_TEXT, &format, N_("NAMA"), N_("misalnya txt, html, atau wa; tanpa ini semuanya disebut") },
		{ "set", NULL, OPTION_TEXT, &set, N_("NAMA"), N_("semua saluran sebuah set, ke folder hari ini; yang selalu ada: utama") },
		{ "semua-terbit", "released", OPTION_FLAG, &run.released, NULL, N_("semua naskah yang terbit, yang terbaru dulu; rss, atom, wxr: satu berkas") },
		{ "gabung", "together", OPTION_FLAG, &run.together, NULL, N_("rss, atom, wxr: naskah yang disebut dalam satu berkas") },
		{ "ke", "to", OPTION_TEXT, &run.folder, N_("DIR|-"), N_("folder tujuan (bawaan: folder ini); -: keluaran baku") },
		{ "paksa", "force", OPTION_TEXT, &run.order.forced, N_("ALASAN"), N_("ekspor walau ada galat atau embargo; alasan dan namanya dicatat") },
		{ "timpa", "overwrite", OPTION_FLAG, &run.order.overwrite, NULL, N_("ganti juga berkas yang bukan tulisan redaksi") },
		{ "judul-kapital", "upper-title", OPTION_FLAG, &run.order.options.upper_title, NULL, N_("txt: judul dengan huruf kapital") },
		{ "lipat", "fold", OPTION_TEXT, &fold, N_("N"), N_("txt: lipat pada N kolom") },
		{ "bagi", "split", OPTION_TEXT, &split, N_("N"), N_("wa: bagi menjadi bagian paling panjang N aksara") },
		{ "json", NULL, OPTION_FLAG, &run.json, NULL, N_("jawaban untuk mesin") },
	};

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !what_is_good(c, format, set, &run) || !which_is_good(c, args, &run) || !forced_is_good(c, run.order.forced) ||
	    !count_of(c, fold, 20, &run.order.options.fold) || !count_of(c, split, 100, &run.order.options.split) || !cli_store(c))
		return c->status;
	run.order.options.office = *c->config.office ? c->config.office : NULL;
	run.order.options.utc_offset_min = c->config.utc_offset_min;
	office_load(&settings, NULL);
	run.order.options.letterhead = &settings.letterhead;
	g_autoptr(dict) d = cli_dict(c);
	/* Without a dictionary nothing can vouch for the text: only on somebody's word, or to look at it. */
	if (!d && !run.order.forced && !is_stdout(&run))
		return c->status;
	run.dict = d;
	if (set && !set_of(c, set, &run, &day_folder))
		return c->status;
	run.shows_progress = !c->out_is_terminal && isatty(STDERR_FILENO);
	int status = ids_of(c, args, &run, ids) ? export_all(c, ids, &run) : c->status;
	if (run.set && !run.json)
		cli_note(c, ngettext_("%u berkas ditulis ke %s", "%u berkas ditulis ke %s", run.files), run.files, run.folder);
	g_clear_pointer(&run.set, g_ptr_array_unref);
	return status;
}
