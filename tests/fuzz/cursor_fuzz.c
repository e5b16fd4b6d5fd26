#include "edit/cursor.h"
#include "edit/utf8.h"
#include "fuzz.h"

typedef size_t (*step)(const char *s, size_t len, size_t off);

/* Each step moves on, stays on a boundary and comes to the end. */
static void walk_on(const char *s, size_t len, step next)
{
	for (size_t at = 0; at < len;) {
		size_t to = next(s, len, at);
		g_assert(to > at && to <= len && utf8_is_boundary(s, len, to));
		at = to;
	}
}

static void walk_back(const char *s, size_t len, step previous)
{
	for (size_t at = len; at > 0;) {
		size_t to = previous(s, len, at);
		g_assert(to < at && utf8_is_boundary(s, len, to));
		at = to;
	}
}

static void stand_everywhere(const char *s, size_t len)
{
	for (size_t at = 0; at <= len; at++) {
		if (!utf8_is_boundary(s, len, at))
			continue;
		g_assert(word_start(s, len, at) <= at && word_end(s, len, at) <= len);
		g_assert(paragraph_start(s, len, at) <= at && paragraph_end(s, len, at) >= at);
		word_inside(s, len, at);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const step on[] = { grapheme_next, word_next, sentence_next, paragraph_next };
	static const step back[] = { grapheme_prev, word_prev, sentence_prev, paragraph_prev };
	g_autofree char *raw = fuzz_text(data, MIN(size, 2000), 0);
	g_autoptr(GString) text = utf8_make_valid(raw, MIN(size, 2000));

	for (unsigned i = 0; i < G_N_ELEMENTS(on); i++)
		walk_on(text->str, text->len, on[i]);
	for (unsigned i = 0; i < G_N_ELEMENTS(back); i++)
		walk_back(text->str, text->len, back[i]);
	stand_everywhere(text->str, text->len);
	return 0;
}
