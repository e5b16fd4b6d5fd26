/* Every key that a terminal can send, in the words of its description and of its manual. */
#include "test.h"
#include <string.h>
#include <term.h>
#include "terminal/decode.h"

static void check_key(struct decoder *d, const char *from, const char *bytes, const char *name)
{
	struct input in = { .kind = INPUT_STATUS };
	char is[24] = "";

	decoder_feed(d, bytes, strlen(bytes), 0);
	g_assert_true(decoder_next(d, 0, &in) || decoder_next(d, 600000, &in));
	if (in.kind == INPUT_KEY)
		key_name(in.key, is);
	if (strcmp(is, name) != 0)
		g_error("%s: %s is read as \"%s\"", from, name, is);
	g_assert_false(decoder_next(d, 600000, &in));
}

/* The description's own names; a terminal that leaves one out cannot send it. Source: terminfo(5) and user_caps(5). */
static const struct { const char *capability, *key; } described[] = {
	{ "kcuu1", "up" }, { "kcud1", "down" }, { "kcub1", "left" }, { "kcuf1", "right" }, { "khome", "home" }, { "kend", "end" },
	{ "kpp", "pgup" }, { "knp", "pgdn" }, { "kich1", "ins" }, { "kdch1", "del" }, { "kbs", "backspace" }, { "kcbt", "shift+tab" },
	{ "kf1", "f1" }, { "kf2", "f2" }, { "kf3", "f3" }, { "kf4", "f4" }, { "kf5", "f5" }, { "kf6", "f6" }, { "kf7", "f7" },
	{ "kf8", "f8" }, { "kf9", "f9" }, { "kf10", "f10" }, { "kf11", "f11" }, { "kf12", "f12" },
	{ "kLFT", "shift+left" }, { "kRIT", "shift+right" }, { "kHOM", "shift+home" },
	{ "kEND", "shift+end" }, { "kPRV", "shift+pgup" }, { "kNXT", "shift+pgdn" }, { "kIC", "shift+ins" }, { "kDC", "shift+del" },
	{ "kUP", "shift+up" }, { "kDN", "shift+down" },
	{ "kUP3", "alt+up" }, { "kDN3", "alt+down" }, { "kLFT3", "alt+left" }, { "kRIT3", "alt+right" }, { "kDC3", "alt+del" },
	{ "kUP4", "alt+shift+up" }, { "kDN4", "alt+shift+down" },
	{ "kUP5", "ctrl+up" }, { "kDN5", "ctrl+down" }, { "kLFT5", "ctrl+left" }, { "kRIT5", "ctrl+right" }, { "kHOM5", "ctrl+home" },
	{ "kEND5", "ctrl+end" }, { "kDC5", "ctrl+del" }, { "kHOM6", "ctrl+shift+home" }, { "kEND6", "ctrl+shift+end" },
};

/* Some send the plain key's bytes whatever is held. */
static bool sent_by_plain_key(const char *bytes, size_t row)
{
	for (size_t i = 0; i < row; i++) {
		const char *plain = tigetstr(described[i].capability);
		if (plain && plain != (char *)-1 && strcmp(plain, bytes) == 0)
			return true;
	}
	return false;
}

static unsigned check_terminal(const char *name)
{
	unsigned count = 0;
	int status;

	g_assert_cmpint(setupterm(name, 1, &status), ==, 0);
	for (size_t i = 0; i < G_N_ELEMENTS(described); i++) {
		const char *bytes = tigetstr(described[i].capability);
		struct decoder *d = decoder_new();
		if (bytes && bytes != (char *)-1 && !sent_by_plain_key(bytes, i)) {
			check_key(d, name, bytes, described[i].key);
			count++;
		}
		decoder_free(d);
	}
	del_curterm(cur_term);
	return count;
}

TEST(each_key_of_each_terminal_is_read_as_its_description_says)
{
	static const char *const names[] = { "xterm", "xterm-256color", "putty", "putty-256color", "linux", "rxvt", "rxvt-unicode", "screen",
		"screen-256color", "tmux", "tmux-256color", "mosh", "vte-256color", "konsole-256color", "iterm2",
		"alacritty", "kitty", "st-256color", "mlterm", "Eterm" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		g_assert_cmpuint(check_terminal(names[i]), >=, 22);
}

/* What descriptions leave out. One series is one terminal. Source: PuTTY's manual, "The Function keys and keypad", "The Home and End
 * keys", "Ctrl toggles app mode"; rxvt's, "Key codes"; XTerm Control Sequences, "PC-Style Function Keys", "modifyOtherKeys". */
static const struct { const char *terminal, *bytes, *key; } told[] = {
	{ "PuTTY, ESC[n~", "\x1b[11~", "f1" }, { "PuTTY, ESC[n~", "\x1b[12~", "f2" }, { "PuTTY, ESC[n~", "\x1b[13~", "f3" },
	{ "PuTTY, ESC[n~", "\x1b[14~", "f4" }, { "PuTTY, ESC[n~", "\x1b[15~", "f5" }, { "PuTTY, ESC[n~", "\x1b[25~", "shift+f3" },
	{ "PuTTY, ESC[n~", "\x1b[29~", "shift+f6" }, { "PuTTY, ESC[n~", "\x1b[31~", "shift+f7" },
	{ "PuTTY, Linux", "\x1b[[A", "f1" }, { "PuTTY, Linux", "\x1b[[E", "f5" }, { "PuTTY, Linux", "\x1b[17~", "f6" },
	{ "PuTTY, Xterm R6", "\x1bOP", "f1" }, { "PuTTY, Xterm R6", "\x1bOS", "f4" },
	{ "PuTTY, VT100+", "\x1bOQ", "f2" }, { "PuTTY, VT100+", "\x1bOT", "f5" }, { "PuTTY, VT100+", "\x1bOV", "f7" }, { "PuTTY, VT100+", "\x1bOY", "f10" },
	{ "PuTTY, VT100+", "\x1bOZ", "f11" }, { "PuTTY, VT100+", "\x1bO[", "f12" },
	{ "PuTTY", "\x1b[1~", "home" }, { "PuTTY", "\x1b[4~", "end" }, { "PuTTY, rxvt's Home", "\x1b[H", "home" }, { "PuTTY, rxvt's End", "\x1bOw", "end" },
	{ "PuTTY", "\x1b[A", "up" }, { "PuTTY", "\x1bOA", "ctrl+up" }, { "PuTTY", "\x1bOD", "ctrl+left" }, { "PuTTY", "\x1b\x1b[A", "alt+up" },
	{ "PuTTY", "\x1b\x1b[D", "alt+left" }, { "PuTTY", "\x1b\x1b[3~", "alt+del" }, { "PuTTY", "\x1b[Z", "shift+tab" }, { "PuTTY", "\x7f", "backspace" },
	{ "rxvt", "\x1b[a", "shift+up" }, { "rxvt", "\x1bOa", "ctrl+up" }, { "rxvt", "\x1b\x1b[C", "alt+right" }, { "rxvt", "\x1b\x1b[b", "alt+shift+down" },
	{ "rxvt", "\x1b[3$", "shift+del" }, { "rxvt", "\x1b[2$", "shift+ins" }, { "rxvt", "\x1b[7^", "ctrl+home" }, { "rxvt", "\x1b[8@", "ctrl+shift+end" },
	{ "xterm", "\x1b[1;5F", "ctrl+end" }, { "xterm", "\x1b[1;6D", "ctrl+shift+left" }, { "xterm", "\x1b[1;2R", "shift+f3" }, { "xterm", "\x1b[18;2~", "shift+f7" },
	{ "xterm", "\x1b[3;5~", "ctrl+del" }, { "xterm", "\x1b[27;5;9~", "ctrl+tab" }, { "xterm", "\x1b[103;3u", "alt+g" }, { "xterm", "\x1b[60;4u", "alt+shift+," },
	{ "xterm", "\x1b[127;5u", "ctrl+backspace" },
	{ "an old xterm", "\x1bO5C", "ctrl+right" }, { "an old konsole", "\x1bO1;2P", "shift+f1" },
	{ "left with application keys", "\x1bOA", "up" }, { "left with application keys", "\x1bOB", "down" }, { "left with application keys", "\x1bOH", "home" },
	{ "any", "\r", "enter" }, { "any", "\t", "tab" }, { "any", "\x08", "backspace" }, { "any", "\x13", "ctrl+s" }, { "any", "\x11", "ctrl+q" },
	{ "any", "\x1a", "ctrl+z" }, { "any", "\x1f", "ctrl+_" }, { "any", "\x1c", "ctrl+\\" }, { "any", "\x1b" "1", "f1" }, { "any", "\x1b" "9", "f9" }, { "any", "\x1b" "0", "f10" },
	{ "any", "\x1bw", "alt+w" }, { "any", "\x1bW", "alt+w" }, { "any", "\x1b,", "alt+," }, { "any", "\x1b>", "alt+shift+." }, { "any", "\x1b/", "alt+/" },
	{ "any", "\x1b\x7f", "alt+backspace" }, { "any", "\x1b\r", "alt+enter" },
};

TEST(each_key_is_read_as_the_terminals_manual_says)
{
	struct decoder *d = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
		if (i == 0 || strcmp(told[i].terminal, told[i - 1].terminal) != 0) {
			decoder_free(d);
			d = decoder_new();
		}
		check_key(d, told[i].terminal, told[i].bytes, told[i].key);
	}
	decoder_free(d);
}

/* However the line cuts a sequence: the key, later. */
TEST(a_key_cut_anywhere_for_half_a_second_is_that_key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
		size_t len = strlen(told[i].bytes), from = told[i].bytes[0] == '\x1b' && told[i].bytes[1] == '\x1b' ? 3 : 2;
		for (size_t cut = from; cut < len; cut++) {
			struct decoder *d = decoder_new();
			struct input in;
			decoder_feed(d, told[i].bytes, cut, 0);
			g_assert_false(decoder_next(d, 590000, &in));
			decoder_feed(d, told[i].bytes + cut, len - cut, 590000);
			g_assert_true(decoder_next(d, 590000, &in));
			g_assert_cmpint(in.kind, ==, INPUT_KEY);
			g_assert_cmphex(in.key, !=, K_NONE);
			g_assert_false(decoder_next(d, 2000000, &in));
			decoder_free(d);
		}
	}
}

TEST(esc_twice_and_esc_before_a_key_of_another_kind_are_what_was_pressed)
{
	static const struct { const char *bytes, *second; } all[] = { { "\x1b\x1b", "esc" }, { "\x1b\x1b[21~", "f10" }, { "\x1b\x1bOP", "f1" }, { "\x1b\x1bg", "alt+g" } };

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		struct decoder *d = decoder_new();
		struct input in;
		decoder_feed(d, all[i].bytes, strlen(all[i].bytes), 0);
		g_assert_true(decoder_next(d, 100000, &in));
		g_assert_cmphex(in.key, ==, K_ESC);
		g_assert_true(decoder_next(d, 200000, &in));
		g_assert_cmphex(in.key, ==, key_parse(all[i].second));
		decoder_free(d);
	}
}

TEST_MAIN
