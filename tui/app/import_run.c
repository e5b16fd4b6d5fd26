#include "app/import_run.h"
#include <inttypes.h>
#include <string.h>
#include "app/command.h"
#include "app/newsroom.h"

struct import_run {
	GPtrArray *paths;
	unsigned next;                 /* of the file that is read */
	struct intake *in;             /* it, or NULL: not begun */
	struct import_how how;
	char *author;
	char *encoding;                /* of this file, chosen by the writer, or NULL */
	GPtrArray *results;            /* struct imported_result * */
	unsigned known, failed;
	GString *troubles;             /* files that did not come in, and why */
	struct overlay *shown;         /* the progress; gone when the writer closed it */
	bool waits, answered;          /* for an answer; the last one is given */
};

void import_run_free(struct import_run *r)
{
	if (!r)
		return;
	intake_free(r->in);
	g_ptr_array_unref(r->paths);
	g_ptr_array_unref(r->results);
	g_string_free(r->troubles, TRUE);
	g_free(r->encoding);
	g_free(r->author);
	g_free(r);
}

/* The writer looks at the progress. Else nothing may come between the keys: no question, no report. */
static bool is_watched(const struct app *a)
{
	return app_overlay(a) == a->importing->shown && a->importing->shown != NULL;
}

static const char *path_of(const struct import_run *r)
{
	return r->paths->pdata[r->next];
}

static void go_on(struct app *a)
{
	a->importing->waits = false;
	a->import_due_us = a->now_us + 1;
}

/* ---- what came in ---- */

static void add_result(GString *s, const struct imported_result *r)
{
	g_string_append_printf(s, _("%s\n  nomor %" PRId64 ", %zu paragraf, %zu kata\n"), r->title, r->id, r->paragraphs, r->words);
	for (char **line = r->report; *line; line++)
		g_string_append_printf(s, "  - %s\n", *line);
}

/* The first of them; all of them stand in their histories. */
static char *report_of(const struct import_run *r)
{
	enum { SHOWN = 200 };
	GString *s = g_string_new(r->troubles->str);
	unsigned shown = 0;

	for (unsigned i = 0; i < r->results->len; i++) {
		const struct imported_result *one = r->results->pdata[i];
		if (one->known && r->results->len > 1)
			continue;
		if (++shown <= SHOWN)
			add_result(s, one);
	}
	if (shown > SHOWN)
		g_string_append_printf(s, ngettext_("dan %u naskah lain\n", "dan %u naskah lain\n", shown - SHOWN), shown - SHOWN);
	g_autofree char *kept = command_words(_("\nBerkas asli dan catatan ini tetap disimpan (Riwayat: {history})."));
	if (r->results->len > r->known)
		g_string_append(s, kept);
	return g_string_free(s, FALSE);
}

static char *sum_of(const struct import_run *r)
{
	GString *s = g_string_new(NULL);
	unsigned came = r->results->len - r->known;

	g_string_append_printf(s, ngettext_("DIIMPOR: %u naskah", "DIIMPOR: %u naskah", came), came);
	if (r->known > 0)
		g_string_append_printf(s, ngettext_(", %u sudah ada", ", %u sudah ada", r->known), r->known);
	if (r->failed > 0)
		g_string_append_printf(s, ngettext_(", %u berkas gagal", ", %u berkas gagal", r->failed), r->failed);
	return g_string_free(s, FALSE);
}

/* Shown to who waited for it; one article that came alone is opened. */
static void finish(struct app *a, bool watched)
{
	struct import_run *r = a->importing;
	g_autofree char *sum = sum_of(r), *report = report_of(r);
	const struct imported_result *first = r->results->len > 0 ? r->results->pdata[0] : NULL;

	if (watched && first && r->results->len == 1)
		app_open(a, first->id);
	app_reload_list(a, watched && first ? first->id : 0);
	app_notice(a, r->failed ? NOTICE_ALARM : NOTICE_INFO, "%s", sum);
	if (watched) {
		struct overlay *o = overlay_text(sum, report);
		o->hint = g_strdup(_("Esc tutup"));
		app_push(a, o);
	}
	g_clear_pointer(&a->importing, import_run_free);
}

/* ---- lines of a site ---- */

/* The report comes with the next step: who calls this still looks at the question. */
static void keep_furniture(struct app *a, struct overlay *o)
{
	(void)o;
	a->importing->answered = true;
	go_on(a);
}

static bool accept_furniture(struct app *a, struct overlay *o, intptr_t drops)
{
	struct import_run *r = a->importing;
	g_autoptr(GError) error = NULL;

	if (drops && !newsroom_drop_furniture(a->store, r->results, a->person, a->now_s, &error))
		app_notice_error(a, _("Sisa situs tidak terbuang"), error);
	keep_furniture(a, o);
	app_pop(a);
	return false;
}

/* What would go of one article. */
static void add_furniture(struct app *a, GString *s, const struct imported_result *r, bool titled)
{
	enum { SHOWN = 600 };
	g_auto(article) stored = { 0 };

	if (s->len > SHOWN || !article_load(a->store, r->id, &stored, NULL))
		return;
	if (titled)
		g_string_append_printf(s, "%s:\n", r->title);
	g_auto(GStrv) lines = g_strsplit(stored.body + MIN(r->furniture_at, stored.body_len), "\n", -1);
	for (char **line = lines; *line; line++)
		if (**line && s->len <= SHOWN)
			g_string_append_printf(s, "  %s\n", *line);
	if (s->len > SHOWN)
		g_string_append(s, "  …\n");
}

static char *furniture_of(struct app *a, const struct import_run *r, unsigned *articles)
{
	GString *s = g_string_new(NULL);

	*articles = 0;
	for (unsigned i = 0; i < r->results->len; i++) {
		const struct imported_result *one = r->results->pdata[i];
		if (one->furniture_at == 0)
			continue;
		++*articles;
		add_furniture(a, s, one, r->results->len > 1);
	}
	return g_string_free(s, FALSE);
}

static void ask_furniture(struct app *a)
{
	unsigned n;
	g_autofree char *lines = furniture_of(a, a->importing, &n);

	if (n == 0) {
		finish(a, true);
		return;
	}
	g_autofree char *title = g_strdup_printf(ngettext_("SISA SITUS di akhir %u naskah: dibuang?", "SISA SITUS di akhir %u naskah: dibuang?", n), n);
	struct overlay *o = overlay_choice(title, false, accept_furniture);
	o->body = g_steal_pointer(&lines);
	overlay_add_choice(o, _("Biarkan di naskah"), NULL, 'b', false);
	overlay_add_choice(o, _("Hapus baris ini dari naskah"), NULL, 'h', true);
	o->cancel = keep_furniture;
	o->hint = g_strdup(_("B biarkan · H hapus · berkas aslinya tetap disimpan"));
	a->importing->waits = true;
	app_push(a, o);
}

static void import_ended(struct app *a)
{
	struct import_run *r = a->importing;
	bool watched = is_watched(a);

	for (unsigned i = 0; i < r->results->len; i++)
		r->known += ((const struct imported_result *)r->results->pdata[i])->known;
	if (watched)
		app_pop(a);
	if (watched)
		ask_furniture(a);
	else
		finish(a, false);
}

/* ---- bytes that are no UTF-8 ---- */

static void next_file(struct app *a)
{
	struct import_run *r = a->importing;

	g_clear_pointer(&r->in, intake_free);
	g_clear_pointer(&r->encoding, g_free);
	r->next++;
	go_on(a);
}

static void fail(struct import_run *r, const GError *error)
{
	g_autofree char *why = newsroom_error(error), *name = g_filename_display_basename(path_of(r));

	g_string_append_printf(r->troubles, _("%s: TIDAK MASUK\n  %s\n"), name, why);
	r->failed++;
}

static void skip_file(struct app *a, struct overlay *o)
{
	fail(a->importing, o->data);
	next_file(a);
}

static bool accept_encoding(struct app *a, struct overlay *o, intptr_t value)
{
	struct import_run *r = a->importing;

	if (value < 0) {
		skip_file(a, o);
		app_pop(a);
		return false;
	}
	const struct choice *c = g_ptr_array_index(o->choices, (unsigned)value);
	g_free(r->encoding);
	r->encoding = g_strdup(c->label);
	app_pop(a);
	g_clear_pointer(&r->in, intake_free);
	go_on(a);
	return false;
}

static void offer_encoding(struct overlay *o, const char *path, const char *encoding, int64_t offset)
{
	g_autofree char *sample = newsroom_sample(path, encoding, offset);

	for (unsigned i = 0; i < o->choices->len; i++)
		if (g_ascii_strcasecmp(((const struct choice *)o->choices->pdata[i])->label, encoding) == 0)
			return;
	if (sample && *sample)
		overlay_add_choice(o, encoding, sample, 0, (intptr_t)o->choices->len);
}

/* Each with the words as they would read: the right one is seen. */
static void ask_encoding(struct app *a, const GError *error, const char *probable)
{
	static const char *const usual[] = { "windows-1252", "windows-1250", "macintosh" };
	struct import_run *r = a->importing;
	int64_t offset = g_ascii_strtoll(error->message, NULL, 10);
	g_autofree char *name = g_filename_display_basename(path_of(r));
	g_autofree char *title = g_strdup_printf(_("%s: bukan UTF-8 (bita ke-%" PRId64 "). Mana yang terbaca benar?"), name, offset + 1);
	struct overlay *o = overlay_choice(title, false, accept_encoding);

	offer_encoding(o, path_of(r), probable, offset);
	for (size_t i = 0; i < G_N_ELEMENTS(usual); i++)
		offer_encoding(o, path_of(r), usual[i], offset);
	overlay_add_choice(o, _("Lewati berkas ini"), NULL, 'l', -1);
	o->cancel = skip_file;
	o->data = g_error_copy(error);
	o->free_data = (GDestroyNotify)g_error_free;
	o->hint = g_strdup(_("Enter pilih · L lewati berkas ini"));
	r->waits = true;
	app_push(a, o);
}

/* ---- piece by piece ---- */

static void show_progress(struct app *a, const struct import_run *r)
{
	g_autofree char *name = r->next < r->paths->len ? g_filename_display_basename(path_of(r)) : g_strdup("");
	int percent = r->in ? intake_percent(r->in) : -1;

	if (!g_queue_find(&a->overlays, r->shown))
		return;
	g_free(r->shown->body);
	r->shown->body = percent >= 0 ?
		g_strdup_printf(_("Berkas %u dari %u: %s, %d%%\n%u naskah sudah masuk\n"), MIN(r->next + 1, r->paths->len), r->paths->len, name, percent, r->results->len) :
		g_strdup_printf(_("Berkas %u dari %u: %s\n%u naskah sudah masuk\n"), MIN(r->next + 1, r->paths->len), r->paths->len, name, r->results->len);
}

/* What did not come in is noted, or asked about. */
static void step_failed(struct app *a, const GError *error)
{
	g_autofree char *probable = newsroom_probable_encoding(error);

	if (probable && !a->importing->encoding && is_watched(a)) {
		ask_encoding(a, error, probable);
		return;
	}
	fail(a->importing, error);
	next_file(a);
}

void import_step(struct app *a)
{
	struct import_run *r = a->importing;
	g_autoptr(GError) error = NULL;
	bool more = false;

	if (r->waits)
		return;
	if (r->answered) {
		finish(a, true);
		return;
	}
	if (r->next >= r->paths->len) {
		import_ended(a);
		return;
	}
	r->how.encoding = r->encoding;
	if (!r->in)
		r->in = intake_new(a->store, path_of(r), &r->how, r->author, a->now_s, r->results);
	if (!intake_step(r->in, &more, &error))
		step_failed(a, error);
	else if (more)
		go_on(a);
	else
		next_file(a);
	show_progress(a, r);
}

/* S stops: what came in stays. */
static bool progress_key(struct app *a, struct overlay *o, uint32_t key)
{
	struct import_run *r = a->importing;

	(void)o;
	if (key != 's' || !r)
		return false;
	g_string_append_printf(r->troubles, _("Dihentikan; berkas sisanya belum diimpor. Impor ulang melanjutkannya.\n"));
	r->next = r->paths->len;
	g_clear_pointer(&r->in, intake_free);
	go_on(a);
	return true;
}

void import_run_show(struct app *a)
{
	struct overlay *o = overlay_text(_("IMPOR sedang berjalan"), "");

	o->key = progress_key;
	o->hint = g_strdup(_("S hentikan · Esc tutup, impor berjalan terus"));
	a->importing->shown = o;
	app_push(a, o);
	show_progress(a, a->importing);
}

void import_run_start(struct app *a, GPtrArray *paths)
{
	struct import_run *r = g_new0(struct import_run, 1);

	r->paths = paths;
	r->author = g_strdup(a->person);
	r->how.commits_each_step = true;
	r->results = g_ptr_array_new_with_free_func((GDestroyNotify)imported_result_free);
	r->troubles = g_string_new(NULL);
	a->importing = r;
	import_run_show(a);
	go_on(a);
}
