#include "app/writer.h"
#include <inttypes.h>
#include <string.h>
#include <unistd.h>
#include "app/command.h"
#include "app/edits.h"
#include "app/newsroom.h"
#include "journal/pen.h"
#include "store/disk.h"

enum {
	ALIVE_US = 10000000,              /* the writer touches its file so often, and who reads looks whether it is free */
	LOOK_US = 1000000,                /* the same where the system tells nobody of changes in a folder */
	ANSWER_US = 2500000,              /* a holder hands over within 2 s or does not run any more */
	SETTLED_US = 1000000,             /* a pen that is free so long is told as free */
	SAVING_US = 300000,               /* while a save runs, so often is looked whether it is done */
	SILENT_S = 60,                    /* no sign for so long: told as a hint */
};

/* ---- words ---- */

static char *folder_of(const struct app *a)
{
	return g_build_filename(store_folder(a->store), "journal", NULL);
}

/* The hour alone when it was today. */
static char *moment(const struct app *a, int64_t at_s)
{
	enum { DAY_LEN = 6 };                /* "24/11 " */
	g_autofree char *at = app_time(a, at_s), *now = app_time(a, a->now_s);

	return g_strdup(strncmp(at, now, DAY_LEN) == 0 ? at + DAY_LEN : at);
}

static char *sentence(const struct app *a, const struct pen_note *n)
{
	g_autofree char *since = moment(a, n->since_s), *key = moment(a, n->key_s);
	GString *s = g_string_new(NULL);

	g_string_printf(s, _("Sedang ditulis %s sejak %s, tombol terakhir %s."), n->who, since, key);
	if (n->touched_s < a->now_s - SILENT_S) {
		g_autofree char *seen = moment(a, n->touched_s);
		g_string_append_printf(s, _(" Tidak ada tanda dari sesinya sejak %s; mungkin terputus."), seen);
	}
	return g_string_free(s, FALSE);
}

char *writer_of(const struct app *a, const char *ulid)
{
	g_autofree char *folder = folder_of(a);
	g_auto(pen_note) note = { 0 };

	if (a->doc && a->doc->pen && strcmp(a->doc->article.ulid, ulid) == 0)
		return NULL;
	return pen_holder(folder, ulid, &note) ? sentence(a, &note) : NULL;
}

static struct pen_note me(const struct app *a)
{
	return (struct pen_note){ .who = a->who, .host = a->host, .since_s = a->now_s, .key_s = a->now_s };
}

/* ---- reading and writing ---- */

static void name_holder(struct app *a)
{
	g_autofree char *folder = folder_of(a);
	g_auto(pen_note) note = { 0 };

	g_clear_pointer(&a->doc->writer, g_free);
	if (pen_holder(folder, a->doc->article.ulid, &note))
		a->doc->writer = g_steal_pointer(&note.who);
}

/* Where an offset of the old text is in the new one: what was written before it moves it on. */
static size_t followed(const char *old, size_t old_len, const struct text *new, size_t off)
{
	size_t head, tail, len = text_len(new);

	edits_common(old, old_len, text_bytes(new), len, &head, &tail);
	return off <= head ? off : off < old_len - tail ? head : off + len - old_len;
}

/* The stored head into the editor, the cursor where it was. */
static bool read_again(struct app *a)
{
	size_t cursor = a->doc->cursor, top = a->doc->top, len = text_len(a->doc->text);
	g_autofree char *old = g_strndup(text_bytes(a->doc->text), len);

	if (!app_read_again(a))
		return false;
	doc_move(a->doc, followed(old, len, a->doc->text, cursor), false);
	a->doc->top = followed(old, len, a->doc->text, top);
	name_holder(a);
	return true;
}

static bool is_behind(const struct app *a)
{
	int64_t head;

	return article_head(a->store, a->doc->article.id, &head, NULL) && head != a->doc->article.head;
}

/* The pen is ours: the newest text first, then the journal. */
static void begin(struct app *a, struct pen *p)
{
	pen_release(a->doc->pen);
	a->doc->pen = NULL;
	a->asked_until_us = a->free_due_us = 0;
	if (is_behind(a) && !read_again(a)) {
		pen_release(p);
		return;
	}
	a->doc->pen = p;
	a->doc->read_only = false;
	g_clear_pointer(&a->doc->writer, g_free);
	a->pen_due_us = a->now_us + ALIVE_US;
	app_begin_writing(a);
}

/* false: somebody holds it. Where no lock can be had at all the comparison of revisions is left, and the article is written. */
static bool take(struct app *a)
{
	g_autofree char *folder = folder_of(a);
	g_autoptr(GError) error = NULL;
	struct pen *p = NULL;
	const struct pen_note note = me(a);

	if (!pen_take(&p, folder, a->doc->article.ulid, &note, &error) && g_error_matches(error, STORE_ERROR, STORE_ERROR_BUSY))
		return false;
	begin(a, p);
	return true;
}

static void seize(struct app *a)
{
	g_autofree char *folder = folder_of(a);
	g_autoptr(GError) error = NULL;
	struct pen *p = NULL;
	const struct pen_note note = me(a);

	if (!pen_seize(&p, folder, a->doc->article.ulid, &note, &error)) {
		app_notice_error(a, _("Tidak dapat diambil alih"), error);
		return;
	}
	begin(a, p);
	app_notice(a, NOTICE_INFO, _("Diambil alih. Anda menulis dari versi %d; yang ditulis sesi lama tetap tersimpan"), a->doc->article.version);
}

static void taken(struct app *a)
{
	app_notice(a, NOTICE_INFO, _("Anda yang menulis sekarang, dari versi %d"), a->doc->article.version);
}

/* ---- what the reader may do ---- */

enum { READ = 1, ASK, SEIZE, COPY };

static void name_copy(struct article *copy)
{
	g_autofree char *title = g_strdup_printf(_("Salinan: %s"), copy->field[FIELD_TITLE]);

	if (!field_check(FIELD_TITLE, title, NULL))
		return;
	g_free(copy->field[FIELD_TITLE]);
	copy->field[FIELD_TITLE] = g_steal_pointer(&title);
}

/* The same text as an article of its own, which says what it was copied from. */
static void write_copy(struct app *a)
{
	g_auto(article) copy = { 0 };
	g_autoptr(GError) error = NULL;
	const struct doc *d = a->doc;
	g_autofree char *note = g_strdup_printf(_("salinan naskah %" PRId64 " versi %d"), d->article.id, d->article.version);

	article_init(&copy);
	for (enum field f = 0; f < FIELD_COUNT; f++)
		if (f != FIELD_STATUS && f != FIELD_SLUG) {
			g_free(copy.field[f]);
			copy.field[f] = g_strdup(doc_field(d, f));
		}
	name_copy(&copy);
	g_free(copy.body);
	copy.body = g_strdup(text_bytes(d->text));
	copy.body_len = text_len(d->text);
	if (!article_save(a->store, &copy, REVISION_SAVE, a->person, note, a->now_s, &error)) {
		app_notice_error(a, _("Salinan tidak dapat dibuat"), error);
		return;
	}
	app_open(a, copy.id);
	app_reload_list(a, copy.id);
	app_notice(a, NOTICE_INFO, _("Ini %s; naskah aslinya tidak berubah"), note);
}

static void ask_for_it(struct app *a)
{
	g_autofree char *folder = folder_of(a);
	g_autoptr(GError) error = NULL;

	if (take(a)) {
		taken(a);
	} else if (!pen_ask(folder, a->doc->article.ulid, a->who, &error)) {
		app_notice_error(a, _("Tidak dapat diminta"), error);
	} else {
		a->asked_until_us = a->now_us + ANSWER_US;
		a->pen_due_us = a->asked_until_us;
		app_notice(a, NOTICE_INFO, "%s", _("Diminta: penulisnya menyimpan dahulu, lalu Anda yang menulis ..."));
	}
}

static bool accept_choice(struct app *a, struct overlay *o, intptr_t value)
{
	(void)o;
	app_pop(a);
	if (!a->doc || !a->doc->read_only)
		return false;
	switch (value) {
	case ASK: ask_for_it(a); break;
	case SEIZE: seize(a); break;
	case COPY: write_copy(a); break;
	default: app_notice(a, NOTICE_INFO, _("Dibaca saja. {write} meminta naskah ini")); break;
	}
	return false;
}

static void ask(struct app *a, bool unanswered)
{
	g_autofree char *who = writer_of(a, a->doc->article.ulid);
	struct overlay *o = overlay_choice(unanswered ? _("TIDAK ADA JAWABAN") : _("SEDANG DITULIS"), false, accept_choice);

	o->number = a->doc->article.id;
	o->body = g_strdup(who ? who : _("Naskah ini sudah bebas."));
	overlay_add_choice(o, _("B  baca saja"), NULL, 'b', READ);
	if (unanswered)
		overlay_add_choice(o, _("A  ambil alih (tulisannya aman)"), NULL, 'a', SEIZE);
	else
		overlay_add_choice(o, _("M  minta (ia menyimpan dahulu)"), NULL, 'm', ASK);
	overlay_add_choice(o, _("S  tulis salinan, naskah lain"), NULL, 's', COPY);
	if (!unanswered)
		overlay_add_choice(o, _("A  ambil alih (tulisannya aman)"), NULL, 'a', SEIZE);
	app_push(a, o);
}

/* What two sessions wrote apart and nobody has joined yet, and what somebody saved while this session writes; each once. */
static void tell_others(struct app *a)
{
	struct doc *d = a->doc;
	g_autoptr(GPtrArray) revisions = article_revisions(a->store, d->article.id, NULL);

	for (unsigned i = 0; revisions && i < revisions->len; i++) {
		const struct revision *r = g_ptr_array_index(revisions, i);
		bool waits = revision_waits(revisions, r), newer = r->version > d->article.version && r->kind != REVISION_SIBLING;
		if ((!waits && !newer) || r->id == d->sibling)
			continue;
		if (r->id > d->told && waits)
			app_notice(a, NOTICE_ALARM, _("Tulisan %s tersimpan terpisah (versi %d): {history} lalu G menggabungkannya"), r->author, r->version);
		else if (r->id > d->told)
			app_notice(a, NOTICE_INFO, _("%s menyimpan versi %d; digabung saat Anda menyimpan"), r->author, r->version);
		d->told = MAX(d->told, r->id);
		return;
	}
}

void writer_open(struct app *a)
{
	if (take(a)) {
		if (!a->notice && !app_overlay(a))
			tell_others(a);
		return;
	}
	a->doc->read_only = true;
	name_holder(a);
	a->pen_due_us = a->now_us + ALIVE_US;
	ask(a, false);
}

void writer_refuse(struct app *a)
{
	if (a->doc->writer)
		app_notice(a, NOTICE_INFO, _("Dibaca saja, {write} minta. Sedang ditulis %s"), a->doc->writer);
	else
		app_notice(a, NOTICE_INFO, _("Dibaca saja, tetapi sudah bebas: {write} untuk menulis"));
}

void command_write(struct app *a)
{
	if (doc_is_nowhere(a->doc))
		command_elsewhere(a);
	else if (!a->doc->read_only)
		app_notice(a, NOTICE_INFO, "%s", _("Naskah ini memang sedang Anda tulis"));
	else if (take(a))
		taken(a);
	else
		ask(a, false);
}

/* ---- what others do ---- */

static void close_overlays(struct app *a)
{
	struct overlay *o;

	while ((o = app_overlay(a))) {
		if (o->cancel)
			o->cancel(a, o);
		if (app_overlay(a) == o)
			app_pop(a);
	}
	a->walking = false;
}

static void read_from_now_on(struct app *a, const char *who, bool saved)
{
	doc_stop_writing(a->doc, !saved);
	if (saved && is_behind(a))
		read_again(a);
	g_free(a->doc->writer);
	a->doc->writer = g_strdup(who);
}

/* Saved, then read only. When the disk refuses, the pen stays here; whoever asks may still seize it. */
static void hand_over(struct app *a, const char *who)
{
	close_overlays(a);
	if (!app_settle(a)) {
		app_notice(a, NOTICE_ALARM, _("%s meminta naskah ini, tetapi tulisan Anda belum dapat disimpan; Anda tetap menulis"), who);
		return;
	}
	read_from_now_on(a, who, true);
	app_notice(a, NOTICE_ALARM, _("Diserahkan kepada %s; tulisan Anda versi %d"), who, a->doc->article.version);
}

static void lose(struct app *a)
{
	g_autofree char *folder = folder_of(a);
	g_auto(pen_note) note = { 0 };
	const char *who = pen_holder(folder, a->doc->article.ulid, &note) ? note.who : "?";

	close_overlays(a);
	bool saved = app_settle(a);
	read_from_now_on(a, who, saved);
	if (saved)
		app_notice(a, NOTICE_ALARM, _("Diambil alih %s; tulisan Anda ada di Riwayat ({history})"), who);
	else
		app_notice(a, NOTICE_ALARM, _("Diambil alih %s; tulisan Anda belum dapat disimpan, tetapi aman di jurnal"), who);
}

static void look_as_writer(struct app *a)
{
	g_autofree char *asker = pen_asked(a->doc->pen);

	if (!pen_is_ours(a->doc->pen))
		lose(a);
	else if (asker)
		hand_over(a, asker);
}

/* The question on the screen is about a pen that is free now. */
static void close_question(struct app *a)
{
	struct overlay *o = app_overlay(a);

	if (o && o->accept == accept_choice)
		app_pop(a);
}

static void look_as_reader(struct app *a)
{
	bool had = a->doc->writer != NULL;

	name_holder(a);
	if (a->asked_until_us != 0 && !a->doc->writer && take(a)) {
		close_question(a);
		taken(a);
		return;
	}
	if (is_behind(a) && read_again(a))
		app_notice(a, NOTICE_INFO, _("Versi %d baru saja tersimpan; teks ini sudah yang terbaru"), a->doc->article.version);
	/* Between a writer who hands over and the one who takes lies a moment that is nobody's. */
	if (a->doc->writer)
		a->free_due_us = 0;
	if (had && !a->doc->writer)
		a->free_due_us = a->now_us + SETTLED_US;
	if (a->free_due_us != 0 && a->free_due_us <= a->now_us) {
		a->free_due_us = 0;
		close_question(a);
		app_notice(a, NOTICE_INFO, _("Naskah ini sudah bebas: {write} untuk menulis"));
	}
}

static void look_at_list(struct app *a)
{
	g_autofree char *folder = folder_of(a);
	g_autoptr(GPtrArray) held = pen_list(folder);

	g_hash_table_remove_all(a->held);
	for (unsigned i = 0; i < held->len; i++) {
		const char *ulid = g_ptr_array_index(held, i);
		char *who = writer_of(a, ulid);
		int64_t id;
		if (who && article_find_ulid(a->store, ulid, &id, NULL))
			g_hash_table_insert(a->held, g_memdup2(&id, sizeof id), who);
		else
			g_free(who);
	}
}

void writer_look(struct app *a)
{
	if (a->pen_fd >= 0)
		pen_watch_drain(a->pen_fd);
	/* A commit holds the store: no key waits for it. */
	if (saver_saving(a->saver) > 0) {
		a->pen_due_us = a->now_us + SAVING_US;
		return;
	}
	if (a->doc && a->doc->pen)
		look_as_writer(a);
	else if (a->doc && a->doc->read_only)
		look_as_reader(a);
	look_at_list(a);
	a->pen_due_us = a->now_us + (a->pen_fd >= 0 ? ALIVE_US : LOOK_US);
	if (a->asked_until_us != 0)
		a->pen_due_us = MIN(a->pen_due_us, a->asked_until_us);
	if (a->free_due_us != 0)
		a->pen_due_us = MIN(a->pen_due_us, a->free_due_us);
}

void writer_tick(struct app *a)
{
	bool writes = a->doc && a->doc->pen && pen_is_ours(a->doc->pen);

	if (writes) {
		pen_touch(a->doc->pen, a->key_s);
		if (!app_overlay(a) && saver_saving(a->saver) == 0)
			tell_others(a);
	}
	writer_look(a);
	if (a->asked_until_us == 0 || a->asked_until_us > a->now_us)
		return;
	a->asked_until_us = 0;
	if (a->doc && a->doc->read_only) {
		g_autofree char *folder = folder_of(a);
		pen_ask_no_more(folder, a->doc->article.ulid);
		close_question(a);
		ask(a, true);
	}
}

const char *writer_in_list(const struct app *a, int64_t id)
{
	return g_hash_table_lookup(a->held, &id);
}

/* Told once for each store and kind of disk, before the first key; diagnosa always says it. */
static void tell_disk(struct app *a, enum disk_kind kind, const char *name)
{
	g_autofree char *told = store_setting_get(a->store, "cakram");

	if (kind == DISK_LOCAL || g_strcmp0(told, name) == 0 || !store_setting_put(a->store, "cakram", name, NULL))
		return;
	if (kind == DISK_NETWORK)
		app_notice(a, NOTICE_ALARM, _("Gudang ada di cakram jaringan (%s): siapa menulis apa tidak dijamin diketahui di sana. Lihat {help}"), name);
	else
		app_notice(a, NOTICE_ALARM, _("Gudang ada di %s: ruang jurnal tidak dapat dipesan di sana. Sisakan ruang cakram; lihat {help}"), name);
}

void writer_start(struct app *a)
{
	g_autofree char *folder = folder_of(a);
	const char *name;
	enum disk_kind kind = disk_kind(store_folder(a->store), &name);

	a->held = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	/* What another machine does in the folder wakes nobody here. */
	a->pen_fd = kind == DISK_NETWORK ? -1 : pen_watch(folder);
	tell_disk(a, kind, name);
	a->key_s = a->now_s;
	look_at_list(a);
	a->pen_due_us = a->now_us + (a->pen_fd >= 0 ? ALIVE_US : LOOK_US);
}

void writer_stop(struct app *a)
{
	if (a->pen_fd >= 0)
		close(a->pen_fd);
	g_hash_table_unref(a->held);
}
