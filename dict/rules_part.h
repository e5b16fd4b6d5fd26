/* Between the files of rules: a topic is a table of rows and a function that reads the tokens once. */
#pragma once
#include "consistency.h"
#include "rules.h"

struct rules {
	const struct rule_context *c;
	const char *const *lower;       /* of each token: its word in lower case; "" when it is no word */
	GPtrArray *findings;
};

struct rule_part { const struct rule_row *rows; size_t n; void (*run)(const struct rules *r); };
#define RULE_PART(rows, run) { rows, G_N_ELEMENTS(rows), run }

extern const struct rule_part rules_space, rules_quote, rules_balance, rules_joined, rules_affix, rules_apposition, rules_bound, rules_hyphen, rules_number, rules_capital,
	rules_paragraph, rules_choice, rules_date, rules_letter, rules_name, rules_title, rules_acronym, rules_split, rules_confused, rules_spelling;

/* picks.c: what consistency_pick() adds. */
void picks_add(const struct rules *r, GArray *picks);

/* The token n places after i (n may be negative) in i's paragraph; NULL beyond it. Never a TOKEN_BREAK. */
static inline const struct token *rules_near(const struct rules *r, size_t i, int n)
{
	if (n < 0 ? i < (size_t)-n : r->c->n - i <= (size_t)n)
		return NULL;
	const struct token *t = &r->c->tokens[n < 0 ? i - (size_t)-n : i + (size_t)n];
	return t->kind == TOKEN_BREAK || t->paragraph != r->c->tokens[i].paragraph ? NULL : t;
}

/* The word there in lower case, "" when there is none. */
static inline const char *rules_word(const struct rules *r, size_t i, int n)
{
	const struct token *t = rules_near(r, i, n);

	return t ? r->lower[t - r->c->tokens] : "";
}

/* The first pick from *k on of one of the kinds: its token goes to *i, *k is the place behind it. False: there is none. */
static inline bool rules_next_pick(const struct rules *r, unsigned kinds, size_t *k, size_t *i)
{
	while (*k < r->c->n_picks && !(r->c->picks[*k].kinds & kinds))
		++*k;
	if (*k == r->c->n_picks)
		return false;
	*i = r->c->picks[(*k)++].token;
	return true;
}

/* Is the token there exactly this mark? */
bool rules_mark(const struct rules *r, size_t i, int n, const char *mark);
/* Is there a double quotation mark that opens (TOKEN_OPENS) or closes (TOKEN_CLOSES)? */
bool rules_quote_mark(const struct rules *r, size_t i, int n, unsigned which);
/* Is there a token, and no blank before it? */
bool rules_glued(const struct rules *r, size_t i, int n);
/* Is there a word that starts with a capital? */
bool rules_capital_at(const struct rules *r, size_t i, int n);

bool rules_known(const struct rules *r, const char *lower);
bool rules_stem(const struct rules *r, const char *lower);
/* A row of a list of dict/data (enum lexicon_list)? NULL when not. */
const char *rules_value(const struct rules *r, int list, const char *lower);
unsigned rules_frequency(const struct rules *r, const char *lower);
bool among(const char *word, const char *const *list);     /* NULL-terminated */
bool is_saying(const char *lower);                         /* ujar, katanya, ... */
bool is_announcing(const char *lower);                     /* mengatakan, berpesan, ujar, ... */
bool is_verb_root(const char *lower);                      /* takes di- as it is and names no place: cabut, hadiri */
int month_of(const char *lower);                           /* januari 1 ... desember 12; 0 */

/* Report tokens first..last; the message is the text, the row's reason and the first fix. Fixes end with NULL, "" deletes. */
void rules_report(const struct rules *r, const char *id, size_t first, size_t last, ...) G_GNUC_NULL_TERMINATED;
/* The same for bytes beside token i. */
void rules_report_bytes(const struct rules *r, const char *id, size_t i, size_t off, size_t len, ...) G_GNUC_NULL_TERMINATED;
/* The same with a message of its own, which it takes. */
void rules_report_saying(const struct rules *r, const char *id, size_t first, size_t last, char *message, ...) G_GNUC_NULL_TERMINATED;
/* The text of tokens first..last, the caller's. */
char *rules_text(const struct rules *r, size_t first, size_t last);
/* A word with the capitals of the token: first letter or all. The caller's. */
char *rules_cased(const struct rules *r, size_t i, const char *lower);
