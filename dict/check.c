#include "check.h"
#include <string.h>
#include "consistency.h"
#include "house.h"
#include "lexicon.h"
#include "phrase.h"
#include "rules.h"
#include "speller.h"
#include "spelling.h"
#include "suggest.h"
#include "wordset.h"

G_DEFINE_QUARK(dict-error-quark, dict_error)

enum { FIXES = 5 };

struct dict {
	struct lexicon *lexicon;
	struct speller *speller;
	struct suggest *suggest;
	struct phrases *phrases;
	struct house *house;         /* NULL: no house rules */
	GHashTable *forbidden;       /* lower -> replacement */
	size_t n_own;
	struct wordset *quiet, *passed;
};

/* ---- open and close ---- */

bool dict_open(struct dict **out, const struct dict_source *src, GError **error)
{
	static const struct dict_source system = { .need_hunspell = true };
	struct dict *d = g_new0(struct dict, 1);

	if (!src)
		src = &system;
	d->forbidden = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	d->quiet = wordset_new(4096);
	d->passed = wordset_new(4096);
	d->lexicon = lexicon_open(src->hunspell_dir, src->mythes_path);
	if (!speller_open(&d->speller, d->lexicon, src->hunspell_dir, src->need_hunspell, error)) {
		dict_close(d);
		return false;
	}
	d->suggest = suggest_new(d->lexicon, d->speller);
	d->phrases = phrases_new(d->lexicon);
	*out = d;
	return true;
}

void dict_close(struct dict *d)
{
	if (!d)
		return;
	house_free(d->house);
	phrases_free(d->phrases);
	suggest_free(d->suggest);
	speller_close(d->speller);
	lexicon_close(d->lexicon);
	g_hash_table_destroy(d->forbidden);
	wordset_free(d->quiet);
	wordset_free(d->passed);
	g_free(d);
}

char *dict_report(const struct dict *d)
{
	size_t hunspell, mythes, all = lexicon_stems(d->lexicon, &hunspell, &mythes), rules;

	dict_rules(&rules);
	return g_strdup_printf("kata: %zu (hunspell-id %zu, mythes-id %zu)\nhunspell: %s\nbentuk tidak baku: %zu\nsingkatan: %zu\n"
		"wilayah: %zu\nnama: %zu\nkata sendiri: %zu\nkaidah: %zu\n",
		all, hunspell, mythes, speller_has_hunspell(d->speller) ? "ada" : "tidak ada", lexicon_rows(d->lexicon, LEXICON_NONBAKU),
		lexicon_rows(d->lexicon, LEXICON_SINGKATAN), lexicon_rows(d->lexicon, LEXICON_WILAYAH),
		lexicon_rows(d->lexicon, LEXICON_NAMA), d->n_own, rules);
}

void dict_own_words(struct dict *d, const struct dict_own *w, size_t n)
{
	g_autoptr(GPtrArray) allowed = g_ptr_array_new();

	g_hash_table_remove_all(d->forbidden);
	wordset_free(d->quiet);
	wordset_free(d->passed);
	d->quiet = wordset_new(4096);
	d->passed = wordset_new(4096);
	for (size_t i = 0; i < n; i++) {
		if (w[i].forbid)
			g_hash_table_insert(d->forbidden, g_utf8_strdown(w[i].word, -1), g_strdup(w[i].replacement ? w[i].replacement : ""));
		else
			g_ptr_array_add(allowed, (gpointer)w[i].word);
	}
	speller_own(d->speller, (const char *const *)allowed->pdata, allowed->len);
	d->n_own = n;
}

bool dict_house_rules(struct dict *d, const char *bytes, size_t len, const char *name, GError **error)
{
	struct house *h = NULL;

	if (!house_read(&h, bytes, len, name, error))
		return false;
	house_free(d->house);
	d->house = h;
	return true;
}

/* ---- findings ---- */

void finding_free(struct finding *f)
{
	if (!f)
		return;
	g_free(f->message);
	g_strfreev(f->fix);
	g_free(f);
}

static void free_finding(gpointer f)
{
	finding_free(f);
}

const char *severity_word(enum severity s)
{
	return s == SEVERITY_ERROR ? "error" : s == SEVERITY_WARNING ? "warning" : "note";
}

static bool is_spelling_kind(const char *kind)
{
	static const char *const kinds[] = { "typo", "nonbaku", "luluh", "gabung", "hubung", "ganda", "asing", NULL };

	return g_strv_contains(kinds, kind);
}

static bool is_accepted(const struct finding *f, const char *text, const struct dict_options *o)
{
	for (size_t i = 0; o && i < o->n_accepted; i++) {
		const struct dict_accept *a = &o->accepted[i];
		if ((!a->rule || strcmp(a->rule, f->rule) == 0) && strlen(a->text) == f->len && memcmp(a->text, text + f->off, f->len) == 0)
			return true;
	}
	return false;
}

static bool is_wanted(const struct finding *f, const char *text, const struct dict_options *o)
{
	if (f->severity == SEVERITY_NOTE && !(o && o->notes))
		return false;
	return !rule_is_off(o, f->rule) && !is_accepted(f, text, o);
}

static int by_place(gconstpointer a, gconstpointer b)
{
	const struct finding *x = *(struct finding *const *)a, *y = *(struct finding *const *)b;

	if (x->off != y->off)
		return x->off < y->off ? -1 : 1;
	if (x->len != y->len)
		return x->len > y->len ? -1 : 1;
	if (is_spelling_kind(x->kind) != is_spelling_kind(y->kind))   /* nopember is a spelling first, its capital comes with the fix */
		return is_spelling_kind(x->kind) ? -1 : 1;
	return (int)y->severity - (int)x->severity;
}

/* ---- the layers ---- */

static bool known(void *ctx, const char *lower)
{
	return spelling_known(ctx, lower);
}

static bool is_root(void *ctx, const char *lower)
{
	const struct spelling *s = ctx;

	return morph_is_root(s->l, lower);
}

static bool is_cancelled(const struct dict_options *o)
{
	return o && o->cancel && *o->cancel;
}

/* Tokens that a rule has spoken about: the speller is silent there. */
static bool *covered_tokens(const struct token *tokens, size_t n, const GPtrArray *findings)
{
	bool *covered = g_new0(bool, n + 1);

	for (guint i = 0; i < findings->len; i++) {
		const struct finding *f = findings->pdata[i];
		size_t lo = 0, hi = n;
		if (!is_spelling_kind(f->kind))
			continue;
		while (lo < hi) {
			size_t mid = (lo + hi) / 2;
			if (tokens[mid].off + tokens[mid].len <= f->off)
				lo = mid + 1;
			else
				hi = mid;
		}
		for (; lo < n && tokens[lo].off < f->off + f->len; lo++)
			covered[lo] = true;
	}
	return covered;
}

static void check_words(const struct spelling *s, const struct document *doc, const struct dict_options *o, GPtrArray *findings)
{
	g_autofree bool *covered = covered_tokens(doc->tokens, doc->n, findings);

	for (size_t i = 0; i < doc->n && !is_cancelled(o); i++) {
		struct finding *f = covered[i] ? NULL : spelling_judge(s, doc, i);
		if (f)
			g_ptr_array_add(findings, f);
	}
}

static GPtrArray *choose(GPtrArray *findings, const char *text, const struct dict_options *o)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(free_finding);

	g_ptr_array_sort(findings, by_place);
	for (guint i = 0; i < findings->len; i++) {
		struct finding *f = findings->pdata[i];
		const struct finding *last = out->len ? out->pdata[out->len - 1] : NULL;
		bool twice = last && last->off == f->off && last->len == f->len;
		if (!twice && is_wanted(f, text, o)) {
			g_ptr_array_add(out, f);
			findings->pdata[i] = NULL;
		}
	}
	return out;
}

static GPtrArray *check(struct dict *d, const char *text, size_t len, const struct dict_options *o, bool alone)
{
	g_autoptr(GArray) tokens = tokens_make(text, len, o ? o->prose : NULL, o ? o->n_prose : 0);
	const struct token *t = (const struct token *)(const void *)tokens->data;
	g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(free_finding);
	struct spelling s = { d->lexicon, d->speller, d->suggest, d->phrases, d->forbidden, d->quiet, d->passed, o && o->max_fixes ? o->max_fixes : FIXES, alone };
	struct document doc;

	spelling_begin(&doc, text, t, tokens->len);
	const struct rule_context c = { text, len, t, tokens->len, doc.lower, d->lexicon, known, is_root, &s, o };
	rules_run(&c, findings);
	if (!is_cancelled(o))
		consistency_run(&c, findings);
	if (d->house && !is_cancelled(o))
		house_run(d->house, text, len, t, tokens->len, findings);
	check_words(&s, &doc, o, findings);
	spelling_end(&doc);
	return choose(findings, text, o);
}

GPtrArray *dict_check(struct dict *d, const char *text, size_t len, const struct dict_options *o)
{
	return check(d, text, len, o, false);
}

bool dict_word(struct dict *d, const char *word, GPtrArray **fixes)
{
	g_autoptr(GPtrArray) findings = check(d, word, strlen(word), NULL, true);
	bool good = true;

	if (fixes)
		*fixes = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < findings->len; i++) {
		const struct finding *f = findings->pdata[i];
		if (!is_spelling_kind(f->kind) || f->len < strlen(word))
			continue;
		good = false;
		for (char **fix = f->fix; fixes && *fix; fix++)
			g_ptr_array_add(*fixes, g_strdup(*fix));
	}
	return good;
}
