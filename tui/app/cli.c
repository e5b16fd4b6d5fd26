#include "app/cli.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
#include "app/clock.h"
#include "app/verb.h"
#include "app/language.h"
#include "signal_stack.h"
#include "store/store.h"

const struct verb_row verb_rows[] = {
#define VERB(name, alias, operands, help) { name, #alias, operands, help, cli_##alias },
#include "app/verb.def"
#undef VERB
};
const unsigned verb_count = G_N_ELEMENTS(verb_rows);

struct globals {
	const char *folder, *language;
	bool version, help;
};

const struct verb_row *verb_find(const char *name)
{
	for (unsigned i = 0; i < verb_count; i++)
		if (strcmp(name, verb_rows[i].name) == 0 || strcmp(name, verb_rows[i].alias) == 0)
			return &verb_rows[i];
	return NULL;
}

const char *verb_nearest(const char *typed)
{
	const char *words[2 * G_N_ELEMENTS(verb_rows)];

	for (unsigned i = 0; i < verb_count; i++) {
		words[2 * i] = verb_rows[i].name;
		words[2 * i + 1] = verb_rows[i].alias;
	}
	return option_nearest(typed, words, G_N_ELEMENTS(words));
}

/* SQLite's journal and the rename of a finished file make an end at any moment safe. */
static void on_interrupt(int signal_number)
{
	(void)signal_number;
	_exit(CLI_INTERRUPTED);
}

static void interrupt_mask(int how)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	pthread_sigmask(how, &set, NULL);
}

void cli_interrupt_hold(void)
{
	interrupt_mask(SIG_BLOCK);
}

bool cli_interrupt_waits(void)
{
	sigset_t waiting;

	return sigpending(&waiting) == 0 && sigismember(&waiting, SIGINT) == 1;
}

void cli_interrupt_release(void)
{
	interrupt_mask(SIG_UNBLOCK);
}

static void signals_start(void)
{
	struct sigaction interrupt = { .sa_handler = on_interrupt }, ignore = { .sa_handler = SIG_IGN };

	sigaction(SIGINT, &interrupt, NULL);
	/* A closed pipe and a file at its limit are an errno here, so that a transaction is never cut by either. */
	sigaction(SIGPIPE, &ignore, NULL);
	sigaction(SIGXFSZ, &ignore, NULL);
}

static void help_all(struct cli *c, const struct option_row *globals, unsigned n)
{
	g_autoptr(GString) out = g_string_new(NULL);

	g_string_append_printf(out, "%s\n\n", _("redaksi: meja redaksi siaran pers di terminal"));
	g_string_append_printf(out, "%s\n", _("Pemakaian: redaksi [PILIHAN] [PERINTAH [ARGUMEN...]]"));
	g_string_append_printf(out, "%s\n\n%s\n", _("Tanpa perintah, layar dibuka."), _("Perintah (padanan Inggris):"));
	for (unsigned i = 0; i < verb_count; i++) {
		g_autofree char *words = strcmp(verb_rows[i].name, verb_rows[i].alias) == 0 ? g_strdup(verb_rows[i].name) :
			g_strdup_printf("%s (%s)", verb_rows[i].name, verb_rows[i].alias);
		g_string_append_printf(out, "  %-20s  %s\n", words, _(verb_rows[i].help));
	}
	g_string_append_printf(out, "\n%s\n", _("Pilihan umum:"));
	option_help(globals, n, out);
	g_string_append_printf(out, "\n%s\n", _("“redaksi PERINTAH --help” menjelaskan satu perintah; “man redaksi” semuanya."));
	cli_put(c, out->str, out->len);
}

static int unknown_verb(struct cli *c, const char *typed)
{
	const char *near = verb_nearest(typed);

	if (near)
		return cli_complain(c, CLI_USAGE, _("perintah “%s” tidak dikenal; mungkin maksudnya “%s”"), typed, near);
	return cli_complain(c, CLI_USAGE, _("perintah “%s” tidak dikenal; “redaksi --help” menyebut semuanya"), typed);
}

static const char *language_of(const struct cli *c, const struct globals *g)
{
	if (g->language)
		return g->language;
	return c->config.language && c->config.language[0] ? c->config.language : NULL;
}

static int run(struct cli *c, char **args)
{
	if (!args[0])
		return cli_edit(c, args);
	c->verb = verb_find(args[0]);
	return c->verb ? c->verb->run(c, args + 1) : unknown_verb(c, args[0]);
}

/* "bantuan VERB" asks for what "VERB --help" does, and alone for what --help does. */
static void help_word_is_an_option(struct globals *g, char **args)
{
	static char verb_help[] = "--help";

	if (!args[0] || (strcmp(args[0], "bantuan") != 0 && strcmp(args[0], "help") != 0))
		return;
	g->help = !args[1];
	args[0] = args[1];
	if (args[1])
		args[1] = verb_help;
}

/* After a verb --help is the verb's. */
static bool wants_general_help(const struct globals *g, char **args)
{
	return g->help && !args[0];
}

static int start(struct cli *c, char **args)
{
	struct globals g = { 0 };
	const struct option_row rows[] = {
		{ "toko", "store", OPTION_TEXT, &g.folder, N_("DIR"), N_("folder gudang naskah (juga: REDAKSI_DIR)") },
		{ "bahasa", "language", OPTION_TEXT, &g.language, N_("id|en"), N_("bahasa pesan") },
		{ "linear", "baris", OPTION_FLAG, &c->linear, NULL, N_("baris demi baris tanpa layar, untuk pembaca layar") },
		{ "help", "bantuan", OPTION_FLAG, &g.help, NULL, N_("penjelasan ini") },
		{ "version", "versi-program", OPTION_FLAG, &g.version, NULL, N_("versi program") },
	};
	g_autofree char *complaint = NULL;
	unsigned before_verb = args[0] && args[0][0] == '-' ? G_N_ELEMENTS(rows) : 2;
	g_autoptr(GError) bad_config = NULL;

	config_load(&c->config, &bad_config);
	language_use(language_of(c, &g));
	/* --help and --version speak for the program only before a verb. */
	if (!option_read(rows, before_verb, args, true, &complaint))
		return cli_complain(c, CLI_USAGE, "%s", complaint);
	if (g.language && strcmp(g.language, "id") != 0 && strcmp(g.language, "en") != 0)
		return cli_complain(c, CLI_USAGE, _("bahasa “%s” tidak dikenal; pakai id atau en"), g.language);
	language_use(language_of(c, &g));
	who_am_i(&c->who);
	if (bad_config)
		cli_note(c, _("redaksi: pengaturan diabaikan: %s"), bad_config->message);
	c->folder = store_default_folder(g.folder ? g.folder : config_env("REDAKSI_DIR"));
	if (args[0] && args[0][0] == '-' && !option_read(rows, G_N_ELEMENTS(rows), args, false, &complaint))
		return cli_complain(c, CLI_USAGE, "%s", complaint);
	if (g.version) {
		cli_say(c, "redaksi %s\n", REDAKSI_VERSION);
		return CLI_GOOD;
	}
	help_word_is_an_option(&g, args);
	if (wants_general_help(&g, args)) {
		help_all(c, rows, G_N_ELEMENTS(rows));
		return CLI_GOOD;
	}
	return run(c, args);
}

/* A reader who left is no failure; a full disk is. */
static int finish(struct cli *c, int status)
{
	cli_flush(c);
	if (c->out_errno && c->out_errno != EPIPE)
		status = cli_complain(c, CLI_FILE, _("keluaran tidak dapat ditulis: %s"), g_strerror(c->out_errno));
	store_close(c->store);
	config_release(&c->config);
	who_release(&c->who);
	g_free(c->folder);
	return status;
}

int cli_main(int argc, char **argv, cli_screen run_screen)
{
	struct cli c = { .run_screen = run_screen, .now_s = clock_now_s(), .out_is_terminal = isatty(STDOUT_FILENO) };
	g_autofree char **args = g_new0(char *, (gsize)argc + 1);

	signal_stack_use();
	for (int i = 1; i < argc; i++)
		args[i - 1] = argv[i];
	config_init(&c.config);
	if (config_borrowed_rights()) {
		cli_complain(&c, CLI_FILE, "%s", _("tidak dijalankan dengan hak orang lain (setuid atau setgid)"));
		_exit(CLI_FILE);       /* what libraries do at an end is not done with them either */
	}
	signals_start();
	return finish(&c, start(&c, args));
}
