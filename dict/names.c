#include "names.h"
#include <string.h>
#include "lexicon.h"

static bool is_plain_capital(const struct token *t)
{
	return t && t->kind == TOKEN_WORD && (t->flags & TOKEN_CAPITAL) &&
		!(t->flags & (TOKEN_ALLCAPS | TOKEN_HYPHEN | TOKEN_ABBREVIATION | TOKEN_DIGIT | TOKEN_MIXED));
}

/* No word of the language, or one that nobody writes: Risan is "ris" with "-an" to the affixes, idah a root of the dictionary. */
static bool is_no_word(const struct rules *r, const char *word)
{
	if (rules_frequency(r, word) == 0)
		return true;
	return !rules_stem(r, word) && (rules_value(r, LEXICON_NAMA, word) || !rules_known(r, word));
}

bool name_part_at(const struct rules *r, size_t i, int n)
{
	const struct token *t = rules_near(r, i, n);
	const char *word = rules_word(r, i, n);

	return is_plain_capital(t) && t->len >= NAME_LETTERS_MIN && is_no_word(r, word) && !rules_value(r, LEXICON_INSTITUSI, word);
}

bool name_at(const struct rules *r, size_t i)
{
	if (!name_part_at(r, i, 0) || rules_value(r, LEXICON_WILAYAH, r->lower[i]))
		return false;
	return (r->c->tokens[i].flags & TOKEN_PROPER) || rules_value(r, LEXICON_NAMA, r->lower[i]) || name_part_at(r, i, 1);
}

bool name_region_at(const struct rules *r, size_t i)
{
	return rules_capital_at(r, i, 0) && r->c->tokens[i].len > NAME_EDIT_LETTERS && rules_value(r, LEXICON_WILAYAH, r->lower[i]);
}

static bool is_geographic(const char *word)
{
	return among(word, (const char *const[]){ "desa", "kelurahan", "kecamatan", "kabupaten", "kota", "dusun", "pulau", "jalan", "nagari",
		"kampung", "provinsi", "gunung", "sungai", NULL });
}

bool name_lower_part_at(const struct rules *r, size_t i)
{
	return rules_capital_at(r, i, 1) && !rules_capital_at(r, i, 2) && *rules_word(r, i, 2) && is_geographic(r->lower[i]);
}

bool name_one_edit(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), i = 0;

	/* a plural of English is no misspelling */
	if (n + 1 == m && b[n] == 's' && strncmp(a, b, n) == 0)
		return false;
	if (n > m)
		return name_one_edit(b, a);
	if (m - n > 1 || a[0] != b[0])
		return false;
	while (i < n && a[i] == b[i])
		i++;
	if (n < m)
		return strcmp(a + i, b + i + 1) == 0;
	if (i == n)
		return false;
	if (strcmp(a + i + 1, b + i + 1) == 0)
		return true;
	return i + 1 < n && a[i] == b[i + 1] && a[i + 1] == b[i] && strcmp(a + i + 2, b + i + 2) == 0;
}

static const struct { const char *written, *heard; } LETTERS[] = {
	{ "mocham", "muham" }, { "moham", "muham" }, { "mucham", "muham" },
	{ "dj", "j" }, { "tj", "c" }, { "sj", "s" }, { "sy", "s" }, { "sh", "s" }, { "ch", "h" }, { "kh", "h" }, { "ph", "f" }, { "th", "t" },
	{ "dh", "d" }, { "bh", "b" }, { "gh", "g" }, { "oe", "u" }, { "ck", "k" }, { "ie", "i" }, { "uw", "u" },
	{ "q", "k" }, { "v", "f" }, { "z", "s" }, { "y", "i" }, { "x", "ks" }, { "'", "" },
};

/* What the letters at s are heard as; *len: how many they are. */
static const char *heard_at(const char *s, size_t *len)
{
	for (size_t i = 0; i < G_N_ELEMENTS(LETTERS); i++) {
		*len = strlen(LETTERS[i].written);
		if (strncmp(s, LETTERS[i].written, *len) == 0)
			return LETTERS[i].heard;
	}
	*len = 1;
	return NULL;
}

void name_sound(const char *lower, char out[NAME_SOUND_MAX + 1])
{
	size_t n = 0, len;

	for (; *lower; lower += len) {
		const char *heard = heard_at(lower, &len);
		for (const char *c = heard ? heard : lower; n < NAME_SOUND_MAX && c < (heard ? heard + strlen(heard) : lower + 1); c++)
			if (n == 0 || out[n - 1] != *c)
				out[n++] = *c;
	}
	if (n > 1 && out[n - 1] == 'h')            /* Aisyah, Aisya */
		n--;
	if (n > 1 && out[n - 1] == 'p')            /* Yusup, Yusuf */
		out[n - 1] = 'f';
	out[n] = '\0';
}
