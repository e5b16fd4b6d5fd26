#include "fuzz.h"
#include <string.h>
#include "export/package.h"
#include "import/import.h"

static bool take(struct imported *i, void *ctx, GError **error)
{
	(void)ctx;
	g_assert(g_utf8_validate(i->article.body, (gssize)i->article.body_len, NULL));
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		g_assert(field_check((enum field)f, i->article.field[f], error));
	for (unsigned n = 0; n < i->report->len; n++) {
		const struct import_noted *noted = g_ptr_array_index(i->report, n);
		g_assert(!noted->text || g_utf8_validate(noted->text, -1, NULL));
	}
	imported_free(i);
	return true;
}

static void read_with(const char *part, const char *bytes, size_t len, enum import_format format)
{
	const struct package_part one = { part, bytes, len, true };
	g_autoptr(GString) package = g_string_new(NULL);

	g_assert(package_write(&one, 1, package, NULL));
	import_read(package->str, package->len, "a.docx", format, take, NULL, NULL);
}

/* Any bytes: as a package, and as the part that holds the text of a good one; refused or a good article. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *bytes = (const char *)data;

	import_read(bytes, size, "a.docx", IMPORT_DOCX, take, NULL, NULL);
	import_read(bytes, size, "a.odt", IMPORT_ODT, take, NULL, NULL);
	read_with("word/document.xml", bytes, size, IMPORT_DOCX);
	read_with("content.xml", bytes, size, IMPORT_ODT);
	return 0;
}
