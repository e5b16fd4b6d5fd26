#include "wordset.h"
#include <stdbool.h>
#include <string.h>
#include <glib.h>

struct wordset {
	const char **words;
	uint32_t *numbers;       /* of each word */
	uint32_t *hashes;        /* of each slot; its lower half says where the slot is, this is the upper one; 0: free */
	uint32_t *slots;         /* the word in each, its index; a power of two, at most three quarters full; apart: most questions end at the hash */
	size_t n, room, mask;
	GStringChunk *strings;
};

/* Up to eight bytes as a number; which of them are read twice does not matter. */
static uint64_t some_bytes(const char *s, size_t len)
{
	uint64_t eight;
	uint32_t first, last;

	if (len >= 8) {
		memcpy(&eight, s, 8);
		return eight;
	}
	if (len >= 4) {
		memcpy(&first, s, 4);
		memcpy(&last, s + len - 4, 4);
		return (uint64_t)first << 32 | last;
	}
	return len == 0 ? 0 : (uint64_t)(unsigned char)s[0] << 16 | (uint64_t)(unsigned char)s[len / 2] << 8 | (unsigned char)s[len - 1];
}

static uint64_t mix(uint64_t h, uint64_t bytes)
{
	h = (h ^ bytes) * 0x9E3779B97F4A7C15u;
	return h ^ h >> 32;
}

/* A word has eight letters or so: one or two steps of eight bytes each instead of a step for each letter. */
uint64_t wordset_hash(const char *word, size_t len)
{
	uint64_t h = len * 0xD1B54A32D192ED03u;      /* far from any letters: "no" is not "non" */

	for (; len > 8; word += 8, len -= 8)
		h = mix(h, some_bytes(word, 8));
	h = mix(h, some_bytes(word, len));
	return mix(h, h >> 29);
}

struct wordset *wordset_new(size_t expected)
{
	struct wordset *s = g_new0(struct wordset, 1);
	size_t slots = 64;

	while (slots * 3 < expected * 4)
		slots *= 2;
	s->mask = slots - 1;
	s->hashes = g_new0(uint32_t, slots);
	s->slots = g_new(uint32_t, slots);
	s->room = slots / 4 * 3;
	s->words = g_new(const char *, s->room);
	s->numbers = g_new(uint32_t, s->room);
	s->strings = g_string_chunk_new(64 * 1024);
	return s;
}

void wordset_free(struct wordset *s)
{
	if (!s)
		return;
	g_free(s->words);
	g_free(s->numbers);
	g_free(s->hashes);
	g_free(s->slots);
	g_string_chunk_free(s->strings);
	g_free(s);
}

static uint32_t kept_of(uint64_t hash)
{
	return (uint32_t)(hash >> 32) | 1;
}

/* The slot with this hash, or the free one where it belongs. Some 48 bits of the hash are compared: that two of 65,000 words
 * share them has a chance of one in 100,000, and reading a list ten times as long as its words stays in the cache. */
static size_t slot_of(const struct wordset *s, uint64_t hash)
{
	uint32_t kept = kept_of(hash);
	size_t i = hash & s->mask;

	while (s->hashes[i] != 0 && s->hashes[i] != kept)
		i = (i + 1) & s->mask;
	return i;
}

static void grow(struct wordset *s)
{
	g_autofree uint32_t *hashes = s->hashes;
	g_autofree uint32_t *slots = s->slots;
	size_t n = s->mask + 1;

	s->room *= 2;
	s->mask = s->mask * 2 + 1;
	s->words = g_renew(const char *, s->words, s->room);
	s->numbers = g_renew(uint32_t, s->numbers, s->room);
	s->hashes = g_new0(uint32_t, s->mask + 1);
	s->slots = g_new(uint32_t, s->mask + 1);
	for (size_t k = 0; k < n; k++)
		if (hashes[k]) {
			const char *word = s->words[slots[k]];
			uint64_t hash = wordset_hash(word, strlen(word));
			size_t i = slot_of(s, hash);
			s->hashes[i] = kept_of(hash);
			s->slots[i] = slots[k];
		}
}

/* The word's index. len: of a word to be copied; SIZE_MAX: it is lent. */
static uint32_t put(struct wordset *s, uint64_t hash, const char *word, size_t len)
{
	bool lent = len == SIZE_MAX;
	size_t i = slot_of(s, hash);

	if (!s->hashes[i]) {
		if (s->n == s->room) {
			grow(s);
			i = slot_of(s, hash);
		}
		s->words[s->n] = lent ? word : g_string_chunk_insert_len(s->strings, word, (gssize)len);
		s->hashes[i] = kept_of(hash);
		s->numbers[s->n] = 0;
		s->slots[i] = (uint32_t)s->n++;
	}
	return s->slots[i];
}

uint32_t *wordset_put(struct wordset *s, const char *word, size_t len)
{
	uint32_t at = put(s, wordset_hash(word, len), word, len);      /* first: it may move the numbers */

	return &s->numbers[at];
}

uint32_t *wordset_lend(struct wordset *s, uint64_t hash, const char *word)
{
	uint32_t at = put(s, hash, word, SIZE_MAX);

	return &s->numbers[at];
}

uint32_t *wordset_keep(struct wordset *s, const char *word, size_t len, const char **kept)
{
	uint32_t at = put(s, wordset_hash(word, len), word, len);

	*kept = s->words[at];
	return &s->numbers[at];
}

const uint32_t *wordset_get(const struct wordset *s, const char *word, size_t len)
{
	return wordset_find(s, wordset_hash(word, len), word, len);
}

const uint32_t *wordset_find(const struct wordset *s, uint64_t hash, const char *word, size_t len)
{
	size_t i = slot_of(s, hash);

	if (!s->hashes[i])
		return NULL;
	const char *here = s->words[s->slots[i]];
	return strncmp(here, word, len) == 0 && here[len] == '\0' ? &s->numbers[s->slots[i]] : NULL;
}

size_t wordset_count(const struct wordset *s)
{
	return s->n;
}

void wordset_each(const struct wordset *s, void (*fn)(const char *word, void *ctx), void *ctx)
{
	for (size_t i = 0; i < s->n; i++)
		fn(s->words[i], ctx);
}
