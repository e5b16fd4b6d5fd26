#include "english.h"
#include <string.h>
#include <glib.h>
#include "source.h"
#include "wordset.h"

enum { WORD_MAX = 64 };

/* Sorted hashes of the words, not the words: half a megabyte instead of three. That a word which is none of 62,000 shares all
 * 64 bits with one of them has a chance of one in 10^14. */
struct english { GArray *stems; };

/* Names stand in en_US.dic with a capital: they are no evidence that a lower-case word is English. */
static void add(struct english *e, const char *line, size_t n)
{
	if (n < 2 || n >= WORD_MAX)
		return;
	for (size_t i = 0; i < n; i++)
		if (!g_ascii_islower(line[i]))
			return;
	uint64_t hash = wordset_hash(line, n);
	g_array_append_val(e->stems, hash);
}

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

static size_t word_len(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && g_ascii_isgraph(*q) && *q != '/')
		q++;
	return (size_t)(q - p);
}

struct english *english_open(const char *dir)
{
	g_autofree char *path = g_build_filename(dir, "en_US.dic", NULL);
	g_autoptr(GMappedFile) file = source_map(path);

	if (!file)
		return NULL;
	struct english *e = g_new0(struct english, 1);
	const char *p = g_mapped_file_get_contents(file), *end = p + g_mapped_file_get_length(file);
	e->stems = g_array_new(FALSE, FALSE, sizeof(uint64_t));
	while (p && p < end) {
		add(e, p, word_len(p, end));
		p = memchr(p, '\n', (size_t)(end - p));
		p = p ? p + 1 : NULL;
	}
	g_array_sort(e->stems, by_value);
	return e;
}

void english_close(struct english *e)
{
	if (!e)
		return;
	g_array_unref(e->stems);
	g_free(e);
}

static bool has_word(const struct english *e, const char *word, size_t n)
{
	uint64_t hash = wordset_hash(word, n);

	return g_array_binary_search(e->stems, &hash, by_value, NULL);
}

static bool has_stem(const struct english *e, const char *word, size_t cut, const char *added)
{
	char stem[WORD_MAX + 4];

	g_strlcpy(stem, word, cut + 1);
	g_strlcat(stem, added, sizeof stem);
	return has_word(e, stem, strlen(stem));
}

static bool has_form(const struct english *e, const char *word)
{
	static const struct { const char *ending, *instead[3]; } endings[] = {
		{ "ies", { "y", NULL } }, { "es", { "", "e", NULL } }, { "s", { "", NULL } }, { "ied", { "y", NULL } },
		{ "ed", { "", "e", NULL } }, { "ing", { "", "e", NULL } }, { "ly", { "", NULL } }, { "er", { "", "e", NULL } },
		{ "ers", { "", "e", NULL } }, { "ings", { "", "e", NULL } }, { "ment", { "", NULL } }, { "ness", { "", NULL } },
		{ "al", { "", NULL } }, { "able", { "", "e", NULL } }, { "or", { "", "e", NULL } }, { "ors", { "", "e", NULL } }, { "ist", { "", NULL } },
		{ "ship", { "", NULL } }, { "ful", { "", NULL } }, { "less", { "", NULL } },
	};
	size_t n = strlen(word);

	if (n >= WORD_MAX)
		return false;
	if (has_word(e, word, n))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
		size_t end = strlen(endings[i].ending);
		if (n < end + 3 || strcmp(word + n - end, endings[i].ending) != 0)
			continue;
		for (int k = 0; k < 3 && endings[i].instead[k]; k++)
			if (has_stem(e, word, n - end, endings[i].instead[k]))
				return true;
		if (n >= end + 4 && word[n - end - 1] == word[n - end - 2] && has_stem(e, word, n - end - 1, ""))
			return true;
	}
	return false;
}

bool english_has(const struct english *e, const char *lower)
{
	static const char *const prefixes[] = { "un", "re", "dis", "in", "mis", "pre", "non", "over", "under", "out", NULL };

	if (has_form(e, lower))
		return true;
	for (int i = 0; prefixes[i]; i++)
		if (g_str_has_prefix(lower, prefixes[i]) && strlen(lower) > strlen(prefixes[i]) + 3 && has_form(e, lower + strlen(prefixes[i])))
			return true;
	return false;
}
