#include "wordset.h"
#include <string.h>
#include <glib.h>

struct entry { const char *word; uint32_t hash, number; };

struct wordset {
	struct entry *entries;
	uint32_t *slots;         /* index + 1 of an entry, 0: free; a power of two of them, at most half full */
	size_t n, room, mask;
	GStringChunk *strings;
};

static uint32_t hash_of(const char *word, size_t len)
{
	uint32_t h = 2166136261u;   /* FNV-1a */

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)word[i]) * 16777619u;
	return h ^ h >> 15;
}

struct wordset *wordset_new(size_t expected)
{
	struct wordset *s = g_new0(struct wordset, 1);
	size_t slots = 64;

	while (slots < expected * 2)
		slots *= 2;
	s->mask = slots - 1;
	s->slots = g_new0(uint32_t, slots);
	s->room = slots / 2;
	s->entries = g_new(struct entry, s->room);
	s->strings = g_string_chunk_new(64 * 1024);
	return s;
}

void wordset_free(struct wordset *s)
{
	if (!s)
		return;
	g_free(s->entries);
	g_free(s->slots);
	g_string_chunk_free(s->strings);
	g_free(s);
}

/* The slot that holds the word, or the free one where it belongs. */
static size_t slot_of(const struct wordset *s, const char *word, size_t len, uint32_t hash)
{
	size_t i = hash & s->mask;

	for (; s->slots[i]; i = (i + 1) & s->mask) {
		const struct entry *e = &s->entries[s->slots[i] - 1];
		if (e->hash == hash && strncmp(e->word, word, len) == 0 && e->word[len] == '\0')
			break;
	}
	return i;
}

static void grow(struct wordset *s)
{
	s->room *= 2;
	s->mask = s->mask * 2 + 1;
	s->entries = g_renew(struct entry, s->entries, s->room);
	g_free(s->slots);
	s->slots = g_new0(uint32_t, s->mask + 1);
	for (size_t k = 0; k < s->n; k++) {
		size_t i = s->entries[k].hash & s->mask;
		while (s->slots[i])
			i = (i + 1) & s->mask;
		s->slots[i] = (uint32_t)k + 1;
	}
}

uint32_t *wordset_put(struct wordset *s, const char *word, size_t len)
{
	uint32_t hash = hash_of(word, len);
	size_t i = slot_of(s, word, len, hash);

	if (!s->slots[i]) {
		if (s->n == s->room) {
			grow(s);
			i = slot_of(s, word, len, hash);
		}
		s->entries[s->n] = (struct entry){ g_string_chunk_insert_len(s->strings, word, (gssize)len), hash, 0 };
		s->slots[i] = (uint32_t)++s->n;
	}
	return &s->entries[s->slots[i] - 1].number;
}

const uint32_t *wordset_get(const struct wordset *s, const char *word, size_t len)
{
	size_t i = slot_of(s, word, len, hash_of(word, len));

	return s->slots[i] ? &s->entries[s->slots[i] - 1].number : NULL;
}

size_t wordset_count(const struct wordset *s)
{
	return s->n;
}

void wordset_each(const struct wordset *s, void (*fn)(const char *word, void *ctx), void *ctx)
{
	for (size_t i = 0; i < s->n; i++)
		fn(s->entries[i].word, ctx);
}
