#include "lookup.h"
#include <string.h>
#include "lexicon.h"
#include "source.h"
#include "table.h"
#include "wordset.h"

#define LIST(name, file) extern const char lexicon_text_##file[];
LEXICON_LISTS(LIST)
#undef LIST

/* Which column answers for which list. key: 0 asks the first column, 1 the second. */
static const struct source {
	const char *text;
	enum lookup_kind kind;
	unsigned key, value;
	bool choices;          /* the value holds several, bars between */
} sources[] = {
	{ lexicon_text_nonbaku,   LOOKUP_STANDARD,  0, 1, true },
	{ lexicon_text_asing,     LOOKUP_TERM,      0, 1, true },
	{ lexicon_text_singkatan, LOOKUP_EXPANSION, 0, 1, false },
	{ lexicon_text_singkatan, LOOKUP_ACRONYM,   1, 0, false },
	{ lexicon_text_wilayah,   LOOKUP_PLACE,     0, 1, false },
	{ lexicon_text_gelar,     LOOKUP_DEGREE,    0, 1, false },
};

static void row_free(void *p)
{
	struct lookup_row *r = p;

	g_free(r->text);
	g_free(r);
}

bool lookup_is_insertable(enum lookup_kind kind)
{
	return kind != LOOKUP_PLACE && kind != LOOKUP_DEGREE;
}

static void add_row(GPtrArray *rows, enum lookup_kind kind, char word_class, const char *text)
{
	for (unsigned i = 0; i < rows->len; i++) {
		const struct lookup_row *r = g_ptr_array_index(rows, i);
		if (r->kind == kind && strcmp(r->text, text) == 0)
			return;
	}
	struct lookup_row *r = g_new(struct lookup_row, 1);
	*r = (struct lookup_row){ kind, g_strdup(text), word_class };
	g_ptr_array_add(rows, r);
}

/* ---- our tables ---- */

/* Column i of a row; its length goes to *n. NULL: the row has fewer. */
static const char *column(const char *row, unsigned i, size_t *n)
{
	const char *s = i == 0 ? row : table_others(row);

	for (; s && i > 1; i--) {
		s = strchr(s, '\t');
		s = s ? s + 1 : NULL;
	}
	*n = s ? strcspn(s, "\t") : 0;
	return s;
}

static bool folds_to(const char *s, size_t n, const char *lower)
{
	if (n != strlen(lower))
		return false;
	g_autofree char *folded = g_utf8_strdown(s, (gssize)n);
	return strcmp(folded, lower) == 0;
}

static void add_answer(GPtrArray *rows, const struct source *from, const char *row)
{
	size_t n, m;
	const char *s = column(row, from->value, &n), *parent = column(row, from->value + 1, &m);

	if (!s || n == 0)
		return;
	g_autofree char *value = g_strndup(s, n);
	if (from->kind == LOOKUP_PLACE && parent && m > 0) {
		g_autofree char *whole = g_strdup_printf("%s, %.*s", value, (int)m, parent);
		add_row(rows, from->kind, 0, whole);
		return;
	}
	g_auto(GStrv) choices = from->choices ? g_strsplit(value, "|", -1) : g_strsplit(value, "\n", 1);
	for (char **c = choices; *c; c++)
		add_row(rows, from->kind, 0, *c);
}

static void ask_table(GPtrArray *rows, const struct source *from, const char *lower)
{
	for (const char *row = from->text; *row; row = table_next(row)) {
		size_t n;
		const char *key = column(row, from->key, &n);
		if (key && folds_to(key, n, lower))
			add_answer(rows, from, row);
	}
}

/* ---- mythes-id ----
 * "entry|lines", then lines "[class]|word|word..."; [ant] marks antonyms. ISO-8859-1. */

struct thesaurus {
	const char *s, *end;
	struct wordset *entries;     /* in lower case -> offset */
};

static const char *next_line(const struct thesaurus *t, const char *p)
{
	const char *lf = memchr(p, '\n', (size_t)(t->end - p));

	return lf ? lf + 1 : t->end;
}

static void index_entries(struct thesaurus *t)
{
	t->entries = wordset_new(30000);
	for (const char *p = next_line(t, t->s); p < t->end; p = next_line(t, p)) {
		const char *bar = *p == '[' ? NULL : memchr(p, '|', (size_t)(next_line(t, p) - p));
		if (!bar)
			continue;
		g_autofree char *lower = g_ascii_strdown(p, bar - p);
		*wordset_put(t->entries, lower, strlen(lower)) = (uint32_t)(p - t->s);
	}
}

static const char *find_entry(const struct thesaurus *t, const char *entry)
{
	const uint32_t *at = wordset_get(t->entries, entry, strlen(entry));

	return at ? t->s + *at : NULL;
}

/* What becomes of a synonym; the caller's. NULL: it is left out. */
typedef char *(*turn_fn)(const struct thesaurus *t, const char *word);

static void add_synonyms(GPtrArray *rows, const struct thesaurus *t, const char *entry, turn_fn turn)
{
	for (const char *line = next_line(t, entry); line < t->end && *line == '['; line = next_line(t, line)) {
		g_autofree char *latin = g_strndup(line, (gsize)(next_line(t, line) - line));
		g_autofree char *text = g_convert(g_strchomp(latin), -1, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
		g_auto(GStrv) words = g_strsplit(text ? text : "", "|", -1);
		if (!words[0])
			continue;
		enum lookup_kind kind = strcmp(words[0], "[ant]") == 0 ? LOOKUP_ANTONYM : LOOKUP_SYNONYM;
		for (char **w = words + 1; *w; w++) {
			g_autofree char *turned = turn ? turn(t, *w) : g_strdup(*w);
			if (turned && *turned)
				add_row(rows, kind, kind == LOOKUP_SYNONYM && g_ascii_isalpha(words[0][1]) ? words[0][1] : 0, turned);
		}
	}
}

/* The roots that a form with meN- may have, the likeliest first: the letter that the nasal swallowed is tried in its place.
 * Source: the table of meN- in Tata Bahasa Baku Bahasa Indonesia. */
static const struct { const char *prefix, *letters; } nasals[] = {
	{ "menge", "" }, { "meng", "k" }, { "meng", "" }, { "meny", "s" }, { "mem", "p" }, { "mem", "" }, { "men", "t" }, { "men", "" }, { "me", "" },
};

/* Is it a word of mythes-id, with -kan, -i or without? */
static bool is_stem(const struct thesaurus *t, const char *s)
{
	g_autofree char *bare = g_str_has_suffix(s, "kan") ? g_strndup(s, strlen(s) - 3) :
		g_str_has_suffix(s, "i") ? g_strndup(s, strlen(s) - 1) : g_strdup(s);

	return strlen(bare) > 2 && (find_entry(t, s) || find_entry(t, bare));
}

/* How an active verb is said in the passive; the caller's. NULL: not sure. */
static char *to_passive(const struct thesaurus *t, const char *active)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(nasals) && !strchr(active, ' '); i++) {
		if (!g_str_has_prefix(active, nasals[i].prefix))
			continue;
		g_autofree char *stem = g_strconcat(nasals[i].letters, active + strlen(nasals[i].prefix), NULL);
		if (is_stem(t, stem))
			return g_strconcat("di", stem, NULL);
	}
	return NULL;
}

/* The entry of the active verb: of all that the nasal may look like, the one whose passive is the word. */
static const char *active_entry(const struct thesaurus *t, const char *passive)
{
	const char *stem = passive + 2;

	for (unsigned i = 0; i < G_N_ELEMENTS(nasals); i++) {
		if (!g_str_has_prefix(stem, nasals[i].letters))
			continue;
		g_autofree char *active = g_strconcat(nasals[i].prefix, stem + strlen(nasals[i].letters), NULL);
		g_autofree char *back = to_passive(t, active);
		const char *entry = find_entry(t, active);
		if (entry && back && strcmp(back, passive) == 0)
			return entry;
	}
	return NULL;
}

static void ask_thesaurus(GPtrArray *rows, const char *lower, const char *path)
{
	g_autoptr(GMappedFile) file = source_map(path ? path : "/usr/share/mythes/th_id_ID_v2.dat");

	if (!file || !g_mapped_file_get_contents(file))
		return;
	struct thesaurus t = { g_mapped_file_get_contents(file), g_mapped_file_get_contents(file) + g_mapped_file_get_length(file), NULL };
	index_entries(&t);
	const char *entry = find_entry(&t, lower);
	if (entry)
		add_synonyms(rows, &t, entry, NULL);
	else if (g_str_has_prefix(lower, "di") && (entry = active_entry(&t, lower)))
		add_synonyms(rows, &t, entry, to_passive);
	wordset_free(t.entries);
}

GPtrArray *lookup_phrase(const char *phrase, const char *mythes_path)
{
	g_autofree char *lower = g_strstrip(g_utf8_strdown(phrase, -1));
	GPtrArray *rows = g_ptr_array_new_with_free_func(row_free);

	if (!*lower)
		return rows;
	for (unsigned i = 0; i < G_N_ELEMENTS(sources); i++) {
		if (sources[i].kind == LOOKUP_PLACE)
			ask_thesaurus(rows, lower, mythes_path);
		ask_table(rows, &sources[i], lower);
	}
	return rows;
}

/* ---- names ---- */

bool lookup_begins(const char *s, size_t n, const char *lower_prefix)
{
	if (n < strlen(lower_prefix))
		return false;
	g_autofree char *folded = g_utf8_strdown(s, (gssize)n);
	return g_str_has_prefix(folded, lower_prefix);
}

void lookup_each_name(const char *lower_prefix, void (*fn)(const char *name, void *ctx), void *ctx)
{
	static const struct { const char *text; unsigned column; } lists[] = {
		{ lexicon_text_institusi, 0 }, { lexicon_text_wilayah, 0 }, { lexicon_text_singkatan, 1 },
	};

	for (unsigned i = 0; i < G_N_ELEMENTS(lists); i++) {
		for (const char *row = lists[i].text; *row; row = table_next(row)) {
			size_t n;
			const char *name = column(row, lists[i].column, &n);
			if (!name || !lookup_begins(name, n, lower_prefix))
				continue;
			g_autofree char *whole = g_strndup(name, n);
			fn(whole, ctx);
		}
	}
}
