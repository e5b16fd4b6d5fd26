#include "edit/wrap.h"
#include <stdint.h>
#include <string.h>
#include <glib.h>
#include "edit/cursor.h"

/* A blank that carries a mark is no place to break. */
static bool is_blank(const char *s, size_t len, size_t off)
{
	return off < len && (s[off] == ' ' || s[off] == '\t') &&
	       (off + 1 == len || (unsigned char)s[off + 1] < 0x80 || grapheme_next(s, len, off) == off + 1);
}

static size_t skip_blanks(const char *s, size_t len, size_t off)
{
	while (is_blank(s, len, off))
		off++;
	return off;
}

/* Printable ASCII bytes from s on, at most n. Eight at a time: adding brings DEL and above, subtracting brings what is
 * below the space into the high bit. A carry can only follow a byte that already ends the run. */
static size_t plain_run(const char *s, size_t n)
{
	const uint64_t high = UINT64_C(0x8080808080808080), low = UINT64_C(0x0101010101010101);
	size_t i = 0;

	for (; i + 8 <= n; i += 8) {
		uint64_t w;
		memcpy(&w, s + i, sizeof w);
		if ((w | (w + low) | (w - low * ' ')) & high)
			break;
	}
	while (i < n && s[i] >= ' ' && s[i] < 0x7F)
		i++;
	return i;
}

static struct row row_to(const char *s, size_t len, size_t start, size_t end)
{
	end = skip_blanks(s, len, end);
	return (struct row){ start, end, end == len || s[end] == '\n' };
}

/* Every byte is one column. False: the row needs the slow way. */
static bool wrap_plain(const char *s, size_t len, unsigned cols, size_t start, struct row *r)
{
	size_t room = MIN((size_t)cols + 1, len - start), run = plain_run(s + start, room);
	const char *blank;

	if (run <= cols) {
		if (start + run < len && s[start + run] != '\n')
			return false;
		*r = (struct row){ start, start + run, true };
		return true;
	}
	/* The character after may join the last one that fits or the first that does not. */
	if (start + run < len && (unsigned char)s[start + run] >= 0x80)
		return false;
	blank = memrchr(s + start, ' ', run);
	*r = row_to(s, len, start, s[start + cols] == ' ' ? start + cols : blank ? (size_t)(blank - s) + 1 : start + cols);
	return true;
}

/* Plain bytes from off on that are whole clusters, at most n. */
static size_t plain_clusters(const char *s, size_t len, size_t off, size_t n)
{
	size_t run = plain_run(s + off, MIN(n, len - off));

	return run > 0 && off + run < len && (unsigned char)s[off + run] >= 0x80 ? run - 1 : run;
}

static struct row wrap_clusters(const char *s, size_t len, unsigned cols, size_t start)
{
	size_t off = start, after_blank = start, next;
	unsigned col = 0;

	for (;;) {
		size_t run = plain_clusters(s, len, off, cols - col);
		const char *blank = memrchr(s + off, ' ', run);

		after_blank = blank ? (size_t)(blank - s) + 1 : after_blank;
		off += run;
		col += (unsigned)run;
		if (off == len || s[off] == '\n')
			return row_to(s, len, start, off);
		next = grapheme_next(s, len, off);
		col += (unsigned)grapheme_width(s + off, next - off);
		if (is_blank(s, len, off))
			after_blank = next;
		if (col > cols)
			break;
		off = next;
	}
	return row_to(s, len, start, after_blank > start ? after_blank : off > start ? off : next);
}

struct row wrap_row(const char *s, size_t len, unsigned cols, size_t start)
{
	struct row r;

	cols = MAX(cols, 1);
	return wrap_plain(s, len, cols, start, &r) ? r : wrap_clusters(s, len, cols, start);
}
