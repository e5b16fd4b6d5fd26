#include "test.h"
#include "desk.h"

/* Paragraphs of a line and of several, sentences that go on behind a line's end, about `mb` MB. */
static char *prose(unsigned mb)
{
	GString *s = g_string_new(NULL);

	for (unsigned i = 0; s->len < (size_t)mb << 20; i++)
		g_string_append_printf(s, "Kalimat %u yang “panjang” dan\nterus. Lalu ada, ya, satu lagi!%s", i, i % 7 ? " " : i % 3 ? "\n\n" : "\n");
	return g_string_free(s, FALSE);
}

static void counted_as_a_whole(const struct doc *d)
{
	struct text_count want = text_count(text_bytes(d->text), text_len(d->text));

	g_assert_cmpuint(d->count.words, ==, want.words);
	g_assert_cmpuint(d->count.sentences, ==, want.sentences);
	g_assert_cmpuint(d->count.chars, ==, want.chars);
	g_assert_cmpuint(d->count.paragraphs, ==, want.paragraphs);
}

static void count_to_the_end(struct app *a)
{
	while (a->doc->counting.on) {
		a->now_us = a->count_due_us;
		app_tick(a);
	}
}

TEST(a_long_text_is_counted_piece_by_piece_as_if_it_were_counted_at_once)
{
	struct desk d = { 0 };
	g_autofree char *body = prose(3);

	desk_open(&d, "Judul", body);
	g_assert_true(d.app->doc->counting.on);
	g_assert_cmpuint(d.app->doc->count.words, ==, 0);
	count_to_the_end(d.app);
	counted_as_a_whole(d.app->doc);
	desk_close(&d);
}

TEST(a_key_while_a_long_text_is_counted_begins_the_count_anew)
{
	struct desk d = { 0 };
	g_autofree char *body = prose(2);

	desk_open(&d, "Judul", body);
	g_assert_true(d.app->doc->counting.on);
	type(d.app, "Satu dua. ");
	d.app->now_us = d.app->count_due_us;
	app_tick(d.app);
	g_assert_cmpuint(d.app->doc->counting.at, <, 1 << 20);
	count_to_the_end(d.app);
	counted_as_a_whole(d.app->doc);
	desk_close(&d);
}

TEST(a_long_text_without_an_empty_line_is_counted_too)
{
	struct desk d = { 0 };
	g_autofree char *body = g_strnfill(2 << 20, 'a');

	for (size_t i = 5; i < 2 << 20; i += 6)
		body[i] = i % 600 == 5 ? '\n' : ' ';
	desk_open(&d, "Judul", body);
	count_to_the_end(d.app);
	counted_as_a_whole(d.app->doc);
	desk_close(&d);
}

TEST_MAIN
