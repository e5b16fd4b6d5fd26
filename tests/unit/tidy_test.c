#include "test.h"
#include <string.h>
#include "format/articles.h"
#include "markup/markup.h"
#include "markup/tidy.h"

enum { GENERATED = 500 };

static void check_tidy(const char *text, const char *expected)
{
	GString *got = markup_tidy(text, strlen(text));

	g_assert_cmpstr(got->str, ==, expected);
	g_string_free(got, TRUE);
}

static char *folded(GString *text)
{
	g_autofree char *all = g_string_free(text, FALSE);
	g_autoptr(GRegex) blanks = g_regex_new("[ \\t]+", 0, 0, NULL);

	return g_regex_replace(blanks, all, -1, 0, " ", 0, NULL);
}

/* Kinds, levels and words of a text, in order; blanks between words count as one. */
static char *reading(const char *text)
{
	g_autoptr(markup) m = markup_parse(text, strlen(text));
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < m->n_blocks; i++) {
		const struct block *b = &m->blocks[i];
		g_string_append_printf(out, "\n%d %d %d %d: ", (int)b->kind, b->level, b->number, b->continues);
		for (size_t k = 0; k < b->n_spans; k++) {
			g_string_append(out, b->spans[k].breaks ? "|" : "");
			g_string_append_len(out, b->spans[k].text, (gssize)b->spans[k].len);
		}
	}
	return folded(out);
}

TEST(lines_of_a_paragraph_become_one_and_hard_breaks_stay)
{
	check_tidy("Satu\n  dua \ntiga.\n\n\n\nEmpat  \nlima\\\nenam.", "Satu dua tiga.\n\nEmpat\\\nlima\\\nenam.\n");
	check_tidy("a\\  \nb", "a\\\\\\\nb\n");
	check_tidy("`a  \nb` c", "`a  \nb` c\n");
}

TEST(blocks_are_parted_by_one_empty_line_and_items_stay_together)
{
	check_tidy("\n\n## Sub\nTeks.\n- a\n- b\n\n\n- c\n> q\n> r\n***\nx\n\n", "## Sub\n\nTeks.\n\n- a\n- b\n\n- c\n\n> q\n> r\n\n***\n\nx\n");
	check_tidy("> a\n>\n> - b", "> a\n>\n> - b\n");
}

TEST(code_and_addresses_of_references_stay_as_they_are)
{
	check_tidy("```\nx  \n\n\n y\n```\n\n[a]: https://x.id\n", "```\nx  \n\n\n y\n```\n\n[a]: https://x.id\n");
	check_tidy("", "");
	check_tidy(" \n\n", "");
}

TEST(a_tidy_text_reads_the_same_and_is_tidy_already)
{
	for (unsigned seed = 0; seed < GENERATED; seed++) {
		g_auto(article) a = { 0 };
		sample_generated(&a, seed);
		GString *once = markup_tidy(a.body, a.body_len), *twice = markup_tidy(once->str, once->len);
		g_autofree char *before = reading(a.body), *after = reading(once->str);
		g_assert_cmpstr(after, ==, before);
		g_assert_cmpstr(twice->str, ==, once->str);
		g_string_free(once, TRUE);
		g_string_free(twice, TRUE);
	}
}

TEST_MAIN
