#include "edit/buffer.h"
#include <string.h>
#include <glib.h>

/* A gap is made at the first end of a line so far behind a change; where there is none, the bytes stay in one piece. */
enum { NEAR = 32 << 10, FAR = 128 << 10 };

/* head bytes, the gap with a terminator at its start, tail bytes; behind the gap stands a '\n' or nothing. */
struct buffer {
	char *at;
	size_t room, head, tail;
};

void buffer_take(struct buffer *b, char *made, size_t len)
{
	g_free(b->at);
	*b = (struct buffer){ made, len + 1, len, 0 };
}

struct buffer *buffer_new(char *made, size_t len)
{
	struct buffer *b = g_new0(struct buffer, 1);

	buffer_take(b, made, len);
	return b;
}

void buffer_free(struct buffer *b)
{
	if (!b)
		return;
	g_free(b->at);
	g_free(b);
}

size_t buffer_len(const struct buffer *b)
{
	return b->head + b->tail;
}

bool buffer_holds(const struct buffer *b, const char *p)
{
	return p >= b->at && p < b->at + b->room;
}

static char *tail_of(const struct buffer *b)
{
	return b->at + b->room - b->tail;
}

static void gap_move(struct buffer *b, size_t to)
{
	if (to < b->head) {
		size_t n = b->head - to;
		memmove(tail_of(b) - n, b->at + to, n);
		b->tail += n;
	} else {
		size_t n = to - b->head;
		memmove(b->at + b->head, tail_of(b), n);
		b->tail -= n;
	}
	b->head = to;
	b->at[b->head] = '\0';
}

/* The first '\n' in from..to, or `to`. */
static size_t line_end(const struct buffer *b, size_t from, size_t to)
{
	const char *found;

	if (from < b->head) {
		found = memchr(b->at + from, '\n', MIN(to, b->head) - from);
		if (found)
			return (size_t)(found - b->at);
		from = b->head;
	}
	found = from < to ? memchr(tail_of(b) + (from - b->head), '\n', to - from) : NULL;
	return found ? b->head + (size_t)(found - tail_of(b)) : to;
}

static size_t gap_place(const struct buffer *b, size_t off)
{
	size_t len = buffer_len(b), to = off + FAR;
	size_t at = to < len ? line_end(b, off + NEAR, to) : len;

	return at < to ? at : len;
}

const char *buffer_all(struct buffer *b)
{
	gap_move(b, buffer_len(b));
	return b->at;
}

const char *buffer_upto(struct buffer *b, size_t off, size_t lines, size_t *len)
{
	size_t all = buffer_len(b), end = off;

	for (size_t n = 0; n < lines && b->tail > 0 && end < all; n++)
		end = line_end(b, end + (n > 0), all);
	if (end > b->head)
		gap_move(b, gap_place(b, end));
	*len = b->head;
	return b->at;
}

static void make_room(struct buffer *b, size_t more)
{
	size_t old = b->room, need = b->head + b->tail + more + 1;

	if (need <= old)
		return;
	b->room = need + need / 8 + 64;
	b->at = g_realloc(b->at, b->room);
	memmove(tail_of(b), b->at + old - b->tail, b->tail);
}

void buffer_splice(struct buffer *b, size_t pos, size_t deleted, const char *bytes, size_t inserted)
{
	size_t end = pos + deleted;

	make_room(b, inserted);
	if (end > b->head || b->head - end > FAR)
		gap_move(b, gap_place(b, end));
	memmove(b->at + pos + inserted, b->at + end, b->head - end);
	if (inserted > 0)
		memcpy(b->at + pos, bytes, inserted);
	b->head = b->head - deleted + inserted;
	b->at[b->head] = '\0';
}

char *buffer_open(struct buffer *b, size_t len)
{
	size_t all = buffer_len(b);

	buffer_all(b);
	if (len > all)
		make_room(b, len - all);
	return b->at;
}

void buffer_close(struct buffer *b, size_t len)
{
	b->head = len;
}
