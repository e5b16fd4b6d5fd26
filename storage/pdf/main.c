/* redaksi-pdf: an article and its letterhead as two lines of JSON on standard input, a PDF on standard output.
 * redaksi starts it; the form of the lines stands in export/pdf.c. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "export/pdf.h"
#include "file.h"
#include "pdf/release.h"

static bool write_all(const GString *bytes, GError **error)
{
	return (fwrite(bytes->str, 1, bytes->len, stdout) == bytes->len && fflush(stdout) == 0) ||
	       store_fail(error, STORE_ERROR_IO, "standard output");
}

int main(int argc, char **argv)
{
	g_autoptr(GString) in = NULL, out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	struct pdf_request r = { 0 };

	if (argc != 1 || isatty(STDIN_FILENO)) {
		fprintf(stderr, "%s: dijalankan oleh redaksi: redaksi ekspor ID --format=pdf\n", argv[0]);
		return 2;
	}
	bool done = file_read(&in, "-", FILE_READ_MAX, &error) && pdf_request_read(&r, in->str, in->len, &error) &&
	            release_pdf(&r.article, &r.options, out, &error) && write_all(out, &error);
	pdf_request_release(&r);
	if (!done)
		fprintf(stderr, "%s\n", error->message);
	return done ? 0 : 1;
}
