#include "import/word.h"
#include <stdlib.h>
#include <string.h>
#include "import/xml.h"

static const char document_part[] = "word/document.xml";

/* The text while it is read: the paragraph and the run that stand open. */
struct word {
	struct flow *f;
	struct word_tables *t;
	char *style;                 /* of the paragraph; lower-case name */
	char *style_id;
	int list, level;             /* w:numPr of the paragraph; list -1: none */
	bool in_paragraph, in_properties, begun;   /* begun: flow_open() was called */
	unsigned marks;
	bool in_text, is_dateline, in_table;
	const char *href;
};

static bool is_any(const char *name, const char *const *names)
{
	return g_strv_contains(names, name);
}

/* "heading 2" with the prefix "heading ": 2; without a number: 1; another name: 0. */
static int numbered(const char *name, const char *prefix)
{
	size_t len = strlen(prefix);

	if (!g_str_has_prefix(name, prefix))
		return 0;
	return name[len] == '\0' ? 1 : name[len] == ' ' && g_ascii_isdigit(name[len + 1]) ? atoi(name + len + 1) : 0;
}

/* What the paragraph is shows in its style and its numbering. */
static void begin(struct word *w)
{
	const char *style = w->style;
	int heading = numbered(style, "heading"), quote = MAX(numbered(style, "quote"), numbered(style, "intense quote"));
	int further = numbered(style, "list continue"), number;

	w->begun = true;
	if (w->list < 0)
		w->list = word_style_list(w->t, w->style_id, &w->level);
	if (g_str_has_prefix(style, "redaksi "))
		flow_open(w->f, FLOW_LETTER, BLOCK_PARAGRAPH, 0, 0, false);
	else if (strcmp(style, "title") == 0)
		flow_open(w->f, FLOW_TITLE, BLOCK_HEADING, 1, 0, false);
	else if (heading > 0)
		flow_open(w->f, FLOW_TEXT, BLOCK_HEADING, heading == 1 ? 2 : 3, 0, false);
	else if (w->list > 0 && (number = word_list_next(w->t, w->list, w->level)) >= 0)
		flow_open(w->f, FLOW_TEXT, BLOCK_ITEM, w->level + 1, number, false);
	else if (quote > 0)
		flow_open(w->f, FLOW_TEXT, BLOCK_QUOTE, quote, 0, false);
	else if (further > 0)
		flow_open(w->f, FLOW_TEXT, BLOCK_ITEM, further, 0, true);
	else
		flow_open(w->f, FLOW_TEXT, strcmp(style, "html preformatted") == 0 ? BLOCK_CODE : BLOCK_PARAGRAPH, 0, 0, false);
}

static void paragraph_open(struct word *w)
{
	w->in_paragraph = true;
	w->begun = false;
	w->list = -1;
	w->level = 0;
	g_free(w->style);
	g_free(w->style_id);
	w->style = g_strdup("");
	w->style_id = g_strdup("");
}

static void put(struct word *w, const char *text, size_t len)
{
	if (!w->in_paragraph || w->is_dateline)
		return;
	if (!w->begun)
		begin(w);
	flow_text(w->f, text, len, w->marks, w->href);
}

static void line_break(struct word *w, const char *const *attributes)
{
	const char *type = xml_attribute(attributes, "type");

	if (!w->in_paragraph || (type != NULL && strcmp(type, "textWrapping") != 0))
		return;
	if (!w->begun)
		begin(w);
	flow_break(w->f);
}

static void mark_set(struct word *w, unsigned mark, const char *value)
{
	bool off = value != NULL && (strcmp(value, "0") == 0 || strcmp(value, "false") == 0 || strcmp(value, "off") == 0);

	w->marks = off ? w->marks & ~mark : w->marks | mark;
}

static void run_open(struct word *w)
{
	w->marks = 0;
	w->is_dateline = false;
}

static void run_style(struct word *w, const char *id)
{
	static const char *const codes[] = { "html code", "source code", "verbatim char", NULL };
	g_autofree char *name = g_ascii_strdown(word_style_name(w->t, id), -1);

	w->is_dateline |= strcmp(name, "redaksi titimangsa") == 0;
	if (is_any(name, codes))
		w->marks |= SPAN_CODE;
	else if (strcmp(name, "strong") == 0)
		w->marks |= SPAN_STRONG;
	else if (strcmp(name, "emphasis") == 0)
		w->marks |= SPAN_EM;
}

static void paragraph_property(struct word *w, const char *name, const char *value)
{
	if (value == NULL)
		return;
	if (strcmp(name, "pStyle") == 0) {
		g_free(w->style);
		g_free(w->style_id);
		w->style_id = g_strdup(value);
		w->style = g_ascii_strdown(word_style_name(w->t, value), -1);
	} else if (strcmp(name, "numId") == 0) {
		w->list = MAX(atoi(value), 0);
	} else if (strcmp(name, "ilvl") == 0) {
		w->level = CLAMP(atoi(value), 0, WORD_LEVELS - 1);
	}
}

static void run_property(struct word *w, const char *name, const char *value)
{
	if (strcmp(name, "rStyle") == 0 && value != NULL)
		run_style(w, value);
	else if (strcmp(name, "b") == 0)
		mark_set(w, SPAN_STRONG, value);
	else if (strcmp(name, "i") == 0)
		mark_set(w, SPAN_EM, value);
	else if (strcmp(name, "strike") == 0 || strcmp(name, "dstrike") == 0)
		mark_set(w, SPAN_STRIKE, value);
}

/* What stands for a character or a line, and what is only counted. */
static void run_content(struct word *w, const char *name, const char *const *attributes)
{
	if (strcmp(name, "t") == 0)
		w->in_text = true;
	else if (strcmp(name, "tab") == 0)
		put(w, " ", 1);
	else if (strcmp(name, "noBreakHyphen") == 0)
		put(w, "-", 1);
	else if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0)
		line_break(w, attributes);
	else if (strcmp(name, "footnoteReference") == 0 || strcmp(name, "endnoteReference") == 0)
		w->f->count[IMPORT_NOTE_FOOTNOTES]++;
}

/* What is not text, and text that the writer has deleted. */
static bool leaves_out(struct word *w, const char *name)
{
	static const char *const pictures[] = { "drawing", "pict", "object", "AlternateContent", NULL };
	static const char *const deleted[] = { "del", "moveFrom", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", NULL };
	static const char *const others[] = { "tbl", "instrText", "delText", "sdtPr", "sectPr", "fldData", "ruby", NULL };
	bool picture = is_any(name, pictures), change = is_any(name, deleted);

	w->f->count[IMPORT_NOTE_PICTURES] += picture;
	w->f->count[IMPORT_NOTE_CHANGES] += change;
	if (strcmp(name, "tbl") == 0) {
		flow_close(w->f);
		w->in_table = true;
	}
	return picture || change || is_any(name, others);
}

static bool open_text_part(void *ctx, const char *name, const char *const *attributes)
{
	struct word *w = ctx;
	const char *value = xml_attribute(attributes, "val"), *id = xml_attribute(attributes, "id");

	if (leaves_out(w, name))
		return false;
	if (strcmp(name, "p") == 0)
		paragraph_open(w);
	else if (strcmp(name, "pPr") == 0)
		w->in_properties = true;
	else if (strcmp(name, "r") == 0)
		run_open(w);
	else if (strcmp(name, "hyperlink") == 0)
		w->href = id ? g_hash_table_lookup(w->t->links, id) : NULL;
	else if (w->in_properties)
		paragraph_property(w, name, value);
	else
		run_property(w, name, value);
	if (strcmp(name, "ins") == 0 || strcmp(name, "moveTo") == 0)
		w->f->count[IMPORT_NOTE_CHANGES]++;
	if (!w->in_properties)
		run_content(w, name, attributes);
	return true;
}

static void close_text_part(void *ctx, const char *name)
{
	struct word *w = ctx;

	if (strcmp(name, "tbl") == 0) {
		w->in_table = false;
		flow_table_end(w->f);
	} else if (strcmp(name, "pPr") == 0) {
		w->in_properties = false;
	} else if (strcmp(name, "t") == 0) {
		w->in_text = false;
	} else if (strcmp(name, "hyperlink") == 0) {
		w->href = NULL;
	} else if (strcmp(name, "p") == 0) {
		if (w->in_paragraph && !w->begun)
			begin(w);
		w->in_paragraph = false;
		flow_close(w->f);
	}
}

static void take_text(void *ctx, const char *text, size_t len, bool left_out)
{
	struct word *w = ctx;

	if (left_out && w->in_table)
		flow_table_text(w->f, text, len);
	else if (!left_out && w->in_text)
		put(w, text, len);
}

/* A part of short texts: each element `wanted` is handed over with its words and the value of its attribute `key`. */
struct short_texts {
	struct flow *f;
	const char *wanted, *key;
	void (*take)(struct flow *f, const char *key, const char *words);
	char *value;
	GString *words;
	bool inside;
};

static bool open_short(void *ctx, const char *name, const char *const *attributes)
{
	struct short_texts *s = ctx;
	const char *value = xml_attribute(attributes, s->key);

	if (strcmp(name, s->wanted) != 0)
		return true;
	g_free(s->value);
	s->value = g_strdup(value ? value : "");
	g_string_truncate(s->words, 0);
	s->inside = true;
	return true;
}

static void close_short(void *ctx, const char *name)
{
	struct short_texts *s = ctx;

	if (strcmp(name, "p") == 0)
		g_string_append_c(s->words, ' ');
	if (strcmp(name, s->wanted) != 0)
		return;
	s->inside = false;
	s->take(s->f, s->value, s->words->str);
}

static void text_short(void *ctx, const char *text, size_t len, bool left_out)
{
	struct short_texts *s = ctx;

	if (s->inside && !left_out)
		g_string_append_len(s->words, text, (gssize)len);
}

static bool read_short(struct flow *f, struct unpack *u, const char *part, const char *wanted, const char *key,
	void (*take)(struct flow *, const char *, const char *), GError **error)
{
	static const struct xml_reader reader = { .open = open_short, .close = close_short, .text = text_short };
	struct short_texts s = { .f = f, .wanted = wanted, .key = key, .take = take };

	if (!unpack_has(u, part))
		return true;
	g_autoptr(GString) bytes = unpack_part(u, part, error);
	s.words = g_string_new(NULL);
	bool done = bytes != NULL && xml_read(&reader, &s, bytes, part, error);
	g_string_free(s.words, TRUE);
	g_free(s.value);
	return done;
}

static void take_comment(struct flow *f, const char *author, const char *words)
{
	g_autofree char *line = g_strdup_printf("%s: %s", author, words);
	g_autofree char *folded = fold_blanks(line);

	imported_words(f->imported, IMPORT_NOTE_COMMENT, folded);
}

static bool read_document(struct flow *f, struct word_tables *t, struct unpack *u, GError **error)
{
	static const struct xml_reader reader = { .open = open_text_part, .close = close_text_part, .text = take_text };
	struct word w = { .f = f, .t = t, .list = -1, .style = g_strdup(""), .style_id = g_strdup("") };
	g_autoptr(GString) bytes = unpack_part(u, document_part, error);
	bool done = bytes != NULL && xml_read(&reader, &w, bytes, document_part, error);

	g_free(w.style);
	g_free(w.style_id);
	return done;
}

bool read_docx(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error)
{
	g_autoptr(unpack) u = NULL;
	g_auto(flow) f = { 0 };
	g_auto(word_tables) t = { 0 };

	flow_init(&f, bytes, len);
	if (!unpack_open(&u, bytes, len, error) || !word_tables_read(&t, &f, u, error) ||
	    !read_short(&f, u, "docProps/custom.xml", "property", "name", flow_property, error) ||
	    !read_document(&f, &t, u, error) ||
	    !read_short(&f, u, "word/comments.xml", "comment", "author", take_comment, error))
		return false;
	imported_count(f.imported, IMPORT_NOTE_MACROS, unpack_has(u, "word/vbaProject.bin"));
	return flow_give(&f, name, take, ctx, error);
}
