#include <string.h>
#include "fuzz.h"
#include "house.h"

/* The bytes are a rule file first, then the text it is run on. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *bytes = g_malloc(size + 1);
	struct house *h = NULL;

	for (size_t i = 0; i < size; i++)
		bytes[i] = (char)data[i];
	if (!house_read(&h, bytes, size, "fuzz", &error)) {
		g_assert(error && g_utf8_validate(error->message, -1, NULL));
		return 0;
	}
	g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	g_autoptr(GArray) tokens = tokens_make(bytes, size, NULL, 0);
	house_run(h, bytes, size, (const struct token *)(void *)tokens->data, tokens->len, findings);
	for (guint i = 0; i < findings->len; i++) {
		const struct finding *f = findings->pdata[i];
		g_assert(f->off <= size && f->len <= size - f->off);
	}
	house_free(h);
	return 0;
}
