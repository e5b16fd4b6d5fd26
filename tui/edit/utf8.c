#include "edit/utf8.h"
#include <string.h>

#define HIGH_BITS UINT64_C(0x8080808080808080)
#define LOW_BITS UINT64_C(0x0101010101010101)

static uint64_t word_at(const char *s)
{
	uint64_t w;

	memcpy(&w, s, sizeof w);
	return w;
}

unsigned utf8_decode(const char *s, size_t len, uint32_t *cp)
{
	const unsigned char *b = (const unsigned char *)s;
	static const uint32_t least[5] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned n = b[0] < 0x80 ? 1 : b[0] < 0xC2 ? 0 : b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : b[0] < 0xF5 ? 4 : 0;
	uint32_t c;

	if (n == 1) {
		*cp = b[0];
		return 1;
	}
	if (n == 0 || n > len)
		return 0;
	c = b[0] & (0x7Fu >> n);
	for (unsigned i = 1; i < n; i++) {
		if ((b[i] & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (b[i] & 0x3F);
	}
	if (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		return 0;
	*cp = c;
	return n;
}

unsigned utf8_encode(uint32_t cp, char out[4])
{
	return (unsigned)g_unichar_to_utf8(cp, out);
}

size_t utf8_valid_prefix(const char *s, size_t len)
{
	size_t i = 0;
	uint32_t cp;

	while (i < len) {
		while (i + 8 <= len && !(word_at(s + i) & HIGH_BITS))
			i += 8;
		if (i == len)
			break;
		unsigned n = utf8_decode(s + i, len - i, &cp);
		if (n == 0)
			return i;
		i += n;
	}
	return len;
}

GString *utf8_make_valid(const char *s, size_t len)
{
	GString *out = g_string_sized_new(len);

	for (;;) {
		size_t good = utf8_valid_prefix(s, len);
		g_string_append_len(out, s, (gssize)good);
		if (good == len)
			return out;
		g_string_append(out, "\xEF\xBF\xBD");
		s += good + 1;
		len -= good + 1;
	}
}

size_t utf8_count(const char *s, size_t len)
{
	size_t n = 0, i = 0;

	for (; i + 8 <= len; i += 8) {
		uint64_t w = word_at(s + i);
		uint64_t trail = (w >> 7) & ~(w >> 6) & LOW_BITS;   /* 10xxxxxx */
		n += 8 - (size_t)((trail * LOW_BITS) >> 56);
	}
	for (; i < len; i++)
		n += ((unsigned char)s[i] & 0xC0) != 0x80;
	return n;
}
