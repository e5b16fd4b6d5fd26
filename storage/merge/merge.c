#include "merge/merge.h"
#include <stdbool.h>
#include <string.h>
#include "merge/units.h"

struct slice { const char *s; size_t len; };
struct three { struct slice base, mine, theirs; };

/* Units [lo, hi) of the base became [side_lo, side_hi) of one side. */
struct hunk { size_t lo, hi, side_lo, side_hi; };

/* One side against the base. */
struct side {
	GArray *units, *hunks;
	guint next;                      /* hunk */
	size_t end, base_end;            /* what is taken so far ends here in the side's units, in the base's */
};

struct merger {
	enum unit_kind kind;
	GArray *base;
	struct side side[2];             /* mine, theirs */
	GArray *out;
};

static void piece_clear(void *p)
{
	g_free(((struct merge_piece *)p)->own);
}

static void add_hunk(GArray *hunks, size_t lo, size_t hi, size_t side_lo, size_t side_hi)
{
	if (hi > lo || side_hi > side_lo)
		g_array_append_vals(hunks, &(struct hunk){ lo, hi, side_lo, side_hi }, 1);
}

static void side_init(struct side *s, const GArray *base, const struct slice *text, enum unit_kind kind)
{
	size_t at = 0, side_at = 0;

	*s = (struct side){ .units = units_split(text->s, text->len, kind), .hunks = g_array_new(FALSE, FALSE, sizeof(struct hunk)) };
	g_autoptr(GArray) runs = units_match(base, s->units);
	for (guint i = 0; i < runs->len; i++) {
		const struct same *r = &g_array_index(runs, struct same, i);
		add_hunk(s->hunks, at, r->a, side_at, r->b);
		at = r->a + r->n;
		side_at = r->b + r->n;
	}
	add_hunk(s->hunks, at, base->len, side_at, s->units->len);
}

static void side_clear(struct side *s)
{
	g_array_unref(s->units);
	g_array_unref(s->hunks);
}

static const struct hunk *next_hunk(const struct side *s)
{
	return s->next < s->hunks->len ? &g_array_index(s->hunks, struct hunk, s->next) : NULL;
}

/* Do a region of the base and a hunk speak of the same place? Two insertions do at the same point; an insertion at the edge of
 * what was replaced does not: its order is clear. */
static bool meets(const struct hunk *region, const struct hunk *h)
{
	if (region->lo == region->hi && h->lo == h->hi)
		return region->lo == h->lo;
	return region->lo < h->hi && h->lo < region->hi;
}

static bool comes_first(const struct hunk *x, const struct hunk *y)
{
	return !y || (x && (x->lo < y->lo || (x->lo == y->lo && x->hi == x->lo)));
}

/* The side's units for a region: its hunks in there, and what is the same around them. */
static struct slice side_slice(const struct side *s, const struct hunk *region, guint first, const char *end_of_text)
{
	size_t lo = s->end + (region->lo - s->base_end), hi;

	if (first == s->next) {
		hi = lo + (region->hi - region->lo);
	} else {
		const struct hunk *from = &g_array_index(s->hunks, struct hunk, first), *to = &g_array_index(s->hunks, struct hunk, s->next - 1);
		lo = from->side_lo - (from->lo - region->lo);
		hi = to->side_hi + (region->hi - to->hi);
	}
	const char *start = lo < s->units->len ? g_array_index(s->units, struct unit, lo).s : end_of_text;
	const char *end = hi < s->units->len ? g_array_index(s->units, struct unit, hi).s : end_of_text;
	return (struct slice){ start, (size_t)(end - start) };
}

static bool equal(const struct slice *x, const struct slice *y)
{
	return x->len == y->len && memcmp(x->s, y->s, x->len) == 0;
}

static void add_piece(GArray *out, enum merge_kind kind, const struct three *t)
{
	struct merge_piece p = { .kind = kind, .base = t->base.s, .base_len = t->base.len, .mine = t->mine.s,
		.mine_len = t->mine.len, .theirs = t->theirs.s, .theirs_len = t->theirs.len };

	g_array_append_val(out, p);
}

static void merge_by(GArray *out, const struct three *t, enum unit_kind kind);

static void settle(struct merger *m, const struct three *t)
{
	if (equal(&t->base, &t->mine))
		add_piece(m->out, equal(&t->base, &t->theirs) ? MERGE_SAME : MERGE_THEIRS, t);
	else if (equal(&t->base, &t->theirs) || equal(&t->mine, &t->theirs))
		add_piece(m->out, MERGE_MINE, t);
	else if (m->kind == UNIT_PARAGRAPHS)
		merge_by(m->out, t, UNIT_SENTENCES);
	else
		add_piece(m->out, MERGE_CONFLICT, t);
}

/* Take the hunks that meet the first one, of both sides; false: there are none left. */
static bool next_region(struct merger *m, struct hunk *region, guint first[2])
{
	const struct hunk *mine = next_hunk(&m->side[0]), *theirs = next_hunk(&m->side[1]);
	bool more = true;

	if (!mine && !theirs)
		return false;
	*region = *(comes_first(mine, theirs) ? mine : theirs);
	first[0] = m->side[0].next;
	first[1] = m->side[1].next;
	while (more) {
		more = false;
		for (int i = 0; i < 2; i++) {
			const struct hunk *h = next_hunk(&m->side[i]);
			if (!h || !meets(region, h))
				continue;
			region->lo = MIN(region->lo, h->lo);
			region->hi = MAX(region->hi, h->hi);
			m->side[i].next++;
			more = true;
		}
	}
	return true;
}

static void side_pass(struct side *s, const struct hunk *region, guint first)
{
	if (first == s->next) {
		s->end += region->hi - s->base_end;
	} else {
		const struct hunk *to = &g_array_index(s->hunks, struct hunk, s->next - 1);
		s->end = to->side_hi + (region->hi - to->hi);
	}
	s->base_end = region->hi;
}

static void take_region(struct merger *m, const struct hunk *region, const guint first[2], const struct three *all)
{
	const char *base_end = all->base.s + all->base.len;
	const char *lo = region->lo < m->base->len ? g_array_index(m->base, struct unit, region->lo).s : base_end;
	const char *hi = region->hi < m->base->len ? g_array_index(m->base, struct unit, region->hi).s : base_end;
	struct three t = {
		.base = { lo, (size_t)(hi - lo) },
		.mine = side_slice(&m->side[0], region, first[0], all->mine.s + all->mine.len),
		.theirs = side_slice(&m->side[1], region, first[1], all->theirs.s + all->theirs.len),
	};

	if (t.base.len + t.mine.len + t.theirs.len > 0)
		settle(m, &t);
	side_pass(&m->side[0], region, first[0]);
	side_pass(&m->side[1], region, first[1]);
}

static void merge_by(GArray *out, const struct three *t, enum unit_kind kind)
{
	struct merger m = { .kind = kind, .base = units_split(t->base.s, t->base.len, kind), .out = out };
	struct hunk region;
	guint first[2];

	side_init(&m.side[0], m.base, &t->mine, kind);
	side_init(&m.side[1], m.base, &t->theirs, kind);
	while (next_region(&m, &region, first)) {
		guint none[2] = { m.side[0].next, m.side[1].next };
		size_t at = m.side[0].base_end;
		take_region(&m, &(struct hunk){ .lo = at, .hi = region.lo }, none, t);
		take_region(&m, &region, first, t);
	}
	guint none[2] = { m.side[0].next, m.side[1].next };
	take_region(&m, &(struct hunk){ .lo = m.side[0].base_end, .hi = m.base->len }, none, t);
	side_clear(&m.side[0]);
	side_clear(&m.side[1]);
	g_array_unref(m.base);
}

GArray *merge_texts(const char *base, size_t base_len, const char *mine, size_t mine_len, const char *theirs, size_t theirs_len)
{
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct merge_piece));
	const struct three t = { { base, base_len }, { mine, mine_len }, { theirs, theirs_len } };

	g_array_set_clear_func(pieces, piece_clear);
	merge_by(pieces, &t, UNIT_PARAGRAPHS);
	return pieces;
}

unsigned merge_conflicts(const GArray *pieces)
{
	unsigned n = 0;

	for (guint i = 0; i < pieces->len; i++) {
		const struct merge_piece *p = &g_array_index(pieces, struct merge_piece, i);
		n += p->kind == MERGE_CONFLICT && p->choice == CHOOSE_NOTHING;
	}
	return n;
}

/* Whole paragraphs, or parts of one? */
static bool at_paragraph(const GString *out)
{
	return out->len == 0 || out->str[out->len - 1] == '\n';
}

static void put_both(GString *out, const struct merge_piece *p)
{
	const char *between = at_paragraph(out) ? "\n\n" : " ";

	g_string_append_len(out, p->theirs, (gssize)p->theirs_len);
	if (p->theirs_len > 0 && p->mine_len > 0 && !g_ascii_isspace(p->theirs[p->theirs_len - 1]) && !g_ascii_isspace(*p->mine))
		g_string_append(out, between);
	g_string_append_len(out, p->mine, (gssize)p->mine_len);
}

static void put_conflict(GString *out, const struct merge_piece *p)
{
	switch (p->choice) {
	case CHOOSE_MINE: g_string_append_len(out, p->mine, (gssize)p->mine_len); break;
	case CHOOSE_THEIRS: g_string_append_len(out, p->theirs, (gssize)p->theirs_len); break;
	case CHOOSE_OWN: g_string_append(out, p->own); break;
	default: put_both(out, p);
	}
}

GString *merge_result(const GArray *pieces)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < pieces->len; i++) {
		const struct merge_piece *p = &g_array_index(pieces, struct merge_piece, i);
		switch (p->kind) {
		case MERGE_SAME: g_string_append_len(out, p->base, (gssize)p->base_len); break;
		case MERGE_MINE: g_string_append_len(out, p->mine, (gssize)p->mine_len); break;
		case MERGE_THEIRS: g_string_append_len(out, p->theirs, (gssize)p->theirs_len); break;
		case MERGE_CONFLICT: put_conflict(out, p); break;
		}
	}
	return out;
}
