#include "spelling_part.h"
#include <string.h>
#include "lexicon.h"
#include "rules.h"
#include "speller.h"
#include "suggest.h"
#include "wordset.h"

enum { PASSED_MAX = 50000 };

static GPtrArray *split(const char *list)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) parts = g_strsplit(list, "|", -1);

	for (char **p = parts; *p; p++)
		g_ptr_array_add(out, g_strdup(g_strstrip(*p)));
	return out;
}

/* ---- the lists that refuse ---- */

static enum severity severity_of(const char *word)
{
	return g_str_has_prefix(word, "galat") ? SEVERITY_ERROR : g_str_has_prefix(word, "saran") ? SEVERITY_WARNING : SEVERITY_NOTE;
}

static struct finding *ask_own(const struct asked *a)
{
	const char *instead = g_hash_table_lookup(a->s->forbidden, a->lower);

	if (!instead)
		return NULL;
	g_autoptr(GPtrArray) fixes = split(instead);
	g_autofree char *word = asked_written(a);
	if (!*instead)
		g_ptr_array_set_size(fixes, 0);
	return asked_report(a, "kamus/larang", SEVERITY_ERROR, *instead ? g_strdup_printf("%s: kantor ini menulis %s", word, instead)
		: g_strdup_printf("%s: kata ini tidak dipakai di kantor ini", word), fixes);
}

/* Clitics may follow a listed form: resikonya, hoax-nya. tail: what was cut. */
static const char *listed(const struct lexicon *l, enum lexicon_list list, const char *lower, const char **tail)
{
	static const char *const clitics[] = { "nya", "lah", "kah", "ku", "mu", "nyalah" };
	const char *value = lexicon_value(l, list, lower);
	size_t n = strlen(lower);
	char stem[MORPH_MAX];

	*tail = "";
	for (size_t i = 0; i < G_N_ELEMENTS(clitics) && !value; i++) {
		size_t c = strlen(clitics[i]);
		if (n < c + 3 || n >= MORPH_MAX || strcmp(lower + n - c, clitics[i]) != 0)
			continue;
		g_strlcpy(stem, lower, n - c + 1);
		value = lexicon_stem(l, lower) ? NULL : lexicon_value(l, list, stem);
		*tail = lower + n - c;
	}
	return value;
}

static GPtrArray *with_tail(const char *rights, const char *tail)
{
	GPtrArray *fixes = split(rights);

	for (guint i = 0; *tail && i < fixes->len; i++) {
		char *joined = g_strconcat(fixes->pdata[i], tail, NULL);
		g_free(fixes->pdata[i]);
		fixes->pdata[i] = joined;
	}
	return fixes;
}

/* The table has mempengaruhi as well; the sound rule gives the better reason for the same fix. */
static bool is_luluh(const struct asked *a, const char *right)
{
	struct morph m;

	if (speller_ask(a->s->speller, a->lower) != VERDICT_WRONG)
		return false;
	speller_wrong(a->s->speller, a->lower, &m);
	return strcmp(m.rule, "luluh/sengau") != 0 && strcmp(m.fix, right) == 0;
}

/* "Metropolitan Club", "Standard & Poor's": an English word beside another, both with a capital, is an English name. */
static bool in_english_name(const struct asked *a)
{
	if (!(a->t->flags & TOKEN_PROPER) || !speller_is_english(a->s->speller, a->lower))
		return false;
	for (int step = -1; step <= 1; step += 2) {
		size_t k = a->i + (size_t)step;
		if (k < a->doc->n && token_is(a->doc->text, &a->doc->tokens[k], "&"))
			k += (size_t)step;
		const struct token *t = k < a->doc->n ? &a->doc->tokens[k] : NULL;
		if (t && t->kind == TOKEN_WORD && t->flags & TOKEN_PROPER && t->paragraph == a->t->paragraph &&
		    (speller_is_english(a->s->speller, a->doc->lower[k]) || g_str_has_suffix(a->doc->lower[k], "'s")))
			return true;
	}
	return false;
}

static struct finding *ask_nonbaku(const struct asked *a)
{
	const char *tail, *value = listed(a->s->l, LEXICON_NONBAKU, a->lower, &tail);

	if (!value || in_english_name(a))
		return NULL;
	g_autofree char *rights = lexicon_column(value, 0);
	if (is_luluh(a, rights))
		return NULL;
	g_autofree char *weight = lexicon_column(value, 1), *reason = lexicon_column(value, 2);
	g_autoptr(GPtrArray) fixes = with_tail(rights, tail);
	g_autofree char *word = asked_written(a), *right = token_cased(a->t, fixes->pdata[0]);
	bool as_spoken = a->t->flags & TOKEN_QUOTED && strcmp(reason, "ragam percakapan") == 0;   /* what people said stays theirs */
	/* most of the table has this reason, and the sentence says the rest */
	bool kbbi = strcmp(reason, "bentuk baku menurut KBBI") == 0;
	return asked_report(a, "nonbaku", as_spoken ? SEVERITY_NOTE : severity_of(weight), g_strdup_printf("%s: bentuk bakunya %s%s%s", word, right,
		kbbi ? " " : *reason ? "; " : "", kbbi ? "menurut KBBI" : reason), fixes);
}

static struct finding *report_derived(const struct asked *a, const char *fix)
{
	g_autoptr(GPtrArray) fixes = split(fix);
	g_autofree char *word = asked_written(a), *right = token_cased(a->t, fix);

	return asked_report(a, "nonbaku", SEVERITY_ERROR, g_strdup_printf("%s: bentuk bakunya %s", word, right), fixes);
}

/* "sekretaria" is sekretariat, not se- before "kretaria"; "mekalui" is melalui, not me- before "kalui". */
static bool is_rather_slip(const struct asked *a, const char *fix)
{
	enum { LIKELIER = 100 };
	g_autoptr(GPtrArray) meant = suggest_words(a->s->suggest, a->lower, 1);

	return meant->len > 0 && strcmp(meant->pdata[0], fix) != 0 && suggest_score(a->s->suggest, a->lower) > -1 &&
		suggest_expected(a->s->suggest, meant->pdata[0]) >= LIKELIER * suggest_expected(a->s->suggest, fix);
}

/* Affixes on a refused root: beresiko, penjadualan. */
static struct finding *ask_nonbaku_root(const struct asked *a)
{
	struct morph m;

	return morph_nonbaku(a->s->l, a->lower, &m) && !is_rather_slip(a, m.fix) ? report_derived(a, m.fix) : NULL;
}

/* -isir and -ir of Dutch verbs: -isasi in KBBI (merealisasi), -kan where the root is an adjective (meminimalkan). */
static struct finding *ask_isir(const struct asked *a)
{
	static const struct { const char *from, *to; } endings[] = { { "malisir", "malkan" }, { "tralisir", "tralkan" }, { "isir", "isasi" },
		{ "olerir", "oleransi" }, { "oordinir", "oordinasi" }, { "ubsidir", "ubsidi" } };

	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
		const char *at = strstr(a->lower, endings[i].from);
		if (!at || at == a->lower)
			continue;
		const char *tail = at + strlen(endings[i].from);
		bool kan = g_str_has_prefix(tail, "kan");
		g_autofree char *right = g_strdup_printf("%.*s%s%s", (int)(at - a->lower), a->lower, endings[i].to,
			kan && g_str_has_suffix(endings[i].to, "kan") ? tail + 3 : tail);
		struct morph m;
		if (morph_analyse(a->s->l, right, &m) == MORPH_WRONG)
			return report_derived(a, m.fix);
		return spelling_known(a->s, right) ? report_derived(a, right) : NULL;
	}
	return NULL;
}

static struct finding *ask_gabung(const struct asked *a)
{
	const char *tail, *value = listed(a->s->l, LEXICON_GABUNG, a->lower, &tail);

	if (!value)
		return NULL;
	g_autofree char *rights = lexicon_column(value, 0), *reason = lexicon_column(value, 1);
	g_autoptr(GPtrArray) fixes = with_tail(rights, tail);
	g_autofree char *word = asked_written(a), *right = token_cased(a->t, fixes->pdata[0]);
	return asked_report(a, "gabung/daftar", SEVERITY_ERROR, g_strdup_printf("%s: ditulis %s%s%s", word, right,
		*reason ? "; " : "", reason), fixes);
}

static struct finding *ask_asing(const struct asked *a)
{
	const char *tail, *value = listed(a->s->l, LEXICON_ASING, a->lower, &tail);

	if (!value)
		return NULL;
	g_autofree char *rights = lexicon_column(value, 0), *weight = lexicon_column(value, 1);
	g_autoptr(GPtrArray) fixes = with_tail(rights, tail);
	g_autofree char *word = asked_written(a), *right = token_cased(a->t, fixes->pdata[0]);
	bool error = g_str_has_prefix(weight, "nonbaku");
	return asked_report(a, error ? "nonbaku" : "asing/padanan", error ? SEVERITY_ERROR : SEVERITY_NOTE,
		g_strdup_printf("%s: kata asing; padanannya %s", word, right), fixes);
}

static struct finding *ask_luluh(const struct asked *a)
{
	g_autoptr(GPtrArray) fixes = g_ptr_array_new_with_free_func(g_free);
	struct morph m;

	if (speller_ask(a->s->speller, a->lower) != VERDICT_WRONG)
		return NULL;
	speller_wrong(a->s->speller, a->lower, &m);
	if (strcmp(m.rule, "luluh/sengau") == 0 || is_rather_slip(a, m.fix))   /* a slip like any other: "memuang" is membuang, "Megawati" a name */
		return NULL;
	g_ptr_array_add(fixes, g_strdup(m.fix));
	g_autofree char *word = asked_written(a), *right = token_cased(a->t, m.fix);
	const struct rule_row *row = rule_find(m.rule);
	return asked_report(a, m.rule, SEVERITY_WARNING, g_strdup_printf("%s: %s, jadi %s", word, row->reason, right), fixes);
}

struct finding *asked_reject(const struct asked *a)
{
	static struct finding *(*const questions[])(const struct asked *) = { ask_nonbaku, ask_gabung, ask_asing, ask_nonbaku_root,
		ask_isir, ask_luluh };
	struct finding *f = ask_own(a);

	/* Handal and Mesuji may be a man and a place. */
	if (!f && a->capital && (lexicon_value(a->s->l, LEXICON_NAMA, a->lower) || lexicon_value(a->s->l, LEXICON_WILAYAH, a->lower)))
		return NULL;
	if (f || wordset_get(a->s->passed, a->lower, strlen(a->lower)))
		return f;
	for (size_t i = 0; i < G_N_ELEMENTS(questions) && !f; i++)
		f = questions[i](a);
	if (!f && wordset_count(a->s->passed) < PASSED_MAX)
		wordset_put(a->s->passed, a->lower, strlen(a->lower));
	return f;
}
