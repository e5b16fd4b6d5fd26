/* Capital letters: sentence starts, days, months, regions, time zones. */
#include <string.h>
#include "lexicon.h"
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "kapital/kalimat", "kapital", SEVERITY_ERROR, "huruf pertama kalimat memakai huruf kapital (EYD V, Huruf Kapital)",
	  "Warga diminta waspada saat hujan lebat. kilat dapat menyambar.", "Warga diminta waspada saat hujan lebat. Kilat dapat menyambar." },
	{ "kapital/tengah", "kapital", SEVERITY_WARNING, "kata ini tidak memakai huruf kapital di tengah kalimat (EYD V, Huruf Kapital)",
	  "Rapat itu dihadiri Oleh seluruh anggota.", "Rapat itu dihadiri oleh seluruh anggota." },
	{ "kapital/ulang", "kapital", SEVERITY_WARNING, "kedua unsur kata ulang sama huruf awalnya (EYD V, Huruf Kapital)",
	  "Hal itu diatur dalam Kitab undang-Undang Hukum Pidana.", "Hal itu diatur dalam Kitab Undang-Undang Hukum Pidana." },
	{ "kapital/hari", "kapital", SEVERITY_ERROR, "nama hari memakai huruf kapital (EYD V, Huruf Kapital)",
	  "Rapat digelar selasa pagi.", "Rapat digelar Selasa pagi." },
	{ "kapital/bulan", "kapital", SEVERITY_ERROR, "nama bulan memakai huruf kapital (EYD V, Huruf Kapital)",
	  "Rapat digelar pada 4 juli lalu.", "Rapat digelar pada 4 Juli lalu." },
	{ "kapital/wilayah", "kapital", SEVERITY_WARNING, "nama wilayah memakai huruf kapital (EYD V, Huruf Kapital)",
	  "Rapat digelar di Kabupaten gorontalo.", "Rapat digelar di Kabupaten Gorontalo." },
	{ "kapital/singkatan", "kapital", SEVERITY_WARNING, "singkatan nama lembaga memakai huruf kapital (EYD V, Singkatan dan Akronim)",
	  "Anggota kpu menghadiri rapat.", "Anggota KPU menghadiri rapat." },
	{ "kapital/zona-waktu", "kapital", SEVERITY_WARNING, "singkatan zona waktu memakai huruf kapital",
	  "Rapat dimulai pukul 16.00 wib.", "Rapat dimulai pukul 16.00 WIB." },
};

static char *capitalised(const struct rules *r, size_t i)
{
	g_autofree char *word = rules_text(r, i, i);
	g_autofree char *head = g_utf8_substring(word, 0, 1);
	g_autofree char *up = g_utf8_strup(head, -1);

	return g_strconcat(up, word + strlen(head), NULL);
}

/* A short unknown word before the full stop may be an abbreviation; a letter or figure may number a list. */
static bool ends_here(const struct rules *r, size_t i)
{
	const struct token *before = rules_near(r, i, -2);

	if (!before)
		return false;
	if (before->kind == TOKEN_WORD)
		return before->len > 2 && !(before->flags & TOKEN_ABBREVIATION) &&
			(rules_known(r, rules_word(r, i, -2)) || before->len > 5 || (before->flags & TOKEN_ALLCAPS));
	if (before->kind == TOKEN_NUMBER || before->kind == TOKEN_CODE)
		return rules_near(r, i, -3) != NULL;
	return before->kind == TOKEN_MARK && (before->flags & TOKEN_CLOSES || (before->len == 3 && !rules_mark(r, i, -2, "…") && !rules_mark(r, i, -2, "...")));
}

static void check_sentence(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i], *stop = rules_near(r, i, -1);

	if (!stop || stop->kind != TOKEN_MARK || stop->len != 1 || !strchr(".?!", r->c->text[stop->off]) || stop->flags & TOKEN_SPACE ||
	    !(t->flags & TOKEN_SPACE) || t->flags & (TOKEN_CAPITAL | TOKEN_MIXED | TOKEN_DIGIT | TOKEN_ABBREVIATION) || !ends_here(r, i))
		return;
	/* “Benar?” tanya and (Benar?) are followed by their sentence */
	if (!rules_mark(r, i, -1, ".") && is_saying(r->lower[i]))
		return;
	if (!g_unichar_islower(g_utf8_get_char(r->lower[i])) || !rules_known(r, r->lower[i]))
		return;
	g_autofree char *fixed = capitalised(r, i);
	rules_report(r, "kapital/kalimat", i, i, fixed, NULL);
}

static bool is_small(const struct rules *r, size_t i, int n)
{
	const struct token *t = rules_near(r, i, n);

	return t && t->kind == TOKEN_WORD && !(t->flags & (TOKEN_CAPITAL | TOKEN_DIGIT | TOKEN_ABBREVIATION)) && rules_known(r, rules_word(r, i, n));
}

/* Words that no name and no title begins with. */
static void check_middle(const struct rules *r, size_t i)
{
	static const char *const WORDS[] = { "adalah", "agar", "akan", "bahwa", "bagi", "belum", "dalam", "dan", "dapat", "dari",
		"dengan", "di", "hingga", "ialah", "ini", "itu", "juga", "karena", "ke", "kepada", "maupun", "melalui", "mengatakan",
		"menyampaikan", "menjelaskan", "merupakan", "oleh", "pada", "sampai", "sangat", "secara", "sedangkan", "sehingga",
		"selama", "serta", "sudah", "tanpa", "telah", "tentang", "terhadap", "tersebut", "tetapi", "tidak", "untuk", "yaitu", "yakni",
		"yang", NULL };
	const struct token *t = &r->c->tokens[i], *before = rules_near(r, i, -1), *after = rules_near(r, i, 1);

	static const char *const OF_GOD[] = { "maha", "mulia", "kuasa", "teramat", "dipertuan", "terhormat", NULL };
	if (!(t->flags & TOKEN_PROPER) || t->flags & (TOKEN_ALLCAPS | TOKEN_HYPHEN) || !among(r->lower[i], WORDS) || !before || !after ||
	    before->kind != TOKEN_WORD || before->flags & TOKEN_ABBREVIATION || among(rules_word(r, i, 1), OF_GOD))
		return;                /* "Amin, M.Si. Dalam": a degree may end the sentence */
	/* one neighbour in small letters, which titles have for particles only, says that this is no title; within a quotation both must */
	bool small_before = is_small(r, i, -1) && !among(rules_word(r, i, -1), WORDS), small_after = is_small(r, i, 1) || (after->kind == TOKEN_NUMBER && is_small(r, i, 2));
	if (t->flags & TOKEN_QUOTED ? !(small_before && small_after) : !(small_before || (small_after && !rules_capital_at(r, i, 2))))
		return;
	rules_report(r, "kapital/tengah", i, i, r->lower[i], NULL);
}

/* "undang-Undang": in a name both halves have a capital, elsewhere neither. */
static void check_halves(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i];
	const char *hyphen = t->flags & TOKEN_HYPHEN && !(t->flags & TOKEN_CAPITAL) ? strchr(r->lower[i], '-') : NULL;
	size_t n = hyphen ? (size_t)(hyphen - r->lower[i]) : 0;

	if (n == 0 || strlen(r->lower[i]) != t->len || strncmp(r->lower[i], hyphen + 1, n) != 0 || !g_ascii_isupper(r->c->text[t->off + n + 1]))
		return;
	g_autofree char *fixed = g_strdup(r->lower[i]);
	if (rules_capital_at(r, i, 1) || rules_capital_at(r, i, -1)) {
		fixed[0] = g_ascii_toupper(fixed[0]);
		fixed[n + 1] = fixed[0];
	}
	rules_report(r, "kapital/ulang", i, i, fixed, NULL);
}

static bool before_date(const struct rules *r, size_t i)
{
	const struct token *next = rules_near(r, i, 1), *after = rules_near(r, i, 2);

	if (next && next->kind == TOKEN_NUMBER)
		return memchr(r->c->text + next->off, '/', next->len) != NULL || month_of(rules_word(r, i, 2)) > 0;
	return next && after && after->kind == TOKEN_NUMBER && rules_mark(r, i, 1, "(");
}

static void check_day_or_month(const struct rules *r, size_t i)
{
	const char *word = r->lower[i];

	if (r->c->tokens[i].flags & TOKEN_CAPITAL)
		return;
	int day = day_of(word), month = month_of(word);
	if (day < 0 && month == 0)
		return;
	/* "minggu" is a week too, "mei" and "maret" are nothing else */
	if (strcmp(word, "minggu") == 0 && !(strcmp(rules_word(r, i, -1), "hari") == 0 || before_date(r, i)))
		return;
	if (strcmp(word, "ahad") == 0)
		return;
	g_autofree char *fixed = capitalised(r, i);
	rules_report(r, day >= 0 ? "kapital/hari" : "kapital/bulan", i, i, fixed, NULL);
}

static bool is_region_title(const char *word)
{
	return among(word, (const char *const[]){ "kabupaten", "kab.", "kota", "provinsi", "prov.", NULL });
}

/* "Kota malang", "kabupaten jember", "provinsi jawa barat": behind its title a region's name is one although it is a word too, the
 * more so when the title has a capital. How many tokens of it stand in small letters; 0: none. */
static size_t titled_region(const struct rules *r, size_t i)
{
	enum { WORDS_MAX = 3 };

	if (!is_region_title(rules_word(r, i, -1)))
		return 0;
	for (int n = WORDS_MAX; n >= 1; n--) {
		g_autoptr(GString) name = g_string_new(NULL);
		int k = 0;
		for (; k < n && *rules_word(r, i, k) && !(rules_near(r, i, k)->flags & (TOKEN_CAPITAL | TOKEN_HYPHEN | TOKEN_DIGIT)); k++)
			g_string_append_printf(name, "%s%s", k ? " " : "", rules_word(r, i, k));
		const char *kind = k == n ? rules_value(r, LEXICON_WILAYAH, name->str) : NULL;
		bool certain = n > 1 || rules_capital_at(r, i, -1) || rules_frequency(r, name->str) == 0;
		if (kind && certain && (g_str_has_prefix(kind, "kabupaten") || g_str_has_prefix(kind, "kota\t") || g_str_has_prefix(kind, "provinsi")))
			return (size_t)n;
	}
	return 0;
}

static void report_region(const struct rules *r, size_t i, size_t n)
{
	g_autofree char *name = rules_text(r, i, i + n - 1);

	for (char *c = name; *c; c++)
		if (c == name || c[-1] == ' ')
			*c = g_ascii_toupper(*c);
	rules_report(r, "kapital/wilayah", i, i + n - 1, name, NULL);
}

static void check_region(const struct rules *r, size_t i)
{
	static const char *const BEFORE_OR_TITLE[] = { "kabupaten", "kota", "provinsi", "kecamatan", "kelurahan", "desa", "distrik", "nagari",
		"dusun", "pulau", "kab.", "prov.", "di", "dari", "ke", "warga", "masyarakat", "bupati", "pemkab", "pemkot", "polres", "kapolres", "asal",
		"bawaslu", NULL };
	static const char *const TITLES[] = { "kabupaten", "kecamatan", "kelurahan", "desa", "provinsi", "distrik", "nagari", "dusun", NULL };
	static const char *const NOTHING_ELSE[] = { "indonesia", "sumatera", "sumatra", "kalimantan", "sulawesi", "papua", "jakarta", "surabaya", "makassar",
		"gorontalo", "yogyakarta", "bengkulu", "kupang", "manado", "denpasar", "banjarmasin", "malaysia", "singapura", NULL };
	const char *word = r->lower[i];

	if (r->c->tokens[i].flags & (TOKEN_CAPITAL | TOKEN_HYPHEN | TOKEN_DIGIT))
		return;
	size_t n = titled_region(r, i);
	if (n > 0)
		report_region(r, i, n);
	if (n > 0 || strlen(word) < 5)
		return;
	bool sure = among(word, NOTHING_ELSE);
	if (!sure && !among(rules_word(r, i, -1), BEFORE_OR_TITLE))
		return;
	bool titled = rules_capital_at(r, i, -1) && among(rules_word(r, i, -1), TITLES) && !rules_known(r, word) &&
		!rules_value(r, LEXICON_NONBAKU, word) && !rules_value(r, LEXICON_GABUNG, word);
	if (titled) {
		g_autofree char *name = capitalised(r, i);
		rules_report(r, "kapital/wilayah", i, i, name, NULL);
		return;
	}
	if (!sure && (!rules_value(r, LEXICON_WILAYAH, word) || rules_stem(r, word) || rules_frequency(r, word) > 0))
		return;
	g_autofree char *fixed = capitalised(r, i);
	rules_report(r, "kapital/wilayah", i, i, fixed, NULL);
}

/* "kpu", "polri": a body whose short name is no word. */
static void check_acronym(const struct rules *r, size_t i)
{
	static const char *const BODIES[] = { "kpu", "kpps", "kpk", "bpk", "dpr", "dprd", "dpd", "mpr", "tni", "bnn", "bnpb", "bpbd", "bmkg",
		"bpjs", "bpom", "dkpp", "ppk", "pps", "tps", "rsud", "apbd", "apbn", "asn", "pns", "nkri", "mui", "pmi", "pgri", "pwi", NULL };
	static const char *const NAMED[] = { "bawaslu", "panwaslu", "polri", "kemendagri", "kemenkes", "kemenag", "basarnas", "baznas", "bulog",
		"bappenas", "bakamla", NULL };

	if (r->c->tokens[i].flags & (TOKEN_CAPITAL | TOKEN_HYPHEN))
		return;
	bool named = among(r->lower[i], NAMED);
	if (!named && !among(r->lower[i], BODIES))
		return;
	g_autofree char *fixed = named ? capitalised(r, i) : g_ascii_strup(r->lower[i], -1);
	rules_report(r, "kapital/singkatan", i, i, fixed, NULL);
}

static void check_zone(const struct rules *r, size_t i)
{
	const char *word = r->lower[i];
	const struct token *before = rules_near(r, i, -1);

	if (!before || before->kind != TOKEN_NUMBER || !among(word, (const char *const[]){ "wib", "wita", "wit", NULL }) ||
	    (r->c->tokens[i].flags & TOKEN_ALLCAPS) || token_is(r->c->text, &r->c->tokens[i], "Wita"))
		return;
	g_autofree char *fixed = g_ascii_strup(word, -1);
	rules_report(r, "kapital/zona-waktu", i, i, fixed, NULL);
}

static void run(const struct rules *r)
{
	for (size_t i = 0; i < r->c->n; i++) {
		if (r->c->tokens[i].kind != TOKEN_WORD)
			continue;
		check_sentence(r, i);
		check_middle(r, i);
		check_halves(r, i);
		check_day_or_month(r, i);
		check_region(r, i);
		check_zone(r, i);
		check_acronym(r, i);
	}
}

const struct rule_part rules_capital = RULE_PART(ROWS, run);
