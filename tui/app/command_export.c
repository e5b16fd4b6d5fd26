/* The command export: the office's outlets as a checklist, the files one by one. */
#include "app/command.h"
#include <string.h>
#include "app/config.h"
#include "app/gate.h"
#include "app/hidden_words.h"
#include "app/newsroom.h"
#include "app/office.h"
#include "app/outlet.h"
#include "app/template.h"

enum { WRITE_ALL = -1, TO_FOLDER = -2 };   /* values of the two rows that are no outlet */

/* ---- the files, one each turn, so that the writer goes on; then all of them leave together ---- */

struct export_run {
	struct article article;        /* as it is stored */
	GPtrArray *outlets;            /* struct outlet *, the chosen ones */
	char *folder, *forced;
	struct shipment *shipment;
	struct office office;
	unsigned next, written;
	GString *report;
	struct overlay *shown;         /* where the report stands; NULL: the writer closed it */
};

static void export_run_free(struct export_run *r)
{
	if (!r)
		return;
	if (r->shown)
		r->shown->free_data = NULL;
	shipment_free(r->shipment);
	article_release(&r->article);
	g_ptr_array_unref(r->outlets);
	office_clear(&r->office);
	g_string_free(r->report, TRUE);
	g_free(r->folder);
	g_free(r->forced);
	g_free(r);
}

static void tell_failed(struct export_run *r, const char *outlet, const GError *error)
{
	g_autofree char *why = newsroom_error(error);

	g_string_append_printf(r->report, _("%s: TIDAK JADI\n  %s\n"), outlet, why);
}

static void make_next(struct app *a, struct export_run *r)
{
	const struct outlet *o = g_ptr_array_index(r->outlets, r->next);
	const struct export_options common = { .office = a->office, .utc_offset_min = a->utc_offset_min, .letterhead = &r->office.letterhead };
	const struct export_order order = {
		.writer = o->writer, .options = outlet_options(o, &common), .outlet = o->name, .tag = outlet_tag(r->outlets, r->next),
		.forced = r->forced, .author = a->person,
	};
	g_autoptr(GError) error = NULL;

	if (!shipment_add(r->shipment, &r->article, &order, &error))
		tell_failed(r, o->name, error);
	r->next++;
}

static void told(void *ctx, const struct shipped *f)
{
	struct export_run *r = ctx;

	if (f->error) {
		tell_failed(r, f->outlet, f->error);
		return;
	}
	g_autofree char *name = g_path_get_basename(f->path);
	/* Not indented: a name has no blank to wrap at, and the indent would be a row of its own. */
	g_string_append_printf(r->report, "%s:\n%s\n", f->outlet, name);
	if (f->left_before)
		g_string_append(r->report, _("  Pernah diekspor: WordPress tidak memperbaruinya; pakai wp-json.\n"));
	r->written++;
}

/* Only while the writer still looks at it. */
static void show_report(const struct export_run *r, const char *title)
{
	if (!r->shown)
		return;
	g_free(r->shown->title);
	r->shown->title = g_strdup(title);
	g_free(r->shown->body);
	r->shown->body = g_strdup(r->report->str);
}

static void forget_shown(void *run)
{
	((struct export_run *)run)->shown = NULL;
}

static void send(struct app *a, struct export_run *r)
{
	shipment_send(r->shipment, told, r);
	g_autofree char *title = g_strdup_printf(_("EKSPOR: %u dari %u berkas"), r->written, r->outlets->len);
	show_report(r, title);
	if (r->written < r->outlets->len)
		app_notice(a, NOTICE_ALARM, _("Hanya %u dari %u berkas yang jadi"), r->written, r->outlets->len);
	else
		app_notice(a, NOTICE_INFO, _("%u berkas diekspor ke %s"), r->written, r->folder);
}

void export_step(struct app *a)
{
	struct export_run *r = a->exporting;

	if (r->next == r->outlets->len) {
		send(a, r);
		g_clear_pointer(&a->exporting, export_run_free);
		return;
	}
	make_next(a, r);
	g_autofree char *title = g_strdup_printf(_("EKSPOR: menyiapkan %u dari %u berkas"), r->next, r->outlets->len);
	show_report(r, title);
	a->export_due_us = a->now_us + 1;
}

void export_finish(struct app *a)
{
	while (a->exporting)
		export_step(a);
}

/* ---- the checklist ---- */

struct checklist {
	GPtrArray *outlets;            /* struct outlet *, then one for each format that the set has not */
	bool *chosen;
	char *parent;                  /* in which the day's folder stands */
	char **sets;
	unsigned set;
};

static void checklist_clear(struct checklist *l)
{
	g_clear_pointer(&l->outlets, g_ptr_array_unref);
	g_clear_pointer(&l->chosen, g_free);
}

static void checklist_free(void *p)
{
	struct checklist *l = p;

	checklist_clear(l);
	g_strfreev(l->sets);
	g_free(l->parent);
	g_free(l);
}

static bool has_format(const GPtrArray *outlets, const struct writer *w)
{
	for (unsigned i = 0; i < outlets->len; i++)
		if (((const struct outlet *)g_ptr_array_index(outlets, i))->writer == w)
			return true;
	return false;
}

/* The set's outlets are chosen; every other format of the program stands below, unchosen. */
static bool checklist_fill(struct checklist *l, GError **error)
{
	g_autoptr(GKeyFile) file = config_file(NULL);
	GPtrArray *outlets = outlet_set(file, l->sets[l->set], error);

	if (!outlets)
		return false;
	checklist_clear(l);
	l->outlets = outlets;
	unsigned n_set = outlets->len;
	g_autofree char *pdf_program = newsroom_pdf_program();
	const struct export_options here = { .pdf_program = pdf_program };
	for (unsigned i = 0; i < export_writer_count; i++) {
		struct outlet *o = NULL;
		const struct writer *w = &export_writers[i];
		if (export_offered(w, &here) && !has_format(outlets, w) && outlet_parse(w->name, w->name, &o, NULL))
			g_ptr_array_add(outlets, o);
	}
	l->chosen = g_new0(bool, outlets->len);
	for (unsigned i = 0; i < n_set; i++)
		l->chosen[i] = true;
	return true;
}

static unsigned chosen_count(const struct checklist *l)
{
	unsigned n = 0;

	for (unsigned i = 0; i < l->outlets->len; i++)
		n += l->chosen[i];
	return n;
}

/* A name in half of a row: the middle gives way, because the day and the suffix tell the files apart. Names are ASCII. */
static char *name_in(const char *name, const char *suffix, int cols)
{
	size_t room = (size_t)MAX(cols / 2, 1), len = strlen(name), tail = strlen(suffix) + 1;

	if (len <= room || tail + 1 >= room)
		return g_strdup(len <= room ? name : suffix);
	return g_strdup_printf("%.*s…%s", (int)(room - tail - 1), name, name + len - tail);
}

static void show_checklist(struct app *a, struct overlay *o)
{
	const struct checklist *l = o->data;
	unsigned at = o->current, n = chosen_count(l);
	g_autofree char *write = g_strdup_printf(ngettext_("Tulis %u berkas", "Tulis %u berkas", n), n);

	overlay_clear_choices(o);
	overlay_add_choice(o, write, NULL, 0, WRITE_ALL);
	overlay_add_choice(o, _("Ke folder"), l->parent, 0, TO_FOLDER);
	for (unsigned i = 0; i < l->outlets->len; i++) {
		const struct outlet *out = g_ptr_array_index(l->outlets, i);
		g_autofree char *label = g_strdup_printf("[%c] %s: %s", l->chosen[i] ? 'x' : ' ', out->name, _(out->writer->title));
		g_autofree char *name = export_name(&a->doc->article, out->writer, a->utc_offset_min);
		g_autofree char *shown = name_in(name, out->writer->suffix, a->cols);
		overlay_add_choice(o, label, shown, 0, (intptr_t)i);
	}
	o->current = MIN(at, o->shown->len - 1);
	g_free(o->title);
	o->title = g_strdup_printf(_("EKSPOR: set %s"), l->sets[l->set]);
}

static void start_run(struct app *a, const struct checklist *l, const char *forced)
{
	g_autoptr(GError) error = NULL;
	g_auto(article) stored = { 0 };
	g_autofree char *folder = newsroom_day_folder(l->parent, a->now_s, a->utc_offset_min, &error);
	g_autoptr(shipment) files = folder ? shipment_new(a->store, folder, a->now_s, &error) : NULL;

	if (!files || !article_load(a->store, a->doc->article.id, &stored, &error)) {
		app_notice_error(a, _("Ekspor tidak jadi"), error);
		return;
	}
	export_finish(a);
	struct export_run *r = g_new0(struct export_run, 1);
	r->article = stored;
	stored = (struct article){ 0 };
	r->outlets = g_ptr_array_new_with_free_func((GDestroyNotify)outlet_free);
	for (unsigned i = 0; i < l->outlets->len; i++)
		if (l->chosen[i])
			g_ptr_array_add(r->outlets, outlet_copy(g_ptr_array_index(l->outlets, i)));
	r->folder = g_steal_pointer(&folder);
	r->shipment = g_steal_pointer(&files);
	r->forced = g_strdup(forced);
	office_load(&r->office, NULL);
	r->report = g_string_new(NULL);
	g_string_append_printf(r->report, _("Folder: %s\n"), r->folder);
	r->shown = overlay_text(_("EKSPOR"), r->report->str);
	r->shown->hint = g_strdup(_("Esc tutup"));
	r->shown->data = r;
	r->shown->free_data = forget_shown;
	a->exporting = r;
	a->export_due_us = a->now_us;
	app_push(a, r->shown);
}

static void start_forced(struct app *a, void *data, const char *forced)
{
	start_run(a, data, forced);
}

static void leave_by_gate(struct app *a, struct overlay *o)
{
	struct checklist *l = o->data;

	if (!gate_ready(a))
		return;
	o->data = NULL;
	o->free_data = NULL;
	app_pop(a);
	gate_pass(a, start_forced, l, checklist_free);
}

static bool accept_folder(struct app *a, struct overlay *o, intptr_t value)
{
	struct overlay *list = g_queue_peek_nth(&a->overlays, 1);
	struct checklist *l = list->data;

	(void)value;
	if (!g_file_test(overlay_value(o, 0), G_FILE_TEST_IS_DIR)) {
		app_notice(a, NOTICE_ALARM, _("Folder “%s” tidak ada"), overlay_value(o, 0));
		return false;
	}
	g_free(l->parent);
	l->parent = g_strdup(overlay_value(o, 0));
	show_checklist(a, list);
	return true;
}

static bool accept_row(struct app *a, struct overlay *o, intptr_t value)
{
	struct checklist *l = o->data;

	if (value == WRITE_ALL && chosen_count(l) > 0) {
		leave_by_gate(a, o);
	} else if (value == WRITE_ALL) {
		app_notice(a, NOTICE_INFO, "%s", _("Belum ada yang dipilih"));
	} else if (value == TO_FOLDER) {
		struct overlay *where = overlay_form(_("EKSPOR: folder hari ini dibuat di dalam"), accept_folder);
		overlay_add_input(where, _("Folder"), l->parent);
		app_push(a, where);
	} else {
		l->chosen[value] = !l->chosen[value];
		show_checklist(a, o);
	}
	return false;
}

/* Space marks an outlet; left and right go through the sets. */
static bool checklist_key(struct app *a, struct overlay *o, uint32_t key)
{
	struct checklist *l = o->data;
	unsigned n = g_strv_length(l->sets), before = l->set;
	g_autoptr(GError) error = NULL;

	if (key == ' ') {
		const struct choice *c = overlay_chosen(o);
		return accept_row(a, o, c ? c->value : WRITE_ALL), true;
	}
	if (key != K_LEFT && key != K_RIGHT)
		return false;
	l->set = (l->set + (key == K_RIGHT ? 1 : n - 1)) % n;
	if (!checklist_fill(l, &error)) {
		app_notice(a, NOTICE_ALARM, "%s", error->message);
		l->set = before;
	}
	show_checklist(a, o);
	return true;
}

static char *parent_folder(GKeyFile *file)
{
	char *kept = g_key_file_get_string(file, "redaksi", "ekspor", NULL);

	return kept ? kept : g_strdup(g_get_home_dir());
}

void command_export(struct app *a)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GKeyFile) file = config_file(NULL);

	if (!command_need_doc(a))
		return;
	if (!a->dict_problem && a->doc->checked_revision != text_revision(a->doc->text)) {
		app_check_then(a, command_export);
		return;
	}
	struct checklist *l = g_new0(struct checklist, 1);
	l->sets = outlet_set_names(file);
	l->parent = parent_folder(file);
	struct overlay *o = overlay_choice(_("EKSPOR"), false, accept_row);
	o->data = l;
	o->free_data = checklist_free;
	o->key = checklist_key;
	o->hint = g_strdup(_("Enter tulis · Spasi pilih · kiri/kanan set lain · Esc batal"));
	if (!checklist_fill(l, &error)) {
		app_notice(a, NOTICE_ALARM, "%s", error->message);
		overlay_free(o);
		return;
	}
	g_autofree char *hidden = hidden_words(text_bytes(a->doc->text), text_len(a->doc->text));
	o->body = hidden ? command_printf(_("Ikut terkirim: %s. {hidden} di naskah menandainya."), hidden) : NULL;
	show_checklist(a, o);
	app_push(a, o);
}
