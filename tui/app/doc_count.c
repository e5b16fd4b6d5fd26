#include "app/doc.h"
#include <string.h>
#include "edit/cursor.h"
#include "edit/utf8.h"

enum { COUNT_MAX = 1 << 20, PIECE = 1 << 19 };     /* bytes; of a selection that is counted, of a text that is counted at once */

static void count_selection(struct doc *d)
{
	size_t from, to, len;

	d->selected = (struct text_count){ 0 };
	if (doc_selection(d, &from, &to) && to - from <= COUNT_MAX)
		d->selected = text_count(text_upto(d->text, to, 0, &len) + from, to - from);
}

/* Within a window: a sentence that reaches beyond it is long enough. */
static void count_sentence(struct doc *d)
{
	enum { WINDOW = 4096 };
	size_t len, to = MIN(text_len(d->text), d->cursor + WINDOW);
	const char *s = text_upto(d->text, to, 0, &len);
	size_t from = MAX(paragraph_start(s, len, d->cursor), d->cursor > WINDOW ? d->cursor - WINDOW : 0);

	while (!utf8_is_boundary(s, len, from))
		from++;
	while (!utf8_is_boundary(s, len, to))
		to--;
	size_t start = sentence_prev(s + from, to - from, d->cursor - from + 1), end = sentence_next(s + from, to - from, start);
	d->sentence_words = text_count(s + from + start, end - start).words;
}

static void count_place(struct doc *d)
{
	d->line = text_line_of(d->text, d->cursor, &d->column);
	count_sentence(d);
}

/* Behind an empty line nothing goes on: no word, no sentence, no paragraph. A long text without one is one piece. */
static size_t piece_end(const char *s, size_t len, size_t from)
{
	size_t to = len - from > PIECE ? from + PIECE : len;

	for (const char *at; to < len; to = (size_t)(at - s)) {
		at = memrchr(s + from, '\n', to - from);
		if (!at || at == s + from)
			return len;
		if (at[-1] == '\n')
			return (size_t)(at - s) + 1;
	}
	return len;
}

static void count_on(struct doc *d)
{
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text), end = piece_end(s, len, d->counting.at);
	struct text_count n = text_count(s + d->counting.at, end - d->counting.at), *sum = &d->counting.sum;

	sum->words += n.words;
	sum->sentences += n.sentences;
	sum->chars += n.chars;
	sum->paragraphs += n.paragraphs;
	d->counting.at = end;
	d->counting.on = end < len;
	if (!d->counting.on)
		d->count = *sum;
}

bool doc_count(struct doc *d)
{
	if (d->counted_revision != text_revision(d->text)) {
		memset(&d->counting, 0, sizeof d->counting);
		d->counting.on = true;
	}
	d->counted_revision = text_revision(d->text);
	if (d->counting.on)
		count_on(d);
	count_selection(d);
	count_place(d);
	return d->counting.on;
}

bool doc_count_leap(struct doc *d, size_t screenful)
{
	bool leapt = MAX(d->top, d->top_drawn) - MIN(d->top, d->top_drawn) > screenful / 2;

	d->top_drawn = d->top;
	if (!leapt || d->anchor != NO_ANCHOR || d->counted_revision != text_revision(d->text))
		return false;
	count_place(d);
	return true;
}
