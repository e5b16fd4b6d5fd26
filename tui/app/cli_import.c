/* The verb import. */
#include "app/verb.h"
#include <limits.h>
#include <string.h>
#include <unistd.h>
#include "app/import_files.h"
#include "app/json.h"
#include "app/newsroom.h"
#include "app/language.h"

struct import_run {
	struct cli *c;
	const char *path;            /* the source that is being read */
	struct import_how how;
	const char *out;             /* "-": naskah to standard output instead of the store */
	bool json;
	unsigned n, known;           /* articles of this source so far; how many of them were stored already */
	struct intake *in;           /* its progress, or NULL */
	bool shows_progress;
};

static void put_result(struct cli *c, const char *source, const struct imported_result *r, bool json)
{
	g_autoptr(GString) out = g_string_new(NULL);

	if (!json) {
		cli_say(c, "%" G_GINT64_FORMAT "  %s\n", r->id, r->title);
		cli_say(c, _("    %zu paragraf, %zu kata\n"), r->paragraphs, r->words);
		for (char **line = r->report; *line; line++)
			cli_say(c, "    - %s\n", *line);
		return;
	}
	json_begin(out);
	json_int(out, "id", r->id);
	json_text(out, "source", source);
	json_text(out, "title", r->title);
	json_int(out, "paragraphs", (int64_t)r->paragraphs);
	json_int(out, "words", (int64_t)r->words);
	json_texts(out, "report", r->report);
	if (r->known)
		json_bool(out, "known", true);
	json_end(out);
	cli_put(c, out->str, out->len);
}

static void told(void *ctx, const struct imported_result *r)
{
	struct import_run *run = ctx;

	run->n++;
	run->known += r->known;
	/* a site that comes in again is one line at its end */
	if (run->json || run->n == 1 || !r->known)
		put_result(run->c, run->path, r, run->json);
}

/* Where nobody sees the articles go by. */
static void show_progress(const struct import_run *run)
{
	int percent = run->in ? intake_percent(run->in) : -1;

	if (run->shows_progress && run->n > 0 && percent >= 0)
		cli_note_over(run->c, _("%s: %u naskah, %d%%"), run->path, run->n, percent);
}

static void put_sum(const struct import_run *run)
{
	if (run->n > 1 && !run->json && !run->out)
		cli_say(run->c, _("%s: %u naskah masuk, %u sudah ada di gudang\n"), run->path, run->n - run->known, run->known);
}

static bool import_into_store(struct import_run *run, GError **error)
{
	struct cli *c = run->c;
	g_autoptr(intake) in = intake_new(c->store, run->path, &run->how, c->who.login, c->now_s, NULL);
	bool more = true, done = true;

	run->in = in;
	while (done && more && !cli_out_broken(c)) {
		done = intake_step(in, &more, error);
		show_progress(run);
	}
	store_gather(c->store, run->n - run->known);
	if (run->shows_progress && run->n > 0)
		cli_note_over(c, "%s", "");
	run->in = NULL;
	return done;
}

/* Read one article and write it as our own file; the store knows nothing of it. */
static bool put_naskah(struct imported *i, void *ctx, GError **error)
{
	struct import_run *run = ctx;
	const struct export_options options = { .utc_offset_min = run->c->config.utc_offset_min };
	g_autoptr(GString) bytes = g_string_new(NULL);
	bool written = export_writer("naskah")->write(&i->article, &options, bytes, error);

	run->n++;
	cli_put(run->c, bytes->str, bytes->len);
	imported_free(i);
	return written;
}

static int import_one(struct import_run *run, const char *path)
{
	struct cli *c = run->c;
	g_autoptr(GError) error = NULL;
	const char *name = strcmp(path, "-") == 0 ? _("masukan baku") : path;

	run->path = path;
	run->n = run->known = 0;
	bool done = run->out ? newsroom_read(path, &run->how, put_naskah, run, &error) : import_into_store(run, &error);
	put_sum(run);
	if (!done && run->n > 0 && !run->out)
		cli_note(c, _("%s: %u naskah sebelum tempat yang rusak sudah ada di gudang; impor ulang berkas yang utuh melanjutkannya"), name, run->n);
	if (!done)
		return cli_complain_error(c, name, error);
	if (run->n == 0)
		return cli_complain(c, CLI_FILE, _("%s: tidak berisi naskah"), name);
	return CLI_GOOD;
}

/* A file, or each file of a folder. */
static int import_all(struct import_run *run, const char *path)
{
	g_autoptr(GError) error = NULL;
	unsigned others = 0;
	g_autoptr(GPtrArray) files = import_files(path, &others, &error);
	int status = CLI_GOOD;

	if (g_error_matches(error, STORE_ERROR, STORE_ERROR_INPUT))
		return cli_complain(run->c, CLI_FILE, _("%s: tidak ada berkas yang dapat diimpor di map ini"), path);
	if (!files)
		return cli_complain_error(run->c, path, error);
	for (unsigned i = 0; i < files->len; i++)
		status = cli_worse(status, import_one(run, files->pdata[i]));
	if (others > 0)
		cli_note(run->c, ngettext_("%s: %u berkas atau map lain dilewati", "%s: %u berkas atau map lain dilewati", others), path, others);
	return status;
}

int cli_import(struct cli *c, char **args)
{
	struct import_run run = { .c = c, .how = { .format = IMPORT_AUTO, .told = told, .ctx = &run } };
	const char *format = NULL;
	bool raw = false;
	const struct option_row rows[] = {
		{ "format", NULL, OPTION_TEXT, &format, N_("NAMA"), N_("teks, md, html, docx, odt, wxr, json, atau mentah (bawaan: menurut nama berkas)") },
		{ "mentah", "raw", OPTION_FLAG, &raw, NULL, N_("simpan bitanya apa adanya") },
		{ "dari", "from", OPTION_TEXT, &run.how.encoding, N_("SANDI"), N_("alihkan dari sandi ini, misalnya windows-1252") },
		{ "sebagai-baru", "as-new", OPTION_FLAG, &run.how.fresh, NULL, N_("simpan sekali lagi naskah yang sudah ada di gudang") },
		{ "buang-sisa-situs", "drop-furniture", OPTION_FLAG, &run.how.drop_furniture, NULL, N_("buang sisa tema situs di akhir teks (tombol bagikan, berita terkait)") },
		{ "keluar", "out", OPTION_TEXT, &run.out, "-", N_("tulis sebagai naskah redaksi ke keluaran baku, tanpa menyimpan") },
		{ "json", NULL, OPTION_FLAG, &run.json, NULL, N_("jawaban untuk mesin") },
	};
	int status = CLI_GOOD;

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 1, UINT_MAX))
		return c->status;
	if (format && !import_format_parse(format, &run.how.format))
		return cli_complain(c, CLI_USAGE, _("format “%s” tidak dikenal; pilih teks, md, html, docx, odt, wxr, json, atau mentah"), format);
	if (run.out && strcmp(run.out, "-") != 0)
		return cli_complain(c, CLI_USAGE, "%s", _("--keluar hanya menerima “-” (keluaran baku)"));
	if (raw)
		run.how.format = IMPORT_RAW;
	if (!run.out && !cli_store(c))
		return c->status;
	run.shows_progress = !c->out_is_terminal && isatty(STDERR_FILENO);
	for (; *args; args++)
		status = cli_worse(status, import_all(&run, *args));
	return status;
}
