#include "english.h"
#include <string.h>
#include <glib.h>
#include "source.h"
#include "wordset.h"

enum { WORD_MAX = 64 };

/* Hashes of the words, not the words: half a megabyte instead of three. Beside its place
 * 31 bits of a hash are compared: that a word which is none of them is taken for one has a chance of one in a thousand million. */
struct english { uint32_t *hashes; size_t mask; };      /* a power of two, at most three quarters full; 0: free */

/* Where the hash stands, or the free place where it belongs. */
static size_t place_of(const struct english *e, uint64_t hash)
{
	uint32_t upper = (uint32_t)(hash >> 32) | 1;
	size_t i = hash & e->mask;

	while (e->hashes[i] != 0 && e->hashes[i] != upper)
		i = (i + 1) & e->mask;
	return i;
}

static void add(struct english *e, const char *word, size_t n)
{
	if (n < 2 || n >= WORD_MAX)
		return;
	uint64_t hash = wordset_hash(word, n);
	e->hashes[place_of(e, hash)] = (uint32_t)(hash >> 32) | 1;
}

static size_t count_lines(const char *p, const char *end)
{
	size_t n = 1;

	for (; p && p < end; n++) {
		p = memchr(p, '\n', (size_t)(end - p));
		p = p ? p + 1 : NULL;
	}
	return n;
}

/* A word a line, behind a slash its affixes. Names have a capital: they are no evidence that a lower-case word is English. */
static void read_words(struct english *e, const char *p, const char *end)
{
	while (p && p < end) {
		const char *word = p;
		while (p < end && *p >= 'a' && *p <= 'z')
			p++;
		if (p == end || *p == '/' || !g_ascii_isgraph(*p))
			add(e, word, (size_t)(p - word));
		p = memchr(p, '\n', (size_t)(end - p));
		p = p ? p + 1 : NULL;
	}
}

struct english *english_open(const char *dir)
{
	g_autofree char *path = g_build_filename(dir, "en_US.dic", NULL);
	g_autoptr(GMappedFile) file = source_map(path);

	if (!file)
		return NULL;
	struct english *e = g_new0(struct english, 1);
	const char *p = g_mapped_file_get_contents(file), *end = p + g_mapped_file_get_length(file);
	size_t places = 64, lines = count_lines(p, end);
	while (places * 3 < lines * 4)
		places *= 2;
	e->mask = places - 1;
	e->hashes = g_new0(uint32_t, places);
	read_words(e, p, end);
	return e;
}

void english_close(struct english *e)
{
	if (!e)
		return;
	g_free(e->hashes);
	g_free(e);
}

static bool has_word(const struct english *e, const char *word, size_t n)
{
	return e->hashes[place_of(e, wordset_hash(word, n))] != 0;
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
		{ "able", { "", "e", NULL } }, { "ship", { "", NULL } }, { "ful", { "", NULL } }, { "less", { "", NULL } },
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
		if (n >= end + 4 && strchr("ei", endings[i].ending[0]) && !strchr("aiueo", word[n - end - 1]) && word[n - end - 1] == word[n - end - 2] &&
		    has_stem(e, word, n - end - 1, ""))
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
