#include "edit/text.h"
#include <string.h>
#include "edit/buffer.h"
#include "edit/undo.h"
#include "edit/utf8.h"

enum { LISTENERS_MAX = 4 };

/* A place whose line and column are known. */
struct place { size_t off, line_start, line, column; };   /* line and column from 0 */

struct text {
	struct buffer *buffer;
	uint64_t revision;
	size_t left;          /* changes of this step still to be told */
	struct undo *undo;
	struct { text_listener call; void *ctx; } listeners[LISTENERS_MAX];
	unsigned n_listeners;
	struct place near;
};

struct text *text_take(char *bytes, size_t len)
{
	struct text *t = g_new0(struct text, 1);

	if (utf8_valid_prefix(bytes, len) < len) {
		GString *made = utf8_make_valid(bytes, len);
		g_free(bytes);
		len = made->len;
		bytes = g_string_free(made, FALSE);
	}
	t->buffer = buffer_new(bytes, len);
	t->undo = undo_new();
	return t;
}

struct text *text_new(const char *bytes, size_t len)
{
	char *copy = g_malloc(len + 1);

	if (len > 0)
		memcpy(copy, bytes, len);
	copy[len] = '\0';
	return text_take(copy, len);
}

void text_free(struct text *t)
{
	if (!t)
		return;
	undo_free(t->undo);
	buffer_free(t->buffer);
	g_free(t);
}

void text_listen(struct text *t, text_listener f, void *ctx)
{
	g_assert(t->n_listeners < LISTENERS_MAX);
	t->listeners[t->n_listeners].call = f;
	t->listeners[t->n_listeners++].ctx = ctx;
}

const char *text_bytes(const struct text *t)
{
	return buffer_all(t->buffer);
}

const char *text_upto(const struct text *t, size_t off, size_t lines, size_t *len)
{
	return buffer_upto(t->buffer, off, lines, len);
}

size_t text_len(const struct text *t)
{
	return buffer_len(t->buffer);
}

bool text_more(const struct text *t)
{
	return t->left > 0;
}

uint64_t text_revision(const struct text *t)
{
	return t->revision;
}

static void place_move(const struct text *t, struct place *p, size_t off);

/* The known place stays before what changes, so that it stays true. */
static void place_keep_before(struct text *t, size_t pos)
{
	if (pos < t->near.off)
		place_move(t, &t->near, pos);
}

static void told(struct text *t, size_t pos, size_t deleted, const char *bytes, size_t inserted)
{
	struct text_change c = { pos, deleted, inserted };

	t->revision++;
	for (unsigned i = 0; i < t->n_listeners; i++)
		t->listeners[i].call(t->listeners[i].ctx, t, &c, bytes);
}

static void splice(struct text *t, size_t pos, size_t deleted, const char *bytes, size_t inserted)
{
	place_keep_before(t, pos);
	buffer_splice(t->buffer, pos, deleted, bytes, inserted);
}

/* One entry of a group, made or taken back: out bytes go, in bytes come. */
struct swap { size_t out, in; const char *bytes; };

static struct swap swap_of(const struct text *t, const struct undo_entry *e, bool back)
{
	if (back)
		return (struct swap){ e->inserted, e->deleted, undo_bytes(t->undo, e->deleted_at) };
	return (struct swap){ e->deleted, e->inserted, undo_bytes(t->undo, e->inserted_at) };
}

/* From the front, into `to`: another block, or the same one when nothing grows, so that nothing is written over that is still to be
 * read. Terminated. */
static void swap_forwards(const struct text *t, const struct undo_group *g, bool back, const char *old, size_t old_len, char *to)
{
	size_t read = 0, write = 0;

	for (size_t i = 0; i < g->n; i++) {
		struct swap w = swap_of(t, &g->entries[i], back);
		size_t gap = g->entries[i].pos - (back ? write : read);

		memmove(to + write, old + read, gap);
		memcpy(to + write + gap, w.bytes, w.in);
		read += gap + w.out;
		write += gap + w.in;
	}
	memmove(to + write, old + read, old_len - read + 1);
}

/* From the end, in place: nothing shrinks. */
static void swap_backwards(const struct text *t, const struct undo_group *g, bool back, char *s, size_t old_len, size_t len)
{
	size_t read = old_len, write = len;

	s[len] = '\0';
	for (size_t i = g->n; i-- > 0;) {
		struct swap w = swap_of(t, &g->entries[i], back);
		size_t gap = back ? write - g->entries[i].pos - w.in : read - g->entries[i].pos - w.out;

		memmove(s + write - gap, s + read - gap, gap);
		read -= gap + w.out;
		write -= gap + w.in;
		memcpy(s + write, w.bytes, w.in);
	}
}

/* Make the group's changes (or take them back) in one pass over the text, in place where all of them grow or all shrink. */
static void splice_group(struct text *t, const struct undo_group *g, bool back)
{
	size_t old_len = text_len(t), grown = 0, shrunk = 0, n_grow = 0, n_shrink = 0;

	place_keep_before(t, g->entries[0].pos);
	for (size_t i = 0; i < g->n; i++) {
		struct swap w = swap_of(t, &g->entries[i], back);
		grown += w.in;
		shrunk += w.out;
		n_grow += w.in > w.out;
		n_shrink += w.in < w.out;
	}
	size_t len = old_len + grown - shrunk;
	char *s = buffer_open(t->buffer, MAX(len, old_len));
	if (n_grow == 0) {
		swap_forwards(t, g, back, s, old_len, s);
	} else if (n_shrink == 0) {
		swap_backwards(t, g, back, s, old_len, len);
	} else {
		char *made = g_malloc(len + 1);
		swap_forwards(t, g, back, s, old_len, made);
		buffer_take(t->buffer, made, len);
		return;
	}
	buffer_close(t->buffer, len);
}

/* Forward the listeners hear the last change first, back the first one first: so each position is the one of the text
 * before the group, and true at its turn. */
static void group_apply(struct text *t, const struct undo_group *g, bool back)
{
	if (g->n == 1) {
		const struct undo_entry *e = g->entries;
		splice(t, e->pos, back ? e->inserted : e->deleted, undo_bytes(t->undo, back ? e->deleted_at : e->inserted_at),
		       back ? e->deleted : e->inserted);
	} else {
		splice_group(t, g, back);
	}
	for (size_t i = 0; i < g->n; i++) {
		const struct undo_entry *e = &g->entries[back ? i : g->n - 1 - i];
		t->left = g->n - 1 - i;
		if (back)
			told(t, e->pos, e->inserted, undo_bytes(t->undo, e->deleted_at), e->deleted);
		else
			told(t, e->pos, e->deleted, undo_bytes(t->undo, e->inserted_at), e->inserted);
	}
}

void text_replace(struct text *t, size_t pos, size_t deleted, const char *bytes, size_t len, enum undo_kind kind, size_t cursor)
{
	g_autofree char *copy = NULL;
	struct text_change c = { pos, deleted, len };
	size_t near;

	g_assert(pos <= text_len(t) && deleted <= text_len(t) - pos);
	g_assert(utf8_valid_prefix(bytes, len) == len);
	if (deleted == 0 && len == 0)
		return;
	if (buffer_holds(t->buffer, bytes))
		bytes = copy = g_memdup2(bytes, len);
	const char *s = text_upto(t, pos + deleted, 0, &near);
	g_assert(utf8_is_boundary(s, near, pos) && utf8_is_boundary(s, near, pos + deleted));
	undo_add(t->undo, s, &c, bytes, kind, cursor);
	splice(t, pos, deleted, bytes, len);
	told(t, pos, deleted, bytes, len);
}

void text_replace_all(struct text *t, const struct text_hit *hits, size_t n, const char *bytes, size_t len, size_t cursor)
{
	const char *s = text_bytes(t);
	size_t all = text_len(t);
	struct undo_group g;

	g_assert(utf8_valid_prefix(bytes, len) == len);
	for (size_t i = 0, end = 0; i < n; end = hits[i].pos + hits[i].len, i++) {
		g_assert(hits[i].pos >= end && hits[i].pos <= all && hits[i].len <= all - hits[i].pos);
		g_assert(utf8_is_boundary(s, all, hits[i].pos) && utf8_is_boundary(s, all, hits[i].pos + hits[i].len));
	}
	if (n == 0)
		return;
	undo_add_all(t->undo, s, hits, n, bytes, len, cursor);
	undo_back(t->undo, &g);
	undo_forward(t->undo, &g);
	group_apply(t, &g, false);
}

void text_undo_break(struct text *t)
{
	undo_break(t->undo);
}

void text_undo_pack(const struct text *t, GByteArray *out)
{
	undo_pack(t->undo, out);
}

bool text_undo_unpack(struct text *t, const uint8_t *bytes, size_t len)
{
	struct undo *u = undo_unpack(bytes, len);

	if (!u)
		return false;
	undo_free(t->undo);
	t->undo = u;
	return true;
}

/* Does the text hold what the group is about to take out of it? One that came from another session may not. */
static bool fits(const struct text *t, const struct undo_group *g, bool back)
{
	size_t end = 0, grown = 0, shrunk = 0, len = text_len(t), near;

	for (size_t i = 0; i < g->n; i++) {
		const struct undo_entry *e = &g->entries[i];
		size_t out = back ? e->inserted : e->deleted, pos = back ? e->pos + grown - shrunk : e->pos;
		if (pos < end || pos > len || out > len - pos)
			return false;
		const char *s = text_upto(t, pos + out, 0, &near);
		if (!utf8_is_boundary(s, near, pos) || memcmp(s + pos, undo_bytes(t->undo, back ? e->inserted_at : e->deleted_at), out) != 0)
			return false;
		end = pos + out;
		grown += e->inserted;
		shrunk += e->deleted;
	}
	return true;
}

/* A history that does not fit is none. */
static bool taken(struct text *t, const struct undo_group *g, bool back)
{
	if (fits(t, g, back))
		return true;
	undo_free(t->undo);
	t->undo = undo_new();
	return false;
}

bool text_undo(struct text *t, size_t *cursor)
{
	struct undo_group g;

	if (!undo_back(t->undo, &g) || !taken(t, &g, true))
		return false;
	group_apply(t, &g, true);
	*cursor = MIN(g.cursor, text_len(t));
	return true;
}

/* Where the cursor is after the group: behind a single change, with its text after many. */
static size_t cursor_after(const struct undo_group *g)
{
	size_t cursor = g->cursor, grown = 0, shrunk = 0;

	if (g->n == 1)
		return g->entries[0].pos + g->entries[0].inserted;
	for (size_t i = 0; i < g->n && g->entries[i].pos < cursor; i++) {
		const struct undo_entry *e = &g->entries[i];
		if (e->pos + e->deleted > cursor)
			return e->pos + grown - shrunk + e->inserted;
		grown += e->inserted;
		shrunk += e->deleted;
	}
	return cursor + grown - shrunk;
}

bool text_redo(struct text *t, size_t *cursor)
{
	struct undo_group g;

	if (!undo_forward(t->undo, &g) || !taken(t, &g, false))
		return false;
	group_apply(t, &g, false);
	*cursor = MIN(cursor_after(&g), text_len(t));
	return true;
}

static size_t count_newlines(const char *s, size_t len, size_t *last)
{
	const char *at = s, *end = s + len;
	size_t n = 0;

	while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
		*last = (size_t)(at - s);
		at++;
		n++;
	}
	return n;
}

static void place_forward(const char *s, struct place *p, size_t off)
{
	size_t last = 0, n = count_newlines(s + p->off, off - p->off, &last);

	if (n > 0) {
		p->line += n;
		p->line_start = p->off + last + 1;
		p->column = utf8_count(s + p->line_start, off - p->line_start);
	} else {
		p->column += utf8_count(s + p->off, off - p->off);
	}
	p->off = off;
}

static void place_back(const char *s, struct place *p, size_t off)
{
	size_t last = 0;

	if (off >= p->line_start) {
		p->column -= utf8_count(s + off, p->off - off);
	} else {
		const char *nl = memrchr(s, '\n', off);
		p->line -= count_newlines(s + off, p->off - off, &last);
		p->line_start = nl ? (size_t)(nl - s) + 1 : 0;
		p->column = utf8_count(s + p->line_start, off - p->line_start);
	}
	p->off = off;
}

static void place_move(const struct text *t, struct place *p, size_t off)
{
	size_t near;

	if (off < p->off / 2)
		*p = (struct place){ 0 };
	const char *s = text_upto(t, MAX(off, p->off), 0, &near);
	if (off >= p->off)
		place_forward(s, p, off);
	else
		place_back(s, p, off);
}

size_t text_line_of(struct text *t, size_t off, size_t *column)
{
	place_move(t, &t->near, MIN(off, text_len(t)));
	if (column)
		*column = t->near.column + 1;
	return t->near.line + 1;
}

size_t text_offset_of(struct text *t, size_t line, size_t column)
{
	struct place p = t->near;
	const char *s = text_bytes(t);
	size_t len = text_len(t);
	const char *nl;
	size_t off, end;

	line = MAX(line, 1) - 1;
	if (line < p.line / 2)
		p = (struct place){ 0 };
	off = p.line_start;
	for (; p.line > line; p.line--) {
		nl = memrchr(s, '\n', off - 1);
		off = nl ? (size_t)(nl - s) + 1 : 0;
	}
	for (; p.line < line && (nl = memchr(s + off, '\n', len - off)) != NULL; p.line++)
		off = (size_t)(nl - s) + 1;
	nl = memchr(s + off, '\n', len - off);
	end = nl ? (size_t)(nl - s) : len;
	for (column = p.line < line ? SIZE_MAX : MAX(column, 1); column > 1 && off < end; column--)
		do
			off++;
		while (!utf8_is_boundary(s, len, off));
	return off;
}
