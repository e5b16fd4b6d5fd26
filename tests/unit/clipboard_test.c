#include "test.h"
#include <string.h>
#include "terminal/clipboard.h"

TEST(what_stands_between_is_known_by_its_variables_or_by_the_terminal_s_name)
{
	g_assert_cmpint(multiplexer_of("xterm", NULL, NULL), ==, MULTIPLEXER_NONE);
	g_assert_cmpint(multiplexer_of(NULL, NULL, NULL), ==, MULTIPLEXER_NONE);
	g_assert_cmpint(multiplexer_of("screen-256color", "/tmp/x,1,0", NULL), ==, MULTIPLEXER_TMUX);
	g_assert_cmpint(multiplexer_of("tmux-256color", NULL, NULL), ==, MULTIPLEXER_TMUX);
	g_assert_cmpint(multiplexer_of("screen", NULL, NULL), ==, MULTIPLEXER_SCREEN);
	g_assert_cmpint(multiplexer_of("xterm", NULL, "1.pts"), ==, MULTIPLEXER_SCREEN);
}

TEST(a_console_and_an_old_terminal_are_sent_no_clipboard)
{
	g_assert_false(clipboard_possible("linux"));
	g_assert_false(clipboard_possible("linux-16color"));
	g_assert_false(clipboard_possible("vt100"));
	g_assert_true(clipboard_possible("xterm-256color"));
	g_assert_true(clipboard_possible("tmux-256color"));
	g_assert_true(clipboard_possible(NULL));
}

TEST(the_text_goes_out_plain_and_in_the_multiplexer_s_envelope)
{
	g_autoptr(GString) plain = clipboard_sequence("KPU", 3, MULTIPLEXER_NONE);
	g_autoptr(GString) tmux = clipboard_sequence("KPU", 3, MULTIPLEXER_TMUX);
	g_autoptr(GString) screen = clipboard_sequence("KPU", 3, MULTIPLEXER_SCREEN);

	g_assert_cmpstr(plain->str, ==, "\x1b]52;c;S1BV\a");
	g_assert_cmpstr(tmux->str, ==, "\x1b]52;c;S1BV\a\x1bPtmux;\x1b\x1b]52;c;S1BV\a\x1b\\");
	g_assert_cmpstr(screen->str, ==, "\x1b]52;c;S1BV\a\x1bP\x1b]52;c;S1BV\a\x1b\\");
}

TEST(screen_gets_strings_that_it_can_hold_and_all_of_the_text)
{
	g_autofree char *much = g_strnfill(5000, 'a');
	g_autoptr(GString) all = clipboard_sequence(much, 5000, MULTIPLEXER_SCREEN);
	g_autoptr(GString) plain = clipboard_sequence(much, 5000, MULTIPLEXER_NONE);
	g_autoptr(GString) joined = g_string_new(NULL);

	for (const char *at = all->str + plain->len; *at;) {
		const char *end = strstr(at + 2, "\x1b\\");
		g_assert_true(g_str_has_prefix(at, "\x1bP"));
		g_assert_nonnull(end);
		g_assert_cmpint(end + 2 - at, <=, 768);
		g_string_append_len(joined, at + 2, end - at - 2);
		at = end + 2;
	}
	g_assert_cmpstr(joined->str, ==, plain->str);
}

TEST_MAIN
