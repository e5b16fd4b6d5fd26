/* Exports of 10,000 articles to HTML and DOCX, beside pandoc on the same Markdown: time an article, and what the memory grows by. */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <glib/gstdio.h>
#include "export/export.h"
#include "file_group.h"
#include "format/articles.h"

enum { ARTICLES = 10000, BY_PANDOC = 20 };

static const struct export_options options = { .utc_offset_min = 480, .office = "KPU Provinsi Gorontalo", .letterhead = &sample_letterhead };

/* Each article has a text of its own, of the usual length. */
static void article_of(struct article *a, unsigned i)
{
	g_autofree char *title = NULL, *body = NULL;

	sample_release(a);
	title = g_strdup_printf("%s, hari ke-%u", a->field[FIELD_TITLE], i);
	body = g_strdup_printf("Berita nomor %u dari %u.\n\n%s", i, i % 97, a->body);
	sample_set(a, FIELD_TITLE, title);
	sample_body(a, body);
}

static long peak_kib(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

/* Microseconds an article; folder NULL: the bytes alone, else files that wait for the disk in groups, as an export does. */
static double ours_us(const char *format, const char *folder, unsigned n)
{
	enum { GROUP = 64 };
	const struct writer *w = export_writer(format);
	gint64 start = g_get_monotonic_time();

	for (unsigned i = 0; i < n; ) {
		g_autoptr(file_group) files = folder ? file_group_new(folder, NULL) : NULL;
		for (unsigned end = MIN(i + GROUP, n); i < end; i++) {
			g_auto(article) a = { 0 };
			g_autoptr(GString) out = g_string_new(NULL);
			g_autofree char *name = g_strdup_printf("%u.%s", i, w->suffix);
			article_of(&a, i);
			if (!w->write(&a, &options, out, NULL) || (files && !file_group_add(files, name, out->str, out->len, true, 0644, NULL)))
				g_error("%s of article %u", format, i);
		}
		if (files)
			file_group_put(files);
	}
	return (double)(g_get_monotonic_time() - start) / n;
}

static double pandoc_us(const char *format, const char *folder)
{
	g_autofree char *out = g_strdup_printf("%s/pandoc.%s", folder, format);
	gint64 start;

	ours_us("md", folder, BY_PANDOC);
	start = g_get_monotonic_time();
	for (unsigned i = 0; i < BY_PANDOC; i++) {
		g_autofree char *in = g_strdup_printf("%s/%u.md", folder, i);
		const char *const argv[] = { "pandoc", "-s", "-f", "markdown", "-t", format, "-o", out, in, NULL };
		int status;
		if (!g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL) || status != 0)
			return 0;
	}
	return (double)(g_get_monotonic_time() - start) / BY_PANDOC;
}

static void report(const char *format, const char *folder)
{
	double warm = ours_us(format, NULL, ARTICLES / 10);
	long before = peak_kib();
	double bytes = ours_us(format, NULL, ARTICLES), files = ours_us(format, folder, ARTICLES / 10), other = pandoc_us(format, folder);
	long after = peak_kib();

	(void)warm;
	printf("%-5s %d articles: %8.1f us each, %8.1f us with its file on the disk; memory grew by %ld KiB\n", format, ARTICLES, bytes, files, after - before);
	if (other > 0)
		printf("%-5s pandoc:         %8.1f us each, %.0f times ours, %.0f times ours with the file\n", format, other, other / bytes, other / files);
	else
		printf("%-5s pandoc is not here\n", format);
}

static void empty(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);

	for (const char *name; dir && (name = g_dir_read_name(dir)); ) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_unlink(path);
	}
	g_rmdir(folder);
}

int main(void)
{
	g_autofree char *folder = g_dir_make_tmp("redaksi-export-XXXXXX", NULL);

	if (!folder)
		return 1;
	report("html", folder);
	report("docx", folder);
	empty(folder);
	return 0;
}
