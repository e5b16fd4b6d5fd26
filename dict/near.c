#include "near.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <glib.h>

enum { WORD_MAX = 64, JUMPS = 5, EDITS_MAX = 2, TAIL = 4, TAILS = 1 << 13 };

/* What a search asks of a word, side by side. */
struct word {
	uint32_t at;             /* of the letters */
	uint8_t len, shared;     /* letters in common with the word before */
	uint16_t past[JUMPS];    /* [i - 1]: how far on the next word is that does not share the first i letters: most dead ends are that near the start */
};

struct near {
	char *letters;           /* the words, sorted, no doubles: a search reads them from front to back */
	struct word *words;
	uint8_t *len;            /* of each word again, in a row */
	uint32_t *by_tail;       /* all words, those whose last TAIL letters have the same hash together */
	uint32_t *tails;         /* TAILS + 1: where each hash begins in by_tail */
	size_t n;
};

static const char *word_at(const struct near *t, size_t k)
{
	return t->letters + t->words[k].at;
}

/* The first letters as one number: most words are told apart without reading them. The lowest byte says whether it is of the few. */
enum { HEAD_LETTERS = 7, KEY_LETTERS = 6, HALF_KEYS = 1 << (5 * KEY_LETTERS / 2) };
struct sorted { uint64_t head; const char *word; uint32_t key; };

static uint64_t head_of(const char *word, bool few)
{
	uint64_t head = 0;

	for (unsigned i = 0; i < HEAD_LETTERS; i++) {
		head = head << 8 | (unsigned char)*word;
		word += *word != '\0';
	}
	return head << 8 | few;
}

static bool is_of_few(const struct sorted *s)
{
	return s->head & 1;
}

/* The first KEY_LETTERS letters as a number in their order, five bits each; the first that is no letter ends it. */
static uint32_t key_of(uint64_t head)
{
	uint32_t key = 0;
	bool ended = false;

	for (unsigned i = 0; i < KEY_LETTERS; i++) {
		unsigned char c = ended ? 0 : (unsigned char)(head >> (56 - 8 * i));
		ended = c < 'a' || c > 'z';
		key = key << 5 | (c < 'a' ? 0u : c > 'z' ? 31u : c - 'a' + 1u);
	}
	return key;
}

static int by_text(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;

	uint64_t a_head = x->head >> 8, b_head = y->head >> 8;

	return a_head != b_head ? (a_head < b_head ? -1 : 1) : strcmp(x->word, y->word);
}

static struct sorted sorted_of(const char *word, bool few)
{
	uint64_t head = head_of(word, few);

	return (struct sorted){ head, word, key_of(head) };
}

/* Words with the same first letters: mostly two or three. */
static void sort_few(struct sorted *all, size_t n)
{
	enum { MANY = 16 };

	if (n > MANY)
		qsort(all, n, sizeof *all, by_text);
	for (size_t i = 1; i < n && n <= MANY; i++) {
		struct sorted s = all[i];
		size_t k = i;
		for (; k > 0 && by_text(&all[k - 1], &s) > 0; k--)
			all[k] = all[k - 1];
		all[k] = s;
	}
}

/* In the order of half a key; those with the same stay as they are. */
static void sort_by_half(const struct sorted *from, struct sorted *to, size_t n, unsigned shift)
{
	g_autofree uint32_t *ends = g_new0(uint32_t, HALF_KEYS + 1);

	for (size_t i = 0; i < n; i++)
		ends[(from[i].key >> shift & (HALF_KEYS - 1)) + 1]++;
	for (size_t b = 1; b <= HALF_KEYS; b++)
		ends[b] += ends[b - 1];
	for (size_t i = 0; i < n; i++)
		to[ends[from[i].key >> shift & (HALF_KEYS - 1)]++] = from[i];
}

/* By their keys first: few are left to compare with one another. The caller's. */
static struct sorted *sort(const char *const *words, size_t n, size_t n_few, size_t *count)
{
	struct sorted *all = g_new(struct sorted, n + 1);
	g_autofree struct sorted *half = g_new(struct sorted, n + 1);

	*count = 0;
	for (size_t i = 0; i < n; i++)
		if (strlen(words[i]) < WORD_MAX)
			all[(*count)++] = sorted_of(words[i], i < n_few);
	sort_by_half(all, half, *count, 0);
	sort_by_half(half, all, *count, 5 * KEY_LETTERS / 2);
	for (size_t i = 0, end; i < *count; i = end) {
		for (end = i + 1; end < *count && all[end].key == all[i].key; end++)
			;
		sort_few(all + i, end - i);
	}
	return all;
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
	for (size_t k = t->n; k-- > 0;)
		for (unsigned i = 0; i < JUMPS; i++) {
			bool shared = k + 1 < t->n && t->words[k + 1].shared > i;
			t->words[k].past[i] = (uint16_t)(shared ? MIN(t->words[k + 1].past[i] + 1, UINT16_MAX) : 1);
		}
}

/* The last TAIL letters of a word that has so many. */
static size_t tail_of(const char *word, size_t len)
{
	uint32_t letters;

	memcpy(&letters, word + len - TAIL, TAIL);
	return letters * 0x9E3779B1u >> 19;      /* Fibonacci hashing: 13 bits for TAILS */
}

static void find_tails(struct near *t)
{
	t->by_tail = g_new(uint32_t, t->n + 1);
	t->tails = g_new0(uint32_t, TAILS + 2);
	for (size_t k = 0; k < t->n; k++)
		if (t->len[k] >= TAIL)
			t->tails[tail_of(word_at(t, k), t->len[k]) + 2]++;
	for (size_t i = 2; i < TAILS + 2; i++)
		t->tails[i] += t->tails[i - 1];
	for (size_t k = 0; k < t->n; k++)        /* what begins at i stands at i + 1 until all are in */
		if (t->len[k] >= TAIL)
			t->by_tail[t->tails[tail_of(word_at(t, k), t->len[k]) + 1]++] = (uint32_t)k;
}

/* The words in a row, each once. few: only those. */
static void copy_words(struct near *t, const struct sorted *all, size_t n, bool few)
{
	size_t bytes = 0, most = 0;
	char *end;

	for (size_t i = 0; i < n; i++)
		if (!few || is_of_few(&all[i])) {
			bytes += strlen(all[i].word) + 1;
			most++;
		}
	t->letters = end = g_malloc(bytes + 1);
	t->words = g_new(struct word, most + 1);
	t->len = g_new0(uint8_t, most + 1);
	for (size_t i = 0; i < n; i++) {
		if (few && !is_of_few(&all[i]))
			continue;
		size_t shared = t->n > 0 ? shared_letters(all[i].word, word_at(t, t->n - 1)) : 0, len = strlen(all[i].word);
		if (t->n > 0 && shared == len && shared == t->len[t->n - 1])
			continue;
		t->len[t->n] = (uint8_t)len;
		t->words[t->n++] = (struct word){ .at = (uint32_t)(end - t->letters), .len = (uint8_t)len, .shared = (uint8_t)shared };
		end = (char *)mempcpy(end, all[i].word, len + 1);
	}
}

static struct near *make(const struct sorted *all, size_t n, bool few)
{
	struct near *t = g_new0(struct near, 1);

	copy_words(t, all, n, few);
	find_jumps(t);
	find_tails(t);
	return t;
}

struct near *near_new(const char *const *words, size_t n)
{
	size_t count;
	g_autofree struct sorted *all = sort(words, n, 0, &count);

	return make(all, count, false);
}

struct near *near_new_both(const char *const *words, size_t n, size_t n_few, struct near **few)
{
	size_t count;
	g_autofree struct sorted *all = sort(words, n, n_few, &count);

	*few = make(all, count, true);
	return make(all, count, false);
}

void near_free(struct near *t)
{
	if (!t)
		return;
	g_free(t->by_tail);
	g_free(t->tails);
	g_free(t->len);
	g_free(t->words);
	g_free(t->letters);
	g_free(t);
}

/* The first letters of a listed word beside all beginnings of the one asked for: bit j of within[k] says that its first j letters
 * are at most k edits away. A row follows from the two before it in a dozen operations on whole numbers; with no bit left no
 * longer word can be near. Source: Wu and Manber, "Fast text searching allowing errors", with Hyyrö's term for two letters swapped. */
struct row { uint64_t within[EDITS_MAX + 1]; };

struct asked {
	uint64_t at[256];        /* letter -> bit j: it is the j-th letter of the word asked for */
	uint64_t all;            /* the bits in use: 0 to its length */
	uint64_t late;           /* bits at which all max edits may have been made */
	unsigned max;
	struct row rows[WORD_MAX + 1];
};

/* Bits 0 to j. */
static uint64_t first_bits(size_t j)
{
	return ((uint64_t)2 << j) - 1;
}

static void ask(struct asked *a, const char *word, size_t len, unsigned max)
{
	memset(a->at, 0, sizeof a->at);
	for (size_t j = 0; j < len; j++)
		a->at[(unsigned char)word[j]] |= (uint64_t)2 << j;
	a->all = ~(uint64_t)0 >> (63 - len);
	a->late = a->all;
	a->max = max;
	for (unsigned k = 0; k <= EDITS_MAX; k++)
		a->rows[0].within[k] = first_bits(k) & a->all;
}

/* Fills row i, the listed word's letter w[i - 1]; false: no longer word with these letters is near. max is that of a, here as a
 * number that the compiler sees. */
static inline bool fill_row(struct asked *a, const char *w, size_t i, unsigned max)
{
	const uint64_t all = a->all, late = a->late, here = a->at[(unsigned char)w[i - 1]];
	const struct row up = a->rows[i - 1];
	const uint64_t swapped = i > 1 ? here << 1 & a->at[(unsigned char)w[i - 2]] : 0;
	const struct row before = swapped ? a->rows[i - 2] : up;
	struct row row;

	row.within[0] = up.within[0] << 1 & here;
	for (unsigned k = 1; k <= max; k++)
		row.within[k] = all & ((up.within[k] << 1 & here) | up.within[k - 1] | (up.within[k - 1] | row.within[k - 1]) << 1 |
			(before.within[k - 1] << 2 & swapped));
	row.within[max] &= late;
	for (unsigned k = 0; k <= max; k++)
		a->rows[i].within[k] = row.within[k];
	uint64_t may_swap = up.within[max - 1] << 2 & here & late;      /* it was late enough with the letter before only */
	return (row.within[max] | row.within[max - 1] | may_swap) != 0;
}

/* How far the word is whose last row is i; max + 1: too far. */
static unsigned edits_of(const struct asked *a, size_t i, size_t len)
{
	unsigned k = 0;

	while (k <= a->max && !(a->rows[i].within[k] >> len & 1))
		k++;
	return k;
}

/* The next word that does not share the first i letters of word k. */
static size_t past(const struct near *t, size_t k, size_t i)
{
	do
		k += i <= JUMPS ? t->words[k].past[i - 1] : 1;
	while (k < t->n && t->words[k].shared >= i);
	return k;
}

struct hit { uint32_t word; unsigned edits; };

static void add_hit(const struct near *t, const struct asked *a, size_t k, size_t len, GArray *hits)
{
	struct hit h = { (uint32_t)k, edits_of(a, t->len[k], len) };

	if (h.edits <= a->max)
		g_array_append_val(hits, h);
}

static bool fits(const struct near *t, const struct asked *a, size_t k, size_t len)
{
	return t->len[k] + a->max >= len && t->len[k] <= len + a->max;
}

/* Reads the list from its start; words with the same first letters share their rows. */
static inline void read_heads(const struct near *t, struct asked *a, size_t len, unsigned max, GArray *hits)
{
	const uint8_t least = (uint8_t)(len > max ? len - max : 0), more = (uint8_t)(len + max - least);
	size_t valid = 0;        /* rows that hold for the word at hand */

	for (size_t k = 0; k < t->n; ) {
		const struct word *w = &t->words[k];
		size_t n = w->len, i = MIN(valid, (size_t)w->shared);
		bool alive = true;
		valid = i;
		if ((uint8_t)(n - least) > more) {      /* too short, that is far too long as a byte, or too long */
			k++;
			continue;
		}
		while (alive && i < n)
			alive = fill_row(a, t->letters + w->at, ++i, max);
		valid = i;
		if (!alive) {
			k = past(t, k, i);
			continue;
		}
		add_hit(t, a, k++, len, hits);
	}
}

static void search_heads(const struct near *t, struct asked *a, size_t len, GArray *hits)
{
	if (a->max == 1)
		read_heads(t, a, len, 1, hits);
	else
		read_heads(t, a, len, EDITS_MAX, hits);
}

/* Words that end as the one asked for does from its letter at on. */
static void search_tails(const struct near *t, struct asked *a, const char *word, size_t len, size_t at, GArray *hits)
{
	size_t tail = tail_of(word, len), same = len - at;

	for (uint32_t i = t->tails[tail]; i < t->tails[tail + 1]; i++) {
		uint32_t k = t->by_tail[i];
		size_t n = t->len[k];
		if (!fits(t, a, k, len) || n < same || memcmp(word_at(t, k) + n - same, word + at, same) != 0)
			continue;
		for (size_t row = 1; row <= n; row++)
			fill_row(a, word_at(t, k), row, EDITS_MAX);
		add_hit(t, a, k, len, hits);
	}
}

static int by_word(const void *a, const void *b)
{
	uint32_t x = ((const struct hit *)a)->word, y = ((const struct hit *)b)->word;

	return x < y ? -1 : x > y;
}

/* Where all edits are made before letter at, the rest is the same; the others have made one less until there, so that hardly
 * any beginning is worth reading on. Both are looked for. */
static void search(const struct near *t, const char *word, size_t len, unsigned max, GArray *hits)
{
	struct asked a;
	size_t at = len < TAIL + max ? 0 : MIN(len / 2, len - TAIL);

	ask(&a, word, len, max);
	if (at == 0) {
		search_heads(t, &a, len, hits);
		return;
	}
	search_tails(t, &a, word, len, at, hits);
	a.late &= ~first_bits(at);
	a.rows[0].within[max] &= a.late;
	search_heads(t, &a, len, hits);
	g_array_sort(hits, by_word);
}

void near_search(const struct near *t, const char *word, unsigned max, near_fn fn, void *ctx)
{
	size_t len = strlen(word);

	if (len >= WORD_MAX || max < 1 || max > EDITS_MAX)
		return;
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
	search(t, word, len, max, hits);
	for (guint i = 0; i < hits->len; i++) {
		const struct hit *h = &g_array_index(hits, struct hit, i);
		if (i == 0 || h->word != h[-1].word)      /* both ways lead to some */
			fn(word_at(t, h->word), h->edits, ctx);
	}
}

/* The first word that begins with the letter or a later one. */
static size_t first_from(const struct near *t, unsigned char letter)
{
	size_t from = 0, to = t->n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if ((unsigned char)word_at(t, middle)[0] < letter)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

void near_lost(const struct near *t, const char *word, size_t lost, near_fn fn, void *ctx)
{
	size_t len = strlen(word);
	unsigned char first = (unsigned char)word[0];

	if (len < 2 || len + lost >= WORD_MAX)
		return;
	const uint8_t *at = t->len + first_from(t, first), *end = t->len + first_from(t, (unsigned char)(first + 1));
	while ((at = memchr(at, (int)(len + lost), (size_t)(end - at)))) {
		const char *w = word_at(t, (size_t)(at++ - t->len));
		size_t head = shared_letters(word, w), tail = 0;
		while (tail < len && word[len - tail - 1] == w[len + lost - tail - 1])
			tail++;
		if (head + tail >= len)
			fn(w, (unsigned)lost, ctx);
	}
}
