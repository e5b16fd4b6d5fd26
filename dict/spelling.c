#include "spelling_part.h"
#include <string.h>
#include "lexicon.h"
#include "speller.h"
#include "wordset.h"

enum { QUIET_MAX = 50000, ACRONYM_LETTERS = 8 };

bool spelling_known(const struct spelling *s, const char *lower)
{
	return speller_ask(s->speller, lower) >= VERDICT_DERIVED && !lexicon_value(s->l, LEXICON_NONBAKU, lower);
}

static struct finding *judge_unknown(const struct asked *a)
{
	if (a->t->flags & TOKEN_HYPHEN)
		return asked_hyphenated(a);
	if (a->t->flags & TOKEN_ALLCAPS && strlen(a->lower) <= ACRONYM_LETTERS)
		return NULL;
	return a->capital ? asked_name(a) : asked_unknown(a);
}

static void keep_quiet(const struct asked *a)
{
	if (wordset_count(a->s->quiet) < QUIET_MAX)
		wordset_put(a->s->quiet, a->lower, strlen(a->lower));
}

static struct finding *judge_alone(const struct spelling *s, const struct document *doc, size_t i)
{
	const struct token *t = &doc->tokens[i];
	struct asked a = { s, doc, i, t, doc->lower[i], (t->flags & TOKEN_CAPITAL) != 0 };

	if (!a.lower || t->flags & (TOKEN_DIGIT | TOKEN_ABBREVIATION | TOKEN_MIXED) || t->len > COUNTED_MAX)
		return NULL;
	bool forbidden = g_hash_table_size(s->forbidden) > 0 && g_hash_table_contains(s->forbidden, a.lower);
	if (!forbidden && speller_is_own(s->speller, a.lower))
		return NULL;                   /* whoever accepted it knows better than lists and likelihood */
	struct finding *f = a.capital ? asked_phrase(&a) : NULL;
	if (f || wordset_get(s->quiet, a.lower, strlen(a.lower)))
		return f;
	bool acronym = t->flags & TOKEN_ALLCAPS && t->len <= ACRONYM_LETTERS;
	f = acronym && !forbidden ? NULL : asked_reject(&a);
	if (f || acronym || !asked_is_letters(a.lower))
		return f;
	enum verdict v = speller_ask(s->speller, a.lower);
	if (v == VERDICT_UNKNOWN || v == VERDICT_WRONG)
		return judge_unknown(&a);
	bool common = lexicon_per_million(s->l, a.lower) > 0;
	f = common ? NULL : asked_doubt(&a, v);
	if (!f && (common || (!a.capital && document_times(doc, a.lower) == 1)))
		keep_quiet(&a);
	return f;
}

/* "tanah liat", "rasio gini": a word that by itself is refused or unknown stands in a fixed phrase. */
static bool in_phrase(const struct asked *a)
{
	for (int step = -1; step <= 0; step++) {
		size_t first = a->i + (size_t)step;
		if ((step && a->i == 0) || first + 1 >= a->doc->n || !a->doc->lower[first] || !a->doc->lower[first + 1])
			continue;
		g_autofree char *phrase = g_strconcat(a->doc->lower[first], " ", a->doc->lower[first + 1], NULL);
		if (lexicon_value(a->s->l, LEXICON_FRASA, phrase))
			return true;
	}
	return false;
}

struct finding *spelling_judge(const struct spelling *s, const struct document *doc, size_t i)
{
	struct asked a = { .s = s, .doc = doc, .i = i, .t = &doc->tokens[i], .lower = doc->lower[i] };
	struct finding *f = judge_alone(s, doc, i);

	if (f && in_phrase(&a)) {
		finding_free(f);
		return NULL;
	}
	return f;
}
