#include "weigh.h"
#include <stdbool.h>
#include <string.h>
#include <glib.h>

enum { LETTERS_MAX = 64 };

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
	if (!g_ascii_islower(typed) || !g_ascii_islower(meant))
		return 1.15;
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

static double cheaper(double cost, double other)
{
	return other < cost ? other : cost;
}

typedef double cost_rows[LETTERS_MAX][LETTERS_MAX];

/* Does s end in tail at its letter i? */
static bool ends_at(const char *s, size_t i, const char *tail, size_t len)
{
	return i >= len && s[i - 1] == tail[len - 1] && memcmp(s + i - len, tail, len) == 0;
}

static double by_sound(cost_rows d, double cost, const char *t, size_t i, const char *m, size_t j)
{
	for (size_t k = 0; k < G_N_ELEMENTS(sounds); k++) {
		size_t a = sounds[k].a_len, b = sounds[k].b_len;
		if (ends_at(t, i, sounds[k].a, a) && ends_at(m, j, sounds[k].b, b))
			cost = cheaper(cost, d[i - a][j - b] + 0.6);
		if (ends_at(t, i, sounds[k].b, b) && ends_at(m, j, sounds[k].a, a))
			cost = cheaper(cost, d[i - b][j - a] + 0.6);
	}
	return cost;
}

/* "mendndapatkan", "apararat": two or three letters typed twice; "perekomian": a syllable lost. */
static double by_echo(cost_rows d, double cost, const char *t, size_t i, const char *m, size_t j)
{
	for (size_t k = 2; k <= 3; k++) {
		if (i >= 2 * k && memcmp(t + i - k, t + i - 2 * k, k) == 0)
			cost = cheaper(cost, d[i - k][j] + 0.75);
		if (j >= k + 1 && is_vowel(m[j - 1]) != is_vowel(m[j - 2]))
			cost = cheaper(cost, d[i][j - k] + (j >= 2 * k && memcmp(m + j - k, m + j - 2 * k, k) == 0 ? 0.75 : 1.15 + 0.2 * (double)(k - 2)));
	}
	return cost;
}

double weigh_slip(const char *typed, const char *meant)
{
	size_t n = strlen(typed), m = strlen(meant);
	cost_rows d;

	if (n >= LETTERS_MAX || m >= LETTERS_MAX)
		return 9;
	for (size_t i = 0; i <= n; i++) {
		for (size_t j = 0; j <= m; j++) {
			double c = i == 0 && j == 0 ? 0 : 99;
			if (i > 0)
				c = cheaper(c, d[i - 1][j] + put_in(typed, i - 1, n));
			if (j > 0)
				c = cheaper(c, d[i][j - 1] + left_out(meant, j - 1, m));
			if (i > 0 && j > 0) {
				c = cheaper(c, d[i - 1][j - 1] + exchanged(typed[i - 1], meant[j - 1]));
				c = by_sound(d, c, typed, i, meant, j);
			}
			if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1] && typed[i - 1] != typed[i - 2])
				c = cheaper(c, d[i - 2][j - 2] + 0.75);
			d[i][j] = by_echo(d, c, typed, i, meant, j);
		}
	}
	return d[n][m] + (typed[0] != meant[0] ? 0.25 : 0);
}
