#include "store/article.h"
#include <errno.h>
#include <string.h>
#include <sys/random.h>

/* Crockford's base 32, 26 digits: 48 bits of milliseconds, 80 of chance. Source: github.com/ulid/spec. */
enum { DIGITS = 26 };

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

char *ulid_make(int64_t now_s)
{
	uint64_t ms = (uint64_t)now_s * 1000 & 0xffffffffffff;
	uint8_t chance[16];
	char out[DIGITS + 1] = { 0 };

	/* At most 256 bytes come whole or not at all (getrandom(2)). */
	while (getrandom(chance, sizeof chance, 0) < 0)
		g_assert(errno == EINTR);
	for (int i = 9; i >= 0; i--, ms >>= 5)
		out[i] = digits[ms & 31];
	for (int i = 0; i < 16; i++)
		out[10 + i] = digits[chance[i] & 31];
	return g_strdup(out);
}

/* 128 bits of the name's SHA-256, three of them in the first digit. */
char *ulid_from(const char *name)
{
	guint8 hash[32];
	gsize len = sizeof hash;
	char out[DIGITS + 1] = { 0 };
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);

	g_checksum_update(sum, (const guchar *)name, -1);
	g_checksum_get_digest(sum, hash, &len);
	for (int i = 0; i < DIGITS; i++)
		out[i] = digits[hash[i] & (i == 0 ? 7 : 31)];
	return g_strdup(out);
}

bool ulid_is_valid(const char *text)
{
	return strlen(text) == DIGITS && strspn(text, digits) == DIGITS && *text <= '7';
}
