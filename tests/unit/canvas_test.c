#include "test.h"
#include <string.h>
#include "terminal/canvas.h"

enum { ROWS = 4 };

static void put(int row, const char *text, unsigned style)
{
	canvas_add(row, &(struct stroke){ .kind = STROKE_TEXT, .style = (uint8_t)style, .cols = 80, .bytes = text, .len = strlen(text) });
}

static void turn(const char *first, const char *second)
{
	canvas_begin(ROWS);
	put(0, first, 0);
	put(1, second, 0);
}

static void keep(void)
{
	for (int row = 0; row < ROWS; row++)
		if (canvas_differs(row))
			canvas_keep(row);
}

static void assert_differ(bool first, bool second)
{
	g_assert_cmpint(canvas_differs(0), ==, first);
	g_assert_cmpint(canvas_differs(1), ==, second);
}

TEST(a_row_differs_when_something_else_is_asked_of_it)
{
	turn("judul", "isi");
	keep();
	turn("judul", "isi naskah");
	assert_differ(false, true);
	g_assert_false(canvas_differs(2));
	keep();
	turn("judul", "isi naskah");
	assert_differ(false, false);
	put(1, "isi", 0);              /* the same row, one stroke more */
	assert_differ(false, true);
	canvas_begin(ROWS);
	put(0, "judul", 3);            /* another style */
	put(1, "isi naskah", 0);
	assert_differ(true, false);
	canvas_begin(ROWS);            /* nothing is asked of any row */
	assert_differ(true, true);
}

TEST(a_row_waits_until_it_was_sent_whatever_is_asked_meanwhile)
{
	canvas_forget();
	turn("judul", "isi");
	keep();
	canvas_sent();
	turn("judul", "isi baru");
	keep();
	turn("judul", "isi baru");
	keep();
	g_assert_false(canvas_waits(0));
	g_assert_true(canvas_waits(1));
	canvas_sent();
	g_assert_false(canvas_waits(1));
}

TEST(after_another_size_or_a_screen_that_was_forgotten_every_row_differs)
{
	turn("judul", "isi");
	keep();
	canvas_forget();
	turn("judul", "isi");
	assert_differ(true, true);
	g_assert_true(canvas_differs(3));
	keep();
	canvas_begin(ROWS + 1);
	put(0, "judul", 0);
	assert_differ(true, true);
	keep();
	canvas_begin(1);
	g_assert_false(canvas_differs(1));
	put(7, "di luar", 0);
	put(-1, "di luar", 0);
}

TEST(strokes_come_back_in_order_with_their_bytes)
{
	struct stroke s;
	size_t at = 0;

	canvas_begin(ROWS);
	put(2, "satu", 1);
	canvas_add(2, &(struct stroke){ .kind = STROKE_FILL, .col = 5, .cols = 7, .bytes = "" });
	put(2, "", 2);
	g_assert_true(canvas_next(2, &at, &s));
	g_assert_cmpint(s.style, ==, 1);
	g_assert_cmpmem(s.bytes, (int)s.len, "satu", 4);
	g_assert_true(canvas_next(2, &at, &s));
	g_assert_cmpint(s.kind, ==, STROKE_FILL);
	g_assert_cmpint(s.col, ==, 5);
	g_assert_cmpint(s.cols, ==, 7);
	g_assert_true(canvas_next(2, &at, &s));
	g_assert_cmpuint(s.len, ==, 0);
	g_assert_false(canvas_next(2, &at, &s));
}

TEST_MAIN
