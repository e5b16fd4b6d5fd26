/* Rules of form: EYD V and press style, one row each; consistency of an article with itself. Word by word spelling is check.c's. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>
#include "check.h"
#include "words.h"

struct lexicon;
struct pick;

struct rule_context {
	const char *text; size_t len;
	const struct token *tokens; size_t n;            /* of tokens_make */
	const char *const *lower;                        /* of each token: its word in lower case, NULL when it is none; NULL: not made yet */
	const struct pick *picks; size_t n_picks;        /* of consistency_pick; for consistency_run alone */
	const struct lexicon *lexicon;                   /* NULL: rules that need a list rest */
	bool (*known)(void *ctx, const char *lower);     /* an Indonesian word, root or derived, by speller, lexicon or morphology; not English */
	bool (*is_root)(void *ctx, const char *lower);   /* a root that affixes may join */
	void *ctx;                                       /* of both */
	const struct dict_options *options;              /* NULL: none */
};

/* Add the findings of every rule that options->rules_off does not name; unsorted, may touch one another and those of the
 * speller (check.c keeps the rule's where both speak about the same bytes). Notes are added whatever options->notes says. */
void rules_run(const struct rule_context *c, GPtrArray *findings);

/* The row of an id, or NULL. */
const struct rule_row *rule_find(const char *id);

/* A new finding; kind and severity come from the row of its id, which must exist (dict_rules).
 *
 *   rule      id of a row
 *   message   g_free'd with the finding: ownership passes
 *   fixes     char *, NULL-terminated, best first, copied; "" deletes the bytes; NULL: none
 */
struct finding *finding_new(size_t off, size_t len, const char *rule, char *message, const char *const *fixes);

/* What stands instead of a token, with its capitals: the first letter, all of them, or of a title in mid-sentence each word's
 * ("Walikota": "Wali Kota"). lower: small letters. The caller's. */
char *token_cased(const struct token *t, const char *lower);

/* Is the class one of spelling, not of marks, capitals, figures or facts? */
bool finding_is_spelling(const char *kind);
struct finding *finding_copy(const struct finding *f);
