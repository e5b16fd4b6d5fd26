#include "test.h"
#include <string.h>
#include "edit/text.h"

static void type(struct text *t, const char *keys)
{
	for (; *keys; keys++)
		text_replace(t, text_len(t), 0, keys, 1, UNDO_TYPE, text_len(t));
}

static void assert_undo(struct text *t, const char *expected, size_t at)
{
	size_t cursor = 999;

	g_assert_true(text_undo(t, &cursor));
	g_assert_cmpstr(text_bytes(t), ==, expected);
	g_assert_cmpuint(cursor, ==, at);
}

static void assert_redo(struct text *t, const char *expected, size_t at)
{
	size_t cursor = 999;

	g_assert_true(text_redo(t, &cursor));
	g_assert_cmpstr(text_bytes(t), ==, expected);
	g_assert_cmpuint(cursor, ==, at);
}

TEST(typing_is_undone_word_by_word_with_the_blank_after_it)
{
	struct text *t = text_new("", 0);
	size_t cursor;

	type(t, "KPU Provinsi  Gor");
	assert_undo(t, "KPU Provinsi  ", 14);
	assert_undo(t, "KPU ", 4);
	assert_undo(t, "", 0);
	g_assert_false(text_undo(t, &cursor));
	assert_redo(t, "KPU ", 4);
	assert_redo(t, "KPU Provinsi  ", 14);
	assert_redo(t, "KPU Provinsi  Gor", 17);
	g_assert_false(text_redo(t, &cursor));
	text_free(t);
}

TEST(keys_that_came_in_one_burst_are_undone_word_by_word_too)
{
	struct text *t = text_new("", 0);

	text_replace(t, 0, 0, "K", 1, UNDO_TYPE, 0);
	text_replace(t, 1, 0, "PU Provinsi Gor", 15, UNDO_TYPE, 1);
	assert_undo(t, "KPU Provinsi ", 13);
	assert_undo(t, "KPU ", 4);
	assert_undo(t, "", 0);
	text_free(t);
}

TEST(a_run_of_deletions_is_one_group_and_each_direction_another)
{
	struct text *t = text_new("abcdef", 6);

	text_replace(t, 3, 1, "", 0, UNDO_DELETE, 3);
	text_replace(t, 3, 1, "", 0, UNDO_DELETE, 3);
	text_replace(t, 2, 1, "", 0, UNDO_DELETE, 3);
	text_replace(t, 1, 1, "", 0, UNDO_DELETE, 2);
	text_replace(t, 1, 1, "", 0, UNDO_DELETE, 1);
	g_assert_cmpstr(text_bytes(t), ==, "a");
	assert_undo(t, "af", 1);
	assert_undo(t, "abcf", 3);
	assert_undo(t, "abcdef", 3);
	assert_redo(t, "abcf", 3);
	assert_redo(t, "af", 1);
	text_free(t);
}

TEST(each_paste_and_each_command_is_a_group_alone)
{
	struct text *t = text_new("", 0);

	text_replace(t, 0, 0, "satu", 4, UNDO_PASTE, 0);
	text_replace(t, 4, 0, "dua", 3, UNDO_PASTE, 4);
	text_replace(t, 7, 0, "tiga", 4, UNDO_COMMAND, 7);
	text_replace(t, 11, 0, "empat", 5, UNDO_COMMAND, 11);
	assert_undo(t, "satuduatiga", 11);
	assert_undo(t, "satudua", 7);
	assert_undo(t, "satu", 4);
	assert_undo(t, "", 0);
	text_free(t);
}

TEST(a_break_and_another_place_start_a_group)
{
	struct text *t = text_new("", 0);

	type(t, "ab");
	text_undo_break(t);
	type(t, "cd");
	text_replace(t, 0, 0, "x", 1, UNDO_TYPE, 0);
	assert_undo(t, "abcd", 0);
	assert_undo(t, "ab", 2);
	assert_undo(t, "", 0);
	text_free(t);
}

TEST(typing_over_a_selection_comes_back_with_it)
{
	struct text *t = text_new("lama", 4);

	text_replace(t, 0, 4, "b", 1, UNDO_TYPE, 4);
	type(t, "aru");
	assert_undo(t, "lama", 4);
	assert_redo(t, "baru", 4);
	text_free(t);
}

TEST(a_change_after_undo_ends_what_could_be_redone)
{
	struct text *t = text_new("", 0);
	size_t cursor;

	type(t, "satu dua");
	assert_undo(t, "satu ", 5);
	type(t, "tiga");
	g_assert_false(text_redo(t, &cursor));
	assert_undo(t, "satu ", 5);
	assert_undo(t, "", 0);
	assert_redo(t, "satu ", 5);
	assert_redo(t, "satu tiga", 9);
	text_free(t);
}

TEST(nothing_changed_is_nothing_to_undo)
{
	struct text *t = text_new("a", 1);
	size_t cursor;

	text_replace(t, 0, 0, "", 0, UNDO_COMMAND, 0);
	text_replace_all(t, NULL, 0, "x", 1, 0);
	g_assert_cmpuint(text_revision(t), ==, 0);
	g_assert_false(text_undo(t, &cursor));
	text_free(t);
}

TEST(a_history_that_was_packed_goes_on_in_another_text_of_the_same_bytes)
{
	struct text *t = text_new("dua", 3), *again;
	g_autoptr(GByteArray) packed = g_byte_array_new();
	const struct text_hit hits[] = { { 0, 1 }, { 2, 1 } };
	size_t cursor;

	type(t, " tiga empat");
	text_replace_all(t, hits, 2, "é", 2, 0);
	g_assert_true(text_undo(t, &cursor));
	g_assert_true(text_undo(t, &cursor));
	text_undo_pack(t, packed);
	again = text_new(text_bytes(t), text_len(t));
	g_assert_true(text_undo_unpack(again, packed->data, packed->len));
	assert_undo(again, "dua ", 4);
	assert_undo(again, "dua", 3);
	g_assert_false(text_undo(again, &cursor));
	for (int i = 0; i < 4; i++)
		text_redo(again, &cursor);
	g_assert_cmpstr(text_bytes(again), ==, "éué tiga empat");
	text_free(t);
	text_free(again);
}

TEST(a_history_of_another_text_is_dropped_at_its_first_use_and_cut_bytes_are_refused)
{
	struct text *t = text_new("", 0), *other = text_new("lain", 4);
	g_autoptr(GByteArray) packed = g_byte_array_new();
	size_t cursor;

	type(t, "satu dua");
	text_undo_pack(t, packed);
	for (size_t len = 0; len < packed->len; len++)
		g_assert_false(text_undo_unpack(other, packed->data, len));
	g_assert_true(text_undo_unpack(other, packed->data, packed->len));
	g_assert_false(text_undo(other, &cursor));
	g_assert_cmpstr(text_bytes(other), ==, "lain");
	text_free(t);
	text_free(other);
}

/* A place between characters. */
static size_t somewhere(const struct text *t, GRand *r)
{
	size_t off = (size_t)g_rand_int_range(r, 0, (gint32)text_len(t) + 1);

	while (off > 0 && (text_bytes(t)[off] & 0xC0) == 0x80)
		off--;
	return off;
}

/* Any of what a person does: a key, a word in one go, a deletion to either side, a paste, a command, all hits at once, another place. */
static void edit(struct text *t, GRand *r, size_t *cursor)
{
	static const char *const words[] = { "a", " ", "rapat ", "é", "\n", "“", "kata kata", "\xF0\x9F\x98\x80", "" };
	const char *with = words[g_rand_int_range(r, 0, G_N_ELEMENTS(words))];
	size_t other = somewhere(t, r), from = MIN(*cursor, other), to = MAX(*cursor, other);
	int what = g_rand_int_range(r, 0, 20);

	if (what < 10) {
		text_replace(t, *cursor, 0, with, strlen(with), UNDO_TYPE, *cursor);
		*cursor += strlen(with);
	} else if (what < 14) {
		size_t end = MIN(to, from + 4);
		while (end > from && (text_bytes(t)[end] & 0xC0) == 0x80)
			end--;
		text_replace(t, from, end - from, "", 0, UNDO_DELETE, *cursor);
		*cursor = from;
	} else if (what < 17) {
		text_replace(t, from, to - from, with, strlen(with), what == 16 ? UNDO_PASTE : UNDO_COMMAND, *cursor);
		*cursor = from + strlen(with);
	} else if (what == 17) {
		GArray *hits = g_array_new(FALSE, FALSE, sizeof(struct text_hit));
		for (const char *at = text_bytes(t); (at = strstr(at, "a")) != NULL; at++) {
			struct text_hit hit = { (size_t)(at - text_bytes(t)), 1 };
			g_array_append_val(hits, hit);
		}
		text_replace_all(t, (const struct text_hit *)(void *)hits->data, hits->len, with, strlen(with), *cursor);
		*cursor = 0;
		g_array_unref(hits);
	} else {
		text_undo_break(t);
		*cursor = somewhere(t, r);
	}
}

/* To the first text and to the last one, as far as both are remembered; steps told. */
static void assert_there_and_back(struct text *t, const char *first, const char *last)
{
	size_t cursor, back = 0, on = 0;

	while (text_redo(t, &cursor))
		;
	g_assert_cmpstr(text_bytes(t), ==, last);
	for (; text_undo(t, &cursor); back++)
		g_assert_cmpuint(cursor, <=, text_len(t));
	g_assert_cmpstr(text_bytes(t), ==, first);
	for (; text_redo(t, &cursor); on++)
		g_assert_cmpuint(cursor, <=, text_len(t));
	g_assert_cmpstr(text_bytes(t), ==, last);
	g_assert_cmpuint(on, ==, back);
}

TEST(whatever_was_changed_undo_leads_to_the_first_text_and_redo_to_the_last_one)
{
	GRand *r = g_rand_new_with_seed(1928);

	for (int round = 0; round < 60; round++) {
		struct text *t = text_new("Naskah pertama.\n", 16);
		size_t cursor = 16;
		for (int i = 0; i < 120; i++) {
			edit(t, r, &cursor);
			/* Some steps back, then on from there: what was undone is forgotten. */
			for (int back = g_rand_int_range(r, 0, 12) == 0 ? 5 : 0; back > 0; back--)
				text_undo(t, &cursor);
		}
		edit(t, r, &cursor);
		text_replace(t, 0, 0, "x", 1, UNDO_COMMAND, 0);
		g_autofree char *last = g_strdup(text_bytes(t));
		assert_there_and_back(t, "Naskah pertama.\n", last);
		g_autoptr(GByteArray) packed = g_byte_array_new();
		text_undo_pack(t, packed);
		struct text *again = text_new(last, strlen(last));
		g_assert_true(text_undo_unpack(again, packed->data, packed->len));
		assert_there_and_back(again, "Naskah pertama.\n", last);
		text_free(again);
		text_free(t);
	}
	g_rand_free(r);
}

TEST_MAIN
