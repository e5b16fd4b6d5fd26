#include "near.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <glib.h>

enum { WORD_MAX = 64, JUMPS = 3 };

struct near {
	const char **words;      /* sorted, no doubles */
	uint8_t *shared;         /* letters in common with the word before */
	uint8_t *len;
	uint32_t *past[JUMPS];   /* [i - 1]: the next word that does not share the first i letters: most dead ends are that near the start */
	size_t n;
};

/* The first letters as one number: most words are told apart without reading them. */
struct sorted { uint64_t head; const char *word; };

static uint64_t head_of(const char *word)
{
	uint64_t head = 0;

	for (unsigned i = 0; i < sizeof head; i++) {
		head = head << 8 | (unsigned char)*word;
		word += *word != '\0';
	}
	return head;
}

static int by_text(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;

	return x->head != y->head ? (x->head < y->head ? -1 : 1) : strcmp(x->word, y->word);
}

static size_t shared_letters(const char *a, const char *b)
{
	size_t n = 0;

	while (a[n] != '\0' && a[n] == b[n])
		n++;
	return n;
}

static void find_jumps(struct near *t)
{
	for (unsigned i = 0; i < JUMPS; i++) {
		t->past[i] = g_new(uint32_t, t->n + 1);
		t->past[i][t->n] = (uint32_t)t->n;
		for (size_t k = t->n; k-- > 0;)
			t->past[i][k] = k + 1 < t->n && t->shared[k + 1] > i ? t->past[i][k + 1] : (uint32_t)k + 1;
	}
}

struct near *near_new(const char *const *words, size_t n)
{
	struct near *t = g_new0(struct near, 1);
	g_autofree struct sorted *all = g_new(struct sorted, n + 1);
	size_t count = 0, kept = 0;

	t->words = g_new(const char *, n + 1);
	t->shared = g_new0(uint8_t, n + 1);
	t->len = g_new0(uint8_t, n + 1);
	for (size_t i = 0; i < n; i++)
		if (strlen(words[i]) < WORD_MAX)
			all[count++] = (struct sorted){ head_of(words[i]), words[i] };
	qsort(all, count, sizeof *all, by_text);
	for (size_t i = 0; i < count; i++) {
		if (kept > 0 && strcmp(all[i].word, t->words[kept - 1]) == 0)
			continue;
		t->shared[kept] = kept > 0 ? (uint8_t)shared_letters(all[i].word, t->words[kept - 1]) : 0;
		t->len[kept] = (uint8_t)strlen(all[i].word);
		t->words[kept++] = all[i].word;
	}
	t->n = kept;
	find_jumps(t);
	return t;
}

void near_free(struct near *t)
{
	if (!t)
		return;
	for (unsigned i = 0; i < JUMPS; i++)
		g_free(t->past[i]);
	g_free(t->len);
	g_free(t->words);
	g_free(t->shared);
	g_free(t);
}

size_t near_count(const struct near *t)
{
	return t->n;
}

/* row[i][j]: edits between the first i letters of the listed word and the first j of the one asked for. Only the band
 * |i - j| <= max can hold a value that counts; its borders hold max + 1. */
struct rows { uint8_t cell[WORD_MAX + 1][WORD_MAX + 2]; };

static uint8_t min3(uint8_t a, uint8_t b, uint8_t c)
{
	uint8_t m = a < b ? a : b;

	return m < c ? m : c;
}

/* Fills row i, the listed word's letter w[i - 1]; returns the least value in it. */
static uint8_t fill_row(struct rows *r, const char *w, size_t i, const char *asked, size_t len, unsigned max)
{
	size_t from = i > max ? i - max : 0, to = MIN(len, i + max);
	uint8_t over = (uint8_t)(max + 1), least = over;

	if (from > 0)
		r->cell[i][from - 1] = over;
	for (size_t j = from; j <= to; j++) {
		uint8_t v;
		if (j == 0) {
			v = (uint8_t)i;
		} else {
			uint8_t up = j > i - 1 + max ? over : r->cell[i - 1][j];
			v = min3((uint8_t)(up + 1), (uint8_t)(r->cell[i][j - 1] + 1),
				(uint8_t)(r->cell[i - 1][j - 1] + (w[i - 1] != asked[j - 1])));
			if (i > 1 && j > 1 && w[i - 1] == asked[j - 2] && w[i - 2] == asked[j - 1])
				v = MIN(v, (uint8_t)(r->cell[i - 2][j - 2] + 1));
		}
		r->cell[i][j] = MIN(v, over);
		least = MIN(least, r->cell[i][j]);
	}
	if (to < len)
		r->cell[i][to + 1] = over;
	return least;
}

void near_search(const struct near *t, const char *word, unsigned max, near_fn fn, void *ctx)
{
	struct rows r;
	size_t len = strlen(word), valid = 0;   /* rows that hold for the word before */

	if (len >= WORD_MAX || max > 2)
		return;
	for (size_t j = 0; j <= len + 1; j++)
		r.cell[0][j] = (uint8_t)MIN(j, max + 1);
	for (size_t k = 0; k < t->n; ) {
		const char *w = t->words[k];
		size_t i = MIN(valid, (size_t)t->shared[k]), n = t->len[k];
		bool dead = false;
		while (i < n && !dead) {
			i++;
			dead = fill_row(&r, w, i, word, len, max) > max;
		}
		valid = i;
		if (!dead && n + max >= len && n <= len + max && r.cell[n][len] <= max)
			fn(w, r.cell[n][len], ctx);
		if (!dead) {
			k++;
		} else if (i <= JUMPS) {
			k = t->past[i - 1][k];
		} else {        /* every word that shares these i letters is as far away */
			do
				k++;
			while (k < t->n && t->shared[k] >= i);
		}
	}
}
