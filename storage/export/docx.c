#include "export/docx.h"
#include <string.h>
#include "export/package.h"

#define RELATION_TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

enum { LEVELS = 7 };   /* lists nest at most 6 deep, counted from 1 */

/* The text while it is written: which list stands open at each level, and where its links go. */
struct docx {
	GString *out, *links;
	GHashTable *link_ids;        /* address to number; owned keys */
	GArray *lists;               /* struct docx_list: each ordered list starts its own count */
	struct { unsigned id; int number; } open[LEVELS];   /* id 0: none; 1: bullets */
	const char *dateline;        /* for the first paragraph; NULL once written */
};

static void append_run_style(GString *out, const struct span *s, bool linked)
{
	if (s->style == 0)
		return;
	g_string_append(out, "<w:rPr>");
	if (s->style & SPAN_CODE)
		g_string_append(out, "<w:rStyle w:val=\"HTMLCode\"/>");
	else if (linked)
		g_string_append(out, "<w:rStyle w:val=\"Hyperlink\"/>");
	g_string_append(out, s->style & SPAN_STRONG ? "<w:b/><w:bCs/>" : "");
	g_string_append(out, s->style & SPAN_EM ? "<w:i/><w:iCs/>" : "");
	g_string_append(out, s->style & SPAN_STRIKE ? "<w:strike/>" : "");
	g_string_append(out, "</w:rPr>");
}

/* Tabs are elements. */
static void append_text(GString *out, const char *text, size_t len)
{
	while (len > 0) {
		const char *tab = memchr(text, '\t', len);
		size_t n = tab ? (size_t)(tab - text) : len;
		if (n > 0) {
			g_string_append(out, "<w:t xml:space=\"preserve\">");
			escape_html(out, text, n, false);
			g_string_append(out, "</w:t>");
		}
		if (tab == NULL)
			return;
		g_string_append(out, "<w:tab/>");
		text += n + 1;
		len -= n + 1;
	}
}

/* The relation that holds this address; one for each address. */
static unsigned link_id(struct docx *x, const char *address)
{
	enum { FIRST = 10 };   /* the lower ones are the package's own parts */
	gpointer known = g_hash_table_lookup(x->link_ids, address);

	if (known != NULL)
		return GPOINTER_TO_UINT(known);
	unsigned id = FIRST + g_hash_table_size(x->link_ids);
	g_string_append_printf(x->links, "<Relationship Id=\"rId%u\" Type=\"" RELATION_TYPES "hyperlink\" Target=\"", id);
	escape_html(x->links, address, strlen(address), true);
	g_string_append(x->links, "\" TargetMode=\"External\"/>");
	g_hash_table_insert(x->link_ids, g_strdup(address), GUINT_TO_POINTER(id));
	return id;
}

static void append_inline(struct docx *x, const struct block *b)
{
	const char *href = NULL;
	bool linked = false;

	for (size_t i = 0; i < b->n_spans; i++) {
		const struct span *s = &b->spans[i];
		g_autofree char *address = NULL;

		if (s->href != href && linked)
			g_string_append(x->out, "</w:hyperlink>");
		if (s->breaks)
			g_string_append(x->out, "<w:r><w:br/></w:r>");
		if (s->href != href) {
			address = link_office(s->href);
			linked = address != NULL;
			if (linked)
				g_string_append_printf(x->out, "<w:hyperlink r:id=\"rId%u\">", link_id(x, address));
		}
		href = s->href;
		g_string_append(x->out, "<w:r>");
		append_run_style(x->out, s, linked);
		append_text(x->out, s->text, s->len);
		g_string_append(x->out, "</w:r>");
	}
	g_string_append(x->out, linked ? "</w:hyperlink>" : "");
}

static void paragraph_open(struct docx *x, const char *style, int level)
{
	g_string_append_printf(x->out, "<w:p><w:pPr><w:pStyle w:val=\"%s", style);
	if (level > 1)
		g_string_append_printf(x->out, "%d", level);
	g_string_append(x->out, "\"/>");
}

static void paragraph_rest(struct docx *x, const struct block *b)
{
	g_string_append(x->out, "</w:pPr>");
	append_inline(x, b);
	g_string_append(x->out, "</w:p>\n");
}

/* An item that follows the last one of its list goes on in it; any other number starts a list of its own. */
static unsigned list_of(struct docx *x, const struct block *b)
{
	bool goes_on = x->open[b->level].id > 1 && b->number == x->open[b->level].number + 1;

	for (int level = b->level + 1; level < LEVELS; level++)
		x->open[level].id = 0;
	if (b->number == 0) {
		x->open[b->level].id = 1;
	} else if (!goes_on) {
		const struct docx_list list = { b->level, b->number };
		g_array_append_val(x->lists, list);
		x->open[b->level].id = x->lists->len + 1;
	}
	x->open[b->level].number = b->number;
	return x->open[b->level].id;
}

static void append_item(struct docx *x, const struct block *b)
{
	if (b->continues) {
		paragraph_open(x, "ListContinue", b->level);
	} else {
		unsigned id = list_of(x, b);
		paragraph_open(x, b->number > 0 ? "ListNumber" : "ListBullet", 1);
		g_string_append_printf(x->out, "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%u\"/></w:numPr>", b->level - 1, id);
	}
	paragraph_rest(x, b);
}

static void append_paragraph(struct docx *x, const struct block *b)
{
	g_string_append(x->out, "<w:p>");
	if (x->dateline != NULL && *x->dateline) {
		g_string_append(x->out, "<w:r><w:rPr><w:rStyle w:val=\"" LETTER_STYLE_DATELINE "\"/></w:rPr>");
		append_text(x->out, x->dateline, strlen(x->dateline));
		g_string_append(x->out, "</w:r>");
	}
	x->dateline = NULL;
	append_inline(x, b);
	g_string_append(x->out, "</w:p>\n");
}

static void append_block(struct docx *x, const struct block *b)
{
	if (b->kind != BLOCK_ITEM)
		memset(x->open, 0, sizeof x->open);
	switch (b->kind) {
	case BLOCK_PARAGRAPH:
		append_paragraph(x, b);
		return;
	case BLOCK_ITEM:
		append_item(x, b);
		return;
	case BLOCK_RULE:
		return;              /* it has no words */
	case BLOCK_HEADING:
		paragraph_open(x, b->level <= 2 ? "Heading1" : "Heading2", 1);
		break;
	case BLOCK_QUOTE:
		paragraph_open(x, "Quote", b->level);
		break;
	case BLOCK_CODE:
		paragraph_open(x, "HTMLPreformatted", 1);
		break;
	}
	paragraph_rest(x, b);
}

static void append_section(GString *out, const struct letter *l)
{
	g_string_append(out, "<w:sectPr>");
	if (l->letterhead != NULL)
		g_string_append(out, "<w:headerReference w:type=\"first\" r:id=\"rId3\"/>");
	g_string_append_printf(out, "<w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"first\" r:id=\"rId4\"/>"
		"<w:pgSz w:w=\"%d\" w:h=\"%d\"/><w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"%d\" w:footer=\"%d\" w:gutter=\"0\"/>"
		"<w:titlePg/></w:sectPr>", docx_twips(l->width_mm), docx_twips(l->height_mm), docx_twips(25), docx_twips(25), docx_twips(20),
		docx_twips(30), docx_twips(12), docx_twips(10));
}

static void append_lines(GString *out, const GArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct letter_line *line = &g_array_index(lines, struct letter_line, i);
		docx_paragraph(out, letter_style(line->role), line->text);
	}
}

static void append_document(struct docx *x, const struct document *d, const struct letter *l)
{
	g_string_append(x->out, DOCX_XML "<w:document " DOCX_W " " DOCX_R "><w:body>\n");
	append_lines(x->out, l->head);
	for (size_t i = 0; i < d->markup->n_blocks; i++)
		append_block(x, &d->markup->blocks[i]);
	append_lines(x->out, l->foot);
	append_section(x->out, l);
	g_string_append(x->out, "</w:body></w:document>\n");
}

static void document_relations(GString *out, const struct letter *l, const GString *links)
{
	g_string_append(out, DOCX_XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
		"<Relationship Id=\"rId1\" Type=\"" RELATION_TYPES "styles\" Target=\"styles.xml\"/>"
		"<Relationship Id=\"rId2\" Type=\"" RELATION_TYPES "numbering\" Target=\"numbering.xml\"/>");
	if (l->letterhead != NULL)
		g_string_append(out, "<Relationship Id=\"rId3\" Type=\"" RELATION_TYPES "header\" Target=\"header1.xml\"/>");
	g_string_append(out, "<Relationship Id=\"rId4\" Type=\"" RELATION_TYPES "footer\" Target=\"footer1.xml\"/>");
	g_string_append_len(out, links->str, (gssize)links->len);
	g_string_append(out, "</Relationships>\n");
}

/* The parts of one package, each with memory of its own. */
struct parts {
	struct package_part part[12];
	GString *bytes[12];
	size_t n;
};

static GString *part_new(struct parts *p, const char *name)
{
	p->bytes[p->n] = g_string_new(NULL);
	p->part[p->n].name = name;
	return p->bytes[p->n++];
}

static bool parts_write(struct parts *p, GString *out, GError **error)
{
	for (size_t i = 0; i < p->n; i++) {
		p->part[i].bytes = p->bytes[i]->str;
		p->part[i].len = p->bytes[i]->len;
	}
	bool written = package_write(p->part, p->n, out, error);
	for (size_t i = 0; i < p->n; i++)
		g_string_free(p->bytes[i], TRUE);
	return written;
}

static void letterhead_parts(struct parts *p, const struct letter *l)
{
	if (l->letterhead == NULL)
		return;
	docx_header(part_new(p, "word/header1.xml"), l);
	if (!l->has_logo)
		return;
	docx_header_relations(part_new(p, "word/_rels/header1.xml.rels"), l);
	GString *logo = part_new(p, strcmp(l->logo.kind, "png") == 0 ? "word/media/logo.png" : "word/media/logo.jpeg");
	g_string_append_len(logo, l->letterhead->logo, (gssize)l->letterhead->logo_len);
}

bool docx_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };
	g_auto(letter) l = { 0 };
	g_autoptr(GString) links = g_string_new(NULL);
	g_autoptr(GHashTable) link_ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GArray) lists = g_array_new(FALSE, FALSE, sizeof(struct docx_list));
	struct parts p = { .n = 0 };

	document_open(&d, a);
	if (!letter_make(&l, &d, o, error))
		return false;
	g_autofree char *dateline = document_dateline(&d);
	docx_content_types(part_new(&p, "[Content_Types].xml"), &l);
	g_string_append(part_new(&p, "_rels/.rels"), docx_package_relations);
	struct docx x = { .out = part_new(&p, "word/document.xml"), .links = links, .link_ids = link_ids, .lists = lists, .dateline = dateline };
	append_document(&x, &d, &l);
	document_relations(part_new(&p, "word/_rels/document.xml.rels"), &l, links);
	g_string_append(part_new(&p, "word/styles.xml"), docx_styles);
	docx_numbering(part_new(&p, "word/numbering.xml"), lists);
	g_string_append(part_new(&p, "word/footer1.xml"), docx_footer);
	letterhead_parts(&p, &l);
	docx_core(part_new(&p, "docProps/core.xml"), &d, o->utc_offset_min);
	docx_custom(part_new(&p, "docProps/custom.xml"), &d);
	return parts_write(&p, out, error);
}
