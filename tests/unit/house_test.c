#include "test.h"
#include <string.h>
#include "house.h"

static struct house *read_rules(const char *bytes)
{
	struct house *h = NULL;
	g_autoptr(GError) error = NULL;

	if (!house_read(&h, bytes, strlen(bytes), "aturan.tsv", &error))
		g_error("%s", error->message);
	return h;
}

static GPtrArray *run(const struct house *h, const char *text, size_t len)
{
	g_autoptr(GArray) tokens = tokens_make(text, len, NULL, 0);
	GPtrArray *findings = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);

	house_run(h, text, len, (const struct token *)(void *)tokens->data, tokens->len, findings);
	return findings;
}

static void assert_refused(const char *bytes, size_t len, const char *expected)
{
	struct house *h = NULL;
	g_autoptr(GError) error = NULL;

	g_assert_false(house_read(&h, bytes, len, "aturan.tsv", &error));
	g_assert_error(error, DICT_ERROR, DICT_ERROR_INPUT);
	g_assert_null(h);
	if (!strstr(error->message, expected))
		g_error("%s lacks %s", error->message, expected);
}

TEST(a_word_rule_finds_its_words_and_keeps_the_capital)
{
	g_autoptr(house) h = read_rules("# gaya\nkomisioner\tanggota KPU\tsaran\tsebutan resmi\ndan lain lain\tdan lain-lain\tgalat\n");
	const char *text = "Komisioner hadir, dan lain lain.";
	g_autoptr(GPtrArray) findings = run(h, text, strlen(text));
	const struct finding *f = findings->pdata[0];

	g_assert_cmpuint(findings->len, ==, 2);
	g_assert_cmpstr(f->fix[0], ==, "Anggota KPU");
	g_assert_cmpstr(f->message, ==, "sebutan resmi");
	g_assert_cmpstr(f->rule, ==, "gaya/2");
	f = findings->pdata[1];
	g_assert_cmpint(f->severity, ==, SEVERITY_ERROR);
	g_assert_cmpuint(f->len, ==, strlen("dan lain lain"));
}

TEST(a_pattern_rule_puts_its_groups_into_the_replacement)
{
	g_autoptr(house) h = read_rules("/(\\d+) persen/\t$1%|$1 %\tcatatan\tangka persen\n");
	const char *text = "Naik 5 persen.";
	g_autoptr(GPtrArray) findings = run(h, text, strlen(text));
	const struct finding *f = findings->pdata[0];

	g_assert_cmpuint(findings->len, ==, 1);
	g_assert_cmpstr(f->fix[0], ==, "5%");
	g_assert_cmpstr(f->fix[1], ==, "5 %");
	g_assert_cmpint(f->severity, ==, SEVERITY_NOTE);
}

TEST(crlf_a_byte_order_mark_and_empty_lines_are_tolerated)
{
	g_autoptr(house) h = read_rules("\xEF\xBB\xBF# gaya\r\n\r\nevent\tacara\tsaran\tpadanan\r\n");

	g_assert_cmpuint(house_count(h), ==, 1);
}

TEST(a_rule_without_a_replacement_has_no_fix)
{
	g_autoptr(house) h = read_rules("event\t-\n");
	g_autoptr(GPtrArray) findings = run(h, "event", 5);
	const struct finding *f = findings->pdata[0];

	g_assert_null(f->fix[0]);
	g_assert_cmpint(f->severity, ==, SEVERITY_WARNING);
}

TEST(a_mistake_is_reported_with_its_line)
{
	assert_refused("a\tb\n\n/(a/\tb\n", 11, "aturan.tsv baris 3: pola salah");
	assert_refused("[a/\tb\n/[a/\tb\n", 14, "baris 2: pola salah pada huruf ke-3: kurung siku tutup tidak ada");
	assert_refused("/+a/\tb\n", 8, "baris 1: pola salah pada huruf ke-1: tidak ada yang dapat diulang");
	assert_refused("satu\n", 5, "baris 1: kolom ganti");
	assert_refused("a\tb\tparah\n", 10, "baris 1: keparahan");
	assert_refused("a\xFF\tb\n", 5, "baris 1: bukan teks UTF-8");
	assert_refused("a\0b\tc\n", 6, "baris 1: bukan teks UTF-8");
}

TEST(an_endless_pattern_stops_at_its_budget)
{
	g_autoptr(house) h = read_rules("/(a+)+$/\tb\n/(a|aa)+c/\tb\n/(.*)*x/\tb\nakhir\ttamat\n");
	g_autoptr(GString) text = g_string_new("akhir ");

	for (int i = 0; i < 100000; i++)
		g_string_append_c(text, 'a');
	g_string_append(text, "!");
	g_autoptr(GPtrArray) findings = run(h, text->str, text->len);
	g_assert_cmpuint(findings->len, ==, 2);
	const struct finding *stopped = findings->pdata[1];      /* the others cannot match: the text holds no c and no x */
	g_assert_nonnull(strstr(stopped->message, "baris 1: polanya terlalu berat"));
}

TEST(text_that_is_not_utf8_is_matched_where_it_is)
{
	g_autoptr(house) h = read_rules("/event/\tacara\n/./\t-\n");
	const char text[] = "\xFF" "event\xC3 \xE2\x80 event";
	g_autoptr(GPtrArray) findings = run(h, text, sizeof text - 1);

	for (guint i = 0; i < findings->len; i++) {
		const struct finding *f = findings->pdata[i];
		g_assert_true(g_utf8_validate(text + f->off, (gssize)f->len, NULL));
	}
	g_assert_cmpuint(findings->len, >=, 2);
}

TEST(an_empty_match_does_not_repeat_for_ever)
{
	g_autoptr(house) h = read_rules("/x*/\ty\n");
	g_autoptr(GPtrArray) findings = run(h, "abxcd", 5);

	g_assert_cmpuint(findings->len, ==, 1);
}

TEST_MAIN
