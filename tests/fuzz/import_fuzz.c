#include "fuzz.h"
#include "import/import.h"
#include "store/article.h"

/* What is taken could be saved as it is, and the bytes that came are kept. */
static bool take(struct imported *i, void *ctx, GError **error)
{
	const GByteArray *input = ctx;

	g_assert(g_utf8_validate_len(i->article.body, i->article.body_len, NULL));
	g_assert(i->article.body[i->article.body_len] == '\0');
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		g_assert(field_check((enum field)f, i->article.field[f], error));
	for (unsigned n = 0; n < i->report->len; n++) {
		const struct import_noted *noted = g_ptr_array_index(i->report, n);
		g_assert(!noted->text || g_utf8_validate(noted->text, -1, NULL));
	}
	g_assert(i->raw_len <= input->len);
	imported_free(i);
	return true;
}

/* Raw bytes are the text, or they are refused with the offset of the first that is none. */
static bool take_raw(struct imported *i, void *ctx, GError **error)
{
	const GByteArray *input = ctx;

	(void)error;
	g_assert(i->article.body_len == input->len && memcmp(i->article.body, input->data, input->len) == 0);
	imported_free(i);
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = { "siaran.txt", "siaran.md", "arsip.jsonl", "-", "" };

	if (size == 0)
		return 0;
	g_autofree char *bytes = fuzz_text(data, size, 1);
	GByteArray input = { (guint8 *)bytes, (guint)size - 1 };
	enum import_format format = (enum import_format)(data[0] % (IMPORT_RAW + 1));
	g_autoptr(GError) error = NULL;
	bool read = import_read(bytes, input.len, names[data[0] / 8 % G_N_ELEMENTS(names)], format,
	                        format == IMPORT_RAW ? take_raw : take, &input, &error);

	g_assert(read == (error == NULL));
	if (g_error_matches(error, STORE_ERROR, STORE_ERROR_ENCODING))
		g_assert(g_ascii_strtoull(error->message, NULL, 10) <= input.len);
	if (format == IMPORT_RAW)
		g_assert(read == g_utf8_validate_len(bytes, input.len, NULL));
	return 0;
}
