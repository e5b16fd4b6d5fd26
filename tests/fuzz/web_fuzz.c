#include "fuzz.h"
#include <string.h>
#include "import/import.h"

/* Pages and sites of others, however broken: what is handed over is text that can be stored. */
static bool look(struct imported *i, void *ctx, GError **error)
{
	++*(unsigned *)ctx;
	bool good = g_utf8_validate_len(i->article.body, i->article.body_len, NULL) && field_check(FIELD_TITLE, i->article.field[FIELD_TITLE], error);
	g_assert(good);
	imported_free(i);
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned n = 0;

	if (size == 0)
		return 0;
	g_autofree char *bytes = fuzz_text(data, size, 1);
	g_autoptr(GError) error = NULL;
	bool read = import_read(bytes, size - 1, "a", data[0] % 2 ? IMPORT_HTML : IMPORT_WXR, look, &n, &error);
	g_assert(read == (error == NULL));
	return 0;
}
