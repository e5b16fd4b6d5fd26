/* What an import costs beside plain saves of the same texts, in numbers to read: it asserts nothing. */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <glib/gstdio.h>
#include "app/newsroom.h"

enum { POSTS = 10000, BATCH = 200, NOW = 1700000000 };

static long memory_mib(void)
{
	struct rusage use;

	getrusage(RUSAGE_SELF, &use);
	return use.ru_maxrss / 1024;
}

static void report(const char *what, gint64 us, gint64 base_us)
{
	printf("%-52s %8.0f ms  %7.1f µs a post  %5.2f times  %4ld MiB\n", what, (double)us / 1000, (double)us / POSTS,
		base_us ? (double)us / (double)base_us : 1.0, memory_mib());
}

/* About 3 kB of paragraphs, other ones for each post. */
static void append_paragraphs(GString *s, int post, const char *before, const char *after)
{
	static const char *const words[] = { "komisi", "pemilihan", "umum", "provinsi", "menggelar", "rapat", "pleno", "terbuka", "dan", "yang",
		"di", "penetapan", "daftar", "pemilih", "Gorontalo,", "ketua", "mengatakan", "tahapan", "berjalan", "lancar" };
	guint32 seed = (guint32)post * 2654435761u + 1;

	for (int p = 0; p < 8; p++) {
		g_string_append(s, before);
		for (int w = 0; w < 55; w++) {
			seed = seed * 1664525 + 1013904223;
			g_string_append_printf(s, "%s%s", w ? " " : "", words[(seed >> 16) % G_N_ELEMENTS(words)]);
		}
		g_string_append_printf(s, " %d.%s", post, after);
	}
}

static void put_site(const char *path)
{
	g_autoptr(GString) out = g_string_new("<?xml version=\"1.0\"?>\n<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
		" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>\n");

	for (int i = 1; i <= POSTS; i++) {
		g_string_append_printf(out, "<item><title>Naskah nomor %d</title><guid>https://situs.go.id/?p=%d</guid><dc:creator>admin</dc:creator>"
			"<wp:post_date>2021-05-04 10:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
			"<category domain=\"category\" nicename=\"berita\">Berita</category><content:encoded><![CDATA[", i, i);
		append_paragraphs(out, i, "<!-- wp:paragraph -->\n<p>", "</p>\n<!-- /wp:paragraph -->\n");
		g_string_append(out, "]]></content:encoded></item>\n");
	}
	g_string_append(out, "</channel></rss>\n");
	g_file_set_contents(path, out->str, (gssize)out->len, NULL);
}

static struct store *open_new(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	struct store *s = NULL;
	g_autoptr(GError) error = NULL;

	if (!store_open(&s, path, &error))
		g_error("%s", error->message);
	return s;
}

/* What the store itself costs: the same texts, saved in batches as large as an import's. */
static gint64 save_plainly(const char *folder)
{
	g_autoptr(store) s = open_new(folder, "simpan");
	gint64 start = g_get_monotonic_time();

	for (int i = 1; i <= POSTS; i++) {
		g_auto(article) a = { 0 };
		g_autoptr(GString) body = g_string_new(NULL);
		if (i % BATCH == 1)
			store_batch_begin(s, NULL);
		article_init(&a);
		g_free(a.field[FIELD_TITLE]);
		a.field[FIELD_TITLE] = g_strdup_printf("Naskah nomor %d", i);
		append_paragraphs(body, i, "", "\n\n");
		g_free(a.body);
		a.body_len = body->len;
		a.body = g_strdup(body->str);
		article_save(s, &a, REVISION_CLEAN, "uji", NULL, NOW, NULL);
		if (i % BATCH == 0)
			store_batch_commit(s, NULL);
	}
	return g_get_monotonic_time() - start;
}

static bool pass_over(struct imported *i, void *ctx, GError **error)
{
	(void)ctx;
	(void)error;
	imported_free(i);
	return true;
}

static gint64 read_only(const char *path)
{
	const struct import_how how = { .format = IMPORT_AUTO };
	gint64 start = g_get_monotonic_time();

	newsroom_read(path, &how, pass_over, NULL, NULL);
	return g_get_monotonic_time() - start;
}

static void told(void *ctx, const struct imported_result *r)
{
	*(unsigned *)ctx += !r->known;
}

static gint64 import_into(struct store *s, const char *path, bool steps, unsigned *n)
{
	const struct import_how how = { .told = told, .ctx = n, .commits_each_step = steps };
	g_autoptr(GError) error = NULL;
	gint64 start = g_get_monotonic_time();

	if (!newsroom_import(s, path, &how, "uji", NOW, NULL, &error))
		g_error("%s", error->message);
	return g_get_monotonic_time() - start;
}

int main(void)
{
	g_autofree char *folder = g_dir_make_tmp("redaksi-bench-XXXXXX", NULL), *path = g_build_filename(folder, "situs.xml", NULL);
	unsigned n = 0;

	put_site(path);
	g_autoptr(store) whole = open_new(folder, "impor"), stepwise = open_new(folder, "langkah");
	gint64 plain_us = save_plainly(folder);
	report("plain saves of the same texts", plain_us, 0);
	report("a site's export, read only", read_only(path), plain_us);
	report("a site's export, imported", import_into(whole, path, false, &n), plain_us);
	report("the same again: every post is known", import_into(whole, path, false, &n), plain_us);
	report("imported with a commit each 32 KiB, as on the screen", import_into(stepwise, path, true, &n), plain_us);
	printf("%u posts stored\n", n);
	g_autofree char *remove = g_strdup_printf("rm -r '%s'", folder);
	return g_spawn_command_line_sync(remove, NULL, NULL, NULL, NULL) ? 0 : 1;
}
