#include "import/word.h"
#include <stdlib.h>
#include <string.h>
#include "import/xml.h"

/* Where the reading stands: the paragraph and the run that are open. */
struct word_place {
	char *style;                 /* of the paragraph; lower-case name */
	char *style_id;
	int list, level;             /* w:numPr of the paragraph; list -1: none */
	bool in_paragraph, in_properties, begun;   /* begun: flow_open() was called */
	unsigned marks;
	bool in_text, is_dateline, is_hidden;
	bool in_picture, has_drawing, has_box;   /* a picture is being left out; what was found in it */
	const char *href;
};

struct word {
	struct flow *f;
	struct word_tables *t;
	struct word_place now, around[FLOW_BOXES];   /* around: of what the open text boxes stand in */
	unsigned n_boxes;
	bool in_table, in_fallback, in_instruction;
	unsigned fields;             /* fields in each other that are open */
	GString *instruction;        /* of the outermost */
	const char *field_href;
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

/* Word's own names, LibreOffice's and pandoc's. */
static int quote_level(const char *style)
{
	static const char *const names[] = { "quote", "intense quote", "quotations", "quotation", "block text", "block quotation" };
	int level = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		level = MAX(level, numbered(style, names[i]));
	return level;
}

/* LibreOffice makes a paragraph of each line of code. */
static bool is_code(const char *style)
{
	static const char *const names[] = { "html preformatted", "preformatted text", "source code", NULL };

	return is_any(style, names);
}

/* What the paragraph is shows in its style and its numbering. */
static void begin(struct word *w)
{
	const char *style = w->now.style;
	int heading = numbered(style, "heading"), quote = quote_level(style);
	int further = numbered(style, "list continue"), number;

	w->now.begun = true;
	if (w->now.list < 0)
		w->now.list = word_style_list(w->t, w->now.style_id, &w->now.level);
	if (g_str_has_prefix(style, "redaksi "))
		flow_open(w->f, FLOW_LETTER, BLOCK_PARAGRAPH, 0, 0, false);
	else if (strcmp(style, "title") == 0)
		flow_open(w->f, FLOW_TITLE, BLOCK_HEADING, 1, 0, false);
	else if (heading > 0)
		flow_open(w->f, FLOW_TEXT, BLOCK_HEADING, heading == 1 ? 2 : 3, 0, false);
	else if (w->now.list > 0 && (number = word_list_next(w->t, w->now.list, w->now.level)) >= 0)
		flow_open(w->f, FLOW_TEXT, BLOCK_ITEM, w->now.level + 1, number, false);
	else if (quote > 0)
		flow_open(w->f, FLOW_TEXT, BLOCK_QUOTE, quote, 0, false);
	else if (further > 0)
		flow_open(w->f, FLOW_TEXT, BLOCK_ITEM, further, 0, true);
	else
		flow_open(w->f, FLOW_TEXT, is_code(style) ? BLOCK_CODE : BLOCK_PARAGRAPH, 0, 0, strcmp(style, "preformatted text") == 0);
}

static void paragraph_open(struct word *w)
{
	w->now.in_paragraph = true;
	w->now.begun = false;
	w->now.list = -1;
	w->now.level = 0;
	g_free(w->now.style);
	g_free(w->now.style_id);
	w->now.style = g_strdup("");
	w->now.style_id = g_strdup("");
}

static void put(struct word *w, const char *text, size_t len)
{
	if (!w->now.in_paragraph || w->now.is_dateline || w->now.is_hidden)
		return;
	if (!w->now.begun)
		begin(w);
	flow_text(w->f, text, len, w->now.marks, w->now.href ? w->now.href : w->field_href);
}

static void line_break(struct word *w, const char *const *attributes)
{
	const char *type = xml_attribute(attributes, "type");

	if (!w->now.in_paragraph || (type != NULL && strcmp(type, "textWrapping") != 0))
		return;
	if (!w->now.begun)
		begin(w);
	flow_break(w->f);
}

static bool is_off(const char *value)
{
	static const char *const offs[] = { "0", "false", "off", NULL };

	return value != NULL && is_any(value, offs);
}

static void mark_set(struct word *w, unsigned mark, const char *value)
{
	w->now.marks = is_off(value) ? w->now.marks & ~mark : w->now.marks | mark;
}

static void run_open(struct word *w)
{
	w->now.marks = 0;
	w->now.is_dateline = w->now.is_hidden = false;
}

static void run_style(struct word *w, const char *id)
{
	static const char *const codes[] = { "html code", "source code", "verbatim char", NULL };
	g_autofree char *name = g_ascii_strdown(word_style_name(w->t, id), -1);

	w->now.is_dateline |= strcmp(name, "redaksi titimangsa") == 0;
	if (is_any(name, codes))
		w->now.marks |= SPAN_CODE;
	else if (strcmp(name, "strong") == 0)
		w->now.marks |= SPAN_STRONG;
	else if (strcmp(name, "emphasis") == 0)
		w->now.marks |= SPAN_EM;
}

static void paragraph_property(struct word *w, const char *name, const char *value)
{
	if (value == NULL)
		return;
	if (strcmp(name, "pStyle") == 0) {
		g_free(w->now.style);
		g_free(w->now.style_id);
		w->now.style_id = g_strdup(value);
		w->now.style = g_ascii_strdown(word_style_name(w->t, value), -1);
	} else if (strcmp(name, "numId") == 0) {
		w->now.list = MAX(atoi(value), 0);
	} else if (strcmp(name, "ilvl") == 0) {
		w->now.level = CLAMP(atoi(value), 0, WORD_LEVELS - 1);
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
	else if (strcmp(name, "vanish") == 0 && !is_off(value)) {
		w->now.is_hidden = true;
		w->f->count[IMPORT_NOTE_HIDDEN_TEXT]++;
	}
}

/* HYPERLINK "address": a link as old files and e-mail programs write it. */
static const char *instruction_href(struct word *w, const char *instruction)
{
	static const char word[] = "HYPERLINK";
	const char *start = instruction + strspn(instruction, " ");
	g_auto(GStrv) parts = g_strsplit(start, "\"", 3);

	if (g_ascii_strncasecmp(start, word, strlen(word)) != 0 || g_strv_length(parts) < 3 || strstr(parts[0], "\\l"))
		return NULL;
	return flow_href(w->f, parts[1]);
}

static void field_char(struct word *w, const char *type)
{
	if (g_strcmp0(type, "begin") == 0) {
		if (w->fields++ == 0)
			g_string_truncate(w->instruction, 0);
	} else if (g_strcmp0(type, "separate") == 0 && w->fields == 1) {
		w->field_href = instruction_href(w, w->instruction->str);
	} else if (g_strcmp0(type, "end") == 0 && w->fields > 0 && --w->fields == 0) {
		w->field_href = NULL;
	}
}

/* What stands for a character or a line, and what is only counted. */
static void run_content(struct word *w, const char *name, const char *const *attributes)
{
	if (strcmp(name, "t") == 0)
		w->now.in_text = true;
	else if (strcmp(name, "tab") == 0)
		put(w, " ", 1);
	else if (strcmp(name, "noBreakHyphen") == 0)
		put(w, "-", 1);
	else if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0)
		line_break(w, attributes);
	else if (strcmp(name, "instrText") == 0)
		w->in_instruction = true;
	else if (strcmp(name, "fldChar") == 0)
		field_char(w, xml_attribute(attributes, "fldCharType"));
	else if (strcmp(name, "altChunk") == 0)
		w->f->count[IMPORT_NOTE_EMBEDDED]++;
	else if (strcmp(name, "footnoteReference") == 0 || strcmp(name, "endnoteReference") == 0)
		w->f->count[IMPORT_NOTE_FOOTNOTES]++;
}

static const char *const pictures[] = { "drawing", "pict", "object", "AlternateContent", NULL };

/* What is not text, and text that the writer has deleted. */
static bool leaves_out(struct word *w, const char *name)
{
	static const char *const deleted[] = { "del", "moveFrom", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", NULL };
	/* rt: how a word is read aloud, above it */
	static const char *const others[] = { "tbl", "delText", "delInstrText", "sdtPr", "sectPr", "fldData", "rt", NULL };
	bool picture = is_any(name, pictures), change = is_any(name, deleted);

	w->f->count[IMPORT_NOTE_PICTURES] += picture;
	w->now.in_picture = picture;
	w->now.has_drawing = w->now.has_box = false;
	w->f->count[IMPORT_NOTE_CHANGES] += change;
	if (strcmp(name, "tbl") == 0 && w->f->takes_tables)
		return w->f->count[IMPORT_NOTE_TABLES_TAKEN]++, false;
	if (strcmp(name, "tbl") == 0) {
		flow_close(w->f);
		w->in_table = true;
	}
	return picture || change || is_any(name, others);
}

/* The second half of AlternateContent: a drawing once more for older programs, or an emoji as text. */
static bool enter_fallback(struct word *w)
{
	w->in_fallback = w->now.has_drawing;
	w->f->count[IMPORT_NOTE_PICTURES] -= !w->now.has_drawing;
	return !w->now.has_drawing;
}

/* Text boxes are part of a drawing. Words of a table are parted by its cells. */
static bool enter_box(void *ctx, const char *name)
{
	struct word *w = ctx;

	if (w->in_table)
		flow_table_text(w->f, " ", 1);
	w->now.has_drawing |= is_any(name, pictures);
	if (w->now.in_picture && !w->in_fallback && strcmp(name, "Fallback") == 0)
		return enter_fallback(w);
	if (strcmp(name, "txbxContent") != 0 || !w->now.in_picture || w->in_fallback || w->in_table || !flow_box_begin(w->f))
		return false;
	w->f->count[IMPORT_NOTE_TEXT_BOXES]++;
	w->f->count[IMPORT_NOTE_PICTURES] -= !w->now.has_box;
	w->now.has_box = true;
	w->around[w->n_boxes++] = w->now;
	w->now = (struct word_place){ .list = -1, .style = g_strdup(""), .style_id = g_strdup("") };
	return true;
}

static void place_clear(struct word_place *p)
{
	g_free(p->style);
	g_free(p->style_id);
}

static void leave_box(struct word *w)
{
	place_clear(&w->now);
	w->now = w->around[--w->n_boxes];
	flow_box_end(w->f);
}

static bool open_text_part(void *ctx, const char *name, const char *const *attributes)
{
	struct word *w = ctx;
	const char *value = xml_attribute(attributes, "val"), *id = xml_attribute(attributes, "id");
	const char *instr = xml_attribute(attributes, "instr");

	if (leaves_out(w, name))
		return false;
	if (strcmp(name, "p") == 0)
		paragraph_open(w);
	else if (strcmp(name, "pPr") == 0)
		w->now.in_properties = true;
	else if (strcmp(name, "r") == 0)
		run_open(w);
	else if (strcmp(name, "hyperlink") == 0)
		w->now.href = id ? g_hash_table_lookup(w->t->links, id) : NULL;
	else if (strcmp(name, "fldSimple") == 0)
		w->field_href = instr ? instruction_href(w, instr) : NULL;
	else if (w->now.in_properties)
		paragraph_property(w, name, value);
	else
		run_property(w, name, value);
	if (strcmp(name, "ins") == 0 || strcmp(name, "moveTo") == 0)
		w->f->count[IMPORT_NOTE_CHANGES]++;
	if (!w->now.in_properties)
		run_content(w, name, attributes);
	return true;
}

static void close_text_part(void *ctx, const char *name)
{
	struct word *w = ctx;

	if (strcmp(name, "tbl") == 0 && w->in_table) {
		w->in_table = false;
		flow_table_end(w->f);
	} else if (strcmp(name, "pPr") == 0) {
		w->now.in_properties = false;
	} else if (strcmp(name, "t") == 0) {
		w->now.in_text = false;
	} else if (strcmp(name, "instrText") == 0) {
		w->in_instruction = false;
	} else if (strcmp(name, "hyperlink") == 0) {
		w->now.href = NULL;
	} else if (strcmp(name, "fldSimple") == 0) {
		w->field_href = NULL;
	} else if (strcmp(name, "txbxContent") == 0 && w->n_boxes > 0) {
		leave_box(w);
	} else if (is_any(name, pictures)) {
		w->now.in_picture = false;
		w->in_fallback = w->in_fallback && strcmp(name, "AlternateContent") != 0;
	} else if (strcmp(name, "p") == 0) {
		if (w->now.in_paragraph && !w->now.begun)
			begin(w);
		w->now.in_paragraph = false;
		flow_close(w->f);
	}
}

static void take_text(void *ctx, const char *text, size_t len, bool left_out)
{
	struct word *w = ctx;

	if (left_out && w->in_table)
		flow_table_text(w->f, text, len);
	else if (!left_out && w->in_instruction)
		g_string_append_len(w->instruction, text, (gssize)len);
	else if (!left_out && w->now.in_text)
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

/* The lines between the text and its footnotes are such notes too. */
static void take_footnote(struct flow *f, const char *type, const char *words)
{
	g_autofree char *folded = fold_blanks(words);

	if (*type == '\0' && *folded)
		imported_words(f->imported, IMPORT_NOTE_FOOTNOTE, folded);
}

static bool read_document(struct flow *f, struct word_tables *t, struct unpack *u, GError **error)
{
	static const struct xml_reader reader = { .open = open_text_part, .close = close_text_part, .text = take_text, .enter = enter_box };
	struct word w = { .f = f, .t = t, .now = { .list = -1, .style = g_strdup(""), .style_id = g_strdup("") }, .instruction = g_string_new(NULL) };
	g_autoptr(GString) bytes = unpack_part(u, t->document, error);
	bool done = bytes != NULL && xml_read(&reader, &w, bytes, t->document, error);

	while (w.n_boxes > 0)
		leave_box(&w);
	place_clear(&w.now);
	g_string_free(w.instruction, TRUE);
	return done;
}

static bool read_parts(struct flow *f, struct unpack *u, GError **error)
{
	g_auto(word_tables) t = { 0 };

	return word_tables_read(&t, f, u, error) &&
	       read_short(f, u, "docProps/custom.xml", "property", "name", flow_property, error) &&
	       read_document(f, &t, u, error) &&
	       read_short(f, u, "word/comments.xml", "comment", "author", take_comment, error) &&
	       read_short(f, u, "word/footnotes.xml", "footnote", "type", take_footnote, error) &&
	       read_short(f, u, "word/endnotes.xml", "endnote", "type", take_footnote, error);
}

bool read_docx(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error)
{
	g_autoptr(unpack) u = NULL;

	if (!unpack_open(&u, bytes, len, error))
		return false;
	bool has_macros = unpack_has(u, "word/vbaProject.bin");
	return flow_read(bytes, len, u, read_parts, has_macros, name, take, ctx, error);
}
