#include "app/json.h"
#include "test.h"

TEST(an_answer_starts_with_its_version_and_is_one_line)
{
	g_autoptr(GString) out = g_string_new(NULL);
	char *const reports[] = { "satu", "dua", NULL };

	json_begin(out);
	json_int(out, "id", 12);
	json_bool(out, "live", false);
	json_texts(out, "report", reports);
	json_texts(out, "empty", NULL);
	json_open(out, "fields", '{');
	json_text(out, "title", "Rakor");
	json_text(out, "office", NULL);
	json_close(out, '}');
	json_end(out);
	g_assert_cmpstr(out->str, ==, "{\"versi\":1,\"id\":12,\"live\":false,\"report\":[\"satu\",\"dua\"],\"empty\":[],"
		"\"fields\":{\"title\":\"Rakor\",\"office\":null}}\n");
}

TEST(controls_quotes_nul_and_broken_bytes_cannot_leave_a_string)
{
	g_autoptr(GString) out = g_string_new(NULL);

	json_text_n(out, "t", "a\"\\\n\x1b[31m\xc2\x9b\x7f\xff\0z", 15);
	g_assert_cmpstr(out->str, ==, "\"t\":\"a\\\"\\\\\\n\\u001b[31m\\u009b\\u007f\xef\xbf\xbd\xef\xbf\xbdz\"");
}

TEST(a_time_is_told_in_utc_and_an_unknown_one_is_null)
{
	g_autoptr(GString) out = g_string_new("{");

	json_time(out, "at", 1620113400);
	json_time(out, "never", 0);
	g_assert_cmpstr(out->str, ==, "{\"at\":\"2021-05-04T07:30:00Z\",\"never\":null");
}

TEST_MAIN
