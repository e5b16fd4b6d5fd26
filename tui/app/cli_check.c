/* The verb check. */
#include "app/verb.h"
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include "app/findings.h"
#include "app/house_file.h"
#include "app/newsroom.h"
#include "app/language.h"

struct check_run {
	struct dict *dict;
	enum findings_form form;
	bool notes;
	house_choice rules;
};

static bool form_of(struct cli *c, const char *format, bool json, enum findings_form *out)
{
	static const char *const names[] = { [FINDINGS_TEXT] = "teks", [FINDINGS_JSON] = "json", [FINDINGS_TSV] = "tsv" };

	*out = json ? FINDINGS_JSON : FINDINGS_TEXT;
	for (unsigned i = 0; format && i < G_N_ELEMENTS(names); i++)
		if (strcmp(format, names[i]) == 0) {
			*out = (enum findings_form)i;
			return true;
		}
	if (format)
		c->status = cli_complain(c, CLI_USAGE, _("format “%s” tidak dikenal; pilih teks, json, atau tsv"), format);
	return !format;
}

bool cli_is_markdown(const char *name)
{
	return g_str_has_suffix(name, ".md") || g_str_has_suffix(name, ".markdown");
}

/* Bytes of a front matter between two "---" lines at the start; 0: none. */
static size_t front_matter_len(const char *text)
{
	const char *end = g_str_has_prefix(text, "---\n") ? strstr(text + 3, "\n---\n") : NULL;

	return end ? (size_t)(end + 5 - text) : 0;
}

GArray *cli_markdown_prose(const char *text, size_t len)
{
	size_t skip = front_matter_len(text);
	GArray *prose = newsroom_prose(text + skip, len - skip);

	for (unsigned i = 0; i < prose->len; i++)
		g_array_index(prose, struct prose, i).off += skip;
	return prose;
}

static int refuse_text(struct cli *c, const char *name, const GString *text)
{
	const char *end;
	const char *nul = memchr(text->str, '\0', text->len);

	if (text->len == 0)
		return cli_complain(c, CLI_FILE, _("%s: kosong, tidak ada yang diperiksa"), name);
	if (nul)
		return cli_complain(c, CLI_FILE, _("%s: berisi bita NUL (bita ke-%zu), jadi bukan teks"), name, (size_t)(nul - text->str) + 1);
	if (!g_utf8_validate(text->str, (gssize)text->len, &end))
		return cli_complain(c, CLI_FILE, _("%s: bukan teks UTF-8 (bita ke-%zu)"), name, (size_t)(end - text->str) + 1);
	return CLI_GOOD;
}

static int check_file(struct cli *c, const char *path, const struct check_run *run)
{
	g_autoptr(GString) text = NULL;
	g_autoptr(GError) error = NULL;

	if (!file_read(&text, path, FILE_READ_MAX, &error))
		return cli_complain_error(c, path, error);
	int status = refuse_text(c, path, text);
	if (status != CLI_GOOD)
		return status;
	g_autoptr(GArray) prose = cli_is_markdown(path) ? cli_markdown_prose(text->str, text->len) : NULL;
	struct dict_options o = {
		.prose = prose ? (const struct prose *)prose->data : NULL, .n_prose = prose ? prose->len : 0, .notes = run->notes,
	};

	house_choice_apply(&run->rules, &o);
	cli_own_words(c, run->dict);
	/* A file of nothing but code: prose without a stretch would mean all of it. */
	if (prose && prose->len == 0)
		return CLI_GOOD;
	g_autoptr(GPtrArray) findings = dict_check(run->dict, text->str, text->len, &o);
	findings_put(c, path, text->str, findings, run->form);
	return findings->len ? CLI_NONE : CLI_GOOD;
}

static int check_article(struct cli *c, const char *number, const struct check_run *run)
{
	g_auto(article) a = { 0 };
	int64_t id;

	if (!cli_id(c, number, &id) || !cli_store(c) || !cli_article(c, id, &a))
		return c->status;
	g_autoptr(check_request) r = check_request_new(c->store, &a, c->who.login, run->notes);
	g_autoptr(GPtrArray) title = check_request_run_title(run->dict, r);
	g_autoptr(GPtrArray) body = check_request_run(run->dict, r, NULL);
	g_autofree char *title_name = g_strdup_printf("%s/judul", number);
	/* A line of TSV names no file: what it says is about the body. */
	if (run->form != FINDINGS_TSV)
		findings_put(c, title_name, a.field[FIELD_TITLE], title, run->form);
	findings_put(c, number, a.body, body, run->form);
	return title->len + body->len ? CLI_NONE : CLI_GOOD;
}

static bool is_number(const char *s)
{
	return *s && strspn(s, "0123456789") == strlen(s);
}

static int check_one(struct cli *c, const char *what, const struct check_run *run)
{
	if (is_number(what) && !g_file_test(what, G_FILE_TEST_EXISTS))
		return check_article(c, what, run);
	return check_file(c, what, run);
}

static void put_word(struct cli *c, struct dict *d, const char *word)
{
	GPtrArray *fixes = NULL;
	bool good = dict_word(d, word, &fixes);

	cli_say(c, "%s\t%s\t", word, good ? "ok" : "bad");
	for (unsigned i = 0; fixes && i < fixes->len; i++)
		cli_say(c, "%s%s", i ? "|" : "", (const char *)fixes->pdata[i]);
	cli_say(c, "\n");
	if (fixes)
		g_ptr_array_unref(fixes);
}

/* A word a line in, an answer a line out. A question may wait for our answer, so each one leaves at once unless more are here. */
static int check_words(struct cli *c, struct dict *d)
{
	g_autofree char *line = NULL;
	size_t room = 0;
	ssize_t len;

	cli_own_words(c, d);
	while (!cli_out_broken(c) && (len = getline(&line, &room, stdin)) >= 0) {
		while (len > 0 && (line[len - 1] == '\n' || line[len - 1] == '\r'))
			line[--len] = '\0';
		put_word(c, d, line);
		cli_flush(c);
	}
	return CLI_GOOD;
}

int cli_check(struct cli *c, char **args)
{
	struct check_run run = { 0 };
	const char *format = NULL;
	bool words = false, json = false;
	const struct option_row rows[] = {
		{ "format", NULL, OPTION_TEXT, &format, N_("NAMA"), N_("teks (bawaan), json, atau tsv") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("sama dengan --format=json") },
		{ "catatan", "notes", OPTION_FLAG, &run.notes, NULL, N_("sertakan catatan, misalnya kata asing") },
		{ "kata", "words", OPTION_FLAG, &words, NULL, N_("satu kata sebaris dari masukan baku") },
	};
	int status = CLI_GOOD;

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !form_of(c, format, json, &run.form) ||
	    !cli_operands(c, args, words ? 0 : 1, words ? 0 : UINT_MAX))
		return c->status;
	g_autoptr(dict) d = cli_dict(c);
	if (!d)
		return c->status;
	if (words)
		return check_words(c, d);
	house_choice_load(&run.rules, cli_store_if_any(c));
	run.dict = d;
	for (; *args && !cli_out_broken(c); args++)
		status = cli_worse(status, check_one(c, *args, &run));
	house_choice_clear(&run.rules);
	return status;
}
