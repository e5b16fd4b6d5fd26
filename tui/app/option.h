/* Options of a command line as rows: "--name value", "--name=value", "-n"; they may stand before or after the operands. */
#pragma once
#include <stdbool.h>
#include <glib.h>

enum option_kind { OPTION_FLAG, OPTION_TEXT };   /* out: bool *, const char ** */

struct option_row {
	const char *name, *alias;    /* Indonesian and English without dashes; one letter: a single dash; alias may be NULL */
	enum option_kind kind;
	void *out;
	const char *value;           /* what stands for the value in the help, N_(); NULL for a flag */
	const char *help;            /* N_() */
};

/* Read the options of args and take them out, so that operands are left, in order. "-" is an operand, "--" ends the options.
 *   args       NULL-terminated; its strings live as long as the options' values
 *   leave      true: options without a row stay in args (the global options are read this way first)
 *   complaint  the caller's sentence on failure, translated
 * Outputs may be set before a failure is met. */
bool option_read(const struct option_row *rows, unsigned n, char **args, bool leave, char **complaint);

/* The help's lines for the rows, two blanks before each. */
void option_help(const struct option_row *rows, unsigned n, GString *out);

/* The word of a list that a mistyped one most likely meant; NULL: none is near. */
const char *option_nearest(const char *typed, const char *const *words, unsigned n);
