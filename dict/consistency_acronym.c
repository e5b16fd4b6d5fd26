/* Acronyms that the article never explains, and the place of its dateline. */
#include <string.h>
#include "lexicon.h"
#include "names.h"

static const struct rule_row ROWS[] = {
	{ "singkatan/kepanjangan", "kapital", SEVERITY_NOTE, "singkatan ini tidak pernah disertai kepanjangannya",
	  "Rapat dihadiri anggota LPSK dari semua kecamatan.",
	  "Rapat dihadiri anggota Lembaga Perlindungan Saksi dan Korban (LPSK) dari semua kecamatan." },
	{ "singkatan/tertukar", "typo", SEVERITY_WARNING, "dua huruf singkatan ini mungkin tertukar",
	  "Rapat dihadiri anggota DRPD dari semua fraksi.", "Rapat dihadiri anggota DPRD dari semua fraksi." },
	{ "fakta/tempat", "fakta", SEVERITY_NOTE, "tempat di awal naskah berbeda dari tempat pada bidang naskah atau kantornya", NULL, NULL },
};

static bool needs_no_expansion(const char *word)
{
	static const char *const COMMON[] = { "ri", "tni", "dpr", "pbb", "wib", "wita", "wit", "tv", "sma", "smp", "sd", "smk", "tk", "hp", "ktp",
		"ktp-el", "pdf", "sms", "tvri", "rri", "usb", "gps", "sim", "pt", "cv", "bumn", "asn", "pns", "pkk", "rt", "rw", "sk", "dki",
		"diy", "ntb", "ntt", "covid", "aids", "hiv", "osis", "id", "ok", "sdm", "hut", "apbn", "apbd", NULL };

	return among(word, COMMON) || word[strspn(word, "ivxlcdm")] == '\0';
}

/* "Komisi Pemilihan Umum (KPU)" and "KPU (Komisi ...)" tell what it means. */
static bool is_explained_at(const struct rules *r, size_t i)
{
	return rules_mark(r, i, -1, "(") || rules_mark(r, i, 1, "(") || rules_mark(r, i, -1, "/");
}

/* The dateline: words in capitals before a dash at the start of a paragraph. */
static bool dateline(const struct rules *r, size_t *first, size_t *last)
{
	for (size_t i = 0; i < r->c->n && r->c->tokens[i].paragraph < 4; i++) {
		if (rules_near(r, i, -1) || !(r->c->tokens[i].flags & TOKEN_ALLCAPS))
			continue;
		size_t k = i;
		while (rules_near(r, k, 1) && k < i + 3 && (r->c->tokens[k + 1].flags & TOKEN_ALLCAPS))
			k++;
		if (rules_mark(r, k, 1, "-") || rules_mark(r, k, 1, "–") || rules_mark(r, k, 1, "—") || rules_mark(r, k, 1, ",")) {
			*first = i;
			*last = k;
			return true;
		}
	}
	return false;
}

/* The first paragraph is a headline when no sentence ends in it. */
static bool begins_with_headline(const struct rules *r)
{
	static const char *const ENDS[] = { ".", "?", "!", NULL };

	for (size_t i = 0; i < r->c->n && r->c->tokens[i].kind != TOKEN_BREAK && r->c->tokens[i].paragraph == 0; i++)
		for (const char *const *end = ENDS; *end; end++)
			if (rules_mark(r, i, 0, *end))
				return false;
	return true;
}

/* Part of a name in capitals: PT SINAR JAYA. A known acronym behind the first word of a sentence is none: Ketua LPSK. */
static bool is_in_name(const struct rules *r, size_t i)
{
	if (!rules_capital_at(r, i, -1))
		return false;
	return !(rules_near(r, i, -1)->flags & TOKEN_SENTENCE) || !rules_value(r, LEXICON_SINGKATAN, r->lower[i]);
}

bool acronym_at(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i];

	return t->kind == TOKEN_WORD && (t->flags & TOKEN_ALLCAPS) && !(t->flags & (TOKEN_HYPHEN | TOKEN_DIGIT | TOKEN_ABBREVIATION)) &&
		t->len >= 3 && t->len <= 12 && !needs_no_expansion(r->lower[i]) && !rules_known(r, r->lower[i]) &&
		!rules_value(r, LEXICON_WILAYAH, r->lower[i]) && !is_in_name(r, i);
}

static void report_unexplained(const struct rules *r, size_t i)
{
	const char *value = rules_value(r, LEXICON_SINGKATAN, r->lower[i]);
	g_autofree char *meaning = value ? lexicon_column(value, 0) : NULL;
	g_autofree char *word = rules_text(r, i, i);

	if (!meaning || !*meaning) {
		rules_report_saying(r, "singkatan/kepanjangan", i, i, g_strdup_printf("%s belum pernah disertai kepanjangannya", word), NULL);
		return;
	}
	g_autofree char *explained = g_strdup_printf("%s (%s)", meaning, word);
	rules_report_saying(r, "singkatan/kepanjangan", i, i, g_strdup_printf("%s belum pernah disertai kepanjangannya: %s", word, meaning),
		explained, NULL);
}

/* An acronym that no list has and that nothing explains. Roots of three letters are many and rare. */
static bool is_unknown(const struct rules *r, size_t i)
{
	enum { SHORT_ROOT = 3 };
	static const enum lexicon_list KNOWN[] = { LEXICON_SINGKATAN, LEXICON_WILAYAH, LEXICON_NAMA, LEXICON_GELAR, LEXICON_SATUAN, LEXICON_INSTITUSI };
	const char *word = r->lower[i];

	for (size_t k = 0; k < G_N_ELEMENTS(KNOWN); k++)
		if (rules_value(r, (int)KNOWN[k], word))
			return false;
	bool word_too = strlen(word) > SHORT_ROOT ? rules_known(r, word) : rules_frequency(r, word) > 0;
	return !word_too && !is_explained_at(r, i);
}

/* "DRPD" for DPRD: two letters beside each other exchanged. Of three letters most orders mean something, so there the right one must
 * stand in the text twice. */
static void check_swapped(const struct rules *r, size_t i, GHashTable *times)
{
	enum { LETTERS_MIN = 3, LETTERS_MAX = 8, SURE_LETTERS = 4, SEEN = 2 };
	const struct token *t = &r->c->tokens[i];
	char swapped[LETTERS_MAX + 1];

	if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_ALLCAPS) || t->flags & (TOKEN_HYPHEN | TOKEN_DIGIT | TOKEN_ABBREVIATION) || t->len < LETTERS_MIN ||
	    t->len > LETTERS_MAX || strlen(r->lower[i]) != t->len || GPOINTER_TO_UINT(g_hash_table_lookup(times, r->lower[i])) > 1 || !is_unknown(r, i))
		return;
	for (size_t k = 0; k + 1 < t->len; k++) {
		g_strlcpy(swapped, r->lower[i], sizeof swapped);
		swapped[k] = r->lower[i][k + 1];
		swapped[k + 1] = r->lower[i][k];
		const char *right = lexicon_key(r->c->lexicon, LEXICON_SINGKATAN, swapped);
		bool sure = t->len >= SURE_LETTERS || GPOINTER_TO_UINT(g_hash_table_lookup(times, swapped)) >= SEEN;
		if (right && sure && swapped[k] != swapped[k + 1] && strlen(right) == strspn(right, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
			rules_report(r, "singkatan/tertukar", i, i, right, NULL);
			return;
		}
	}
}

static void check_all_swapped(const struct rules *r)
{
	g_autoptr(GHashTable) times = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < r->c->n; i++)
		if (r->c->tokens[i].flags & TOKEN_ALLCAPS)
			g_hash_table_insert(times, (gpointer)r->lower[i], GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(times, r->lower[i])) + 1));
	for (size_t i = 0; r->c->lexicon && i < r->c->n; i++)
		check_swapped(r, i, times);
}

static void check_acronyms(const struct rules *r)
{
	g_autoptr(GHashTable) explained = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t k = 0, i; rules_next_pick(r, PICK_CAPS, &k, &i);)
		if (is_explained_at(r, i))
			g_hash_table_add(explained, (gpointer)r->lower[i]);
	size_t place_first = r->c->n, place_last = 0;
	dateline(r, &place_first, &place_last);
	bool headline = begins_with_headline(r);
	for (size_t k = 0, i; rules_next_pick(r, PICK_ACRONYM, &k, &i);) {
		const struct token *t = &r->c->tokens[i];
		if ((i >= place_first && i <= place_last) || (headline && t->paragraph == 0) || g_hash_table_contains(explained, r->lower[i]))
			continue;
		if (i > 0 && rules_capital_at(r, i, 1) && !rules_near(r, i, -1))
			continue;
		g_hash_table_add(explained, (gpointer)r->lower[i]);
		report_unexplained(r, i);
	}
}

static bool mentions(const char *text, const char *what_lower)
{
	if (!text || !g_utf8_validate(text, -1, NULL))
		return false;
	g_autofree char *lower = g_utf8_strdown(text, -1);
	return strstr(lower, what_lower) != NULL;
}

/* The capital of a regency is no part of its office's name: ask the table of regions. */
static bool belongs(const struct rules *r, const char *office, const char *place)
{
	g_autofree char *lower = g_utf8_validate(office, -1, NULL) ? g_utf8_strdown(office, -1) : g_strdup("");
	g_auto(GStrv) words = g_strsplit(lower, " ", 12);

	for (char **w = words; *w; w++) {
		g_autofree char *two = w[1] ? g_strconcat(*w, " ", w[1], NULL) : NULL;
		if (mentions(rules_value(r, LEXICON_WILAYAH, *w), place) || (two && mentions(rules_value(r, LEXICON_WILAYAH, two), place)))
			return true;
	}
	return false;
}

static void check_place(const struct rules *r)
{
	const struct dict_options *o = r->c->options;
	size_t first, last;

	if (!o || !(o->place || o->office) || !dateline(r, &first, &last))
		return;
	g_autofree char *text = rules_text(r, first, last);
	g_autofree char *place = g_utf8_validate(text, -1, NULL) ? g_utf8_strdown(text, -1) : g_strdup("");
	if (o->place && *o->place ? mentions(o->place, place) : !o->office || mentions(o->office, place) || belongs(r, o->office, place))
		return;
	rules_report_saying(r, "fakta/tempat", first, last, g_strdup_printf("tempat di awal naskah (%s) berbeda dari %s", text,
		o->place && *o->place ? o->place : o->office), NULL);
}

static void run(const struct rules *r)
{
	check_acronyms(r);
	check_all_swapped(r);
	check_place(r);
}

const struct rule_part rules_acronym = RULE_PART(ROWS, run);
