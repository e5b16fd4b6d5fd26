#include "app/language.h"
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>
#include <glib.h>
#include "app/config.h"

bool language_is_source = true;

/* The catalogue beside the program (build tree, or an installation that was moved), else where it was installed. */
static char *catalogue_folder(void)
{
	static const char *const near[] = { "po", "../share/locale" };
	g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *folder = program ? g_path_get_dirname(program) : g_strdup(".");

	for (unsigned i = 0; i < G_N_ELEMENTS(near); i++) {
		g_autofree char *mo = g_build_filename(folder, near[i], "en", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
		if (g_file_test(mo, G_FILE_TEST_IS_REGULAR))
			return g_build_filename(folder, near[i], NULL);
	}
	return g_strdup(LOCALE_DIR);
}

static bool asks_for_english(const char *list)
{
	return list && g_str_has_prefix(list, "en") && !g_ascii_isalnum(list[2]);
}

void language_use(const char *language)
{
	static bool started;
	static bool english_wanted;

	if (!started) {
		english_wanted = asks_for_english(config_env("LANGUAGE"));
		g_autofree char *folder = catalogue_folder();
		bindtextdomain(GETTEXT_PACKAGE, folder);
		bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
		started = true;
	}
	bool english = language ? asks_for_english(language) : english_wanted;
	language_is_source = !english;
	g_setenv("LANGUAGE", english ? "en" : "id", TRUE);
	setlocale(LC_ALL, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	/* gettext gives no translation at all in the locale "C"; figures stay as a program writes them. */
	setlocale(LC_MESSAGES, "C.UTF-8");
	setlocale(LC_NUMERIC, "C");
}
