#include "suggest.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "expect.h"
#include "lexicon.h"
#include "near.h"
#include "sieve.h"
#include "speller.h"
#include "weigh.h"

/* score = frequency - distance; the balance is flat around these (tuned on slips planted in news). */
static const double DISTANCE = 2.2, FREQUENCY = 0.6, WORTH_SHOWING = 2.0, NO_SCORE = -99;   /* a weaker candidate only fills the list */
enum { LOST_LETTERS = 5 };
enum { SPOKEN_LETTERS = 5, SPOKEN_PER_MILLION = 100 };
enum { SPLIT_LETTERS = 5, LONG_SPLIT = 11, SHORT_PER_MILLION = 3, HALF_LETTERS = 4, PARTICLE_PER_MILLION = 1000 };
enum { WORD_MAX = 48, CANDIDATES_MAX = 400, KEPT_MAX = 2000, KEPT_WORDS = 8 };

struct suggest {
	const struct lexicon *l;
	struct speller *s;
	struct near *words;      /* every stem and frequent word */
	struct near *frequent;
	struct near *regions;    /* each word of the names of provinces, regencies and cities */
	struct expect *expect;
	GStringChunk *strings;
	GHashTable *kept;        /* word -> struct answer: the same slip is met again at every check */
};

struct answer { GPtrArray *words; double score; };      /* score: of the first */

struct candidate { char *word; double score; };

struct gathering {
	struct suggest *g;
	const char *typed;
	GArray *found;           /* struct candidate */
	GHashTable *seen;        /* words of found, borrowed */
	struct weighed weighed;  /* what was typed */
	const struct sieve *sieve;
	struct sieve_at begun[WORD_MAX + 1];     /* after each letter of what was typed */
};

/* ---- the lists ---- */

static void add_row(const char *key, const char *value, void *ctx)
{
	(void)value;
	if (!strchr(key, ' '))
		g_ptr_array_add(ctx, (gpointer)key);
}

static void add_stem(const char *lower, void *ctx)
{
	g_ptr_array_add(ctx, (gpointer)lower);
}

struct with_chunk { GPtrArray *all; GStringChunk *strings; };

/* Puskesmas, Bawaslu: acronyms that are read and written as words. */
static bool is_spoken(const char *key)
{
	size_t n = strlen(key);

	if (n < SPOKEN_LETTERS)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!(i == 0 ? g_ascii_isalpha(key[i]) : g_ascii_islower(key[i])))
			return false;
	return true;
}

static void add_spoken(const char *key, const char *value, void *ctx)
{
	struct with_chunk *w = ctx;

	(void)value;
	if (!is_spoken(key))
		return;
	g_autofree char *lower = g_ascii_strdown(key, -1);
	g_ptr_array_add(w->all, g_string_chunk_insert(w->strings, lower));
}

/* -nya follows every noun; the lists hold few such forms, and two slips in one cannot be found by asking. */
static void add_with_clitic(const char *key, const char *value, void *ctx)
{
	struct with_chunk *w = ctx;
	char form[64];

	if (strchr(key, ' ') || value[0] < '3' || g_str_has_suffix(key, "nya") || strlen(key) < 4)
		return;
	g_snprintf(form, sizeof form, "%snya", key);
	g_ptr_array_add(w->all, g_string_chunk_insert(w->strings, form));
}

static void read_words(struct suggest *g)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	struct with_chunk w = { all, g->strings };

	lexicon_each(g->l, LEXICON_FREKUENSI, add_row, all);
	lexicon_each(g->l, LEXICON_SINGKATAN, add_spoken, &w);
	guint frequent = all->len;
	lexicon_each_stem(g->l, add_stem, all);
	lexicon_each(g->l, LEXICON_FREKUENSI, add_with_clitic, &w);
	g->words = near_new_both((const char *const *)all->pdata, all->len, frequent, &g->frequent);
}

double suggest_expected(struct suggest *g, const char *lower)
{
	return expect_per_million(g->expect, lower);
}

void suggest_forget(struct suggest *g)
{
	g_hash_table_remove_all(g->kept);
}

void suggest_learn(struct suggest *g, const struct dict_seen *w, size_t n, uint64_t times)
{
	expect_learn(g->expect, w, n, times);
	suggest_forget(g);
}

unsigned suggest_articles(const struct suggest *g, const char *lower)
{
	return expect_articles(g->expect, lower);
}

static void answer_free(gpointer p)
{
	struct answer *a = p;

	g_ptr_array_unref(a->words);
	g_free(a);
}

struct suggest *suggest_new(const struct lexicon *l, struct speller *s)
{
	struct suggest *g = g_new0(struct suggest, 1);

	g->l = l;
	g->s = s;
	g->strings = g_string_chunk_new(16 * 1024);
	g->kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, answer_free);
	read_words(g);
	g->expect = expect_new(l, s);
	return g;
}

void suggest_free(struct suggest *g)
{
	if (!g)
		return;
	near_free(g->words);
	near_free(g->frequent);
	near_free(g->regions);
	expect_free(g->expect);
	g_string_chunk_free(g->strings);
	g_hash_table_destroy(g->kept);
	g_free(g);
}

/* ---- candidates ---- */

static void gather(struct gathering *t, const char *word, double slip)
{
	if (t->found->len >= CANDIDATES_MAX || g_hash_table_contains(t->seen, word) || strcmp(word, t->typed) == 0)
		return;
	if (lexicon_value(t->g->l, LEXICON_NONBAKU, word) || lexicon_value(t->g->l, LEXICON_GABUNG, word))
		return;
	struct candidate c = { .word = g_strdup(word) };
	c.score = FREQUENCY * log10(suggest_expected(t->g, word)) - DISTANCE * slip;
	g_array_append_val(t->found, c);
	g_hash_table_add(t->seen, c.word);
}

/* ---- where candidates come from ---- */

static void gather_near(const char *word, unsigned distance, void *ctx)
{
	struct gathering *t = ctx;

	(void)distance;
	gather(t, word, weigh_meant(&t->weighed, word));
}

static void gather_if_sound(struct gathering *t, const char *word)
{
	if (g_hash_table_contains(t->seen, word) || speller_consider(t->g->s, word) < VERDICT_DERIVED)
		return;
	gather(t, word, weigh_meant(&t->weighed, word));
}

/* The first kept letters of what was typed, what stands instead, and what was typed from rest on. begun: after what stands instead. */
static void try_begun(struct gathering *t, const struct sieve_at *begun, size_t kept, const char *instead, size_t rest)
{
	char edited[WORD_MAX + 4];

	if (!sieve_passes(t->sieve, begun, t->typed + rest))
		return;
	memcpy(edited, t->typed, kept);
	g_strlcpy(g_stpcpy(edited + kept, instead), t->typed + rest, WORD_MAX);
	gather_if_sound(t, edited);
}

/* A letter put in before letter i, and instead of it. The same letter before it gives the same word. */
static void try_letter(struct gathering *t, size_t i, char c)
{
	const char letter[2] = { c, '\0' };
	struct sieve_at begun;

	if (t->typed[i] == c || !sieve_step(t->sieve, &t->begun[i], c, &begun))
		return;
	try_begun(t, &begun, i, letter, i);
	if (t->typed[i])
		try_begun(t, &begun, i, letter, i + 1);
}

static void try_swapped(struct gathering *t, size_t i)
{
	const char *w = t->typed, swapped[3] = { w[i + 1], w[i], '\0' };
	struct sieve_at begun;

	if (w[i] != w[i + 1] && sieve_step(t->sieve, &t->begun[i], w[i + 1], &begun) && sieve_step(t->sieve, &begun, w[i], &begun))
		try_begun(t, &begun, i, swapped, i + 2);
}

/* Reads what was typed; how many of its letters a word may begin with. */
static size_t read_typed(struct gathering *t)
{
	size_t n = 0;

	sieve_begin(&t->begun[0]);
	t->begun[0].any = strchr(t->typed, '-') != NULL;
	while (t->typed[n] && sieve_step(t->sieve, &t->begun[n], t->typed[n], &t->begun[n + 1]))
		n++;
	return n;
}

/* Derived words stand in no list: every string one edit away is asked. */
static void gather_derived(struct gathering *t)
{
	const char *w = t->typed;
	size_t n = strlen(w), sound = read_typed(t);

	for (size_t i = 0; i <= sound; i++) {
		for (char c = 'a'; c <= 'z'; c++)
			try_letter(t, i, c);
		for (size_t cut = 1; cut <= 3 && i + cut <= n; cut++)    /* left out: one letter, or an echo of two or three */
			if (cut == 1 || (i >= cut && memcmp(w + i - cut, w + i, cut) == 0))
				try_begun(t, &t->begun[i], i, "", i + cut);
		if (i + 1 < n)
			try_swapped(t, i);
	}
}

/* "menggunggunakan": four or five letters typed twice, more than a weighing of single letters sees. */
static void gather_echo(struct gathering *t)
{
	enum { ECHO_LEAST = 4, ECHO_MOST = 5 };
	static const double ECHO_SLIP = 0.75;
	char once[WORD_MAX];
	size_t n = strlen(t->typed);

	for (size_t cut = ECHO_LEAST; cut <= ECHO_MOST; cut++)
		for (size_t i = cut; i + cut <= n; i++) {
			if (memcmp(t->typed + i - cut, t->typed + i, cut) != 0)
				continue;
			memcpy(once, t->typed, i);
			g_strlcpy(once + i, t->typed + i + cut, sizeof once - i);
			if (speller_consider(t->g->s, once) >= VERDICT_DERIVED)
				gather(t, once, ECHO_SLIP);
		}
}

/* How often a half of a word is expected; 0: nobody writes it alone. Halves of two letters are the few particles. */
static double expected_half(const struct suggest *g, const char *half)
{
	size_t n = strlen(half);

	if (n < 3)
		return lexicon_per_million(g->l, half) >= PARTICLE_PER_MILLION ? lexicon_per_million(g->l, half) : 0;
	if (lexicon_value(g->l, LEXICON_NONBAKU, half) || (n < HALF_LETTERS && lexicon_per_million(g->l, half) == 0))
		return 0;
	return speller_consider(g->s, half) >= VERDICT_DERIVED ? expect_per_million(g->expect, half) : 0;
}

/* "yangdi", "rapatpleno": a blank left out. In a short word both halves must be frequent: slips in rare words look like that too. */
static void gather_split(struct gathering *t)
{
	const char *w = t->typed;
	size_t n = strlen(w);
	char left[WORD_MAX], both[WORD_MAX + 4];

	for (size_t i = 2; n >= SPLIT_LETTERS && i + 2 <= n; i++) {
		g_strlcpy(left, w, i + 1);
		double a = expected_half(t->g, left), b = a > 0 ? expected_half(t->g, w + i) : 0, rarer = MIN(a, b);
		if (rarer <= 0 || (n < LONG_SPLIT && rarer < SHORT_PER_MILLION))
			continue;
		g_snprintf(both, sizeof both, "%s %s", left, w + i);
		struct candidate c = { .word = g_strdup(both), .score = FREQUENCY * log10(n < LONG_SPLIT ? rarer / 10.0 : rarer) - DISTANCE };
		g_array_append_val(t->found, c);
	}
}

static int by_score(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return strcmp(x->word, y->word);
}

static bool is_letters(const char *s)
{
	for (; *s; s++)
		if (!g_ascii_islower(*s) && *s != '-')
			return false;
	return true;
}

static struct answer *search(struct suggest *g, const char *lower)
{
	struct answer *out = g_new0(struct answer, 1);
	struct gathering t;
	size_t n = strlen(lower);

	t.g = g;
	t.typed = lower;
	t.sieve = speller_sieve(g->s);
	weigh_typed(&t.weighed, lower);
	t.found = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	t.seen = g_hash_table_new(g_str_hash, g_str_equal);
	near_search(g->words, lower, n > 5 ? 2 : 1, gather_near, &t);
	if (n >= LOST_LETTERS)
		near_lost(g->words, lower, 3, gather_near, &t);      /* two letters lost are two edits */
	gather_echo(&t);
	gather_derived(&t);
	gather_split(&t);
	if (t.found->len == 0 && n <= 5)
		near_search(g->words, lower, 2, gather_near, &t);
	g_array_sort(t.found, by_score);
	out->words = g_ptr_array_new_with_free_func(g_free);
	out->score = t.found->len ? g_array_index(t.found, struct candidate, 0).score : NO_SCORE;
	for (guint i = 0; i < t.found->len; i++) {
		struct candidate *c = &g_array_index(t.found, struct candidate, i);
		if (out->words->len < KEPT_WORDS && c->score >= out->score - WORTH_SHOWING)
			g_ptr_array_add(out->words, g_steal_pointer(&c->word));
		g_free(c->word);
	}
	g_hash_table_destroy(t.seen);
	g_array_unref(t.found);
	return out;
}

/* NULL for what is no word of letters. */
static const struct answer *answer_for(struct suggest *g, const char *lower)
{
	size_t n = strlen(lower);

	if (n < 2 || n >= WORD_MAX || !is_letters(lower))
		return NULL;
	struct answer *kept = g_hash_table_lookup(g->kept, lower);
	if (!kept) {
		if (g_hash_table_size(g->kept) >= KEPT_MAX)
			g_hash_table_remove_all(g->kept);
		kept = search(g, lower);
		g_hash_table_insert(g->kept, g_strdup(lower), kept);
	}
	return kept;
}

GPtrArray *suggest_words(struct suggest *g, const char *lower, unsigned max)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
	const struct answer *kept = answer_for(g, lower);

	for (guint i = 0; kept && i < kept->words->len && i < max; i++)
		g_ptr_array_add(out, g_strdup(kept->words->pdata[i]));
	return out;
}

double suggest_score(struct suggest *g, const char *lower)
{
	const struct answer *kept = answer_for(g, lower);

	return kept ? kept->score : NO_SCORE;
}

/* ---- the doubt ---- */

struct neighbour { struct suggest *g; const char *asked, *best; double score, slip; unsigned per_million; };

static void consider(const char *word, unsigned distance, void *ctx)
{
	struct neighbour *b = ctx;

	if (distance == 0)
		return;
	unsigned f = lexicon_per_million(b->g->l, word);
	if (f == 0)
		f = SPOKEN_PER_MILLION;
	double slip = weigh_slip(b->asked, word), score = FREQUENCY * log10(f) - DISTANCE * slip;
	if (!b->best || score > b->score)
		*b = (struct neighbour){ b->g, b->asked, word, score, slip, f };
}

const char *suggest_frequent_neighbour(struct suggest *g, const char *lower, unsigned edits, unsigned *per_million, double *slip)
{
	struct neighbour b = { .g = g, .asked = lower };

	if (strlen(lower) < WORD_MAX && is_letters(lower))
		near_search(g->frequent, lower, edits, consider, &b);
	*per_million = b.per_million;
	*slip = b.slip;
	return b.best;
}

/* ---- regions ---- */

static void add_region(const char *key, const char *value, void *ctx)
{
	struct with_chunk *w = ctx;

	if (!g_str_has_prefix(value, "provinsi") && !g_str_has_prefix(value, "kabupaten") && !g_str_has_prefix(value, "kota\t"))
		return;
	g_autofree char *lower = g_ascii_strdown(key, -1);
	g_auto(GStrv) words = g_strsplit(lower, " ", -1);
	for (char **p = words; *p; p++)
		g_ptr_array_add(w->all, g_string_chunk_insert(w->strings, *p));
}

static struct near *regions_of(struct suggest *g)
{
	if (!g->regions) {
		g_autoptr(GPtrArray) all = g_ptr_array_new();
		struct with_chunk w = { all, g->strings };
		lexicon_each(g->l, LEXICON_WILAYAH, add_region, &w);
		g->regions = near_new((const char *const *)all->pdata, all->len);
	}
	return g->regions;
}

static void consider_region(const char *word, unsigned distance, void *ctx)
{
	struct neighbour *b = ctx;
	double slip = weigh_slip(b->asked, word);

	if (distance > 0 && (!b->best || slip < b->slip)) {
		b->best = word;
		b->slip = slip;
	}
}

const char *suggest_region(struct suggest *g, const char *lower)
{
	struct neighbour b = { .g = g, .asked = lower };

	if (strlen(lower) < WORD_MAX && is_letters(lower))
		near_search(regions_of(g), lower, 1, consider_region, &b);
	return b.best;
}

/* ---- a pair of letters left out, letters typed twice ---- */

struct undoing { struct suggest *g; const char *asked; enum verdict least; double expected; };

static void try_undone(struct undoing *u, const char *word)
{
	if (speller_ask(u->g->s, word) < u->least || lexicon_value(u->g->l, LEXICON_NONBAKU, word) ||
	    lexicon_value(u->g->l, LEXICON_GABUNG, word))
		return;
	u->expected = MAX(u->expected, suggest_expected(u->g, word));
}

static bool is_verb(const char *word)
{
	return g_str_has_prefix(word, "me") || g_str_has_prefix(word, "di") || g_str_has_prefix(word, "ter");
}

/* The places where affixes make a pair: -an and -nya, -k and -kan, -a and -an, a nasal and g. */
static void try_pairs(struct undoing *u)
{
	const char *w = u->asked;
	size_t n = strlen(w);
	char doubled[WORD_MAX + 2];

	for (size_t i = 2; i + 1 < n; i++) {
		const char *rest = w + i;
		bool final = rest[2] == '\0' || g_str_has_prefix(rest + 2, "nya");
		bool pair = (strcmp(rest, "nya") == 0 && w[i - 1] != 'n') || (rest[0] == 'g' && w[i - 1] == 'n' && rest[1] != 'g') ||
			(rest[0] == 'a' && rest[1] == 'n' && final && w[i - 1] != 'a') ||
			(is_verb(w) && strncmp(rest, "kan", 3) == 0 && w[i - 1] != 'k' && (rest[3] == '\0' || g_str_has_prefix(rest + 3, "nya")));
		if (!pair)
			continue;
		g_snprintf(doubled, sizeof doubled, "%.*s%c%s", (int)i, w, w[i], rest);
		try_undone(u, doubled);
	}
}

/* "kokonsumen", "sesejak": di- and me- before their like are sound (didistribusikan). */
static void try_echo(struct undoing *u)
{
	const char *w = u->asked;

	if (strlen(w) < 6 || strncmp(w, w + 2, 2) != 0 || strchr("dmbpt", w[0]) || lexicon_per_million(u->g->l, w + 2) == 0)
		return;
	try_undone(u, w + 2);
}

double suggest_undone(struct suggest *g, const char *lower)
{
	struct undoing u = { .g = g, .asked = lower, .least = MAX(VERDICT_DERIVED, speller_ask(g->s, lower)) };

	if (strlen(lower) + 2 > WORD_MAX || !is_letters(lower))
		return 0;
	try_pairs(&u);
	try_echo(&u);
	return u.expected;
}
