#include "export/export.h"
#include "fuzz.h"

/* Of any title: a-z, 0-9 and single inner hyphens, or a refusal that leaves the output as it was. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *raw = fuzz_text(data, size, 0);
	g_autofree char *title = g_utf8_make_valid(raw, -1);
	char out[SLUG_MAX + 1] = "lama";

	if (!slug_make(title, out, NULL)) {
		g_assert_cmpstr(out, ==, "lama");
		return 0;
	}
	size_t len = strlen(out);
	g_assert(len > 0 && len <= SLUG_MAX && out[0] != '-' && out[len - 1] != '-' && !strstr(out, "--"));
	for (size_t i = 0; i < len; i++)
		g_assert(g_ascii_islower(out[i]) || g_ascii_isdigit(out[i]) || out[i] == '-');
	return 0;
}
