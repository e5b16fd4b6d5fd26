/* The versions of the open article: any two compared, an old one brought back. */
#include "app/command.h"
#include <string.h>
#include "app/compare.h"
#include "app/merging.h"
#include "app/writer.h"

static const char *kind_name(enum revision_kind kind)
{
	static const char *const name[] = {
		[REVISION_RAW] = N_("teks asli"), [REVISION_CLEAN] = N_("dibersihkan"), [REVISION_SAVE] = N_("disimpan"),
		[REVISION_AUTO] = N_("otomatis"), [REVISION_RECOVERED] = N_("dipulihkan"), [REVISION_RESTORED] = N_("dikembalikan"),
		[REVISION_SIBLING] = N_("tersimpan terpisah"), [REVISION_MERGED] = N_("gabungan"),
	};

	return (unsigned)kind < G_N_ELEMENTS(name) ? _(name[kind]) : "?";
}

static bool load(struct app *a, int64_t revision, struct article *out)
{
	g_autoptr(GError) error = NULL;

	if (article_load_revision(a->store, a->doc->article.id, revision, out, &error))
		return true;
	app_notice_error(a, _("Versi itu tidak terbaca"), error);
	return false;
}

/* Going back is a new version on top: nothing of the newer text is lost, and Ctrl-Z takes it back. */
static void restore(struct app *a, int64_t revision)
{
	struct doc *d = a->doc;
	g_auto(article) old = { 0 };

	if (d->read_only) {
		writer_refuse(a);
		return;
	}
	if (!load(a, revision, &old) || (doc_changed(d) && !app_save(a, REVISION_AUTO)))
		return;
	text_undo_break(d->text);
	text_replace(d->text, 0, text_len(d->text), old.body, old.body_len, UNDO_COMMAND, d->cursor);
	for (enum field f = 0; f < FIELD_COUNT; f++)
		if (f != FIELD_STATUS)           /* how far the article has come is not part of its text */
			doc_set_field(d, f, old.field[f]);
	doc_move(d, 0, false);
	d->top = 0;
	a->focus = IN_EDITOR;
	app_changed(a);
	if (app_save(a, REVISION_RESTORED))
		app_notice(a, NOTICE_INFO, _("Versi %d dikembalikan sebagai versi %d; {undo} membatalkan"), old.version, d->article.version);
}

/* What was kept beside the head becomes part of it. */
static void merge(struct app *a, int64_t revision)
{
	g_autoptr(GPtrArray) revisions = article_revisions(a->store, a->doc->article.id, NULL);
	bool waiting = false;

	for (unsigned i = 0; revisions && i < revisions->len; i++) {
		const struct revision *r = g_ptr_array_index(revisions, i);
		waiting |= r->id == revision && revision_waits(revisions, r);
	}
	if (a->doc->read_only)
		writer_refuse(a);
	else if (!waiting)
		app_notice(a, NOTICE_INFO, "%s", _("Hanya yang “belum digabung” dapat digabungkan"));
	else if (!doc_changed(a->doc) || app_save(a, REVISION_AUTO))
		merge_sibling(a, revision);
}

/* ---- two versions beside each other ---- */

static bool comparison_key(struct app *a, struct overlay *o, uint32_t key)
{
	int64_t old = o->number;

	if (key != 'k')
		return false;
	app_pop(a);
	app_pop(a);                          /* the list of versions below it */
	restore(a, old);
	return true;
}

static void show_comparison(struct app *a, const struct article *old, const struct article *new, const char *new_name)
{
	g_auto(comparison) c = { 0 };

	compare_articles(old, new, &c);
	g_autofree char *title = g_strdup_printf(ngettext_("VERSI %d → %s: %u perubahan", "VERSI %d → %s: %u perubahan", c.changes),
		old->version, new_name, c.changes);
	struct overlay *o = overlay_comparison(title, &c);
	o->number = old->head;
	o->key = comparison_key;
	o->hint = g_strdup_printf(_("N berikut · P sebelumnya · K kembalikan versi %d · Esc tutup"), old->version);
	app_push(a, o);
}

static void compare_with_present(struct app *a, const struct article *old)
{
	struct article present = a->doc->article;

	present.body = (char *)text_bytes(a->doc->text);
	present.body_len = text_len(a->doc->text);
	show_comparison(a, old, &present, _("sekarang"));
}

static void compare_versions(struct app *a, const struct article *one, const struct article *other)
{
	const struct article *old = one->version < other->version ? one : other, *new = old == one ? other : one;
	g_autofree char *name = g_strdup_printf("%d", new->version);

	show_comparison(a, old, new, name);
}

/* ---- the list of versions ---- */

/* Enter: against the marked version, or against the text in the editor. */
static bool accept_revision(struct app *a, struct overlay *o, intptr_t value)
{
	g_auto(article) chosen = { 0 }, marked = { 0 };

	if (!load(a, value, &chosen))
		return false;
	if (o->number == 0 || o->number == value)
		compare_with_present(a, &chosen);
	else if (load(a, o->number, &marked))
		compare_versions(a, &marked, &chosen);
	return false;
}

static void set_mark(struct overlay *o, int64_t revision)
{
	o->number = o->number == revision ? 0 : revision;
	for (unsigned i = 0; i < o->choices->len; i++) {
		struct choice *c = g_ptr_array_index(o->choices, i);
		*c->label = c->value == o->number ? '*' : ' ';
	}
}

/* Why a version came to be; of an import, what was changed. */
static void show_note(struct app *a, int64_t revision)
{
	g_autoptr(GPtrArray) revisions = article_revisions(a->store, a->doc->article.id, NULL);

	for (unsigned i = 0; revisions && i < revisions->len; i++) {
		const struct revision *r = g_ptr_array_index(revisions, i);
		if (r->id != revision)
			continue;
		if (*r->note == '\0') {
			app_notice(a, NOTICE_INFO, _("Versi %d tanpa catatan"), r->version);
			return;
		}
		g_autofree char *title = g_strdup_printf(_("CATATAN VERSI %d"), r->version);
		app_push(a, overlay_text(title, r->note));
		return;
	}
}

static bool history_key(struct app *a, struct overlay *o, uint32_t key)
{
	const struct choice *c = overlay_chosen(o);

	if (!c || !key || key >= 0x80 || !strchr(" klgc", (int)key))
		return false;
	g_auto(article) old = { 0 };
	int64_t revision = c->value;
	if (key == 'g') {
		app_pop(a);
		merge(a, revision);
	} else if (key == 'c') {
		show_note(a, revision);
	} else if (key == ' ') {
		set_mark(o, revision);
	} else if (key == 'k') {
		app_pop(a);
		restore(a, revision);
	} else if (load(a, revision, &old)) {
		g_autofree char *title = g_strdup_printf(_("TEKS VERSI %d"), old.version);
		app_push(a, overlay_text(title, old.body));
	}
	return true;
}

void command_history(struct app *a)
{
	g_autoptr(GError) error = NULL;

	if (!command_need_doc(a))
		return;
	g_autoptr(GPtrArray) revisions = article_revisions(a->store, a->doc->article.id, &error);
	if (!revisions) {
		app_notice_error(a, _("Riwayat tidak terbaca"), error);
		return;
	}
	struct overlay *o = overlay_choice(_("RIWAYAT"), false, accept_revision);
	for (unsigned i = 0; i < revisions->len; i++) {
		const struct revision *r = g_ptr_array_index(revisions, i);
		bool waiting = revision_waits(revisions, r);
		g_autofree char *when = app_time(a, r->at_s);
		g_autofree char *label = g_strdup_printf(" v%-3d %s  %-14s %s", r->version, when, waiting ? _("belum digabung") : kind_name(r->kind), r->author);
		g_autofree char *words = g_strdup_printf(_("%d kata"), r->words);
		overlay_add_choice(o, label, words, 0, (intptr_t)r->id);
	}
	o->key = history_key;
	o->hint = g_strdup(_("Enter banding · K kembalikan · Spasi tandai · L lihat · G gabung · C catatan · Esc"));
	app_push(a, o);
}
