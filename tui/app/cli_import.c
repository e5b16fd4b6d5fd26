/* The verb import. */
#include "app/verb.h"
#include <limits.h>
#include <string.h>
#include "app/json.h"
#include "app/newsroom.h"
#include "app/language.h"

struct import_run {
	struct cli *c;
	const char *path;            /* the source that is being read */
	struct import_how how;
	const char *out;             /* "-": naskah to standard output instead of the store */
	bool json;
	unsigned n;                  /* articles of this source so far */
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
	put_result(run->c, run->path, r, run->json);
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
	run->n = 0;
	bool done = run->out ? newsroom_read(path, &run->how, put_naskah, run, &error) :
		newsroom_import(c->store, path, &run->how, c->who.login, c->now_s, NULL, &error);
	if (!done)
		return cli_complain_error(c, name, error);
	if (run->n == 0)
		return cli_complain(c, CLI_FILE, _("%s: tidak berisi naskah"), name);
	return CLI_GOOD;
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
	for (; *args; args++)
		status = cli_worse(status, import_one(&run, *args));
	return status;
}
