/* A word that a blank broke in two: "diseleng garakan", "dilaksana kan". */
#include <string.h>
#include "lexicon.h"
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "gabung/terbelah", "typo", SEVERITY_ERROR, "satu kata terbelah oleh spasi", "Rapat diseleng garakan di aula.", "Rapat diselenggarakan di aula." },
};

enum { WHOLE_LETTERS = 6, LONG_WHOLE = 8, PART_LETTERS = 2, LONG_PART = 5, WHOLE_PER_MILLION = 3, PART_MAX = 40 };

static bool is_small_word(const struct token *t)
{
	return t->kind == TOKEN_WORD && !(t->flags & (TOKEN_ALLCAPS | TOKEN_MIXED | TOKEN_HYPHEN | TOKEN_DIGIT | TOKEN_ABBREVIATION)) && t->len >= PART_LETTERS &&
		t->len < PART_MAX;
}

/* A word that can stand by itself. What only the affix analysis knows, and short words of the dictionary that nobody writes,
 * are rather a part of another. */
static bool stands_alone(const struct rules *r, const char *word)
{
	static const int NAMES[] = { LEXICON_NAMA, LEXICON_WILAYAH, LEXICON_SINGKATAN, LEXICON_SATUAN, LEXICON_GELAR, LEXICON_INSTITUSI,
		LEXICON_ASING, LEXICON_NONBAKU, LEXICON_GABUNG };

	if (rules_frequency(r, word) > 0)
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++)
		if (rules_value(r, NAMES[i], word))
			return true;
	return strlen(word) >= LONG_PART && rules_stem(r, word);
}

/* What no word is: "strukt", "gkat". */
static bool is_fragment(const struct rules *r, const char *part)
{
	return !stands_alone(r, part) && !rules_known(r, part);
}

/* Is the whole, joined again, what was meant? A frequent word; a long one, when a part is none or a suffix ("dilimpah kan"). */
static bool is_likely_whole(const struct rules *r, size_t i, const char *whole)
{
	const char *first = r->lower[i], *second = r->lower[i + 1];

	if (strlen(whole) < WHOLE_LETTERS || rules_value(r, LEXICON_NONBAKU, whole) || rules_value(r, LEXICON_GABUNG, whole))
		return false;
	if (rules_frequency(r, whole) >= WHOLE_PER_MILLION || strlen(whole) < LONG_WHOLE)
		return rules_frequency(r, whole) >= WHOLE_PER_MILLION;
	bool broken = is_fragment(r, first) || is_fragment(r, second) ||
		(among(second, (const char *const[]){ "kan", "an", NULL }) && !stands_alone(r, first));
	return broken && rules_known(r, whole);
}

/* "ke inginan": a word in -an that the dictionary has and nobody writes is no place to go to. */
static bool closes_ke(const struct rules *r, size_t i)
{
	return strcmp(r->lower[i], "ke") == 0 && g_str_has_suffix(r->lower[i + 1], "an") && rules_frequency(r, r->lower[i + 1]) == 0;
}

static void check(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i], *next = rules_near(r, i, 1);
	char whole[2 * PART_MAX];

	if (!next || !is_small_word(t) || !is_small_word(next) || next->flags & TOKEN_CAPITAL || !(next->flags & TOKEN_SPACE) ||
	    (stands_alone(r, r->lower[i]) && stands_alone(r, r->lower[i + 1]) && !closes_ke(r, i)))
		return;
	g_snprintf(whole, sizeof whole, "%s%s", r->lower[i], r->lower[i + 1]);
	if (!is_likely_whole(r, i, whole))
		return;
	g_autofree char *fixed = rules_cased(r, i, whole);
	rules_report(r, "gabung/terbelah", i, i + 1, fixed, NULL);
}

static void run(const struct rules *r)
{
	for (size_t i = 0; i + 1 < r->c->n; i++)
		if (r->c->tokens[i].kind == TOKEN_WORD)
			check(r, i);
}

const struct rule_part rules_split = RULE_PART(ROWS, run);
