#include "speller.h"
#include <string.h>
#include <hunspell/hunspell.h>
#include "english.h"
#include "lexicon.h"
#include "sieve.h"
#include "source.h"

/* A whole office's vocabulary fits; a text made to fill the memory with words does not. */
enum { CACHE_MAX = 50000, WORD_MAX = 100 };

struct speller {
	const struct lexicon *l;
	Hunhandle *hunspell;         /* NULL: not installed */
	GHashTable *verdicts;        /* lower -> verdict + 1 */
	GHashTable *own;
	struct sieve *sieve;
	struct english *english;     /* NULL: not installed */
};

bool speller_open(struct speller **out, const struct lexicon *l, const char *dir, bool need_hunspell, GError **error)
{
	if (!dir)
		dir = "/usr/share/hunspell";
	g_autofree char *aff = g_build_filename(dir, "id_ID.aff", NULL);
	g_autofree char *dic = g_build_filename(dir, "id_ID.dic", NULL);
	bool there = source_is_hunspell(aff, dic, need_hunspell ? error : NULL);

	if (!there && need_hunspell)
		return false;
	struct speller *s = g_new0(struct speller, 1);
	s->l = l;
	s->hunspell = there ? Hunspell_create(aff, dic) : NULL;
	s->verdicts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	s->own = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	s->sieve = sieve_new(l);
	s->english = english_open(dir);
	*out = s;
	return true;
}

void speller_close(struct speller *s)
{
	if (!s)
		return;
	if (s->hunspell)
		Hunspell_destroy(s->hunspell);
	english_close(s->english);
	sieve_free(s->sieve);
	g_hash_table_destroy(s->verdicts);
	g_hash_table_destroy(s->own);
	g_free(s);
}

bool speller_has_hunspell(const struct speller *s)
{
	return s->hunspell != NULL;
}

/* id_ID is ISO 8859-1: a word with a letter outside it cannot be in the dictionary, so it is unknown without asking. */
static bool hunspell_knows(struct speller *s, const char *lower)
{
	char latin[WORD_MAX * 2];
	size_t n = 0;

	if (!s->hunspell)
		return false;
	for (const char *p = lower; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c > 0xff || n + 1 >= sizeof latin)
			return false;
		latin[n++] = (char)c;
	}
	latin[n] = '\0';
	return Hunspell_spell(s->hunspell, latin) != 0;
}

static bool knows(void *ctx, const char *lower)
{
	return speller_ask(ctx, lower) >= VERDICT_DERIVED;
}

static bool considers(void *ctx, const char *lower)
{
	return speller_consider(ctx, lower) >= VERDICT_DERIVED;
}

static bool is_own(const struct speller *s, const char *lower)
{
	return g_hash_table_size(s->own) > 0 && g_hash_table_contains(s->own, lower);
}

/* The affix analysis of a word, where its judgement needed one. */
struct reading { struct morph *morph; bool done; };

/* Hunspell joins any halves at a hyphen and any affix to short roots; for those our own rules answer. */
static enum verdict judge(struct speller *s, const char *lower, bool (*known)(void *ctx, const char *lower), bool ask_hunspell, struct reading *read)
{
	const char *exception = lexicon_value(s->l, LEXICON_LULUH, lower);

	if (is_own(s, lower) || (exception && g_str_has_prefix(exception, "baku")))
		return VERDICT_LISTED;
	if (strchr(lower, '-'))
		return morph_is_reduplication(s->l, lower, known, s) || lexicon_stem(s->l, lower) ? VERDICT_LISTED : VERDICT_UNKNOWN;
	bool root = lexicon_root(s->l, lower);
	read->done = !root;
	enum morph_kind kind = root ? MORPH_NONE : morph_analyse(s->l, lower, read->morph);
	bool slip = kind == MORPH_WRONG && strcmp(read->morph->rule, "luluh/sengau") == 0;   /* no writer's habit: a list may know better */
	if (kind == MORPH_WRONG && !slip)
		return VERDICT_WRONG;
	if (root || lexicon_stem(s->l, lower) || lexicon_value(s->l, LEXICON_FREKUENSI, lower) || (ask_hunspell && hunspell_knows(s, lower)))
		return VERDICT_LISTED;
	if (slip)
		return VERDICT_WRONG;
	if (kind == MORPH_DERIVED || morph_is_bound(s->l, lower, known, s))
		return VERDICT_DERIVED;
	return VERDICT_UNKNOWN;
}

enum verdict speller_consider(struct speller *s, const char *lower)
{
	struct morph m;

	return strlen(lower) > WORD_MAX ? VERDICT_UNKNOWN : judge(s, lower, considers, false, &(struct reading){ &m, false });
}

enum verdict speller_consider_read(struct speller *s, const char *lower, struct morph *out)
{
	struct reading read = { out, false };
	enum verdict v = strlen(lower) > WORD_MAX ? VERDICT_UNKNOWN : judge(s, lower, considers, false, &read);

	if (!read.done)
		morph_analyse(s->l, lower, out);
	return v;
}

enum verdict speller_ask(struct speller *s, const char *lower)
{
	gpointer kept = g_hash_table_lookup(s->verdicts, lower);

	if (kept)
		return (enum verdict)(GPOINTER_TO_INT(kept) - 1);
	if (strlen(lower) > WORD_MAX)
		return VERDICT_UNKNOWN;
	struct morph m;
	enum verdict v = judge(s, lower, knows, true, &(struct reading){ &m, false });
	if (g_hash_table_size(s->verdicts) >= CACHE_MAX)
		g_hash_table_remove_all(s->verdicts);
	g_hash_table_insert(s->verdicts, g_strdup(lower), GINT_TO_POINTER((int)v + 1));
	return v;
}

bool speller_hunspell_takes(struct speller *s, const char *lower)
{
	return strlen(lower) <= WORD_MAX && hunspell_knows(s, lower);
}

void speller_wrong(struct speller *s, const char *lower, struct morph *out)
{
	morph_analyse(s->l, lower, out);
}

bool speller_is_english(struct speller *s, const char *lower)
{
	return s->english && english_has(s->english, lower);
}

void speller_own(struct speller *s, const char *const *words, size_t n)
{
	g_hash_table_remove_all(s->own);
	g_hash_table_remove_all(s->verdicts);
	for (size_t i = 0; i < n; i++) {
		char *lower = g_utf8_strdown(words[i], -1);
		sieve_add(s->sieve, lower);
		g_hash_table_add(s->own, lower);
	}
}

const struct sieve *speller_sieve(const struct speller *s)
{
	return s->sieve;
}

bool speller_has_own(const struct speller *s)
{
	return g_hash_table_size(s->own) > 0;
}

bool speller_is_own(const struct speller *s, const char *lower)
{
	return is_own(s, lower);
}
