/* The verb ispell: the pipe that Vim, Emacs and mail programs speak. Source: ispell(1), option -a; hunspell(1) for the banner. */
#include "app/verb.h"
#include <stdio.h>
#include <string.h>
#include "app/newsroom.h"
#include "app/language.h"
#include "store/notes.h"
#include "words.h"

struct pipe {
	struct cli *c;
	struct dict *dict;
	GHashTable *accepted;          /* lower case: good until the end */
	GPtrArray *unsaved;            /* words that '#' puts into the person's list */
	bool terse;
};

static void accept_word(struct pipe *p, const char *word)
{
	g_hash_table_add(p->accepted, g_utf8_strdown(word, -1));
}

static bool is_accepted(const struct pipe *p, const char *word)
{
	g_autofree char *lower = g_utf8_strdown(word, -1);

	return g_hash_table_contains(p->accepted, lower);
}

static void answer_bad(struct pipe *p, const char *word, long offset, const GPtrArray *fixes)
{
	if (!fixes || fixes->len == 0) {
		cli_say(p->c, "# %s %ld\n", word, offset);
		return;
	}
	cli_say(p->c, "& %s %u %ld: ", word, fixes->len, offset);
	for (unsigned i = 0; i < fixes->len; i++)
		cli_say(p->c, "%s%s", i ? ", " : "", (const char *)fixes->pdata[i]);
	cli_say(p->c, "\n");
}

static void answer_word(struct pipe *p, const char *word, long offset)
{
	GPtrArray *fixes = NULL;

	if (!is_accepted(p, word) && !dict_word(p->dict, word, &fixes))
		answer_bad(p, word, offset, fixes);
	else if (!p->terse)
		cli_say(p->c, "*\n");
	if (fixes)
		g_ptr_array_unref(fixes);
}

/* shift: characters of the input line before `line`. */
static void answer_line(struct pipe *p, const char *line, long shift)
{
	GArray *tokens = tokens_make(line, strlen(line), NULL, 0);

	for (unsigned i = 0; i < tokens->len; i++) {
		const struct token *t = &g_array_index(tokens, struct token, i);
		if (t->kind != TOKEN_WORD)
			continue;
		g_autofree char *word = g_strndup(line + t->off, t->len);
		answer_word(p, word, shift + g_utf8_strlen(line, (gssize)t->off));
	}
	g_array_unref(tokens);
	cli_say(p->c, "\n");
}

static void save_words(struct pipe *p)
{
	struct cli *c = p->c;
	g_autoptr(GError) error = NULL;

	if (p->unsaved->len == 0 || !cli_store(c))
		return;
	for (unsigned i = 0; i < p->unsaved->len; i++)
		if (!own_word_add(c->store, p->unsaved->pdata[i], c->who.login, "terima", "", c->who.login, c->now_s, &error)) {
			cli_complain_error(c, _("kata tidak tersimpan"), error);
			return;
		}
	g_ptr_array_set_size(p->unsaved, 0);
}

static void add_word(struct pipe *p, char *word)
{
	accept_word(p, word);
	g_ptr_array_add(p->unsaved, word);
}

/* false: the line is text to check. */
static bool command(struct pipe *p, const char *line)
{
	switch (line[0]) {
	case '*': add_word(p, g_strdup(line + 1)); return true;
	case '&': add_word(p, g_utf8_strdown(line + 1, -1)); return true;
	case '@': accept_word(p, line + 1); return true;
	case '#': save_words(p); return true;
	case '!': p->terse = true; return true;
	case '%': p->terse = false; return true;
	case '+': case '-': case '~': case '`': return true;   /* formatter and character set: UTF-8 plain text here */
	default: return false;
	}
}

static void serve(struct pipe *p)
{
	g_autofree char *line = NULL;
	size_t room = 0;
	ssize_t len;

	cli_say(p->c, "@(#) International Ispell Version 3.2.06 (but really redaksi %s)\n", REDAKSI_VERSION);
	cli_flush(p->c);
	while (!cli_out_broken(p->c) && (len = getline(&line, &room, stdin)) >= 0) {
		while (len > 0 && (line[len - 1] == '\n' || line[len - 1] == '\r'))
			line[--len] = '\0';
		g_autofree char *valid = g_utf8_make_valid(line, len);
		bool literal = valid[0] == '^';
		if (literal || !command(p, valid))
			answer_line(p, valid + literal, literal);
		cli_flush(p->c);
	}
}

int cli_ispell(struct cli *c, char **args)
{
	bool all = false, ignored = false;
	const char *unused = NULL;
	const struct option_row rows[] = {
		{ "a", NULL, OPTION_FLAG, &all, NULL, N_("baca baris dari masukan baku, jawab per kata") },
		{ "d", NULL, OPTION_TEXT, &unused, N_("NAMA"), N_("diterima dan diabaikan (kamus selalu Indonesia)") },
		{ "i", NULL, OPTION_TEXT, &unused, N_("SANDI"), N_("diterima dan diabaikan (selalu UTF-8)") },
		{ "m", NULL, OPTION_FLAG, &ignored, NULL, N_("diterima dan diabaikan") },
		{ "B", NULL, OPTION_FLAG, &ignored, NULL, N_("diterima dan diabaikan") },
		{ "C", NULL, OPTION_FLAG, &ignored, NULL, N_("diterima dan diabaikan") },
	};

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 0, 0))
		return c->status;
	if (!all)
		return cli_complain(c, CLI_USAGE, _("hanya bentuk pipa yang ada: redaksi ispell -a"));
	g_autoptr(dict) d = cli_dict(c);
	if (!d)
		return c->status;
	struct pipe p = { .c = c, .dict = d };
	p.accepted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	p.unsaved = g_ptr_array_new_with_free_func(g_free);
	cli_own_words(c, d);
	serve(&p);
	g_hash_table_unref(p.accepted);
	g_ptr_array_unref(p.unsaved);
	return CLI_GOOD;
}
