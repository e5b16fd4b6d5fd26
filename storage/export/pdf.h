/* What passes between redaksi and redaksi-pdf, the program that lays out pages: two lines of JSON, the article as in
 * json_lines.c and what the options say. */
#pragma once
#include "export/export.h"

#define PDF_PROGRAM "redaksi-pdf"

struct pdf_request {
	struct article article;
	struct export_options options;   /* borrows from the rest */
	struct letterhead letterhead;
	void *json;                      /* owns the texts */
	unsigned char *logo;
};

void pdf_request_write(GString *out, const struct article *a, const struct export_options *o);
bool pdf_request_read(struct pdf_request *r, const char *bytes, size_t len, GError **error);   /* INPUT */
void pdf_request_release(struct pdf_request *r);
