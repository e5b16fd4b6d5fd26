#include "test.h"
#include <string.h>
#include "terminal/sgr.h"

/* One frame at a terminal whose state is known. */
static char *frame(struct sgr *s, const char *bytes, size_t piece)
{
	GString *out = g_string_new(NULL);

	for (size_t at = 0, len = strlen(bytes); at < len; at += piece)
		sgr_shorten(s, bytes + at, MIN(piece, len - at), out);
	sgr_settle(s, out);
	return g_string_free(out, FALSE);
}

/* The same whether the bytes come at once or one by one. */
static void makes_in(bool curly, const char *bytes, const char *expected)
{
	for (size_t piece = 1; piece <= 1000; piece += 999) {
		struct sgr *s = sgr_new(curly);
		g_autofree char *start = frame(s, "\x1b(B\x1b[0;1;33m*\x1b[m ", 100);
		g_autofree char *made = frame(s, bytes, piece);
		g_assert_cmpstr(start, ==, "\x1b[m\x1b(B\x1b[1;33m*\x1b[m ");
		g_assert_cmpstr(made, ==, expected);
		sgr_free(s);
	}
}

static void makes(const char *bytes, const char *expected)
{
	makes_in(false, bytes, expected);
}

TEST(what_is_the_same_is_not_told_again)
{
	makes("\x1b(B\x1b[0;2ma\x1b(B\x1b[m", "\x1b[2ma\x1b[m");
	makes("\x1b(B\x1b[0;2ma\x1b(B\x1b[m\x1b(B\x1b[0;2mb\x1b(B\x1b[m", "\x1b[2mab\x1b[m");
	makes("\x1b[0;10;2m\x0f" "a\x1b[m\x0f", "\x1b[2ma\x1b[m");
	makes("\x1b(B\x1b[0;1m\x1b[36mSUNTING\x1b[39m\x1b(B\x1b[m", "\x1b[1;36mSUNTING\x1b[m");
	makes("\x1b[31ma\x1b[32mb\x1b[39;49mc", "\x1b[31ma\x1b[32mb\x1b[mc");
	makes("\x1b[0;1;31ma\x1b[39mb", "\x1b[1;31ma\x1b[39mb");
	makes("\x1b[38;5;196ma\x1b[0;38;5;196;4mb\x1b[48;2;1;2;3mc\x1b[m", "\x1b[38;5;196ma\x1b[4mb\x1b[48;2;1;2;3mc\x1b[m");
	makes("\x1b[97ma\x1b[107mb\x1b[m", "\x1b[97ma\x1b[107mb\x1b[m");
}

TEST(what_is_taken_away_is_told_by_telling_the_rest_anew)
{
	makes("\x1b[0;1;4ma\x1b[0;4mb\x1b[m", "\x1b[1;4ma\x1b[0;4mb\x1b[m");
	makes("\x1b[0;2;31ma\x1b[22mb\x1b[m", "\x1b[2;31ma\x1b[0;31mb\x1b[m");
	makes("\x1b[0;1;31ma\x1b[0;1mb\x1b[m", "\x1b[1;31ma\x1b[0;1mb\x1b[m");   /* nobody has said that 39 is known here */
}

TEST(moves_do_not_wait_for_attributes_and_what_draws_does)
{
	makes("\x1b[2ma\x1b[5;9H\x1b[m", "\x1b[2ma\x1b[5;9H\x1b[m");
	makes("\x1b[2ma\x1b[m\x1b[5;9H\r\b\x1b[2mb\x1b[m", "\x1b[2ma\x1b[5;9H\r\bb\x1b[m");
	makes("\x1b[7ma\x1b[m\x1b[K", "\x1b[7ma\x1b[m\x1b[K");
	makes("\x1b[7ma\x1b[m\x1b[3@", "\x1b[7ma\x1b[m\x1b[3@");
	makes("\x1b[7ma\x1b[m\nb", "\x1b[7ma\x1b[m\nb");
	makes("\x1b[7ma\x1b[m\x1bM", "\x1b[7ma\x1b[m\x1bM");
	makes("\x1b[7m\xe6\xbc\xa2\x1b[m\x1b[4;9r\x1b[?25l\x1b[5n", "\x1b[7m\xe6\xbc\xa2\x1b[4;9r\x1b[?25l\x1b[5n\x1b[m");
}

TEST(another_character_set_is_told_as_it_is_and_so_is_the_return)
{
	makes("\x1b(0x\x1b(By\x1b(B", "\x1b(0x\x1b(By");
	makes("\x0ex\x0fy\x0f", "\x0ex\x0fy");
}

TEST(after_the_terminal_was_forgotten_all_is_told)
{
	struct sgr *s = sgr_new(false);
	g_autofree char *first = frame(s, "\x1b(B\x1b[m\x1b[1ma\x1b[m", 100);

	g_assert_nonnull(first);
	sgr_forget(s);
	g_autofree char *next = frame(s, "\x1b[H\x1b[2Ja\x1b(B\x1b[1mb\x1b[m", 100);
	g_assert_cmpstr(next, ==, "\x1b[m\x1b[H\x1b[2Ja\x1b(B\x1b[1mb\x1b[m");
	sgr_free(s);
}

TEST(the_underline_becomes_wavy_and_nothing_else_changes)
{
	makes_in(true, "a\x1b[4mb\x1b[0;4m\x0f\x1b[31mc\x1b[24md", "a\x1b[4:3mb\x1b[31mc\x1b[0;31md");
	makes_in(true, "\x1b[4;10H\x1b[4C4m", "\x1b[4;10H\x1b[4C4m");
	makes_in(true, "\x1b[38;5;4ma\x1b[48;5;4mb\x1b[34mc\x1b[44md", "\x1b[38;5;4ma\x1b[48;5;4mb\x1b[34mc\x1b[44md");
	makes_in(true, "\x1b]52;c;NG00\x07\xc3\xa9", "\x1b]52;c;NG00\x07\xc3\xa9");
}

TEST_MAIN
