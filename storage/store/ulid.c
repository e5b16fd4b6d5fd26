#include "store/article.h"
#include <errno.h>
#include <sys/random.h>

/* Crockford's base 32, 26 digits: 48 bits of milliseconds, 80 of chance. Source: github.com/ulid/spec. */
char *ulid_make(int64_t now_s)
{
	static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	uint64_t ms = (uint64_t)now_s * 1000 & 0xffffffffffff;
	uint8_t chance[16];
	char out[27] = { 0 };

	/* At most 256 bytes come whole or not at all (getrandom(2)). */
	while (getrandom(chance, sizeof chance, 0) < 0)
		g_assert(errno == EINTR);
	for (int i = 9; i >= 0; i--, ms >>= 5)
		out[i] = digits[ms & 31];
	for (int i = 0; i < 16; i++)
		out[10 + i] = digits[chance[i] & 31];
	return g_strdup(out);
}
