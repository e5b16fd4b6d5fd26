#include "phrase.h"
#include <stdlib.h>
#include <string.h>
#include <glib.h>
#include "lexicon.h"
#include "weigh.h"

/* A letter left out, put in or exchanged; names differ from one another by more. */
static const double ONE_SLIP = 1.2;
enum { LETTERS = 4 };

struct phrases {
	GHashTable *behind, *before;     /* word -> GPtrArray of the words next to it */
	GStringChunk *strings;
};

static void unref(gpointer array)
{
	g_ptr_array_unref(array);
}

static void put(GHashTable *side, const char *key, const char *word)
{
	GPtrArray *words = g_hash_table_lookup(side, key);

	if (!words) {
		words = g_ptr_array_new();
		g_hash_table_insert(side, (gpointer)key, words);
	}
	if (!g_ptr_array_find(words, word, NULL))      /* both are of the chunk: the same bytes are the same pointer */
		g_ptr_array_add(words, (gpointer)word);
}

static void add_name(struct phrases *p, const char *name)
{
	g_autofree char *lower = g_str_is_ascii(name) ? g_ascii_strdown(name, -1) : g_utf8_strdown(name, -1);
	const char *last = NULL;
	char *rest = NULL;

	for (char *word = strtok_r(lower, " ()/,", &rest); word; word = strtok_r(NULL, " ()/,", &rest)) {
		const char *kept = g_string_chunk_insert_const(p->strings, word);
		if (last && strlen(last) >= LETTERS && strlen(kept) >= LETTERS) {
			put(p->behind, last, kept);
			put(p->before, kept, last);
		}
		last = kept;
	}
}

static void add_key(const char *key, const char *value, void *ctx)
{
	(void)value;
	add_name(ctx, key);
}

static void add_meaning(const char *key, const char *value, void *ctx)
{
	g_autofree char *meaning = lexicon_column(value, 0);

	(void)key;
	add_name(ctx, meaning);
}

struct phrases *phrases_new(const struct lexicon *l)
{
	struct phrases *p = g_new0(struct phrases, 1);

	p->strings = g_string_chunk_new(64 * 1024);
	p->behind = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, unref);
	p->before = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, unref);
	lexicon_each(l, LEXICON_WILAYAH, add_key, p);
	lexicon_each(l, LEXICON_INSTITUSI, add_key, p);
	lexicon_each(l, LEXICON_SINGKATAN, add_meaning, p);
	return p;
}

void phrases_free(struct phrases *p)
{
	if (!p)
		return;
	g_hash_table_destroy(p->behind);
	g_hash_table_destroy(p->before);
	g_string_chunk_free(p->strings);
	g_free(p);
}

/* One letter apart, or two exchanged: seen from both ends. */
static bool is_near(const char *a, size_t n, const char *b, size_t m)
{
	size_t front = 0, back = 0;

	while (front < MIN(n, m) && a[front] == b[front])
		front++;
	while (back < MIN(n, m) - front && a[n - 1 - back] == b[m - 1 - back])
		back++;
	return MAX(n, m) - front - back <= 2;
}

/* The nearest of the words; "" when the word is one of them. */
static const char *nearest(GHashTable *side, const char *key, const char *word)
{
	const GPtrArray *words = key ? g_hash_table_lookup(side, key) : NULL;
	const char *best = NULL;
	double least = ONE_SLIP;
	size_t n = strlen(word);

	for (guint i = 0; words && i < words->len; i++) {
		const char *other = words->pdata[i];
		size_t m = strlen(other);
		if (strcmp(other, word) == 0)
			return "";
		if (other[0] != word[0] || labs((long)n - (long)m) > 1 || !is_near(word, n, other, m))
			continue;
		double slip = weigh_slip(word, other);
		if (slip < least) {
			least = slip;
			best = other;
		}
	}
	return best;
}

const char *phrases_meant(const struct phrases *p, const char *before, const char *word, const char *after)
{
	if (strlen(word) <= LETTERS)
		return NULL;
	const char *behind = nearest(p->behind, before, word), *front = nearest(p->before, after, word);

	if ((behind && !*behind) || (front && !*front))
		return NULL;
	return behind ? behind : front;
}
