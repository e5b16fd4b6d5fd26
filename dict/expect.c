#include "expect.h"
#include <stdbool.h>
#include <string.h>
#include <glib.h>
#include "lexicon.h"
#include "speller.h"

/* Shares of the base's frequency, near the medians over the pairs that frekuensi.tsv counts. */
static const double WITH_CLITIC = 0.04, LISTED_DERIVATION = 0.02, OWN_DERIVATION = 0.004, OF_FAMILY = 0.3,
	LISTED_LEAST = 0.05, DERIVED_LEAST = 0.02;

struct expect {
	const struct lexicon *l;
	struct speller *s;
	GHashTable *family;      /* root -> the frequency of its commonest derivation */
};

/* "membela" and "pembelaan" are counted, "bela" is not: the root is no rare word. */
static void add_family(const char *word, const char *value, void *ctx)
{
	struct expect *e = ctx;
	struct morph m;

	(void)value;
	if (morph_analyse(e->l, word, &m) != MORPH_DERIVED)
		return;
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
	e->family = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	lexicon_each(l, LEXICON_FREKUENSI, add_family, e);
	return e;
}

void expect_free(struct expect *e)
{
	if (!e)
		return;
	g_hash_table_destroy(e->family);
	g_free(e);
}

static double without_clitic(const struct lexicon *l, const char *lower)
{
	static const char *const clitics[] = { "nya", "lah", "kah", "ku", "mu" };
	char base[MORPH_MAX];
	size_t n = strlen(lower);

	for (size_t i = 0; i < G_N_ELEMENTS(clitics); i++) {
		size_t c = strlen(clitics[i]);
		if (n < c + 3 || n >= MORPH_MAX || strcmp(lower + n - c, clitics[i]) != 0)
			continue;
		g_strlcpy(base, lower, n - c + 1);
		return (i == 0 ? WITH_CLITIC : WITH_CLITIC / 8) * lexicon_per_million(l, base);
	}
	return 0;
}

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

double expect_per_million(const struct expect *e, const char *lower)
{
	unsigned counted = lexicon_per_million(e->l, lower);
	struct morph m;

	if (counted > 0)
		return counted;
	if (lexicon_value(e->l, LEXICON_KURANG, lower))
		return 0.05;
	double guess = MAX(of_root(e, lower), without_clitic(e->l, lower));
	bool listed = speller_consider(e->s, lower) == VERDICT_LISTED;
	if (morph_analyse(e->l, lower, &m) == MORPH_DERIVED)
		guess = MAX(guess, (listed ? LISTED_DERIVATION : OWN_DERIVATION) * of_family(e, m.root));
	return MAX(guess, listed ? LISTED_LEAST : DERIVED_LEAST);
}
