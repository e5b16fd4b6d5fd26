#include "app/doc.h"
#include "edit/cursor.h"
#include "edit/utf8.h"

enum { COUNT_MAX = 1 << 20 };     /* bytes; a longer text is counted when it is opened and saved, not in every pause */

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

void doc_count(struct doc *d)
{
	bool other = d->counted_revision != text_revision(d->text);

	d->counted_revision = text_revision(d->text);
	if ((other && text_len(d->text) <= COUNT_MAX) || d->counted_version != d->article.version)
		d->count = text_count(text_bytes(d->text), text_len(d->text));
	d->counted_version = d->article.version;
	count_selection(d);
	count_place(d);
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
