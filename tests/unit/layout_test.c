#include "test.h"
#include <string.h>
#include "edit/cursor.h"
#include "edit/layout.h"
#include "edit/utf8.h"

/* The rule of layout.h once more, written to be read: cut the paragraph into clusters and fill rows from the start. */
static size_t naive_row(const char *s, size_t len, unsigned cols, size_t start)
{
	size_t off = start, good = start, next;
	unsigned col = 0;

	while (off < len && s[off] != '\n') {
		next = grapheme_next(s, len, off);
		bool blank = next == off + 1 && (s[off] == ' ' || s[off] == '\t');
		col += (unsigned)grapheme_width(s + off, next - off);
		if (col > cols && !blank)
			return good > start ? good : off > start ? off : next;
		off = next;
		if (blank)
			good = off;
		if (blank && col > cols) {
			while (off < len && (s[off] == ' ' || s[off] == '\t') && grapheme_next(s, len, off) == off + 1)
				off++;
			return off;
		}
	}
	return off;
}

/* A cut inside a word that is followed by blanks takes them along. */
static struct row naive_next(const char *s, size_t len, unsigned cols, size_t start)
{
	size_t end = naive_row(s, len, cols, start);

	while (end < len && (s[end] == ' ' || s[end] == '\t') && grapheme_next(s, len, end) == end + 1)
		end++;
	return (struct row){ start, end, end == len || s[end] == '\n' };
}

static GArray *naive_rows(const char *s, size_t len, unsigned cols)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct row));
	size_t start = 0;

	for (;;) {
		struct row r = naive_next(s, len, cols, start);
		g_array_append_val(rows, r);
		if (r.last && r.end == len)
			return rows;
		start = r.last ? r.end + 1 : r.end;
	}
}

static struct row *row_at(GArray *rows, size_t i)
{
	return &g_array_index(rows, struct row, i);
}

static void assert_row(const struct row *a, const struct row *b)
{
	g_assert_cmpuint(a->start, ==, b->start);
	g_assert_cmpuint(a->end, ==, b->end);
	g_assert_cmpint(a->last, ==, b->last);
}

/* Rows i.. as layout sees them from an offset in row i, a few forward and back. */
static void assert_rows_around(struct layout *l, const char *s, size_t len, unsigned cols, GArray *rows, size_t i, size_t off)
{
	struct row r = layout_row_at(l, s, len, cols, off), back;

	assert_row(&r, row_at(rows, i));
	back = r;
	for (size_t j = i + 1; j < rows->len && j < i + 5; j++) {
		g_assert_true(layout_row_next(l, s, len, cols, &r));
		assert_row(&r, row_at(rows, j));
	}
	for (size_t j = i; j > 0 && j + 3 > i; j--) {
		g_assert_true(layout_row_prev(l, s, len, cols, &back));
		assert_row(&back, row_at(rows, j - 1));
	}
}

static void assert_all_rows(const char *s, unsigned cols, const char *expected)
{
	struct layout *l = layout_new();
	g_autoptr(GString) out = g_string_new(NULL);
	struct row r = layout_row_at(l, s, strlen(s), cols, 0);

	do
		g_string_append_printf(out, "[%.*s%s", (int)(r.end - r.start), s + r.start, r.last ? "]" : ">");
	while (layout_row_next(l, s, strlen(s), cols, &r));
	g_assert_cmpstr(out->str, ==, expected);
	layout_free(l);
}

TEST(rows_break_at_blanks_and_a_blank_that_does_not_fit_hangs)
{
	assert_all_rows("satu dua tiga", 8, "[satu dua >[tiga]");
	assert_all_rows("satu dua tiga", 7, "[satu >[dua >[tiga]");
	assert_all_rows("satu    dua", 4, "[satu    >[dua]");
	assert_all_rows("satu", 4, "[satu]");
	assert_all_rows("satu ", 4, "[satu ]");
	assert_all_rows("", 4, "[]");
	assert_all_rows("a\n\nb\n", 4, "[a][][b][]");
}

TEST(a_word_longer_than_a_row_is_cut_at_a_cluster)
{
	assert_all_rows("abcdefgh", 3, "[abc>[def>[gh]");
	assert_all_rows("x abcdefgh", 3, "[x >[abc>[def>[gh]");
	assert_all_rows("e\u0301e\u0301e\u0301", 2, "[e\u0301e\u0301>[e\u0301]");
	assert_all_rows("界界界", 3, "[界>[界>[界]");
	assert_all_rows("界界", 1, "[界>[界]");
	assert_all_rows("abce\u0301", 4, "[abce\u0301]");
	assert_all_rows("abc \u0301d", 4, "[abc \u0301>[d]");
}

TEST(an_offset_on_a_break_belongs_to_the_row_it_starts)
{
	const char *s = "satu dua\ntiga";
	struct row r = layout_row_at(NULL, s, strlen(s), 5, 5);

	g_assert_cmpuint(r.start, ==, 5);
	r = layout_row_at(NULL, s, strlen(s), 5, 4);
	g_assert_cmpuint(r.start, ==, 0);
	r = layout_row_at(NULL, s, strlen(s), 5, 8);
	g_assert_cmpuint(r.start, ==, 5);
	g_assert_true(r.last);
	r = layout_row_at(NULL, s, strlen(s), 5, 99);
	g_assert_cmpuint(r.start, ==, 9);
}

TEST(the_first_row_has_none_before_and_the_last_none_after)
{
	const char *s = "satu dua";
	struct row r = layout_row_at(NULL, s, 8, 5, 0), before = r;

	g_assert_false(layout_row_prev(NULL, s, 8, 5, &r));
	assert_row(&r, &before);
	g_assert_true(layout_row_next(NULL, s, 8, 5, &r));
	before = r;
	g_assert_false(layout_row_next(NULL, s, 8, 5, &r));
	assert_row(&r, &before);
}

TEST(columns_and_offsets_answer_each_other)
{
	const char *s = "a界\te\u0301 b";
	struct row whole = { 0, strlen(s), true }, part = { 0, 9, false };

	g_assert_cmpuint(layout_column(s, &whole, 1), ==, 1);
	g_assert_cmpuint(layout_column(s, &whole, 4), ==, 3);
	g_assert_cmpuint(layout_column(s, &whole, 5), ==, 4);
	g_assert_cmpuint(layout_column(s, &whole, 8), ==, 5);
	g_assert_cmpuint(layout_offset(s, &whole, 2), ==, 1);
	g_assert_cmpuint(layout_offset(s, &whole, 3), ==, 4);
	g_assert_cmpuint(layout_offset(s, &whole, 99), ==, strlen(s));
	g_assert_cmpuint(layout_offset(s, &part, 99), ==, 8);
}

static const char *const pieces[] = { "a", "b", "kata ", "pemilihan", " ", "  ", "é", "e\u0301", "界", "👨‍👩‍👧", "\t", "\u200B", "\u00A0", "🇮🇩", "\u0301",
	"supercalifragilistic", "dan lain lain ", "\u202E" };

static void append_random(GRand *r, GString *s, bool newlines, bool plain)
{
	if (newlines && g_rand_int_range(r, 0, 12) == 0)
		g_string_append_c(s, '\n');
	else
		g_string_append(s, pieces[g_rand_int_range(r, 0, plain ? 6 : (gint32)G_N_ELEMENTS(pieces))]);
}

TEST(rows_of_random_texts_equal_those_of_a_naive_wrap)
{
	g_autoptr(GRand) r = g_rand_new_with_seed(2);

	for (unsigned i = 0; i < 3000; i++) {
		g_autoptr(GString) s = g_string_new(NULL);
		unsigned cols = (unsigned)g_rand_int_range(r, 1, 30);
		for (int n = g_rand_int_range(r, 0, 60); n > 0; n--)
			append_random(r, s, true, i % 2 == 0);
		g_autoptr(GArray) rows = naive_rows(s->str, s->len, cols);
		for (size_t j = 0; j < rows->len; j++)
			assert_rows_around(NULL, s->str, s->len, cols, rows, j, row_at(rows, j)->start);
	}
}

static size_t random_offset(GRand *r, const struct text *t, size_t near)
{
	size_t off = (size_t)g_rand_int_range(r, 0, (gint32)text_len(t) + 1);

	if (near <= text_len(t) && g_rand_int_range(r, 0, 3) > 0)
		off = near + (size_t)g_rand_int_range(r, 0, 400) - MIN(near, 200);
	off = MIN(off, text_len(t));
	while (!utf8_is_boundary(text_bytes(t), text_len(t), off))
		off--;
	return off;
}

static void replace_some(GRand *r, struct text *t, size_t near)
{
	struct text_hit hits[6];
	size_t n = 0, at = 0;

	for (unsigned i = 0; i < 6; i++) {
		size_t a = random_offset(r, t, near), b = random_offset(r, t, a);
		if (a < at || b < a || b - a > 60)
			continue;
		hits[n++] = (struct text_hit){ a, b - a };
		at = b;
	}
	text_replace_all(t, hits, n, "ganti", 5, 0);
}

static void edit_some(GRand *r, struct text *t, size_t near, bool newlines)
{
	g_autoptr(GString) in = g_string_new(NULL);
	size_t a = random_offset(r, t, near), b = random_offset(r, t, a), cursor;

	switch (g_rand_int_range(r, 0, 10)) {
	case 0: text_undo(t, &cursor); return;
	case 1: text_redo(t, &cursor); return;
	case 2: replace_some(r, t, near); return;
	default: break;
	}
	if (b < a || b - a > 100)
		b = a;
	for (int n = g_rand_int_range(r, 0, 3); n > 0; n--)
		append_random(r, in, newlines, false);
	text_replace(t, a, b - a, in->str, in->len, UNDO_COMMAND, a);
}

static size_t row_of(GArray *rows, size_t off)
{
	size_t low = 0, high = rows->len - 1;

	while (low < high) {
		size_t mid = (low + high + 1) / 2;
		if (row_at(rows, mid)->start <= off)
			low = mid;
		else
			high = mid - 1;
	}
	return low;
}

static void edit_and_compare(guint32 seed, size_t len, bool newlines, unsigned rounds)
{
	g_autoptr(GRand) r = g_rand_new_with_seed(seed);
	g_autoptr(GString) s = g_string_new(NULL);
	struct layout *l = layout_new();
	unsigned cols = 40;

	while (s->len < len)
		append_random(r, s, newlines && g_rand_int_range(r, 0, 100) == 0, seed % 2 == 0);
	struct text *t = text_new(s->str, s->len);
	text_listen(t, layout_changed, l);
	for (unsigned i = 0; i < rounds; i++) {
		size_t near = (size_t)g_rand_int_range(r, 0, (gint32)text_len(t) + 1);
		for (int n = g_rand_int_range(r, 0, 4); n > 0; n--)
			edit_some(r, t, near, newlines && g_rand_int_range(r, 0, 20) == 0);
		if (i % 50 == 49)
			cols = (unsigned)g_rand_int_range(r, 1, 90);
		g_autoptr(GArray) rows = naive_rows(text_bytes(t), text_len(t), cols);
		for (unsigned look = 0; look < 4; look++) {
			size_t off = random_offset(r, t, look < 2 ? near : SIZE_MAX);
			assert_rows_around(l, text_bytes(t), text_len(t), cols, rows, row_of(rows, off), off);
		}
	}
	text_free(t);
	layout_free(l);
}

TEST(rows_stay_right_while_a_paragraph_of_many_kilobytes_is_edited)
{
	edit_and_compare(3, 70000, false, 300);
	edit_and_compare(4, 100000, false, 300);
}

TEST(rows_stay_right_while_long_paragraphs_split_and_join)
{
	edit_and_compare(5, 40000, true, 400);
	edit_and_compare(6, 40000, true, 400);
}

TEST(rows_stay_right_in_a_text_without_blanks)
{
	g_autofree char *s = g_strnfill(30000, 'x');
	struct text *t = text_new(s, 30000);
	struct layout *l = layout_new();

	text_listen(t, layout_changed, l);
	for (unsigned i = 0; i < 200; i++) {
		size_t off = i * 149;
		text_replace(t, off, i % 3, "yy", i % 2 + 1, UNDO_COMMAND, 0);
		struct row r = layout_row_at(l, text_bytes(t), text_len(t), 50, 29000 - off / 2);
		g_assert_cmpuint(r.start % 50, ==, 0);
		g_assert_cmpuint(r.end, ==, MIN(r.start + 50, text_len(t)));
	}
	text_free(t);
	layout_free(l);
}

TEST_MAIN
