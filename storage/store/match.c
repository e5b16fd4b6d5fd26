#include "store/inside.h"
#include <string.h>

enum { WORDS_MAX = 32, WORD_MAX = 200 };   /* WORD_MAX in bytes */

static bool has_letter_or_digit(const char *word)
{
	for (; *word; word = g_utf8_next_char(word))
		if (g_unichar_isalnum(g_utf8_get_char(word)))
			return true;
	return false;
}

static void add_beginning(GString *out, const char *word)
{
	g_string_append_c(out, '"');
	for (const char *p = word; *p; p++)
		g_string_append(out, *p == '"' ? "\"\"" : (char[]){ *p, '\0' });
	g_string_append(out, "\"*");
}

static void add_word(GString *out, struct store *s, const char *word, size_t len)
{
	g_autofree char *whole = g_strndup(word, len);
	g_autofree char *cut = g_utf8_substring(whole, 0, g_utf8_strlen(whole, len > WORD_MAX ? WORD_MAX : (gssize)len));

	/* FTS5 would find nothing in a string of marks alone; as part of a filter it means nothing. */
	if (!has_letter_or_digit(cut))
		return;
	if (out->len > 0)
		g_string_append(out, " AND ");
	if (!s || !spelled_add(s, cut, out))
		add_beginning(out, cut);
}

/* Every word in double quotes is a string to FTS5, whatever it holds; the star makes it a prefix.
 * Source: sqlite.org/fts5.html, "FTS5 Strings" and "FTS5 Prefix Queries". */
static char *expression(struct store *s, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autoptr(GString) out = g_string_new(NULL);
	unsigned words = 0;

	for (const char *p = valid; *p && words < WORDS_MAX;) {
		const char *start = p;
		while (*p && !g_unichar_isspace(g_utf8_get_char(p)) && !g_unichar_iscntrl(g_utf8_get_char(p)))
			p = g_utf8_next_char(p);
		if (p > start) {
			add_word(out, s, start, (size_t)(p - start));
			words++;
		}
		if (*p)
			p = g_utf8_next_char(p);
	}
	return out->len > 0 ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
}

char *match_of(const char *text)
{
	return expression(NULL, text);
}

char *match_in(struct store *s, const char *text)
{
	return expression(s, text);
}
