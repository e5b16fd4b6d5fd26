/* The checker: prose in, findings out. One struct dict belongs to one thread (the worker). */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <glib.h>
#include "lead.h"

#define DICT_ERROR (dict_error_quark())
GQuark dict_error_quark(void);
enum dict_error { DICT_ERROR_MISSING, DICT_ERROR_DAMAGED, DICT_ERROR_INPUT };

struct dict;

/* Where words come from; NULL members: the system's folders. Hunspell's id_ID must be there (DICT_ERROR_MISSING says which
 * package to install); English and the thesaurus are read when present. Takes 30-60 ms: off the input path. */
struct dict_source {
	const char *hunspell_dir;        /* "/usr/share/hunspell" */
	const char *mythes_path;
	bool need_hunspell;              /* false: work with our own lists when it is missing (the report says so) */
};
bool dict_open(struct dict **out, const struct dict_source *src, GError **error);
void dict_close(struct dict *d);
typedef struct dict dict;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(dict, dict_close)
char *dict_report(const struct dict *d);   /* sources and counts, lines; the caller's */

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };   /* catatan, saran, galat */
const char *severity_word(enum severity s);   /* "note", "warning", "error": for machine lines */

struct finding {
	size_t off, len;                 /* bytes of the text given to dict_check */
	enum severity severity;
	const char *kind;                /* class of data/README: "typo", "nonbaku", "luluh", "gabung", "hubung", "ganda", "asing", "kapital", "tandabaca", "angka", "fakta"; static */
	const char *rule;                /* stable id, e.g. "luluh/k", "ejaan"; static or owned by the dict */
	char *message;                   /* one line, Indonesian: what and why, e.g. "mengkondisikan: huruf k luluh sesudah meng-, jadi mengondisikan" */
	char **fix;                      /* NULL-terminated replacements of exactly these bytes, best first; may be empty, never NULL */
	bool quoted;                     /* inside a direct quotation, a name, or a fact that two places tell differently: fix-all leaves it alone */
};
void finding_free(struct finding *f);

struct prose { size_t off, len; };       /* a stretch of running text; marks between stretches are not prose */

struct dict_accept { const char *rule, *text; };   /* accepted findings of this article; rule NULL: every rule */

struct dict_weight { const char *rule; enum severity severity; };   /* rule: an id, its part before the slash, or a class */

struct dict_options {
	const struct prose *prose; size_t n_prose;       /* NULL: the whole text, one paragraph a line */
	const struct dict_accept *accepted; size_t n_accepted;
	bool notes;                                      /* give notes too */
	const char *const *rules_off;                    /* NULL-terminated ids, or NULL */
	const struct dict_weight *weights; size_t n_weights;   /* how severe an office takes a rule instead */
	const char *place, *office, *number, *date;      /* fields of the article for consistency; each may be NULL */
	unsigned max_fixes;                              /* suggestions a finding: 0 means 5 */
	volatile int *cancel;                            /* non-zero: stop soon and return what there is; may be NULL */
};

/* Check a text; findings in order of off, a free func is set. Never fails: bytes that are not UTF-8 are skipped. */
GPtrArray *dict_check(struct dict *d, const char *text, size_t len, const struct dict_options *o);

/* A text that is checked again and again while it is written: what dict_check gives, but only paragraphs that changed since the
 * last call are read anew; an article's counts and its consistency with itself are those of the whole. Belongs to d's thread,
 * and is freed before d. Options may differ from call to call. */
struct dict_text;
struct dict_text *dict_text_new(struct dict *d);
void dict_text_free(struct dict_text *t);
GPtrArray *dict_text_check(struct dict_text *t, const char *text, size_t len, const struct dict_options *o);
size_t dict_text_read(const struct dict_text *t);        /* bytes that the last check read anew */

/* What the first paragraph of a story answers; see lead.h. */
void dict_lead(const struct dict *d, const char *paragraph, size_t len, struct lead_answers *out);

/* One word alone, as the scorer's word mode asks it: true when good. fixes: char *, free func set, may be NULL. */
bool dict_word(struct dict *d, const char *word, GPtrArray **fixes);

/* Own words of the office and the person, replacing those given before. forbid: with its replacement (may be ""). */
struct dict_own { const char *word; bool forbid; const char *replacement; };
void dict_own_words(struct dict *d, const struct dict_own *w, size_t n);

/* How often the office's own articles hold a word, replacing what was learned before: a known word that they hold is likelier to be
 * meant, an unknown one of several articles is a term of the office rather than a slip. Nothing becomes right by it.
 *   w      words in small letters; articles: how many hold it, times: how often
 *   times  of all words together */
struct dict_seen { const char *word; uint64_t articles, times; };
void dict_learn(struct dict *d, const struct dict_seen *w, size_t n, uint64_t times);

/* House rules: a text file's bytes (format in dict/README.md); errors name the line. Replaces earlier ones. */
bool dict_house_rules(struct dict *d, const char *bytes, size_t len, const char *name, GError **error);

/* The rules, for `redaksi aturan` and tests. */
struct rule_row { const char *id, *kind; enum severity severity; const char *reason, *wrong, *right; };
/* How closely a name means a rule: 0 not at all, 1 as its class, more by its id or the part before the slash, the longer the closer. */
size_t rule_named(const char *name, const char *id);
/* Is the rule switched off: by its id, the part before the slash ("kapital" means "kapital/hari" too) or its class? */
bool rule_is_off(const struct dict_options *o, const char *id);
/* As the office weighs it: the name that means it most closely decides. */
enum severity rule_severity(const struct dict_options *o, const char *id, enum severity usual);
const struct rule_row *dict_rules(size_t *n);
