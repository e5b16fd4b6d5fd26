#include "spelling_part.h"
#include <string.h>
#include "lexicon.h"
#include "rules.h"
#include "suggest.h"

struct finding *asked_report(const struct asked *a, const char *rule, enum severity severity, char *message, GPtrArray *fixes)
{
	g_autoptr(GPtrArray) vector = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < fixes->len && i < a->s->max_fixes; i++)
		g_ptr_array_add(vector, token_cased(a->t, fixes->pdata[i]));
	g_ptr_array_add(vector, NULL);
	struct finding *f = finding_new(a->t->off, a->t->len, rule, message, (const char *const *)vector->pdata);
	f->severity = severity;
	f->quoted = (a->t->flags & (TOKEN_QUOTED | TOKEN_PROPER)) != 0;
	return f;
}

char *asked_written(const struct asked *a)
{
	return g_strndup(a->doc->text + a->t->off, a->t->len);
}

struct finding *asked_report_typo(const struct asked *a, const char *rule, enum severity severity, GPtrArray *fixes)
{
	g_autofree char *word = asked_written(a), *meant = fixes->len > 0 ? token_cased(a->t, fixes->pdata[0]) : NULL;
	char *message = meant
		? g_strdup_printf("%s: mungkin salah ketik; maksudnya %s?", word, meant)
		: g_strdup_printf("%s: kata ini tidak dikenal", word);

	return asked_report(a, rule, severity, message, fixes);
}

struct finding *asked_suspect(const struct asked *a, const char *rule, enum severity severity)
{
	g_autoptr(GPtrArray) fixes = suggest_words(a->s->suggest, a->lower, a->s->max_fixes);

	return asked_report_typo(a, rule, severity, fixes);
}

/* Letters of Indonesian with an inner hyphen or apostrophe; other scripts and marks are not ours to judge. */
bool asked_is_letters(const char *lower)
{
	for (; *lower; lower++)
		if (!g_ascii_islower(*lower) && *lower != '-' && *lower != '\'')
			return false;
	return true;
}

/* The capital of a sentence's first word says nothing, unless a name follows. */
bool asked_begins_sentence(const struct asked *a)
{
	const struct token *next = a->i + 1 < a->doc->n ? &a->doc->tokens[a->i + 1] : NULL;

	return a->t->flags & TOKEN_SENTENCE && next && (next->kind == TOKEN_WORD || token_is(a->doc->text, next, ",")) &&
		!(next->flags & TOKEN_CAPITAL);
}

bool asked_is_listed_name(const struct lexicon *l, const char *lower)
{
	return lexicon_value(l, LEXICON_WILAYAH, lower) || lexicon_value(l, LEXICON_NAMA, lower) ||
		lexicon_value(l, LEXICON_SINGKATAN, lower) || lexicon_value(l, LEXICON_INSTITUSI, lower) ||
		lexicon_value(l, LEXICON_GELAR, lower) || lexicon_value(l, LEXICON_SATUAN, lower);
}
