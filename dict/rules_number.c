/* Money, clock times, thousands, percent and units. */
#include <stdlib.h>
#include <string.h>
#include "lexicon.h"
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "angka/rupiah", "angka", SEVERITY_ERROR, "Rp ditulis tanpa titik dan tanpa spasi (EYD V, Angka dan Bilangan)",
	  "Hadiah sebesar Rp. 15 juta disiapkan.", "Hadiah sebesar Rp15 juta disiapkan." },
	{ "angka/jam", "angka", SEVERITY_ERROR, "jam dan menit dipisahkan dengan titik (EYD V, Tanda Titik)",
	  "Rapat dimulai pukul 16:00 WIB.", "Rapat dimulai pukul 16.00 WIB." },
	{ "angka/ribuan", "angka", SEVERITY_WARNING, "ribuan dipisahkan dengan titik (EYD V, Tanda Titik)",
	  "Sebanyak 1149 TPS disiapkan.", "Sebanyak 1.149 TPS disiapkan." },
	{ "angka/desimal", "angka", SEVERITY_WARNING, "desimal dipisahkan dengan koma (EYD V, Tanda Koma)",
	  "Inflasi mencapai 0.43 persen.", "Inflasi mencapai 0,43 persen." },
	{ "angka/persen", "angka", SEVERITY_WARNING, "tanda persen mengikuti angka tanpa spasi",
	  "Partisipasi mencapai 80 % pemilih.", "Partisipasi mencapai 80% pemilih." },
	{ "angka/nomor", "tandabaca", SEVERITY_WARNING, "singkatan nomor ditulis No. dengan titik (EYD V, Singkatan dan Akronim)",
	  "Kantor itu di Jalan Merdeka no 5 Sleman.", "Kantor itu di Jalan Merdeka No. 5 Sleman." },
	{ "angka/satuan", "angka", SEVERITY_WARNING, "satuan ditulis dengan huruf kecil dan didahului spasi (EYD V, Singkatan dan Akronim)",
	  "Petugas membawa 10 Kg beras.", "Petugas membawa 10 kg beras." },
};

/* A figure with a point before each three of its digits from the right. The caller's. */
static char *grouped(const char *figure)
{
	GString *out = g_string_new(figure);

	for (gssize at = (gssize)out->len - 3; at > 0; at -= 3)
		g_string_insert_c(out, at, '.');
	return g_string_free(out, FALSE);
}

static bool is_number(const struct rules *r, size_t i, int n)
{
	const struct token *t = rules_near(r, i, n);

	return t && t->kind == TOKEN_NUMBER;
}

static void check_rupiah(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i];
	bool point = strcmp(r->lower[i], "rp.") == 0;
	size_t number = i + 1;

	if (!point && strcmp(r->lower[i], "rp") != 0)
		return;
	if (!point && rules_mark(r, i, 1, ".")) {
		point = true;
		number++;
	}
	if (!is_number(r, i, (int)(number - i)) || (!point && rules_glued(r, i, 1)))
		return;
	const struct token *n = &r->c->tokens[number];
	g_autofree char *figure = g_strndup(r->c->text + n->off, n->len);
	g_autofree char *fixed = g_strconcat("Rp", figure, NULL);
	bool dash = rules_mark(r, number, 1, ",") && rules_glued(r, number, 1) && rules_mark(r, number, 2, "-") && rules_glued(r, number, 2);
	rules_report_bytes(r, "angka/rupiah", i, t->off, n->off + n->len + (dash ? 2 : 0) - t->off, fixed, NULL);
}

/* Rp15000, rp15.000, Rp15.000,-: one token already. */
static void check_sum(const struct rules *r, size_t i)
{
	g_autofree char *sum = rules_text(r, i, i);

	if (g_ascii_strncasecmp(sum, "rp", 2) != 0)
		return;
	size_t digits = strlen(sum + 2);
	bool plain = digits >= 4 && digits <= 15 && strspn(sum + 2, "0123456789") == digits;
	bool dash = rules_mark(r, i, 1, ",") && rules_glued(r, i, 1) && rules_mark(r, i, 2, "-") && rules_glued(r, i, 2);
	g_autofree char *figure = plain ? grouped(sum + 2) : g_strdup(sum + 2);
	g_autofree char *fixed = g_strconcat("Rp", figure, NULL);
	if (plain && strncmp(sum, "Rp", 2) == 0)
		rules_report(r, "angka/ribuan", i, i, fixed, NULL);
	else if (dash || strncmp(sum, "Rp", 2) != 0)
		rules_report(r, "angka/rupiah", i, dash ? i + 2 : i, fixed, NULL);
}

/* hh:mm and hh:mm-hh:mm, with a real hour and minute. */
static bool is_clock(const char *s, size_t len)
{
	g_autofree char *copy = g_strndup(s, len);
	g_auto(GStrv) times = g_strsplit_set(copy, "-", -1);
	bool colon = false;

	for (char **t = times; *t; t++) {
		char *end;
		long hour = strtol(*t, &end, 10);
		if (end == *t || end - *t > 2 || hour < 0 || hour > 24 || (*end != ':' && *end != '.') || strlen(end + 1) != 2)
			return false;
		colon |= *end == ':';
		long minute = strtol(end + 1, &end, 10);
		if (*end || minute > 59)
			return false;
	}
	return colon;
}

static void check_clock(const struct rules *r, size_t i)
{
	static const char *const BEFORE[] = { "pukul", "jam", "pkl", "pkl.", "hingga", "sampai", "sejak", "mulai", "s.d.", NULL };
	static const char *const AFTER[] = { "wib", "wita", "wit", "hingga", "sampai", NULL };
	static const char *const NO_TIME[] = { "skor", "ayat", "surat", "rasio", "skala", "perbandingan", "kedudukan", "angka", "set", NULL };
	const struct token *t = &r->c->tokens[i];

	if (!memchr(r->c->text + t->off, ':', t->len) || !is_clock(r->c->text + t->off, t->len))
		return;
	const char *before = rules_word(r, i, -1);
	bool plain = t->len == 5 && *before && !rules_capital_at(r, i, -1) && !among(before, NO_TIME);
	if (!among(before, BEFORE) && !among(rules_word(r, i, 1), AFTER) && !plain)
		return;
	g_autofree char *fixed = g_strdelimit(rules_text(r, i, i), ":", '.');
	rules_report(r, "angka/jam", i, i, fixed, NULL);
}

/* Figures that name or count nothing: after these words no point parts thousands. */
static const char *const NO_COUNT[] = { "nomor", "no.", "nomer", "tahun", "pasal", "km", "telepon", "telp.", "hp", "wa", "nip", "nik", "rt",
	"rw", "kode", "pos", "rekening", "pada", "sejak", "hingga", "sampai", "periode", "masa", "angkatan", "kodim", "kloter", "sk",
	"call", "center", "hotline", "layanan", "hubungi", "menghubungi", "dihubungi", "telepon", "menelepon", "seri", "tipe", "nopol", "masehi", "hijriah", "saka", "dari", "ke", "id", NULL };

static bool is_year(long n)
{
	return n >= 1200 && n <= 2199;
}

/* "dari 8000 orang": a year is no number of people. */
static const char *const BEFORE_COUNT[] = { "dari", "hingga", "sampai", "ke", NULL };

static bool is_counted(const struct rules *r, size_t i)
{
	static const char *const NOUNS[] = { "orang", "tps", "peserta", "warga", "pemilih", "siswa", "unit", "paket", "ton", "kilogram",
		"hektare", "meter", "kilometer", "keluarga", "jiwa", "pelajar", "personel", "rumah", "desa", "kasus", "suara", "surat",
		"lembar", "ekor", "bibit", "pohon", "dosis", "sekolah", "guru", "petugas", "relawan", "liter", NULL };

	return among(rules_word(r, i, 1), NOUNS);
}

/* "berjumlah 834921.": the words before it say that it counts, the sentence ends behind it. */
static bool ends_count(const struct rules *r, size_t i)
{
	static const char *const COUNTS[] = { "sebanyak", "berjumlah", "sejumlah", "mencapai", "totalnya", "jumlahnya", NULL };

	return among(rules_word(r, i, -1), COUNTS) && (rules_mark(r, i, 1, ".") || rules_mark(r, i, 1, ","));
}

static void check_thousands(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i], *before = rules_near(r, i, -1), *after = rules_near(r, i, 1);
	g_autofree char *figure = rules_text(r, i, i);
	long n = atol(figure);
	size_t len = strlen(figure);

	if (len < 4 || len > (is_counted(r, i) ? 9 : 6) || strspn(figure, "0123456789") != len || figure[0] == '0' || !(t->flags & TOKEN_SPACE) || !before ||
	    before->kind != TOKEN_WORD || (among(rules_word(r, i, -1), NO_COUNT) && !(is_counted(r, i) && !is_year(n) &&
	     among(rules_word(r, i, -1), BEFORE_COUNT))) ||
	    ((before->flags & TOKEN_CAPITAL) && !(before->flags & TOKEN_SENTENCE)) || (before->flags & TOKEN_ALLCAPS))
		return;
	bool ends = ends_count(r, i) && !is_year(n);
	if (!ends && (!after || after->kind != TOKEN_WORD || !(after->flags & TOKEN_SPACE) || ((after->flags & TOKEN_CAPITAL) && !(after->flags & TOKEN_ALLCAPS))))
		return;
	/* 1149 could be a year as well; only an acronym or a counted noun behind it says that it is not */
	if (is_year(n) && !is_counted(r, i))
		return;
	if (!ends && !is_year(n) && !rules_known(r, rules_word(r, i, 1)) && !(after->flags & TOKEN_ALLCAPS))
		return;
	g_autofree char *fixed = grouped(figure);
	rules_report(r, "angka/ribuan", i, i, fixed, NULL);
}

/* "0.43 persen", "Rp3.5 miliar": a point before one or two digits, and behind them a measure that is no hour. */
static void check_decimal(const struct rules *r, size_t i)
{
	static const char *const MEASURES[] = { "persen", "juta", "miliar", "triliun", "ton", "kuintal", "liter", "kilogram", "kg", "hektare", "hektar", "ha",
		"kilometer", "km", "meter", NULL };
	g_autofree char *text = rules_text(r, i, i);
	char *figure = g_str_has_prefix(text, "Rp") ? text + 2 : text, *point = strchr(figure, '.');
	size_t decimals = point ? strspn(point + 1, "0123456789") : 0;

	if (decimals < 1 || decimals > 2 || strspn(figure, "0123456789") != (size_t)(point - figure))
		return;
	const char *behind = point + 1 + decimals;
	bool measured = among(rules_word(r, i, 1), MEASURES) || rules_mark(r, i, 1, "%");
	if (strcmp(behind, "%") != 0 && !(*behind == '\0' && measured))
		return;
	*point = ',';
	rules_report(r, "angka/desimal", i, i, text, NULL);
}

static void check_percent(const struct rules *r, size_t i)
{
	if (!rules_mark(r, i, 1, "%") || rules_glued(r, i, 1))
		return;
	const struct token *t = &r->c->tokens[i], *percent = &r->c->tokens[i + 1];
	size_t from = t->off + t->len;
	rules_report_bytes(r, "angka/persen", i, from, percent->off + 1 - from, "%", NULL);
}

static void check_unit(const struct rules *r, size_t i)
{
	static const char *const UNITS[] = { "kg", "km", "cm", "mm", "ha", NULL };
	static const char *const WORDS[] = { "ton", "liter", "meter", "kilometer", "kilogram", "gram", "hektare", "persen", "kuintal", NULL };
	const char *unit = rules_word(r, i, 1);
	bool small = rules_near(r, i, -1) && !rules_capital_at(r, i, -1) && !rules_capital_at(r, i, 2);      /* a headline has capitals around it */

	if (!(among(unit, UNITS) || (small && among(unit, WORDS))) || token_is(r->c->text, &r->c->tokens[i + 1], unit))
		return;
	rules_report(r, "angka/satuan", i + 1, i + 1, unit, NULL);
}

/* 10kg: the blank is missing. */
static void check_glued_unit(const struct rules *r, size_t i)
{
	static const char *const UNITS[] = { "kg", "km", "cm", "mm", "ha", "gr", NULL };
	g_autofree char *code = rules_text(r, i, i);
	size_t digits = strspn(code, "0123456789.,");
	g_autofree char *unit = g_ascii_strdown(code + digits, -1);

	if (digits == 0 || !among(unit, UNITS))
		return;
	g_autofree char *fixed = g_strdup_printf("%.*s %s", (int)digits, code, unit);
	rules_report(r, "angka/satuan", i, i, fixed, NULL);
}

static void check_number_word(const struct rules *r, size_t i)
{
	if (token_is(r->c->text, &r->c->tokens[i], "no") && is_number(r, i, 1) && !rules_glued(r, i, 1))
		rules_report(r, "angka/nomor", i, i, "No.", NULL);
}

static void run(const struct rules *r)
{
	for (size_t i = 0; i < r->c->n; i++) {
		const struct token *t = &r->c->tokens[i];
		if (t->kind == TOKEN_WORD && (r->lower[i][0] == 'r'))
			check_rupiah(r, i);
		if (t->kind == TOKEN_WORD && t->len == 2)
			check_number_word(r, i);
		if (t->kind == TOKEN_CODE && t->len < 16)
			check_glued_unit(r, i);
		if (t->kind != TOKEN_NUMBER || t->len > 40)
			continue;
		check_sum(r, i);
		check_clock(r, i);
		check_thousands(r, i);
		check_decimal(r, i);
		check_percent(r, i);
		check_unit(r, i);
	}
}

const struct rule_part rules_number = RULE_PART(ROWS, run);
