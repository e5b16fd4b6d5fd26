#include "test.h"
#include <string.h>
#include "terminal/undercurl.h"

/* The same whether the bytes come at once or one by one. */
static void makes(const char *bytes, const char *expected)
{
	g_autoptr(GString) cut = g_string_new(NULL), out = g_string_new(NULL), slow = g_string_new(NULL);

	undercurl_make(cut, bytes, strlen(bytes), out);
	g_assert_cmpstr(out->str, ==, expected);
	g_assert_cmpuint(cut->len, ==, 0);
	for (const char *p = bytes; *p; p++)
		undercurl_make(cut, p, 1, slow);
	g_assert_cmpstr(slow->str, ==, expected);
}

TEST(the_underline_becomes_wavy_and_nothing_else_changes)
{
	makes("a\x1b[4mb\x1b[0;4m\x0f\x1b[31mc\x1b[24m", "a\x1b[4:3mb\x1b[0;4:3m\x0f\x1b[31mc\x1b[24m");
	makes("\x1b[4;10H\x1b[4C4m", "\x1b[4;10H\x1b[4C4m");
	makes("\x1b[38;5;4m\x1b[48;5;4m\x1b[34m\x1b[44m", "\x1b[38;5;4m\x1b[48;5;4m\x1b[34m\x1b[44m");
	makes("\x1b(B\x1b[m\x1b[?25h", "\x1b(B\x1b[m\x1b[?25h");
	makes("\x1b]52;c;NG00\x07é漢", "\x1b]52;c;NG00\x07é漢");
}

TEST_MAIN
