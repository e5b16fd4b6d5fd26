#include "export/export.h"
#include <string.h>
#include <utf8proc.h>

/* "Jum’at" is one word: an apostrophe between letters leaves no gap. */
static bool is_apostrophe(utf8proc_int32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC;
}

static bool is_mark(utf8proc_int32_t c)
{
	utf8proc_category_t category = utf8proc_category(c);

	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_CF;
}

/* Letters come apart from their marks first, so that "é" is "e"; every other character is a gap between words. */
static void append_char(GString *made, utf8proc_int32_t c)
{
	if (is_apostrophe(c) || is_mark(c))
		return;
	if (c < 128 && g_ascii_isalnum((char)c))
		g_string_append_c(made, g_ascii_tolower((char)c));
	else if (made->len > 0 && made->str[made->len - 1] != '-')
		g_string_append_c(made, '-');
}

/* At a word's end when one is near, else in the word. */
static void cut(GString *made)
{
	if (made->len > SLUG_MAX) {
		const char *hyphen = g_strrstr_len(made->str, SLUG_MAX + 1, "-");
		size_t at = hyphen ? (size_t)(hyphen - made->str) : 0;
		g_string_truncate(made, at >= SLUG_MAX / 2 ? at : SLUG_MAX);
	}
	if (made->len > 0 && made->str[made->len - 1] == '-')
		g_string_truncate(made, made->len - 1);
}

bool slug_make(const char *title, char out[SLUG_MAX + 1], GError **error)
{
	g_autoptr(GString) made = g_string_new(NULL);

	for (const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)title; *p && made->len <= 2 * SLUG_MAX; ) {
		utf8proc_int32_t c, parts[8];
		utf8proc_ssize_t step = utf8proc_iterate(p, -1, &c);
		utf8proc_ssize_t n = step < 1 ? 0 : utf8proc_decompose_char(c, parts, G_N_ELEMENTS(parts),
		                                                            UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, NULL);
		for (utf8proc_ssize_t i = 0; i < MIN(n, (utf8proc_ssize_t)G_N_ELEMENTS(parts)); i++)
			append_char(made, parts[i]);
		p += step < 1 ? 1 : step;
	}
	cut(made);
	if (made->len == 0)
		return store_fail(error, STORE_ERROR_INPUT, "no letter or digit in the title");
	memcpy(out, made->str, made->len + 1);
	return true;
}
