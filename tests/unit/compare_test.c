#include "test.h"
#include <string.h>
#include "app/compare.h"

static void set(char **to, const char *value)
{
	g_free(*to);
	*to = g_strdup(value);
}

static struct comparison compared(const char *old, const char *new, const char *new_title)
{
	g_auto(article) a = { 0 }, b = { 0 };
	struct comparison c;

	article_init(&a);
	article_init(&b);
	set(&a.body, old);
	set(&b.body, new);
	a.body_len = strlen(old);
	b.body_len = strlen(new);
	set(&b.field[FIELD_TITLE], new_title);
	compare_articles(&a, &b, &c);
	return c;
}

TEST(changed_words_stand_in_brackets_and_a_replacement_is_one_change)
{
	g_auto(comparison) c = compared("Rapat dibuka Selasa.", "Rapat ditutup Selasa.", "");

	g_assert_cmpstr(c.text->str, ==, "Rapat [-dibuka-][+ditutup+] Selasa.");
	g_assert_cmpuint(c.changes, ==, 1);
	g_assert_cmpuint(c.marks->len, ==, 2);
}

TEST(a_field_that_differs_is_named_before_the_text)
{
	g_auto(comparison) c = compared("isi", "isi", "Judul");

	g_assert_cmpstr(c.text->str, ==, "judul: [+Judul+]\n\nIsi naskah sama.");
}

TEST(paragraphs_far_from_a_change_are_counted_and_left_out)
{
	g_auto(comparison) c = compared("a\n\nb\n\nc\n\nd\n\ne\n\nf", "a!\n\nb\n\nc\n\nd\n\ne\n\nf", "");

	g_assert_cmpstr(c.text->str, ==, "a[+!+]\n\nb\n\n… 4 paragraf sama …\n\n");
}

TEST(an_empty_line_more_is_shown_as_words)
{
	g_auto(comparison) c = compared("a\nb", "a\n\nb", "");

	g_assert_nonnull(strstr(c.text->str, "[+(ganti baris)+]"));
}

TEST_MAIN
