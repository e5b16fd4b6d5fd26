#include "test.h"
#include <string.h>
#include "edit/text.h"
#include "edit/utf8.h"

/* A copy that follows the text by what a listener hears, as the journal does. */
static void follow(void *ctx, const struct text *t, const struct text_change *c, const char *bytes)
{
	GString *copy = ctx;

	g_assert_nonnull(t);
	g_string_erase(copy, (gssize)c->pos, (gssize)c->deleted);
	g_string_insert_len(copy, (gssize)c->pos, bytes, (gssize)c->inserted);
}

static void assert_same(const struct text *t, const GString *copy)
{
	g_assert_cmpmem(text_bytes(t), (int)text_len(t), copy->str, (int)copy->len);
	g_assert_cmpint(text_bytes(t)[text_len(t)], ==, '\0');
}

TEST(broken_bytes_become_replacement_characters)
{
	struct text *t = text_new("a\xFF\xC3(b", 5);

	g_assert_cmpstr(text_bytes(t), ==, "a\uFFFD\uFFFD(b");
	text_free(t);
	t = text_new("\xED\xA0\x80", 3);
	g_assert_cmpstr(text_bytes(t), ==, "\uFFFD\uFFFD\uFFFD");
	text_free(t);
}

TEST(a_nul_in_the_text_stays)
{
	struct text *t = text_new("a\0b", 3);

	g_assert_cmpmem(text_bytes(t), (int)text_len(t), "a\0b", 3);
	text_free(t);
}

TEST(a_replacement_changes_the_bytes_and_the_revision_and_is_heard)
{
	struct text *t = text_new("Humas KPU", 9);
	g_autoptr(GString) copy = g_string_new("Humas KPU");

	text_listen(t, follow, copy);
	text_replace(t, 6, 3, "Provinsi", 8, UNDO_COMMAND, 6);
	g_assert_cmpstr(text_bytes(t), ==, "Humas Provinsi");
	g_assert_cmpuint(text_revision(t), ==, 1);
	assert_same(t, copy);
	text_replace(t, 0, 0, text_bytes(t), 6, UNDO_COMMAND, 0);
	g_assert_cmpstr(text_bytes(t), ==, "Humas Humas Provinsi");
	assert_same(t, copy);
	text_free(t);
}

TEST(replace_all_changes_every_hit_in_one_group_and_listeners_can_follow)
{
	struct text *t = text_new("a-b-c-", 6);
	g_autoptr(GString) copy = g_string_new("a-b-c-");
	static const struct text_hit hits[] = { { 1, 1 }, { 3, 1 }, { 5, 1 } };
	size_t cursor;

	text_listen(t, follow, copy);
	text_replace_all(t, hits, 3, ", ", 2, 4);
	g_assert_cmpstr(text_bytes(t), ==, "a, b, c, ");
	assert_same(t, copy);
	g_assert_true(text_undo(t, &cursor));
	g_assert_cmpstr(text_bytes(t), ==, "a-b-c-");
	g_assert_cmpuint(cursor, ==, 4);
	assert_same(t, copy);
	g_assert_true(text_redo(t, &cursor));
	g_assert_cmpstr(text_bytes(t), ==, "a, b, c, ");
	g_assert_cmpuint(cursor, ==, 6);
	assert_same(t, copy);
	text_free(t);
}

/* Hits of 0, 1 and 2 bytes: with two bytes all grow, with none all shrink, with one they do both. */
static void replaced_undone_and_redone(const char *with)
{
	g_autoptr(GString) first = g_string_new(NULL), copy = g_string_new(NULL), wanted = g_string_new(NULL);
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct text_hit));
	size_t cursor;

	for (unsigned i = 0; i < 10000; i++) {
		struct text_hit hit = { first->len, i % 3 };
		g_array_append_val(hits, hit);
		g_string_append(first, "abé dan ");
		g_string_append_printf(wanted, "%s%s", with, &"abé dan "[i % 3]);
	}
	g_string_append_len(copy, first->str, (gssize)first->len);
	struct text *t = text_new(first->str, first->len);
	text_listen(t, follow, copy);
	text_replace_all(t, (void *)hits->data, hits->len, with, strlen(with), 0);
	assert_same(t, copy);
	g_assert_cmpstr(text_bytes(t), ==, wanted->str);
	g_assert_true(text_undo(t, &cursor));
	assert_same(t, copy);
	g_assert_cmpstr(text_bytes(t), ==, first->str);
	g_assert_true(text_redo(t, &cursor));
	assert_same(t, copy);
	g_assert_cmpstr(text_bytes(t), ==, wanted->str);
	text_replace(t, text_len(t), 0, "!", 1, UNDO_TYPE, 0);
	assert_same(t, copy);
	text_free(t);
}

TEST(ten_thousand_hits_are_replaced_undone_and_redone)
{
	replaced_undone_and_redone("x\n");
	replaced_undone_and_redone("");
	replaced_undone_and_redone("y");
}

TEST(lines_and_columns_count_characters_from_one)
{
	struct text *t = text_new("satu\ndué x\n", 12);
	size_t column;

	g_assert_cmpuint(text_line_of(t, 0, &column), ==, 1);
	g_assert_cmpuint(column, ==, 1);
	g_assert_cmpuint(text_line_of(t, 9, &column), ==, 2);
	g_assert_cmpuint(column, ==, 4);
	g_assert_cmpuint(text_line_of(t, 4, &column), ==, 1);
	g_assert_cmpuint(column, ==, 5);
	g_assert_cmpuint(text_line_of(t, 12, &column), ==, 3);
	g_assert_cmpuint(text_offset_of(t, 2, 4), ==, 9);
	g_assert_cmpuint(text_offset_of(t, 2, 99), ==, 11);
	g_assert_cmpuint(text_offset_of(t, 1, 0), ==, 0);
	g_assert_cmpuint(text_offset_of(t, 99, 1), ==, 12);
	text_free(t);
}

static size_t random_boundary(GRand *r, const struct text *t)
{
	size_t off = (size_t)g_rand_int_range(r, 0, (gint32)text_len(t) + 1);

	while (!utf8_is_boundary(text_bytes(t), text_len(t), off))
		off--;
	return off;
}

static size_t naive_line(const struct text *t, size_t off, size_t *column)
{
	size_t line = 1, start = 0;

	for (size_t i = 0; i < off; i++)
		if (text_bytes(t)[i] == '\n') {
			line++;
			start = i + 1;
		}
	*column = (size_t)g_utf8_strlen(text_bytes(t) + start, (gssize)(off - start)) + 1;
	return line;
}

static void assert_places(GRand *r, struct text *t)
{
	size_t off = random_boundary(r, t), column, expected_column, line = text_line_of(t, off, &column);

	g_assert_cmpuint(line, ==, naive_line(t, off, &expected_column));
	g_assert_cmpuint(column, ==, expected_column);
	g_assert_cmpuint(text_offset_of(t, line, column), ==, off);
}

static void replace_some(GRand *r, struct text *t)
{
	static const char *const pieces[] = { "a", " ", "kata", "é", "\n", "👍🏽", "", "dan lain ", "x\ny" };
	struct text_hit hits[8];
	size_t n = 0, at = 0;
	const char *p = pieces[g_rand_int_range(r, 0, G_N_ELEMENTS(pieces))];

	for (unsigned i = 0; i < 8; i++) {
		size_t a = random_boundary(r, t), b = random_boundary(r, t);
		if (a < at || b < a || b - a > 20)
			continue;
		hits[n++] = (struct text_hit){ a, b - a };
		at = b;
	}
	text_replace_all(t, hits, n, p, strlen(p), random_boundary(r, t));
}

static void change_some(GRand *r, struct text *t)
{
	static const char *const pieces[] = { "a", "b", " ", "kata", "é", "\n", "dan lain ", "👨‍👩‍👧", "" };
	const char *p = pieces[g_rand_int_range(r, 0, G_N_ELEMENTS(pieces))];
	size_t a = random_boundary(r, t), b = random_boundary(r, t);

	if (b < a || b - a > 40 || g_rand_int_range(r, 0, 3) > 0)
		b = a;
	if (text_len(t) > 2000) {
		b = text_len(t);
		p = "";
	}
	text_replace(t, a, b - a, p, strlen(p), (enum undo_kind)g_rand_int_range(r, 0, 4), a);
}

TEST(a_hundred_thousand_random_edits_keep_the_text_valid_and_undo_to_the_first)
{
	g_autoptr(GRand) r = g_rand_new_with_seed(1);
	g_autoptr(GString) copy = g_string_new("Rapat pleno\n");
	struct text *t = text_new(copy->str, copy->len);
	size_t cursor;

	text_listen(t, follow, copy);
	for (unsigned i = 0; i < 100000; i++) {
		switch (g_rand_int_range(r, 0, 12)) {
		case 0: text_undo(t, &cursor); break;
		case 1: text_redo(t, &cursor); break;
		case 2: text_undo_break(t); break;
		case 3: replace_some(r, t); break;
		default: change_some(r, t); break;
		}
		assert_same(t, copy);
		g_assert_cmpuint(utf8_valid_prefix(text_bytes(t), text_len(t)), ==, text_len(t));
		if (i % 16 == 0)
			assert_places(r, t);
	}
	while (text_redo(t, &cursor))
		g_assert_cmpuint(cursor, <=, text_len(t));
	g_autofree char *last = g_strdup(text_bytes(t));
	while (text_undo(t, &cursor))
		g_assert_cmpuint(cursor, <=, text_len(t));
	g_assert_cmpstr(text_bytes(t), ==, "Rapat pleno\n");
	while (text_redo(t, &cursor))
		;
	g_assert_cmpstr(text_bytes(t), ==, last);
	assert_same(t, copy);
	text_free(t);
}

static size_t boundary_of(GRand *r, const GString *s)
{
	size_t off = (size_t)g_rand_int_range(r, 0, (gint32)s->len + 1);

	while (!utf8_is_boundary(s->str, s->len, off))
		off--;
	return off;
}

/* What a key sees is the text itself, long enough, and cuts no line. */
static void assert_upto(GRand *r, const struct text *t, const GString *copy)
{
	size_t off = boundary_of(r, copy), lines = (size_t)g_rand_int_range(r, 0, 30), len, end = off;
	const char *s = text_upto(t, off, lines, &len), *found = NULL;

	for (size_t n = 0; n < lines && end < copy->len; n++) {
		found = memchr(copy->str + end + (n > 0), '\n', copy->len - end - (n > 0));
		end = found ? (size_t)(found - copy->str) : copy->len;
	}
	g_assert_cmpuint(len, >=, end);
	g_assert_cmpuint(len, <=, copy->len);
	g_assert_cmpint(memcmp(s, copy->str, len), ==, 0);
	g_assert_cmpint(s[len], ==, '\0');
	g_assert_true(len == copy->len || copy->str[len] == '\n');
}

/* 3 MB: lines of all lengths, one of 1 MB, empty ones. */
static GString *long_text(GRand *r)
{
	GString *s = g_string_new(NULL);

	while (s->len < 3000000) {
		size_t words = s->len > 1000000 && s->len < 1001000 ? 130000 : (size_t)g_rand_int_range(r, 0, 300);
		for (size_t i = 0; i < words; i++)
			g_string_append(s, "rapat é ");
		g_string_append_c(s, '\n');
	}
	return s;
}

TEST(a_long_text_is_the_same_wherever_it_changes_and_however_much_of_it_is_looked_at)
{
	g_autoptr(GRand) r = g_rand_new_with_seed(2);
	g_autoptr(GString) copy = long_text(r), first = g_string_new(copy->str);
	struct text *t = text_new(copy->str, copy->len);
	size_t cursor, at = 0;

	text_listen(t, follow, copy);
	for (unsigned i = 0; i < 3000; i++) {
		size_t end = boundary_of(r, copy);
		if (i % 20 == 0)
			at = end;
		if (i % 100 == 50)
			text_replace(t, at, end > at ? end - at : 0, "x\n", 2, UNDO_COMMAND, at);
		else if (i % 30 == 10)
			text_undo(t, &cursor);
		else
			text_replace(t, at, 0, "dan\n", 1 + i % 4, UNDO_TYPE, at);
		at = MIN(at, text_len(t));
		while (!utf8_is_boundary(copy->str, copy->len, at))
			at--;
		assert_upto(r, t, copy);
		if (i % 16 == 0)
			assert_places(r, t);
		if (i % 64 == 0)
			assert_same(t, copy);
	}
	assert_same(t, copy);
	while (text_undo(t, &cursor))
		;
	g_assert_cmpmem(text_bytes(t), (int)text_len(t), first->str, (int)first->len);
	text_free(t);
}

TEST_MAIN
