/* How fast the checker is, beside `hunspell -l` on the same text in the same run. Prints figures, asserts nothing.
 *
 *   check_bench [FILE...]    articles to read, together they are the text; none: the sentences that explain the rules
 *
 * Every figure is the median of ROUNDS, in each of which everything is measured once: what else the machine does hits all alike. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <glib.h>
#include "check.h"
#include "words.h"

enum { ROUNDS = 5, REPEATED = 20, SHORT_WORDS = 600, ARTICLE = 5000, LONG = 1000000 };

/* Processor time of this program or of those it started: the machine may be busy with others. */
static double spent_ms(int who)
{
	struct rusage u;

	getrusage(who, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000 + (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1000;
}

static long resident_kb(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return u.ru_maxrss;
}

/* ---- the texts ---- */

/* Each rule's example with its slip and as it should be: about one word in twenty is a finding. */
static void add_examples(GString *text)
{
	size_t n;
	const struct rule_row *rows = dict_rules(&n);

	for (size_t i = 0; i < n; i++)
		if (rows[i].wrong)
			g_string_append_printf(text, "%s\n%s\n", rows[i].wrong, rows[i].right ? rows[i].right : "");
}

static GString *read_text(int n, char **paths)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < n; i++) {
		g_autofree char *bytes = NULL;
		gsize len;
		if (g_file_get_contents(paths[i], &bytes, &len, NULL))
			g_string_append_len(text, bytes, (gssize)len);
		g_string_append_c(text, '\n');
	}
	if (n == 0)
		add_examples(text);
	return text;
}

static size_t count_words(const GString *text)
{
	g_autoptr(GArray) tokens = tokens_make(text->str, text->len, NULL, 0);
	size_t n = 0;

	for (guint i = 0; i < tokens->len; i++)
		n += g_array_index(tokens, struct token, i).kind == TOKEN_WORD;
	return n;
}

/* Whole lines of the text, again from its start where it ends, until they have so many words, or bytes. */
static GString *lines_of(const GString *text, size_t words, size_t bytes)
{
	GString *out = g_string_new(NULL);
	size_t at = 0, blanks = 0;

	while (blanks < words || out->len < bytes) {
		const char *line = text->str + at, *lf = strchr(line, '\n');
		size_t len = lf ? (size_t)(lf - line) + 1 : strlen(line);
		g_string_append_len(out, line, (gssize)len);
		for (size_t i = 0; i < len; i++)
			blanks += line[i] == ' ' || line[i] == '\n';
		at = at + len < text->len ? at + len : 0;
	}
	return out;
}

static GString *repeat(const GString *text, unsigned times)
{
	GString *out = g_string_new(NULL);

	while (times-- > 0)
		g_string_append_len(out, text->str, (gssize)text->len);
	return out;
}

/* The same with a number before each line, rising from first: its words are known, its paragraphs are not. */
static GString *repeat_numbered(const GString *text, unsigned times, unsigned first)
{
	GString *out = g_string_new(NULL);
	g_auto(GStrv) lines = g_strsplit(text->str, "\n", -1);

	for (unsigned i = 0; i < times; i++)
		for (char **line = lines; *line; line++)
			g_string_append_printf(out, **line ? "%u %s\n" : "\n", first + i, *line);
	return out;
}

/* ---- what is measured ---- */

static double time_check(struct dict *d, const GString *text)
{
	double before = spent_ms(RUSAGE_SELF);
	GPtrArray *found = dict_check(d, text->str, text->len, NULL);
	double took = spent_ms(RUSAGE_SELF) - before;

	g_ptr_array_unref(found);
	return took;
}

/* The first check by a program that has just started. */
static double time_new(const GString *text)
{
	g_autoptr(dict) d = NULL;

	return dict_open(&d, NULL, NULL) ? time_check(d, text) : 0;
}

static double time_open(void)
{
	g_autoptr(dict) d = NULL;
	double before = spent_ms(RUSAGE_SELF);

	return dict_open(&d, NULL, NULL) ? spent_ms(RUSAGE_SELF) - before : 0;
}

/* A letter typed in the middle of a text that was checked before. */
static double time_typed(struct dict *d, const GString *text)
{
	struct dict_text *t = dict_text_new(d);
	g_autoptr(GString) typed = g_string_new_len(text->str, (gssize)text->len);
	const char *blank = strchr(typed->str + typed->len / 2, ' ');

	g_ptr_array_unref(dict_text_check(t, text->str, text->len, NULL));
	g_string_insert_c(typed, blank ? blank - typed->str : 0, 'n');
	double before = spent_ms(RUSAGE_SELF);
	GPtrArray *again = dict_text_check(t, typed->str, typed->len, NULL);
	double took = spent_ms(RUSAGE_SELF) - before;

	g_ptr_array_unref(again);
	dict_text_free(t);
	return took;
}

/* hunspell with its start. In a locale that is not UTF-8 it stumbles over every curly quotation mark. */
static double time_hunspell(const GString *text)
{
	char *argv[] = { "hunspell", "-d", "id_ID", "-i", "utf-8", "-l", NULL, NULL };
	g_auto(GStrv) env = g_environ_setenv(g_get_environ(), "LC_ALL", "C.UTF-8", TRUE);
	g_autofree char *path = NULL, *out = NULL;
	int fd = g_file_open_tmp("check_bench_XXXXXX", &path, NULL);

	if (fd < 0 || close(fd) != 0 || !g_file_set_contents(path, text->str, (gssize)text->len, NULL))
		return 0;
	argv[6] = path;
	double before = spent_ms(RUSAGE_CHILDREN);
	bool ran = g_spawn_sync(NULL, argv, env, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL, NULL);
	double took = spent_ms(RUSAGE_CHILDREN) - before;
	remove(path);
	return ran ? took : 0;
}

/* ---- the figures ---- */

enum figure { OPEN, SHORT_NEW, NEW, NEW_HUNSPELL, AGAIN, AGAIN_HUNSPELL, OTHER, TYPED, TYPED_LONG, FIGURES };

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double median(double ms[ROUNDS])
{
	qsort(ms, ROUNDS, sizeof *ms, by_value);
	return ms[ROUNDS / 2];
}

static void print_speed(const char *what, double ms, size_t words, double hunspell_ms)
{
	printf("%-34s %8.1f ms %10.0f words/s", what, ms, ms > 0 ? (double)words * 1000 / ms : 0);
	printf(hunspell_ms > 0 && ms > 0 ? "   %.1f times hunspell -l\n" : "\n", hunspell_ms / ms);
}

static void print_all(double ms[FIGURES][ROUNDS], size_t words, size_t short_words)
{
	double of[FIGURES];

	for (int i = 0; i < FIGURES; i++)
		of[i] = median(ms[i]);
	printf("%-34s %8.1f ms\n", "open", of[OPEN]);
	print_speed("600 words, never seen", of[SHORT_NEW], short_words, 0);
	print_speed("the text, never seen", of[NEW], words, of[NEW_HUNSPELL]);
	print_speed("the text 20 times, seen before", of[AGAIN], words * REPEATED, of[AGAIN_HUNSPELL]);
	print_speed("its words in new paragraphs", of[OTHER], words * REPEATED, of[AGAIN_HUNSPELL]);
	print_speed("hunspell -l, once", of[NEW_HUNSPELL], words, 0);
	print_speed("hunspell -l, 20 times", of[AGAIN_HUNSPELL], words * REPEATED, 0);
	printf("%-34s %8.2f ms\n", "after a letter in 5 KB", of[TYPED]);
	printf("%-34s %8.2f ms\n", "after a letter in 1 MB", of[TYPED_LONG]);
}

int main(int argc, char **argv)
{
	g_autoptr(GString) text = read_text(argc - 1, argv + 1);
	g_autoptr(dict) d = NULL;
	double ms[FIGURES][ROUNDS];
	size_t words = count_words(text);

	if (words == 0 || !dict_open(&d, NULL, NULL)) {
		fprintf(stderr, "check_bench [FILE...]\n");
		return 2;
	}
	g_autoptr(GString) some = lines_of(text, SHORT_WORDS, 0), article = lines_of(text, 0, ARTICLE), much = lines_of(text, 0, LONG);
	g_autoptr(GString) repeated = repeat(text, REPEATED);
	g_autoptr(GPtrArray) found = dict_check(d, text->str, text->len, NULL);
	printf("%zu words, %u findings; %ld KB resident with all lists\n", words, found->len, resident_kb());
	for (int i = 0; i < ROUNDS; i++) {
		ms[OPEN][i] = time_open();
		ms[SHORT_NEW][i] = time_new(some);
		ms[NEW][i] = time_new(text);
		ms[NEW_HUNSPELL][i] = time_hunspell(text);
		ms[AGAIN][i] = time_check(d, repeated);
		ms[AGAIN_HUNSPELL][i] = time_hunspell(repeated);
		g_autoptr(GString) other = repeat_numbered(text, REPEATED, 2 + (unsigned)i * REPEATED);
		ms[OTHER][i] = time_check(d, other);
		ms[TYPED][i] = time_typed(d, article);
		ms[TYPED_LONG][i] = time_typed(d, much);
	}
	print_all(ms, words, count_words(some));
	return 0;
}
