#include <limits.h>
#include "edit/cell.h"
#include "edit/cursor.h"
#include "edit/utf8.h"
#include "edit/wrap.h"
#include "fuzz.h"
#include "markup/markup.h"

/* Nothing but printable characters: the allow-list of what a terminal may get. */
static void assert_printable(const char *text)
{
	size_t len = strlen(text);
	uint32_t cp;

	for (size_t at = 0, n; at < len; at += n) {
		n = utf8_decode(text + at, len - at, &cp);
		g_assert(n > 0);
		g_assert(cp >= 0x20 && cp != 0x7f && !(cp >= 0x80 && cp < 0xa0));
		g_assert(!(cp >= 0x200b && cp <= 0x200f) && !(cp >= 0x202a && cp <= 0x202e) && !(cp >= 0x2060 && cp <= 0x206f));
		g_assert(cp != 0x61c && cp != 0xad && cp != 0xfeff && !(cp >= 0xe0000 && cp <= 0xe0fff));
	}
}

static void assert_cells(const char *s, size_t len)
{
	struct cell c;

	for (size_t at = 0, n; at < len; at += n) {
		n = cell_next(s, len, at, &c);
		g_assert(n > 0 && n <= len - at && c.width >= 1);
		g_assert(n == grapheme_next(s, len, at) - at);
		assert_printable(c.text);
	}
	g_autofree char *safe = cell_safe(s, len, UINT_MAX), *cut = cell_safe(s, len, 9);
	assert_printable(safe);
	assert_printable(cut);
}

static void assert_rows(const char *s, size_t len, unsigned cols)
{
	size_t at = 0;

	for (;;) {
		struct row r = wrap_row(s, len, cols, at);
		g_assert(r.start == at && r.end >= at && r.end <= len);
		at = r.end + (r.last && r.end < len);
		if (at >= len)
			break;
		g_assert(at > r.start);
	}
}

/* Blocks rise and stay in the source; so do the spans that stand there. */
static void assert_markup(const char *s, size_t len)
{
	g_autoptr(markup) m = markup_parse(s, len);

	for (size_t b = 0; b < m->n_blocks; b++) {
		const struct block *block = &m->blocks[b];
		g_assert(block->off <= len && block->len <= len - block->off);
		for (size_t i = 0; i < block->n_spans; i++) {
			const struct span *span = &block->spans[i];
			g_assert(span->off == SIZE_MAX || (span->off <= len && span->len <= len - span->off && span->text == s + span->off));
			assert_cells(span->text, span->len);
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *raw = fuzz_text(data, size, 1);
	size_t len = size > 0 ? size - 1 : 0;

	if (size == 0)
		return 0;
	assert_cells(raw, len);
	g_autoptr(GString) text = utf8_make_valid(raw, len);
	g_assert(utf8_valid_prefix(text->str, text->len) == text->len);
	assert_cells(text->str, text->len);
	assert_rows(text->str, text->len, 1 + data[0] % 100);
	assert_markup(text->str, text->len);
	return 0;
}
