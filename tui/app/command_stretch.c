/* Stretches of text by their size, from word to paragraph: delete from the cursor to their edge, select them whole. */
#include "app/command.h"

struct stretch { size_t from, to; };

static struct stretch word_at(const struct app *a, size_t off)
{
	const char *s = text_bytes(a->doc->text);
	size_t len = text_len(a->doc->text);

	return (struct stretch){ word_start(s, len, off), word_end(s, len, off) };
}

/* With the blanks behind it, but not with the end of its paragraph. */
static struct stretch sentence_at(const struct app *a, size_t off)
{
	const char *s = text_bytes(a->doc->text);
	size_t len = text_len(a->doc->text), from = sentence_prev(s, len, off + 1);

	return (struct stretch){ from, MIN(sentence_next(s, len, from), MAX(off, paragraph_end(s, len, from))) };
}

static struct stretch row_at(const struct app *a, size_t off)
{
	struct row r = command_row(a, off);

	return (struct stretch){ r.start, r.end };
}

static struct stretch paragraph_at(const struct app *a, size_t off)
{
	const char *s = text_bytes(a->doc->text);
	size_t len = text_len(a->doc->text);

	return (struct stretch){ paragraph_start(s, len, off), paragraph_end(s, len, off) };
}

/* ---- delete ---- */

static void erase(struct app *a, size_t from, size_t to)
{
	if (from == to)
		return;
	text_undo_break(a->doc->text);
	doc_delete(a->doc, from, to, UNDO_COMMAND);
	app_changed(a);
}

/* At the very edge the break between two paragraphs goes, as with a letter. */
static void erase_on(struct app *a, struct stretch (*at)(const struct app *, size_t))
{
	size_t cursor = a->doc->cursor, to = at(a, cursor).to;

	erase(a, cursor, to > cursor ? to : grapheme_next(text_bytes(a->doc->text), text_len(a->doc->text), cursor));
}

static void erase_back(struct app *a, struct stretch (*at)(const struct app *, size_t))
{
	size_t cursor = a->doc->cursor, from = at(a, cursor).from;

	erase(a, from < cursor ? from : grapheme_prev(text_bytes(a->doc->text), text_len(a->doc->text), cursor), cursor);
}

void command_erase_sentence(struct app *a) { erase_on(a, sentence_at); }
void command_erase_row(struct app *a) { erase_on(a, row_at); }
void command_erase_row_back(struct app *a) { erase_back(a, row_at); }
void command_erase_paragraph(struct app *a) { erase_on(a, paragraph_at); }
void command_erase_paragraph_back(struct app *a) { erase_back(a, paragraph_at); }

/* From a sentence's first letter the one before it goes. */
void command_erase_sentence_back(struct app *a)
{
	const char *s = text_bytes(a->doc->text);
	size_t len = text_len(a->doc->text), cursor = a->doc->cursor, from = sentence_prev(s, len, cursor);

	erase(a, MAX(from, MIN(paragraph_start(s, len, cursor), grapheme_prev(s, len, cursor))), cursor);
}

/* ---- select ---- */

/* What is selected grows to whole stretches; when it is whole already, by the next one. */
static void choose(struct app *a, struct stretch (*at)(const struct app *, size_t))
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text), from = d->cursor, to = d->cursor;
	bool selected = doc_selection(d, &from, &to);
	struct stretch first = at(a, from), last = selected ? at(a, grapheme_prev(s, len, to)) : first;

	if (selected && first.from == from && last.to == to)
		for (size_t off = to; off < len && last.to <= to; off = grapheme_next(s, len, off))
			if (!g_ascii_isspace(s[off]))
				last = at(a, off);
	if (last.to <= first.from) {
		app_notice(a, NOTICE_INFO, "%s", _("Tidak ada yang dapat dipilih di sini"));
		return;
	}
	d->anchor = (gssize)first.from;
	d->cursor = last.to;
	d->goal_col = -1;
}

void command_select_word(struct app *a) { choose(a, word_at); }
void command_select_sentence(struct app *a) { choose(a, sentence_at); }
void command_select_row(struct app *a) { choose(a, row_at); }
void command_select_paragraph(struct app *a) { choose(a, paragraph_at); }
