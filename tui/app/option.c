#include "app/option.h"
#include <string.h>
#include "app/language.h"

enum { WORD_MAX = 32, ROWS_MAX = 32, HELP_COLUMN = 26 };

static unsigned distance(const char *a, const char *b)
{
	unsigned row[WORD_MAX + 1];
	size_t a_len = MIN(strlen(a), WORD_MAX), b_len = MIN(strlen(b), WORD_MAX);

	for (unsigned j = 0; j <= b_len; j++)
		row[j] = j;
	for (unsigned i = 1; i <= a_len; i++) {
		unsigned diagonal = row[0];
		row[0] = i;
		for (unsigned j = 1; j <= b_len; j++) {
			unsigned swapped = diagonal + (a[i - 1] != b[j - 1]);
			diagonal = row[j];
			row[j] = MIN(swapped, MIN(row[j], row[j - 1]) + 1);
		}
	}
	return row[b_len];
}

const char *option_nearest(const char *typed, const char *const *words, unsigned n)
{
	const char *best = NULL;
	unsigned least = (unsigned)strlen(typed) / 3 + 2;

	for (unsigned i = 0; i < n; i++) {
		unsigned d = distance(typed, words[i]);
		if (d < least) {
			least = d;
			best = words[i];
		}
	}
	return best;
}

static bool is_option(const char *arg)
{
	return arg[0] == '-' && arg[1] != '\0';
}

/* "--name=value" or "-n" against a row's name; *value: what stands after '='. */
static bool names(const char *arg, const char *name, const char **value)
{
	if (!name)
		return false;
	bool single = name[1] == '\0';
	size_t len = strlen(name);
	const char *word = arg + (single ? 1 : 2);

	if ((!single && arg[1] != '-') || strncmp(word, name, len) != 0 || (word[len] != '\0' && word[len] != '='))
		return false;
	*value = word[len] == '=' ? word + len + 1 : NULL;
	return true;
}

static const struct option_row *row_of(const struct option_row *rows, unsigned n, const char *arg, const char **value)
{
	for (unsigned i = 0; i < n; i++)
		if (names(arg, rows[i].name, value) || names(arg, rows[i].alias, value))
			return &rows[i];
	return NULL;
}

static char *unknown_option(const struct option_row *rows, unsigned n, const char *arg)
{
	const char *words[2 * ROWS_MAX];
	unsigned n_words = 0;
	g_autofree char *typed = g_strndup(arg, strcspn(arg, "="));

	for (unsigned i = 0; i < n && i < ROWS_MAX; i++) {
		words[n_words++] = rows[i].name;
		if (rows[i].alias)
			words[n_words++] = rows[i].alias;
	}
	const char *near = option_nearest(typed + strspn(typed, "-"), words, n_words);
	return near ? g_strdup_printf(_("pilihan “%s” tidak dikenal; mungkin maksudnya --%s"), typed, near) :
		g_strdup_printf(_("pilihan “%s” tidak dikenal"), typed);
}

/* Set the row's output; *next is the argument after it, used up when it is the value. */
static bool take(const struct option_row *row, const char *arg, const char *value, char ***next, char **complaint)
{
	if (row->kind == OPTION_FLAG) {
		if (value) {
			*complaint = g_strdup_printf(_("pilihan --%s tidak memakai nilai"), row->name);
			return false;
		}
		*(bool *)row->out = true;
		return true;
	}
	if (!value && !**next) {
		*complaint = g_strdup_printf(_("pilihan %s memerlukan nilai %s"), arg, _(row->value));
		return false;
	}
	*(const char **)row->out = value ? value : *(*next)++;
	return true;
}

bool option_read(const struct option_row *rows, unsigned n, char **args, bool leave, char **complaint)
{
	char **keep = args, **next = args;

	while (*next) {
		char *arg = *next++;
		const char *value = NULL;
		const struct option_row *row = is_option(arg) ? row_of(rows, n, arg, &value) : NULL;
		if (strcmp(arg, "--") == 0) {
			if (leave)
				*keep++ = arg;
			while (*next)
				*keep++ = *next++;
		} else if (row) {
			if (!take(row, arg, value, &next, complaint))
				return false;
		} else if (is_option(arg) && !leave) {
			*complaint = unknown_option(rows, n, arg);
			return false;
		} else {
			*keep++ = arg;
		}
	}
	*keep = NULL;
	return true;
}

static char *spelling(const struct option_row *row)
{
	g_autofree char *value = row->value ? g_strconcat("=", _(row->value), NULL) : g_strdup("");

	return g_strconcat(row->name[1] ? "--" : "-", row->name, value, row->alias ? ", --" : "", row->alias ? row->alias : "", NULL);
}

void option_help(const struct option_row *rows, unsigned n, GString *out)
{
	for (unsigned i = 0; i < n; i++) {
		g_autofree char *left = spelling(&rows[i]);
		g_string_append_printf(out, "  %-*s  %s\n", HELP_COLUMN, left, _(rows[i].help));
	}
}
