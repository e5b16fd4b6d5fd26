#include "lexicon.h"
#include <string.h>
#include "source.h"
#include "table.h"
#include "wordset.h"

/* Each table's bytes, put into the program by embed.c. */
#define LIST(name, file) extern const char lexicon_text_##file[];
LEXICON_LISTS(LIST)
#undef LIST

static const char *const table_text[] = {
#define LIST(name, file) lexicon_text_##file,
	LEXICON_LISTS(LIST)
#undef LIST
};

/* The number of a stem: flags, from bit 8 how many affixes hunspell-id lets it take, from bit 16 how often mythes-id has it. */
enum { STEM_HUNSPELL = 1, STEM_MYTHES = 2, STEM_ROOT = 4, STEM_FIXED = 8, STEM_VERB = 16, STEM_BER = 32, STEM_AFFIXES = 8, STEM_USES = 16,
	USES_MAX = 1000 };

struct table {
	const char *text;        /* in the program's own data */
	size_t n;                /* rows */
	struct wordset *keys;    /* the first column in lower case -> where its first row begins in the text, + 1 */
};

/* A word is asked for in one list after the other, and most have it not: of the words whose hash ends in the same bits, which
 * lists have one, a bit for each. One place in memory says no for all of them. */
enum { HAVING = 1 << 15 };
G_STATIC_ASSERT(LEXICON_N_LISTS <= 32);

struct lexicon {
	struct table table[LEXICON_N_LISTS];
	uint32_t *having;        /* HAVING of them */
	struct wordset *stems;   /* word in lower case -> STEM_ flags */
	struct wordset *heads;   /* what keys of several words begin with -> a bit for each list */
	GStringChunk *strings;
	size_t from_hunspell, from_mythes;
};

/* ---- the tables ---- */

static bool has_capital(const char *s)
{
	for (; *s; s++)
		if (g_ascii_isupper(*s) || (unsigned char)*s >= 0x80)
			return true;
	return false;
}

static size_t count_rows(const char *text)
{
	size_t n = 0;

	for (const char *p = text; *p; p = table_next(p))
		n++;
	return n;
}

static const char *lower_of(struct lexicon *l, const char *written)
{
	if (!has_capital(written))
		return written;
	g_autofree char *lower = g_str_is_ascii(written) ? g_ascii_strdown(written, -1) : g_utf8_strdown(written, -1);
	return g_string_chunk_insert(l->strings, lower);
}

static void table_open(struct lexicon *l, enum lexicon_list list, const char *text)
{
	struct table *t = &l->table[list];

	t->text = text;
	t->n = count_rows(text);
	t->keys = wordset_new(t->n);
	for (const char *p = text; *p; p = table_next(p)) {
		const char *lower = lower_of(l, p);
		uint64_t hash = wordset_hash(lower, strlen(lower));
		l->having[hash % HAVING] |= 1u << list;
		uint32_t *at = wordset_lend(t->keys, hash, lower);
		if (*at == 0)
			*at = (uint32_t)(p - text) + 1;
	}
}

/* ---- the words of the Debian packages ---- */

static bool ends_part(const char *p, const char *end, char mark)
{
	return p == end || *p == mark || (unsigned char)*p <= ' ';
}

/* The length of what stands from p to a blank or the mark. Both files are ISO 8859-1; an Indonesian word is ASCII letters and inner
 * hyphens, the rest is no word for us. */
static size_t part_len(const char *p, const char *end, char mark, bool *is_word)
{
	enum { WORD_MAX = 60 };
	static const bool of_word[256] = { ['-'] = true, ['a'] = true, ['b'] = true, ['c'] = true, ['d'] = true, ['e'] = true, ['f'] = true,
		['g'] = true, ['h'] = true, ['i'] = true, ['j'] = true, ['k'] = true, ['l'] = true, ['m'] = true, ['n'] = true, ['o'] = true,
		['p'] = true, ['q'] = true, ['r'] = true, ['s'] = true, ['t'] = true, ['u'] = true, ['v'] = true, ['w'] = true, ['x'] = true,
		['y'] = true, ['z'] = true };
	const char *q = p;

	while (q < end && of_word[(unsigned char)*q])
		q++;
	*is_word = ends_part(q, end, mark) && q > p && q - p <= WORD_MAX && *p != '-' && q[-1] != '-';
	while (!ends_part(q, end, mark))
		q++;
	return (size_t)(q - p);
}

static void stem_add(struct lexicon *l, const char *word, size_t n, unsigned flag)
{
	uint32_t *number = wordset_put(l->stems, word, n);

	*number |= flag;
	if (flag == STEM_MYTHES && *number >> STEM_USES < USES_MAX)
		*number += 1u << STEM_USES;
}

static unsigned stem_flags(const struct lexicon *l, const char *lower)
{
	const uint32_t *flags = wordset_get(l->stems, lower, strlen(lower));

	return flags ? *flags : 0;
}

static void read_hunspell(struct lexicon *l, const char *dir)
{
	g_autofree char *path = g_build_filename(dir, "id_ID.dic", NULL);
	g_autoptr(GMappedFile) file = source_map(path);

	if (!file)
		return;
	size_t before = wordset_count(l->stems);
	const char *p = g_mapped_file_get_contents(file), *end = p + g_mapped_file_get_length(file);
	while (p && p < end) {
		bool is_word, ignored;
		size_t n = part_len(p, end, '/', &is_word), flags = 0;
		unsigned takes = 0;
		if (is_word && p + n < end && p[n] == '/') {
			flags = part_len(p + n + 1, end, '\n', &ignored) / 2;
			for (size_t k = 0; k < flags; k++)   /* two letters a flag: M0, Mk and Mi are meN-, meN-kan and meN-i */
				takes |= p[n + 1 + 2 * k] == 'M' ? STEM_VERB : p[n + 1 + 2 * k] == 'B' ? STEM_BER : 0;
		}
		if (is_word)
			stem_add(l, p, n, STEM_HUNSPELL | takes | (unsigned)flags << STEM_AFFIXES);
		p = memchr(p, '\n', (size_t)(end - p));
		p = p ? p + 1 : NULL;
	}
	l->from_hunspell = wordset_count(l->stems) - before;
}

/* Entries and synonyms between bars; phrases give their words. */
static void read_mythes(struct lexicon *l, const char *path)
{
	g_autoptr(GMappedFile) file = source_map(path);

	if (!file)
		return;
	size_t before = wordset_count(l->stems);
	const char *p = g_mapped_file_get_contents(file), *end = p + g_mapped_file_get_length(file);
	while (p && p < end) {
		bool is_word;
		size_t n = part_len(p, end, '|', &is_word);
		if (is_word)
			stem_add(l, p, n, STEM_MYTHES);
		p += n + 1;
	}
	l->from_mythes = wordset_count(l->stems) - before;
}

static void add_lema(const char *key, const char *value, void *ctx)
{
	struct lexicon *l = ctx;

	if (!strchr(key, ' ')) {
		const char *lower = lower_of(l, key);
		stem_add(l, lower, strlen(lower), g_str_has_prefix(value, "akar") ? STEM_ROOT : STEM_FIXED);
	}
}

struct heads { struct wordset *heads; enum lexicon_list list; char between; };

static void add_head(const char *key, void *ctx)
{
	const struct heads *h = ctx;
	const char *end = strchr(key, h->between);

	if (end)
		*wordset_put(h->heads, key, (size_t)(end - key)) |= 1u << h->list;
}

static void add_heads(struct lexicon *l, enum lexicon_list list, char between)
{
	struct heads h = { l->heads, list, between };

	wordset_each(l->table[list].keys, add_head, &h);
}

struct lexicon *lexicon_open(const char *hunspell_dir, const char *mythes_path)
{
	struct lexicon *l = g_new0(struct lexicon, 1);

	l->stems = wordset_new(60000);
	l->having = g_new0(uint32_t, HAVING);
	l->strings = g_string_chunk_new(64 * 1024);
	for (int i = 0; i < LEXICON_N_LISTS; i++)
		table_open(l, (enum lexicon_list)i, table_text[i]);
	read_hunspell(l, hunspell_dir ? hunspell_dir : "/usr/share/hunspell");
	read_mythes(l, mythes_path ? mythes_path : "/usr/share/mythes/th_id_ID_v2.dat");
	lexicon_each(l, LEXICON_LEMA, add_lema, l);
	l->heads = wordset_new(1024);
	add_heads(l, LEXICON_GABUNG, ' ');
	add_heads(l, LEXICON_ULANG, '-');
	return l;
}

void lexicon_close(struct lexicon *l)
{
	if (!l)
		return;
	for (int i = 0; i < LEXICON_N_LISTS; i++)
		wordset_free(l->table[i].keys);
	g_free(l->having);
	wordset_free(l->stems);
	wordset_free(l->heads);
	g_string_chunk_free(l->strings);
	g_free(l);
}

/* The row as it is written. */
static const char *row_of(const struct lexicon *l, enum lexicon_list list, const char *lower_key)
{
	size_t len = strlen(lower_key);
	uint64_t hash = wordset_hash(lower_key, len);
	const uint32_t *at = l->having[hash % HAVING] >> list & 1 ? wordset_find(l->table[list].keys, hash, lower_key, len) : NULL;

	return at ? l->table[list].text + *at - 1 : NULL;
}

const char *lexicon_value(const struct lexicon *l, enum lexicon_list list, const char *lower_key)
{
	const char *row = row_of(l, list, lower_key);

	return row ? table_others(row) : NULL;
}

const char *lexicon_key(const struct lexicon *l, enum lexicon_list list, const char *lower_key)
{
	return row_of(l, list, lower_key);
}

char *lexicon_column(const char *value, unsigned i)
{
	for (; i > 0; i--) {
		value = strchr(value, '\t');
		if (!value)
			return g_strdup("");
		value++;
	}
	return g_strndup(value, strcspn(value, "\t"));
}

bool lexicon_begins(const struct lexicon *l, enum lexicon_list list, const char *lower)
{
	const uint32_t *lists = wordset_get(l->heads, lower, strlen(lower));

	return lists && *lists >> list & 1;
}

bool lexicon_stem(const struct lexicon *l, const char *lower)
{
	return stem_flags(l, lower) != 0;
}

/* mythes-id lists derived forms as well; one with a prefix or suffix must not take another. */
static bool looks_derived(const struct lexicon *l, const char *lower)
{
	static const char *const prefixes[] = { "me", "di", "ber", "ter", "pem", "pen", "per", "ke", NULL };
	static const char *const suffixes[] = { "an", "kan", "nya", "i", NULL };
	char stem[64];
	size_t n = strlen(lower);

	for (int i = 0; prefixes[i]; i++)
		if (g_str_has_prefix(lower, prefixes[i]))
			return true;
	for (int i = 0; suffixes[i]; i++) {
		size_t e = strlen(suffixes[i]);
		if (n < e + 3 || n >= sizeof stem || strcmp(lower + n - e, suffixes[i]) != 0)
			continue;
		g_strlcpy(stem, lower, n - e + 1);
		if (stem_flags(l, stem) & (STEM_HUNSPELL | STEM_ROOT))
			return true;
	}
	return false;
}

bool lexicon_root(const struct lexicon *l, const char *lower)
{
	if (strlen(lower) <= 3 && lexicon_value(l, LEXICON_AKAR3, lower) == NULL)
		return false;
	unsigned flags = stem_flags(l, lower);
	return (flags & (STEM_HUNSPELL | STEM_ROOT)) || ((flags & STEM_MYTHES) && !looks_derived(l, lower));
}

unsigned lexicon_affixes(const struct lexicon *l, const char *lower)
{
	return stem_flags(l, lower) >> STEM_AFFIXES & 0xff;
}

unsigned lexicon_uses(const struct lexicon *l, const char *lower)
{
	return stem_flags(l, lower) >> STEM_USES;
}

bool lexicon_agent(const struct lexicon *l, const char *lower)
{
	unsigned flags = stem_flags(l, lower);

	return (flags & STEM_BER || !(flags & STEM_HUNSPELL)) && !(flags & STEM_VERB);
}

bool lexicon_verb(const struct lexicon *l, const char *lower)
{
	return stem_flags(l, lower) & STEM_VERB;
}

/* The bands are half decades: band 9 is 30,000 and more in a million, band 0 about one. */
unsigned lexicon_per_million(const struct lexicon *l, const char *lower)
{
	static const unsigned per_million[] = { 1, 3, 10, 32, 100, 316, 1000, 3162, 10000, 31623 };
	const char *band = lexicon_value(l, LEXICON_FREKUENSI, lower);

	return band && g_ascii_isdigit(*band) ? per_million[*band - '0'] : 0;
}

void lexicon_each(const struct lexicon *l, enum lexicon_list list, lexicon_row_fn fn, void *ctx)
{
	for (const char *p = l->table[list].text; *p; p = table_next(p))
		fn(p, table_others(p), ctx);
}

void lexicon_each_stem(const struct lexicon *l, void (*fn)(const char *lower, void *ctx), void *ctx)
{
	wordset_each(l->stems, fn, ctx);
}

size_t lexicon_rows(const struct lexicon *l, enum lexicon_list list)
{
	return l->table[list].n;
}

size_t lexicon_stems(const struct lexicon *l, size_t *from_hunspell, size_t *from_mythes)
{
	if (from_hunspell)
		*from_hunspell = l->from_hunspell;
	if (from_mythes)
		*from_mythes = l->from_mythes;
	return wordset_count(l->stems);
}
