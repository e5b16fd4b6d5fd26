#include "morph.h"
#include <string.h>
#include <glib.h>
#include "lexicon.h"
#include "nasal.h"

struct halves {
	const struct lexicon *l;
	bool (*known)(void *ctx, const char *lower);
	void *ctx;
	char first[MORPH_MAX], second[MORPH_MAX];
};

static bool part(struct halves *h, const char *word)
{
	const char *hyphen = strchr(word, '-');

	if (!hyphen || strchr(hyphen + 1, '-') || strlen(word) >= MORPH_MAX)
		return false;
	g_strlcpy(h->first, word, (gsize)(hyphen - word) + 1);
	g_strlcpy(h->second, hyphen + 1, sizeof h->second);
	return h->first[0] != '\0' && h->second[0] != '\0';
}

static bool is_root(const struct halves *h, const char *word)
{
	return morph_is_root(h->l, word) || h->known(h->ctx, word);
}

/* The endings that may follow the second half: "", -nya, -kan, -i, -an and their joins. */
static bool is_ending(const char *s)
{
	static const char *const endings[] = { "", "nya", "kan", "i", "an", "kannya", "annya", "inya", "ku", "mu", "lah", "kah", "nyalah",
		"anku", "anmu", "kanlah", "ilah", NULL };

	return g_strv_contains(endings, s);
}

static bool is_beginning(const char *s, size_t n)
{
	static const char *const beginnings[] = { "ber", "be", "ter", "te", "di", "ke", "se", "ku", "ketidak", "keter", "per", "memper",
		"diper", "pe", NULL };
	char head[16];

	if (n >= sizeof head)
		return false;
	g_strlcpy(head, s, n + 1);
	return g_strv_contains(beginnings, head);
}

/* "anak-anaknya", "kehijau-hijauan", "disia-siakan": the same root on both sides of the hyphen. */
static bool is_same_root(struct halves *h)
{
	size_t a = strlen(h->first), b = strlen(h->second);
	char root[MORPH_MAX];

	for (size_t n = MIN(a, b); n >= 2; n--) {
		if (memcmp(h->first + a - n, h->second, n) != 0 || !is_ending(h->second + n))
			continue;
		if (a > n && !is_beginning(h->first, a - n))
			continue;
		g_strlcpy(root, h->second, n + 1);
		if (is_root(h, root))
			return true;
	}
	return false;
}

/* "menimbang-nimbang", "memukul-mukuli": the second half keeps the nasal. */
static bool is_nasal_echo(struct halves *h)
{
	size_t a = strlen(h->first), b = strlen(h->second);
	char whole[MORPH_MAX];

	for (size_t n = MIN(b, a - MIN(a, 2)); n >= 3; n--) {
		if (a != n + 2 || h->first[1] != 'e' || memcmp(h->first + 2, h->second, n) != 0 || !is_ending(h->second + n))
			continue;
		g_snprintf(whole, sizeof whole, "%s%s", h->first, h->second + n);
		if (h->known(h->ctx, h->first) || h->known(h->ctx, whole))
			return true;
	}
	return false;
}

/* "tolong-menolong", "surat-menyurat", "ganti-berganti". */
static bool is_answered(struct halves *h)
{
	struct nasal_reading r[NASAL_MAX];
	size_t n = nasal_read(h->l, h->second, 'm', r);

	for (size_t i = 0; i < n; i++)
		if (!r[i].rule && g_str_has_prefix(r[i].root, h->first) && is_ending(r[i].root + strlen(h->first)))
			return is_root(h, h->first);
	return false;
}

/* "kupu-kupunya": kupu is no word, but the table has kupu-kupu, and a clitic may follow it. */
static bool is_fixed_form(const struct lexicon *l, const char *word)
{
	static const char *const clitics[] = { "", "nya", "ku", "mu", "lah", "kah", "nyalah", NULL };
	size_t len = strlen(word);

	for (const char *const *c = clitics; *c; c++) {
		size_t n = strlen(*c);
		if (n >= len || len - n >= MORPH_MAX || !g_str_has_suffix(word, *c))
			continue;
		char form[MORPH_MAX];
		g_strlcpy(form, word, len - n + 1);
		if (lexicon_value(l, LEXICON_ULANG, form))
			return true;
	}
	return false;
}

bool morph_is_reduplication(const struct lexicon *l, const char *word, bool (*known)(void *ctx, const char *lower), void *ctx)
{
	struct halves h = { .l = l, .known = known, .ctx = ctx };

	if (is_fixed_form(l, word))
		return true;
	if (!part(&h, word))
		return false;
	if (strcmp(h.first, h.second) == 0)
		return is_root(&h, h.first);
	return is_same_root(&h) || is_nasal_echo(&h) || is_answered(&h);
}
