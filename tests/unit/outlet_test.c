#include "test.h"
#include "app/outlet.h"
#include "file.h"

TEST(the_usual_set_needs_no_setting_and_holds_only_formats_that_exist)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_autoptr(GPtrArray) set = outlet_set(file, outlet_set_usual, NULL);

	g_assert_cmpuint(set->len, >=, 3);
	for (unsigned i = 0; i < set->len; i++)
		g_assert_nonnull(((const struct outlet *)set->pdata[i])->writer);
}

TEST(a_set_is_read_line_by_line_with_its_options)
{
	g_autoptr(GKeyFile) file = g_key_file_new();

	g_assert_true(outlet_put(file, "set.pers.surel", "txt lipat=72 judul-kapital", NULL));
	g_assert_true(outlet_put(file, "set.pers.grup", "wa bagi=500", NULL));
	g_autoptr(GPtrArray) set = outlet_set(file, "pers", NULL);
	const struct export_options office = { .utc_offset_min = 480 };
	const struct export_options mail = outlet_options(set->pdata[0], &office), group = outlet_options(set->pdata[1], &office);
	g_assert_cmpuint(mail.fold, ==, 72);
	g_assert_true(mail.upper_title);
	g_assert_cmpuint(group.split, ==, 500);
	g_assert_cmpint(group.utc_offset_min, ==, 480);
	g_auto(GStrv) names = outlet_set_names(file);
	g_assert_cmpstr(names[0], ==, "utama");
	g_assert_cmpstr(names[1], ==, "pers");
}

TEST(a_line_that_cannot_be_read_is_refused_and_the_settings_stay)
{
	static const char *const bad[][2] = {
		{ "set.pers.grup", "pdf2" }, { "set.pers.grup", "txt lipat=3" }, { "set.pers.grup", "wa bagi" }, { "set.pers", "wa" },
		{ "set.Pers.grup", "wa" }, { "set.pers.../x", "wa" }, { "set.pers.grup", " " },
	};
	g_autoptr(GKeyFile) file = g_key_file_new();

	for (unsigned i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;
		g_assert_false(outlet_put(file, bad[i][0], bad[i][1], &error));
		g_assert_error(error, STORE_ERROR, STORE_ERROR_INPUT);
	}
	g_autoptr(GError) missing = NULL;
	g_assert_null(outlet_set(file, "pers", &missing));
	g_assert_error(missing, STORE_ERROR, STORE_ERROR_NOT_FOUND);
}

TEST(the_last_outlet_taken_out_takes_its_set_along)
{
	g_autoptr(GKeyFile) file = g_key_file_new();

	g_assert_true(outlet_put(file, "set.pers.grup", "wa", NULL));
	g_assert_true(outlet_put(file, "set.pers.grup", "", NULL));
	g_assert_null(outlet_set(file, "pers", NULL));
}

TEST_MAIN
