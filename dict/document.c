#include "spelling.h"
#include <string.h>
#include "wordset.h"

enum { SHORT_WORD = 64 };

/* Nearly every word is short and ASCII; the others go the long way. */
static const char *count_lower(struct document *doc, const struct token *t)
{
	char lower[SHORT_WORD];
	const char *kept;
	bool plain = t->len < SHORT_WORD;

	for (size_t i = 0; i < t->len && plain; i++) {
		char c = doc->text[t->off + i];
		lower[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
		plain = (unsigned char)c < 0x80 && c != '`';
	}
	if (plain) {
		++*wordset_keep(doc->lower_counts, lower, t->len, &kept);
		return kept;
	}
	g_autofree char *folded = token_lower(doc->text, t);
	++*wordset_keep(doc->lower_counts, folded, strlen(folded), &kept);
	return kept;
}

const char *document_count(struct document *doc, const struct token *t)
{
	if (t->kind != TOKEN_WORD)
		return NULL;
	if (t->flags & TOKEN_CAPITAL)
		++*wordset_put(doc->written_counts, doc->text + t->off, t->len);
	return count_lower(doc, t);
}

void document_forget(struct document *doc, const char *text, const struct token *t, const char *lower)
{
	if (!lower)
		return;
	--*wordset_put(doc->lower_counts, lower, strlen(lower));
	if (t->flags & TOKEN_CAPITAL)
		--*wordset_put(doc->written_counts, text + t->off, t->len);
}

static unsigned times(const struct document *doc, const struct wordset *counts, const char *word)
{
	const uint32_t *n = wordset_get(counts, word, strlen(word));

	*doc->asked = true;
	return n ? *n : 0;
}

unsigned document_times(const struct document *doc, const char *lower)
{
	return times(doc, doc->lower_counts, lower);
}

unsigned document_times_written(const struct document *doc, const char *written)
{
	return times(doc, doc->written_counts, written);
}
