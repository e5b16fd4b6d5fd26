#include "weigh.h"
#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <glib.h>

enum { LETTERS_MAX = 64, ECHO_MAX = 3 };

/* Letters beside each other on a QWERTY keyboard. */
static bool is_neighbour_key(char a, char b)
{
	static const char *const beside[26] = { "qwsz", "vghn", "xdfv", "serfcx", "wsdr", "drtgvc", "ftyhbv", "gyujnb", "ujko",
		"huikmn", "jiolm", "kop", "njk", "bhjm", "iklp", "ol", "wa", "edft", "awedxz", "rfgy", "yhji", "cfgb", "qase", "zsdc",
		"tghu", "asx" };

	return strchr(beside[a - 'a'], b) != NULL || strchr(beside[b - 'a'], a) != NULL;
}

/* Letters that sound alike or that Indonesian writers confuse. */
static bool sounds_alike(char a, char b)
{
	static const char *const pairs[] = { "fp", "fv", "pv", "zj", "zs", "js", "kq", "kc", "qc", "kg", "dt", "bp", "yi", "wu", "ou",
		"ei", "ae", "nm" };

	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
		if ((pairs[i][0] == a && pairs[i][1] == b) || (pairs[i][0] == b && pairs[i][1] == a))
			return true;
	return false;
}

static bool is_vowel(char c)
{
	return strchr("aiueo", c) != NULL;
}

static double exchanged(char typed, char meant)
{
	if (typed == meant)
		return 0;
	if (sounds_alike(typed, meant) || is_neighbour_key(typed, meant))
		return 0.75;
	return is_vowel(typed) && is_vowel(meant) ? 0.8 : 1.15;
}

static bool is_twin(const char *s, size_t i, size_t n)
{
	return (i > 0 && s[i - 1] == s[i]) || (i + 1 < n && s[i + 1] == s[i]);
}

/* A letter of meant that is missing in typed. */
static double left_out(const char *meant, size_t i, size_t n)
{
	if (is_twin(meant, i, n))
		return 0.55;
	return meant[i] == 'e' || meant[i] == 'h' ? 0.75 : 0.85;
}

/* A letter in typed that meant has not. */
static double put_in(const char *typed, size_t i, size_t n)
{
	if (is_twin(typed, i, n))
		return 0.55;
	bool beside = g_ascii_islower(typed[i]) && ((i > 0 && g_ascii_islower(typed[i - 1]) && is_neighbour_key(typed[i], typed[i - 1])) ||
		(i + 1 < n && g_ascii_islower(typed[i + 1]) && is_neighbour_key(typed[i], typed[i + 1])));
	return beside ? 0.8 : 1.0;
}

/* Spellings of one sound, older spelling and half-adapted loans; either may stand for the other. */
#define SOUND(a, b) { a, b, sizeof a - 1, sizeof b - 1 }
static const struct { const char *a, *b; size_t a_len, b_len; } sounds[] = {
	SOUND("kh", "k"), SOUND("kh", "h"), SOUND("sy", "s"), SOUND("au", "o"), SOUND("ai", "e"), SOUND("oe", "u"), SOUND("dj", "j"),
	SOUND("tj", "c"), SOUND("ks", "x"), SOUND("ph", "f"), SOUND("th", "t"), SOUND("dh", "d"), SOUND("gh", "g"), SOUND("isir", "isasi"),
	SOUND("ie", "i"), SOUND("uw", "u"), SOUND("iy", "i"), SOUND("que", "k"), SOUND("ct", "kt"), SOUND("ck", "k"), SOUND("is", "istis"),
	SOUND("ure", "ur"), SOUND("tion", "si"),
};

/* What is asked of the same letters again and again. */
enum { LETTERS = 26 };
struct letters {
	double exchanged[LETTERS][LETTERS];      /* typed, meant */
	uint32_t a[LETTERS], b[LETTERS];         /* bit k: the a, or b, of sounds[k] ends in the letter */
};

static struct letters *letters_make(void)
{
	struct letters *all = g_new0(struct letters, 1);

	for (char typed = 'a'; typed <= 'z'; typed++)
		for (char meant = 'a'; meant <= 'z'; meant++)
			all->exchanged[typed - 'a'][meant - 'a'] = exchanged(typed, meant);
	for (size_t k = 0; k < G_N_ELEMENTS(sounds); k++) {
		all->a[sounds[k].a[sounds[k].a_len - 1] - 'a'] |= (uint32_t)1 << k;
		all->b[sounds[k].b[sounds[k].b_len - 1] - 'a'] |= (uint32_t)1 << k;
	}
	return all;
}

static const struct letters *letters_get(void)
{
	static gsize once;

	if (g_once_init_enter(&once))
		g_once_init_leave(&once, (gsize)letters_make());
	return (const struct letters *)once;
}

static const double NONE = 99;
/* What is asked of a letter again for each letter of the other word. */
struct letter {
	char c;
	double alone;            /* typed: put in; meant: left out */
	uint32_t a, b;           /* bit k: the a, or b, of sounds[k] ends here */
	double echo[ECHO_MAX + 1];   /* what two or three letters that end here cost: typed twice, or left out; NONE: no such slip */
};
static_assert(G_N_ELEMENTS(sounds) <= 32, "a bit for each sound");

/* Which of the candidates end at letter i of s? */
static uint32_t sounds_at(const char *s, size_t i, uint32_t candidates, bool b)
{
	uint32_t found = 0;

	for (; candidates; candidates &= candidates - 1) {
		unsigned k = (unsigned)__builtin_ctz(candidates);
		size_t len = b ? sounds[k].b_len : sounds[k].a_len;
		if (i >= len && memcmp(s + i - len, b ? sounds[k].b : sounds[k].a, len) == 0)
			found |= (uint32_t)1 << k;
	}
	return found;
}

static bool is_echo(const char *s, size_t i, size_t k)
{
	return i >= 2 * k && memcmp(s + i - k, s + i - 2 * k, k) == 0;
}

static void look_at(struct letter *letter, const char *s, size_t i)
{
	const struct letters *all = letters_get();

	letter->c = s[i - 1];
	bool known = g_ascii_islower(letter->c);
	letter->a = known ? sounds_at(s, i, all->a[letter->c - 'a'], false) : 0;
	letter->b = known ? sounds_at(s, i, all->b[letter->c - 'a'], true) : 0;
}

/* "mendndapatkan", "apararat": two or three letters typed twice. */
static void look_at_typed(struct letter *letters, const char *s, size_t n)
{
	for (size_t i = 1; i <= n; i++) {
		look_at(&letters[i], s, i);
		letters[i].alone = put_in(s, i - 1, n);
		for (size_t k = 2; k <= ECHO_MAX; k++)
			letters[i].echo[k] = is_echo(s, i, k) ? 0.75 : NONE;
	}
}

/* Letters in a row that are left out, k of them, the last at i: "perekomian", a syllable; "kungan" (kunjungan), from one letter
 * to its like, where the eye skipped. */
static double lost(const char *s, size_t i, size_t k)
{
	if (i < k + 1)
		return NONE;
	if (is_echo(s, i, k))
		return 0.75;
	if (s[i - k] == s[i])
		return 0.95 + 0.1 * (double)(k - 2);
	return is_vowel(s[i - 1]) != is_vowel(s[i - 2]) ? 1.05 + 0.3 * (double)(k - 2) : NONE;
}

static void look_at_meant(struct letter *letters, const char *s, size_t n)
{
	for (size_t i = 1; i <= n; i++) {
		look_at(&letters[i], s, i);
		letters[i].alone = left_out(s, i - 1, n);
		for (size_t k = 2; k <= ECHO_MAX; k++)
			letters[i].echo[k] = lost(s, i, k);
	}
}

static double exchange(const struct letters *all, char typed, char meant)
{
	if (typed == meant)
		return 0;
	return g_ascii_islower(typed) && g_ascii_islower(meant) ? all->exchanged[typed - 'a'][meant - 'a'] : 1.15;
}

static double cheaper(double cost, double other)
{
	return other < cost ? other : cost;
}

typedef double cost_rows[LETTERS_MAX][LETTERS_MAX];

static double by_sound(cost_rows d, double cost, const struct letter *t, size_t i, const struct letter *m, size_t j)
{
	for (uint32_t both = t->a & m->b; both; both &= both - 1) {
		unsigned k = (unsigned)__builtin_ctz(both);
		cost = cheaper(cost, d[i - sounds[k].a_len][j - sounds[k].b_len] + 0.6);
	}
	for (uint32_t both = t->b & m->a; both; both &= both - 1) {
		unsigned k = (unsigned)__builtin_ctz(both);
		cost = cheaper(cost, d[i - sounds[k].b_len][j - sounds[k].a_len] + 0.6);
	}
	return cost;
}

static double by_echo(cost_rows d, double cost, const struct letter *t, size_t i, const struct letter *m, size_t j)
{
	for (size_t k = 2; k <= ECHO_MAX; k++) {
		if (i > k && t->echo[k] < NONE)
			cost = cheaper(cost, d[i - k][j] + t->echo[k]);
		if (j > k && m->echo[k] < NONE)
			cost = cheaper(cost, d[i][j - k] + m->echo[k]);
	}
	return cost;
}

double weigh_slip(const char *typed, const char *meant)
{
	const struct letters *all = letters_get();
	size_t n = strlen(typed), m = strlen(meant);
	struct letter t[LETTERS_MAX], w[LETTERS_MAX];
	cost_rows d;

	if (n >= LETTERS_MAX || m >= LETTERS_MAX)
		return 9;
	look_at_typed(t, typed, n);
	look_at_meant(w, meant, m);
	for (size_t i = 0; i <= n; i++) {
		for (size_t j = 0; j <= m; j++) {
			double c = i == 0 && j == 0 ? 0 : NONE;
			if (i > 0)
				c = cheaper(c, d[i - 1][j] + t[i].alone);
			if (j > 0)
				c = cheaper(c, d[i][j - 1] + w[j].alone);
			if (i > 0 && j > 0) {
				c = cheaper(c, d[i - 1][j - 1] + exchange(all, t[i].c, w[j].c));
				c = by_sound(d, c, &t[i], i, &w[j], j);
			}
			if (i > 1 && j > 1 && t[i].c == w[j - 1].c && t[i - 1].c == w[j].c && t[i].c != t[i - 1].c)
				c = cheaper(c, d[i - 2][j - 2] + 0.75);
			d[i][j] = by_echo(d, c, &t[i], i, &w[j], j);
		}
	}
	return d[n][m] + (typed[0] != meant[0] ? 0.25 : 0);
}
