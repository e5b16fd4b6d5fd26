/* Is a word in lower case Indonesian? Lists first, then Hunspell's id_ID, then our own affix analysis; answers are kept. */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "check.h"
#include "morph.h"

struct lexicon;
struct sieve;
struct speller;

enum verdict {
	VERDICT_UNKNOWN,
	VERDICT_WRONG,      /* a broken sound change: speller_fix() has the right form */
	VERDICT_DERIVED,    /* by our analysis alone: no list has it */
	VERDICT_LISTED,     /* in a list, in Hunspell or among the own words */
};

/* lexicon: borrowed. Without id_ID: DICT_ERROR_MISSING when need_hunspell, else the lists alone answer. */
bool speller_open(struct speller **out, const struct lexicon *l, const char *hunspell_dir, bool need_hunspell, GError **error);
void speller_close(struct speller *s);
bool speller_has_hunspell(const struct speller *s);

enum verdict speller_ask(struct speller *s, const char *lower);
/* The same for a word that may never have been written: nothing is kept, Hunspell is not asked. */
enum verdict speller_consider(struct speller *s, const char *lower);
/* The same with the word's affix analysis, which it mostly needs itself. */
enum verdict speller_consider_read(struct speller *s, const char *lower, struct morph *out);
/* What it refuses need not be considered; with the words of the office. Lives as long as s. */
const struct sieve *speller_sieve(const struct speller *s);
/* Does Hunspell's own dictionary take it, whatever we think of it? Its affixes are listed stem by stem. False without Hunspell. */
bool speller_hunspell_takes(struct speller *s, const char *lower);
/* For a word whose verdict is WRONG: the analysis (rule, fix). */
void speller_wrong(struct speller *s, const char *lower, struct morph *out);

/* English, for acceptance only; reads en_US.dic the first time. False when it is not installed. */
bool speller_is_english(struct speller *s, const char *lower);

/* Words of the office, in lower case; replaces those before. */
void speller_own(struct speller *s, const char *const *words, size_t n);
bool speller_has_own(const struct speller *s);
bool speller_is_own(const struct speller *s, const char *lower);
