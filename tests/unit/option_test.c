#include <string.h>
#include "app/option.h"
#include "test.h"

struct parsed { const char *folder; bool json, all; char *complaint; char *args[12]; };

/* words: the command line, parted by blanks. */
static bool parse(struct parsed *p, const char *words, bool leave)
{
	const struct option_row rows[] = {
		{ "toko", "store", OPTION_TEXT, &p->folder, "DIR", "folder" },
		{ "json", NULL, OPTION_FLAG, &p->json, NULL, "mesin" },
		{ "a", NULL, OPTION_FLAG, &p->all, NULL, "semua" },
	};
	g_auto(GStrv) split = g_strsplit(words, " ", -1);
	unsigned n = 0;

	*p = (struct parsed){ 0 };
	for (char **word = split; *word; word++)
		if (**word)
			p->args[n++] = (char *)g_intern_string(*word);
	return option_read(rows, G_N_ELEMENTS(rows), p->args, leave, &p->complaint);
}

TEST(an_option_may_stand_before_or_after_the_operands)
{
	struct parsed p;

	g_assert_true(parse(&p, "--json satu --toko=/gudang dua -a", false));
	g_assert_true(p.json && p.all);
	g_assert_cmpstr(p.folder, ==, "/gudang");
	g_assert_cmpstr(p.args[0], ==, "satu");
	g_assert_cmpstr(p.args[1], ==, "dua");
	g_assert_null(p.args[2]);
}

TEST(a_value_may_be_the_next_argument_and_the_english_name_means_the_same)
{
	struct parsed p;

	g_assert_true(parse(&p, "--store /gudang satu", false));
	g_assert_cmpstr(p.folder, ==, "/gudang");
	g_assert_cmpstr(p.args[0], ==, "satu");
}

TEST(after_two_dashes_everything_is_an_operand_and_one_dash_always_is)
{
	struct parsed p;

	g_assert_true(parse(&p, "- -- --json --toko", false));
	g_assert_false(p.json);
	g_assert_cmpstr(p.args[0], ==, "-");
	g_assert_cmpstr(p.args[1], ==, "--json");
	g_assert_cmpstr(p.args[2], ==, "--toko");
}

TEST(a_missing_value_a_needless_value_and_an_unknown_option_are_told)
{
	static const struct { const char *words, *part; } rows[] = {
		{ "--toko", "--toko" }, { "--json=ya", "--json" }, { "--jsn", "--json" }, { "-z", "-z" }, { "--tokoh=x", "--toko" },
	};

	for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct parsed p;
		g_assert_false(parse(&p, rows[i].words, false));
		g_assert_nonnull(strstr(p.complaint, rows[i].part));
		g_free(p.complaint);
	}
}

TEST(options_of_others_stay_when_they_are_left)
{
	struct parsed p;

	g_assert_true(parse(&p, "periksa --format=tsv --toko x -- y", true));
	g_assert_cmpstr(p.folder, ==, "x");
	g_assert_cmpstr(p.args[1], ==, "--format=tsv");
	g_assert_cmpstr(p.args[2], ==, "--");
	g_assert_cmpstr(p.args[3], ==, "y");
}

TEST(a_mistyped_word_finds_its_neighbour_and_a_strange_one_finds_none)
{
	static const char *const words[] = { "periksa", "check", "ekspor", "export" };

	g_assert_cmpstr(option_nearest("perikas", words, 4), ==, "periksa");
	g_assert_cmpstr(option_nearest("eksport", words, 4), ==, "ekspor");
	g_assert_null(option_nearest("zzzzzzzz", words, 4));
	g_assert_null(option_nearest("", words, 4));
}

TEST_MAIN
