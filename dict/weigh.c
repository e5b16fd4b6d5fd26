#include "weigh.h"
#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <glib.h>

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
	return c == 'a' || c == 'i' || c == 'u' || c == 'e' || c == 'o';
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

/* Spellings of one sound, older spelling and half-adapted loans; either may stand for the other. */
#define SOUND(a, b) { a, b, sizeof a - 1, sizeof b - 1 }
static const struct { const char *a, *b; size_t a_len, b_len; } sounds[] = {
	SOUND("kh", "k"), SOUND("kh", "h"), SOUND("sy", "s"), SOUND("au", "o"), SOUND("ai", "e"), SOUND("oe", "u"), SOUND("dj", "j"),
	SOUND("tj", "c"), SOUND("ks", "x"), SOUND("ph", "f"), SOUND("th", "t"), SOUND("dh", "d"), SOUND("gh", "g"), SOUND("isir", "isasi"),
	SOUND("ie", "i"), SOUND("uw", "u"), SOUND("iy", "i"), SOUND("que", "k"), SOUND("ct", "kt"), SOUND("ck", "k"), SOUND("is", "istis"),
	SOUND("ure", "ur"), SOUND("tion", "si"),
};

/* What is asked of the same letters again and again. */
enum { LETTERS = 26, NO_LETTER = LETTERS };
struct letters {
	double exchanged[LETTERS + 1][LETTERS + 1];      /* typed, meant; two that differ */
	bool neighbour[LETTERS + 1][LETTERS + 1];
	uint32_t a[LETTERS], b[LETTERS];         /* bit k: the a, or b, of sounds[k] ends in the letter */
};

static uint8_t index_of(char c)
{
	return c >= 'a' && c <= 'z' ? (uint8_t)(c - 'a') : NO_LETTER;
}

static struct letters *letters_make(void)
{
	struct letters *all = g_new0(struct letters, 1);

	for (int typed = 0; typed <= LETTERS; typed++)
		for (int meant = 0; meant <= LETTERS; meant++) {
			bool letters = typed < LETTERS && meant < LETTERS;
			all->exchanged[typed][meant] = letters ? exchanged((char)('a' + typed), (char)('a' + meant)) : 1.15;
			all->neighbour[typed][meant] = letters && is_neighbour_key((char)('a' + typed), (char)('a' + meant));
		}
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

/* A letter in typed that meant has not. */
static double put_in(const struct letters *all, const char *typed, size_t i, size_t n)
{
	if (is_twin(typed, i, n))
		return 0.55;
	const bool *neighbour = all->neighbour[index_of(typed[i])];
	return (i > 0 && neighbour[index_of(typed[i - 1])]) || (i + 1 < n && neighbour[index_of(typed[i + 1])]) ? 0.8 : 1.0;
}

static const double NONE = 99;
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

static void look_at(const struct letters *all, struct weighed_letter *letter, const char *s, size_t i)
{
	letter->c = s[i - 1];
	letter->index = index_of(letter->c);
	letter->a = letter->index < LETTERS ? sounds_at(s, i, all->a[letter->index], false) : 0;
	letter->b = letter->index < LETTERS ? sounds_at(s, i, all->b[letter->index], true) : 0;
}

/* "mendndapatkan", "apararat": two or three letters typed twice. */
void weigh_typed(struct weighed *t, const char *typed)
{
	const struct letters *all = letters_get();

	t->len = strlen(typed);
	for (size_t i = 1; i <= t->len && t->len < WEIGHED_MAX; i++) {
		struct weighed_letter *letter = &t->letters[i];
		look_at(all, letter, typed, i);
		letter->alone = put_in(all, typed, i - 1, t->len);
		letter->echoes = false;
		for (size_t k = 2; k <= WEIGHED_ECHO; k++) {
			letter->echo[k] = is_echo(typed, i, k) ? 0.75 : NONE;
			letter->echoes |= letter->echo[k] < NONE;
		}
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

static void look_at_meant(const struct letters *all, struct weighed *w, const char *meant)
{
	w->len = strlen(meant);
	for (size_t i = 1; i <= w->len && w->len < WEIGHED_MAX; i++) {
		struct weighed_letter *letter = &w->letters[i];
		look_at(all, letter, meant, i);
		letter->alone = left_out(meant, i - 1, w->len);
		letter->echoes = false;
		for (size_t k = 2; k <= WEIGHED_ECHO; k++) {
			letter->echo[k] = lost(meant, i, k);
			letter->echoes |= letter->echo[k] < NONE;
		}
	}
}

static double exchange(const struct letters *all, const struct weighed_letter *typed, const struct weighed_letter *meant)
{
	return typed->c == meant->c ? 0 : all->exchanged[typed->index][meant->index];
}

static double cheaper(double cost, double other)
{
	return other < cost ? other : cost;
}

typedef double cost_rows[WEIGHED_MAX][WEIGHED_MAX];

static double by_sound(cost_rows d, double cost, const struct weighed_letter *t, size_t i, const struct weighed_letter *m, size_t j)
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

static double by_echo(cost_rows d, double cost, const struct weighed_letter *t, size_t i, const struct weighed_letter *m, size_t j)
{
	for (size_t k = 2; k <= WEIGHED_ECHO; k++) {
		if (i > k && t->echo[k] < NONE)
			cost = cheaper(cost, d[i - k][j] + t->echo[k]);
		if (j > k && m->echo[k] < NONE)
			cost = cheaper(cost, d[i][j - k] + m->echo[k]);
	}
	return cost;
}

double weigh_meant(const struct weighed *typed, const char *meant)
{
	const struct letters *all = letters_get();
	struct weighed other;
	const struct weighed_letter *t = typed->letters, *w = other.letters;
	cost_rows d;

	look_at_meant(all, &other, meant);
	size_t n = typed->len, m = other.len;
	if (n >= WEIGHED_MAX || m >= WEIGHED_MAX)
		return 9;
	for (size_t i = 0; i <= n; i++) {
		for (size_t j = 0; j <= m; j++) {
			double c = i == 0 && j == 0 ? 0 : NONE;
			if (i > 0)
				c = cheaper(c, d[i - 1][j] + t[i].alone);
			if (j > 0)
				c = cheaper(c, d[i][j - 1] + w[j].alone);
			if (i > 0 && j > 0) {
				c = cheaper(c, d[i - 1][j - 1] + exchange(all, &t[i], &w[j]));
				c = by_sound(d, c, &t[i], i, &w[j], j);
			}
			if (i > 1 && j > 1 && t[i].c == w[j - 1].c && t[i - 1].c == w[j].c && t[i].c != t[i - 1].c)
				c = cheaper(c, d[i - 2][j - 2] + 0.75);
			d[i][j] = (i > 0 && t[i].echoes) || (j > 0 && w[j].echoes) ? by_echo(d, c, &t[i], i, &w[j], j) : c;
		}
	}
	bool same_first = n > 0 && m > 0 ? t[1].c == w[1].c : n == m;
	return d[n][m] + (same_first ? 0 : 0.25);
}

double weigh_slip(const char *typed, const char *meant)
{
	struct weighed t;

	weigh_typed(&t, typed);
	return weigh_meant(&t, meant);
}
