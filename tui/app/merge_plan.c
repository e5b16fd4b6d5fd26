#include "app/merge_plan.h"
#include <string.h>

void merge_plan_free(void *plan)
{
	struct merge_plan *m = plan;

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

static bool load_save(struct merge_plan *m, struct store *s, int64_t id, int64_t base_head, const char *sha256, GError **error)
{
	g_autoptr(GPtrArray) revisions = article_revisions(s, id, error);
	int64_t mine = revisions ? sibling_of(revisions, sha256) : 0;

	if (!revisions || !article_load(s, id, &m->theirs, error) || !article_load_revision(s, id, mine, &m->mine, error) ||
	    !article_load_revision(s, id, base_head, &m->base, error))
		return false;
	m->who = author_of(revisions, m->theirs.head);
	m->head = m->theirs.head;
	m->beside = mine;
	return true;
}

/* The head is mine, what was kept beside it is theirs; both were made from its parent. */
static bool load_kept(struct merge_plan *m, struct store *s, int64_t id, int64_t revision, GError **error)
{
	g_autoptr(GPtrArray) revisions = article_revisions(s, id, error);
	int64_t parent = 0;

	for (unsigned i = 0; revisions && i < revisions->len; i++)
		if (((const struct revision *)revisions->pdata[i])->id == revision)
			parent = ((const struct revision *)revisions->pdata[i])->parent;
	if (!revisions || !article_load_revision(s, id, revision, &m->theirs, error) || !article_load(s, id, &m->mine, error) ||
	    !article_load_revision(s, id, parent, &m->base, error))
		return false;
	m->who = author_of(revisions, revision);
	m->head = m->mine.head;
	m->beside = revision;
	m->kept = true;
	return true;
}

/* A field is one passage: whoever changed it is right; both: it is asked about, but for the status, where the newest is. */
static void merge_field(struct merge_plan *m, enum field f)
{
	const char *base = m->base.field[f], *mine = m->mine.field[f], *theirs = m->theirs.field[f];
	bool same = strcmp(mine, theirs) == 0 || strcmp(base, theirs) == 0;

	m->field[f] = (struct merge_piece){ .base = base, .mine = mine, .theirs = theirs, .base_len = strlen(base),
		.mine_len = strlen(mine), .theirs_len = strlen(theirs) };
	m->field[f].kind = same ? MERGE_MINE : strcmp(base, mine) == 0 || f == FIELD_STATUS ? MERGE_THEIRS : MERGE_CONFLICT;
	if (f == FIELD_STATUS && m->kept)
		m->field[f].kind = MERGE_MINE;
}

static void merge_all(struct merge_plan *m)
{
	for (enum field f = 0; f < FIELD_COUNT; f++)
		merge_field(m, f);
	m->pieces = merge_texts(m->base.body, m->base.body_len, m->mine.body, m->mine.body_len, m->theirs.body, m->theirs.body_len);
}

struct merge_piece *merge_plan_question(struct merge_plan *m, unsigned n, unsigned *f)
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

unsigned merge_plan_questions(struct merge_plan *m)
{
	unsigned n = 0, f;

	while (merge_plan_question(m, n, &f))
		n++;
	return n;
}

struct merge_plan *merge_plan_of_save(struct store *s, int64_t id, int64_t base_head, const char *sha256, GError **error)
{
	g_autoptr(merge_plan) m = g_new0(struct merge_plan, 1);

	if (!load_save(m, s, id, base_head, sha256, error))
		return NULL;
	merge_all(m);
	return g_steal_pointer(&m);
}

struct merge_plan *merge_plan_of_kept(struct store *s, int64_t id, int64_t revision, GError **error)
{
	g_autoptr(merge_plan) m = g_new0(struct merge_plan, 1);

	if (!load_kept(m, s, id, revision, error))
		return NULL;
	merge_all(m);
	return g_steal_pointer(&m);
}

const char *merge_plan_field(const struct merge_plan *m, enum field f)
{
	const struct merge_piece *p = &m->field[f];
	bool theirs = p->kind == MERGE_THEIRS || (p->kind == MERGE_CONFLICT && p->choice == CHOOSE_THEIRS);

	return theirs ? p->theirs : p->mine;
}
