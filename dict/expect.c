#include "expect.h"
#include <stdbool.h>
#include <string.h>
#include <glib.h>
#include "check.h"
#include "lexicon.h"
#include "speller.h"
#include "wordset.h"

/* What part of its root's frequency a derivation has on average, of roots that hunspell-id lets take meN- and of others: counted
 * over the pairs of frekuensi.tsv with the roots that have none in it; commands in -kan and -i, rare in news, are given more. Patterns
 * as morph.h shows them, * for the root. */
static const struct share { const char *pattern; double verb, other; } shares[] = {
	{ "meN+*", 0.11, 0.016 }, { "meN+*+kan", 0.07, 0.0035 }, { "meN+*+i", 0.031, 0.002 }, { "meN+per+*+kan", 0.004, 0.0005 },
	{ "meN+per+*", 0.0007, 0.0002 }, { "meN+per+*+i", 0.0004, 0.0001 },
	{ "di+*", 0.04, 0.003 }, { "di+*+kan", 0.037, 0.003 }, { "di+*+i", 0.009, 0.001 }, { "di+per+*+kan", 0.0012, 0.0003 },
	{ "di+per+*", 0.0005, 0.0002 }, { "di+per+*+i", 0.0004, 0.0001 },
	{ "ter+*", 0.033, 0.0003 }, { "ter+*+i", 0.001, 0.0001 }, { "ter+*+kan", 0.0003, 0.0001 },
	{ "*+an", 0.1, 0.01 }, { "peN+*+an", 0.083, 0.0095 }, { "ke+*+an", 0.064, 0.013 }, { "per+*+an", 0.03, 0.0032 },
	{ "peN+*", 0.036, 0.008 }, { "ber+*", 0.041, 0.0087 }, { "ber+*+an", 0.0032, 0.0005 }, { "*+nya", 0.017, 0.032 },
	{ "se+*", 0.007, 0.006 }, { "se+*+nya", 0.0033, 0.0004 }, { "*+kan", 0.04, 0.004 }, { "*+i", 0.02, 0.002 }, { "*+lah", 0.0003, 0.0004 },
	{ "ke+peN+*+an", 0.0018, 0.0003 }, { "peN+ber+*+an", 0.001, 0.0003 }, { "ke+ter+*+an", 0.001, 0.0003 },
	{ "ke+ber+*+an", 0.0008, 0.0003 }, { "ke+tidak+*+an", 0.0003, 0.0003 }, { "*", 0.0026, 0.0146 },
};
/* Other patterns; with a clitic; a word of a list, one that only our analysis knows, and one of a root to which hunspell-id
 * gives other affixes; all three missing in frekuensi.tsv. */
static const double RARE_SHARE = 0.0001, WITH_CLITIC = 0.04, OF_LISTED = 1.5, OF_OWN = 0.3, OF_REFUSED = 0.015, FAMILY_MOST = 300, OF_FAMILY = 0.3,
	LISTED_LEAST = 0.05, DERIVED_LEAST = 0.02;

enum { SHORT_STEM = 7 };

struct expect {
	const struct lexicon *l;
	struct speller *s;
	GHashTable *family;      /* root -> the frequency of its commonest derivation */
	struct wordset *seen;    /* word of the office's articles -> tenths in a million words, above SEEN_ARTICLES how many hold it */
};

/* "membela" and "pembelaan" are counted, "bela" is not: the root is no rare word. */
static void add_family(const char *word, const char *value, void *ctx)
{
	struct expect *e = ctx;
	struct morph m;

	(void)value;
	if ((strlen(word) < SHORT_STEM && lexicon_root(e->l, word)) || morph_analyse(e->l, word, &m) != MORPH_DERIVED)
		return;          /* sampai is no sampa with -i */
	unsigned known = GPOINTER_TO_UINT(g_hash_table_lookup(e->family, m.root));
	unsigned now = lexicon_per_million(e->l, word);
	if (now > known)
		g_hash_table_insert(e->family, g_strdup(m.root), GUINT_TO_POINTER(now));
}

struct expect *expect_new(const struct lexicon *l, struct speller *s)
{
	struct expect *e = g_new0(struct expect, 1);

	e->l = l;
	e->s = s;
	e->seen = wordset_new(16);
	e->family = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	lexicon_each(l, LEXICON_FREKUENSI, add_family, e);
	return e;
}

void expect_free(struct expect *e)
{
	if (!e)
		return;
	g_hash_table_destroy(e->family);
	wordset_free(e->seen);
	g_free(e);
}

/* ---- the office's own articles ---- */

/* A small archive says little: as if SMALL_ARCHIVE words without the word stood beside it. Fewer than FEW articles say nothing. */
enum { SEEN_ARTICLES = 24, SMALL_ARCHIVE = 200000, FEW = 3, ARTICLES_MAX = 255, TENTHS_MAX = (1 << SEEN_ARTICLES) - 1 };

void expect_learn(struct expect *e, const struct dict_seen *w, size_t n, uint64_t times)
{
	wordset_free(e->seen);
	e->seen = wordset_new(n);
	for (size_t i = 0; i < n; i++) {
		if (w[i].articles < FEW)
			continue;
		double tenths = 1e7 * (double)w[i].times / ((double)times + SMALL_ARCHIVE);
		*wordset_put(e->seen, w[i].word, strlen(w[i].word)) = (uint32_t)MIN(tenths, TENTHS_MAX) |
			(uint32_t)MIN(w[i].articles, ARTICLES_MAX) << SEEN_ARTICLES;
	}
}

unsigned expect_articles(const struct expect *e, const char *lower)
{
	const uint32_t *seen = wordset_get(e->seen, lower, strlen(lower));

	return seen ? *seen >> SEEN_ARTICLES : 0;
}

static double of_articles(const struct expect *e, const char *lower)
{
	const uint32_t *seen = wordset_get(e->seen, lower, strlen(lower));

	return seen ? (*seen & TENTHS_MAX) / 10.0 : 0;
}

/* ---- what a word is made of ---- */

/* A living root takes many affixes, a common word has many synonyms. */
static double of_stem(const struct lexicon *l, const char *lower)
{
	if (lexicon_value(l, LEXICON_LEMA, lower))
		return 3;
	unsigned uses = lexicon_uses(l, lower);
	return lexicon_root(l, lower) ? 0.1 * (1 + lexicon_affixes(l, lower)) * (1 + uses) : 0.05 * uses;
}

static double of_root(const struct expect *e, const char *root)
{
	double guess = MAX(lexicon_per_million(e->l, root), of_stem(e->l, root));

	return MAX(guess, OF_FAMILY * GPOINTER_TO_UINT(g_hash_table_lookup(e->family, root)));
}

/* The root that the analysis names, or one behind it: coblosan is a word, but pencoblosan comes from coblos; mangkas is one too,
 * but pemangkasan comes from pangkas. */
static double of_family(const struct expect *e, const char *root)
{
	static const struct { const char *nasal, *dropped; } nasals[] = { { "ng", "k" }, { "ny", "s" }, { "m", "p" }, { "n", "t" } };
	char other[MORPH_MAX];
	struct morph m;
	double best = of_root(e, root);

	for (size_t i = 0; i < G_N_ELEMENTS(nasals); i++) {
		if (!g_str_has_prefix(root, nasals[i].nasal))
			continue;
		g_snprintf(other, sizeof other, "%s%s", nasals[i].dropped, root + strlen(nasals[i].nasal));
		best = lexicon_root(e->l, other) ? MAX(best, of_root(e, other)) : best;
		break;
	}
	return morph_analyse(e->l, root, &m) == MORPH_DERIVED ? MAX(best, of_root(e, m.root)) : best;
}

static double share_of_pattern(const struct expect *e, const struct morph *m, const char *pattern)
{
	for (size_t i = 0; i < G_N_ELEMENTS(shares); i++)
		if (strcmp(shares[i].pattern, pattern) == 0)
			return lexicon_verb(e->l, m->root) ? shares[i].verb : shares[i].other;
	return RARE_SHARE;
}

/* "meN+hadir+i+nya" is meN+*+i with a clitic. */
static double share_of(const struct expect *e, const struct morph *m)
{
	const char *root = strstr(m->pattern, m->root);
	char pattern[MORPH_MAX * 2];

	if (!root)
		return RARE_SHARE;
	char *end = mempcpy(pattern, m->pattern, (size_t)(root - m->pattern));
	*end++ = '*';
	strcpy(end, root + strlen(m->root));
	char *clitic = g_str_has_suffix(pattern, "+nya") ? pattern + strlen(pattern) - strlen("+nya") : NULL;
	if (!clitic || g_str_has_suffix(pattern, "*+nya"))
		return share_of_pattern(e, m, pattern);
	*clitic = '\0';
	return WITH_CLITIC * share_of_pattern(e, m, pattern);
}

static double without_clitic(const struct expect *e, const char *lower)
{
	static const char *const clitics[] = { "nya", "lah", "kah", "ku", "mu" };
	char base[MORPH_MAX];
	size_t n = strlen(lower);

	for (size_t i = 0; i < G_N_ELEMENTS(clitics); i++) {
		size_t c = strlen(clitics[i]);
		if (n < c + 3 || n >= MORPH_MAX || strcmp(lower + n - c, clitics[i]) != 0)
			continue;
		g_strlcpy(base, lower, n - c + 1);
		return (i == 0 ? WITH_CLITIC : WITH_CLITIC / 8) * expect_per_million(e, base);
	}
	return 0;
}

static double guess_per_million(const struct expect *e, const char *lower)
{
	struct morph m;

	if (lexicon_value(e->l, LEXICON_KURANG, lower))
		return 0.05;
	double guess = MAX(of_root(e, lower), without_clitic(e, lower));
	bool listed = speller_consider_read(e->s, lower, &m) == VERDICT_LISTED;
	if (m.kind == MORPH_DERIVED) {
		bool command = strncmp(m.pattern, m.root, strlen(m.root)) == 0 && !g_str_has_suffix(m.pattern, "+an");   /* tuliskan, warnai: as good as all roots take them */
		double family = of_family(e, m.root), least = MAX(guess, listed ? LISTED_LEAST : DERIVED_LEAST);
		if (!listed)      /* akan, yang: the commonest words are particles that take few affixes */
			family = MIN(family, FAMILY_MOST);
		double share = share_of(e, &m), derived = (listed ? OF_LISTED : OF_OWN) * share * family;
		bool may_be_refused = !listed && !command && lexicon_affixes(e->l, m.root) > 0;
		if (derived > least && may_be_refused && !speller_hunspell_takes(e->s, lower))      /* asked last: it takes long */
			derived = OF_REFUSED * share * family;
		guess = MAX(guess, derived);
	}
	return MAX(guess, listed ? LISTED_LEAST : DERIVED_LEAST);
}

double expect_per_million(const struct expect *e, const char *lower)
{
	unsigned counted = lexicon_per_million(e->l, lower);
	double general = counted > 0 ? counted : guess_per_million(e, lower);

	return MAX(general, of_articles(e, lower));
}
