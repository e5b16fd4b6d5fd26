#include "test.h"
#include <string.h>
#include "terminal/decode.h"

static struct input next(struct decoder *d, int64_t now_us)
{
	struct input in = { .kind = INPUT_STATUS };

	g_assert_true(decoder_next(d, now_us, &in));
	return in;
}

static void feed(struct decoder *d, const char *s, int64_t now_us)
{
	decoder_feed(d, s, strlen(s), now_us);
}

static void assert_key(const char *bytes, uint32_t key)
{
	struct decoder *d = decoder_new();

	feed(d, bytes, 0);
	struct input in = next(d, 0);
	g_assert_cmpint(in.kind, ==, INPUT_KEY);
	g_assert_cmphex(in.key, ==, key);
	g_assert_false(decoder_next(d, 0, &in));
	decoder_free(d);
}

TEST(a_lone_escape_acts_after_a_tenth_of_a_second)
{
	struct decoder *d = decoder_new();
	struct input in;

	feed(d, "\x1b", 0);
	g_assert_false(decoder_next(d, 50000, &in));
	g_assert_cmpint(decoder_wait(d, 50000), ==, 50000);
	g_assert_cmphex(next(d, 100000).key, ==, K_ESC);
	decoder_free(d);
}

TEST(a_key_cut_in_two_by_a_slow_line_is_still_that_key_and_never_text)
{
	struct decoder *d = decoder_new();

	feed(d, "\x1b", 0);
	g_assert_cmphex(next(d, 100000).key, ==, K_ESC);
	feed(d, "[", 500000);
	struct input in;
	g_assert_false(decoder_next(d, 500000, &in));
	feed(d, "B", 600000);
	g_assert_cmphex(next(d, 600000).key, ==, K_DOWN);
	feed(d, "\x1b[", 700000);
	g_assert_false(decoder_next(d, 1200000, &in));
	feed(d, "A", 1250000);
	g_assert_cmphex(next(d, 1250000).key, ==, K_UP);
	decoder_free(d);
}

TEST(a_word_that_begins_with_a_capital_o_soon_after_escape_is_text)
{
	struct decoder *d = decoder_new();

	feed(d, "\x1b", 0);
	g_assert_cmphex(next(d, 100000).key, ==, K_ESC);
	feed(d, "Oleh", 300000);
	struct input in = next(d, 300000);
	g_assert_cmpint(in.kind, ==, INPUT_TEXT);
	g_assert_cmpint((int)in.len, ==, 4);
	decoder_free(d);
}

TEST(a_paste_is_one_event_however_it_is_cut)
{
	const char *bytes = "a\x1b[200~satu\rdua\r\ntiga \x1b[31m\xff\xc3\xa9\x1b[201~b";
	size_t len = strlen(bytes);

	for (size_t cut = 1; cut < len; cut++) {
		struct decoder *d = decoder_new();
		g_autoptr(GString) seen = g_string_new(NULL);
		unsigned pastes = 0;
		struct input in;
		for (int part = 0; part < 2; part++) {
			decoder_feed(d, part ? bytes + cut : bytes, part ? len - cut : cut, part * 500000);
			while (decoder_next(d, part * 500000, &in)) {
				pastes += in.kind == INPUT_PASTE;
				if (in.kind != INPUT_KEY)
					g_string_append_len(seen, in.bytes, (gssize)in.len);
			}
		}
		g_assert_cmpuint(pastes, ==, 1);
		g_assert_cmpstr(seen->str, ==, "asatu\ndua\ntiga [31m\xc3\xa9" "b");
		decoder_free(d);
	}
}

TEST(a_burst_of_lines_without_brackets_is_a_paste_when_nobody_could_have_typed_it)
{
	g_autofree char *longer = g_strnfill(300, 'a');
	g_autofree char *much = g_strconcat("baris pertama\r", longer, NULL);
	const char *const pastes[] = { "baris pertama\nbaris kedua\n", "nomor\tnama barang\rsatu\tmeja", "- butir pertama\r- butir kedua", "1. satu dua\r2. tiga empat", much };

	for (size_t i = 0; i < G_N_ELEMENTS(pastes); i++) {
		struct decoder *d = decoder_new();
		feed(d, pastes[i], 0);
		struct input in = next(d, 0);
		g_assert_cmpint(in.kind, ==, INPUT_PASTE);
		g_assert_cmpuint(in.len, ==, strlen(pastes[i]));
		feed(d, "sisanya di sini\rlalu selesai", 100000);
		g_assert_cmpint(next(d, 100000).kind, ==, INPUT_PASTE);
		decoder_free(d);
	}
}

TEST(a_burst_that_the_line_cuts_anywhere_goes_on)
{
	struct decoder *d = decoder_new();
	struct input in;

	feed(d, "baris pertama\nbaris ke", 0);
	in = next(d, 0);
	g_assert_cmpint(in.kind, ==, INPUT_PASTE);
	g_assert_false(in.goes_on);
	feed(d, "du", 200000);
	in = next(d, 200000);
	g_assert_cmpint(in.kind, ==, INPUT_PASTE);
	g_assert_true(in.goes_on);
	feed(d, "a\r", 400000);
	in = next(d, 400000);
	g_assert_true(in.goes_on);
	g_assert_cmpmem(in.bytes, (int)in.len, "a\n", 2);
	feed(d, "diketik", 800000);
	g_assert_cmpint(next(d, 800000).kind, ==, INPUT_TEXT);
	decoder_free(d);
}

TEST(lines_that_were_typed_while_the_line_stood_still_come_as_keys_and_nothing_of_them_is_lost)
{
	struct decoder *d = decoder_new();
	g_autoptr(GString) seen = g_string_new(NULL);
	struct input in;

	feed(d, "- butir satu yang baru\rbutir dua\r\rsudah selesai\r", 0);
	while (decoder_next(d, 0, &in)) {
		g_assert_cmpint(in.kind, !=, INPUT_PASTE);
		if (in.kind == INPUT_TEXT)
			g_string_append_len(seen, in.bytes, (gssize)in.len);
		else if (in.key == K_ENTER)
			g_string_append_c(seen, '/');
	}
	g_assert_cmpstr(seen->str, ==, "- butir satu yang baru/butir dua//sudah selesai/");
	decoder_free(d);
}

TEST(text_is_given_by_whole_characters)
{
	struct decoder *d = decoder_new();
	struct input in;

	feed(d, "caf\xc3", 0);
	in = next(d, 0);
	g_assert_cmpint((int)in.len, ==, 3);
	g_assert_false(decoder_next(d, 0, &in));
	feed(d, "\xa9", 1000);
	in = next(d, 1000);
	g_assert_cmpint((int)in.len, ==, 2);
	decoder_free(d);
}

TEST(answers_of_the_terminal_are_no_keys)
{
	struct decoder *d = decoder_new();
	struct input in;

	feed(d, "\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[0n", 0);
	g_assert_cmpint(next(d, 0).kind, ==, INPUT_STATUS);
	in = next(d, 0);
	g_assert_cmphex(in.key, ==, K_NONE);
	g_assert_false(decoder_next(d, 0, &in));
	decoder_free(d);
}

TEST(a_million_random_bytes_give_valid_text_only)
{
	struct decoder *d = decoder_new();
	GRand *r = g_rand_new_with_seed(7);
	struct input in;

	for (int i = 0; i < 20000; i++) {
		char bytes[50];
		for (size_t k = 0; k < sizeof bytes; k++)
			bytes[k] = (char)(g_rand_int_range(r, 0, 4) == 0 ? "\x1b[O~;1A"[g_rand_int_range(r, 0, 7)] : g_rand_int_range(r, 0, 256));
		decoder_feed(d, bytes, sizeof bytes, (int64_t)i * 700000);
		while (decoder_next(d, (int64_t)i * 700000, &in))
			if (in.kind == INPUT_TEXT || in.kind == INPUT_PASTE)
				g_assert_true(g_utf8_validate_len(in.bytes, in.len, NULL));
	}
	g_rand_free(r);
	decoder_free(d);
}

TEST(an_answer_of_the_terminal_is_no_text_even_when_the_line_cuts_it_behind_its_escape)
{
	struct decoder *d = decoder_new();

	feed(d, "\x1b[0n", 0);
	g_assert_cmpint(next(d, 0).kind, ==, INPUT_STATUS);
	feed(d, "\x1b", 1000);
	g_assert_cmphex(next(d, 300000).key, ==, K_ESC);
	feed(d, "[0n", 700000);
	g_assert_cmpint(next(d, 700000).kind, ==, INPUT_STATUS);
	decoder_free(d);
}

TEST(an_answer_inside_a_paste_or_a_cut_key_is_taken_out)
{
	struct decoder *d = decoder_new();

	feed(d, "\x1b[20", 0);
	feed(d, "\x1b[0n", 1000);
	feed(d, "0~satu \x1b[", 2000);
	g_assert_cmpint(next(d, 2000).kind, ==, INPUT_STATUS);
	struct input in;
	g_assert_false(decoder_next(d, 2000, &in));
	feed(d, "0ndua\x1b[201~", 3000);
	g_assert_cmpint(next(d, 3000).kind, ==, INPUT_STATUS);
	in = next(d, 3000);
	g_assert_cmpint(in.kind, ==, INPUT_PASTE);
	g_assert_cmpmem(in.bytes, (int)in.len, "satu dua", 8);
	g_assert_false(decoder_next(d, 3000, &in));
	decoder_free(d);
}

TEST(a_press_of_the_first_button_and_the_wheel_have_their_cell)
{
	static const struct { const char *bytes; uint32_t key; } all[] = {
		{ "\x1b[<0;10;5M", K_CLICK }, { "\x1b[<4;10;5M", K_CLICK }, { "\x1b[<64;10;5M", K_WHEEL_UP }, { "\x1b[<65;10;5M", K_WHEEL_DOWN },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		struct decoder *d = decoder_new();
		feed(d, all[i].bytes, 0);
		struct input in = next(d, 0);
		g_assert_cmphex(in.key, ==, all[i].key);
		g_assert_cmpint(in.row, ==, 4);
		g_assert_cmpint(in.col, ==, 9);
		g_assert_false(decoder_next(d, 0, &in));
		decoder_free(d);
	}
}

TEST(other_reports_of_the_mouse_and_of_the_focus_are_no_keys)
{
	struct decoder *d = decoder_new();
	struct input in;

	feed(d, "\x1b[<1;10;5M\x1b[<0;10;5m\x1b[<32;1;1M\x1b[M !!\x1b[I\x1b[O", 0);
	for (int i = 0; i < 6; i++) {
		in = next(d, 0);
		g_assert_cmpint(in.kind, ==, INPUT_KEY);
		g_assert_cmphex(in.key, ==, K_NONE);
	}
	g_assert_false(decoder_next(d, 0, &in));
	decoder_free(d);
	assert_key("\x1bOM", K_ENTER);
}

TEST(bytes_that_are_no_utf8_are_left_out_of_a_paste_and_counted)
{
	struct decoder *d = decoder_new();

	feed(d, "\x1b[200~satu\xff\xc3 dua\x1b[201~", 0);
	struct input in = next(d, 0);
	g_assert_cmpint(in.kind, ==, INPUT_PASTE);
	g_assert_cmpmem(in.bytes, (int)in.len, "satu dua", 8);
	g_assert_cmpuint(in.broken, ==, 2);
	decoder_free(d);
}

TEST(a_byte_that_begins_no_character_takes_no_letter_with_it_and_is_told)
{
	struct decoder *d = decoder_new();
	struct input in;

	feed(d, "\xe1" "kata\xf3", 0);
	in = next(d, 0);
	g_assert_cmpint(in.kind, ==, INPUT_TEXT);
	g_assert_cmpmem(in.bytes, (int)in.len, "kata", 4);
	g_assert_cmpuint(in.broken, ==, 1);
	g_assert_false(decoder_next(d, 100000, &in));
	in = next(d, 600000);
	g_assert_cmpint(in.kind, ==, INPUT_TEXT);
	g_assert_cmpuint(in.len, ==, 0);
	g_assert_cmpuint(in.broken, ==, 1);
	decoder_free(d);
}

static void assert_pasted(struct decoder *d, int64_t now_us, const char *text)
{
	struct input in = next(d, now_us);

	g_assert_cmpint(in.kind, ==, INPUT_PASTE);
	g_assert_cmpmem(in.bytes, (int)in.len, text, (int)strlen(text));
}

TEST(a_paste_of_a_megabyte_in_small_pieces_is_one_event)
{
	struct decoder *d = decoder_new();
	g_autofree char *text = g_strnfill(1000000, 'a');
	struct input in;

	feed(d, "\x1b[200~", 0);
	for (size_t at = 0; at < 1000000; at += 100) {
		decoder_feed(d, text + at, 100, (int64_t)at * 10);
		g_assert_false(decoder_next(d, (int64_t)at * 10, &in));
	}
	feed(d, "\x1b[201~", 10000000);
	assert_pasted(d, 10000000, text);
	decoder_free(d);
}

TEST(a_paste_that_stands_still_is_shown_as_far_as_it_came_and_goes_on)
{
	struct decoder *d = decoder_new();
	struct input in;

	feed(d, "\x1b[200~satu\rdua \xc3", 0);
	g_assert_false(decoder_next(d, 1000000, &in));
	g_assert_cmpint(decoder_wait(d, 1000000), ==, 4000000);
	g_assert_false(decoder_next(d, 4900000, &in));
	assert_pasted(d, 5000000, "satu\ndua ");
	g_assert_cmpint(decoder_wait(d, 5000000), ==, -1);
	feed(d, "\xa9tiga\x1b[20", 6000000);
	assert_pasted(d, 11000000, "\xc3\xa9tiga");
	feed(d, "1~", 12000000);
	assert_pasted(d, 12000000, "");
	feed(d, "x", 12000000);
	g_assert_cmpint(next(d, 12000000).kind, ==, INPUT_TEXT);
	decoder_free(d);
}

TEST(a_paste_whose_end_is_lost_ends_at_the_next_key)
{
	static const struct { const char *bytes; uint32_t key; } keys[] = {
		{ "\x11", 'q' | MOD_CTRL }, { "\x7f", K_BACKSPACE }, { "\x1b[A", K_UP }, { "\x1bOP", K_F1 }, { "\x1b" "0", K_F1 + 9 } };

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		struct decoder *d = decoder_new();
		struct input in;
		feed(d, "\x1b[200~satu\r\x1b[2", 0);
		g_assert_false(decoder_next(d, 0, &in));
		feed(d, keys[i].bytes, 1500000);
		assert_pasted(d, 1500000, "satu\n");
		g_assert_cmphex(next(d, 1500000).key, ==, keys[i].key);
		feed(d, "dua", 1600000);
		g_assert_cmpint(next(d, 1600000).kind, ==, INPUT_TEXT);
		decoder_free(d);
	}
}

TEST(controls_in_a_paste_that_goes_on_are_no_keys)
{
	struct decoder *d = decoder_new();
	struct input in;

	feed(d, "\x1b[200~satu", 0);
	g_assert_false(decoder_next(d, 0, &in));
	feed(d, "\x11", 900000);
	feed(d, "\r", 3000000);
	feed(d, "\x11 dua", 5000000);
	feed(d, "\x1b[0n", 7000000);
	feed(d, "\x1b", 9000000);
	g_assert_cmpint(next(d, 9000000).kind, ==, INPUT_STATUS);
	feed(d, "[201~", 9500000);
	assert_pasted(d, 9500000, "satu\n dua");
	decoder_free(d);
}

TEST(of_a_paste_that_the_line_cut_for_good_what_came_is_kept)
{
	struct decoder *d = decoder_new();
	struct input in;

	g_assert_false(decoder_finish(d, 0, &in));
	feed(d, "\x1b[200~satu dua\x1b[20", 0);
	g_assert_false(decoder_next(d, 0, &in));
	g_assert_true(decoder_finish(d, 0, &in));
	g_assert_cmpint(in.kind, ==, INPUT_PASTE);
	g_assert_cmpmem(in.bytes, (int)in.len, "satu dua", 8);
	g_assert_false(decoder_finish(d, 0, &in));
	decoder_free(d);
}

TEST_MAIN
