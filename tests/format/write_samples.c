/* write_samples FORMAT FOLDER [semua]: articles in that format, to be looked at by validators; semua: more, and large ones. */
#include <stdio.h>
#include <string.h>
#include "export/lines.h"
#include "format/articles.h"
#include "import/import.h"

enum { GENERATED = 12, GENERATED_ALL = 200, HEADINGS = 200, ITEMS = 5000, LARGE = 1 << 20 };

struct sink { const char *format, *folder; };

/* Not the store's way to the disk: samples need not outlive a power cut. */
static bool put(const struct sink *to, const char *name, const GString *bytes)
{
	g_autofree char *path = g_build_filename(to->folder, name, NULL);

	return g_file_set_contents_full(path, bytes->str, (gssize)bytes->len, G_FILE_SET_CONTENTS_NONE, 0644, NULL);
}

static bool write_sample(const struct sink *to, const char *name, const struct article *a, const struct export_options *o)
{
	const struct writer *w = export_writer(to->format);
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	g_autofree char *file = g_strdup_printf("%s.%s", name, w->suffix);
	bool written = w->write(a, o, out, &error);

	/* What a format cannot hold it refuses; there is no sample of it then. */
	if (g_error_matches(error, STORE_ERROR, STORE_ERROR_TOO_LARGE))
		return true;
	return written && put(to, file, out);
}

/* What the words of every format are measured with: NAME.isi is the text alone, NAME.baris the title and the lines around it. */
static bool write_measure(const struct sink *to, const char *name, const struct article *a, const struct export_options *o)
{
	g_auto(document) d = { 0 };
	g_auto(lines) said = { 0 };
	g_autoptr(GString) text = g_string_new(NULL), around = g_string_new(NULL);
	g_autofree char *text_name = g_strconcat(name, ".isi", NULL), *around_name = g_strconcat(name, ".baris", NULL);

	document_open(&d, a);
	lines_make(&said, &d, o);
	g_autofree char *dateline = document_dateline(&d);
	const char *const rows[] = { d.field[FIELD_TITLE], said.number, said.embargo, said.caption, said.byline, said.editor, said.contact };
	txt_body(text, &d, dateline);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		g_string_append_printf(around, "%s\n", rows[i]);
	return put(to, text_name, text) &&
	       put(to, around_name, around);
}

static bool write_both(const struct sink *to, const char *name, const struct article *a)
{
	const struct export_options options = {
		.office = "KPU & Kantor \"Contoh\"", .utc_offset_min = 480, .pdf_program = PDF_PROGRAM_PATH,
		.letterhead = strcmp(name, "surat") == 0 ? &sample_letterhead : NULL,
	};

	return write_sample(to, name, a, &options) && write_measure(to, name, a, &options);
}

static bool write_text(const struct sink *to, const char *name, const char *body)
{
	g_auto(article) a = { 0 };

	article_init(&a);
	sample_set(&a, FIELD_TITLE, name);
	sample_set(&a, FIELD_DATE, "2021-05-04");
	sample_body(&a, body);
	return write_both(to, name, &a);
}

static bool write_large(const struct sink *to)
{
	g_autoptr(GString) headings = g_string_new(NULL), items = g_string_new(NULL), large = g_string_new(NULL);

	for (int i = 1; i <= HEADINGS; i++)
		g_string_append_printf(headings, "##%s Bagian %d\n\nIsi bagian %d.\n\n", i % 3 ? "" : "#", i, i);
	for (int i = 1; i <= ITEMS; i++)
		g_string_append_printf(items, "%*s%d. butir %d\n", i % 100 < 50 ? 0 : 6, "", i, i);
	while (large->len < LARGE)
		g_string_append_printf(large, "Paragraf %zu: rapat **koordinasi** kehumasan yang *panjang* sekali.\n\n", large->len);
	return write_text(to, "dua-ratus-judul", headings->str) && write_text(to, "lima-ribu-butir", items->str) &&
	       write_text(to, "satu-megabita", large->str) &&
	       write_text(to, "arah-kanan", "مرحبا بالعالم 2021, KPU **عربي** ganti.\n\nשלום 👩‍👩‍👧‍👦 🇮🇩 👍🏽 é e\u0301 ñ 報道 ก็\n");
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

	if (argc < 3 || export_writer(argv[1]) == NULL || !g_file_get_contents(TEST_DATA "/rilis-tempel.txt", &release, &len, NULL))
		return 2;
	struct sink to = { argv[1], argv[2] };
	g_auto(article) hostile = { 0 }, letter = { 0 }, empty = { 0 };
	sample_hostile(&hostile);
	sample_release(&letter);
	article_init(&empty);
	bool written = write_both(&to, "sulit", &hostile) && write_both(&to, "surat", &letter) && write_both(&to, "kosong", &empty) &&
	               import_read(release, len, "rilis-tempel.txt", IMPORT_AUTO, take_release, &to, NULL);
	bool all = argc > 3 && strcmp(argv[3], "semua") == 0;
	for (unsigned seed = 0; written && seed < (all ? GENERATED_ALL : GENERATED); seed++) {
		g_auto(article) a = { 0 };
		g_autofree char *name = g_strdup_printf("acak-%03u", seed);
		sample_generated(&a, seed);
		written = write_both(&to, name, &a);
	}
	return written && (!all || write_large(&to)) ? 0 : 1;
}
