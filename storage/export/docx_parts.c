#include "export/docx.h"
#include <string.h>
#include "export/calendar.h"

#define OFFICE_TYPES "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE_TYPES "http://schemas.openxmlformats.org/package/2006/"
#define WORD_TYPES "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"

/* A paragraph style based on Normal: its display name, what stands in w:pPr and in w:rPr. */
#define STYLE(id, name, ppr, rpr) \
	"<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/><w:basedOn w:val=\"Normal\"/>" \
	"<w:qFormat/><w:pPr>" ppr "</w:pPr><w:rPr>" rpr "</w:rPr></w:style>\n"
#define CHARACTER(id, name, rpr) \
	"<w:style w:type=\"character\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/><w:rPr>" rpr "</w:rPr></w:style>\n"
#define SPACING(before, after) "<w:spacing w:before=\"" before "\" w:after=\"" after "\"/>"
#define INDENT(left) "<w:ind w:left=\"" left "\"/>"
#define CENTRE "<w:jc w:val=\"center\"/>"
#define LEFT "<w:jc w:val=\"left\"/>"
#define BOLD "<w:b/><w:bCs/>"
#define SIZE(half_points) "<w:sz w:val=\"" half_points "\"/><w:szCs w:val=\"" half_points "\"/>"
#define MONO "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>"

const char docx_styles[] = DOCX_XML
	"<w:styles " DOCX_W "><w:docDefaults><w:rPrDefault><w:rPr>"
	"<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>"
	SIZE("24") "<w:lang w:val=\"id-ID\" w:eastAsia=\"id-ID\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
	"<w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\n"
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>"
	"<w:pPr><w:jc w:val=\"both\"/></w:pPr></w:style>\n"
	STYLE("Title", "Title", SPACING("120", "240") CENTRE, BOLD SIZE("28"))
	STYLE("Heading1", "heading 1", "<w:keepNext/><w:keepLines/>" SPACING("240", "80") LEFT "<w:outlineLvl w:val=\"0\"/>", BOLD SIZE("26"))
	STYLE("Heading2", "heading 2", "<w:keepNext/><w:keepLines/>" SPACING("200", "80") LEFT "<w:outlineLvl w:val=\"1\"/>", BOLD)
	STYLE("Heading3", "heading 3", "<w:keepNext/><w:keepLines/>" SPACING("200", "80") LEFT "<w:outlineLvl w:val=\"2\"/>", BOLD "<w:i/><w:iCs/>")
	STYLE("Quote", "Quote", "<w:ind w:left=\"567\" w:right=\"567\"/>", "<w:i/><w:iCs/>")
	STYLE("Quote2", "Quote 2", INDENT("1134"), "<w:i/><w:iCs/>")
	STYLE("Quote3", "Quote 3", INDENT("1701"), "<w:i/><w:iCs/>")
	STYLE("Quote4", "Quote 4", INDENT("2268"), "<w:i/><w:iCs/>")
	STYLE("Quote5", "Quote 5", INDENT("2835"), "<w:i/><w:iCs/>")
	STYLE("Quote6", "Quote 6", INDENT("3402"), "<w:i/><w:iCs/>")
	STYLE("ListBullet", "List Bullet", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>" SPACING("0", "80"), "")
	STYLE("ListNumber", "List Number", SPACING("0", "80"), "")
	STYLE("ListContinue", "List Continue", SPACING("0", "80") INDENT("567"), "")
	STYLE("ListContinue2", "List Continue 2", SPACING("0", "80") INDENT("1134"), "")
	STYLE("ListContinue3", "List Continue 3", SPACING("0", "80") INDENT("1701"), "")
	STYLE("ListContinue4", "List Continue 4", SPACING("0", "80") INDENT("2268"), "")
	STYLE("ListContinue5", "List Continue 5", SPACING("0", "80") INDENT("2835"), "")
	STYLE("ListContinue6", "List Continue 6", SPACING("0", "80") INDENT("3402"), "")
	STYLE("HTMLPreformatted", "HTML Preformatted", LEFT, MONO SIZE("20"))
	STYLE("Header", "header", SPACING("0", "0") LEFT, "")
	STYLE("Footer", "footer", SPACING("0", "0") CENTRE, SIZE("20"))
	STYLE("RedaksiKop", "Redaksi Kop", SPACING("0", "0") CENTRE, BOLD SIZE("28"))
	STYLE("RedaksiAlamat", "Redaksi Alamat", SPACING("0", "0") CENTRE, SIZE("20"))
	STYLE("RedaksiGaris", "Redaksi Garis", "<w:pBdr><w:bottom w:val=\"thickThinSmallGap\" w:sz=\"24\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>"
		"<w:spacing w:before=\"0\" w:after=\"240\" w:line=\"120\" w:lineRule=\"exact\"/>", SIZE("8"))
	STYLE("RedaksiJenis", "Redaksi Jenis", SPACING("0", "0") CENTRE, BOLD "<w:spacing w:val=\"40\"/>" SIZE("28"))
	STYLE("RedaksiNomor", "Redaksi Nomor", SPACING("0", "160") CENTRE, "")
	STYLE("RedaksiEmbargo", "Redaksi Embargo", SPACING("120", "0") CENTRE, BOLD)
	STYLE("RedaksiTandaTangan", "Redaksi Tanda Tangan", "<w:keepNext/><w:keepLines/>" SPACING("120", "0") INDENT("4820") LEFT, "")
	STYLE("RedaksiPejabat", "Redaksi Pejabat", "<w:keepLines/>" SPACING("1100", "240") INDENT("4820") LEFT, BOLD)
	STYLE("RedaksiKeterangan", "Redaksi Keterangan", SPACING("0", "40") LEFT, SIZE("20"))
	CHARACTER("RedaksiTitimangsa", "Redaksi Titimangsa", BOLD)
	CHARACTER("HTMLCode", "HTML Code", MONO SIZE("20"))
	CHARACTER("Hyperlink", "Hyperlink", "<w:color w:val=\"0000FF\"/><w:u w:val=\"single\"/>")
	"</w:styles>\n";

const char docx_footer[] = DOCX_XML
	"<w:ftr " DOCX_W "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
	"<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>/</w:t></w:r>"
	"<w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>\n";

const char docx_package_relations[] = DOCX_XML
	"<Relationships xmlns=\"" PACKAGE_TYPES "relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" OFFICE_TYPES "relationships/officeDocument\" Target=\"word/document.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" PACKAGE_TYPES "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
	"<Relationship Id=\"rId3\" Type=\"" OFFICE_TYPES "relationships/custom-properties\" Target=\"docProps/custom.xml\"/>"
	"</Relationships>\n";

void docx_paragraph(GString *out, const char *style, const char *text)
{
	g_string_append_printf(out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t xml:space=\"preserve\">", style);
	escape_html(out, text, strlen(text), false);
	g_string_append(out, "</w:t></w:r></w:p>\n");
}

static void numbering_levels(GString *out, int id, bool bullets)
{
	g_string_append_printf(out, "<w:abstractNum w:abstractNumId=\"%d\"><w:multiLevelType w:val=\"hybridMultilevel\"/>", id);
	for (int level = 0; level < 9; level++) {
		g_autofree char *number = g_strdup_printf("%%%d.", level + 1);
		g_string_append_printf(out, "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/>"
			"<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"%d\" w:hanging=\"425\"/></w:pPr></w:lvl>",
			level, bullets ? "bullet" : "decimal", bullets ? "•" : number, 567 * (level + 1));
	}
	g_string_append(out, "</w:abstractNum>\n");
}

void docx_numbering(GString *out, const GArray *starts)
{
	g_string_append(out, DOCX_XML "<w:numbering " DOCX_W ">");
	numbering_levels(out, 0, true);
	numbering_levels(out, 1, false);
	g_string_append(out, "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\n");
	for (guint i = 0; i < starts->len; i++) {
		const struct docx_list *list = &g_array_index(starts, struct docx_list, i);
		g_string_append_printf(out, "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"%d\">"
			"<w:startOverride w:val=\"%d\"/></w:lvlOverride></w:num>\n", i + 2, list->level - 1, list->start);
	}
	g_string_append(out, "</w:numbering>\n");
}

/* The logo stands at the left margin beside the lines. */
static void append_logo(GString *out, const struct letter *l)
{
	enum { EMU_PER_CMM = 360 };
	int width, height;

	letter_logo_size(l, &width, &height);
	width *= EMU_PER_CMM;
	height *= EMU_PER_CMM;
	g_string_append_printf(out, "<w:r><w:drawing><wp:anchor distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" simplePos=\"0\" relativeHeight=\"1\""
		" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\"><wp:simplePos x=\"0\" y=\"0\"/>"
		"<wp:positionH relativeFrom=\"margin\"><wp:align>left</wp:align></wp:positionH>"
		"<wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>0</wp:posOffset></wp:positionV>"
		"<wp:extent cx=\"%d\" cy=\"%d\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:wrapNone/>"
		"<wp:docPr id=\"1\" name=\"Logo\" descr=\"Logo\"/><wp:cNvGraphicFramePr/>", width, height);
	g_string_append_printf(out, "<a:graphic><a:graphicData uri=\"" DRAWING "picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"Logo\"/>"
		"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId1\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
		"<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%d\" cy=\"%d\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
		"</pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>", width, height);
}

void docx_header(GString *out, const struct letter *l)
{
	int beside = l->has_logo ? docx_twips(LOGO_WIDTH_MM) : 0;

	g_string_append(out, DOCX_XML "<w:hdr " DOCX_W " " DOCX_R " xmlns:wp=\"" DRAWING "wordprocessingDrawing\" xmlns:a=\"" DRAWING "main\""
		" xmlns:pic=\"" DRAWING "picture\">");
	for (guint i = 0; i < l->top->len; i++) {
		const struct letter_line *line = &g_array_index(l->top, struct letter_line, i);
		g_string_append_printf(out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/><w:ind w:left=\"%d\"/></w:pPr>", letter_style(line->role), beside);
		if (i == 0 && l->has_logo)
			append_logo(out, l);
		g_string_append(out, "<w:r><w:t xml:space=\"preserve\">");
		escape_html(out, line->text, strlen(line->text), false);
		g_string_append(out, "</w:t></w:r></w:p>\n");
	}
	g_string_append(out, "<w:p><w:pPr><w:pStyle w:val=\"RedaksiGaris\"/></w:pPr></w:p></w:hdr>\n");
}

static void append_element(GString *out, const char *open, const char *text, const char *close)
{
	if (*text == '\0')
		return;
	g_string_append(out, open);
	escape_html(out, text, strlen(text), false);
	g_string_append(out, close);
}

void docx_core(GString *out, const struct document *d, int utc_offset_min)
{
	g_autofree char *created = letter_created(d, utc_offset_min);

	g_string_append(out, DOCX_XML "<cp:coreProperties xmlns:cp=\"" PACKAGE_TYPES "metadata/core-properties\""
		" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
		" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
	append_element(out, "<dc:title>", d->field[FIELD_TITLE], "</dc:title>");
	append_element(out, "<dc:creator>", d->field[FIELD_BYLINE], "</dc:creator>");
	append_element(out, "<cp:keywords>", d->field[FIELD_TAGS], "</cp:keywords>");
	append_element(out, "<dc:description>", d->field[FIELD_SUMMARY], "</dc:description>");
	append_element(out, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">", created, "</dcterms:created>");
	append_element(out, "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">", created, "</dcterms:modified>");
	append_element(out, "<cp:category>", d->field[FIELD_CATEGORY], "</cp:category>");
	g_string_append(out, "<dc:language>id-ID</dc:language></cp:coreProperties>\n");
}

void docx_custom(GString *out, const struct document *d)
{
	unsigned pid = 2;

	g_string_append(out, DOCX_XML "<Properties xmlns=\"" OFFICE_TYPES "custom-properties\" xmlns:vt=\"" OFFICE_TYPES "docPropsVTypes\">");
	for (enum field f = FIELD_TITLE; f < FIELD_COUNT; f++) {
		if (letter_property(f) == NULL || *d->field[f] == '\0')
			continue;
		g_string_append_printf(out, "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"%u\" name=\"redaksi.%s\"><vt:lpwstr>",
			pid++, letter_property(f));
		append_element(out, "", d->field[f], "");
		g_string_append(out, "</vt:lpwstr></property>");
	}
	g_string_append(out, "</Properties>\n");
}

void docx_content_types(GString *out, const struct letter *l)
{
	g_string_append(out, DOCX_XML "<Types xmlns=\"" PACKAGE_TYPES "content-types\">"
		"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
		"<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
	if (l->has_logo)
		g_string_append_printf(out, "<Default Extension=\"%s\" ContentType=\"image/%s\"/>", l->logo.kind, l->logo.kind);
	g_string_append(out, "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD_TYPES "document.main+xml\"/>"
		"<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD_TYPES "styles+xml\"/>"
		"<Override PartName=\"/word/numbering.xml\" ContentType=\"" WORD_TYPES "numbering+xml\"/>"
		"<Override PartName=\"/word/footer1.xml\" ContentType=\"" WORD_TYPES "footer+xml\"/>");
	if (l->letterhead != NULL)
		g_string_append(out, "<Override PartName=\"/word/header1.xml\" ContentType=\"" WORD_TYPES "header+xml\"/>");
	g_string_append(out, "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
		"<Override PartName=\"/docProps/custom.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.custom-properties+xml\"/>"
		"</Types>\n");
}

void docx_header_relations(GString *out, const struct letter *l)
{
	g_string_append_printf(out, DOCX_XML "<Relationships xmlns=\"" PACKAGE_TYPES "relationships\"><Relationship Id=\"rId1\""
		" Type=\"" OFFICE_TYPES "relationships/image\" Target=\"media/logo.%s\"/></Relationships>\n", l->logo.kind);
}
