#include "markup/normal.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { MARKS_MAX = 200 };

static bool may_change(const char *line, size_t len)
{
	unsigned marks = 0;
	bool wide = false;

	for (size_t i = 0; i < len; ) {
		utf8proc_int32_t c = (unsigned char)line[i];
		utf8proc_ssize_t step = 1;

		if (c >= 128)
			step = utf8proc_iterate((const utf8proc_uint8_t *)line + i, (utf8proc_ssize_t)(len - i), &c);
		if (step < 1)
			return false;
		wide |= c >= 0xC0;
		marks = c >= 128 && utf8proc_get_property(c)->combining_class != 0 ? marks + 1 : 0;
		if (marks > MARKS_MAX)
			return false;
		i += (size_t)step;
	}
	return wide;
}

static bool append_composed(GString *out, const char *line, size_t len)
{
	utf8proc_uint8_t *made = NULL;
	utf8proc_ssize_t made_len = -1;

	if (may_change(line, len))
		made_len = utf8proc_map((const utf8proc_uint8_t *)line, (utf8proc_ssize_t)len, &made,
		                        UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	bool changed = made_len >= 0 && ((size_t)made_len != len || memcmp(made, line, len) != 0);
	g_string_append_len(out, changed ? (const char *)made : line, changed ? made_len : (gssize)len);
	free(made);
	return changed;
}

size_t normal_compose(GString *text)
{
	g_autoptr(GString) out = g_string_sized_new(text->len + 1);
	size_t changed = 0;

	for (size_t at = 0; at < text->len; ) {
		const char *end = memchr(text->str + at, '\n', text->len - at);
		size_t len = end ? (size_t)(end - text->str) + 1 - at : text->len - at;

		changed += append_composed(out, text->str + at, len);
		at += len;
	}
	if (changed > 0) {
		g_string_truncate(text, 0);
		g_string_append_len(text, out->str, (gssize)out->len);
	}
	return changed;
}
