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
		unsigned char c = (unsigned char)doc->text[t->off + i];
		lower[i] = g_ascii_tolower((char)c);
		plain = c < 0x80 && c != '`';
	}
	if (plain) {
		++*wordset_keep(doc->lower_counts, lower, t->len, &kept);
		return kept;
	}
	g_autofree char *folded = token_lower(doc->text, t);
	++*wordset_keep(doc->lower_counts, folded, strlen(folded), &kept);
	return kept;
}

void spelling_begin(struct document *doc, const char *text, const struct token *tokens, size_t n)
{
	*doc = (struct document){ .text = text, .tokens = tokens, .n = n };
	doc->lower = g_new0(const char *, n + 1);
	doc->lower_counts = wordset_new(256);
	doc->written_counts = wordset_new(64);
	for (size_t i = 0; i < n; i++) {
		if (tokens[i].kind != TOKEN_WORD)
			continue;
		doc->lower[i] = count_lower(doc, &tokens[i]);
		if (tokens[i].flags & TOKEN_CAPITAL)
			++*wordset_put(doc->written_counts, text + tokens[i].off, tokens[i].len);
	}
}

void spelling_end(struct document *doc)
{
	g_free(doc->lower);
	wordset_free(doc->lower_counts);
	wordset_free(doc->written_counts);
}

unsigned spelling_times(const struct wordset *counts, const char *word)
{
	const uint32_t *n = wordset_get(counts, word, strlen(word));

	return n ? *n : 0;
}
