#include "app/learning.h"
#include "store/article.h"

enum { STEP_WORDS = 400, FEW_ARTICLES = 3 };     /* fewer articles say nothing about a word (dict_learn) */

struct learned {
	GArray *rows;              /* struct dict_seen */
	GStringChunk *strings;
	uint64_t times;
};

struct learning {
	struct learned *words;
	char *after;               /* the last word read */
};

static struct learned *learned_new(void)
{
	struct learned *w = g_new0(struct learned, 1);

	w->rows = g_array_new(FALSE, FALSE, sizeof(struct dict_seen));
	w->strings = g_string_chunk_new(16 * 1024);
	return w;
}

void learned_free(struct learned *words)
{
	if (!words)
		return;
	g_array_unref(words->rows);
	g_string_chunk_free(words->strings);
	g_free(words);
}

void learned_teach(const struct learned *words, struct dict *d)
{
	dict_learn(d, (const struct dict_seen *)(const void *)words->rows->data, words->rows->len, words->times);
}

struct learning *learning_new(void)
{
	struct learning *l = g_new0(struct learning, 1);

	l->words = learned_new();
	l->after = g_strdup("");
	return l;
}

void learning_free(struct learning *l)
{
	if (!l)
		return;
	learned_free(l->words);
	g_free(l->after);
	g_free(l);
}

static void add(void *ctx, const char *word, int64_t articles, int64_t times)
{
	struct learning *l = ctx;

	g_free(l->after);
	l->after = g_strdup(word);
	l->words->times += (uint64_t)MAX(times, 0);
	if (articles < FEW_ARTICLES || g_ascii_isdigit(*word))
		return;
	struct dict_seen row = { g_string_chunk_insert(l->words->strings, word), (uint64_t)articles, (uint64_t)times };
	g_array_append_val(l->words->rows, row);
}

bool learning_step(struct learning *l, struct store *s)
{
	return article_words(s, l->after, STEP_WORDS, add, l, NULL) == STEP_WORDS;
}

struct learned *learning_take(struct learning *l)
{
	struct learned *words = l->words;

	l->words = learned_new();
	return words;
}
