/* What the verbs of the command line share: the run they belong to, its options, its output. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "app/cli.h"
#include "app/config.h"
#include "app/option.h"
#include "check.h"
#include "store/article.h"

struct cli;

struct verb_row {
	const char *name, *alias, *operands, *help;
	int (*run)(struct cli *c, char **args);
};
extern const struct verb_row verb_rows[];
extern const unsigned verb_count;
const struct verb_row *verb_find(const char *name);   /* by name or alias; NULL: unknown */
const char *verb_nearest(const char *typed);

/* One run of the program. */
struct cli {
	const struct verb_row *verb;
	cli_screen run_screen;
	char *folder;                /* of the store */
	struct store *store;         /* open, or NULL */
	struct config config;
	struct who who;
	int64_t now_s;
	int status;                  /* enum cli_status, of a helper that returned false or NULL */
	bool linear;                 /* plain lines instead of the screen */
	bool out_is_terminal;
	int out_errno;               /* of the first failed write to standard output; 0: none */
};

#define VERB(name, alias, operands, help) int cli_##alias(struct cli *c, char **args);
#include "app/verb.def"
#undef VERB

/* Take the verb's options (and --help) out of args. false: the run ends with c->status. */
bool cli_options(struct cli *c, const struct option_row *rows, unsigned n, char **args);
bool cli_operands(struct cli *c, char **args, unsigned least, unsigned most);   /* false: said how it is called */

int cli_worse(int status, int next);   /* of several things done in one run, the higher status */

/* A sentence on standard error, "redaksi: " before it; returns the status. Control bytes of others are made visible. */
int cli_complain(struct cli *c, int status, const char *format, ...) G_GNUC_PRINTF(3, 4);
int cli_complain_error(struct cli *c, const char *about, const GError *e);   /* "about: sentence"; status of the error */
void cli_note(struct cli *c, const char *format, ...) G_GNUC_PRINTF(2, 3);   /* a plain line on standard error */

void cli_note_over(struct cli *c, const char *format, ...) G_GNUC_PRINTF(2, 3);   /* the same over the last one, for progress on a terminal; "": clear it */

/* Standard output: data stays as it is for pipes and files; on a terminal control bytes are made visible. */
void cli_put(struct cli *c, const char *bytes, size_t len);
void cli_say(struct cli *c, const char *format, ...) G_GNUC_PRINTF(2, 3);
bool cli_out_broken(const struct cli *c);                     /* nobody reads any more: stop early */
void cli_flush(struct cli *c);

/* The store, opened at the first call; NULL: complained. */
struct store *cli_store(struct cli *c);
/* The same when a store exists already; NULL without a word when there is none or it cannot be opened. */
struct store *cli_store_if_any(struct cli *c);
bool cli_id(struct cli *c, const char *text, int64_t *id);    /* a positive number, else complained */
bool cli_has_article(struct cli *c, int64_t id);                  /* not read; else complained, as here: */
bool cli_article(struct cli *c, int64_t id, struct article *a);   /* loaded, else complained (unknown: CLI_NONE) */
bool cli_revision(struct cli *c, int64_t id, const char *number, int64_t *revision);   /* of a version, else complained (unknown: CLI_NONE) */
int cli_compare(struct cli *c, const struct article *newest, const char *spec, bool json);   /* spec: "3..5", or "3" and the newest */
char *cli_house_path(struct cli *c);                          /* of the office's own rules; the caller's */
struct dict *cli_dict(struct cli *c);                         /* with the house's rules; NULL: complained; dict_close() it */

void cli_own_words(struct cli *c, struct dict *d);            /* give it the office's and this person's words, when there is a store */

bool cli_is_markdown(const char *name);                       /* by its suffix */
GArray *cli_markdown_prose(const char *text, size_t len);     /* struct prose, the front matter left out; the caller's */

/* Offsets of a text as lines and columns, 1-based, columns in code points; ask in ascending order. */
struct spot { const char *text; size_t off; unsigned line, column; };
void spot_start(struct spot *s, const char *text);
void spot_move(struct spot *s, size_t off);

/* Local time of the office for people: "2021-05-04 15.30"; the caller's. */
char *cli_time(const struct cli *c, int64_t at_s);

/* While held, Ctrl-C waits: files are being replaced. */
void cli_interrupt_hold(void);
bool cli_interrupt_waits(void);
void cli_interrupt_release(void);
