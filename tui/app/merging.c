#include "app/merging.h"
#include "app/command.h"
#include <string.h>
#include "app/compare.h"
#include "app/edits.h"
#include "app/merge_plan.h"
#include "sha256.h"

/* ---- the result into the editor and the store ---- */

/* Only what differs is replaced, so that the cursor and the findings before it stay. */
static void put_text(struct doc *d, const GString *made)
{
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text), head, tail;

	edits_common(s, len, made->str, made->len, &head, &tail);
	size_t cursor = d->cursor < len - tail ? MIN(d->cursor, head) : d->cursor + made->len - len;
	text_undo_break(d->text);
	text_replace(d->text, head, len - head - tail, made->str + head, made->len - head - tail, UNDO_COMMAND, d->cursor);
	doc_move(d, MIN(cursor, text_len(d->text)), false);
}

static void put_merged(struct app *a, struct merge_plan *m)
{
	struct doc *d = a->doc;
	GString *made = merge_result(m->pieces);

	put_text(d, made);
	g_string_free(made, TRUE);
	for (enum field f = 0; f < FIELD_COUNT; f++)
		doc_set_field(d, f, merge_plan_field(m, f));
	d->sibling = 0;                       /* the answers are a save of their own, even when they took that text whole */
	d->article.head = m->head;
	d->article.merged = m->beside;
	app_changed(a);
}

static bool save_merged(struct app *a, struct merge_plan *m)
{
	put_merged(a, m);
	if (!app_save(a, REVISION_MERGED))
		return false;
	app_notice(a, NOTICE_INFO, _("Digabung dengan versi %d dari %s; {undo} membatalkan, semua versi ada di Riwayat ({history})"), m->theirs.version, m->who);
	return true;
}

/* ---- asking ---- */

static void ask(struct app *a, struct merge_plan *m);

/* With "edit" both texts are put in and the cursor goes there. */
static void go_to_edit(struct app *a, const char *passage, size_t len)
{
	const char *at = len > 0 ? g_strstr_len(text_bytes(a->doc->text), (gssize)text_len(a->doc->text), passage) : NULL;

	if (at)
		doc_move(a->doc, (size_t)(at - text_bytes(a->doc->text)), false);
	a->focus = IN_EDITOR;
}

static bool accept_answer(struct app *a, struct overlay *o, intptr_t value)
{
	struct merge_plan *m = g_steal_pointer(&o->data);
	unsigned f;
	struct merge_piece *p = merge_plan_question(m, m->at++, &f);
	g_autofree char *edit = value == CHOOSE_OWN ? g_strndup(p->theirs, p->theirs_len) : NULL;

	p->choice = value == CHOOSE_OWN ? CHOOSE_BOTH : (enum merge_choice)value;
	app_pop(a);
	if (edit && f == FIELD_COUNT)
		p->own = g_steal_pointer(&edit);             /* remembered for the cursor; the choice stays BOTH */
	if (merge_plan_question(m, m->at, &f)) {
		ask(a, m);
		return false;
	}
	if (save_merged(a, m))
		for (guint i = 0; i < m->pieces->len; i++)
			if (g_array_index(m->pieces, struct merge_piece, i).own) {
				const char *own = g_array_index(m->pieces, struct merge_piece, i).own;
				go_to_edit(a, own, strlen(own));
				break;
			}
	merge_plan_free(m);
	return false;
}

static void ask(struct app *a, struct merge_plan *m)
{
	g_auto(comparison) mine = { 0 }, theirs = { 0 };
	unsigned f;
	const struct merge_piece *p = merge_plan_question(m, m->at, &f);
	g_autofree char *title = g_strdup_printf(_("BENTROK %u dari %u: Anda dan %s mengubah tempat yang sama"), m->at + 1, merge_plan_questions(m), m->who);
	g_autofree char *their_title = g_strdup_printf(_("Teks %s (versi %d)"), m->who, m->theirs.version);
	struct overlay *o = overlay_choice(title, false, accept_answer);

	compare_side(&mine, p->mine, p->mine_len, p->theirs, p->theirs_len);
	compare_side(&theirs, p->theirs, p->theirs_len, p->mine, p->mine_len);
	overlay_set_side(o, 0, _("Teks Anda"), &mine);
	overlay_set_side(o, 1, their_title, &theirs);
	overlay_add_choice(o, _("S  teks saya"), NULL, 's', CHOOSE_MINE);
	overlay_add_choice(o, _("M  teks mereka"), NULL, 'm', CHOOSE_THEIRS);
	if (f == FIELD_COUNT) {
		overlay_add_choice(o, _("D  keduanya"), NULL, 'd', CHOOSE_BOTH);
		overlay_add_choice(o, _("E  keduanya, lalu saya sunting"), NULL, 'e', CHOOSE_OWN);
	}
	o->hint = command_words(_("PgUp/PgDn gulir · Esc nanti; kedua teks aman di Riwayat ({history})"));
	o->data = m;
	o->free_data = merge_plan_free;
	app_push(a, o);
}

/* revision 0: the newest version, which a save met; else what was kept beside the head. */
static struct merge_plan *start(struct app *a, int64_t revision, GError **error)
{
	struct doc *d = a->doc;

	if (revision)
		return merge_plan_of_kept(a->store, d->article.id, revision, error);
	g_autofree char *sha256 = sha256_of(text_bytes(d->text), text_len(d->text));
	struct merge_plan *m = merge_plan_of_save(a->store, d->article.id, d->article.head, sha256, error);
	if (m)
		d->sibling = m->beside;
	return m;
}

bool merge_pending(const struct app *a)
{
	const struct doc *d = a->doc;
	g_auto(article) kept = { 0 };

	if (d->sibling == 0 || !article_load_revision(a->store, d->article.id, d->sibling, &kept, NULL))
		return false;
	for (enum field f = 0; f < FIELD_COUNT; f++)
		if (strcmp(kept.field[f], doc_field(d, f)) != 0)
			return false;
	return kept.body_len == text_len(d->text) && memcmp(kept.body, text_bytes(d->text), kept.body_len) == 0;
}

static bool merge(struct app *a, int64_t revision)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(merge_plan) m = start(a, revision, &error);

	if (!m) {
		app_notice_error(a, revision ? _("Versi itu tidak terbaca") : _("Versi terbaru tidak terbaca; teks Anda tersimpan terpisah di Riwayat"), error);
		return false;
	}
	if (merge_plan_questions(m) == 0)
		return save_merged(a, m);
	ask(a, g_steal_pointer(&m));
	return false;
}

bool merge_conflict(struct app *a)
{
	return merge(a, 0);
}

bool merge_sibling(struct app *a, int64_t revision)
{
	return merge(a, revision);
}

void merge_quietly(struct app *a)
{
	g_autoptr(merge_plan) m = start(a, 0, NULL);

	if (m && merge_plan_questions(m) == 0) {
		put_merged(a, m);
		if (app_save_now(a, REVISION_MERGED, NULL))
			return;
	}
	app_notice(a, NOTICE_ALARM, _("Orang lain menyimpan naskah itu lebih dahulu; teks Anda tersimpan terpisah di Riwayat ({history})"));
}
