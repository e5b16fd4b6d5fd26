#include "markup/tidy.h"
#include <string.h>
#include "markup/markup.h"

struct tidy {
	const char *text;
	size_t len;
	GString *out;
	const struct block *last;    /* the block that was written before; NULL: none */
	bool gap;                    /* an empty line stood in the source since then */
};

static size_t line_end(const struct tidy *t, size_t at)
{
	const char *end = memchr(t->text + at, '\n', t->len - at);

	return end ? (size_t)(end - t->text) : t->len;
}

static size_t without_blanks(const struct tidy *t, size_t from, size_t to)
{
	while (to > from && strchr(" \t\r", t->text[to - 1]) != NULL)
		to--;
	return to;
}

/* The bytes up to here end with a backslash that no other one escapes. */
static bool ends_with_backslash(const struct tidy *t, size_t from, size_t to)
{
	size_t slashes = 0;

	while (slashes < to - from && t->text[to - 1 - slashes] == '\\')
		slashes++;
	return slashes % 2 == 1;
}

/* A line end before more of the same block that may be a hard break: two blanks or a backslash before it. */
static bool may_break(const struct tidy *t, size_t from, size_t end)
{
	bool blanks = end >= from + 2 && t->text[end - 1] == ' ' && t->text[end - 2] == ' ';

	return blanks || ends_with_backslash(t, from, end);
}

/* Whether each line end that looks like a hard break is one: inside code it is not. */
static bool breaks_are_sure(const struct tidy *t, const struct block *b)
{
	size_t hard = 0, seen = 0, stop = b->off + b->len;

	for (size_t i = 0; i < b->n_spans; i++)
		hard += b->spans[i].breaks;
	for (size_t at = b->off, end; at < stop; at = end + 1) {
		end = line_end(t, at);
		seen += end + 1 < stop && may_break(t, at, end);
	}
	return hard == seen;
}

static bool is_quoted(const char *line)
{
	return line[strspn(line, " ")] == '>';
}

/* What parts this block from the one before it. An empty line between items or inside a quote is the writer's. */
static void open_block(struct tidy *t, const struct block *b)
{
	bool items = t->last != NULL && b->kind == BLOCK_ITEM && t->last->kind == BLOCK_ITEM;
	bool together = items || (t->last != NULL && is_quoted(t->text + t->last->off) && is_quoted(t->text + b->off));

	if (t->out->len > 0 && (t->gap || (t->last != NULL && !together)))
		g_string_append_c(t->out, '\n');
	t->last = b;
	t->gap = false;
}

/* The lines of a block: a paragraph's become one, where no hard break stands between them. */
static void append_block(struct tidy *t, const struct block *b)
{
	bool sure = breaks_are_sure(t, b), joins = b->kind == BLOCK_PARAGRAPH && sure;
	size_t stop = MIN(b->off + b->len, t->len);

	open_block(t, b);
	for (size_t at = b->off, end; at < stop; at = end + 1) {
		end = line_end(t, at);
		bool last = end + 1 >= stop, hard = !last && may_break(t, at, end);
		size_t to = b->kind == BLOCK_CODE || (hard && !sure) ? end : without_blanks(t, at, end);

		if (joins && at > b->off)
			at += strspn(t->text + at, " \t");
		g_string_append_len(t->out, t->text + at, (gssize)(to > at ? to - at : 0));
		if (hard && sure && to < end)
			g_string_append(t->out, ends_with_backslash(t, at, to) ? "\\\\" : "\\");
		g_string_append_c(t->out, joins && !last && !hard ? ' ' : '\n');
	}
}

/* A line that belongs to no block: empty, a mark alone, the address of a reference. */
static void append_rest(struct tidy *t, size_t at, size_t end)
{
	size_t to = without_blanks(t, at, end);

	if (to == at) {
		t->gap = true;
		return;
	}
	if (t->gap && t->out->len > 0)
		g_string_append_c(t->out, '\n');
	g_string_append_len(t->out, t->text + at, (gssize)(to - at));
	g_string_append_c(t->out, '\n');
	t->gap = false;
	t->last = NULL;
}

GString *markup_tidy(const char *text, size_t len)
{
	g_autoptr(markup) m = markup_parse(text, len);
	struct tidy t = { .text = text, .len = len, .out = g_string_sized_new(len + 1) };
	size_t at = 0;

	for (size_t i = 0; i < m->n_blocks; i++) {
		const struct block *b = &m->blocks[i];
		for (size_t end; at < MIN(b->off, len); at = end + 1) {
			end = line_end(&t, at);
			append_rest(&t, at, end);
		}
		if (b->off < at)
			continue;
		append_block(&t, b);
		at = b->off + b->len;
		at = at > 0 && at < len && text[at - 1] != '\n' ? line_end(&t, at) + 1 : at;
	}
	for (size_t end; at < len; at = end + 1) {
		end = line_end(&t, at);
		append_rest(&t, at, end);
	}
	return t.out;
}
