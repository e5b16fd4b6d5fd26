#include "test.h"
#include <string.h>
#include "app/config.h"
#include "app/office.h"
#include "app/setting.h"
#include "file.h"

/* The start of a picture of 3 x 2 points. */
static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\3\0\0\0\2\x08\2\0\0\0";

static bool put(GKeyFile *file, const char *name, const char *typed)
{
	return setting_put(setting_find(name), typed, file, NULL);
}

static void check(GKeyFile *file, const char *name, const char *typed, const char *shown)
{
	g_assert_true(put(file, name, typed));
	g_autofree char *value = setting_get(setting_find(name), file);
	g_assert_cmpstr(value, ==, shown);
}

TEST(a_setting_is_found_by_its_name_with_and_without_its_group)
{
	g_assert_nonnull(setting_find("kantor.alamat"));
	g_assert_true(setting_find("alamat") == setting_find("kantor.alamat"));
	g_assert_true(setting_find("nama") != setting_find("kantor.nama"));
	g_assert_null(setting_find("kantor.warna"));
	g_autofree char *own = setting_name(setting_find("bahasa")), *city = setting_name(setting_find("kota"));
	g_assert_cmpstr(own, ==, "bahasa");
	g_assert_cmpstr(city, ==, "kantor.kota");
}

TEST(a_good_value_is_kept_as_it_is_meant)
{
	g_autoptr(GKeyFile) file = g_key_file_new();

	check(file, "utc_offset", "+08:00", "WITA");
	check(file, "kertas", "f4", "F4");
	check(file, "telepon", " (0435) 821234 ", "(0435) 821234");
	check(file, "surel", "humas@kpu.go.id", "humas@kpu.go.id");
	check(file, "situs", "https://kpu.go.id", "https://kpu.go.id");
	check(file, "kantor.nama", "Komisi Pemilihan Umum|KPU Kota Contoh", "Komisi Pemilihan Umum | KPU Kota Contoh");
	check(file, "alamat", "Jl. Satu\\nKota", "Jl. Satu | Kota");
	check(file, "alamat", "", "");
}

TEST(a_bad_value_is_refused_with_a_sentence_and_the_old_one_stays)
{
	static const char *const bad[][2] = {
		{ "kertas", "A3" }, { "utc_offset", "WIX" }, { "bahasa", "fr" }, { "telepon", "nanti" }, { "surel", "a@b@c" }, { "surel", "humas" },
		{ "situs", "kpu go id" }, { "logo", "/tiada/logo.png" }, { "ekspor", "/tiada" }, { "jabatan", "Ke\x1btua" }, { "jabatan", "\xff" },
	};
	g_autoptr(GKeyFile) file = g_key_file_new();

	g_assert_true(put(file, "kertas", "A4"));
	for (unsigned i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) error = NULL;
		if (setting_put(setting_find(bad[i][0]), bad[i][1], file, &error))
			g_error("kept: %s = %s", bad[i][0], bad[i][1]);
		g_assert_error(error, STORE_ERROR, STORE_ERROR_INPUT);
	}
	g_autofree char *paper = setting_get(setting_find("kertas"), file);
	g_assert_cmpstr(paper, ==, "A4");
}

TEST(the_letterhead_is_filled_from_the_settings)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_autofree char *logo = g_build_filename(g_get_home_dir(), "logo.png", NULL);
	g_auto(office) o = { 0 };

	g_assert_cmpint(g_mkdir_with_parents(g_get_home_dir(), 0700), ==, 0);
	g_assert_true(g_file_set_contents(logo, png, sizeof png - 1, NULL));
	g_assert_true(put(file, "kantor.nama", "KPU|KPU Kota Contoh") && put(file, "kertas", "F4") && put(file, "logo", logo) && put(file, "kota", "Contoh"));
	office_load(&o, file);
	g_assert_cmpstr(o.letterhead.name, ==, "KPU\nKPU Kota Contoh");
	g_assert_cmpint(o.letterhead.paper, ==, PAPER_F4);
	g_assert_cmpuint(o.letterhead.logo_len, ==, sizeof png - 1);
	g_assert_cmpstr(o.letterhead.mail, ==, "");
}

TEST(a_logo_that_is_gone_is_left_out_of_the_letterhead)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_auto(office) o = { 0 };

	g_key_file_set_string(file, "kantor", "logo", "/tiada/logo.png");
	office_load(&o, file);
	g_assert_null(o.letterhead.logo);
}

TEST(the_preview_centres_the_letterhead_over_a_rule_as_wide_as_the_page)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_auto(office) o = { 0 };

	g_assert_true(put(file, "kantor.nama", "KPU Kota") && put(file, "telepon", "0435 123"));
	office_load(&o, file);
	g_autofree char *preview = office_preview(&o, 20);
	g_auto(GStrv) rows = g_strsplit(preview, "\n", -1);
	g_assert_cmpstr(rows[0], ==, "      KPU KOTA");
	g_assert_cmpstr(rows[1], ==, "      0435 123");
	g_assert_cmpint(g_utf8_strlen(rows[2], -1), ==, 20);
}

TEST(the_office_in_a_line_of_text_is_the_last_line_of_its_name)
{
	g_autoptr(GKeyFile) file = g_key_file_new();
	g_auto(config) c = { 0 };

	g_assert_true(put(file, "kantor.nama", "Komisi Pemilihan Umum|KPU Kota Contoh"));
	g_assert_true(config_file_put(file, NULL));
	config_init(&c);
	g_assert_true(config_load(&c, NULL));
	g_assert_cmpstr(c.office, ==, "KPU Kota Contoh");
	g_assert_true(config_save(&c, NULL));
	g_autoptr(GKeyFile) kept = config_file(NULL);
	g_autofree char *name = setting_get(setting_find("kantor.nama"), kept);
	g_assert_cmpstr(name, ==, "Komisi Pemilihan Umum | KPU Kota Contoh");
}

TEST_MAIN
