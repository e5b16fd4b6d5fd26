#include "fuzz.h"
#include <string.h>
#include "import/import.h"

/* Pages and sites of others, however broken: what is handed over is text that can be stored, without a site's lines too. */
static bool look(struct imported *i, void *ctx, GError **error)
{
	GString *all = ctx;

	g_assert(i->furniture_at <= i->article.body_len);
	g_string_append_len(all, i->article.body, (gssize)i->article.body_len);
	g_string_append_len(all, i->raw, (gssize)i->raw_len);
	imported_drop_furniture(i);
	bool good = g_utf8_validate_len(i->article.body, i->article.body_len, NULL) && field_check(FIELD_TITLE, i->article.field[FIELD_TITLE], error);
	g_assert(good);
	imported_free(i);
	return true;
}

/* The bytes in pieces of one length, which may part anything. */
struct pieces {
	const char *p;
	size_t left, length;
};

static bool read_piece(void *ctx, char *to, size_t max, size_t *got, GError **error)
{
	struct pieces *s = ctx;

	(void)error;
	*got = MIN(MIN(max, s->length), s->left);
	memcpy(to, s->p, *got);
	s->p += *got;
	s->left -= *got;
	return true;
}

static bool read_in_pieces(const char *bytes, size_t len, size_t length, GString *all)
{
	struct pieces s = { bytes, len, length };
	const struct import_source source = { read_piece, &s };
	g_autoptr(import_site) site = import_site_new("a", NULL, look, all);
	bool more = true, done = true;

	while (done && more)
		done = import_site_step(site, &source, &more, NULL);
	return done;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GString) whole = g_string_new(NULL), pieced = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	if (size == 0)
		return 0;
	g_autofree char *bytes = fuzz_text(data, size, 1);
	bool is_page = data[0] % 2, read = import_read(bytes, size - 1, "a", is_page ? IMPORT_HTML : IMPORT_WXR, look, whole, &error);
	g_assert(read == (error == NULL));
	if (!is_page && read)
		g_assert(read_in_pieces(bytes, size - 1, 1 + data[0] / 2, pieced) && g_string_equal(whole, pieced));
	return 0;
}
