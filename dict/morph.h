/* Strict affix analysis: is a word a sound derivation of a known root, and if its sound change is wrong, what is right? */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct lexicon;

enum morph_kind {
	MORPH_NONE,       /* no reading */
	MORPH_WRONG,      /* a known root, but the nasal or the letter after it breaks the rules: fix has the right form */
	MORPH_DERIVED,    /* a sound derivation */
};

enum { MORPH_MAX = 96 };   /* longer words have no reading */

struct morph {
	enum morph_kind kind;
	char root[MORPH_MAX];
	char pattern[MORPH_MAX * 2];   /* "meN+kondisi+kan+nya" */
	const char *rule;              /* MORPH_WRONG: "luluh/k"; static; else NULL */
	char fix[MORPH_MAX];           /* MORPH_WRONG */
};

/* Analyse one word in lower-case ASCII, without hyphen. *out may be NULL. At most a few hundred look-ups. The word as it
 * stands is not looked up: whether "mental" is a word of its own is the caller's question.
 * Source: Tata Bahasa Baku Bahasa Indonesia; the combinations that are refused (di-...-an, meN-...-an, -kan with -i) hide slips. */
enum morph_kind morph_analyse(const struct lexicon *l, const char *word, struct morph *out);

/* A derivation of a root that nonbaku.tsv refuses ("beresiko", "penjadualan"): true, and out->fix is the same derivation of the
 * standard root. */
bool morph_nonbaku(const struct lexicon *l, const char *word, struct morph *out);

/* May affixes join it: a root of the lists, a root with -isasi and the like? */
bool morph_is_root(const struct lexicon *l, const char *lower);

/* reduplication.c. A reduplication "a-b" in lower case: both halves, an affix on the whole or on one half, a nasal in the second, or a fixed
 * pair of ulang.tsv. known: is a half a word by itself? */
bool morph_is_reduplication(const struct lexicon *l, const char *word, bool (*known)(void *ctx, const char *lower), void *ctx);

/* "pascabencana": a bound form of terikat.tsv before a word that is known by itself. */
bool morph_is_bound(const struct lexicon *l, const char *word, bool (*known)(void *ctx, const char *lower), void *ctx);
