/* The stretches of running text and the paragraphs that they make. */
#include <string.h>
#include "words_part.h"

/* Does a paragraph end between two stretches? One soft line break inside a paragraph does not end it; an empty line, a
 * heading's line and a new item or quote do. */
static bool gap_ends(const char *text, size_t before, size_t from, size_t to)
{
	size_t newlines = 0;
	bool marks = false;

	for (size_t i = from; i < to; i++) {
		newlines += text[i] == '\n';
		marks |= newlines && !strchr(" \t\r\n>*_", text[i]);
	}
	while (before > 0 && text[before - 1] != '\n')
		before--;
	return newlines > 1 || marks || (newlines && text[before] == '#');
}

static bool gap_blank(const char *text, size_t from, size_t to)
{
	while (from < to && !g_ascii_isspace(text[from]))
		from++;
	return from < to;
}

/* Text pasted with its lines broken: a long line without a last mark goes on in one that starts with a small letter. */
static bool line_goes_on(const char *text, size_t from, size_t end, size_t len)
{
	enum { SHORT_LINE = 40 };
	size_t w;

	while (end > from && g_ascii_isspace(text[end - 1]))
		end--;
	const char *next = memchr(text + end, '\n', len - end);
	size_t start = next ? (size_t)(next - text) + 1 : len;
	return end - from >= SHORT_LINE && start < len && (g_ascii_isalnum(text[end - 1]) || text[end - 1] == ',') &&
		g_unichar_islower(char_at(text, start, len, &w));
}

static void stretch_add(GArray *out, size_t off, size_t end, bool blank, bool last)
{
	struct stretch s = { off, end, blank, last };

	g_array_append_val(out, s);
}

/* A paragraph a line, unless it goes on in the next. */
static void stretch_lines(GArray *out, const char *text, size_t len)
{
	bool blank = false;

	for (size_t from = 0; from < len;) {
		const char *nl = memchr(text + from, '\n', len - from);
		size_t end = nl ? (size_t)(nl - text) : len;
		bool goes_on = line_goes_on(text, from, end, len);
		stretch_add(out, from, end, blank, !goes_on);
		blank = goes_on;
		from = end + 1;
	}
}

GArray *stretches_find(const char *text, size_t len, const struct prose *prose, size_t n)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(struct stretch));
	size_t from = 0;

	if (!prose) {
		stretch_lines(out, text, len);
		return out;
	}
	for (size_t i = 0; i < n; i++) {
		size_t off = MIN(prose[i].off, len), at = MAX(off, from);
		bool ends = i && gap_ends(text, from ? from - 1 : 0, from, off);
		if (ends)
			g_array_index(out, struct stretch, out->len - 1).last = true;
		from = MAX(at, MIN(len, off + MIN(prose[i].len, len - off)));
		stretch_add(out, at, from, i && !ends && gap_blank(text, out->len ? g_array_index(out, struct stretch, out->len - 1).end : 0, off),
			i + 1 == n);
	}
	return out;
}

size_t stretch_paragraph(const GArray *stretches, size_t first)
{
	size_t n = 1;

	while (first + n < stretches->len && !g_array_index(stretches, struct stretch, first + n - 1).last)
		n++;
	return n;
}
