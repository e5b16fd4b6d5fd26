#include "sha256.h"
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>
#include <string.h>

enum { BLOCK = 64, LENGTH_AT = BLOCK - 8 };

/* The state as the instructions want it, the first letter in the highest lane. */
struct state { __m128i abef, cdgh; };

static const uint32_t round_key[BLOCK] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* Asked once: in a virtual machine the answer takes longer than the hash of a short text. */
static bool has_instructions(void)
{
	static gsize answer;

	if (g_once_init_enter(&answer)) {
		unsigned a, b, c, d, sse = 0;
		bool has = __get_cpuid(1, &a, &b, &sse, &d) && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (sse & bit_SSE4_1) && (b & bit_SHA);
		g_once_init_leave(&answer, has ? 2 : 1);
	}
	return answer == 2;
}

#define WITH_INSTRUCTIONS __attribute__((target("sha,sse4.1")))

/* Four rounds: each instruction makes two of them and leaves the new half of the state in place of the older one. */
WITH_INSTRUCTIONS static inline void four_rounds(struct state *s, __m128i words, const uint32_t *key)
{
	__m128i sum = _mm_add_epi32(words, _mm_loadu_si128((const __m128i *)(const void *)key));

	s->cdgh = _mm_sha256rnds2_epu32(s->cdgh, s->abef, sum);
	s->abef = _mm_sha256rnds2_epu32(s->abef, s->cdgh, _mm_shuffle_epi32(sum, 0x0e));
}

/* The next four words of the schedule from the sixteen before, a the oldest. */
WITH_INSTRUCTIONS static inline __m128i next_words(__m128i a, __m128i b, __m128i c, __m128i d)
{
	__m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(a, b), _mm_alignr_epi8(d, c, 4));

	return _mm_sha256msg2_epu32(sum, d);
}

WITH_INSTRUCTIONS static inline __m128i four_words(const uint8_t *bytes)
{
	const __m128i big_endian = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);

	return _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)bytes), big_endian);
}

WITH_INSTRUCTIONS static void add_block(struct state *s, const uint8_t *block)
{
	__m128i a = four_words(block), b = four_words(block + 16), c = four_words(block + 32), d = four_words(block + 48);
	const struct state before = *s;

	for (const uint32_t *key = round_key; ; key += 16) {
		four_rounds(s, a, key);
		four_rounds(s, b, key + 4);
		four_rounds(s, c, key + 8);
		four_rounds(s, d, key + 12);
		if (key == round_key + 48)
			break;
		a = next_words(a, b, c, d);
		b = next_words(b, c, d, a);
		c = next_words(c, d, a, b);
		d = next_words(d, a, b, c);
	}
	s->abef = _mm_add_epi32(s->abef, before.abef);
	s->cdgh = _mm_add_epi32(s->cdgh, before.cdgh);
}

/* What is left of the bytes, a one bit, zeros, and the number of bits at the end of the last block. */
WITH_INSTRUCTIONS static void add_end(struct state *s, const uint8_t *left, size_t n, size_t len)
{
	uint8_t last[2 * BLOCK] = { 0 };
	size_t blocks = n < LENGTH_AT ? 1 : 2;
	uint64_t bits = GUINT64_TO_BE((uint64_t)len * 8);

	if (n > 0)
		memcpy(last, left, n);
	last[n] = 0x80;
	memcpy(last + blocks * BLOCK - sizeof bits, &bits, sizeof bits);
	for (size_t i = 0; i < blocks; i++)
		add_block(s, last + i * BLOCK);
}

WITH_INSTRUCTIONS static char *made_by_instructions(const uint8_t *bytes, size_t len)
{
	struct state s = {
		_mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c),
		_mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19),
	};
	size_t whole = len - len % BLOCK;
	uint32_t abef[4], cdgh[4];

	for (size_t i = 0; i < whole; i += BLOCK)
		add_block(&s, bytes + i);
	add_end(&s, bytes + whole, len - whole, len);
	_mm_storeu_si128((__m128i *)(void *)abef, s.abef);
	_mm_storeu_si128((__m128i *)(void *)cdgh, s.cdgh);
	return g_strdup_printf("%08x%08x%08x%08x%08x%08x%08x%08x", abef[3], abef[2], cdgh[3], cdgh[2], abef[1], abef[0], cdgh[1], cdgh[0]);
}
#endif

char *sha256_of(const char *bytes, size_t len)
{
#ifdef __x86_64__
	if (has_instructions())
		return made_by_instructions((const uint8_t *)bytes, len);
#endif
	return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, len);
}
