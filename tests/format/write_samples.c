/* write_samples FORMAT FOLDER: articles in that format, to be looked at by validators. */
#include <stdio.h>
#include <string.h>
#include "export/export.h"
#include "format/articles.h"
#include "import/import.h"

enum { GENERATED = 12 };

struct sink { const char *format, *folder; };

static bool write_sample(const struct sink *to, const char *name, const struct article *a, const char *format)
{
	const struct export_options options = { .office = "KPU & Kantor \"Contoh\"", .utc_offset_min = 480 };
	const struct writer *w = export_writer(format);
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autofree char *file = g_strdup_printf("%s.%s", name, w->suffix);

	return w->write(a, &options, out, &error) && file_put(to->folder, file, out->str, out->len, true, 0644, &error);
}

/* Beside each sample stands its plain text, for the comparison of words. */
static bool write_both(const struct sink *to, const char *name, const struct article *a)
{
	return write_sample(to, name, a, to->format) && write_sample(to, name, a, "txt");
}

static bool take_release(struct imported *i, void *ctx, GError **error)
{
	bool written = write_both(ctx, "rilis", &i->article);

	(void)error;
	imported_free(i);
	return written;
}

int main(int argc, char **argv)
{
	g_autofree char *release = NULL;
	gsize len;

	if (argc != 3 || export_writer(argv[1]) == NULL || !g_file_get_contents(TEST_DATA "/rilis-tempel.txt", &release, &len, NULL))
		return 2;
	struct sink to = { argv[1], argv[2] };
	g_auto(article) hostile = { 0 };
	sample_hostile(&hostile);
	bool written = write_both(&to, "sulit", &hostile) &&
	               import_read(release, len, "rilis-tempel.txt", IMPORT_AUTO, take_release, &to, NULL);
	for (unsigned seed = 0; written && seed < GENERATED; seed++) {
		g_auto(article) a = { 0 };
		g_autofree char *name = g_strdup_printf("acak-%02u", seed);
		sample_generated(&a, seed);
		written = write_both(&to, name, &a);
	}
	return written ? 0 : 1;
}
