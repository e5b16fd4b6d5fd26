#include "spelling_part.h"
#include <string.h>
#include "lexicon.h"
#include "sound.h"
#include "speller.h"
#include "suggest.h"

/* Scores of the best candidate (suggest.h) below which an unknown word is likelier one that our lists lack than a slip: of the
 * slips 3 in 100 lie below the first, of sound words unknown to us 40 of the short and 70 of the long ones. Dances, dishes and
 * words that the text repeats need a better one (UNLIKELY_TERM), words beside others that nobody knows the best, letters that
 * nobody can speak a weaker one. */
static const double UNLIKELY_SHORTEST = -1.5, UNLIKELY_SHORT = -2.0, UNLIKELY_LONG = -2.5, UNLIKELY_LONGEST = -3.0,
	UNLIKELY_REGIONAL = -0.3, UNLIKELY_ODD = -3.5;
/* How often in a million words the word must stand that a lone English word or a name in small letters is one slip beside. */
enum { ENGLISH_NEIGHBOUR = 50, LISTED_NEIGHBOUR = 100 };
enum { SHORT_WORD = 5, LONG_WORD = 7, LONGEST_WORD = 9, NEAR_TOKENS = 3 };

/* ---- another language ---- */

/* "armda", "didekat": a common word without one letter, or a preposition joined to its noun. */
static bool is_plain_slip(const struct asked *a, const char *lower)
{
	enum { COMMON = 10 };
	unsigned per_million;
	double slip;

	if ((g_str_has_prefix(lower, "di") || g_str_has_prefix(lower, "ke")) && strlen(lower) > DOUBT_LETTERS && lexicon_per_million(a->s->l, lower + 2) > 0)
		return true;
	const char *meant = strlen(lower) >= DOUBT_LETTERS ? suggest_frequent_neighbour(a->s->suggest, lower, 1, &per_million, &slip) : NULL;
	return meant && meant[0] == lower[0] && per_million >= COMMON && strlen(meant) > strlen(lower);
}

/* A word in small letters that nothing knows, not even as a refused form (terorganisir), and nothing much like it. */
static bool is_strange(const struct asked *a, size_t k)
{
	const struct token *t = &a->doc->tokens[k];
	const char *lower = a->doc->lower[k];

	struct morph refused;

	return t->kind == TOKEN_WORD && lower && !(t->flags & (TOKEN_CAPITAL | TOKEN_DIGIT | TOKEN_HYPHEN | TOKEN_ABBREVIATION)) && t->len > 2 &&
		asked_is_letters(lower) && speller_ask(a->s->speller, lower) == VERDICT_UNKNOWN && !speller_is_english(a->s->speller, lower) &&
		!asked_is_listed_name(a->s->l, lower) && suggest_score(a->s->suggest, lower) < UNLIKELY_TERM &&
		!is_plain_slip(a, lower) && !lexicon_value(a->s->l, LEXICON_NONBAKU, lower) && !lexicon_value(a->s->l, LEXICON_GABUNG, lower) && !strstr(lower, "isir") &&
		!morph_nonbaku(a->s->l, lower, &refused);
}

bool asked_is_regional(const struct asked *a)
{
	size_t from = a->i > NEAR_TOKENS ? a->i - NEAR_TOKENS : 0, to = MIN(a->doc->n, a->i + NEAR_TOKENS + 1);

	for (size_t k = from; k < to; k++)
		if (k != a->i && a->doc->tokens[k].paragraph == a->t->paragraph && is_strange(a, k))
			return true;
	return false;
}

/* English words come in phrases; alone and one slip from an Indonesian word it is that slip. */
static struct finding *judge_foreign(const struct asked *a)
{
	unsigned per_million;
	double slip;

	for (int step = -1; step <= 1; step += 2) {
		size_t k = a->i + (size_t)step;
		if (k >= a->doc->n || a->doc->tokens[k].kind != TOKEN_WORD)
			continue;
		const char *lower = a->doc->lower[k];
		if (speller_is_english(a->s->speller, lower) && !spelling_known(a->s, lower))
			return NULL;
	}
	if (document_times(a->doc, a->lower) > 1 || !suggest_frequent_neighbour(a->s->suggest, a->lower, 1, &per_million, &slip))
		return NULL;
	return per_million >= ENGLISH_NEIGHBOUR && slip <= SURE_SLIP ? asked_suspect(a, "ejaan/salah-ketik", SEVERITY_WARNING) : NULL;
}

/* ---- known in another form ---- */

/* "bacan" is an island, but in small letters rather bacaan. */
static bool is_slip_on_name(const struct asked *a)
{
	bool name = lexicon_value(a->s->l, LEXICON_WILAYAH, a->lower) || lexicon_value(a->s->l, LEXICON_NAMA, a->lower);
	unsigned per_million;
	double slip;

	if (!name || strlen(a->lower) < DOUBT_LETTERS || lexicon_value(a->s->l, LEXICON_SINGKATAN, a->lower))
		return false;
	const char *meant = suggest_frequent_neighbour(a->s->suggest, a->lower, 1, &per_million, &slip);
	return meant && per_million >= LISTED_NEIGHBOUR && slip <= SURE_SLIP && meant[0] == a->lower[0];
}

/* "koltim" beside Koltim; but a likely slip that also begins a sentence is no name by that. */
static bool is_written_as_name(const struct asked *a)
{
	g_autofree char *name = g_strdup(a->lower);

	name[0] = g_ascii_toupper(name[0]);
	return document_times_written(a->doc, name) > 0 &&
		(strlen(name) < DOUBT_LETTERS || suggest_score(a->s->suggest, a->lower) < UNLIKELY_TERM);
}

/* "bimteknya", "koltim" beside Koltim, "farmer's": known in another form. */
static bool is_known_otherwise(const struct asked *a)
{
	static const char *const endings[] = { "nya", "lah", "kah", "ku", "mu", "'s", NULL };
	char base[64];
	size_t n = strlen(a->lower);

	for (int i = 0; endings[i]; i++) {
		size_t e = strlen(endings[i]);
		if (n < e + 3 || n - e >= sizeof base || strcmp(a->lower + n - e, endings[i]) != 0)
			continue;
		g_strlcpy(base, a->lower, n - e + 1);
		bool region = lexicon_value(a->s->l, LEXICON_WILAYAH, base) && suggest_score(a->s->suggest, a->lower) < UNLIKELY_TERM;
		if (lexicon_value(a->s->l, LEXICON_SINGKATAN, base) || region || (endings[i][0] == '\'' && speller_is_english(a->s->speller, base)))
			return true;
	}
	return is_written_as_name(a) || (asked_is_listed_name(a->s->l, a->lower) && !is_slip_on_name(a));
}

/* ---- a slip, or a word that our lists lack ---- */

/* Words of the region stand where their kind is named before them. */
static bool is_named_kind(const char *lower)
{
	static const char *const kinds[] = { "tari", "tarian", "lagu", "musik", "kain", "kesenian", "seni", "tradisi", "upacara", "ritual",
		"adat", "kuliner", "bubur", "sambal", "kue", "ikan", "pohon", "kayu", "burung", "buah", "bunga", "daun", "senjata", "busana",
		"pakaian", "sate", "nasi", "sup", "gulai", "festival", "karnaval", "pawai", "pentas", "permainan", "tanaman", "minuman", "makanan", "penganan", "istilah", "sebutan",
		"bernama", "disebut", "dinamai", "motif", "tenun", "batik", "perahu", "kapal", "alat", "jagung", "beras", "kopi", "rumah", NULL };

	return g_strv_contains(kinds, lower);
}

/* May the word be one that our lists lack? Regional words, and words that the text repeats or several articles of the office
 * hold: a slip seldom comes twice. */
static bool is_term(const struct asked *a)
{
	bool named = a->i > 0 && a->doc->tokens[a->i - 1].kind == TOKEN_WORD && is_named_kind(a->doc->lower[a->i - 1]);

	return named || document_times(a->doc, a->lower) > 1 || suggest_articles(a->s->suggest, a->lower) > 0;
}

static double least_score(const struct asked *a)
{
	size_t n = strlen(a->lower);

	if (asked_is_regional(a))
		return UNLIKELY_REGIONAL;
	if (sound_is_odd(a->lower))
		return UNLIKELY_ODD;
	if (is_term(a))
		return UNLIKELY_TERM;
	if (n <= SHORT_WORD)
		return UNLIKELY_SHORTEST;
	return n < LONG_WORD ? UNLIKELY_SHORT : n < LONGEST_WORD ? UNLIKELY_LONG : UNLIKELY_LONGEST;
}

static bool is_slip(const struct asked *a)
{
	double score = suggest_score(a->s->suggest, a->lower);

	if (score >= UNLIKELY_REGIONAL || score < UNLIKELY_ODD)      /* whatever stands beside it */
		return score >= UNLIKELY_REGIONAL;
	return score >= least_score(a);
}

static struct finding *report_unknown(const struct asked *a)
{
	if (a->s->alone || is_slip(a))
		return asked_suspect(a, "ejaan/salah-ketik", SEVERITY_ERROR);
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	return asked_report_typo(a, "ejaan/tak-dikenal", SEVERITY_NOTE, none);
}

static const struct token *beside(const struct asked *a, int step)
{
	size_t k = a->i + (size_t)step;

	return (step > 0 || a->i > 0) && k < a->doc->n && a->doc->tokens[k].paragraph == a->t->paragraph ? &a->doc->tokens[k] : NULL;
}

/* "Matelief de Jonge", "Simon van der Stel" */
static bool is_name_particle(const struct asked *a)
{
	static const char *const particles[] = { "de", "da", "do", "dos", "du", "la", "le", "van", "von", "der", "den", "ter", "ten", "el", "al", "bin", "binti", NULL };
	const struct token *before = beside(a, -1), *after = beside(a, 1);

	return g_strv_contains(particles, a->lower) && before && after && before->kind == TOKEN_WORD && after->kind == TOKEN_WORD &&
		(before->flags & TOKEN_CAPITAL || g_strv_contains(particles, a->doc->lower[a->i - 1])) &&
		(after->flags & TOKEN_CAPITAL || g_strv_contains(particles, a->doc->lower[a->i + 1]));
}

/* "(humas/red)", "(yn)": who wrote it. */
static bool is_signature(const struct asked *a)
{
	enum { INITIALS = 4 };
	const struct token *before = beside(a, -1), *after = beside(a, 1), *last = beside(a, 2);

	return a->t->len <= INITIALS && before && after && token_is(a->doc->text, after, ")") && (!last || last->kind == TOKEN_BREAK || token_is(a->doc->text, last, ".")) &&
		(token_is(a->doc->text, before, "(") || token_is(a->doc->text, before, "/") || token_is(a->doc->text, before, "-"));
}

struct finding *asked_unknown(const struct asked *a)
{
	if (strlen(a->lower) < 2 || is_name_particle(a) || is_signature(a) || is_known_otherwise(a))
		return NULL;
	return speller_is_english(a->s->speller, a->lower) ? judge_foreign(a) : report_unknown(a);
}
