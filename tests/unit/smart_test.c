#include "test.h"
#include "desk.h"
#include "edit/hidden.h"
#include "edit/smart.h"

/* Typed key by key as a person does; the text then. */
static void types(struct desk *d, const char *before, const char *typed, const char *after)
{
	put(d, before);
	for (const char *p = typed; *p; p++)
		type(d->app, (char[]){ *p, '\0' });
	g_autofree char *is = shown(d);
	g_assert_cmpstr(is, ==, after);
	put(d, before);
	type(d->app, typed);
	g_autofree char *burst = shown(d);
	g_assert_cmpstr(burst, ==, after);
}

TEST(quotation_marks_dashes_and_ellipses_are_made_while_typing)
{
	static const struct { const char *before, *typed, *after; } rows[] = {
		{ "|", "\"Kami,\" kata Ali. (\"ya\")", "“Kami,” kata Ali. (“ya”)|" },
		{ "|", "Jum'at 'besok' **\"tebal\"**", "Jum’at ‘besok’ **“tebal”**|" },
		{ "|", "\"'Ya,' katanya.\"", "“‘Ya,’ katanya.”|" },
		{ "|", "2021 - 2022 dan - ya", "2021 – 2022 dan – ya|" },
		{ "|", "- butir - dua", "- butir – dua|" },
		{ "|", "hari itu -- Senin --- malam -- ", "hari itu – Senin --- malam – |" },
		{ "|", "-- \nkata\n -- ", "-- \nkata\n -- |" },
		{ "|", "  - butir", "  - butir|" },
		{ "|", "Lalu... ya", "Lalu… ya|" },
		{ "|", "Titik.... ya", "Titik…. ya|" },
		{ "a |b", "\"", "a “|b" },
	};
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	d.app->smart = true;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		types(&d, rows[i].before, rows[i].typed, rows[i].after);
	desk_close(&d);
}

TEST(code_and_addresses_are_left_as_they_are_typed)
{
	static const struct { const char *before, *typed, *after; } rows[] = {
		{ "|", "`puts(\"x\")`", "`puts(\"x\")`|" },
		{ "```\n|\n```", "a - \"b\"...", "```\na - \"b\"...|\n```" },
		{ "|", "[a](https://b.c/...\"d\")", "[a](https://b.c/...\"d\")|" },
	};
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	d.app->smart = true;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		types(&d, rows[i].before, rows[i].typed, rows[i].after);
	d.app->smart = false;
	types(&d, "|", "\"a\" - b...", "\"a\" - b...|");
	desk_close(&d);
}

TEST(the_first_undo_brings_back_what_was_typed_and_the_next_one_takes_it_away)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "");
	d.app->smart = true;
	put(&d, "kata |");
	type(d.app, "\"");
	run(d.app, "undo");
	g_autofree char *once = shown(&d);
	g_assert_cmpstr(once, ==, "kata \"|");
	run(d.app, "undo");
	g_autofree char *twice = shown(&d);
	g_assert_cmpstr(twice, ==, "kata |");
	desk_close(&d);
}

TEST(a_whole_text_or_its_selection_is_made_tidy_as_one_step)
{
	static const struct change rows[] = {
		{ "smart_text", "\"Ya,\" kata - lalu...\n\n`\"x\"` 'y'|", "“Ya,” kata – lalu…\n\n`\"x\"` ‘y’|" },
		{ "smart_text", "\"a\" <\"b\"> \"c\"", "\"a\" <“b”> \"c\"" },
		{ "smart_text", "su|dah", "su|dah" },
		{ "hidden_clean", "a\u00a0b\u200bc\td\u00ad|", "a bc d|" },
		{ "hidden_clean", "a\u00a0<b\u00a0c>", "a\u00a0<b c>" },
	};

	all(rows, G_N_ELEMENTS(rows));
}

TEST(hidden_characters_are_counted_but_not_what_holds_an_emoji_together)
{
	const char s[] = "a\u00a0b\u202fc\u200bd\u00ade\tf\u202eg\x01 \U0001f468\u200d\U0001f469 \u2764\ufe0f é";
	const struct hidden_count n = hidden_count(s, strlen(s));

	g_assert_cmpuint(n.blanks, ==, 2);
	g_assert_cmpuint(n.unseen, ==, 2);
	g_assert_cmpuint(n.tabs, ==, 1);
	g_assert_cmpuint(n.directions, ==, 1);
	g_assert_cmpuint(n.controls, ==, 1);
	g_assert_cmpuint(n.piled + n.strangers, ==, 0);
}

TEST(a_fifth_mark_on_a_letter_is_counted_and_cleaned_away)
{
	const char s[] = "e\u0301\u0302\u0303\u0304\u0301\u0301 e\u0301";
	const struct hidden_count n = hidden_count(s, strlen(s));
	g_autoptr(GString) cleaned = hidden_cleaned(s, strlen(s));

	g_assert_cmpuint(n.piled, ==, 2);
	g_assert_cmpuint(n.unseen, ==, 0);
	g_assert_cmpstr(cleaned->str, ==, "e\u0301\u0302\u0303\u0304 e\u0301");
}

TEST(letters_that_only_look_latin_are_counted_in_a_latin_word_and_stay)
{
	const struct { const char *s; size_t strangers; } rows[] = {
		{ "k\u0440u.go.id", 1 }, { "b\u0430nk b\u0430n\u043a", 3 }, { "\uff4b\uff50\uff55", 3 },
		{ "\u041c\u043e\u0441\u043a\u0432\u0430 \u03b2-karoten \u00e9lite", 0 },
	};

	for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) cleaned = hidden_cleaned(rows[i].s, strlen(rows[i].s));
		g_assert_cmpuint(hidden_count(rows[i].s, strlen(rows[i].s)).strangers, ==, rows[i].strangers);
		g_assert_cmpstr(cleaned->str, ==, rows[i].s);
	}
}

TEST_MAIN
