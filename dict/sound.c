#include "sound.h"
#include <string.h>
#include <glib.h>

static bool is_consonant(char c)
{
	return c != '\0' && !strchr("aiueo-'", c);
}

/* ng, ny, sy and kh are one sound of two letters. */
static size_t sound_len(const char *s)
{
	static const char *const pairs[] = { "ng", "ny", "sy", "kh" };

	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
		if (strncmp(s, pairs[i], 2) == 0)
			return 2;
	return 1;
}

/* Sounds of the consonants from s on; len: their letters. */
static unsigned run_of(const char *s, size_t *len)
{
	unsigned n = 0;

	for (*len = 0; is_consonant(s[*len]); n++)
		*len += sound_len(s + *len);
	return n;
}

/* transkrip, industri, kontrak: three in a row hold s, r or l, or follow a nasal. */
static bool may_stand_inside(const char *s, unsigned sounds, size_t len)
{
	if (sounds < 3)
		return true;
	if (sounds > 4)
		return false;
	bool liquid = memchr(s, 'r', len) || memchr(s, 'l', len) || memchr(s, 's', len);
	return liquid && (sounds == 3 || memchr(s + 1, 's', len - 1));
}

static bool may_end(const char *s, size_t len)
{
	static const char *const ends[] = { "ks", "ns", "rs", "ps", "ts", "ms", "rm", "rn", "rt", "rd", "rf", "rk", "rp", "rb", "lm", "lt",
		"lk", "ls", "ld", "lf", "lp", "nt", "nd", "nk", "kt", "ft", "st", "sk", "sm", "pt", "mp", "ngs", "rps", "rns", "nks", "rks", "ths", "ct", "x", NULL };
	char tail[8];

	if (len >= sizeof tail)
		return false;
	g_strlcpy(tail, s, sizeof tail);
	return g_strv_contains(ends, tail);
}

bool sound_is_odd(const char *lower)
{
	size_t len;

	for (const char *s = lower; *s; s += MAX(len, 1)) {
		unsigned sounds = run_of(s, &len);
		bool last = s[len] == '\0', first = s == lower;
		if (sounds > 1 && last && !first ? !may_end(s, len) : !may_stand_inside(s, sounds, len))
			return true;
		if (len == 0 && s[1] == s[0] && s[2] == s[0])
			return true;
	}
	return g_str_has_suffix(lower, "ny");     /* "bijiny" lost its last letter */
}
