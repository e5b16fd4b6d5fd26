/* The parts of a Word package that are not the text. ECMA-376 part 1; formats.md section 8. */
#pragma once
#include "export/letter.h"

#define DOCX_W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define DOCX_R "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define DOCX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* Twentieths of a point, the unit of every length in a Word file. */
static inline int docx_twips(int mm)
{
	return (mm * 1440 * 10 + 127) / 254;
}

void docx_paragraph(GString *out, const char *style, const char *text);   /* a paragraph of one run */

extern const char docx_styles[];
void docx_numbering(GString *out, const GArray *starts);   /* starts: struct docx_list, numbered from 2; 1: bullets */
struct docx_list { int level, start; };

void docx_header(GString *out, const struct letter *l);
extern const char docx_footer[];
void docx_core(GString *out, const struct document *d, int utc_offset_min);
void docx_custom(GString *out, const struct document *d);
void docx_content_types(GString *out, const struct letter *l);
extern const char docx_package_relations[];
void docx_header_relations(GString *out, const struct letter *l);
