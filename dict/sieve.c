#include "sieve.h"
#include <stdlib.h>
#include <string.h>
#include <glib.h>
#include "lexicon.h"

/* A Bloom filter of all beginnings of all parts: some 200,000, of which one string in thirty is let through by chance. */
enum { BITS = 1 << 21, BLOCK = 512 };

enum part { PREFIX, WORD, SUFFIX };
enum { END = '.' };      /* behind a part's last letter; behind END the letter that a nasal swallowed */

struct sieve { _Alignas(BLOCK / 8) uint64_t bits[BITS / 64]; };

/* ---- the filter ---- */

static uint64_t start_of(enum part part)
{
	return (part + 1) * 0xD1B54A32D192ED03u;
}

static uint64_t after(uint64_t hash, char letter)
{
	return (hash ^ (unsigned char)letter) * 0x9E3779B97F4A7C15u;      /* Fibonacci hashing: its upper bits are well mixed */
}

/* The two bits of a hash lie in one block, a line of the cache. */
static const uint64_t *block_of(const struct sieve *s, uint64_t hash)
{
	return &s->bits[(hash >> 32 & (BITS / BLOCK - 1)) * (BLOCK / 64)];
}

static unsigned first_bit(uint64_t hash)
{
	return hash >> 23 & (BLOCK - 1);
}

static unsigned second_bit(uint64_t hash)
{
	return hash >> 14 & (BLOCK - 1);
}

static inline bool has(const struct sieve *s, uint64_t hash)
{
	const uint64_t *block = block_of(s, hash);
	unsigned a = first_bit(hash), b = second_bit(hash);

	return block[a / 64] >> a % 64 & block[b / 64] >> b % 64 & 1;
}

static void put(struct sieve *s, uint64_t hash)
{
	uint64_t *block = (uint64_t *)(uintptr_t)block_of(s, hash);
	unsigned a = first_bit(hash), b = second_bit(hash);

	block[a / 64] |= (uint64_t)1 << a % 64;
	block[b / 64] |= (uint64_t)1 << b % 64;
}

static uint64_t put_part(struct sieve *s, enum part part, const char *letters)
{
	uint64_t hash = start_of(part);

	for (; *letters; letters++)
		put(s, hash = after(hash, *letters));
	put(s, hash = after(hash, END));
	return hash;
}

/* ---- what words are made of ---- */

/* meN- and peN- with the letters that they swallow (nasal.c), and the prefixes of morph.c in all their forms. */
static const struct { const char *letters; char swallowed; } prefixes[] = {
	{ "me", 0 }, { "mem", 'p' }, { "men", 't' }, { "meny", 's' }, { "meng", 'k' }, { "menge", 0 },
	{ "pe", 0 }, { "pem", 'p' }, { "pen", 't' }, { "peny", 's' }, { "peng", 'k' }, { "penge", 0 },
	{ "di", 0 }, { "te", 0 }, { "ter", 0 }, { "be", 0 }, { "ber", 0 }, { "bel", 0 }, { "per", 0 }, { "pel", 0 }, { "tel", 0 },
	{ "ke", 0 }, { "se", 0 }, { "ku", 0 }, { "kau", 0 }, { "tidak", 0 },
};
static const char *const suffixes[] = { "kan", "i", "an", "ku", "mu", "nya", "lah", "kah", "isasi", "isme", "itas", "wan", "wati", "is" };

void sieve_add(struct sieve *s, const char *word)
{
	put_part(s, WORD, word);
}

static void add_stem(const char *lower, void *ctx)
{
	sieve_add(ctx, lower);
}

static void add_key(const char *key, const char *value, void *ctx)
{
	(void)value;
	sieve_add(ctx, key);
}

static void add_bound(const char *key, const char *value, void *ctx)
{
	(void)value;
	put_part(ctx, PREFIX, key);
}

struct sieve *sieve_new(const struct lexicon *l)
{
	static const enum lexicon_list words[] = { LEXICON_FREKUENSI, LEXICON_LULUH, LEXICON_SATU_SUKU, LEXICON_GABUNG };
	struct sieve *s = aligned_alloc(BLOCK / 8, sizeof *s);

	if (!s)
		g_error("no memory for %zu bytes", sizeof *s);
	memset(s, 0, sizeof *s);

	for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		uint64_t hash = put_part(s, PREFIX, prefixes[i].letters);
		if (prefixes[i].swallowed)
			put(s, after(hash, prefixes[i].swallowed));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++)
		put_part(s, SUFFIX, suffixes[i]);
	lexicon_each(l, LEXICON_TERIKAT, add_bound, s);
	lexicon_each_stem(l, add_stem, s);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		lexicon_each(l, words[i], add_key, s);
	return s;
}

void sieve_free(struct sieve *s)
{
	free(s);
}

/* ---- reading ---- */

static void add(struct sieve_at *at, enum part part, uint64_t hash)
{
	for (size_t i = 0; i < at->n; i++)
		if (at->reading[i].hash == hash)
			return;
	if (at->n == SIEVE_READINGS)
		at->any = true;
	else
		at->reading[at->n++] = (struct sieve_reading){ hash, (uint8_t)part };
}

/* A prefix or a word may begin, with a letter that is not written or without. */
static void add_begin(struct sieve_at *at, char swallowed)
{
	for (enum part part = PREFIX; part <= WORD; part++)
		add(at, part, swallowed ? after(start_of(part), swallowed) : start_of(part));
}

static void add_ended(const struct sieve *s, struct sieve_at *at, enum part part, uint64_t ended)
{
	if (part != PREFIX) {
		at->whole = true;
		add(at, SUFFIX, start_of(SUFFIX));
		return;
	}
	add_begin(at, 0);
	for (const char *letter = "kpst"; *letter; letter++)
		if (has(s, after(ended, *letter)))
			add_begin(at, *letter);
}

void sieve_begin(struct sieve_at *at)
{
	at->n = 0;
	at->whole = at->any = false;
	add_begin(at, 0);
}

bool sieve_step(const struct sieve *s, const struct sieve_at *at, char letter, struct sieve_at *next)
{
	struct sieve_at out;

	out.n = 0;
	out.whole = false;
	out.any = at->any;
	for (size_t i = 0; i < at->n; i++) {
		enum part part = at->reading[i].part;
		uint64_t hash = after(at->reading[i].hash, letter), ended = after(hash, END);
		if (!has(s, hash))
			continue;
		add(&out, part, hash);
		if (has(s, ended))
			add_ended(s, &out, part, ended);
	}
	memcpy(next, &out, offsetof(struct sieve_at, reading) + out.n * sizeof *out.reading);
	return out.n > 0 || out.any;
}

bool sieve_passes(const struct sieve *s, const struct sieve_at *at, const char *rest)
{
	struct sieve_at here = *at;

	for (; *rest; rest++)
		if (!sieve_step(s, &here, *rest, &here))
			return false;
	return here.whole || here.any;
}
