/* Prefixes that stand apart from their word, by a blank or by a hyphen. */
#include <string.h>
#include "lexicon.h"
#include "nasal.h"
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "gabung/awalan", "gabung", SEVERITY_ERROR, "awalan ditulis serangkai dengan kata dasarnya (EYD V, Kata Berimbuhan)",
	  "Warga ber silaturahmi dengan panitia.", "Warga bersilaturahmi dengan panitia." },
	{ "hubung/awalan", "hubung", SEVERITY_WARNING, "awalan tidak memakai tanda hubung sebelum kata Indonesia (EYD V, Kata Berimbuhan)",
	  "Bupati meng-apresiasi program itu.", "Bupati mengapresiasi program itu." },
};

static const char *const NASAL[] = { "me", "mem", "men", "meng", "meny", "pem", "peng", "peny", NULL };

/* The prefix and the word as one, with the sound change that belongs there; NULL when that is no word. */
static char *joined(const struct rules *r, const char *prefix, const char *word)
{
	char changed[NASAL_ROOT_MAX + 8];
	g_autofree char *plain = g_strconcat(prefix, word, NULL);

	if (among(prefix, NASAL) && r->c->lexicon && strlen(word) < NASAL_ROOT_MAX) {
		nasal_join(r->c->lexicon, prefix[0], word, changed);
		if (rules_known(r, changed))
			return g_strdup(changed);
	}
	return strcmp(prefix, "se") == 0 || rules_known(r, plain) ? g_steal_pointer(&plain) : NULL;   /* se- joins whatever it measures */
}

static void report(const struct rules *r, const char *id, size_t first, size_t last, const char *right)
{
	g_autofree char *fixed = right ? rules_cased(r, first, right) : NULL;

	if (fixed)
		rules_report(r, id, first, last, fixed, NULL);
}

static void check_apart(const struct rules *r, size_t i)
{
	static const char *const APART[] = { "ber", "ter", "me", "mem", "men", "meng", "meny", "pem", "peng", "peny", NULL };
	const struct token *t = &r->c->tokens[i], *next = rules_near(r, i, 1);

	if (!among(r->lower[i], APART) || !next || next->kind != TOKEN_WORD || !(next->flags & TOKEN_SPACE) ||
	    (next->flags & (TOKEN_CAPITAL | TOKEN_DIGIT | TOKEN_HYPHEN)) || (t->flags & (TOKEN_ALLCAPS | TOKEN_PROPER)))
		return;
	g_autofree char *right = joined(r, r->lower[i], r->lower[i + 1]);
	report(r, "gabung/awalan", i, i + 1, right);
}

/* A word of news, as it is or without its suffix: what only a dictionary has may be a foreign word that looks like it. */
static bool is_common(const struct rules *r, const char *word)
{
	static const char *const SUFFIXES[] = { "kan", "i", "an", NULL };

	if (rules_frequency(r, word) > 0)
		return true;
	for (const char *const *end = SUFFIXES; *end; end++) {
		if (!g_str_has_suffix(word, *end))
			continue;
		g_autofree char *base = g_strndup(word, strlen(word) - strlen(*end));
		if (rules_frequency(r, base) > 0)
			return true;
	}
	return false;
}

/* Foreign words and names keep the hyphen: meng-upload, di-PHK. */
static void check_hyphen(const struct rules *r, size_t i)
{
	static const char *const WITH_HYPHEN[] = { "ber", "ter", "di", "me", "mem", "men", "meng", "meny", "pem", "peng", "peny", "se", NULL };
	const char *hyphen = strchr(r->lower[i], '-');

	if (!hyphen || strchr(hyphen + 1, '-') || strlen(hyphen + 1) < 4 || (r->c->tokens[i].flags & (TOKEN_ALLCAPS | TOKEN_MIXED | TOKEN_DIGIT)))
		return;
	g_autofree char *prefix = g_strndup(r->lower[i], (size_t)(hyphen - r->lower[i]));
	const struct token *t = &r->c->tokens[i];
	const char *second = memchr(r->c->text + t->off, '-', t->len);
	const char *region = strcmp(prefix, "se") == 0 && second && g_ascii_islower(second[1]) && r->c->lexicon &&
		(!rules_stem(r, hyphen + 1) || strcmp(hyphen + 1, "indonesia") == 0)
		? lexicon_key(r->c->lexicon, LEXICON_WILAYAH, hyphen + 1) : NULL;
	if (region) {
		g_autofree char *named = g_strconcat("se-", region, NULL);
		g_autofree char *cased = rules_cased(r, i, named);
		rules_report(r, "kapital/wilayah", i, i, cased, NULL);
		return;
	}
	if (!among(prefix, WITH_HYPHEN) || !second || !g_ascii_islower(second[1]) || !rules_known(r, hyphen + 1) ||
	    !is_common(r, hyphen + 1))
		return;
	g_autofree char *right = joined(r, prefix, hyphen + 1);
	report(r, "hubung/awalan", i, i, right);
}

static void run(const struct rules *r)
{
	for (size_t i = 0; i < r->c->n; i++) {
		if (r->c->tokens[i].kind != TOKEN_WORD)
			continue;
		check_apart(r, i);
		if (r->c->tokens[i].flags & TOKEN_HYPHEN)
			check_hyphen(r, i);
	}
}

const struct rule_part rules_affix = RULE_PART(ROWS, run);
