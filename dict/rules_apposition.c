/* The name behind an office stands between commas: Ketua KPU Poso, Budi Rahman, mengatakan. */
#include "lexicon.h"
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "koma/aposisi", "tandabaca", SEVERITY_NOTE, "nama di belakang jabatan diapit dua koma (EYD V, Tanda Koma)",
	  "Ketua KPU Kota Palu, Budi Rahmanto mengatakan pendaftaran dibuka.", "Ketua KPU Kota Palu, Budi Rahmanto, mengatakan pendaftaran dibuka." },
};

/* The sentence opens with an office, and nothing but its words stands before the comma at i. */
static bool office_before(const struct rules *r, size_t i)
{
	enum { FARTHEST = 12 };
	static const char *const POSTS[] = { "ketua", "kepala", "wakil", "sekretaris", "anggota", "komisioner", "bupati", "gubernur", "wali", "camat", "lurah",
		"kapolres", "kapolsek", "kapolda", "dandim", "danramil", "direktur", "manajer", "rektor", "dekan", "menteri", "koordinator", "pelaksana",
		"penjabat", "pj.", "plt.", "plh.", "juru", "humas", "kasat", "kabid", "kasi", "kadis", "kajari", "bendahara", "pimpinan", "pembina", NULL };

	for (int n = 1; n <= FARTHEST; n++) {
		const struct token *t = rules_near(r, i, -n);
		if (!t || (t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER && t->kind != TOKEN_CODE))
			return false;
		if (t->flags & TOKEN_SENTENCE)
			return n > 1 && among(rules_word(r, i, -n), POSTS);
		if (t->kind == TOKEN_WORD && !(t->flags & TOKEN_CAPITAL) && !among(rules_word(r, i, -n), (const char *const[]){ "dan", "bidang", "pada", "di", NULL }))
			return false;
	}
	return false;
}

/* dr., Hj., AKBP: what may stand before a name. */
static bool is_honorific(const struct rules *r, size_t i, int n)
{
	const struct token *t = rules_near(r, i, n);

	return t && t->kind == TOKEN_WORD && t->flags & (TOKEN_ABBREVIATION | TOKEN_ALLCAPS);
}

/* How many tokens behind the comma at i are one person's name with honorifics and degrees; 0: none is. */
static int name_behind(const struct rules *r, size_t i)
{
	enum { HONORIFICS_MAX = 2, WORDS_MAX = 5 };
	int n = 0;
	bool known = false;

	while (n < HONORIFICS_MAX && is_honorific(r, i, n + 1))
		n++;
	int first = n + 1;
	if (rules_value(r, LEXICON_WILAYAH, rules_word(r, i, first)))
		return 0;
	while (n < first + WORDS_MAX && rules_capital_at(r, i, n + 1))
		known |= rules_value(r, LEXICON_NAMA, rules_word(r, i, ++n)) != NULL;
	if (!known)
		return 0;
	while (rules_mark(r, i, n + 1, ",") && rules_capital_at(r, i, n + 2) && rules_near(r, i, n + 2)->flags & TOKEN_ABBREVIATION)
		n += 2;
	return n;
}

static void run(const struct rules *r)
{
	for (size_t i = 0; i < r->c->n; i++) {
		if (!rules_mark(r, i, 0, ",") || !office_before(r, i))
			continue;
		int n = name_behind(r, i);
		if (n == 0 || rules_capital_at(r, i, n + 1) || !is_announcing(rules_word(r, i, n + 1)))
			continue;
		size_t last = i + (size_t)n;
		g_autofree char *word = rules_text(r, last, last);
		g_autofree char *fixed = g_strconcat(word, ",", NULL);
		rules_report(r, "koma/aposisi", last, last, fixed, NULL);
	}
}

const struct rule_part rules_apposition = RULE_PART(ROWS, run);
