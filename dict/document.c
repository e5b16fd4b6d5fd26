#include "spelling.h"

static void count(GHashTable *counts, char *word)
{
	gpointer key, n;

	if (g_hash_table_lookup_extended(counts, word, &key, &n)) {
		g_hash_table_insert(counts, word, GUINT_TO_POINTER(GPOINTER_TO_UINT(n) + 1));
		return;
	}
	g_hash_table_insert(counts, word, GUINT_TO_POINTER(1));
}

void spelling_begin(struct document *doc, const char *text, const struct token *tokens, size_t n)
{
	*doc = (struct document){ .text = text, .tokens = tokens, .n = n };
	doc->lower = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	doc->written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (size_t i = 0; i < n; i++) {
		if (tokens[i].kind != TOKEN_WORD)
			continue;
		count(doc->lower, token_lower(text, &tokens[i]));
		if (tokens[i].flags & TOKEN_CAPITAL)
			count(doc->written, g_strndup(text + tokens[i].off, tokens[i].len));
	}
}

void spelling_end(struct document *doc)
{
	g_hash_table_destroy(doc->lower);
	g_hash_table_destroy(doc->written);
}
