/* How fast the checker is beside `hunspell -l` on the same text. Prints figures, asserts nothing.
 *
 *   check_bench FILE...    articles to read; together they are the text */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <glib.h>
#include "check.h"
#include "words.h"

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

static size_t count_words(const char *text, size_t len)
{
	g_autoptr(GArray) tokens = tokens_make(text, len, NULL, 0);
	size_t n = 0;

	for (guint i = 0; i < tokens->len; i++)
		n += g_array_index(tokens, struct token, i).kind == TOKEN_WORD;
	return n;
}

static GString *read_all(int n, char **paths)
{
	GString *all = g_string_new(NULL);

	for (int i = 0; i < n; i++) {
		g_autofree char *text = NULL;
		gsize len;
		if (g_file_get_contents(paths[i], &text, &len, NULL))
			g_string_append_len(all, text, (gssize)len);
		g_string_append_c(all, '\n');
	}
	return all;
}

static double time_check(struct dict *d, const GString *text, guint *findings)
{
	double before = spent_ms(RUSAGE_SELF);
	g_autoptr(GPtrArray) found = dict_check(d, text->str, text->len, NULL);

	*findings = found->len;
	return spent_ms(RUSAGE_SELF) - before;
}

static double time_hunspell(const GString *text)
{
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp("check_bench_XXXXXX", &path, NULL);

	if (fd < 0 || !g_file_set_contents(path, text->str, (gssize)text->len, NULL))
		return 0;
	g_autofree char *command = g_strdup_printf("hunspell -d id_ID -i utf-8 -l %s", path);
	g_autofree char *out = NULL;
	double before = spent_ms(RUSAGE_CHILDREN);
	bool ran = g_spawn_command_line_sync(command, &out, NULL, NULL, NULL);
	double took = spent_ms(RUSAGE_CHILDREN) - before;
	remove(path);
	return ran ? took : 0;
}

static void print(const char *what, double ms, size_t words)
{
	printf("%-44s %9.1f ms %12.0f words/s\n", what, ms, ms > 0 ? (double)words * 1000 / ms : 0);
}

int main(int argc, char **argv)
{
	g_autoptr(GString) text = read_all(argc - 1, argv + 1);
	g_autoptr(GString) repeated = g_string_new(NULL);
	g_autoptr(dict) d = NULL;
	size_t words = count_words(text->str, text->len);
	guint found;
	double before = spent_ms(RUSAGE_SELF);

	if (words == 0 || !dict_open(&d, NULL, NULL)) {
		fprintf(stderr, "check_bench FILE...\n");
		return 2;
	}
	printf("open %.1f ms, %ld KB resident\n", spent_ms(RUSAGE_SELF) - before, resident_kb());
	for (int i = 0; i < 100; i++)
		g_string_append_len(repeated, text->str, (gssize)text->len);
	print("check, cold", time_check(d, text, &found), words);
	printf("%u findings\n", found);
	print("check again", time_check(d, text, &found), words);
	print("check, text 100 times", time_check(d, repeated, &found), words * 100);
	print("hunspell -l, with its start", time_hunspell(text), words);
	print("hunspell -l, text 100 times, with its start", time_hunspell(repeated), words * 100);
	printf("%ld KB resident\n", resident_kb());
	return 0;
}
