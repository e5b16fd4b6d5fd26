#include "test.h"
#include <string.h>
#include "edit/marks.h"

/* One letter a byte: s sign, e emphasis, b strong, x strike, h heading, c code, a address, . plain; the first that holds. */
static void read_as(const char *text, const char *want)
{
	static const struct { unsigned mark; char letter; } letters[] = {
		{ MARK_SIGN, 's' }, { MARK_CODE, 'c' }, { MARK_ADDRESS, 'a' }, { MARK_STRONG, 'b' }, { MARK_EM, 'e' }, { MARK_STRIKE, 'x' }, { MARK_HEADING, 'h' },
	};
	size_t len = strlen(text);
	g_autofree uint8_t *marks = marks_of(text, len);
	g_autofree char *got = g_strnfill(len, '.');

	for (size_t i = 0; i < len; i++)
		for (size_t k = 0; k < G_N_ELEMENTS(letters) && got[i] == '.'; k++)
			if (marks[i] & letters[k].mark)
				got[i] = letters[k].letter;
	g_assert_cmpstr(got, ==, want);
}

TEST(signs_and_what_stands_between_them_are_told_apart)
{
	read_as("a **b** c", "..ssbss..");
	read_as("a *b* _c_", "..ses.ses");
	read_as("~~a~~", "ssxss");
	read_as("***a***", "sssbsss");
	read_as("`*a*` b", "scccs..");
}

TEST(a_sign_without_its_pair_is_text)
{
	read_as("a * b ** c", "..........");
	read_as("2*3 dan nama_satu_dua", ".....................");
	read_as("a `b", "....");
	read_as("[a] b", ".....");
}

TEST(a_line_begins_as_heading_quote_or_list_row)
{
	read_as("## A b", "ssshhh");
	read_as("> - a", "ssss.");
	read_as("12. a", "ssss.");
	read_as("12.a", "....");
	read_as("---", "sss");
	read_as("#a", "..");
	g_assert_cmpuint(marks_lead("  1. a", 6), ==, 5);
	g_assert_cmpuint(marks_lead("a", 1), ==, 0);
}

TEST(a_link_shows_its_words_and_dims_its_address)
{
	read_as("[a b](http://c) d", "s...sssssssssss..");
	read_as("lihat www.a.id/x_y_z ya", "......aaaaaaaaaaaaaa...");
}

TEST(what_stands_between_fences_is_code)
{
	read_as("```\n*a*\n```\n*b*", "sss.ccc.sss.ses");
}

TEST(a_backslash_takes_a_sign_its_meaning)
{
	read_as("\\*a\\*", "s..s.");
}

TEST_MAIN
