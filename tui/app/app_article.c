/* The open article's life: opened, recovered, saved, in conflict, closed. */
#include <string.h>
#include "app/app.h"
#include "app/command.h"
#include "app/lesson.h"
#include "app/merging.h"
#include "app/newsroom.h"
#include "app/second.h"
#include "app/writer.h"
#include "journal/journal.h"

/* An article without a title gets its first line, cut between words. */
static void title_from_text(struct doc *d)
{
	enum { TITLE_CHARS = 90 };
	const char *s = text_bytes(d->text);

	if (*doc_field(d, FIELD_TITLE))
		return;
	while (*s == '\n' || *s == ' ' || *s == '#')
		s++;
	g_autofree char *line = g_strndup(s, strcspn(s, "\n"));
	if (g_utf8_strlen(line, -1) > TITLE_CHARS) {
		*g_utf8_offset_to_pointer(line, TITLE_CHARS) = '\0';
		char *blank = strrchr(line, ' ');
		if (blank)
			*blank = '\0';
	}
	g_strdelimit(line, "\t", ' ');
	doc_set_field(d, FIELD_TITLE, g_strstrip(line));
}

/* ---- saving ---- */

enum { SAVE_SLOW_US = 150000 };

static struct save *begin_save(struct app *a, enum revision_kind kind)
{
	unsigned title = a->doc->title_revision;

	title_from_text(a->doc);
	if (a->doc->title_revision != title)
		app_changed(a);
	return doc_save_begin(a->doc, kind, a->person, a->who, a->now_s);
}

static void stored(struct app *a, struct save *s)
{
	doc_save_end(a->doc, s);
	g_clear_pointer(&a->unsaved, g_free);
}

static void tell_failure(struct app *a, const GError *error)
{
	g_autofree char *why = newsroom_reason(error);
	struct doc *d = a->doc;
	bool copied = doc_copy_elsewhere(d), in_journal = d->journal && !d->journal_error;

	if (copied && in_journal)
		app_notice(a, NOTICE_ALARM, _("Belum tersimpan: %s · aman di jurnal dan %s"), why, second_place(d->second));
	else if (copied)
		app_notice(a, NOTICE_ALARM, _("Belum tersimpan: %s · aman di %s"), why, second_place(d->second));
	else
		app_notice(a, NOTICE_ALARM, in_journal ? _("Belum tersimpan: %s · aman di jurnal") : _("Belum tersimpan: %s · HANYA DI LAYAR INI"), why);
	g_free(a->unsaved);
	a->unsaved = g_strdup(a->notice);
}

static void ask_elsewhere(struct app *a)
{
	if (doc_is_nowhere(a->doc) && !app_overlay(a))
		command_elsewhere(a);
}

/* A text that has grown since the refused save is refused once more as it is now: nothing is merged that is not stored. */
static void refused(struct app *a, const struct save *s)
{
	if (a->quiet)
		return;
	if (!g_error_matches(s->error, STORE_ERROR, STORE_ERROR_CONFLICT)) {
		tell_failure(a, s->error);
		ask_elsewhere(a);
	} else if (doc_is_as(a->doc, s))
		merge_conflict(a);
	else
		app_save(a, s->kind);
}

void app_on_saved(void *ctx, struct save *s)
{
	struct app *a = ctx;
	bool again = a->save_again;

	/* Nothing closes an article while it is saved: the open one is the one that comes home. */
	a->doc->saving = a->save_again = false;
	if (s->error)
		refused(a, s);
	else
		stored(a, s);
	if (!s->error && s->then)
		s->then(a);
	lesson_look(a);
	again = again && !s->error && doc_changed(a->doc);
	app_reload_list(a, a->doc->article.id);
	if (again && !a->quiet)
		app_save_later(a, s->kind, s->then);
	save_free(s);
}

void app_wait_for_save(struct app *a)
{
	saver_wait(a->saver);
}

/* What becomes of a save that runs is told by the one that follows, which starts from where it ends. */
static void finish_running(struct app *a)
{
	a->quiet = true;
	saver_wait(a->saver);
	a->quiet = false;
}

static bool save_now(struct app *a, enum revision_kind kind, bool last, GError **error)
{
	if (a->doc->read_only)
		return store_fail(error, STORE_ERROR_BUSY, "article %" G_GINT64_FORMAT " is only read here", a->doc->article.id);
	finish_running(a);
	struct save *s = begin_save(a, kind);
	s->last = last;
	a->doc->saving = true;
	saver_save_now(a->saver, s);
	a->doc->saving = false;
	bool saved = s->error == NULL;
	if (saved)
		stored(a, s);
	else
		g_propagate_error(error, g_steal_pointer(&s->error));
	save_free(s);
	return saved;
}

bool app_save_now(struct app *a, enum revision_kind kind, GError **error)
{
	return save_now(a, kind, false, error);
}

static bool may_save(struct app *a)
{
	if (a->doc->read_only)
		writer_refuse(a);
	return !a->doc->read_only;
}

void app_save_later(struct app *a, enum revision_kind kind, void (*then)(struct app *a))
{
	if (!may_save(a))
		return;
	a->save_again = a->doc->saving;
	if (a->save_again)
		return;
	if (merge_pending(a)) {
		merge_conflict(a);
		return;
	}
	struct save *s = begin_save(a, kind);
	s->then = then;
	a->doc->saving = true;
	a->doc->saving_us = a->now_us;
	a->disk_due_us = a->now_us + SAVE_SLOW_US;
	saver_save(a->saver, s);
}

bool app_save_is_slow(const struct app *a)
{
	return a->doc->saving && a->now_us >= a->doc->saving_us + SAVE_SLOW_US;
}

bool app_save(struct app *a, enum revision_kind kind)
{
	g_autoptr(GError) error = NULL;

	if (!may_save(a))
		return false;
	finish_running(a);
	if (merge_pending(a))
		return merge_conflict(a);
	if (app_save_now(a, kind, &error)) {
		app_reload_list(a, a->doc->article.id);
		return true;
	}
	if (g_error_matches(error, STORE_ERROR, STORE_ERROR_CONFLICT))
		return merge_conflict(a);
	tell_failure(a, error);
	return false;
}

bool app_settle(struct app *a)
{
	g_autoptr(GError) error = NULL;

	finish_running(a);
	if (!doc_changed(a->doc))
		return true;
	bool kept = merge_pending(a);
	if (!kept && save_now(a, REVISION_AUTO, true, &error))
		return true;
	/* A conflict stored the text as a revision of its own: nothing is left for the journal to keep. */
	if (!kept && !g_error_matches(error, STORE_ERROR, STORE_ERROR_CONFLICT)) {
		tell_failure(a, error);
		return false;
	}
	merge_quietly(a);
	return true;
}

void app_close(struct app *a)
{
	struct doc *d = a->doc;
	bool keep = false;

	if (!d)
		return;
	if (d->saving)
		app_settle(a);
	bool blank = text_len(d->text) == 0 && !*doc_field(d, FIELD_TITLE);
	if (d->read_only)
		;
	else if (doc_changed(d))
		keep = !app_settle(a);
	else if (blank && d->article.version == 1)
		article_bin(a->store, d->article.id, true, a->now_s, NULL);
	doc_free(g_steal_pointer(&a->doc), keep);
	a->walking = false;
	a->when_checked = NULL;
	a->asked_until_us = a->free_due_us = 0;
	preview_clear(&a->preview);
	if (a->focus != IN_LIST)
		a->focus = IN_LIST;
}

/* ---- recovery ---- */

enum { TAKE = 1, LOOK, REFUSE };

static void free_recovery(void *p)
{
	if (!p)
		return;
	recovery_release(p);
	g_free(p);
}

static void put_text(struct app *a, const struct recovery *r)
{
	struct doc *d = a->doc;

	text_replace(d->text, 0, text_len(d->text), r->text->str, r->text->len, UNDO_COMMAND, 0);
	for (unsigned i = 0; i < FIELD_COUNT; i++)
		if (r->field[i])
			doc_set_field(d, i, r->field[i]);
	doc_move(d, MIN(d->cursor, text_len(d->text)), false);
	app_changed(a);
}

static void take_recovery(struct app *a, const struct recovery *r)
{
	put_text(a, r);
	bool saved = app_save(a, REVISION_RECOVERED);
	if (saved)
		app_notice(a, NOTICE_INFO, _("Dipulihkan sebagai versi %d"), a->doc->article.version);
	/* What the dead session wrote is put away only when it stands elsewhere: in a revision, or in this session's journal. */
	if (saved || (a->doc->journal && !a->doc->journal_error) || second_place(a->doc->second))
		newsroom_put_away(a->store, r->path, a->now_s);
}

/* What the lost session changed, as the comparison of versions shows it. */
static void show_recovery(struct app *a, const struct recovery *r)
{
	g_auto(comparison) c = { 0 };

	compare_passages(&c, r->base, strlen(r->base), r->text->str, r->text->len);
	struct overlay *o = overlay_comparison(_("YANG DAPAT DIPULIHKAN, dibanding dengan yang tersimpan"), &c);
	o->hint = g_strdup(_("N perubahan berikut · P sebelumnya · Esc kembali ke pilihan"));
	app_push(a, o);
}

static bool accept_recovery(struct app *a, struct overlay *o, intptr_t value)
{
	struct recovery *r = o->data;

	if (value == LOOK) {
		show_recovery(a, r);
		return false;
	}
	o->data = NULL;                       /* the offer closes first: a save may ask a question of its own */
	app_pop(a);
	if (value == TAKE) {
		take_recovery(a, r);
	} else {
		newsroom_put_away(a->store, r->path, a->now_s);
		app_notice(a, NOTICE_INFO, "%s", _("Naskah tersimpan yang dibuka; teks tadi disimpan 30 hari di folder journal/lama"));
	}
	free_recovery(r);
	return false;
}

static void offer_recovery(struct app *a)
{
	struct recovery *r = g_new0(struct recovery, 1);

	if (!newsroom_recovery(a->store, a->doc->article.id, r, NULL)) {
		g_free(r);
		return;
	}
	g_autofree char *when = app_time(a, r->changed_s);
	struct overlay *o = overlay_choice(_("PULIHKAN"), false, accept_recovery);
	o->body = r->extra_chars >= 0 ?
		g_strdup_printf(_("Ada teks yang belum tersimpan dari %s, %ld huruf lebih banyak. Pulihkan?"), when, r->extra_chars) :
		g_strdup_printf(_("Ada teks yang belum tersimpan dari %s, %ld huruf lebih sedikit. Pulihkan?"), when, -r->extra_chars);
	overlay_add_choice(o, _("P  Pulihkan"), NULL, 'p', TAKE);
	overlay_add_choice(o, _("L  lihat dahulu apa yang berubah"), NULL, 'l', LOOK);
	overlay_add_choice(o, _("A  abaikan, buka yang tersimpan"), NULL, 'a', REFUSE);
	o->data = r;
	o->free_data = free_recovery;
	app_push(a, o);
}

/* ---- opening ---- */

void app_begin_writing(struct app *a)
{
	doc_begin_writing(a->doc, a->store, a->who, a->now_s);
	g_autofree char *safety = doc_safety(a->doc);
	if (safety)
		app_notice(a, NOTICE_ALARM, _("Jurnal berhenti: %s"), safety);
	offer_recovery(a);
	ask_elsewhere(a);
}

static void shown_anew(struct app *a)
{
	a->check_ticket++;                    /* what is still being found belongs to the article before */
	a->count_due_us = doc_count(a->doc) ? a->now_us + 1 : 0;
	a->preview_due_us = a->check_due_us = a->now_us + 1;
}

bool app_read_again(struct app *a)
{
	g_autoptr(GError) error = NULL;
	struct doc *d = NULL;

	if (!doc_open(&d, a->store, a->doc->article.id, &error)) {
		app_notice_error(a, _("Versi terbaru tidak terbaca"), error);
		return false;
	}
	d->read_only = true;
	doc_free(a->doc, false);
	a->doc = d;
	a->walking = false;
	shown_anew(a);
	return true;
}

void app_open(struct app *a, int64_t id)
{
	g_autoptr(GError) error = NULL;
	struct doc *d = NULL;

	if (a->doc && a->doc->article.id == id) {
		a->focus = IN_EDITOR;
		return;
	}
	app_close(a);
	if (!doc_open(&d, a->store, id, &error)) {
		app_notice_error(a, _("Naskah tidak dapat dibuka"), error);
		return;
	}
	a->doc = d;
	a->focus = IN_EDITOR;
	shown_anew(a);
	writer_open(a);
}

void app_open_left(struct app *a)
{
	int64_t id = app_overlay(a) ? 0 : newsroom_left_by(a->store, a->login);

	if (id == 0 || writer_in_list(a, id))
		return;
	app_reload_list(a, id);
	app_open(a, id);
}
