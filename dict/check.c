#include "check.h"
#include <string.h>
#include "draft.h"
#include "house.h"
#include "lexicon.h"
#include "memory.h"
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
	struct memory *memory;
	unsigned words;              /* grows with every change of own words or house rules */
	char *own;                   /* the own words as they were given last */
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
	d->memory = memory_new();
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
	memory_free(d->memory);
	g_free(d->own);
	g_free(d);
}

void dict_lead(const struct dict *d, const char *paragraph, size_t len, struct lead_answers *out)
{
	lead_find(d->lexicon, paragraph, len, out);
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

/* What was known about words holds no longer. */
static void forget_words(struct dict *d)
{
	wordset_free(d->quiet);
	wordset_free(d->passed);
	d->quiet = wordset_new(4096);
	d->passed = wordset_new(4096);
	memory_free(d->memory);
	d->memory = memory_new();
	d->words++;
}

static char *own_text(const struct dict_own *w, size_t n)
{
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < n; i++)
		g_string_append_printf(out, "%s\t%d\t%s\n", w[i].word, w[i].forbid, w[i].replacement ? w[i].replacement : "");
	return g_string_free(out, FALSE);
}

void dict_own_words(struct dict *d, const struct dict_own *w, size_t n)
{
	g_autoptr(GPtrArray) allowed = g_ptr_array_new();
	char *own = own_text(w, n);

	if (d->own && strcmp(own, d->own) == 0) {      /* the same before every check: what is known about words stays */
		g_free(own);
		return;
	}
	g_free(d->own);
	d->own = own;
	forget_words(d);
	g_hash_table_remove_all(d->forbidden);
	for (size_t i = 0; i < n; i++) {
		if (w[i].forbid)
			g_hash_table_insert(d->forbidden, g_utf8_strdown(w[i].word, -1), g_strdup(w[i].replacement ? w[i].replacement : ""));
		else
			g_ptr_array_add(allowed, (gpointer)w[i].word);
	}
	speller_own(d->speller, (const char *const *)allowed->pdata, allowed->len);
	suggest_forget(d->suggest);
	d->n_own = n;
}

void dict_learn(struct dict *d, const struct dict_seen *w, size_t n, uint64_t times)
{
	suggest_learn(d->suggest, w, n, times);
	forget_words(d);
}

bool dict_house_rules(struct dict *d, const char *bytes, size_t len, const char *name, GError **error)
{
	struct house *h = NULL;

	if (!house_read(&h, bytes, len, name, error))
		return false;
	house_free(d->house);
	d->house = h;
	d->words++;
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

bool finding_is_spelling(const char *kind)
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
	bool x_fact = strcmp(x->kind, "fakta") == 0, y_fact = strcmp(y->kind, "fakta") == 0;
	if (x_fact != y_fact)      /* the right day has its capital and its spelling too */
		return x_fact ? -1 : 1;
	if (finding_is_spelling(x->kind) != finding_is_spelling(y->kind))   /* nopember is a spelling first, its capital comes with the fix */
		return finding_is_spelling(x->kind) ? -1 : 1;
	return (int)y->severity - (int)x->severity;
}

/* ---- a check ---- */

/* One place gets one finding: the graver, else the longer, whose fix mends more; what it leaves is found when it is mended. */
static bool is_better(const struct finding *f, const struct finding *than)
{
	if (f->severity != than->severity)
		return f->severity > than->severity;
	return f->len > than->len || (f->len == than->len && g_str_has_prefix(f->rule, "kutipan/"));
}

/* Whoever put a word into a dictionary has decided about its spelling, whichever rule speaks about it. */
static bool is_own_word(const struct dict *d, const struct finding *f, const char *text)
{
	if (!finding_is_spelling(f->kind) || strcmp(f->kind, "ganda") == 0 || !speller_has_own(d->speller))
		return false;
	g_autofree char *word = g_strndup(text + f->off, f->len);
	g_autofree char *lower = g_utf8_strdown(word, -1);
	return speller_is_own(d->speller, lower) && !g_hash_table_contains(d->forbidden, lower);
}

static GPtrArray *choose(const struct dict *d, GPtrArray *findings, const char *text, const struct dict_options *o)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(free_finding);

	for (guint i = 0; i < findings->len; i++) {
		struct finding *f = findings->pdata[i];
		f->severity = rule_severity(o, f->rule, f->severity);
	}
	g_ptr_array_sort(findings, by_place);
	for (guint i = 0; i < findings->len; i++) {
		struct finding *f = findings->pdata[i];
		const struct finding *last = out->len ? out->pdata[out->len - 1] : NULL;
		bool meets = last && f->off < last->off + last->len, twice = meets && last->off == f->off && last->len == f->len;
		if (twice || !is_wanted(f, text, o) || is_own_word(d, f, text) || (meets && !is_better(f, last)))
			continue;
		if (meets)
			g_ptr_array_set_size(out, (int)out->len - 1);
		g_ptr_array_add(out, f);
		findings->pdata[i] = NULL;
	}
	return out;
}

static GPtrArray *check(struct dict *d, struct draft *known, const char *text, size_t len, const struct dict_options *o, bool alone)
{
	g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(free_finding);
	const struct spelling s = { d->lexicon, d->speller, d->suggest, d->phrases, d->forbidden, d->quiet, d->passed,
		alone ? NULL : d->memory, o && o->max_fixes ? o->max_fixes : FIXES, alone };

	draft_check(known, &s, d->house, text, len, o, findings);
	return choose(d, findings, text, o);
}

GPtrArray *dict_check(struct dict *d, const char *text, size_t len, const struct dict_options *o)
{
	g_autoptr(draft) once = draft_new();

	return check(d, once, text, len, o, false);
}

/* ---- a text that is being written ---- */

struct dict_text { struct dict *d; struct draft *draft; unsigned words; };

struct dict_text *dict_text_new(struct dict *d)
{
	struct dict_text *t = g_new0(struct dict_text, 1);

	t->d = d;
	t->draft = draft_new();
	t->words = d->words;
	return t;
}

void dict_text_free(struct dict_text *t)
{
	if (!t)
		return;
	draft_free(t->draft);
	g_free(t);
}

GPtrArray *dict_text_check(struct dict_text *t, const char *text, size_t len, const struct dict_options *o)
{
	if (t->words != t->d->words) {
		draft_free(t->draft);
		t->draft = draft_new();
		t->words = t->d->words;
	}
	return check(t->d, t->draft, text, len, o, false);
}

size_t dict_text_read(const struct dict_text *t)
{
	return draft_read(t->draft);
}

bool dict_word(struct dict *d, const char *word, GPtrArray **fixes)
{
	g_autoptr(draft) once = draft_new();
	g_autoptr(GPtrArray) findings = check(d, once, word, strlen(word), NULL, true);
	bool good = true;

	if (fixes)
		*fixes = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < findings->len; i++) {
		const struct finding *f = findings->pdata[i];
		if (!finding_is_spelling(f->kind) || f->len < strlen(word))
			continue;
		good = false;
		for (char **fix = f->fix; fixes && *fix; fix++)
			g_ptr_array_add(*fixes, g_strdup(*fix));
	}
	return good;
}
