/* The open article's life: opened, recovered, saved, in conflict, closed. */
#include <string.h>
#include "app/app.h"
#include "app/merging.h"
#include "app/newsroom.h"
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

bool app_save(struct app *a, enum revision_kind kind)
{
	g_autoptr(GError) error = NULL;

	unsigned title = a->doc->title_revision;
	title_from_text(a->doc);
	if (a->doc->title_revision != title)
		app_changed(a);
	if (doc_save(a->doc, a->store, kind, a->person, a->who, a->now_s, &error)) {
		app_reload_list(a, a->doc->article.id);
		return true;
	}
	if (g_error_matches(error, STORE_ERROR, STORE_ERROR_CONFLICT))
		return merge_conflict(a);
	else
		app_notice_error(a, _("Belum tersimpan, teks aman di jurnal"), error);
	return false;
}

void app_close(struct app *a)
{
	struct doc *d = a->doc;
	bool keep = false;

	if (!d)
		return;
	bool blank = text_len(d->text) == 0 && !*doc_field(d, FIELD_TITLE);
	if (doc_changed(d)) {
		title_from_text(d);
		g_autoptr(GError) error = NULL;
		bool saved = doc_save(d, a->store, REVISION_AUTO, a->person, a->who, a->now_s, &error);
		/* A conflict stored the text as a revision of its own: nothing is left for the journal to keep. */
		keep = !saved && !g_error_matches(error, STORE_ERROR, STORE_ERROR_CONFLICT);
		if (!saved && !keep)
			merge_quietly(a);
	} else if (blank && d->article.version == 1) {
		article_bin(a->store, d->article.id, true, a->now_s, NULL);
	}
	doc_free(g_steal_pointer(&a->doc), keep);
	a->walking = false;
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

static void put_away(struct app *a, const struct recovery *r)
{
	g_autofree char *folder = g_build_filename(store_folder(a->store), "journal", NULL);

	journal_put_away(folder, r->path, a->now_s, NULL);
}

static void take_recovery(struct app *a, const struct recovery *r)
{
	put_text(a, r);
	bool saved = app_save(a, REVISION_RECOVERED);
	if (saved)
		app_notice(a, NOTICE_INFO, _("Dipulihkan sebagai versi %d"), a->doc->article.version);
	/* What the dead session wrote is put away only when it stands elsewhere: in a revision, or in this session's journal. */
	if (saved || (a->doc->journal && !a->doc->journal_error))
		put_away(a, r);
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
		put_away(a, r);
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

/* Who else writes this article now: the newest session that is alive beside ours. */
static char *other_writer(const struct app *a)
{
	g_autofree char *folder = g_build_filename(store_folder(a->store), "journal", NULL);
	g_autoptr(GPtrArray) sessions = journal_list(folder, a->doc->article.ulid);
	const struct journal_left *newest = NULL;

	for (unsigned i = 0; i < sessions->len; i++) {
		const struct journal_left *j = g_ptr_array_index(sessions, i);
		bool ours = a->doc->journal && strcmp(j->path, journal_path(a->doc->journal)) == 0;
		if (j->held && !ours && (!newest || j->changed_s > newest->changed_s))
			newest = j;
	}
	if (!newest)
		return NULL;
	g_autofree char *since = app_time(a, newest->started_s);
	return g_strdup_printf(_("Sedang ditulis %s sejak %s. Tulisan Anda tetap aman terpisah"), newest->who, since);
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
	if (!doc_open(&d, a->store, id, a->who, a->now_s, &error)) {
		app_notice_error(a, _("Naskah tidak dapat dibuka"), error);
		return;
	}
	a->doc = d;
	a->check_ticket++;                    /* what is still being found belongs to the article before */
	a->focus = IN_EDITOR;
	if (d->journal_error)
		app_notice(a, NOTICE_ALARM, _("Jurnal tidak dapat dibuat: %s. Simpan sering-sering dengan Ctrl-S"), d->journal_error);
	g_autofree char *other = other_writer(a);
	if (other)
		app_notice(a, NOTICE_ALARM, "%s", other);
	doc_count(d);
	a->preview_due_us = a->check_due_us = a->now_us + 1;
	offer_recovery(a);
}
