#include "test.h"
#include <string.h>
#include "markup/markup.h"

/* One line a block: kind, level, number and the text of its spans with their styles. */
static char *shape(const char *text)
{
	static const char kinds[] = "PHIQCR";
	g_autoptr(markup) m = markup_parse(text, strlen(text));
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < m->n_blocks; i++) {
		const struct block *b = &m->blocks[i];
		g_string_append_printf(out, "%c%d.%d%s:", kinds[b->kind], b->level, b->number, b->continues ? "+" : "");
		for (size_t k = 0; k < b->n_spans; k++) {
			const struct span *s = &b->spans[k];
			g_string_append_printf(out, "%s{%u %.*s%s%s}", s->breaks ? "/" : "", s->style, (int)s->len, s->text,
			                       s->href ? " -> " : "", s->href ? s->href : "");
		}
		g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

static void check_shape(const char *text, const char *expected)
{
	g_autofree char *got = shape(text);
	g_assert_cmpstr(got, ==, expected);
}

TEST(every_span_with_an_offset_points_at_its_own_bytes_of_the_source)
{
	static const char text[] = "# Judul **tebal**\n\nSatu &amp; *dua\ntiga* \\* `kode`.\n\n- butir [situs](https://kpu.go.id)\n> kutip\n";
	g_autoptr(markup) m = markup_parse(text, strlen(text));
	size_t seen = 0;

	for (size_t i = 0; i < m->n_blocks; i++) {
		for (size_t k = 0; k < m->blocks[i].n_spans; k++) {
			const struct span *s = &m->blocks[i].spans[k];
			if (s->off == SIZE_MAX)
				continue;
			g_assert_true(s->text == text + s->off);
			g_assert_cmpuint(s->off, >=, m->blocks[i].off);
			g_assert_cmpuint(s->off + s->len, <=, m->blocks[i].off + m->blocks[i].len);
			seen++;
		}
	}
	g_assert_cmpuint(seen, >, 8);
}

TEST(a_plain_paragraph_is_one_span_over_all_of_it)
{
	static const char text[] = "Rapat No. 35/HM dibuka — “siap”, Selasa (4/5/2021).";
	g_autoptr(markup) m = markup_parse(text, strlen(text));

	g_assert_cmpuint(m->n_blocks, ==, 1);
	g_assert_cmpuint(m->blocks[0].n_spans, ==, 1);
	g_assert_cmpuint(m->blocks[0].spans[0].off, ==, 0);
	g_assert_cmpuint(m->blocks[0].spans[0].len, ==, strlen(text));
}

TEST(styles_nest_and_soft_breaks_become_one_blank)
{
	check_shape("a *b **c*** ~~d~~ `e`\nf", "P0.0:{0 a }{1 b }{3 c}{0  }{4 d}{0  }{8 e}{0  }{0 f}\n");
	check_shape("satu\\\ndua", "P0.0:{0 satu}/{0 dua}\n");
}

TEST(raw_html_is_text)
{
	check_shape("<script>alert(1)</script> &lt;b&gt;", "P0.0:{0 <script>alert(1)</script> }{0 <}{0 b}{0 >}\n");
	check_shape("<div>\n<b>x</b>\n</div>", "P0.0:{0 <div>}{0  }{0 <b>x</b>}{0  }{0 </div>}\n");
}

TEST(character_references_become_characters_and_forbidden_ones_a_mark)
{
	check_shape("&copy;&#8220;&#x201d;", "P0.0:{0 ©}{0 “}{0 ”}\n");
	check_shape("&#0;&#1;&#xD800;&#x110000;&#9999999;", "P0.0:{0 �}{0 �}{0 �}{0 �}{0 �}\n");
	check_shape("&tidakada; &", "P0.0:{0 &tidakada; &}\n");
}

TEST(lists_and_quotes_are_flat_blocks_with_level_number_and_continuation)
{
	check_shape("- a\n  - b\n- c\n\n  lagi\n", "I1.0:{0 a}\nI2.0:{0 b}\nI1.0:{0 c}\nI1.0+:{0 lagi}\n");
	check_shape("3. tiga\n4. empat\n", "I1.3:{0 tiga}\nI1.4:{0 empat}\n");
	check_shape("> satu\n>\n> dua\n", "Q1.0:{0 satu}\nQ1.0+:{0 dua}\n");
	check_shape("- - dalam\n", "I1.0:\nI2.0:{0 dalam}\n");
	check_shape("-\n- isi\n", "I1.0:\nI1.0:{0 isi}\n");
}

TEST(links_carry_their_address_with_references_resolved)
{
	check_shape("[a](https://x.id/?a=1&amp;b=2) ![foto](f.jpg)", "P0.0:{16 a -> https://x.id/?a=1&b=2}{0  }{16 foto -> f.jpg}\n");
	check_shape("<https://kpu.go.id>", "P0.0:{16 https://kpu.go.id -> https://kpu.go.id}\n");
}

TEST(blocks_cover_whole_lines_with_their_marks)
{
	static const char text[] = "## Sub\n\n```\nkode\n```\n\nAtas\n====\n\n***\n\nakhir\n";
	static const char *const covered[] = { "## Sub", "```\nkode\n```", "Atas\n====", "***", "akhir" };
	g_autoptr(markup) m = markup_parse(text, strlen(text));

	g_assert_cmpuint(m->n_blocks, ==, G_N_ELEMENTS(covered));
	for (size_t i = 0; i < m->n_blocks; i++) {
		g_autofree char *got = g_strndup(text + m->blocks[i].off, m->blocks[i].len);
		g_assert_cmpstr(got, ==, covered[i]);
	}
}

TEST(the_block_at_an_offset_covers_or_precedes_it)
{
	static const char text[] = "satu\n\ndua\n\n\ntiga";
	g_autoptr(markup) m = markup_parse(text, strlen(text));
	g_autoptr(markup) none = markup_parse("", 0);

	g_assert_true(markup_block_at(m, 0) == &m->blocks[0]);
	g_assert_true(markup_block_at(m, 5) == &m->blocks[0]);
	g_assert_true(markup_block_at(m, 6) == &m->blocks[1]);
	g_assert_true(markup_block_at(m, 999) == &m->blocks[2]);
	g_assert_null(markup_block_at(none, 0));
}

TEST(ten_thousand_quote_marks_and_stars_end_in_a_level_of_six)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (int i = 0; i < 10000; i++)
		g_string_append(text, "> ");
	g_string_append(text, "x\n\n");
	for (int i = 0; i < 20000; i++)
		g_string_append(text, "*[");
	g_autoptr(markup) m = markup_parse(text->str, text->len);
	g_assert_cmpint(m->blocks[0].level, ==, 6);
	g_assert_cmpuint(m->n_blocks, ==, 2);
}

TEST(any_bytes_make_a_markup_whose_blocks_stand_in_order)
{
	static const char alphabet[] = "ab *_`~[]()<>#-+1.\n\n\t\\&;!:\"=|>";
	char text[400];

	for (int round = 0; round < 2000; round++) {
		for (size_t i = 0; i < sizeof text; i++)
			text[i] = alphabet[g_test_rand_int_range(0, (int)sizeof alphabet - 1)];
		g_autoptr(markup) m = markup_parse(text, sizeof text);
		for (size_t i = 0; i < m->n_blocks; i++) {
			g_assert_cmpuint(m->blocks[i].off + m->blocks[i].len, <=, sizeof text);
			if (i > 0)
				g_assert_cmpuint(m->blocks[i].off, >=, m->blocks[i - 1].off);
		}
	}
}

TEST_MAIN
