#include "test.h"
#include "export/embargo.h"
#include "export/lines.h"
#include "store/article.h"

static void check(const char *typed, const char *stored)
{
	g_autoptr(GString) out = g_string_new(NULL);

	if (!embargo_parse(typed, 480, out))
		g_error("not read: %s", typed);
	g_assert_cmpstr(out->str, ==, stored);
	g_assert_true(field_check(FIELD_EMBARGO, out->str, NULL));
}

TEST(a_moment_is_read_as_people_write_it)
{
	check("4 Mei 2021 15.30 WITA", "2021-05-04T15:30+08:00");
	check("Selasa, 4 Mei 2021 pukul 15:30 wib", "2021-05-04T15:30+07:00");
	check("4 mei 2021, pukul 09.05 WIT", "2021-05-04T09:05+09:00");
	check("4/5/2021 15.30 WIT", "2021-05-04T15:30+09:00");
	check("17 Agu 2021 10.00 WIB", "2021-08-17T10:00+07:00");
	check("  04-05-2021 7.00 ", "2021-05-04T07:00+08:00");
}

TEST(a_moment_is_read_in_the_forms_of_iso_8601)
{
	check("2021-05-04T15:30+08:00", "2021-05-04T15:30+08:00");
	check("2021-05-04T15:30:00+0700", "2021-05-04T15:30+07:00");
	check("2021-05-04 15:30", "2021-05-04T15:30+08:00");
	check("2021-05-04 15.30 WIB", "2021-05-04T15:30+07:00");
	check("2021-05-04T17:30Z", "2021-05-05T01:30+08:00");
}

TEST(what_is_no_moment_is_refused_and_out_stays)
{
	static const char *const bad[] = {
		"", "besok", "4 Mei 2021", "15.30 WITA", "31 Februari 2021 10.00 WIB", "Senin, 4 Mei 2021 15.30 WITA", "4 Mai 2021 10.00 WIB",
		"4 Mei 2021 24.00 WIB", "4 Mei 2021 10.60 WIB", "4 Mei 2021 10.00 WIX", "2021-05-04T15:30+10:00", "2021-05-04T15:30+07:30",
		"2021-13-04 15:30", "4 Mei 2021 15.30 WITA lagi", "4 Me 2021 10.00", "\xff",
	};
	g_autoptr(GString) out = g_string_new("lama");

	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		if (embargo_parse(bad[i], 420, out))
			g_error("read: %s", bad[i]);
	g_assert_cmpstr(out->str, ==, "lama");
}

TEST(the_same_moment_in_three_zones_is_one_second_of_the_world)
{
	static const char *const same[] = { "2021-05-04T14:30+07:00", "2021-05-04T15:30+08:00", "2021-05-04T16:30+09:00" };
	int64_t at_s;

	for (size_t i = 0; i < G_N_ELEMENTS(same); i++) {
		g_assert_true(embargo_at(same[i], &at_s));
		g_assert_cmpint(at_s, ==, 1620113400);
	}
	g_assert_true(embargo_at("1970-01-01T07:00+07:00", &at_s));
	g_assert_cmpint(at_s, ==, 0);
	g_assert_false(embargo_at("", &at_s));
}

TEST(what_a_reader_is_told_can_be_read_back)
{
	g_autoptr(GString) words = g_string_new(NULL);

	lines_append_moment(words, "2021-05-04T15:30+08:00");
	check(words->str, "2021-05-04T15:30+08:00");
}

TEST_MAIN
