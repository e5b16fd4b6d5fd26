/* Words that say the same twice, and words of speech where print has another: advice, never errors. */
#include <string.h>
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "ganda/penghubung", "ganda", SEVERITY_NOTE, "satu kata penghubung cukup dalam kalimat majemuk",
	  "Walaupun demikian, namun kegiatan tetap berjalan.", "Walaupun demikian, kegiatan tetap berjalan." },
	{ "ganda/makna", "ganda", SEVERITY_NOTE, "dua kata ini semakna; satu cukup",
	  "Panitia bersiap agar supaya acara lancar.", "Panitia bersiap agar acara lancar." },
	{ "ganda/jamak", "ganda", SEVERITY_NOTE, "para sudah menyatakan jamak",
	  "Para ibu-ibu mengikuti lomba.", "Para ibu mengikuti lomba." },
	{ "pilihan/pukul", "nonbaku", SEVERITY_NOTE, "waktu dinyatakan dengan pukul, lama waktu dengan jam",
	  "Rapat dimulai jam 9 pagi.", "Rapat dimulai pukul 9 pagi." },
};

/* Neighbours that say the same; what may stand for both. */
static const struct { const char *first, *second, *fixes[2]; } PAIRS[] = {
	{ "adalah", "merupakan", { "adalah", "merupakan" } }, { "agar", "supaya", { "agar", "supaya" } },
	{ "contoh", "seperti", { "seperti", "contohnya" } }, { "demi", "untuk", { "demi", "untuk" } },
	{ "disebabkan", "karena", { "disebabkan oleh", "karena" } }, { "hanya", "sekadar", { "hanya", "sekadar" } },
	{ "kemudian", "lalu", { "kemudian", "lalu" } }, { "lalu", "kemudian", { "lalu", "kemudian" } },
	{ "maka", "itulah", { "itulah", "maka" } }, { "sejak", "dari", { "sejak", "dari" } },
	{ "seperti", "misalnya", { "seperti", "misalnya" } }, { "supaya", "agar", { "supaya", "agar" } },
	{ "untuk", "demi", { "untuk", "demi" } },
};

static const char *const ALTHOUGH[] = { "walaupun", "meskipun", "kendatipun", "kendati", "walau", "meski", "biarpun", "sungguhpun", NULL };

/* "Meskipun hujan, tetapi ...": the sentence has opened with a word of the same kind. The comma stays. */
static void check_conjunction(const struct rules *r, size_t i)
{
	static const char *const BUT[] = { "namun", "tetapi", "tapi", NULL };
	enum { FAR = 30 };

	if (!(r->c->tokens[i].flags & TOKEN_SENTENCE) || !among(r->lower[i], ALTHOUGH))
		return;
	for (int n = 1; n < FAR && rules_near(r, i, n); n++) {
		const struct token *t = rules_near(r, i, n), *comma = rules_near(r, i, n - 1);
		if (t->flags & TOKEN_SENTENCE)
			return;
		if (!among(rules_word(r, i, n), BUT) || !rules_mark(r, i, n - 1, ","))
			continue;
		size_t from = comma->off + comma->len;
		rules_report_bytes(r, "ganda/penghubung", i + (size_t)n, from, t->off + t->len - from, "", NULL);
		return;
	}
}

static void check_pair(const struct rules *r, size_t i)
{
	for (size_t k = 0; k < G_N_ELEMENTS(PAIRS); k++) {
		if (r->lower[i][0] != PAIRS[k].first[0] || strcmp(r->lower[i], PAIRS[k].first) != 0 || strcmp(rules_word(r, i, 1), PAIRS[k].second) != 0)
			continue;
		g_autofree char *one = rules_cased(r, i, PAIRS[k].fixes[0]);
		g_autofree char *other = rules_cased(r, i, PAIRS[k].fixes[1]);
		rules_report(r, "ganda/makna", i, i + 1, one, other, NULL);
		return;
	}
}

/* "sangat cerdas sekali" */
static void check_very(const struct rules *r, size_t i)
{
	static const char *const VERY[] = { "sangat", "amat", NULL };

	if (!among(r->lower[i], VERY) || strcmp(rules_word(r, i, 2), "sekali") != 0 || among(rules_word(r, i, 3), (const char *const[]){ "pun", "lagi", NULL }))
		return;
	g_autofree char *without = rules_text(r, i, i + 1);
	rules_report(r, "ganda/makna", i, i + 2, without, NULL);
}

static void check_plural(const struct rules *r, size_t i)
{
	if (strcmp(r->lower[i], "para") != 0)
		return;
	const char *noun = rules_word(r, i, 1), *hyphen = strchr(noun, '-');
	if (!hyphen || strlen(hyphen + 1) != (size_t)(hyphen - noun) ||
	    strncmp(noun, hyphen + 1, strlen(hyphen + 1)) != 0)
		return;
	g_autofree char *single = rules_cased(r, i + 1, hyphen + 1);
	rules_report(r, "ganda/jamak", i + 1, i + 1, single, NULL);
}

/* "jam 9 pagi", "jam 09.00 WIB"; "selama 2 jam" and "jam 3 hari" tell no time. */
static void check_hour(const struct rules *r, size_t i)
{
	static const char *const DAY[] = { "pagi", "siang", "sore", "malam", "petang", "wib", "wita", "wit", "dini", NULL };
	const struct token *hour = rules_near(r, i, 1);

	if (strcmp(r->lower[i], "jam") != 0 || !hour || hour->kind != TOKEN_NUMBER || !among(rules_word(r, i, 2), DAY))
		return;
	g_autofree char *fixed = rules_cased(r, i, "pukul");
	rules_report(r, "pilihan/pukul", i, i, fixed, NULL);
}

static void run(const struct rules *r)
{
	for (size_t i = 0; i < r->c->n; i++) {
		if (r->c->tokens[i].kind != TOKEN_WORD)
			continue;
		check_conjunction(r, i);
		check_pair(r, i);
		check_very(r, i);
		check_plural(r, i);
		check_hour(r, i);
	}
}

const struct rule_part rules_choice = RULE_PART(ROWS, run);
