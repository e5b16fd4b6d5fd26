/* The parts of an OpenDocument text that are not the text. OpenDocument 1.3 parts 2 and 3; formats.md section 9. */
#pragma once
#include "export/letter.h"

#define ODT_MEDIA_TYPE "application/vnd.oasis.opendocument.text"
#define ODT_XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ODT_NAMES(x) "xmlns:" x "=\"urn:oasis:names:tc:opendocument:xmlns:"
#define ODT_XLINK "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "

/* Namespaces of content.xml and styles.xml. */
#define ODT_NAMESPACES \
	ODT_NAMES("office") "office:1.0\" " ODT_NAMES("style") "style:1.0\" " ODT_NAMES("text") "text:1.0\" " \
	ODT_NAMES("draw") "drawing:1.0\" " ODT_NAMES("fo") "xsl-fo-compatible:1.0\" " ODT_NAMES("svg") "svg-compatible:1.0\" " \
	ODT_XLINK "office:version=\"1.3\""

void odt_styles(GString *out, const struct letter *l);
void odt_meta(GString *out, const struct document *d, int utc_offset_min);
void odt_manifest(GString *out, const struct letter *l);

/* Append text in which every blank and tab stands for itself. *blank: the text before ends with a blank, or nothing stands before. */
void odt_text(GString *out, const char *text, size_t len, bool *blank);
