#include "edit/layout.h"
#include <stdint.h>
#include <string.h>
#include "edit/cursor.h"
#include "edit/wrap.h"

/* Up to this distance from its paragraph's start a row is found by wrapping from there; further on the breaks are kept. */
enum { NEAR = 4096, SLOTS = 4 };

/* The breaks (starts of rows) of one paragraph. Those before the place of the last change stand in front, counted
 * from the paragraph's start; those after it stand at the back of the same array, counted from the paragraph's end: so a
 * change moves only what lies between it and the last one. */
struct slot {
	size_t start, end;          /* of the paragraph; 0, 0 with n_front 0: free */
	size_t *at, n_front, n_back, cap;
	bool open;                  /* what follows the front is not known: the rows between front and back are yet to be wrapped */
	size_t trusted;             /* open: bytes from the paragraph's end; breaks at the back that are further from it are stale */
	size_t safe;                /* open: a change at or after this offset in the paragraph leaves the front true */
	unsigned cols;
	uint64_t used;
};

struct layout {
	struct slot slots[SLOTS];
	uint64_t turn;
};

struct layout *layout_new(void)
{
	return g_new0(struct layout, 1);
}

void layout_free(struct layout *l)
{
	for (unsigned i = 0; l && i < SLOTS; i++)
		g_free(l->slots[i].at);
	g_free(l);
}

static void slot_clear(struct slot *p)
{
	p->n_front = p->n_back = 0;
}

static bool slot_is_free(const struct slot *p)
{
	return p->n_front == 0;
}

static size_t *back_at(struct slot *p, size_t i)
{
	return &p->at[p->cap - p->n_back + i];
}

static size_t slot_len(const struct slot *p)
{
	return p->end - p->start;
}

static void front_push(struct slot *p, size_t off)
{
	if (p->n_front + p->n_back == p->cap) {
		size_t cap = p->cap + p->cap / 2 + 256;
		p->at = g_renew(size_t, p->at, cap);
		memmove(p->at + cap - p->n_back, p->at + p->cap - p->n_back, p->n_back * sizeof *p->at);
		p->cap = cap;
	}
	p->at[p->n_front++] = off;
}

/* How many of the front are <= off: at least 1, the first is 0. */
static size_t front_upto(const struct slot *p, size_t off)
{
	size_t low = 1, high = p->n_front;

	while (low < high) {
		size_t mid = low + (high - low + 1) / 2;
		if (p->at[mid - 1] <= off)
			low = mid;
		else
			high = mid - 1;
	}
	return low;
}

/* Not open: move the gap, so that the front ends with the last break at or before off. */
static void gap_move(struct slot *p, size_t off)
{
	size_t len = slot_len(p);

	while (p->n_back > 0 && len - *back_at(p, 0) <= off) {
		p->at[p->n_front++] = len - *back_at(p, 0);
		p->n_back--;
	}
	while (p->n_front > 1 && p->at[p->n_front - 1] > off) {
		size_t from_end = len - p->at[--p->n_front];
		p->n_back++;
		*back_at(p, 0) = from_end;
	}
}

static void back_drop_stale(struct slot *p)
{
	while (p->n_back > 0 && *back_at(p, 0) > p->trusted)
		p->n_back--;
}

/* A change at off of the paragraph: the row before its row may take a word back, so the front ends with that row's start. */
static void front_cut(struct slot *p, size_t off)
{
	size_t n = front_upto(p, off);

	if (n == p->n_front && p->open && off >= p->safe)
		return;
	p->safe = n > 1 ? p->at[n - 1] : 0;
	p->n_front = MAX(n - 1, 1);
}

/* Bytes pos..pos + deleted of the text lie in the paragraph and become `inserted` bytes without a newline. */
static void slot_change(struct slot *p, size_t pos, size_t deleted, size_t inserted)
{
	size_t off = pos - p->start, from_end = slot_len(p) - off - deleted;

	if (!p->open) {
		gap_move(p, off);
		p->trusted = from_end;
	}
	p->trusted = MIN(p->trusted, from_end);
	back_drop_stale(p);
	front_cut(p, off);
	p->open = true;
	p->end = p->end - deleted + inserted;
}

void layout_changed(void *layout, const struct text *t, const struct text_change *c, const char *bytes)
{
	struct layout *l = layout;
	bool newline = c->inserted > 0 && memchr(bytes, '\n', c->inserted);

	(void)t;
	for (unsigned i = 0; i < SLOTS; i++) {
		struct slot *p = &l->slots[i];

		if (slot_is_free(p) || c->pos > p->end)
			continue;
		if (c->pos < p->start && c->pos + c->deleted < p->start) {
			p->start = p->start - c->deleted + c->inserted;
			p->end = p->end - c->deleted + c->inserted;
		} else if (c->pos < p->start || c->pos + c->deleted > p->end || newline) {
			slot_clear(p);
		} else {
			slot_change(p, c->pos, c->deleted, c->inserted);
		}
	}
}

/* Wrap on until the row with off is known, or the rows meet the breaks at the back. */
static void slot_wrap_to(struct slot *p, const char *s, size_t off)
{
	size_t len = slot_len(p);

	while (p->open && p->at[p->n_front - 1] <= off) {
		struct row r = wrap_row(s + p->start, len, p->cols, p->at[p->n_front - 1]);

		if (r.last) {
			p->n_back = 0;
			p->open = false;
			break;
		}
		while (p->n_back > 0 && len - *back_at(p, 0) < r.end)
			p->n_back--;
		if (p->n_back > 0 && len - *back_at(p, 0) == r.end) {
			p->open = false;
			break;
		}
		front_push(p, r.end);
		p->safe = SIZE_MAX;
	}
}

static struct row slot_row(struct slot *p, const char *s, size_t off)
{
	struct row r;
	size_t len = slot_len(p), n;

	slot_wrap_to(p, s, off);
	if (!p->open)
		gap_move(p, off);
	n = front_upto(p, off);
	r.start = p->start + p->at[n - 1];
	r.last = false;
	if (n < p->n_front) {
		r.end = p->start + p->at[n];
	} else if (p->n_back > 0) {
		r.end = p->start + len - *back_at(p, 0);
	} else {
		r.end = p->end;
		r.last = true;
	}
	return r;
}

static struct slot *slot_of(struct layout *l, unsigned cols, size_t off)
{
	for (unsigned i = 0; i < SLOTS; i++) {
		struct slot *p = &l->slots[i];
		if (!slot_is_free(p) && p->cols == cols && off >= p->start && off <= p->end)
			return p;
	}
	return NULL;
}

/* A slot for the paragraph start..end, the one that was used longest ago. */
static struct slot *slot_take(struct layout *l, unsigned cols, size_t start, size_t end)
{
	struct slot *p = &l->slots[0];

	for (unsigned i = 0; i < SLOTS; i++)
		if (l->slots[i].used < p->used)
			p = &l->slots[i];
	slot_clear(p);
	p->start = start;
	p->end = end;
	p->cols = cols;
	p->open = true;
	p->trusted = 0;
	p->safe = SIZE_MAX;
	front_push(p, 0);
	return p;
}

struct row layout_row_at(struct layout *l, const char *s, size_t len, unsigned cols, size_t off)
{
	struct slot *p;
	struct row r;
	size_t start;

	off = MIN(off, len);
	p = l ? slot_of(l, cols, off) : NULL;
	if (!p) {
		start = paragraph_start(s, len, off);
		if (!l || off - start <= NEAR) {
			r = wrap_row(s, len, cols, start);
			while (!r.last && r.end <= off)
				r = wrap_row(s, len, cols, r.end);
			return r;
		}
		p = slot_take(l, cols, start, paragraph_end(s, len, off));
	}
	p->used = ++l->turn;
	return slot_row(p, s, off - p->start);
}

bool layout_row_next(struct layout *l, const char *s, size_t len, unsigned cols, struct row *r)
{
	(void)l;
	if (r->last && r->end >= len)
		return false;
	*r = wrap_row(s, len, cols, r->last ? r->end + 1 : r->end);
	return true;
}

bool layout_row_prev(struct layout *l, const char *s, size_t len, unsigned cols, struct row *r)
{
	if (r->start == 0)
		return false;
	*r = layout_row_at(l, s, len, cols, r->start - 1);
	return true;
}

unsigned layout_column(const char *s, const struct row *r, size_t off)
{
	unsigned column = 0;

	for (size_t at = r->start, next; at < r->end; at = next) {
		next = grapheme_next(s, r->end, at);
		if (next > off)
			break;
		column += (unsigned)grapheme_width(s + at, next - at);
	}
	return column;
}

size_t layout_offset(const char *s, const struct row *r, unsigned column)
{
	unsigned at_column = 0;
	size_t at, next;

	for (at = r->start; at < r->end; at = next) {
		next = grapheme_next(s, r->end, at);
		at_column += (unsigned)grapheme_width(s + at, next - at);
		if (at_column > column || (next == r->end && !r->last))
			break;
	}
	return at;
}
