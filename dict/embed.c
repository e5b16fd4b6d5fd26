/* Build tool: embed NAME FILE OUT.c writes the bytes of a table as the C string lexicon_text_NAME. */
#include <stdio.h>
#include <stdlib.h>

static void put_byte(int c, FILE *out)
{
	if (c == '\n')
		fputs("\\n\"\n\"", out);
	else if (c == '"' || c == '\\' || c == '?')
		fprintf(out, "\\%c", c);
	else if (c < 0x20 || c >= 0x7f)
		fprintf(out, "\\%03o", (unsigned)c);
	else
		fputc(c, out);
}

int main(int argc, char **argv)
{
	FILE *in = argc == 4 ? fopen(argv[2], "rb") : NULL;
	FILE *out = in ? fopen(argv[3], "wb") : NULL;
	int c;

	if (!out) {
		fprintf(stderr, "embed: NAME FILE OUT.c\n");
		return EXIT_FAILURE;
	}
	fprintf(out, "extern const char lexicon_text_%s[];\nconst char lexicon_text_%s[] = \"", argv[1], argv[1]);
	while ((c = fgetc(in)) != EOF)
		put_byte(c, out);
	fputs("\";\n", out);
	fclose(in);
	return fclose(out) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
