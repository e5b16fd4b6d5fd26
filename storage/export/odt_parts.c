#include "export/odt.h"
#include <string.h>

/* A paragraph style: its name, what it shows as, its parent, attributes of the paragraph and of the text. */
#define STYLE(name, display, parent, paragraph, text) \
	"<style:style style:name=\"" name "\" style:display-name=\"" display "\" style:family=\"paragraph\" style:parent-style-name=\"" parent "\">" \
	"<style:paragraph-properties " paragraph "/><style:text-properties " text "/></style:style>\n"
#define HEADING(level, text) \
	"<style:style style:name=\"Heading_20_" level "\" style:display-name=\"Heading " level "\" style:family=\"paragraph\"" \
	" style:parent-style-name=\"Standard\" style:default-outline-level=\"" level "\"><style:paragraph-properties" \
	" fo:margin-top=\"4mm\" fo:margin-bottom=\"1.5mm\" fo:text-align=\"start\" fo:keep-with-next=\"always\"/>" \
	"<style:text-properties fo:font-weight=\"bold\"" text "/></style:style>\n"
#define QUOTE(name, display, left) \
	STYLE(name, display, "Standard", "fo:margin-left=\"" left "\" fo:margin-right=\"10mm\"", "fo:font-style=\"italic\"")
#define CENTRE "fo:text-align=\"center\" "
#define NO_GAP "fo:margin-top=\"0mm\" fo:margin-bottom=\"0mm\" "
#define BOLD "fo:font-weight=\"bold\" "

static const char styles[] =
	"<office:font-face-decls><style:font-face style:name=\"Times New Roman\" svg:font-family=\"'Times New Roman'\" style:font-family-generic=\"roman\"/>"
	"<style:font-face style:name=\"Courier New\" svg:font-family=\"'Courier New'\" style:font-family-generic=\"modern\"/></office:font-face-decls>\n"
	"<office:styles><style:default-style style:family=\"paragraph\"><style:text-properties style:font-name=\"Times New Roman\" fo:font-size=\"12pt\""
	" fo:language=\"id\" fo:country=\"ID\"/></style:default-style>\n"
	"<style:style style:name=\"Standard\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-top=\"0mm\" fo:margin-bottom=\"2.8mm\""
	" fo:line-height=\"115%\" fo:text-align=\"justify\" fo:orphans=\"2\" fo:widows=\"2\"/></style:style>\n"
	STYLE("Title", "Title", "Standard", CENTRE "fo:margin-top=\"2mm\" fo:margin-bottom=\"4.2mm\"", BOLD "fo:font-size=\"14pt\"")
	HEADING("1", " fo:font-size=\"13pt\"") HEADING("2", "") HEADING("3", " fo:font-style=\"italic\"")
	QUOTE("Quotations", "Quotations", "10mm") QUOTE("Quotations2", "Quotations 2", "20mm") QUOTE("Quotations3", "Quotations 3", "30mm")
	QUOTE("Quotations4", "Quotations 4", "40mm") QUOTE("Quotations5", "Quotations 5", "50mm") QUOTE("Quotations6", "Quotations 6", "60mm")
	STYLE("List_20_Contents", "List Contents", "Standard", "fo:margin-bottom=\"1.4mm\"", "")
	STYLE("Preformatted_20_Text", "Preformatted Text", "Standard", "fo:text-align=\"start\"", "style:font-name=\"Courier New\" fo:font-size=\"10pt\"")
	STYLE("Footer", "Footer", "Standard", CENTRE NO_GAP, "fo:font-size=\"10pt\"")
	STYLE("RedaksiKop", "Redaksi Kop", "Standard", CENTRE NO_GAP, BOLD "fo:font-size=\"14pt\"")
	STYLE("RedaksiAlamat", "Redaksi Alamat", "Standard", CENTRE NO_GAP, "fo:font-size=\"10pt\"")
	STYLE("RedaksiGaris", "Redaksi Garis", "Standard", NO_GAP "fo:line-height=\"2mm\" fo:border-bottom=\"3pt double #000000\""
		" style:border-line-width-bottom=\"0.8mm 0.3mm 0.3mm\"", "fo:font-size=\"4pt\"")
	STYLE("RedaksiJenis", "Redaksi Jenis", "Standard", CENTRE NO_GAP, BOLD "fo:font-size=\"14pt\" fo:letter-spacing=\"2pt\"")
	STYLE("RedaksiNomor", "Redaksi Nomor", "Standard", CENTRE, "")
	STYLE("RedaksiEmbargo", "Redaksi Embargo", "Standard", CENTRE "fo:margin-bottom=\"0mm\"", BOLD)
	STYLE("RedaksiTandaTangan", "Redaksi Tanda Tangan", "Standard", "fo:margin-left=\"85mm\" fo:margin-top=\"2mm\" fo:margin-bottom=\"0mm\""
		" fo:text-align=\"start\" fo:keep-with-next=\"always\"", "")
	STYLE("RedaksiPejabat", "Redaksi Pejabat", "Standard", "fo:margin-left=\"85mm\" fo:margin-top=\"19mm\" fo:margin-bottom=\"4mm\""
		" fo:text-align=\"start\"", BOLD)
	STYLE("RedaksiKeterangan", "Redaksi Keterangan", "Standard", "fo:margin-bottom=\"0.7mm\" fo:text-align=\"start\"", "fo:font-size=\"10pt\"")
	"<style:style style:name=\"RedaksiTitimangsa\" style:display-name=\"Redaksi Titimangsa\" style:family=\"text\">"
	"<style:text-properties fo:font-weight=\"bold\"/></style:style>\n"
	"<style:style style:name=\"Internet_20_link\" style:display-name=\"Internet link\" style:family=\"text\"><style:text-properties"
	" fo:color=\"#0000ff\" style:text-underline-style=\"solid\" style:text-underline-width=\"auto\" style:text-underline-color=\"font-color\"/></style:style>\n"
	"<style:style style:name=\"Logo\" style:family=\"graphic\"/>\n</office:styles>\n";

static void page_layout(GString *out, const struct letter *l, const char *name, int top_mm, bool header)
{
	g_string_append_printf(out, "<style:page-layout style:name=\"%s\"><style:page-layout-properties fo:page-width=\"%dmm\" fo:page-height=\"%dmm\""
		" style:print-orientation=\"portrait\" fo:margin-top=\"%dmm\" fo:margin-bottom=\"10mm\" fo:margin-left=\"30mm\" fo:margin-right=\"25mm\"/>",
		name, l->width_mm, l->height_mm, top_mm);
	g_string_append(out, header ? "<style:header-style><style:header-footer-properties fo:min-height=\"10mm\" fo:margin-bottom=\"5mm\"/></style:header-style>"
		: "<style:header-style/>");
	g_string_append(out, "<style:footer-style><style:header-footer-properties fo:min-height=\"10mm\" fo:margin-top=\"4mm\"/></style:footer-style></style:page-layout>\n");
}

static void append_escaped(GString *out, const char *text)
{
	escape_html(out, text, strlen(text), true);
}

static void append_logo(GString *out, const struct letter *l)
{
	int width, height;

	letter_logo_size(l, &width, &height);
	g_string_append_printf(out, "<draw:frame draw:name=\"Logo\" draw:style-name=\"LogoKop\" text:anchor-type=\"paragraph\" svg:x=\"0mm\" svg:y=\"0mm\""
		" svg:width=\"%d.%02dmm\" svg:height=\"%d.%02dmm\"><draw:image xlink:href=\"Pictures/logo.%s\" xlink:type=\"simple\" xlink:show=\"embed\""
		" xlink:actuate=\"onLoad\"/></draw:frame>", width / 100, width % 100, height / 100, height % 100, l->logo.kind);
}

static void header(GString *out, const struct letter *l)
{
	g_string_append(out, "<style:header>");
	for (guint i = 0; i < l->top->len; i++) {
		const struct letter_line *line = &g_array_index(l->top, struct letter_line, i);
		g_string_append_printf(out, "<text:p text:style-name=\"%s\">", line->role == LETTER_OFFICE ? "KopOffice" : "KopAddress");
		if (i == 0 && l->has_logo)
			append_logo(out, l);
		append_escaped(out, line->text);
		g_string_append(out, "</text:p>\n");
	}
	g_string_append(out, "<text:p text:style-name=\"RedaksiGaris\"/></style:header>");
}

/* The lines beside a logo begin to the right of it. */
static void header_styles(GString *out, const struct letter *l)
{
	static const struct { const char *name; enum letter_role role; } rows[] = { { "KopOffice", LETTER_OFFICE }, { "KopAddress", LETTER_ADDRESS } };

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		g_string_append_printf(out, "<style:style style:name=\"%s\" style:family=\"paragraph\" style:parent-style-name=\"%s\">"
			"<style:paragraph-properties fo:margin-left=\"%dmm\"/></style:style>\n",
			rows[i].name, letter_style(rows[i].role), l->has_logo ? LOGO_WIDTH_MM : 0);
	g_string_append(out, "<style:style style:name=\"LogoKop\" style:family=\"graphic\" style:parent-style-name=\"Logo\"><style:graphic-properties"
		" style:wrap=\"run-through\" style:run-through=\"foreground\" style:vertical-pos=\"from-top\" style:vertical-rel=\"paragraph\""
		" style:horizontal-pos=\"from-left\" style:horizontal-rel=\"page-content\"/></style:style>\n");
}

static void master_page(GString *out, const char *name, const char *layout, const char *next, const struct letter *l)
{
	g_string_append_printf(out, "<style:master-page style:name=\"%s\" style:page-layout-name=\"%s\"%s>", name, layout, next);
	if (l != NULL)
		header(out, l);
	g_string_append(out, "<style:footer><text:p text:style-name=\"Footer\"><text:page-number text:select-page=\"current\">1</text:page-number>/"
		"<text:page-count>1</text:page-count></text:p></style:footer></style:master-page>\n");
}

void odt_styles(GString *out, const struct letter *l)
{
	bool stands = l->letterhead != NULL;

	g_string_append(out, ODT_XML "<office:document-styles " ODT_NAMESPACES ">\n");
	g_string_append(out, styles);
	g_string_append(out, "<office:automatic-styles>");
	header_styles(out, l);
	page_layout(out, l, "pm1", stands ? 12 : 25, stands);
	page_layout(out, l, "pm2", 25, false);
	g_string_append(out, "</office:automatic-styles>\n<office:master-styles>");
	master_page(out, "Standard", "pm2", "", NULL);
	master_page(out, "First_20_Page", "pm1", " style:display-name=\"First Page\" style:next-style-name=\"Standard\"", stands ? l : NULL);
	g_string_append(out, "</office:master-styles></office:document-styles>\n");
}

static void append_element(GString *out, const char *element, const char *text)
{
	if (*text == '\0')
		return;
	g_string_append_printf(out, "<%s>", element);
	append_escaped(out, text);
	g_string_append_printf(out, "</%s>", element);
}

void odt_meta(GString *out, const struct document *d, int utc_offset_min)
{
	g_autofree char *created = letter_created(d, utc_offset_min);
	g_auto(GStrv) tags = g_strsplit(d->field[FIELD_TAGS], ",", -1);

	created[strcspn(created, "Z")] = '\0';
	g_string_append(out, ODT_XML "<office:document-meta " ODT_NAMES("office") "office:1.0\" " ODT_NAMES("meta") "meta:1.0\""
		" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta>");
	append_element(out, "dc:title", d->field[FIELD_TITLE]);
	append_element(out, "dc:description", d->field[FIELD_SUMMARY]);
	append_element(out, "meta:initial-creator", d->field[FIELD_BYLINE]);
	append_element(out, "dc:creator", d->field[FIELD_BYLINE]);
	for (char **tag = tags; *tag; tag++)
		append_element(out, "meta:keyword", g_strstrip(*tag));
	append_element(out, "meta:creation-date", created);
	append_element(out, "dc:date", created);
	g_string_append(out, "<dc:language>id-ID</dc:language>");
	for (enum field f = FIELD_TITLE; f < FIELD_COUNT; f++) {
		if (letter_property(f) == NULL || *d->field[f] == '\0')
			continue;
		g_string_append_printf(out, "<meta:user-defined meta:name=\"redaksi.%s\" meta:value-type=\"string\">", letter_property(f));
		append_escaped(out, d->field[f]);
		g_string_append(out, "</meta:user-defined>");
	}
	g_string_append(out, "</office:meta></office:document-meta>\n");
}

void odt_manifest(GString *out, const struct letter *l)
{
	static const char *const parts[] = { "content.xml", "styles.xml", "meta.xml" };

	g_string_append(out, ODT_XML "<manifest:manifest " ODT_NAMES("manifest") "manifest:1.0\" manifest:version=\"1.3\">"
		"<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"" ODT_MEDIA_TYPE "\"/>");
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		g_string_append_printf(out, "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"text/xml\"/>", parts[i]);
	if (l->has_logo)
		g_string_append_printf(out, "<manifest:file-entry manifest:full-path=\"Pictures/logo.%s\" manifest:media-type=\"image/%s\"/>",
			l->logo.kind, l->logo.kind);
	g_string_append(out, "</manifest:manifest>\n");
}

/* A blank after another one would be folded. */
void odt_text(GString *out, const char *text, size_t len, bool *blank)
{
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '\t')
			g_string_append(out, "<text:tab/>");
		else if (text[i] == ' ' && *blank)
			g_string_append(out, "<text:s/>");
		else
			escape_html(out, text + i, 1, false);
		*blank = text[i] == ' ';
	}
}
