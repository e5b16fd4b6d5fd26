/* What bytes are, whatever their name: which reader takes them, or what they are that none takes. */
#pragma once
#include "import/import.h"

/* A package or a file of another program; IMPORT_AUTO: a text, as far as its first bytes tell.
 * KIND: no reader takes it; first in the message: doc, locked, rtf, pdf, picture, media, archive, sheet, slides, book, store. */
bool kind_of(const char *bytes, size_t len, enum import_format *out, GError **error);

/* A text by its name and by how it begins. KIND: xml, of another kind than a site's export. */
bool kind_of_text(const char *name, const char *bytes, size_t len, enum import_format *out, GError **error);
