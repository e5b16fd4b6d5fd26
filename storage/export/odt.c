#include "export/odt.h"
#include <string.h>
#include "export/package.h"

enum { MARKS = SPAN_EM | SPAN_STRONG | SPAN_STRIKE | SPAN_CODE };

/* The text while it is written. */
struct odt {
	GString *out;
	GArray *lists;               /* int for each open list: the number of its last item; 0: bullets */
	const char *dateline;        /* for the first paragraph; NULL once written */
	bool blank;                  /* see odt_text() */
};

/* One style for each set of marks: T1 to T15. */
static void automatic_styles(GString *out, const char *first_style)
{
	g_string_append(out, "<office:automatic-styles>");
	for (unsigned marks = 1; marks <= MARKS; marks++)
		g_string_append_printf(out, "<style:style style:name=\"T%u\" style:family=\"text\"><style:text-properties%s%s%s%s/></style:style>\n", marks,
			marks & SPAN_EM ? " fo:font-style=\"italic\"" : "", marks & SPAN_STRONG ? " fo:font-weight=\"bold\"" : "",
			marks & SPAN_STRIKE ? " style:text-line-through-style=\"solid\" style:text-line-through-type=\"single\"" : "",
			marks & SPAN_CODE ? " fo:font-family=\"Courier New\" fo:font-size=\"10pt\"" : "");
	g_string_append_printf(out, "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"%s\""
		" style:master-page-name=\"First_20_Page\"/>\n", first_style);
	for (int numbers = 0; numbers <= 1; numbers++) {
		g_string_append_printf(out, "<text:list-style style:name=\"%s\">", numbers ? "LN" : "LB");
		for (int level = 1; level <= 9; level++)
			g_string_append_printf(out, "<text:list-level-style-%s text:level=\"%d\" %s><style:list-level-properties"
				" text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment text:label-followed-by=\"listtab\""
				" fo:text-indent=\"-7mm\" fo:margin-left=\"%dmm\"/></style:list-level-properties></text:list-level-style-%s>",
				numbers ? "number" : "bullet", level, numbers ? "style:num-format=\"1\" style:num-suffix=\".\"" : "text:bullet-char=\"•\"",
				10 * level, numbers ? "number" : "bullet");
		g_string_append(out, "</text:list-style>\n");
	}
	g_string_append(out, "</office:automatic-styles>\n");
}

static void append_span(struct odt *x, const struct span *s)
{
	unsigned marks = s->style & MARKS;

	if (s->breaks) {
		g_string_append(x->out, "<text:line-break/>");
		x->blank = true;
	}
	if (marks)
		g_string_append_printf(x->out, "<text:span text:style-name=\"T%u\">", marks);
	odt_text(x->out, s->text, s->len, &x->blank);
	g_string_append(x->out, marks ? "</text:span>" : "");
}

/* Spans of one link stand in one element. */
static void append_inline(struct odt *x, const struct block *b)
{
	for (size_t i = 0; i < b->n_spans; ) {
		const char *href = b->spans[i].href;
		g_autofree char *address = link_office(href);

		if (address != NULL) {
			g_string_append(x->out, "<text:a xlink:type=\"simple\" text:style-name=\"Internet_20_link\" xlink:href=\"");
			escape_html(x->out, address, strlen(address), true);
			g_string_append(x->out, "\">");
		}
		for (; i < b->n_spans && b->spans[i].href == href; i++)
			append_span(x, &b->spans[i]);
		g_string_append(x->out, address != NULL ? "</text:a>" : "");
	}
}

static void append_p(struct odt *x, const char *style, int level, const struct block *b)
{
	g_string_append_printf(x->out, "<text:p text:style-name=\"%s", style);
	if (level > 1)
		g_string_append_printf(x->out, "%d", level);
	g_string_append(x->out, "\">");
	x->blank = true;
	if (x->dateline != NULL && *x->dateline && b->kind == BLOCK_PARAGRAPH) {
		g_string_append(x->out, "<text:span text:style-name=\"" LETTER_STYLE_DATELINE "\">");
		odt_text(x->out, x->dateline, strlen(x->dateline), &x->blank);
		g_string_append(x->out, "</text:span>");
	}
	if (b->kind == BLOCK_PARAGRAPH)
		x->dateline = NULL;
	append_inline(x, b);
	g_string_append(x->out, "</text:p>\n");
}

static void append_heading(struct odt *x, const struct block *b)
{
	int level = b->level <= 2 ? 1 : 2;

	g_string_append_printf(x->out, "<text:h text:style-name=\"Heading_20_%d\" text:outline-level=\"%d\">", level, level);
	x->blank = true;
	append_inline(x, b);
	g_string_append(x->out, "</text:h>\n");
}

static void close_lists(struct odt *x, int level)
{
	for (; (int)x->lists->len > level; g_array_set_size(x->lists, x->lists->len - 1))
		g_string_append(x->out, "</text:list-item></text:list>\n");
}

static void open_list(struct odt *x, int number)
{
	g_string_append_printf(x->out, "<text:list text:style-name=\"%s\"><text:list-item", number > 0 ? "LN" : "LB");
	if (number > 1)
		g_string_append_printf(x->out, " text:start-value=\"%d\"", number);
	g_string_append_c(x->out, '>');
	g_array_append_val(x->lists, number);
}

/* As in html_body.c: an item that follows the last one of its list goes on in it. */
static void append_item(struct odt *x, const struct block *b)
{
	close_lists(x, b->level);
	bool stands = (int)x->lists->len == b->level;
	int *last = stands ? &g_array_index(x->lists, int, x->lists->len - 1) : NULL;

	if (stands && !b->continues && b->number == (*last == 0 ? 0 : *last + 1)) {
		g_string_append(x->out, "</text:list-item><text:list-item>");
		*last = b->number;
	} else if (!stands || !b->continues) {
		close_lists(x, b->level - 1);
		while ((int)x->lists->len < b->level - 1)
			open_list(x, 0);
		open_list(x, b->number);
	}
	append_p(x, "List_20_Contents", 1, b);
}

static void append_block(struct odt *x, const struct block *b)
{
	if (b->kind != BLOCK_ITEM)
		close_lists(x, 0);
	switch (b->kind) {
	case BLOCK_PARAGRAPH: append_p(x, "Standard", 1, b); break;
	case BLOCK_HEADING: append_heading(x, b); break;
	case BLOCK_ITEM: append_item(x, b); break;
	case BLOCK_QUOTE: append_p(x, "Quotations", b->level, b); break;
	case BLOCK_CODE: append_p(x, "Preformatted_20_Text", 1, b); break;
	case BLOCK_RULE: break;      /* it has no words */
	}
}

/* The first line of the letter asks for the first page's master. */
static void append_lines(GString *out, const GArray *lines, bool first)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct letter_line *line = &g_array_index(lines, struct letter_line, i);
		bool blank = true;
		g_string_append_printf(out, "<text:p text:style-name=\"%s\">", first && i == 0 ? "P1" : letter_style(line->role));
		odt_text(out, line->text, strlen(line->text), &blank);
		g_string_append(out, "</text:p>\n");
	}
}

static void append_content(GString *out, const struct document *d, const struct letter *l)
{
	g_autofree char *dateline = document_dateline(d);
	g_autoptr(GArray) lists = g_array_new(FALSE, FALSE, sizeof(int));
	struct odt x = { .out = out, .lists = lists, .dateline = dateline };

	g_string_append(out, ODT_XML "<office:document-content " ODT_NAMESPACES ">\n");
	automatic_styles(out, letter_style(g_array_index(l->head, struct letter_line, 0).role));
	g_string_append(out, "<office:body><office:text>\n");
	append_lines(out, l->head, true);
	for (size_t i = 0; i < d->markup->n_blocks; i++)
		append_block(&x, &d->markup->blocks[i]);
	close_lists(&x, 0);
	append_lines(out, l->foot, false);
	g_string_append(out, "</office:text></office:body></office:document-content>\n");
}

bool odt_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };
	g_auto(letter) l = { 0 };
	g_autoptr(GString) content = g_string_new(NULL), styles = g_string_new(NULL), meta = g_string_new(NULL), manifest = g_string_new(NULL);

	document_open(&d, a);
	if (!letter_make(&l, &d, o, error))
		return false;
	append_content(content, &d, &l);
	odt_styles(styles, &l);
	odt_meta(meta, &d, o->utc_offset_min);
	odt_manifest(manifest, &l);
	g_autofree char *logo = l.has_logo ? g_strconcat("Pictures/logo.", l.logo.kind, NULL) : NULL;
	const struct package_part parts[] = {
		{ "mimetype", ODT_MEDIA_TYPE, strlen(ODT_MEDIA_TYPE), true },
		{ "content.xml", content->str, content->len, false },
		{ "styles.xml", styles->str, styles->len, false },
		{ "meta.xml", meta->str, meta->len, false },
		{ "META-INF/manifest.xml", manifest->str, manifest->len, false },
		{ logo, l.has_logo ? l.letterhead->logo : NULL, l.has_logo ? l.letterhead->logo_len : 0, false },
	};
	return package_write(parts, G_N_ELEMENTS(parts) - (l.has_logo ? 0 : 1), out, error);
}
