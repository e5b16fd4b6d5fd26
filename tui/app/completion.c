#include "app/completion.h"
#include <string.h>
#include "edit/utf8.h"
#include "lookup.h"

enum { WORDS_MAX = 6 };

/* ---- words ---- */

static bool is_inside(const char *s, size_t len, size_t off)
{
	gunichar c = off < len ? g_utf8_get_char(s + off) : 0;

	if (c == '-' || c == '\'' || c == 0x2019 || c == '.')
		return off > 0 && off + 1 < len && g_ascii_isalpha(s[off - 1]) && g_ascii_isalpha(s[off + 1]);
	return g_unichar_isalnum(c);
}

static size_t word_stop(const char *s, size_t len, size_t off)
{
	while (off < len && is_inside(s, len, off))
		off += (size_t)(g_utf8_next_char(s + off) - (s + off));
	return off;
}

static bool has_capital(const char *s, size_t len, size_t off)
{
	return off < len && g_unichar_isupper(g_utf8_get_char(s + off));
}

/* Small words inside names. */
static bool is_link(const char *s, size_t n)
{
	static const char *const words[] = { "dan", "bin", "binti", "van", "de", "of", "untuk" };

	for (unsigned i = 0; i < G_N_ELEMENTS(words); i++)
		if (n == strlen(words[i]) && memcmp(s, words[i], n) == 0)
			return true;
	return false;
}

/* The end of the name that begins at `off`: one blank between its words. */
static size_t name_stop(const char *s, size_t len, size_t off)
{
	size_t stop = word_stop(s, len, off);

	for (unsigned words = 1; words < WORDS_MAX && stop + 1 < len && s[stop] == ' '; words++) {
		size_t next = stop + 1, end = word_stop(s, len, next);
		if (is_link(s + next, end - next) && end < len && s[end] == ' ') {
			next = end + 1;
			end = word_stop(s, len, next);
		}
		if (!has_capital(s, len, next))
			break;
		stop = end;
	}
	return stop;
}

/* ---- collecting ---- */

static void count_name(GHashTable *counts, const char *s, size_t n)
{
	g_autofree char *name = g_strndup(s, n);
	unsigned before = GPOINTER_TO_UINT(g_hash_table_lookup(counts, name));

	g_hash_table_replace(counts, g_steal_pointer(&name), GUINT_TO_POINTER(before + 1));
}

void completion_collect(GHashTable *counts, const char *text, size_t len, const char *lower_prefix)
{
	for (size_t off = 0, stop; off < len; off = stop) {
		stop = word_stop(text, len, off);
		if (stop == off) {
			stop += (size_t)(g_utf8_next_char(text + off) - (text + off));
			continue;
		}
		if (!has_capital(text, len, off))
			continue;
		size_t end = name_stop(text, len, off);
		if (end - off > strlen(lower_prefix) && lookup_begins(text + off, end - off, lower_prefix))
			count_name(counts, text + off, end - off);
	}
}

/* ---- ranking ---- */

static gint by_rank(gconstpointer x, gconstpointer y, gpointer counts)
{
	const char *a = *(char *const *)x, *b = *(char *const *)y;
	unsigned n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, a)), m = GPOINTER_TO_UINT(g_hash_table_lookup(counts, b));

	if (n != m)
		return n > m ? -1 : 1;
	if (strlen(a) != strlen(b))
		return strlen(a) < strlen(b) ? -1 : 1;
	return strcmp(a, b);
}

GPtrArray *completion_ranked(GHashTable *counts, unsigned max)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GHashTableIter it;
	gpointer name;

	g_hash_table_iter_init(&it, counts);
	while (g_hash_table_iter_next(&it, &name, NULL))
		g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort_with_data(names, by_rank, counts);
	if (names->len > max)
		g_ptr_array_set_size(names, (gint)max);
	return names;
}
