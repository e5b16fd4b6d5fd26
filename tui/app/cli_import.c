/* The verb import. */
#include "app/verb.h"
#include <limits.h>
#include <string.h>
#include "app/json.h"
#include "app/newsroom.h"
#include "app/language.h"

struct import_run {
	enum import_format format;
	const char *encoding;
	bool json;
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
	json_end(out);
	cli_put(c, out->str, out->len);
}

static int import_one(struct cli *c, const char *path, const struct import_run *run)
{
	g_autoptr(GPtrArray) results = g_ptr_array_new_with_free_func((GDestroyNotify)imported_result_free);
	g_autoptr(GError) error = NULL;
	g_autoptr(GString) bytes = NULL;
	const char *name = strcmp(path, "-") == 0 ? _("masukan baku") : path;

	bool done = file_read(&bytes, path, FILE_READ_MAX, &error) &&
		newsroom_import_bytes(c->store, bytes->str, bytes->len, path, run->encoding, run->format, c->who.login, c->now_s, results, &error);
	for (unsigned i = 0; i < results->len; i++)
		put_result(c, path, results->pdata[i], run->json);
	if (!done)
		return cli_complain_error(c, name, error);
	if (results->len == 0)
		return cli_complain(c, CLI_FILE, _("%s: tidak berisi naskah"), name);
	return CLI_GOOD;
}

int cli_import(struct cli *c, char **args)
{
	struct import_run run = { .format = IMPORT_AUTO };
	const char *format = NULL;
	bool raw = false;
	const struct option_row rows[] = {
		{ "format", NULL, OPTION_TEXT, &format, N_("NAMA"), N_("teks, md, json, atau mentah (bawaan: menurut nama berkas)") },
		{ "mentah", "raw", OPTION_FLAG, &raw, NULL, N_("simpan bitanya apa adanya") },
		{ "dari", "from", OPTION_TEXT, &run.encoding, N_("SANDI"), N_("alihkan dari sandi ini, misalnya windows-1252") },
		{ "json", NULL, OPTION_FLAG, &run.json, NULL, N_("jawaban untuk mesin") },
	};
	int status = CLI_GOOD;

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 1, UINT_MAX))
		return c->status;
	if (format && !import_format_parse(format, &run.format))
		return cli_complain(c, CLI_USAGE, _("format “%s” tidak dikenal; pilih teks, md, json, atau mentah"), format);
	if (raw)
		run.format = IMPORT_RAW;
	if (!cli_store(c))
		return c->status;
	for (; *args; args++)
		status = cli_worse(status, import_one(c, *args, &run));
	return status;
}
