/* OpenDocument texts. OpenDocument 1.3 part 3: sections 5 (text), 16 (styles), 19 (attributes). */
#include <stdlib.h>
#include <string.h>
#include "import/flow.h"
#include "import/unpack.h"
#include "import/xml.h"

enum { LISTS = 10, SPANS = 40 };

/* A style, automatic or named: what it is based on and which marks it adds or takes away. */
struct odt_style {
	char *parent;
	unsigned on, off;
	unsigned numbered;           /* list style: a bit for each level that counts */
	int start[LISTS + 1];
};

/* Where the reading stands: the paragraph and the lists that are open. */
struct odt_place {
	bool blank;
	unsigned marks[SPANS];       /* of the open spans, the paragraph's first */
	unsigned n_spans, too_deep;
	bool is_dateline[SPANS];
	const char *href;
	struct { const char *style; int last; bool first_paragraph; } list[LISTS];
	unsigned n_lists;
	bool in_picture, has_box;    /* a frame is being left out; a text box was found in it */
};

struct odt {
	struct flow *f;
	GHashTable *styles;          /* "family:name" to struct odt_style */
	struct odt_style *style;     /* while the styles are read */
	struct odt_place now, around[FLOW_BOXES];   /* around: of what the open text boxes stand in */
	unsigned n_boxes;
	bool in_body, in_table, in_comment, in_note;
	bool in_date;                /* when a remark was made */
	GString *comment;            /* or the footnote */
};

static void odt_style_free(void *p)
{
	g_free(((struct odt_style *)p)->parent);
	g_free(p);
}

static struct odt_style *style_of(struct odt *o, const char *family, const char *name)
{
	g_autofree char *key = g_strconcat(family, ":", name ? name : "", NULL);

	return g_hash_table_lookup(o->styles, key);
}

static void style_open(struct odt *o, const char *family, const char *const *attributes)
{
	const char *name = xml_attribute(attributes, "name"), *parent = xml_attribute(attributes, "parent-style-name");

	o->style = g_new0(struct odt_style, 1);
	o->style->parent = g_strdup(parent);
	for (int level = 0; level <= LISTS; level++)
		o->style->start[level] = 1;
	g_hash_table_replace(o->styles, g_strconcat(family, ":", name ? name : "", NULL), o->style);
}

static void style_mark(struct odt_style *s, unsigned mark, const char *value, const char *const *ons)
{
	if (value == NULL)
		return;
	bool on = g_strv_contains(ons, value);
	s->on |= on ? mark : 0;
	s->off |= on ? 0 : mark;
}

static void style_text(struct odt_style *s, const char *const *attributes)
{
	static const char *const bold[] = { "bold", "600", "700", "800", "900", NULL }, *const italic[] = { "italic", "oblique", NULL };
	static const char *const strike[] = { "solid", "dotted", "dash", "long-dash", "wave", NULL };
	const char *font = xml_attribute(attributes, "font-family"), *face = xml_attribute(attributes, "font-name");
	const char *name = font ? font : face ? face : "";

	style_mark(s, SPAN_STRONG, xml_attribute(attributes, "font-weight"), bold);
	style_mark(s, SPAN_EM, xml_attribute(attributes, "font-style"), italic);
	style_mark(s, SPAN_STRIKE, xml_attribute(attributes, "text-line-through-style"), strike);
	if (strstr(name, "Courier") || strstr(name, "Mono"))
		s->on |= SPAN_CODE;
}

static void style_level(struct odt_style *s, const char *name, const char *const *attributes)
{
	const char *level_text = xml_attribute(attributes, "level"), *start = xml_attribute(attributes, "start-value");
	const char *format = xml_attribute(attributes, "num-format");
	int level = level_text ? CLAMP(atoi(level_text), 1, LISTS) : 1;

	if (strcmp(name, "list-level-style-number") == 0 && format != NULL && *format)
		s->numbered |= 1u << level;
	s->start[level] = start ? atoi(start) : 1;
}

static void open_style_element(struct odt *o, const char *name, const char *const *attributes)
{
	const char *family = xml_attribute(attributes, "family");

	if (strcmp(name, "style") == 0)
		style_open(o, family ? family : "", attributes);
	else if (strcmp(name, "list-style") == 0)
		style_open(o, "list", attributes);
	else if (o->style != NULL && strcmp(name, "text-properties") == 0)
		style_text(o->style, attributes);
	else if (o->style != NULL && g_str_has_prefix(name, "list-level-style-"))
		style_level(o->style, name, attributes);
}

/* The named style at the end of the chain: what a reader sees in the list of styles. */
static const char *named_style(struct odt *o, const char *family, const char *name)
{
	for (int steps = 0; name != NULL && steps < 20; steps++) {
		const struct odt_style *s = style_of(o, family, name);
		bool automatic = s != NULL && s->parent != NULL && strlen(name) > 1 && g_ascii_isdigit(name[1]);
		if (!automatic)
			return name;
		name = s->parent;
	}
	return "Standard";
}

static unsigned marks_of(struct odt *o, const char *name, unsigned marks)
{
	const struct odt_style *s = style_of(o, "text", name);

	if (g_strcmp0(name, "Strong_20_Emphasis") == 0)
		return marks | SPAN_STRONG;
	if (g_strcmp0(name, "Emphasis") == 0)
		return marks | SPAN_EM;
	if (g_strcmp0(name, "Source_20_Text") == 0)
		return marks | SPAN_CODE;
	return s ? (marks & ~s->off) | s->on : marks;
}

static void push_span(struct odt *o, unsigned marks, bool is_dateline)
{
	if (o->now.n_spans == SPANS) {
		o->now.too_deep++;
		return;
	}
	o->now.marks[o->now.n_spans] = marks;
	o->now.is_dateline[o->now.n_spans++] = is_dateline;
}

static void pop_span(struct odt *o)
{
	if (o->now.too_deep > 0)
		o->now.too_deep--;
	else if (o->now.n_spans > 0)
		o->now.n_spans--;
}

static void open_item(struct odt *o)
{
	unsigned depth = MIN(o->now.n_lists, LISTS);
	bool continues = !o->now.list[depth - 1].first_paragraph;

	o->now.list[depth - 1].first_paragraph = false;
	flow_open(o->f, FLOW_TEXT, BLOCK_ITEM, (int)depth, o->now.list[depth - 1].last, continues);
}

/* LibreOffice's own name, and the one that comes from a Word file. */
static int quote_level(const char *style)
{
	static const char *const prefixes[] = { "Quotations", "Quote_20_", "Quote" };

	for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
		if (g_str_has_prefix(style, prefixes[i]))
			return MAX(atoi(style + strlen(prefixes[i])), 1);
	return 0;
}

static void open_paragraph(struct odt *o, bool heading, const char *const *attributes)
{
	const char *style = named_style(o, "paragraph", xml_attribute(attributes, "style-name")), *level = xml_attribute(attributes, "outline-level");

	push_span(o, 0, false);
	o->now.blank = true;
	if (g_str_has_prefix(style, "Redaksi"))
		flow_open(o->f, FLOW_LETTER, BLOCK_PARAGRAPH, 0, 0, false);
	else if (strcmp(style, "Title") == 0)
		flow_open(o->f, FLOW_TITLE, BLOCK_HEADING, 1, 0, false);
	else if (heading)       /* LibreOffice puts numbered headings into a list */
		flow_open(o->f, FLOW_TEXT, BLOCK_HEADING, level == NULL || atoi(level) <= 1 ? 2 : 3, 0, false);
	else if (o->now.n_lists > 0)
		open_item(o);
	else if (quote_level(style) > 0)
		flow_open(o->f, FLOW_TEXT, BLOCK_QUOTE, quote_level(style), 0, false);
	else
		flow_open(o->f, FLOW_TEXT, strcmp(style, "Preformatted_20_Text") == 0 ? BLOCK_CODE : BLOCK_PARAGRAPH, 0, 0, true);
}

/* The number of the next item: of the element, else one more than the last. */
static void next_item(struct odt *o, const char *const *attributes)
{
	unsigned depth = MIN(o->now.n_lists, LISTS);
	const char *start = xml_attribute(attributes, "start-value");

	if (depth == 0)
		return;
	const struct odt_style *s = o->now.list[depth - 1].style ? style_of(o, "list", o->now.list[depth - 1].style) : NULL;
	bool numbered = s != NULL && s->numbered & 1u << depth;
	int *last = &o->now.list[depth - 1].last;

	o->now.list[depth - 1].first_paragraph = true;
	if (!numbered)
		*last = 0;
	else if (start != NULL)
		*last = MAX(atoi(start), 1);
	else
		*last = *last == 0 ? MAX(s->start[depth], 1) : MIN(*last, 999999998) + 1;
}

static void list_open(struct odt *o, const char *const *attributes)
{
	const char *style = xml_attribute(attributes, "style-name");

	if (o->now.n_lists < LISTS) {
		o->now.list[o->now.n_lists].style = style ? g_string_chunk_insert_const(o->f->strings, style) :
			o->now.n_lists > 0 ? o->now.list[o->now.n_lists - 1].style : NULL;
		o->now.list[o->now.n_lists].last = 0;
	}
	o->now.n_lists++;
}

static void put(struct odt *o, const char *text, size_t len)
{
	unsigned top = o->now.n_spans;

	for (unsigned i = 0; i < top; i++)
		if (o->now.is_dateline[i])
			return;
	if (top > 0)
		flow_text(o->f, text, len, o->now.marks[top - 1], o->now.href);
}

/* Blanks and line ends are folded; those that stand for themselves are elements. */
static void put_folded(struct odt *o, const char *text, size_t len)
{
	g_autoptr(GString) out = g_string_sized_new(len);

	for (size_t i = 0; i < len; i++) {
		bool blank = strchr(" \t\r\n", text[i]) != NULL;
		if (!blank || !o->now.blank)
			g_string_append_c(out, blank ? ' ' : text[i]);
		o->now.blank = blank;
	}
	put(o, out->str, out->len);
}

static void put_blanks(struct odt *o, const char *const *attributes)
{
	const char *count = xml_attribute(attributes, "c");
	g_autofree char *blanks = g_strnfill((gsize)CLAMP(count ? atoi(count) : 1, 1, 200), ' ');

	put(o, blanks, strlen(blanks));
}

static void push_box(struct odt *o)
{
	o->f->count[IMPORT_NOTE_TEXT_BOXES]++;
	o->around[o->n_boxes++] = o->now;
	o->now = (struct odt_place){ .blank = true };
}

/* Words of a table and of a remark are parted by their elements. */
static bool enter_box(void *ctx, const char *name)
{
	struct odt *o = ctx;

	o->in_date = strcmp(name, "date") == 0 || strcmp(name, "date-string") == 0;
	if (o->in_table)
		flow_table_text(o->f, " ", 1);
	else if (o->in_comment || o->in_note)
		g_string_append_c(o->comment, ' ');
	if (strcmp(name, "text-box") != 0 || !o->now.in_picture || o->in_table || o->in_note || o->in_comment || !flow_box_begin(o->f))
		return false;
	o->f->count[IMPORT_NOTE_PICTURES] -= !o->now.has_box;
	o->now.has_box = true;
	push_box(o);
	return true;
}

static void leave_box(struct odt *o)
{
	o->now = o->around[--o->n_boxes];
	flow_box_end(o->f);
}

static bool leaves_out(struct odt *o, const char *name)
{
	static const char *const others[] = { "tracked-changes", "sequence-decls", "forms", "table-of-content", "alphabetical-index",
		"bibliography", "illustration-index", "table-index", "event-listeners", NULL };

	if (strcmp(name, "table") == 0 && o->f->takes_tables)
		return o->f->count[IMPORT_NOTE_TABLES_TAKEN]++, false;
	if (strcmp(name, "table") == 0) {
		flow_close(o->f);
		o->in_table = true;
		return true;
	}
	if (strcmp(name, "custom-shape") == 0 && flow_box_begin(o->f)) {
		push_box(o);
		return false;
	}
	if (strcmp(name, "frame") == 0 || strcmp(name, "custom-shape") == 0) {
		o->f->count[IMPORT_NOTE_PICTURES]++;
		o->now.in_picture = true;
		o->now.has_box = false;
		return true;
	}
	if (strcmp(name, "note") == 0) {
		o->f->count[IMPORT_NOTE_FOOTNOTES]++;
		g_string_truncate(o->comment, 0);
		o->in_note = true;
		return true;
	}
	if (strcmp(name, "annotation") == 0) {
		g_string_truncate(o->comment, 0);
		o->in_comment = true;
		return true;
	}
	return g_strv_contains(others, name);
}

static void open_inline(struct odt *o, const char *name, const char *const *attributes)
{
	const char *style = xml_attribute(attributes, "style-name"), *href = xml_attribute(attributes, "href");
	unsigned marks = o->now.n_spans > 0 ? o->now.marks[o->now.n_spans - 1] : 0;

	if (strcmp(name, "span") == 0) {
		push_span(o, marks_of(o, style, marks), g_strcmp0(named_style(o, "text", style), "RedaksiTitimangsa") == 0);
	} else if (strcmp(name, "a") == 0) {
		o->now.href = flow_href(o->f, href);
	} else if (strcmp(name, "s") == 0) {
		put_blanks(o, attributes);
	} else if (strcmp(name, "tab") == 0) {
		put(o, " ", 1);
	} else if (strcmp(name, "line-break") == 0) {
		flow_break(o->f);
		o->now.blank = true;
	} else if (strcmp(name, "change-start") == 0 || strcmp(name, "change") == 0) {
		o->f->count[IMPORT_NOTE_CHANGES]++;
	}
}

static bool open_element(void *ctx, const char *name, const char *const *attributes)
{
	struct odt *o = ctx;

	if (!o->in_body) {
		o->in_body = strcmp(name, "body") == 0;
		open_style_element(o, name, attributes);
		return true;
	}
	if (leaves_out(o, name))
		return false;
	if (strcmp(name, "list") == 0)
		list_open(o, attributes);
	else if (strcmp(name, "list-item") == 0 || strcmp(name, "list-header") == 0)
		next_item(o, attributes);
	else if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0)
		open_paragraph(o, *name == 'h', attributes);
	else
		open_inline(o, name, attributes);
	return true;
}

/* A footnote's words begin with its number. */
static void aside_end(struct odt *o, enum import_note note)
{
	g_autofree char *words = fold_blanks(o->comment->str);

	imported_words(o->f->imported, note, words + (o->in_note ? strspn(words, "0123456789 ") : 0));
	o->in_comment = o->in_note = false;
}

static void close_element(void *ctx, const char *name)
{
	struct odt *o = ctx;

	if (!o->in_body)
		return;
	if (strcmp(name, "p") == 0 || strcmp(name, "h") == 0) {
		o->now.n_spans = o->now.too_deep = 0;
		o->now.href = NULL;
		flow_close(o->f);
	} else if (strcmp(name, "span") == 0) {
		pop_span(o);
	} else if (strcmp(name, "a") == 0) {
		o->now.href = NULL;
	} else if (strcmp(name, "list") == 0) {
		o->now.n_lists -= o->now.n_lists > 0;
	} else if (strcmp(name, "table") == 0 && o->in_table) {
		o->in_table = false;
		flow_table_end(o->f);
	} else if (strcmp(name, "annotation") == 0) {
		aside_end(o, IMPORT_NOTE_COMMENT);
	} else if (strcmp(name, "note") == 0 && o->in_note) {
		aside_end(o, IMPORT_NOTE_FOOTNOTE);
	} else if (strcmp(name, "frame") == 0 || (strcmp(name, "custom-shape") == 0 && o->now.in_picture)) {
		o->now.in_picture = false;
	} else if ((strcmp(name, "text-box") == 0 || strcmp(name, "custom-shape") == 0) && o->n_boxes > 0) {
		leave_box(o);
	}
}

static void take_text(void *ctx, const char *text, size_t len, bool left_out)
{
	struct odt *o = ctx;

	if (left_out && (o->in_comment || o->in_note) && o->in_date)
		return;
	if (left_out && (o->in_comment || o->in_note))
		g_string_append_len(o->comment, text, (gssize)len);
	else if (left_out && o->in_table)
		flow_table_text(o->f, text, len);
	else if (!left_out && o->in_body)
		put_folded(o, text, len);
}

static bool read_part(struct odt *o, struct unpack *u, const char *part, GError **error)
{
	static const struct xml_reader reader = { .open = open_element, .close = close_element, .text = take_text, .enter = enter_box };
	g_autoptr(GString) bytes = unpack_part(u, part, error);

	return bytes != NULL && xml_read(&reader, o, bytes, part, error);
}

/* meta.xml: the fields that an export wrote. */
struct odt_meta {
	struct flow *f;
	char *name;
	GString *value;
};

static bool open_meta(void *ctx, const char *name, const char *const *attributes)
{
	struct odt_meta *m = ctx;

	if (strcmp(name, "user-defined") == 0) {
		g_free(m->name);
		m->name = g_strdup(xml_attribute(attributes, "name"));
		g_string_truncate(m->value, 0);
	}
	return true;
}

static void close_meta(void *ctx, const char *name)
{
	struct odt_meta *m = ctx;

	if (strcmp(name, "user-defined") == 0 && m->name != NULL)
		flow_property(m->f, m->name, m->value->str);
	g_clear_pointer(&m->name, g_free);
}

static void text_meta(void *ctx, const char *text, size_t len, bool left_out)
{
	struct odt_meta *m = ctx;

	if (!left_out && m->name != NULL)
		g_string_append_len(m->value, text, (gssize)len);
}

static bool read_meta(struct flow *f, struct unpack *u, GError **error)
{
	static const struct xml_reader reader = { .open = open_meta, .close = close_meta, .text = text_meta };
	g_autoptr(GString) value = g_string_new(NULL), bytes = NULL;
	struct odt_meta m = { f, NULL, value };

	if (!unpack_has(u, "meta.xml"))
		return true;
	bytes = unpack_part(u, "meta.xml", error);
	bool done = bytes != NULL && xml_read(&reader, &m, bytes, "meta.xml", error);
	g_free(m.name);
	return done;
}

static bool read_parts(struct flow *f, struct unpack *u, GError **error)
{
	g_autoptr(GHashTable) styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, odt_style_free);
	g_autoptr(GString) comment = g_string_new(NULL);
	struct odt o = { .f = f, .styles = styles, .comment = comment };

	return read_meta(f, u, error) && (!unpack_has(u, "styles.xml") || read_part(&o, u, "styles.xml", error)) && read_part(&o, u, "content.xml", error);
}

bool read_odt(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error)
{
	g_autoptr(unpack) u = NULL;

	if (!unpack_open(&u, bytes, len, error))
		return false;
	bool has_macros = unpack_has(u, "Basic/") || unpack_has(u, "Scripts/");
	return flow_read(bytes, len, u, read_parts, has_macros, name, take, ctx, error);
}
