#include "english.h"
#include <string.h>
#include <glib.h>
#include "source.h"
#include "wordset.h"

enum { WORD_MAX = 64 };

struct english { struct wordset *stems; };

/* Names stand in en_US.dic with a capital: they are no evidence that a lower-case word is English. */
static void add(struct english *e, const char *line, size_t n)
{
	if (n < 2 || n >= WORD_MAX)
		return;
	for (size_t i = 0; i < n; i++)
		if (!g_ascii_islower(line[i]))
			return;
	wordset_put(e->stems, line, n);
}

struct english *english_open(const char *dir)
{
	g_autofree char *path = g_build_filename(dir, "en_US.dic", NULL);
	g_autoptr(GMappedFile) file = source_map(path);
	g_autofree char *text = file ? g_strndup(g_mapped_file_get_contents(file), g_mapped_file_get_length(file)) : NULL;

	if (!text)
		return NULL;
	struct english *e = g_new0(struct english, 1);
	e->stems = wordset_new(40000);
	for (const char *p = text; p && *p; p = strchr(p, '\n'), p = p ? p + 1 : NULL)
		add(e, p, strcspn(p, "/\r\n\t "));
	return e;
}

void english_close(struct english *e)
{
	if (!e)
		return;
	wordset_free(e->stems);
	g_free(e);
}

static bool has_stem(const struct english *e, const char *word, size_t cut, const char *added)
{
	char stem[WORD_MAX + 4];

	g_strlcpy(stem, word, cut + 1);
	g_strlcat(stem, added, sizeof stem);
	return wordset_get(e->stems, stem, strlen(stem)) != NULL;
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
	if (wordset_get(e->stems, word, n))
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

size_t english_count(const struct english *e)
{
	return wordset_count(e->stems);
}
