#include "store/inside.h"
#include <string.h>

/* FTS5 joins the articles of all words behind a beginning before it gives the first one, unless the beginning has an index of its
 * own; an OR of whole words it walks from the newest on. So a beginning that stands in many articles by a few words becomes those. */
enum {
	INDEXED_MAX = 4,               /* letters of the longest beginning with an index: schema.def */
	WORDS_MAX = 32,                /* more of them cost more to open than to join, */
	COMMON_MAX = 8,                /* and to look up, where the index is in many parts */
	FEW = 64,                      /* a word that stands in fewer places costs nothing to join */
};

bool spelled_ready(struct store *s)
{
	g_auto(query) make = query_of(s, SQL_SEARCH_TERMS_MAKE);

	return query_run(&make, NULL);
}

/* As the index writes words; false: only its tokenizer could say. */
static bool as_indexed(const char *beginning, char **out)
{
	for (const char *p = beginning; *p; p++)
		if (!g_ascii_isalnum(*p))
			return false;
	*out = g_ascii_strdown(beginning, -1);
	return true;
}

/* The words from `from` on that begin so, up to one that stands in many places, which is the last one then: *common. */
static bool collect(struct store *s, const char *from, const char *beginning, GPtrArray *words, bool *common)
{
	g_auto(query) q = query_of(s, SQL_SEARCH_TERMS);
	g_autoptr(GError) error = NULL;
	unsigned places = 0;

	*common = false;
	query_text(&q, 1, from);
	while (words->len <= WORDS_MAX && !*common && query_row(&q, &error)) {
		g_autofree char *word = query_get_text(&q, 0);
		if (!g_str_has_prefix(word, beginning))
			break;
		bool again = words->len > 0 && strcmp(word, words->pdata[words->len - 1]) == 0;
		if (!again)
			g_ptr_array_add(words, g_steal_pointer(&word));
		places = again ? places + 1 : 1;
		*common = places == FEW;
	}
	return !error;
}

/* All words that begin so. false: too many, or none of them is common, or the index cannot be read. */
static bool few_and_common(struct store *s, const char *beginning, GPtrArray *words)
{
	g_autofree char *from = g_strdup(beginning);
	bool common = true;
	unsigned commons = 0;

	while (common) {
		if (!collect(s, from, beginning, words, &common) || words->len > WORDS_MAX || commons > COMMON_MAX)
			return false;
		if (common) {
			commons++;
			/* A word holds no control character, so this is behind it and before all longer ones. */
			g_free(from);
			from = g_strconcat(words->pdata[words->len - 1], "\001", NULL);
		}
	}
	return commons > 0;
}

bool spelled_add(struct store *s, const char *beginning, GString *out)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *indexed = NULL;

	if (strlen(beginning) <= INDEXED_MAX || !as_indexed(beginning, &indexed) || !spelled_ready(s) || !few_and_common(s, indexed, words))
		return false;
	for (unsigned i = 0; i < words->len; i++)
		g_string_append_printf(out, "%s\"%s\"", i > 0 ? " OR " : "(", (const char *)words->pdata[i]);
	g_string_append_c(out, ')');
	return true;
}
