/* Two words that look alike, both sound, and the neighbours that say which of them is meant: "media masa", "kepala darah". Only
 * pairs that stand together for nothing else; the many that sense alone could tell are left. */
#include <string.h>
#include "lexicon.h"
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "ejaan/tertukar", "typo", SEVERITY_ERROR, "kata yang mirip tertukar", "Berita itu dimuat media masa.", "Berita itu dimuat media massa." },
	{ "ejaan/terpotong", "typo", SEVERITY_ERROR, "kata pendek ini kehilangan huruf", "Petugas menjaga keamanan da ketertiban.",
	  "Petugas menjaga keamanan dan ketertiban." },
};

/* The words of rancu.tsv that are wrong there, and those below. */
static const char *const CONFUSED[] = { "bang", "batuan", "bawa", "bukan", "calo", "daerah", "dapat", "darah", "hati", "kasur", "kera", "korban",
	"kurban", "masa", "massa", "masukan", "masukkan", "olah", "pantai", "pikul", "pungsi", "pungsinya", "sangsi", "sara", "sarat", "selama", "syarat", "tahu", "tempat", "tenang", "tepat", "warna", NULL };

/* The commonest words of two and three letters without one of them. */
static const char *const CUT[][2] = { { "da", "dan" }, { "an", "dan" }, { "ad", "ada" }, { "ni", "ini" }, { "in", "ini" }, { "ii", "ini" }, { "d", "di" },
	{ "k", "ke" } };

/* A common word in small letters, which neither a name nor another language has beside such a short one. */
static bool is_ordinary(const struct rules *r, size_t i, int n)
{
	enum { ORDINARY_LETTERS = 3 };
	const struct token *t = rules_near(r, i, n);

	return t && t->kind == TOKEN_WORD && t->len >= ORDINARY_LETTERS && !(t->flags & (TOKEN_DIGIT | TOKEN_ABBREVIATION)) &&
		(!(t->flags & TOKEN_CAPITAL) || (n < 0 && t->flags & TOKEN_SENTENCE)) && (n < 0 || t->flags & TOKEN_SPACE) && rules_frequency(r, rules_word(r, i, n)) > 0;
}

/* "keamanan da ketertiban", but "golongan d yang". */
static void check_cut(const struct rules *r, size_t i)
{
	static const char *const LABELLED[] = { "huruf", "golongan", "kelas", "vitamin", "poin", "butir", "tipe", "blok", "ayat", "grup", "jalur", "kategori",
		"seri", "lampiran", "zona", "kelompok", "pasal", "hepatitis", "varian", "opsi", "jawaban", "rukun", "titik", "nada", "kunci", "simbol", "lambang",
		"kode", "abjad", "suku", "format", "ukuran", "bagian", "nilai", NULL };
	const struct token *t = &r->c->tokens[i];

	if (t->len > 2 || t->flags & (TOKEN_CAPITAL | TOKEN_DIGIT | TOKEN_ABBREVIATION) || !is_ordinary(r, i, -1) || !is_ordinary(r, i, 1) ||
	    (t->len == 1 && among(rules_word(r, i, -1), LABELLED)))
		return;
	for (size_t k = 0; k < G_N_ELEMENTS(CUT); k++)
		if (strcmp(r->lower[i], CUT[k][0]) == 0)
			rules_report(r, "ejaan/terpotong", i, i, CUT[k][1], NULL);
}

static bool is_year(const struct rules *r, size_t i, int n)
{
	const struct token *t = rules_near(r, i, n);

	return t && t->kind == TOKEN_NUMBER && t->len == 4 && (memcmp(r->c->text + t->off, "19", 2) == 0 || memcmp(r->c->text + t->off, "20", 2) == 0);
}

static bool is_clock(const struct rules *r, size_t i, int n)
{
	const struct token *t = rules_near(r, i, n);

	return t && t->kind == TOKEN_NUMBER && (t->len == 4 || t->len == 5) && r->c->text[t->off + t->len - 3] == '.';
}

/* "diikuti olah seluruh": a passive verb and who does it; "diikuti olah raga" is another matter. */
static bool is_agent(const struct rules *r, size_t i)
{
	static const char *const EXERCISES[] = { "raga", "tubuh", "vokal", "napas", "jiwa", "rasa", "data", "gerak", "kata", NULL };
	const char *verb = rules_word(r, i, -1);

	return strncmp(verb, "di", 2) == 0 && rules_frequency(r, verb) > 0 && (rules_known(r, verb + 2) || g_str_has_suffix(verb, "kan")) &&
		!rules_stem(r, verb) && *rules_word(r, i, 1) && !among(rules_word(r, i, 1), EXERCISES);
}

/* What a date, an hour or a verb beside it says. */
static const char *by_kind(const struct rules *r, size_t i)
{
	static const char *const IN[] = { "pada", "di", "sejak", "awal", "akhir", "pertengahan", "hingga", "sampai", NULL };
	const char *word = r->lower[i];

	if (strcmp(word, "masukan") == 0)      /* "ia masukan ke dalam karung" */
		return strcmp(rules_word(r, i, 1), "ke") == 0 && strcmp(rules_word(r, i, 2), "dalam") == 0 ? "masukkan" : NULL;
	if (strcmp(word, "tahu") == 0)
		return is_year(r, i, 1) ? "tahun" : NULL;
	if (strcmp(word, "hati") == 0)
		return day_of(rules_word(r, i, 1)) >= 0 && rules_capital_at(r, i, 1) ? "hari" : NULL;
	if (strcmp(word, "pikul") == 0)
		return is_clock(r, i, 1) ? "pukul" : NULL;
	if (strcmp(word, "bukan") == 0)
		return among(rules_word(r, i, -1), IN) && month_of(rules_word(r, i, 1)) > 0 ? "bulan" : NULL;
	return strcmp(word, "olah") == 0 && is_agent(r, i) ? "oleh" : NULL;
}

/* The row of the word with the one before it or behind it. */
static const char *by_neighbour(const struct rules *r, size_t i)
{
	for (int first = -1; first <= 0; first++) {
		const char *before = rules_word(r, i, first), *after = rules_word(r, i, first + 1);
		g_autofree char *pair = *before && *after ? g_strconcat(before, " ", after, NULL) : NULL;
		const char *right = pair ? rules_value(r, LEXICON_RANCU, pair) : NULL;
		if (right)
			return right;
	}
	return NULL;
}

static void run(const struct rules *r)
{
	for (size_t i = 0; i < r->c->n; i++) {
		if (r->c->tokens[i].kind != TOKEN_WORD)
			continue;
		check_cut(r, i);
		if (!among(r->lower[i], CONFUSED))
			continue;
		const char *right = by_kind(r, i);
		if (!right)
			right = by_neighbour(r, i);
		g_autofree char *fixed = right ? rules_cased(r, i, right) : NULL;
		if (fixed && !token_is(r->c->text, &r->c->tokens[i], fixed))
			rules_report(r, "ejaan/tertukar", i, i, fixed, NULL);
	}
}

const struct rule_part rules_confused = RULE_PART(ROWS, run);
