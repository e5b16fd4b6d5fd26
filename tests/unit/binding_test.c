#include "test.h"
#include <string.h>
#include "app/binding.h"
#include "app/command.h"

static GArray *bindings_of(const char *lines, GPtrArray **problems)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_autofree char *text = g_strdup_printf("[tombol]\n%s", lines);

	g_assert_true(g_key_file_load_from_data(file, text, (gsize)-1, G_KEY_FILE_NONE, NULL));
	*problems = g_ptr_array_new_with_free_func(g_free);
	return binding_list(file, *problems);
}

/* What the first row for a key does in the editor; "": nothing. */
static const char *does(const GArray *list, const char *key)
{
	for (unsigned i = 0; i < list->len; i++) {
		const struct binding *b = &g_array_index(list, struct binding, i);
		if (b->key == key_parse(key) && (b->where & IN_EDITOR))
			return b->command->name;
	}
	return "";
}

TEST(each_usual_row_names_a_command_and_a_key_and_no_key_is_bound_twice)
{
	g_autoptr(GArray) list = binding_list(NULL, NULL);

	for (unsigned i = 0; i < list->len; i++) {
		const struct binding *b = &g_array_index(list, struct binding, i);
		g_assert_nonnull(b->command);
		g_assert_cmpuint(b->key, !=, K_NONE);
		for (unsigned k = 0; k < i; k++) {
			const struct binding *other = &g_array_index(list, struct binding, k);
			if (other->key == b->key && (other->where & b->where))
				g_error("%s and %s have one key", other->command->name, b->command->name);
		}
	}
}

TEST(a_command_has_the_keys_of_the_settings_and_no_others)
{
	g_autoptr(GPtrArray) problems = NULL;
	g_autoptr(GArray) list = bindings_of("save = f11; Ctrl+G\n", &problems);

	g_assert_cmpuint(problems->len, ==, 0);
	g_assert_cmpstr(does(list, "f11"), ==, "save");
	g_assert_cmpstr(does(list, "ctrl+g"), ==, "save");
	g_assert_cmpstr(does(list, "ctrl+s"), ==, "");
	g_assert_cmpstr(does(list, "ctrl+f"), ==, "find");
}

TEST(a_key_that_is_given_away_is_no_longer_shown_for_its_old_command)
{
	g_autoptr(GPtrArray) problems = NULL;
	g_autoptr(GArray) list = bindings_of("save = f9\n", &problems);

	g_assert_cmpstr(does(list, "f9"), ==, "save");
	for (unsigned i = 0; i < list->len; i++) {
		const struct binding *b = &g_array_index(list, struct binding, i);
		if (b->command == command_named("export") && b->key == key_parse("f9"))
			g_assert_cmpuint(b->where & IN_EDITOR, ==, 0);
	}
}

TEST(an_empty_value_takes_the_key_away_but_not_from_the_menu)
{
	g_autoptr(GPtrArray) problems = NULL;
	g_autoptr(GArray) list = bindings_of("save =\nmenu =\n", &problems);

	g_assert_cmpstr(does(list, "ctrl+s"), ==, "");
	g_assert_cmpstr(does(list, "f10"), ==, "menu");
}

static void refuses(const char *lines, const char *word)
{
	g_autoptr(GPtrArray) problems = NULL;
	g_autoptr(GArray) list = bindings_of(lines, &problems);

	g_assert_cmpuint(problems->len, ==, 1);
	g_assert_nonnull(strstr(problems->pdata[0], word));
	g_assert_cmpstr(does(list, "ctrl+s"), ==, "save");
	g_assert_cmpstr(does(list, "f10"), ==, "menu");
}

TEST(what_cannot_be_is_told_and_the_usual_keys_stay)
{
	refuses("sav = f9\n", "sav");
	refuses("save = hyper+q\n", "hyper+q");
	refuses("save = x\n", "x");
	refuses("save = shift+x\n", "x");
	refuses("save = f10\n", "f10");
	refuses("save = ctrl+h\n", "ctrl+h");
	refuses("save = ctrl+s\nfind = ctrl+s\n", "ctrl+s");
}

TEST(a_key_is_spelt_as_it_is_read)
{
	g_autoptr(GArray) list = binding_list(NULL, NULL);

	for (unsigned i = 0; i < list->len; i++) {
		char name[24];
		key_name(g_array_index(list, struct binding, i).key, name);
		g_assert_cmpuint(key_parse(name), ==, g_array_index(list, struct binding, i).key);
	}
}

static void check_words(const char *words, const char *expected)
{
	g_autofree char *is = command_words(words);

	g_assert_cmpstr(is, ==, expected);
}

TEST(words_name_the_keys_as_the_person_has_them)
{
	g_autoptr(GKeyFile) file = g_key_file_new();

	g_assert_true(g_key_file_load_from_data(file, "[tombol]\nsave = f11\nhistory =\nundo = alt+%\n", (gsize)-1, G_KEY_FILE_NONE, NULL));
	command_bind(file);
	check_words("{save} simpan, {find_next} lagi", "F11 simpan, F3 lagi");
	check_words("lihat {history}", "lihat F10 “Riwayat versi”");
	check_words("{}, {ini bukan perintah}, {save", "{}, {ini bukan perintah}, {save");
	check_words("{paragraph_raise}", "Alt-Shift-Atas");
	g_autofree char *filled = command_printf("%d%%; {undo} %s", 5, "{save}");
	g_assert_cmpstr(filled, ==, "5%; Esc % {save}");
	command_bind(NULL);
}

TEST(each_brace_in_the_help_is_a_command)
{
	static const char *const pages[] = {
#define HELP(where, heading, text) text,
#include "app/help.def"
#undef HELP
	};

	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
		g_autofree char *words = command_words(pages[i]);
		g_assert_null(strchr(words, '{'));
	}
}

TEST_MAIN
