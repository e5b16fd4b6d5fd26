/* Run one case file against the real program in a real terminal:  screen_runner [--show] [--redraw] [--env NAME=VALUE]... PROGRAM DATA_FOLDER CASE
 *
 * Exit status 0 when every step held, 1 when one did not (the whole screen is printed), 2 on wrong use. --show prints the
 * screen as the last step left it. --redraw draws the screen anew after each claim: it must be the same. */
#include <stdio.h>
#include <string.h>
#include <glib.h>
#include "steps.h"

static bool fail(const struct run *r, const char *file, int number, const char *line, const GError *error)
{
	g_autofree char *what = g_strdup_printf("%s:%d: %s\n%s", file, number, g_strstrip((char *)line), error->message);

	run_print(r, what);
	return false;
}

static void set_env(struct run *r, char **pairs)
{
	for (; pairs && *pairs; pairs++) {
		g_auto(GStrv) pair = g_strsplit(*pairs, "=", 2);
		r->env = g_environ_setenv(r->env, pair[0], pair[1] ? pair[1] : "", TRUE);
	}
}

static bool run_case(struct run *r, const char *file, bool show)
{
	g_autofree char *text = NULL;
	g_autoptr(GError) error = NULL;

	if (!g_file_get_contents(file, &text, NULL, &error))
		return fail(r, file, 0, (char[]){ "" }, error);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	int count = 0;
	for (; lines[count]; count++)
		if (!step_do(r, lines[count], &error))
			return fail(r, file, count + 1, lines[count], error);
	if (show)
		run_print(r, file);
	return steps_finish(r, &error) || fail(r, file, count, (char[]){ "end of the case" }, error);
}

int main(int argc, char **argv)
{
	gboolean show = FALSE, redraws = FALSE;
	g_auto(GStrv) env = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(GOptionContext) options = g_option_context_new("PROGRAM DATA_FOLDER CASE");
	const GOptionEntry entries[] = {
		{ "show", 0, 0, G_OPTION_ARG_NONE, &show, "Print the screen that the last step left", NULL },
		{ "redraw", 0, 0, G_OPTION_ARG_NONE, &redraws, "Draw the screen anew after each claim and compare", NULL },
		{ "env", 0, 0, G_OPTION_ARG_STRING_ARRAY, &env, "Set in the program's environment", "NAME=VALUE" },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	struct run run;

	g_option_context_add_main_entries(options, entries, NULL);
	if (!g_option_context_parse(options, &argc, &argv, &error) || argc != 4) {
		fprintf(stderr, "%s\n", error ? error->message : "screen_runner [--show] [--redraw] PROGRAM DATA_FOLDER CASE");
		return 2;
	}
	g_autofree char *program = g_canonicalize_filename(argv[1], NULL);
	g_autofree char *data = g_canonicalize_filename(argv[2], NULL);
	run_init(&run, program, data);
	run.redraws = redraws;
	set_env(&run, env);
	bool good = run_case(&run, argv[3], show);
	run_clear(&run);
	return good ? 0 : 1;
}
