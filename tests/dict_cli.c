/* The checker without the application, in the scorer's formats: "tsv FILE" prints a finding a line (line, column, length in
 * characters, text, class, suggestions); "kata" reads a word a line and says ok or bad with suggestions. */
#include <stdio.h>
#include <string.h>
#include <glib.h>
#include "check.h"

static void print_place(const char *text, const struct finding *f)
{
	long line = 1;
	const char *start = text;

	for (const char *p = text; p < text + f->off; p++)
		if (*p == '\n') {
			line++;
			start = p + 1;
		}
	printf("%ld\t%ld\t%ld\t%.*s\t%s\t", line, g_utf8_strlen(start, text + f->off - start) + 1,
		g_utf8_strlen(text + f->off, (gssize)f->len), (int)f->len, text + f->off, f->kind);
}

static void print_fixes(char **fixes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		printf("%s%s", i ? "|" : "", fixes[i]);
	putchar('\n');
}

static int check_file(struct dict *d, const char *path, bool why)
{
	g_autofree char *text = NULL;
	g_autoptr(GError) error = NULL;
	struct dict_options o = { .notes = why };
	gsize len;

	if (!g_file_get_contents(path, &text, &len, &error)) {
		fprintf(stderr, "%s\n", error->message);
		return 2;
	}
	g_autoptr(GPtrArray) findings = dict_check(d, text, len, &o);
	for (guint i = 0; i < findings->len; i++) {
		const struct finding *f = findings->pdata[i];
		print_place(text, f);
		print_fixes(f->fix, g_strv_length(f->fix));
		if (why)
			printf("\t%s %s: %s\n", f->rule, severity_word(f->severity), f->message);
	}
	return 0;
}

static int check_words(struct dict *d)
{
	char line[1024];

	while (fgets(line, sizeof line, stdin)) {
		GPtrArray *fixes;
		line[strcspn(line, "\r\n")] = '\0';
		bool good = dict_word(d, line, &fixes);
		printf("%s\t%s\t", line, good ? "ok" : "bad");
		print_fixes((char **)fixes->pdata, fixes->len);
		g_ptr_array_unref(fixes);
	}
	return 0;
}

int main(int argc, char **argv)
{
	g_autoptr(dict) d = NULL;
	g_autoptr(GError) error = NULL;

	if (argc < 2 || (strcmp(argv[1], "kata") != 0 && argc < 3)) {
		fprintf(stderr, "dict_cli tsv FILE | alasan FILE | kata\n");
		return 2;
	}
	if (!dict_open(&d, NULL, &error)) {
		fprintf(stderr, "%s\n", error->message);
		return 2;
	}
	if (strcmp(argv[1], "kata") == 0)
		return check_words(d);
	return check_file(d, argv[2], strcmp(argv[1], "alasan") == 0);
}
