#include "spelling_part.h"
#include <string.h>
#include "lexicon.h"
#include "speller.h"
#include "suggest.h"
#include "weigh.h"

/* Thresholds measured on news. A word is doubted next to one that is RARE_RATIO times as frequent, a derivation that only our
 * affix rules accept next to one DERIVED_RATIO times, a listed word with -nya next to one CLITIC_RATIO times; all for a letter
 * left out, the commonest slip, more for others. */
static const double RARE_RATIO = 3000, DERIVED_RATIO = 100, CLITIC_RATIO = 500, FAR_EXPECTED = 1;
static const double PAIR_RATIO = 4, AGAIN_RATIO = 40, PAIR_EXPECTED = 0.3;
static const double TWIN_SLIP = 0.6, LOST_SLIP = 1.35, ONE_SLIP = 1.4;
static const double RIVAL_RATIO = 15, RIVAL_UNEXPECTED = 0.03;
enum { DERIVED_NEIGHBOUR = 10, RIVAL_LETTERS = 8 };

/* One letter for another that writers confuse most: n and m, a and e. */
static bool is_usual_exchange(const char *typed, const char *meant)
{
	size_t i = 0;

	while (typed[i] && typed[i] == meant[i])
		i++;
	return typed[i] && meant[i] && strcmp(typed + i + 1, meant + i + 1) == 0 && strchr("nmae", typed[i]) && strchr("nmae", meant[i]) &&
		(strchr("nm", typed[i]) != NULL) == (strchr("nm", meant[i]) != NULL);
}

/* How many times rarer than a letter left out the slip is: in 14,000 words of releases 43 of 100 slips leave a letter out, 22 put
 * one in, 23 exchange one, each spread over the letters it could have been. */
static double slip_rarity(const char *typed, const char *meant, double slip)
{
	size_t n = strlen(typed), m = strlen(meant);
	double first = typed[0] == meant[0] ? 1 : 5;   /* the first letter is seldom wrong */

	if (n >= m + 2 || m >= n + 2)                  /* letters typed twice, a syllable lost */
		return slip <= NEAR_SLIP ? 5 * first : slip <= LOST_SLIP ? 10 * first : 1000;

	if (slip > ONE_SLIP)
		return 1000;
	if (n < m)
		return slip <= TWIN_SLIP ? 0.5 : first;
	if (n > m)
		return slip <= TWIN_SLIP ? 1 : 10 * first;
	return is_usual_exchange(typed, meant) ? 3 * first : slip <= NEAR_SLIP ? 6 * first : 50;
}

/* One of a pair left out is the commonest slip of all, and what is left often looks like another derivation. */
static bool has_lost_pair(const struct asked *a, double ratio)
{
	double meant = suggest_undone(a->s->suggest, a->lower);

	return meant >= PAIR_EXPECTED && meant >= ratio * suggest_expected(a->s->suggest, a->lower);
}

/* "uapnya": every noun takes -nya, so few of these forms are in a list. */
static bool is_listed_with_nya(const struct asked *a)
{
	size_t n = strlen(a->lower);

	if (n < 6 || !g_str_has_suffix(a->lower, "nya"))
		return false;
	g_autofree char *base = g_strndup(a->lower, n - 3);
	return speller_ask(a->s->speller, base) == VERDICT_LISTED;
}

/* "besertifikat" beside bersertifikat: ber- may lose its r before a root whose first syllable ends in -er. */
static bool is_other_form(const char *typed, const char *meant)
{
	return g_str_has_prefix(typed, "be") && strlen(typed) > 5 && strncmp(typed + 3, "er", 2) == 0 && g_str_has_prefix(meant, "ber") &&
		strcmp(typed + 2, meant + 3) == 0;
}

/* "terbedung": a derivation that no list has, and whose root hunspell-id gives other affixes, beside a sound one that
 * is likelier though no frequent word: terbendung. */
static bool has_rival(const struct asked *a, double expected)
{
	if (strlen(a->lower) < RIVAL_LETTERS || expected > RIVAL_UNEXPECTED)
		return false;
	g_autoptr(GPtrArray) meant = suggest_words(a->s->suggest, a->lower, 1);
	const char *best = meant->len ? meant->pdata[0] : NULL;
	if (!best || strlen(best) <= strlen(a->lower) || best[0] != a->lower[0] || is_other_form(a->lower, best))
		return false;
	double rarity = slip_rarity(a->lower, best, weigh_slip(a->lower, best));
	return suggest_expected(a->s->suggest, best) >= RIVAL_RATIO * rarity * expected && speller_hunspell_takes(a->s->speller, best);
}

/* "sedang kita dalami": behind the person who does it a verb in -i or -kan stands bare. */
static bool is_bare_verb(const struct asked *a)
{
	static const char *const persons[] = { "kita", "kami", "saya", "aku", "dia", "ia", "mereka", "kalian", "anda", "beliau", NULL };
	const char *before = a->i > 0 ? a->doc->lower[a->i - 1] : NULL;

	return before && g_strv_contains(persons, before) && (g_str_has_suffix(a->lower, "i") || g_str_has_suffix(a->lower, "kan"));
}

struct finding *asked_doubt(const struct asked *a, enum verdict v)
{
	unsigned per_million;
	double slip, needed = v != VERDICT_DERIVED ? RARE_RATIO : is_listed_with_nya(a) ? CLITIC_RATIO : DERIVED_RATIO;

	bool mid_capital = a->capital && !asked_begins_sentence(a), again = document_times(a->doc, a->lower) > 1;

	if ((a->capital && v != VERDICT_DERIVED) || (mid_capital && asked_may_be_name(a)) || (v == VERDICT_DERIVED && is_bare_verb(a)))
		return NULL;
	/* who leaves one of a pair out does so again: "jalanya" */
	if (strlen(a->lower) >= DOUBT_LETTERS && has_lost_pair(a, again ? AGAIN_RATIO : PAIR_RATIO))
		return asked_suspect(a, "ejaan/ragu", SEVERITY_WARNING);
	if (again)
		return NULL;
	if (strlen(a->lower) < DOUBT_LETTERS && v == VERDICT_LISTED && !lexicon_value(a->s->l, LEXICON_KURANG, a->lower))
		return NULL;
	double expected = suggest_expected(a->s->suggest, a->lower);
	unsigned edits = v == VERDICT_DERIVED && strlen(a->lower) > DOUBT_LETTERS && expected < FAR_EXPECTED ? 2 : 1;
	if (v == VERDICT_DERIVED && has_rival(a, expected))
		return asked_suspect(a, "ejaan/ragu", SEVERITY_WARNING);
	const char *meant = suggest_frequent_neighbour(a->s->suggest, a->lower, edits, &per_million, &slip);
	if (!meant || per_million < DERIVED_NEIGHBOUR || (mid_capital && meant[0] != a->lower[0]) || is_other_form(a->lower, meant))
		return NULL;
	needed *= slip_rarity(a->lower, meant, slip);
	return per_million / expected >= needed ? asked_suspect(a, "ejaan/ragu", SEVERITY_WARNING) : NULL;
}
