#include "import/flow.h"
#include <string.h>
#include "export/write.h"

enum { LEVEL_MAX = 6, NUMBER_MAX = 999999999, TABLE_WORDS = 160 };
enum { MARKS = SPAN_EM | SPAN_STRONG | SPAN_STRIKE };

static void spans_free(void *p)
{
	g_array_unref(*(GArray **)p);
}

void flow_init(struct flow *f, const char *raw, size_t raw_len)
{
	*f = (struct flow){
		.blocks = g_array_new(FALSE, FALSE, sizeof(struct block)), .owned = g_array_new(FALSE, FALSE, sizeof(GArray *)),
		.strings = g_string_chunk_new(4096), .imported = imported_new(raw, raw_len), .left_out = g_string_new(NULL), .boxed = g_array_new(FALSE, FALSE, sizeof(struct block)),
	};
	g_array_set_clear_func(f->owned, spans_free);
	f->imported->is_beside = true;
}

void flow_clear(struct flow *f)
{
	while (f->n_boxes > 0)
		flow_box_end(f);
	if (f->now.is_open)
		g_array_unref(f->now.spans);
	g_array_unref(f->blocks);
	g_array_unref(f->boxed);
	g_array_unref(f->owned);
	g_string_chunk_free(f->strings);
	g_string_free(f->left_out, TRUE);
	imported_free(f->imported);
	g_free(f->title);
}

char *flow_href(struct flow *f, const char *address)
{
	g_autofree char *clean = link_office(address);

	return clean ? g_string_chunk_insert_const(f->strings, clean) : NULL;
}

static const struct block *last_block(const struct flow *f)
{
	return f->blocks->len == 0 ? NULL : &g_array_index(f->blocks, struct block, f->blocks->len - 1);
}

/* An item stands at most one level below the one before it, a further paragraph in an item that is there. */
static void shape_item(struct flow *f, struct block *b)
{
	const struct block *last = last_block(f);
	int above = last != NULL && last->kind == BLOCK_ITEM ? last->level : 0;

	b->level = CLAMP(b->level, 1, MIN(above + 1, LEVEL_MAX));
	if (b->continues && above < b->level)
		b->kind = BLOCK_PARAGRAPH;
	if (b->continues)
		b->number = f->number[b->level];
	f->number[b->level] = b->number;
}

/* Two quotes that follow each other are one: the formats part them by nothing. */
static void shape_quote(struct flow *f, struct block *b)
{
	const struct block *last = last_block(f);

	b->level = CLAMP(b->level, 1, LEVEL_MAX);
	b->continues = last != NULL && last->kind == BLOCK_QUOTE && last->level == b->level;
}

/* What stood in text boxes follows the block around them. */
static void flush_boxes(struct flow *f)
{
	if (f->n_boxes > 0)
		return;
	g_array_append_vals(f->blocks, f->boxed->data, f->boxed->len);
	g_array_set_size(f->boxed, 0);
}

/* The code before goes on with a line. */
static bool reopen_code(struct flow *f)
{
	const struct block *last = last_block(f);

	if (last == NULL || last->kind != BLOCK_CODE || f->n_boxes > 0)
		return false;
	f->now = (struct flow_block){ .spans = g_array_new(FALSE, FALSE, sizeof(struct span)), .open = *last, .is_open = true, .break_next = true };
	g_array_append_vals(f->now.spans, last->spans, (guint)last->n_spans);
	g_array_set_size(f->blocks, f->blocks->len - 1);
	return true;
}

bool flow_box_begin(struct flow *f)
{
	if (f->n_boxes == FLOW_BOXES)
		return false;
	f->around[f->n_boxes++] = f->now;
	f->now = (struct flow_block){ .is_open = false };
	return true;
}

void flow_box_end(struct flow *f)
{
	flow_close(f);
	f->now = f->around[--f->n_boxes];
}

void flow_open(struct flow *f, enum flow_role role, enum block_kind kind, int level, int number, bool continues)
{
	flow_close(f);
	f->now.open = (struct block){ .kind = kind, .level = level, .number = CLAMP(number, 0, NUMBER_MAX), .continues = continues, .off = SIZE_MAX };
	flush_boxes(f);
	if (kind == BLOCK_CODE && continues && reopen_code(f))
		return;
	if (kind == BLOCK_ITEM)
		shape_item(f, &f->now.open);
	else if (kind == BLOCK_QUOTE)
		shape_quote(f, &f->now.open);
	f->now.role = role;
	f->now.spans = g_array_new(FALSE, FALSE, sizeof(struct span));
	f->now.is_open = true;
	f->now.break_next = false;
}

static void span_add(GArray *spans, const char *text, size_t len, unsigned style, const char *href, bool breaks)
{
	const struct span s = { text, len, SIZE_MAX, (style & ~(unsigned)SPAN_LINK) | (href ? SPAN_LINK : 0u), href, breaks };

	g_array_append_val(spans, s);
}

void flow_text(struct flow *f, const char *text, size_t len, unsigned style, const char *href)
{
	if (!f->now.is_open || len == 0)
		return;
	g_autoptr(GString) words = g_string_new_len(text, (gssize)len);
	for (char *p = words->str; *p; p++)
		if (*p == '\n' || *p == '\t' || *p == '\r')
			*p = ' ';
	clean_run(words, f->count);
	char *own = g_string_chunk_insert_len(f->strings, words->str, (gssize)words->len);
	if (f->now.open.kind == BLOCK_CODE)
		style = 0;
	span_add(f->now.spans, own, words->len, style, f->now.open.kind == BLOCK_CODE ? NULL : href, f->now.break_next);
	f->now.break_next = false;
}

void flow_break(struct flow *f)
{
	if (!f->now.is_open)
		return;
	/* empty lines count in code */
	if (f->now.break_next && f->now.open.kind == BLOCK_CODE)
		span_add(f->now.spans, "", 0, 0, NULL, true);
	f->now.break_next = f->now.spans->len > 0 || f->now.open.kind == BLOCK_CODE;
}

static size_t blanks_before(const struct span *s)
{
	size_t n = 0;

	while (n < s->len && s->text[n] == ' ')
		n++;
	return n;
}

static size_t blanks_after(const struct span *s)
{
	size_t n = 0;

	while (n < s->len && s->text[s->len - 1 - n] == ' ')
		n++;
	return n;
}

/* Blanks at the border of a mark belong to what is common on both sides: "**kata **" would not be read as bold. */
static GArray *blanks_outside(const GArray *spans)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(struct span));

	for (guint i = 0; i < spans->len; i++) {
		const struct span *s = &g_array_index(spans, struct span, i), *prev = i > 0 ? s - 1 : NULL, *next = i + 1 < spans->len ? s + 1 : NULL;
		unsigned before = prev && !s->breaks ? prev->style : 0, after = next && !next->breaks ? next->style : 0;
		size_t head = (s->style & ~before) ? blanks_before(s) : 0;
		size_t tail = (s->style & ~after) && head < s->len ? blanks_after(s) : 0;
		const char *link_before = s->style & before & SPAN_LINK && prev->href == s->href ? s->href : NULL;
		const char *link_after = s->style & after & SPAN_LINK && next->href == s->href ? s->href : NULL;
		bool breaks = s->breaks;

		if (head > 0) {
			span_add(out, s->text, head, s->style & before & MARKS, link_before, breaks);
			breaks = false;
		}
		if (s->len > head + tail || breaks)
			span_add(out, s->text + head, s->len - head - tail, s->style, s->href, breaks);
		if (tail > 0)
			span_add(out, s->text + s->len - tail, tail, s->style & after & MARKS, link_after, false);
	}
	return out;
}

/* Neighbours that look the same become one span. */
static GArray *joined(struct flow *f, const GArray *spans)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(struct span));
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < spans->len; ) {
		const struct span *first = &g_array_index(spans, struct span, i);
		g_string_truncate(text, 0);
		for (; i < spans->len; i++) {
			const struct span *s = &g_array_index(spans, struct span, i);
			if (s != first && (s->breaks || s->style != first->style || s->href != first->href))
				break;
			g_string_append_len(text, s->text, (gssize)s->len);
		}
		span_add(out, g_string_chunk_insert_len(f->strings, text->str, (gssize)text->len), text->len, first->style, first->href, first->breaks);
	}
	return out;
}

/* Blanks at the ends of a line are nothing; a line ends where the next span breaks. */
static void trim_lines(GArray *spans)
{
	bool at_end = true, at_start = true;

	for (guint i = spans->len; i-- > 0; ) {
		struct span *s = &g_array_index(spans, struct span, i);
		s->len -= at_end ? blanks_after(s) : 0;
		at_end = s->breaks || (at_end && s->len == 0);
	}
	for (guint i = 0; i < spans->len; i++) {
		struct span *s = &g_array_index(spans, struct span, i);
		size_t blanks = at_start || s->breaks ? blanks_before(s) : 0;
		s->text += blanks;
		s->len -= blanks;
		at_start = (at_start || s->breaks) && s->len == 0;
	}
	while (spans->len > 0 && g_array_index(spans, struct span, spans->len - 1).len == 0)
		g_array_set_size(spans, spans->len - 1);
}

static void append_letters(GString *out, const struct block *b)
{
	for (size_t i = 0; i < b->n_spans; i++)
		for (size_t k = 0; k < b->spans[i].len; k++)
			if (b->spans[i].text[k] != ' ')
				g_string_append_c(out, b->spans[i].text[k]);
}

/* Markdown cannot say every emphasis ("**”**kata"); what it cannot say must not become stars in the text. */
static bool survives(const struct block *b)
{
	struct block alone = *b;
	const struct markup one = { &alone, 1 };
	g_autoptr(GString) text = g_string_new(NULL), wanted = g_string_new(NULL), got = g_string_new(NULL);

	alone.kind = BLOCK_PARAGRAPH;
	markdown_blocks(text, &one, NULL, link_office);
	g_autoptr(markup) back = markup_parse(text->str, text->len);
	append_letters(wanted, b);
	for (size_t i = 0; i < back->n_blocks; i++)
		append_letters(got, &back->blocks[i]);
	return g_string_equal(wanted, got);
}

static char *block_words(const struct block *b)
{
	g_autoptr(GString) out = g_string_new(NULL);

	for (size_t i = 0; i < b->n_spans; i++) {
		g_string_append(out, b->spans[i].breaks ? " " : "");
		g_string_append_len(out, b->spans[i].text, (gssize)b->spans[i].len);
	}
	return fold_blanks(out->str);
}

static void drop_marks(struct flow *f, GArray *spans)
{
	for (guint i = 0; i < spans->len; i++)
		g_array_index(spans, struct span, i).style &= ~(unsigned)MARKS;
	f->count[IMPORT_NOTE_MARKS_LOST]++;
}

/* Only blanks, and no item: it was there for the looks. */
static bool says_nothing(const struct block *b)
{
	g_autofree char *words = block_words(b);

	return *words == '\0' && (b->kind != BLOCK_ITEM || b->continues);
}

static void keep(struct flow *f, struct block *b, GArray *spans)
{
	GArray *into = f->n_boxes > 0 ? f->boxed : f->blocks;

	if (f->now.role == FLOW_LETTER) {
		f->count[IMPORT_NOTE_LETTER_LINES]++;
		f->has_letter = true;
	} else if (f->now.role == FLOW_TITLE && f->title == NULL) {
		f->title = block_words(b);
	} else {
		bool marked = false;
		for (size_t i = 0; i < b->n_spans; i++)
			marked |= (b->spans[i].style & MARKS) != 0;
		if (marked && b->kind != BLOCK_CODE && !survives(b))
			drop_marks(f, spans);
		g_array_append_val(into, *b);
	}
}

void flow_close(struct flow *f)
{
	if (!f->now.is_open)
		return;
	f->now.is_open = false;
	g_autoptr(GArray) gathered = f->now.spans;
	f->now.spans = NULL;
	bool code = f->now.open.kind == BLOCK_CODE;
	g_autoptr(GArray) outside = code ? g_array_ref(gathered) : blanks_outside(gathered);
	GArray *spans = code ? g_array_ref(gathered) : joined(f, outside);
	if (!code)
		trim_lines(spans);
	g_array_append_val(f->owned, spans);
	f->now.open.spans = (const struct span *)(void *)spans->data;
	f->now.open.n_spans = spans->len;
	if (!says_nothing(&f->now.open))
		keep(f, &f->now.open, spans);
}

void flow_table_text(struct flow *f, const char *text, size_t len)
{
	if (f->left_out->len < TABLE_WORDS)
		g_string_append_len(f->left_out, text, (gssize)len);
}

void flow_table_end(struct flow *f)
{
	g_autofree char *words = fold_blanks(f->left_out->str);

	imported_words(f->imported, IMPORT_NOTE_TABLE, words);
	g_string_truncate(f->left_out, 0);
}

void flow_property(struct flow *f, const char *name, const char *value)
{
	static const char prefix[] = "redaksi.";
	enum field field = g_str_has_prefix(name, prefix) ? field_of_key(name + strlen(prefix)) : FIELD_COUNT;

	if (field != FIELD_COUNT && field != FIELD_STATUS && field != FIELD_TITLE)
		imported_set(f->imported, field, name, value);
}

/* A short first paragraph is the headline, as in plain text; without one the file's name stands there. */
static void guess_title(struct flow *f, const char *name)
{
	const struct block *first = &g_array_index(f->blocks, struct block, 0);
	g_autofree char *words = block_words(first);
	g_autoptr(GString) text = g_string_new(first->kind == BLOCK_PARAGRAPH ? "" : "- ");

	g_string_append_printf(text, "%s\n\n.", words);
	take_title(f->imported, text, name);
	if (strcmp(text->str, ".") == 0)
		g_array_remove_index(f->blocks, 0);
}

/* Lines above the title that only say what this is. */
static void drop_labels(struct flow *f)
{
	while (f->title == NULL && f->blocks->len > 1 && *f->imported->article.field[FIELD_TITLE] == '\0') {
		const struct block *first = &g_array_index(f->blocks, struct block, 0);
		g_autofree char *words = block_words(first);
		if (first->kind != BLOCK_PARAGRAPH || !take_label(f->imported, words))
			return;
		g_array_remove_index(f->blocks, 0);
	}
}

/* The title is the file's own, else a heading that opens the text, else a guess. */
static void set_title(struct flow *f, const char *name)
{
	drop_labels(f);
	if (*f->imported->article.field[FIELD_TITLE])
		return;
	const struct block *first = f->blocks->len > 0 ? &g_array_index(f->blocks, struct block, 0) : NULL;

	if (f->title == NULL && first->kind == BLOCK_HEADING) {
		f->title = block_words(first);
		g_array_remove_index(f->blocks, 0);
	}
	if (f->title != NULL)
		imported_set(f->imported, FIELD_TITLE, "judul", f->title);
	else
		guess_title(f, name);
}

static bool is_title(const struct flow *f, const struct block *b)
{
	g_autofree char *words = block_words(b), *folded = g_utf8_casefold(words, -1), *title = g_utf8_casefold(f->title, -1);

	return strcmp(folded, title) == 0;
}

static void drop_repeated_title(struct flow *f)
{
	while (f->title != NULL && f->blocks->len > 0 && is_title(f, &g_array_index(f->blocks, struct block, 0))) {
		g_array_remove_index(f->blocks, 0);
		f->count[IMPORT_NOTE_TITLE_REPEATED]++;
	}
}

static void report(struct flow *f)
{
	for (enum import_note note = 0; note < IMPORT_NOTE_COUNT; note++)
		imported_count(f->imported, note, f->count[note]);
}

bool flow_is_empty(struct flow *f)
{
	flow_close(f);
	flush_boxes(f);
	return f->blocks->len == 0 && f->title == NULL;
}

bool flow_give(struct flow *f, const char *name, import_take take, void *ctx, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);

	if (flow_is_empty(f))
		return store_fail(error, STORE_ERROR_KIND, "empty");
	set_title(f, name);
	drop_repeated_title(f);
	const struct markup m = { (const struct block *)(void *)f->blocks->data, f->blocks->len };
	markdown_blocks(text, &m, NULL, link_office);
	report(f);
	clean_characters(f->imported, text, true);
	size_t furniture_at = f->has_letter ? text->len : furniture_find(f->imported, text);
	if (!f->has_letter)
		dateline_find(f->imported, text->str);
	imported_set_body(f->imported, text);
	f->imported->furniture_at = furniture_at;
	return imported_give(&f->imported, take, ctx, error);
}

bool flow_read(const char *bytes, size_t len, struct unpack *u, bool (*read_parts)(struct flow *f, struct unpack *u, GError **error), bool has_macros,
	const char *name, import_take take, void *ctx, GError **error)
{
	g_auto(flow) f = { 0 };

	flow_init(&f, bytes, len);
	if (!read_parts(&f, u, error))
		return false;
	if (flow_is_empty(&f)) {
		flow_clear(&f);
		flow_init(&f, bytes, len);
		f.takes_tables = true;
		if (!read_parts(&f, u, error))
			return false;
	}
	imported_count(f.imported, IMPORT_NOTE_MACROS, has_macros);
	return flow_give(&f, name, take, ctx, error);
}
