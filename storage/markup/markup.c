#include "markup/markup.h"
#include <limits.h>
#include <string.h>
#include <md4c.h>
#include "markup/entity.h"

/* Deeper lists and quotes are shown at this level: a paste of 10,000 '>' must not become 10,000 nested elements. */
enum { LEVEL_MAX = 6 };

/* Indented text is a paste, not code, and raw HTML is text. */
enum { FLAGS = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_STRIKETHROUGH };

struct owned_markup {
	struct markup markup;        /* first: what callers see */
	GArray *blocks, *spans;
	GStringChunk *strings;
};

/* An open quote, list or item. */
struct container {
	MD_BLOCKTYPE type;
	int number;                  /* item: its number; ordered list: of its next item */
	bool used;                   /* a block of its own stands in it */
};

struct building {
	struct owned_markup *out;
	const char *text;
	size_t len;
	GArray *containers;
	GArray *first_span;          /* size_t for each block: spans move while they are gathered */
	bool leaf_open, leaf_implicit;
	unsigned depth[SPAN_LINK + 1];   /* how often each style is open */
	const char *href;
	bool break_next;
	size_t covered;              /* end of the last block with text */
};

static struct container *top(struct building *b)
{
	return b->containers->len == 0 ? NULL : &g_array_index(b->containers, struct container, b->containers->len - 1);
}

static int level_of(const struct building *b, MD_BLOCKTYPE type)
{
	int level = 0;

	for (guint i = 0; i < b->containers->len; i++)
		level += g_array_index(b->containers, struct container, i).type == type;
	return MIN(level, LEVEL_MAX);
}

static struct block *last_block(struct building *b)
{
	return &g_array_index(b->out->blocks, struct block, b->out->blocks->len - 1);
}

/* The innermost container gives a paragraph its kind; a heading in one is its text. */
static void block_open(struct building *b, enum block_kind kind, int level)
{
	struct block block = { .kind = kind, .level = level, .off = SIZE_MAX };
	struct container *c = top(b);

	if (c != NULL && (kind == BLOCK_PARAGRAPH || kind == BLOCK_HEADING)) {
		block.kind = c->type == MD_BLOCK_LI ? BLOCK_ITEM : BLOCK_QUOTE;
		block.level = level_of(b, c->type);
		block.number = c->number;
		block.continues = c->used;
		c->used = true;
	}
	size_t first = b->out->spans->len;
	g_array_append_val(b->first_span, first);
	g_array_append_val(b->out->blocks, block);
	b->leaf_open = true;
	b->break_next = false;
}

/* The line that the offset is on, from its first byte to its line end. */
static size_t line_start(const struct building *b, size_t at)
{
	while (at > 0 && b->text[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct building *b, size_t at)
{
	const char *end = at < b->len ? memchr(b->text + at, '\n', b->len - at) : NULL;

	return end ? (size_t)(end - b->text) : b->len;
}

static bool line_is_blank(const struct building *b, size_t at, size_t end)
{
	while (at < end && strchr(" \t\r>", b->text[at]) != NULL)
		at++;
	return at == end;
}

/* A block without text of its own (a rule, an empty item) is the next line that is not blank. */
static void cover_next_line(struct building *b, struct block *block)
{
	size_t at = MIN(b->covered, b->len), end = line_end(b, at);

	while (end < b->len && line_is_blank(b, at, end)) {
		at = end + 1;
		end = line_end(b, at);
	}
	block->off = at;
	block->len = end - at;
}

/* Line after the block that holds only marks: the fence of code, the underline of a heading. */
static void cover_marks(struct building *b, struct block *block)
{
	size_t end = block->off + block->len;
	size_t next = line_end(b, MIN(end + 1, b->len));
	const char *marks = block->kind == BLOCK_CODE ? "`~ \t\r>" : "=- \t\r>";
	bool underlined = block->kind == BLOCK_HEADING && b->text[block->off + strspn(b->text + block->off, " ")] != '#';

	if (block->kind == BLOCK_CODE && block->off > 0) {
		size_t start = line_start(b, block->off - 1);
		block->len += block->off - start;
		block->off = start;
	}
	if (end + 1 >= b->len || !(block->kind == BLOCK_CODE || underlined))
		return;
	for (size_t i = end + 1; i < next; i++)
		if (strchr(marks, b->text[i]) == NULL)
			return;
	block->len = next - block->off;
}

/* Blanks at the end, which md4c leaves in the items of a tight list. */
static void trim_end(struct building *b)
{
	size_t first = g_array_index(b->first_span, size_t, b->first_span->len - 1);

	while (last_block(b)->kind != BLOCK_CODE && b->out->spans->len > first) {
		struct span *last = &g_array_index(b->out->spans, struct span, b->out->spans->len - 1);
		if (last->style & SPAN_CODE)
			return;
		while (last->len > 0 && strchr(" \t", last->text[last->len - 1]) != NULL)
			last->len--;
		if (last->len > 0)
			return;
		g_array_set_size(b->out->spans, b->out->spans->len - 1);
	}
}

static void block_close(struct building *b)
{
	struct block *block = last_block(b);

	if (!b->leaf_open)
		return;
	trim_end(b);
	b->leaf_open = b->leaf_implicit = false;
	if (block->off == SIZE_MAX) {
		cover_next_line(b, block);
	} else {
		size_t start = line_start(b, block->off);
		block->len = line_end(b, block->off + block->len) - start;
		block->off = start;
		cover_marks(b, block);
	}
	b->covered = MIN(block->off + block->len + 1, b->len);
}

static void leaf_open(struct building *b, enum block_kind kind, int level)
{
	if (b->leaf_implicit)
		block_close(b);
	block_open(b, kind, level);
}

static void container_open(struct building *b, MD_BLOCKTYPE type, int number)
{
	struct container *outer = top(b);
	struct container c = { .type = type, .number = number };

	if (b->leaf_implicit)
		block_close(b);
	if (outer != NULL && outer->type == MD_BLOCK_LI && !outer->used) {
		block_open(b, BLOCK_PARAGRAPH, 0);
		block_close(b);
	}
	if (type == MD_BLOCK_LI && outer->type == MD_BLOCK_OL)
		c.number = outer->number++;
	g_array_append_val(b->containers, c);
}

static void container_close(struct building *b)
{
	struct container *c = top(b);

	if (b->leaf_implicit)
		block_close(b);
	if (c->type == MD_BLOCK_LI && !c->used) {
		block_open(b, BLOCK_PARAGRAPH, 0);
		block_close(b);
	}
	g_array_set_size(b->containers, b->containers->len - 1);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct building *b = user;

	switch (type) {
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_UL:
	case MD_BLOCK_LI:
		container_open(b, type, 0);
		break;
	case MD_BLOCK_OL: {
		unsigned start = ((const MD_BLOCK_OL_DETAIL *)detail)->start;
		container_open(b, type, (int)MAX(start, 1));
		break;
	}
	case MD_BLOCK_P:
		leaf_open(b, BLOCK_PARAGRAPH, 0);
		break;
	case MD_BLOCK_H:
		leaf_open(b, BLOCK_HEADING, (int)((const MD_BLOCK_H_DETAIL *)detail)->level);
		break;
	case MD_BLOCK_CODE:
		leaf_open(b, BLOCK_CODE, 0);
		break;
	case MD_BLOCK_HR:
		leaf_open(b, BLOCK_RULE, 0);
		break;
	default:
		break;
	}
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct building *b = user;

	(void)detail;
	if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_LI)
		container_close(b);
	else if (type != MD_BLOCK_DOC)
		block_close(b);
	return 0;
}

/* md4c hands an attribute over with its character references as they were written. */
static const char *attribute_text(struct building *b, const MD_ATTRIBUTE *a)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (size_t i = 0; a->size > 0 && a->substr_offsets[i] < a->size; i++) {
		const char *part = a->text + a->substr_offsets[i];
		size_t len = a->substr_offsets[i + 1] - a->substr_offsets[i];

		if (a->substr_types[i] == MD_TEXT_NULLCHAR)
			g_string_append(out, "\xEF\xBF\xBD");
		else if (a->substr_types[i] != MD_TEXT_ENTITY || !entity_append(out, part, len))
			g_string_append_len(out, part, (gssize)len);
	}
	return g_string_chunk_insert_const(b->out->strings, out->str);
}

static unsigned style_of(MD_SPANTYPE type)
{
	switch (type) {
	case MD_SPAN_EM: return SPAN_EM;
	case MD_SPAN_STRONG: return SPAN_STRONG;
	case MD_SPAN_DEL: return SPAN_STRIKE;
	case MD_SPAN_CODE: return SPAN_CODE;
	case MD_SPAN_A:
	case MD_SPAN_IMG: return SPAN_LINK;
	default: return 0;
	}
}

/* A picture reads as its text with a link to the file: formats.md has no pictures in the body. The outer link wins. */
static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct building *b = user;
	unsigned style = style_of(type);

	if (style == SPAN_LINK && b->depth[style] == 0)
		b->href = attribute_text(b, type == MD_SPAN_A ? &((const MD_SPAN_A_DETAIL *)detail)->href
		                                              : &((const MD_SPAN_IMG_DETAIL *)detail)->src);
	if (style != 0)
		b->depth[style]++;
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
	struct building *b = user;
	unsigned style = style_of(type);

	(void)detail;
	if (style != 0)
		b->depth[style]--;
	if (style == SPAN_LINK && b->depth[style] == 0)
		b->href = NULL;
	return 0;
}

static unsigned open_styles(const struct building *b)
{
	unsigned style = 0;

	for (unsigned bit = SPAN_EM; bit <= SPAN_LINK; bit <<= 1)
		style |= b->depth[bit] > 0 ? bit : 0;
	return style;
}

static bool in_source(const struct building *b, const char *text, size_t len)
{
	return text >= b->text && text + len <= b->text + b->len;
}

/* Text that goes on where the last span ended belongs to it. */
static bool span_extend(struct building *b, const struct span *s)
{
	size_t first = g_array_index(b->first_span, size_t, b->first_span->len - 1);

	if (b->out->spans->len == first || s->off == SIZE_MAX || s->breaks)
		return false;
	struct span *last = &g_array_index(b->out->spans, struct span, b->out->spans->len - 1);
	if (last->off == SIZE_MAX || last->off + last->len != s->off || last->style != s->style || last->href != s->href)
		return false;
	last->len += s->len;
	return true;
}

static void span_add(struct building *b, const char *text, size_t len, bool source)
{
	struct span s = { .text = text, .len = len, .off = SIZE_MAX, .style = open_styles(b), .href = b->href,
	                  .breaks = b->break_next };
	struct block *block = last_block(b);

	if (source) {
		s.off = (size_t)(text - b->text);
		block->off = MIN(block->off, s.off);
		block->len = s.off + len - block->off;
	}
	b->break_next = false;
	if (!span_extend(b, &s))
		g_array_append_val(b->out->spans, s);
}

static void span_add_own(struct building *b, const char *text, size_t len)
{
	span_add(b, g_string_chunk_insert_len(b->out->strings, text, (gssize)len), len, false);
}

/* Empty lines count in code; in a paragraph a break stands between two texts. */
static void add_break(struct building *b)
{
	bool empty = b->out->spans->len == g_array_index(b->first_span, size_t, b->first_span->len - 1);
	bool code = last_block(b)->kind == BLOCK_CODE;

	if (b->break_next && code)
		span_add_own(b, "", 0);
	b->break_next = code || !empty;
}

static void add_entity(struct building *b, const char *text, size_t len)
{
	g_autoptr(GString) out = g_string_new(NULL);

	if (!entity_append(out, text, len)) {
		span_add(b, text, len, in_source(b, text, len));
		return;
	}
	struct block *block = last_block(b);
	if (in_source(b, text, len)) {
		block->off = MIN(block->off, (size_t)(text - b->text));
		block->len = (size_t)(text - b->text) + len - block->off;
	}
	span_add_own(b, out->str, out->len);
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
	struct building *b = user;

	if (!b->leaf_open) {
		block_open(b, BLOCK_PARAGRAPH, 0);
		b->leaf_implicit = true;
	}
	if (type == MD_TEXT_BR || (last_block(b)->kind == BLOCK_CODE && size == 1 && *text == '\n'))
		add_break(b);
	else if (type == MD_TEXT_SOFTBR)
		span_add_own(b, " ", 1);
	else if (type == MD_TEXT_NULLCHAR)
		span_add_own(b, "\xEF\xBF\xBD", 3);
	else if (type == MD_TEXT_ENTITY)
		add_entity(b, text, size);
	else if (in_source(b, text, size))
		span_add(b, text, size, true);
	else
		span_add_own(b, text, size);
	return 0;
}

/* The line of a block without text is a guess (link definitions leave no block): it never lies after the next block. */
static void keep_order(GArray *blocks)
{
	for (guint i = blocks->len; i-- > 1; ) {
		struct block *block = &g_array_index(blocks, struct block, i - 1);
		size_t next = g_array_index(blocks, struct block, i).off;

		if (block->off > next) {
			block->off = next;
			block->len = 0;
		}
	}
}

/* The arrays have stopped growing: blocks can point at their spans. */
static void settle(struct building *b)
{
	struct owned_markup *m = b->out;

	keep_order(m->blocks);
	for (guint i = 0; i < m->blocks->len; i++) {
		struct block *block = &g_array_index(m->blocks, struct block, i);
		size_t first = g_array_index(b->first_span, size_t, i);
		size_t end = i + 1 < m->blocks->len ? g_array_index(b->first_span, size_t, i + 1) : m->spans->len;

		block->n_spans = end - first;
		block->spans = block->n_spans > 0 ? &g_array_index(m->spans, struct span, first) : NULL;
	}
	m->markup.blocks = (const struct block *)(void *)m->blocks->data;
	m->markup.n_blocks = m->blocks->len;
}

struct markup *markup_parse(const char *text, size_t len)
{
	static const MD_PARSER parser = {
		.flags = FLAGS, .enter_block = enter_block, .leave_block = leave_block,
		.enter_span = enter_span, .leave_span = leave_span, .text = add_text,
	};
	g_autoptr(GArray) containers = g_array_new(FALSE, TRUE, sizeof(struct container));
	g_autoptr(GArray) first_span = g_array_new(FALSE, TRUE, sizeof(size_t));
	struct owned_markup *m = g_new0(struct owned_markup, 1);
	struct building b = { .out = m, .text = text, .len = len, .containers = containers, .first_span = first_span };

	g_assert(len < UINT_MAX);
	m->blocks = g_array_new(FALSE, TRUE, sizeof(struct block));
	m->spans = g_array_new(FALSE, TRUE, sizeof(struct span));
	m->strings = g_string_chunk_new(256);
	md_parse(text, (MD_SIZE)len, &parser, &b);
	settle(&b);
	return &m->markup;
}

void markup_free(struct markup *m)
{
	struct owned_markup *own = (struct owned_markup *)(void *)m;

	if (m == NULL)
		return;
	g_array_unref(own->blocks);
	g_array_unref(own->spans);
	g_string_chunk_free(own->strings);
	g_free(own);
}

const struct block *markup_block_at(const struct markup *m, size_t off)
{
	size_t low = 0, high = m->n_blocks;

	while (low + 1 < high) {
		size_t middle = low + (high - low) / 2;
		if (m->blocks[middle].off <= off)
			low = middle;
		else
			high = middle;
	}
	return m->n_blocks == 0 ? NULL : &m->blocks[low];
}
