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

TEST(a_run_of_deletions_is_one_group_whichever_way_it_goes)
{
	struct text *t = text_new("abcdef", 6);

	text_replace(t, 3, 1, "", 0, UNDO_DELETE, 3);
	text_replace(t, 3, 1, "", 0, UNDO_DELETE, 3);
	text_replace(t, 2, 1, "", 0, UNDO_DELETE, 3);
	text_replace(t, 1, 1, "", 0, UNDO_DELETE, 2);
	g_assert_cmpstr(text_bytes(t), ==, "af");
	assert_undo(t, "abcdef", 3);
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

TEST_MAIN
