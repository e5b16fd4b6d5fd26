/* Build tool: embed NAME FILE OUT.c writes the rows of a table as the C string lexicon_text_NAME, in the form of table.h. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static void put_byte(int c, FILE *out)
{
	if (c == '"' || c == '\\' || c == '?')
		fprintf(out, "\\%c", c);
	else if (c < 0x20 || c >= 0x7f)
		fprintf(out, "\\%03o", (unsigned)c);
	else
		fputc(c, out);
}

/* One line of the table; false: there is none left. */
static bool put_line(FILE *in, FILE *out)
{
	int c = fgetc(in);
	bool first = true, row = c != '#' && c != '\n';

	if (c == EOF)
		return false;
	for (; c != '\n' && c != EOF; c = fgetc(in)) {
		bool parts = first && c == '\t';
		if (row)
			put_byte(parts ? '\0' : c, out);
		first &= !parts;
	}
	if (row)
		fputs(first ? "\\000\\000\"\n\"" : "\\000\"\n\"", out);
	return true;
}

int main(int argc, char **argv)
{
	FILE *in = argc == 4 ? fopen(argv[2], "rb") : NULL;
	FILE *out = in ? fopen(argv[3], "wb") : NULL;

	if (!out) {
		fprintf(stderr, "embed: NAME FILE OUT.c\n");
		return EXIT_FAILURE;
	}
	fprintf(out, "extern const char lexicon_text_%s[];\nconst char lexicon_text_%s[] = \"", argv[1], argv[1]);
	while (put_line(in, out))
		;
	fputs("\";\n", out);
	fclose(in);
	return fclose(out) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
