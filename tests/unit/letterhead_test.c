#include "test.h"
#include <string.h>
#include "export/letterhead.h"
#include "file.h"

static const char png[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0\0\0\0\x40\x08\2\0\0\0";
static const char jpeg[] = "\xFF\xD8\xFF\xE0\0\4ab\xFF\xFF\xC0\0\x11\x08\0\x30\0\x60\3\1\x22\0";

TEST(a_logo_is_a_png_or_a_jpeg_with_a_size)
{
	struct picture p;

	g_assert_true(picture_measure(png, sizeof png - 1, &p, NULL));
	g_assert_cmpstr(p.kind, ==, "png");
	g_assert_cmpuint(p.width_px, ==, 256);
	g_assert_cmpuint(p.height_px, ==, 64);
	g_assert_true(picture_measure(jpeg, sizeof jpeg - 1, &p, NULL));
	g_assert_cmpstr(p.kind, ==, "jpeg");
	g_assert_cmpuint(p.width_px, ==, 96);
	g_assert_cmpuint(p.height_px, ==, 48);
}

static void check_refused(const char *bytes, size_t len)
{
	struct picture p = { "lama", 1, 2 };
	g_autoptr(GError) error = NULL;

	g_assert_false(picture_measure(bytes, len, &p, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_INPUT);
	g_assert_cmpstr(p.kind, ==, "lama");
}

TEST(every_cut_of_a_picture_head_is_refused_and_so_is_another_file)
{
	char empty[sizeof png];

	for (size_t len = 0; len < 24; len++)
		check_refused(png, len);
	for (size_t len = 0; len < sizeof jpeg - 4; len++)
		check_refused(jpeg, len);
	check_refused("GIF89a..................................", 40);
	memcpy(empty, png, sizeof png);
	memset(empty + 16, 0, 4);
	check_refused(empty, sizeof empty - 1);
}

TEST(paper_is_a4_or_f4_in_either_case)
{
	enum paper p = PAPER_A4;
	int width, height;

	g_assert_true(paper_parse("f4", &p));
	g_assert_cmpint(p, ==, PAPER_F4);
	g_assert_false(paper_parse("Letter", &p));
	g_assert_cmpint(p, ==, PAPER_F4);
	paper_size_mm(p, &width, &height);
	g_assert_cmpint(width, ==, 215);
	g_assert_cmpint(height, ==, 330);
}

TEST(a_letterhead_of_empty_texts_does_not_stand)
{
	g_assert_false(letterhead_stands(NULL));
	g_assert_false(letterhead_stands(&(struct letterhead){ .name = "", .city = "Gorontalo", .official = "A" }));
	g_assert_true(letterhead_stands(&(struct letterhead){ .name = "", .phone = "(0435) 1" }));
}

TEST_MAIN
