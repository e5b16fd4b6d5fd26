#include "app/merging.h"
#include <string.h>
#include "app/compare.h"
#include "app/edits.h"
#include "merge/merge.h"

/* The three versions, the merge of their fields and texts, and how far the questions have come. */
struct merging {
	struct article base, mine, theirs;
	char *who;                                   /* saved theirs */
	struct merge_piece field[FIELD_COUNT];
	GArray *pieces;
	unsigned at;                                 /* question being asked */
};

static void merging_free(void *p)
{
	struct merging *m = p;

	if (!m)
		return;
	article_release(&m->base);
	article_release(&m->mine);
	article_release(&m->theirs);
	g_free(m->who);
	if (m->pieces)
		g_array_unref(m->pieces);
	g_free(m);
}
typedef struct merging merging;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(merging, merging_free)

/* ---- what is merged ---- */

/* The revision that the refused save left: the newest sibling with these bytes. */
static int64_t sibling_of(const GPtrArray *revisions, const char *sha256)
{
	for (unsigned i = 0; i < revisions->len; i++) {
		const struct revision *r = g_ptr_array_index(revisions, i);
		if (r->kind == REVISION_SIBLING && strcmp(r->sha256, sha256) == 0)
			return r->id;
	}
	return 0;
}

static char *author_of(const GPtrArray *revisions, int64_t id)
{
	for (unsigned i = 0; i < revisions->len; i++) {
		const struct revision *r = g_ptr_array_index(revisions, i);
		if (r->id == id)
			return g_strdup(r->author);
	}
	return g_strdup("?");
}

static bool load(struct app *a, struct merging *m, GError **error)
{
	const struct doc *d = a->doc;
	g_autofree char *sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text_bytes(d->text), text_len(d->text));
	g_autoptr(GPtrArray) revisions = article_revisions(a->store, d->article.id, error);
	int64_t mine = revisions ? sibling_of(revisions, sha256) : 0;

	if (!revisions)
		return false;
	if (!article_load(a->store, d->article.id, &m->theirs, error) ||
	    !article_load_revision(a->store, d->article.id, mine, &m->mine, error) ||
	    !article_load_revision(a->store, d->article.id, d->article.head, &m->base, error))
		return false;
	m->who = author_of(revisions, m->theirs.head);
	return true;
}

/* A field is one passage: whoever changed it is right; both: it is asked about, but for the status, where the newest is. */
static void merge_field(struct merging *m, enum field f)
{
	const char *base = m->base.field[f], *mine = m->mine.field[f], *theirs = m->theirs.field[f];
	bool same = strcmp(mine, theirs) == 0 || strcmp(base, theirs) == 0;

	m->field[f] = (struct merge_piece){ .base = base, .mine = mine, .theirs = theirs, .base_len = strlen(base),
		.mine_len = strlen(mine), .theirs_len = strlen(theirs) };
	m->field[f].kind = same ? MERGE_MINE : strcmp(base, mine) == 0 || f == FIELD_STATUS ? MERGE_THEIRS : MERGE_CONFLICT;
}

static void merge_all(struct merging *m)
{
	for (enum field f = 0; f < FIELD_COUNT; f++)
		merge_field(m, f);
	m->pieces = merge_texts(m->base.body, m->base.body_len, m->mine.body, m->mine.body_len, m->theirs.body, m->theirs.body_len);
}

/* Question n: fields first, then passages in order; NULL: there are no more. *f: its field, FIELD_COUNT for the text. */
static struct merge_piece *question(struct merging *m, unsigned n, unsigned *f)
{
	for (*f = 0; *f < FIELD_COUNT; ++*f)
		if (m->field[*f].kind == MERGE_CONFLICT && n-- == 0)
			return &m->field[*f];
	for (guint i = 0; i < m->pieces->len; i++) {
		struct merge_piece *p = &g_array_index(m->pieces, struct merge_piece, i);
		if (p->kind == MERGE_CONFLICT && n-- == 0)
			return p;
	}
	return NULL;
}

static unsigned questions(struct merging *m)
{
	unsigned n = 0, f;

	while (question(m, n, &f))
		n++;
	return n;
}

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

static void put_merged(struct app *a, struct merging *m)
{
	struct doc *d = a->doc;
	GString *made = merge_result(m->pieces);

	put_text(d, made);
	g_string_free(made, TRUE);
	for (enum field f = 0; f < FIELD_COUNT; f++) {
		const struct merge_piece *p = &m->field[f];
		bool theirs = p->kind == MERGE_THEIRS || (p->kind == MERGE_CONFLICT && p->choice == CHOOSE_THEIRS);
		doc_set_field(d, f, theirs ? p->theirs : p->mine);
	}
	d->article.head = m->theirs.head;
	d->article.merged = m->mine.head;
	app_changed(a);
}

static bool save_merged(struct app *a, struct merging *m)
{
	put_merged(a, m);
	if (!app_save(a, REVISION_MERGED))
		return false;
	app_notice(a, NOTICE_INFO, _("Digabung dengan versi %d dari %s; Ctrl-Z membatalkan, semua versi ada di Riwayat (F12)"), m->theirs.version, m->who);
	return true;
}

/* ---- asking ---- */

static void ask(struct app *a, struct merging *m);

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
	struct merging *m = g_steal_pointer(&o->data);
	unsigned f;
	struct merge_piece *p = question(m, m->at++, &f);
	g_autofree char *edit = value == CHOOSE_OWN ? g_strndup(p->theirs, p->theirs_len) : NULL;

	p->choice = value == CHOOSE_OWN ? CHOOSE_BOTH : (enum merge_choice)value;
	app_pop(a);
	if (edit && f == FIELD_COUNT)
		p->own = g_steal_pointer(&edit);             /* remembered for the cursor; the choice stays BOTH */
	if (question(m, m->at, &f)) {
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
	merging_free(m);
	return false;
}

static void ask(struct app *a, struct merging *m)
{
	g_auto(comparison) mine = { 0 }, theirs = { 0 };
	unsigned f;
	const struct merge_piece *p = question(m, m->at, &f);
	g_autofree char *title = g_strdup_printf(_("BENTROK %u dari %u: Anda dan %s mengubah tempat yang sama"), m->at + 1, questions(m), m->who);
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
	o->hint = g_strdup(_("Kedua teks aman di Riwayat · Esc menulis terus, ditanyakan lagi saat menyimpan"));
	o->data = m;
	o->free_data = merging_free;
	app_push(a, o);
}

static merging *start(struct app *a, GError **error)
{
	g_autoptr(merging) m = g_new0(struct merging, 1);

	if (!load(a, m, error))
		return NULL;
	merge_all(m);
	return g_steal_pointer(&m);
}

bool merge_conflict(struct app *a)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(merging) m = start(a, &error);

	if (!m) {
		app_notice_error(a, _("Versi terbaru tidak terbaca; teks Anda tersimpan terpisah di Riwayat"), error);
		return false;
	}
	if (questions(m) == 0)
		return save_merged(a, m);
	ask(a, g_steal_pointer(&m));
	return false;
}

void merge_quietly(struct app *a)
{
	g_autoptr(merging) m = start(a, NULL);

	if (m && questions(m) == 0) {
		put_merged(a, m);
		if (doc_save(a->doc, a->store, REVISION_MERGED, a->person, a->who, a->now_s, NULL))
			return;
	}
	app_notice(a, NOTICE_ALARM, "%s", _("Orang lain menyimpan naskah itu lebih dahulu; teks Anda tersimpan terpisah di Riwayat (F12)"));
}
