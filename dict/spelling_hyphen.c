#include "spelling_part.h"
#include <string.h>
#include "lexicon.h"
#include "speller.h"
#include "suggest.h"
#include "weigh.h"

/* ---- the parts of a joined word ---- */

static bool is_affix(const char *part)
{
	static const char *const affixes[] = { "nya", "ku", "mu", "an", "kan", "i", "lah", "kah", "se", "ke", "di", "me", "mem", "men", "meng",
		"ber", "ter", "pe", "pem", "pen", "peng", "per", "al", "el", "ad", "as", "at", "ash", "ar", "an", "az", NULL };

	return g_strv_contains(affixes, part);
}

static bool part_is_good(const struct asked *a, const char *part, bool capital)
{
	size_t n = strlen(part);

	return n < 2 || is_affix(part) || lexicon_value(a->s->l, LEXICON_TERIKAT, part) || spelling_known(a->s, part) ||
		asked_is_listed_name(a->s->l, part) || capital || speller_is_english(a->s->speller, part);
}

/* A joined word is good when the whole is a reduplication or each part is good by itself; the unknown part is the slip. */
static bool parts_are_good(const struct asked *a)
{
	g_auto(GStrv) low = g_strsplit(a->lower, "-", -1);
	g_autofree char *as_written = asked_written(a);
	g_auto(GStrv) high = g_strsplit(as_written, "-", -1);

	for (int i = 0; low[i]; i++) {
		bool capital = high[i] && g_unichar_isupper(g_utf8_get_char_validated(high[i], -1));
		if (!part_is_good(a, low[i], capital))
			return false;
		if (!high[i])
			break;
	}
	return true;
}

/* ---- two halves ---- */

/* "Anal-anak", "anak-nak": halves one slip apart are one word twice, unless the pair is a word (siswa-siswi). */
static char *uneven_halves(const struct asked *a)
{
	const char *hyphen = strchr(a->lower, '-');
	size_t n = (size_t)(hyphen - a->lower), m = strlen(hyphen + 1);

	if (strchr(hyphen + 1, '-') || n < 3 || m < 3 || speller_ask(a->s->speller, a->lower) >= VERDICT_DERIVED)
		return NULL;
	g_autofree char *first = g_strndup(a->lower, n);
	if (weigh_slip(first, hyphen + 1) > NEAR_SLIP + 0.05 || (first[n - 1] == 'a' && hyphen[m] == 'i'))
		return NULL;
	bool second = lexicon_per_million(a->s->l, hyphen + 1) > lexicon_per_million(a->s->l, first);
	const char *half = second ? hyphen + 1 : first;
	g_autofree char *whole = g_strconcat(half, "-", half, NULL);
	return spelling_known(a->s, half) && spelling_known(a->s, whole) ? g_steal_pointer(&whole) : NULL;
}

/* "uyup-uyup": both halves are the same unknown word. */
static struct finding *judge_doubled(const struct asked *a)
{
	const char *hyphen = strchr(a->lower, '-');
	size_t n = (size_t)(hyphen - a->lower);

	if (strlen(hyphen + 1) != n || strncmp(a->lower, hyphen + 1, n) != 0)
		return NULL;
	g_autoptr(GPtrArray) halves = suggest_words(a->s->suggest, hyphen + 1, a->s->max_fixes);
	g_autoptr(GPtrArray) fixes = g_ptr_array_new_with_free_func(g_free);
	bool likely = a->s->alone || suggest_score(a->s->suggest, hyphen + 1) >= UNLIKELY_TERM;
	for (guint i = 0; likely && i < halves->len; i++)
		g_ptr_array_add(fixes, g_strdup_printf("%s-%s", (char *)halves->pdata[i], (char *)halves->pdata[i]));
	return likely ? asked_report_typo(a, "ejaan/salah-ketik", SEVERITY_ERROR, fixes) : asked_report_typo(a, "ejaan/tak-dikenal", SEVERITY_NOTE, fixes);
}

static GPtrArray *fixes_of_part(const struct asked *a, const char *part)
{
	struct morph m;

	if (speller_ask(a->s->speller, part) != VERDICT_WRONG)
		return suggest_words(a->s->suggest, part, a->s->max_fixes);
	GPtrArray *one = g_ptr_array_new_with_free_func(g_free);
	speller_wrong(a->s->speller, part, &m);
	g_ptr_array_add(one, g_strdup(m.fix));
	return one;
}

static GPtrArray *suggest_parts(const struct asked *a)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) low = g_strsplit(a->lower, "-", 2);
	g_autofree char *as_written = asked_written(a);
	g_auto(GStrv) high = g_strsplit(as_written, "-", 2);     /* "memilki-Nya" keeps its capital */

	if (!low[0] || !low[1] || !high[0] || !high[1])
		return out;
	for (int i = 0; i < 2; i++) {
		if (part_is_good(a, low[i], false))
			continue;
		g_autoptr(GPtrArray) fixes = fixes_of_part(a, low[i]);
		for (guint k = 0; k < fixes->len; k++)
			g_ptr_array_add(out, i == 0 ? g_strdup_printf("%s-%s", (char *)fixes->pdata[k], high[1])
				: g_strdup_printf("%s-%s", low[0], (char *)fixes->pdata[k]));
	}
	return out;
}

struct finding *asked_hyphenated(const struct asked *a)
{
	g_autofree char *even = uneven_halves(a);

	if (even) {
		g_autoptr(GPtrArray) one = g_ptr_array_new();
		g_ptr_array_add(one, even);
		return asked_report_typo(a, "ejaan/salah-ketik", SEVERITY_ERROR, one);
	}
	if (parts_are_good(a))
		return NULL;
	struct finding *doubled = judge_doubled(a);
	if (doubled)
		return doubled;
	g_autoptr(GPtrArray) fixes = suggest_parts(a);
	return asked_report_typo(a, "ejaan/salah-ketik", SEVERITY_ERROR, fixes);
}
