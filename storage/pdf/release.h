/* A press release as pages: formats.md section 10. */
#pragma once
#include "export/letter.h"

/* Append the PDF. INPUT: the logo cannot be read; IO: cairo says no. Dates come from the article: the same article, the same bytes. */
bool release_pdf(const struct article *a, const struct export_options *o, GString *out, GError **error);
