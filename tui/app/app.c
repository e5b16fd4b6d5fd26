#include "app/app.h"
#include <string.h>
#include "app/command.h"
#include "app/config.h"
#include "app/escape.h"
#include "app/import_run.h"
#include "app/newsroom.h"
#include "app/seeker.h"
#include "app/setting.h"
#include "app/setup.h"
#include "app/worker.h"
#include "app/writer.h"

enum {
	PREVIEW_PAUSE_US = 150000, CHECK_PAUSE_US = 400000, COUNT_PAUSE_US = 400000, UPKEEP_STEP_US = 200000,
	LIST_COLS = 24, LIST_COLS_WIDE = 30, PREVIEW_COLS_MIN = 34,
	COLS_TWO = 60, COLS_THREE = 110, ROWS_FULL = 10, ROWS_HEAD = 12, COLS_FULL = 40,
	DISK_US = 300000,                          /* while a save runs or the journal is not synced, so often is looked */
	STRIP_ROWS = 3, STRIP_ROWS_SMALL = 5, CHECK_MAX = 1 << 20,       /* bytes; a longer text is checked around the cursor */
};

/* ---- where the panes stand ---- */

static void editor_areas(const struct app *a, struct areas *out, int top, int rows, int col, int cols)
{
	int head = rows >= ROWS_HEAD - 4 && a->rows >= ROWS_HEAD ? 3 : 0;

	out->head = (struct area){ top, col, MIN(head, 2), cols };
	out->text = (struct area){ top + head, col, MAX(0, rows - head), cols };
}

void app_areas(const struct app *a, struct areas *out)
{
	bool small = a->rows < ROWS_FULL || a->cols < COLS_FULL;
	int top = small ? 0 : 1, bottom = small ? 1 : 2;
	int rows = MAX(0, a->rows - top - bottom), strip = a->walking ? MIN(a->cols < COLS_TWO ? STRIP_ROWS_SMALL : STRIP_ROWS, rows / 2) : 0;

	*out = (struct areas){ 0 };
	if (!small) {
		out->bar = (struct area){ 0, 0, 1, a->cols };
		out->hints = (struct area){ a->rows - 1, 0, 1, a->cols };
	}
	out->status = (struct area){ a->rows - bottom, 0, 1, a->cols };
	rows -= strip;
	out->strip = (struct area){ top + rows, 0, strip, a->cols };
	if (a->cols < COLS_TWO || !a->doc) {
		struct area whole = { top, 0, rows, a->cols };
		if (a->focus == IN_LIST || !a->doc)
			out->list = whole;
		else if (a->focus == IN_PREVIEW)
			out->preview = whole;
		else
			editor_areas(a, out, top, rows, 0, a->cols);
		return;
	}
	int list = a->cols >= COLS_THREE ? LIST_COLS_WIDE : LIST_COLS;
	int preview = a->cols >= COLS_THREE ? MAX(PREVIEW_COLS_MIN, (a->cols - list) * 2 / 5) : 0;
	out->list = (struct area){ top, 0, rows, list };
	int col = list + 2, cols = a->cols - col - (preview ? preview + 2 : 0);
	if (preview)
		out->preview = (struct area){ top, a->cols - preview, rows, preview };
	if (!preview && a->focus == IN_PREVIEW)
		out->preview = (struct area){ top, col, rows, cols };
	else
		editor_areas(a, out, top, rows, col, cols);
}

/* ---- notices ---- */

void app_notice(struct app *a, enum notice_kind kind, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_free(a->notice);
	a->notice = command_vprintf(format, args);
	va_end(args);
	a->notice_kind = kind;
}

void app_notice_clear(struct app *a)
{
	g_clear_pointer(&a->notice, g_free);
	a->notice_kind = NOTICE_NONE;
}

void app_notice_error(struct app *a, const char *what, const GError *error)
{
	g_autofree char *why = newsroom_error(error);

	app_notice(a, NOTICE_ALARM, "%s: %s", what, why);
}

char *app_time(const struct app *a, int64_t at_s)
{
	g_autoptr(GDateTime) t = g_date_time_new_from_unix_utc(at_s + (int64_t)a->utc_offset_min * 60);

	return t ? g_date_time_format(t, "%d/%m %H.%M") : g_strdup("?");
}

/* ---- overlays ---- */

struct overlay *app_overlay(const struct app *a)
{
	return a->overlays.head ? a->overlays.head->data : NULL;
}

void app_push(struct app *a, struct overlay *o)
{
	g_queue_push_head(&a->overlays, o);
}

void app_pop(struct app *a)
{
	overlay_free(g_queue_pop_head(&a->overlays));
}

/* ---- the checker ---- */

/* false: nothing was found out, or about another text than the one that is open. */
static bool take_checked(struct app *a, uint64_t ticket, struct checked *found)
{
	if (!found->findings || !a->doc || ticket != a->check_ticket || a->check_title != a->doc->title_revision)
		return false;
	for (unsigned i = 0; i < found->findings->len; i++)
		((struct finding *)g_ptr_array_index(found->findings, i))->off += a->check_from;
	doc_take_findings(a->doc, g_steal_pointer(&found->findings));
	g_ptr_array_unref(a->doc->in_title);
	a->doc->in_title = g_steal_pointer(&found->in_title);
	g_strfreev(a->doc->lead);
	a->doc->lead = a->check_from == 0 ? g_steal_pointer(&found->lead) : NULL;
	a->doc->checked_revision = a->check_revision;
	if (a->walking && a->walk_at >= drift_len(a->doc->findings))
		a->walking = false;
	return true;
}

/* What was asked for while the check ran comes now, unless something else is on the screen meanwhile. */
static void go_on(struct app *a)
{
	void (*then)(struct app *) = a->when_checked;

	a->when_checked = NULL;
	if (!then || !a->doc || app_overlay(a))
		return;
	app_notice_clear(a);
	then(a);
}

static void on_checked(void *ctx, uint64_t ticket, struct checked *found, const GError *error)
{
	struct app *a = ctx;

	if (error && !a->dict_problem)
		a->dict_problem = newsroom_error(error);
	if (found->house_problem)
		app_notice(a, NOTICE_ALARM, "%s", found->house_problem);
	if (take_checked(a, ticket, found) || a->dict_problem)
		go_on(a);
}

void app_check_now(struct app *a)
{
	struct doc *d = a->doc;
	size_t half = CHECK_MAX / 2, from = d->cursor > half ? d->cursor - half : 0, to = MIN(text_len(d->text), from + CHECK_MAX), len;
	const char *s = text_upto(d->text, to, 1, &len);
	struct article copy = d->article;

	from = text_len(d->text) > CHECK_MAX ? paragraph_start(s, len, from) : 0;
	to = paragraph_end(s, len, to);
	g_autofree char *body = g_strndup(s + from, to - from);
	copy.body = body;
	copy.body_len = to - from;
	a->check_from = from;
	a->check_revision = text_revision(d->text);
	a->check_title = d->title_revision;
	if (d->changes)
		g_array_set_size(d->changes, 0);
	else
		d->changes = g_array_new(FALSE, FALSE, sizeof(struct text_change));
	a->check_due_us = 0;
	worker_cancel(a->worker);
	worker_check(a->worker, ++a->check_ticket, check_request_new(a->store, &copy, a->login, true));
}

void app_check_then(struct app *a, void (*then)(struct app *a))
{
	app_check_now(a);
	a->when_checked = then;
	app_notice(a, NOTICE_INFO, "%s", _("Naskah sedang diperiksa; terbuka begitu selesai"));
}

/* ---- one turn ---- */

void app_moved(struct app *a)
{
	a->count_due_us = a->now_us + COUNT_PAUSE_US;
	if (!a->preview_due_us)
		a->preview_due_us = a->now_us + PREVIEW_PAUSE_US;
}

void app_changed(struct app *a)
{
	a->preview_due_us = a->now_us + PREVIEW_PAUSE_US;
	a->check_due_us = a->now_us + CHECK_PAUSE_US;
	a->count_due_us = a->now_us + COUNT_PAUSE_US;
	a->disk_due_us = a->now_us + DISK_US;
}

static bool due(int64_t *deadline, int64_t now_us)
{
	if (*deadline == 0 || *deadline > now_us)
		return false;
	*deadline = 0;
	return true;
}

/* When the store is tidy, its words are read for the checker, once a session; a commit of the saver's goes first. */
static void learn_step(struct app *a)
{
	if (saver_saving(a->saver) > 0 || learning_step(a->learning, a->store)) {
		a->tidy_due_us = a->now_us + UPKEEP_STEP_US;
		return;
	}
	worker_learn(a->worker, learning_take(a->learning));
	g_clear_pointer(&a->learning, learning_free);
	a->tidy_due_us = a->now_us + UPKEEP_STEP_US;
}

/* Nothing is left to tidy or to learn: the copy of the day and a look at the store, asked for once an hour of somebody's writing. */
static void care_step(struct app *a)
{
	if (a->now_us < a->care_from_us && !saver_care_left(a->saver))
		return;
	a->care_from_us = a->now_us + G_TIME_SPAN_HOUR;
	saver_care(a->saver, a->now_s, a->utc_offset_min);
}

static void on_trouble(void *ctx, const GError *error)
{
	struct app *a = ctx;
	bool damaged = g_error_matches(error, STORE_ERROR, STORE_ERROR_DAMAGED);
	g_autofree char *refused = a->doc ? doc_safety(a->doc) : NULL;

	/* Who hears where the text is safe on a disk that refuses need not hear of the copy that it refused as well. */
	if (a->care_told || (refused && !damaged))
		return;
	a->care_told = true;
	if (damaged) {
		g_autofree char *why = newsroom_error(error);
		app_notice(a, NOTICE_ALARM, "%s", why);
	} else {
		app_notice_error(a, _("Cadangan harian tidak jadi"), error);
	}
}

void app_tick(struct app *a)
{
	struct areas areas;

	/* The bin is emptied and the search index merged in small steps while nobody types. */
	if (due(&a->upkeep_due_us, a->now_us)) {
		saver_tidy(a->saver, a->now_s);
		a->tidy_due_us = a->now_us + UPKEEP_STEP_US;
	}
	if (due(&a->tidy_due_us, a->now_us)) {
		if (saver_more_to_tidy(a->saver))
			a->upkeep_due_us = a->now_us;
		else if (a->learning)
			learn_step(a);
		else
			care_step(a);
	}
	escape_tick(a);
	if (due(&a->pen_due_us, a->now_us))
		writer_tick(a);
	if (a->exporting && due(&a->export_due_us, a->now_us))
		export_step(a);
	if (a->sweep && due(&a->sweep_due_us, a->now_us))
		sweep_step(a);
	if (a->importing && due(&a->import_due_us, a->now_us))
		import_step(a);
	if (!a->doc) {
		a->preview_due_us = a->check_due_us = a->count_due_us = a->disk_due_us = 0;
		return;
	}
	app_areas(a, &areas);
	/* The form that asks for another place says so itself; the answers to what is typed there stay to be read. */
	if (doc_hear_disk(a->doc) && !elsewhere_is_asked(a)) {
		g_autofree char *safety = doc_safety(a->doc);
		app_notice(a, NOTICE_ALARM, _("Jurnal berhenti: %s"), safety);
	}
	if (due(&a->disk_due_us, a->now_us) && a->doc->journal && journal_unsynced(a->doc->journal))
		a->disk_due_us = a->now_us + DISK_US;
	if (due(&a->count_due_us, a->now_us) && doc_count(a->doc))
		a->count_due_us = a->now_us + 1;
	if (due(&a->preview_due_us, a->now_us) && areas.preview.rows > 0)
		preview_make(&a->preview, a->doc, (unsigned)areas.preview.cols, (unsigned)areas.preview.rows);
	/* A check reads the store, which a commit holds: no key waits for either. */
	if (due(&a->check_due_us, a->now_us) && !a->dict_problem) {
		if (saver_saving(a->saver) > 0)
			a->check_due_us = a->now_us + DISK_US;
		else
			app_check_now(a);
	}
}

void app_turn_ends(struct app *a)
{
	struct areas areas;

	app_ask_list(a);
	if (!a->doc)
		return;
	app_areas(a, &areas);
	if (doc_count_leap(a->doc, (size_t)MAX(0, areas.text.rows * areas.text.cols)) && !a->doc->counting.on)
		a->count_due_us = 0;
}

int64_t app_deadline(const struct app *a)
{
	const int64_t all[] = { a->preview_due_us, a->check_due_us, a->count_due_us, a->upkeep_due_us, a->tidy_due_us, a->disk_due_us,
		a->export_due_us, a->import_due_us, a->pen_due_us, a->sweep_due_us, escape_waits(a) ? a->escape.until_us : 0 };
	int64_t first = -1;

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		if (all[i] != 0 && (first < 0 || all[i] < first))
			first = all[i];
	return first;
}

/* ---- life ---- */

struct app *app_new(struct store *opened, const struct config *settings, int64_t id, int64_t now_s, int64_t now_us)
{
	struct app *a = g_new0(struct app, 1);
	g_auto(who) user = { 0 };
	g_autofree char *office = store_setting_get(opened, "kantor");

	settings_share(opened);
	who_am_i(&user);
	a->store = opened;
	a->login = g_strdup(user.login);
	a->who = g_strdup(user.text);
	a->host = g_strdup(user.host);
	a->person = g_strdup(*settings->name ? settings->name : user.login);
	a->office = g_strdup(*settings->office ? settings->office : office ? office : "");
	a->category = g_strdup(settings->template_name);
	a->mouse = settings->mouse;
	a->utc_offset_min = settings->utc_offset_min;
	a->smart = settings->smart;
	a->now_s = now_s;
	a->now_us = now_us;
	a->rows = 24;
	a->cols = 80;
	a->focus = IN_LIST;
	a->clipboard = g_string_new(NULL);
	list_init(&a->list);
	a->worker = worker_new(on_checked, a);
	a->saver = saver_new(opened, app_on_saved, a);
	a->seeker = seeker_new(opened, app_list_arrived, a);
	saver_on_trouble(a->saver, on_trouble);
	a->learning = learning_new();
	writer_start(a);
	if (id == 0 && store_is_blank(opened))
		setup_start(a);
	app_reload_list(a, id);
	if (id != 0)
		app_open(a, id);
	return a;
}

char *app_end(struct app *a)
{
	app_close(a);
	return g_steal_pointer(&a->unsaved);
}

void app_free(struct app *a)
{
	if (!a)
		return;
	worker_free(a->worker);
	learning_free(a->learning);
	export_finish(a);
	sweep_run_free(a->sweep);
	import_run_free(a->importing);
	g_free(app_end(a));
	saver_free(a->saver);
	seeker_free(a->seeker);
	while (app_overlay(a))
		app_pop(a);
	writer_stop(a);
	list_clear(&a->list);
	preview_clear(&a->preview);
	g_string_free(a->clipboard, TRUE);
	g_free(a->login);
	g_free(a->who);
	g_free(a->host);
	g_free(a->person);
	g_free(a->office);
	g_free(a->category);
	g_free(a->notice);
	find_clear(&a->find);
	g_free(a->dict_problem);
	g_free(a);
}

void app_leave(struct app *a)
{
	if (a->doc)
		doc_sync(a->doc);
	a->quit = true;
}
