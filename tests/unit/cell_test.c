#include "test.h"
#include <limits.h>
#include <string.h>
#include "edit/cell.h"
#include "edit/cursor.h"
#include "edit/utf8.h"

static void assert_cell(const char *s, const char *text, int width, bool marked)
{
	struct cell c;

	g_assert_cmpuint(cell_next(s, strlen(s), 0, &c), ==, strlen(s));
	g_assert_cmpstr(c.text, ==, text);
	g_assert_cmpint(c.width, ==, width);
	g_assert_cmpint(c.marked, ==, marked);
	g_assert_cmpint(grapheme_width(s, strlen(s)), ==, width);
}

TEST(letters_are_shown_as_they_are)
{
	assert_cell("a", "a", 1, false);
	assert_cell("é", "é", 1, false);
	assert_cell("e\u0301", "e\u0301", 1, false);
	assert_cell("界", "界", 2, false);
	assert_cell("👍", "👍", 2, false);
	assert_cell("\uFFFD", "\uFFFD", 1, false);
	assert_cell("각", "각", 2, false);
	assert_cell("\u1100\u1161\u11A8", "\u1100\u1161\u11A8", 2, false);
}

TEST(controls_and_broken_bytes_show_their_number)
{
	assert_cell("\x1B", "<1B>", 4, true);
	assert_cell("\x7F", "<7F>", 4, true);
	assert_cell("\n", "<0A>", 4, true);
	assert_cell("\xC2\x85", "<85>", 4, true);
	assert_cell("\xC2\x9B", "<9B>", 4, true);
	assert_cell("\xFF", "<FF>", 4, true);
	assert_cell("\xC3", "<C3>", 4, true);
	assert_cell("\uFFFE", "<FFFE>", 6, true);
	assert_cell("\U0010FFFF", "<10FFFF>", 8, true);
	assert_cell("\u2028", "<2028>", 6, true);
	struct cell c;
	g_assert_cmpuint(cell_next("\0x", 2, 0, &c), ==, 1);
	g_assert_cmpstr(c.text, ==, "<00>");
}

TEST(bidi_controls_show_their_number)
{
	static const uint32_t controls[] = { 0x200E, 0x200F, 0x061C, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069 };

	for (unsigned i = 0; i < G_N_ELEMENTS(controls); i++) {
		char s[5] = "", text[16];
		utf8_encode(controls[i], s);
		g_snprintf(text, sizeof text, "<%04X>", controls[i]);
		assert_cell(s, text, 6, true);
	}
}

TEST(what_has_no_width_gets_a_sign)
{
	assert_cell("\u200B", "·", 1, true);
	assert_cell("\u2060", "·", 1, true);
	assert_cell("\uFEFF", "·", 1, true);
	assert_cell("\u00AD", "·", 1, true);
	assert_cell("\u200D", "·", 1, true);
	assert_cell("\U000E0041\U000E0042", "·", 1, true);
	assert_cell("\u3164", "·", 1, true);
	assert_cell("a\u200C", "a", 1, true);
}

TEST(blanks_that_are_no_space_get_a_sign)
{
	assert_cell("\u00A0", "␣", 1, true);
	assert_cell("\u202F", "␣", 1, true);
	assert_cell("\u2003", "␣", 1, true);
	assert_cell("\t", "→", 1, true);
	assert_cell("\u3000", "\u3000", 2, false);
}

TEST(marks_without_a_base_stand_on_a_circle_and_too_many_are_cut)
{
	assert_cell("\u0301", "◌\u0301", 1, true);
	assert_cell("a\u0301\u0302\u0303\u0304", "a\u0301\u0302\u0303\u0304", 1, false);
	assert_cell("a\u0301\u0302\u0303\u0304\u0305", "a\u0301\u0302\u0303\u0304…", 2, true);
}

TEST(joined_emoji_are_one_placeholder)
{
	assert_cell("👨\u200D👩\u200D👧", "👨", 2, true);
	assert_cell("👍🏽", "👍", 2, true);
	assert_cell("☝🏽", "☝ ", 2, true);
	assert_cell("🇮🇩", "ID", 2, true);
	assert_cell("🇮", "I", 1, true);
	assert_cell("❤\uFE0F", "❤", 1, false);
	assert_cell("❤\uFE0F\u200D🔥", "❤ ", 2, true);
	assert_cell("🏴\U000E0067\U000E0062\U000E007F", "🏴", 2, true);
}

TEST(a_tag_hidden_behind_a_letter_is_a_cell_of_its_own)
{
	struct cell c;
	const char *s = "a\U000E0041";

	g_assert_cmpuint(cell_next(s, strlen(s), 0, &c), ==, 1);
	g_assert_cmpuint(cell_next(s, strlen(s), 1, &c), ==, 4);
	g_assert_cmpstr(c.text, ==, "·");
}

TEST(a_safe_string_is_cut_with_a_sign_at_its_columns)
{
	static const struct { const char *in; unsigned cols; const char *out; } rows[] = {
		{ "Humas", UINT_MAX, "Humas" }, { "Humas", 5, "Humas" }, { "Humas", 4, "Hum…" }, { "Humas", 1, "…" }, { "Humas", 0, "" },
		{ "", 0, "" }, { "a界b", 3, "a…" }, { "a界b", 4, "a界b" }, { "a\x1B[2Jb", UINT_MAX, "a<1B>[2Jb" }, { "ab\x1B", 5, "ab…" },
	};

	for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *made = cell_safe(rows[i].in, strlen(rows[i].in), rows[i].cols);
		g_assert_cmpstr(made, ==, rows[i].out);
	}
}

static bool may_be_sent(uint32_t cp)
{
	return !(cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xA0 || cp == 0xAD || cp == 0x061C || cp == 0xFEFF ||
	         (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202F) || (cp >= 0x2060 && cp <= 0x206F) ||
	         (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0000 && cp <= 0xE0FFF) || (cp & 0xFFFE) == 0xFFFE ||
	         (cp >= 0x1F1E6 && cp <= 0x1F1FF));
}

static void assert_safe(const struct cell *c)
{
	size_t len = strlen(c->text);
	uint32_t cp;

	g_assert_cmpuint(len, >, 0);
	g_assert_cmpint(c->width, >=, 1);
	g_assert_cmpint(c->width, <=, 12);
	for (size_t off = 0; off < len; ) {
		unsigned n = utf8_decode(c->text + off, len - off, &cp);
		g_assert_cmpuint(n, >, 0);
		if (!may_be_sent(cp))
			g_error("U+%04X would be sent", cp);
		off += n;
	}
}

static void assert_string_safe(const char *s, size_t len)
{
	struct cell c;

	for (size_t off = 0; off < len; ) {
		size_t n = cell_next(s, len, off, &c);
		g_assert_cmpuint(n, >, 0);
		g_assert_cmpuint(n, <=, len - off);
		g_assert_cmpint(grapheme_width(s + off, n), ==, c.width);
		assert_safe(&c);
		off += n;
	}
}

TEST(every_code_point_alone_and_on_a_letter_is_safe)
{
	char s[8] = "a";

	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		unsigned n = utf8_encode(cp, s + 1);
		assert_string_safe(s + 1, n);
		assert_string_safe(s, n + 1);
	}
}

/* A character of the kinds that matter here, or a random byte. */
static size_t random_piece(GRand *r, char *out)
{
	static const uint32_t odd[] = { 0x1B, 0x9B, 0x202E, 0x200D, 0x200B, 0x301, 0x1F3FD, 0x1F468, 0x1F1EE, 0xE0041, 0xFE0F, 0x1100, 0x1161,
		0x0600, 0x0903, 0x20, 0x61, 0x20E3, 0x1F3F4, 0xE007F, 0xFFFE, 0x0E33, 0x3164, 0x115F };

	switch (g_rand_int_range(r, 0, 4)) {
	case 0:
		out[0] = (char)g_rand_int_range(r, 0, 256);
		return 1;
	case 1:
		return utf8_encode((uint32_t)g_rand_int_range(r, 0, 0xD800), out);
	default:
		return utf8_encode(odd[g_rand_int_range(r, 0, G_N_ELEMENTS(odd))], out);
	}
}

TEST(a_million_random_strings_are_safe)
{
	g_autoptr(GRand) r = g_rand_new_with_seed(13);
	char s[64];

	for (unsigned i = 0; i < 1000000; i++) {
		size_t len = 0, pieces = (size_t)g_rand_int_range(r, 1, 12);
		while (pieces-- > 0)
			len += random_piece(r, s + len);
		assert_string_safe(s, len);
	}
}

TEST_MAIN
