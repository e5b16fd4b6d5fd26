/* Direct speech: the marks between what somebody said and the words that say so. */
#include <string.h>
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "kutipan/koma-di-luar", "tandabaca", SEVERITY_ERROR, "koma mendahului tanda petik penutup (EYD V, Tanda Petik)",
	  "“Informasinya jernih”, ujar Ilham.", "“Informasinya jernih,” ujar Ilham." },
	{ "kutipan/tanpa-koma", "tandabaca", SEVERITY_ERROR, "petikan langsung dipisahkan dengan koma sebelum tanda petik penutup (EYD V, Tanda Koma)",
	  "“Kami siap menyambut pemilih pada 2027” imbuh Ilham.", "“Kami siap menyambut pemilih pada 2027,” imbuh Ilham." },
	{ "kutipan/titik", "tandabaca", SEVERITY_ERROR,
	  "petikan diakhiri koma, lalu ujar, kata, dan sejenisnya berhuruf kecil (EYD V, Tanda Koma)",
	  "“Vaksin tersedia di puskesmas.” Kata Ilham.", "“Vaksin tersedia di puskesmas,” kata Ilham." },
	{ "kutipan/spasi", "tandabaca", SEVERITY_ERROR, "ada spasi sesudah tanda petik penutup (EYD V, Tanda Petik)",
	  "“Kami menunggu angka,”ucapnya.", "“Kami menunggu angka,” ucapnya." },
	{ "kutipan/spasi-buka", "tandabaca", SEVERITY_ERROR, "ada spasi sebelum tanda petik pembuka (EYD V, Tanda Petik)",
	  "Ilham mengatakan“Kami siap menyambut pemilih.”", "Ilham mengatakan “Kami siap menyambut pemilih.”" },
	{ "kutipan/tanda-rangkap", "tandabaca", SEVERITY_ERROR, "tanda tanya dan tanda seru tidak diikuti koma (EYD V, Tanda Tanya)",
	  "“Apakah semua sudah siap?,” tanya Ilham.", "“Apakah semua sudah siap?” tanya Ilham." },
	{ "kutipan/titik-di-luar", "tandabaca", SEVERITY_WARNING, "titik petikan langsung mendahului tanda petik penutup (EYD V, Tanda Petik)",
	  "Ilham mengatakan, “Kami siap menyambut pemilih”.", "Ilham mengatakan, “Kami siap menyambut pemilih.”" },
	{ "kutipan/koma-buka", "tandabaca", SEVERITY_WARNING, "petikan langsung dipisahkan dengan koma dari kata yang mengantarnya (EYD V, Tanda Koma)",
	  "Ilham mengatakan “Kami siap menyambut pemilih.”", "Ilham mengatakan, “Kami siap menyambut pemilih.”" },
	{ "kutipan/kapital", "kapital", SEVERITY_WARNING, "petikan langsung diawali huruf kapital (EYD V, Huruf Kapital)",
	  "“kami siap menyambut semua pemilih,” ujar Ilham.", "“Kami siap menyambut semua pemilih,” ujar Ilham." },
};

static bool closes(const struct rules *r, size_t i, int n)
{
	return rules_quote_mark(r, i, n, TOKEN_CLOSES);
}

static bool opens(const struct rules *r, size_t i, int n)
{
	return rules_quote_mark(r, i, n, TOKEN_OPENS);
}

/* Some of the verbs are adjectives and nouns as well (jelas, harap, kata): who speaks must follow. */
static bool attributes(const struct rules *r, size_t i, int n)
{
	static const char *const ALWAYS[] = { "ujar", "ucap", "tutur", "ungkap", "imbuh", "pungkas", "tandas", "papar", "tukas",
		"cetus", "kilah", "beber", NULL };
	static const char *const WHO[] = { "dia", "ia", "beliau", "pria", "perempuan", "wanita", "mantan", "ketua", "lelaki", "warga",
		"bupati", "wali", "gubernur", "kepala", "siswa", "seorang", "salah", "mereka", "saya", "sang", "ibu", "bapak",
		"politisi", "politikus", "alumnus", "petani", "nelayan", "camat", "lurah", "anggota", "sekretaris", "juru", "pelatih", "pengamat",
		"aktivis", "dosen", "guru", "tokoh", "pengusaha", "pejabat", "perwira", "dokter", "direktur", "manajer", "penjual", "pedagang",
		"peneliti", "para", "putra", "putri", "istri", "suami", "kakak", "adik", "korban", "pemilik", "koordinator", "komisioner", NULL };
	const char *verb = rules_word(r, i, n);
	size_t len = strlen(verb);

	if (!is_saying(verb))
		return false;
	if ((len > 5 && strcmp(verb + len - 3, "nya") == 0) || among(verb, ALWAYS) || strcmp(verb, "katannya") == 0)
		return true;
	const struct token *who = rules_near(r, i, n + 1);
	return who && ((who->flags & TOKEN_CAPITAL) || among(rules_word(r, i, n + 1), WHO));
}

/* Words of the quotation that closes at i, up to four. */
static unsigned quoted_words(const struct rules *r, size_t i)
{
	unsigned n = 0;

	for (int k = 1; n < 4 && rules_near(r, i, -k) && !opens(r, i, -k) && k < 40; k++)
		n += rules_near(r, i, -k)->kind == TOKEN_WORD;
	return n;
}

/* The token that opens the quotation which i closes; i when it is far off or lies in another paragraph. */
static size_t opening_of(const struct rules *r, size_t i)
{
	enum { FAR = 400 };

	for (int k = 1; k < FAR && rules_near(r, i, -k); k++)
		if (opens(r, i, -k))
			return i - (size_t)k;
	return i;
}

/* “Kami siap menyambut pemilih”, Ilham menegaskan. A whole quoted sentence, then nothing but who said it. */
static bool name_says(const struct rules *r, size_t i)
{
	enum { NAMES_MAX = 3 };
	static const char *const THEN[] = { "saat", "usai", "kepada", "di", "pada", "dalam", "melalui", NULL };
	size_t open = opening_of(r, i);
	int verb = 2;

	if (open == i || (rules_near(r, open, -1) && !rules_mark(r, open, -1, ".")) || !rules_capital_at(r, open, 1) || quoted_words(r, i) < 3)
		return false;
	while (verb < 2 + NAMES_MAX && rules_capital_at(r, i, verb))
		verb++;
	return verb > 2 && g_str_has_prefix(rules_word(r, i, verb), "me") && is_announcing(rules_word(r, i, verb)) &&
		(rules_mark(r, i, verb + 1, ".") || among(rules_word(r, i, verb + 1), THEN));
}

/* "mengatakan, “" */
static bool is_announced(const struct rules *r, size_t open)
{
	return (rules_mark(r, open, -1, ",") || rules_mark(r, open, -1, ":")) && is_announcing(rules_word(r, open, -2));
}

/* "bertajuk “": what stands between the marks is a title and nobody's words. */
static bool is_title(const struct rules *r, size_t open)
{
	static const char *const NAMES[] = { "bertajuk", "bertema", "bertemakan", "berjudul", "bernama", "bertuliskan", "tajuk", "tema", "judul", "istilah",
		"slogan", "semboyan", "motto", "moto", "jargon", "tagar", "program", "lagu", "film", "buku", "lomba", "aplikasi", "seminar", "kegiatan",
		"rubrik", "acara", NULL };

	return among(rules_word(r, open, -1), NAMES);
}

/* “... siap”. and “... siap.”. after "mengatakan,". */
static void check_stop_outside(const struct rules *r, size_t i, const char *mark)
{
	size_t open = opening_of(r, i);
	bool stopped = rules_mark(r, i, -1, ".") || rules_mark(r, i, -1, "?") || rules_mark(r, i, -1, "!");
	const struct token *before = rules_near(r, i, -1);

	if (open == i || !is_announced(r, open) || !rules_capital_at(r, open, 1) || quoted_words(r, i) < 3 || rules_glued(r, i, 2) ||
	    (!stopped && before->kind == TOKEN_MARK))
		return;
	g_autofree char *fixed = g_strconcat(stopped ? "" : ".", mark, NULL);
	rules_report(r, "kutipan/titik-di-luar", i, i + 1, fixed, NULL);
}

static char *lower_first(const struct rules *r, size_t i)
{
	g_autofree char *word = rules_text(r, i, i);

	return rules_near(r, i, 0)->flags & TOKEN_ALLCAPS ? g_steal_pointer(&word) : g_strdup(r->lower[i]);
}

static void comma_outside(const struct rules *r, size_t i, const char *mark)
{
	g_autofree char *moved = g_strconcat(",", mark, rules_glued(r, i, 2) ? " " : "", NULL);
	bool has_mark = rules_mark(r, i, -1, ",") || rules_mark(r, i, -1, "?") || rules_mark(r, i, -1, "!");

	if (!rules_mark(r, i, -1, ","  ) && rules_mark(r, i, -1, "."))
		rules_report(r, "kutipan/koma-di-luar", i - 1, i + 1, moved, NULL);
	else
		rules_report(r, "kutipan/koma-di-luar", i, i + 1, has_mark ? (rules_glued(r, i, 2) ? moved + 1 : mark) : moved, NULL);
}

/* The full stop before the closing mark, and the verb after it. */
static void stop_inside(const struct rules *r, size_t i, const char *mark)
{
	g_autofree char *verb = lower_first(r, i + 1);
	g_autofree char *fixed = g_strconcat(",", mark, " ", verb, NULL);

	rules_report(r, "kutipan/titik", i - 1, i + 1, fixed, NULL);
}

/* “... siap”. Ujarnya: no sentence begins with such a verb. */
static bool begins_attribution(const struct rules *r, size_t i)
{
	const char *verb = rules_word(r, i, 2);

	return rules_mark(r, i, 1, ".") && rules_glued(r, i, 1) && rules_capital_at(r, i, 2) && attributes(r, i, 2) && !rules_mark(r, i, 3, ",") &&
		!among(verb, (const char *const[]){ "kata", "jelas", "terang", "tegas", "pesan", "harap", "kisah", "cerita", "tanya", "jawab", "ajak", NULL });
}

static void stop_outside(const struct rules *r, size_t i, const char *mark)
{
	g_autofree char *verb = lower_first(r, i + 2);
	bool marked = rules_mark(r, i, -1, ".") || rules_mark(r, i, -1, ",");
	bool asks = rules_mark(r, i, -1, "?") || rules_mark(r, i, -1, "!");
	g_autofree char *fixed = g_strconcat(asks ? "" : ",", mark, " ", verb, NULL);

	rules_report(r, "kutipan/titik", marked ? i - 1 : i, i + 2, fixed, NULL);
}

static void check_close(const struct rules *r, size_t i)
{
	g_autofree char *mark = rules_text(r, i, i);
	const struct token *before = rules_near(r, i, -1), *after = rules_near(r, i, 1);
	g_autofree char *with_comma = g_strconcat(",", mark, rules_glued(r, i, 1) ? " " : "", NULL);
	g_autofree char *spaced = g_strconcat(mark, " ", NULL);

	if (!before || !after)
		return;
	if (is_title(r, opening_of(r, i)))
		return;
	if (rules_mark(r, i, 1, ",") && (attributes(r, i, 2) || name_says(r, i))) {
		comma_outside(r, i, mark);
		return;
	}
	if (begins_attribution(r, i)) {
		stop_outside(r, i, mark);
		return;
	}
	if (rules_mark(r, i, -1, ",") && (rules_mark(r, i, -2, "?") || rules_mark(r, i, -2, "!")) && rules_glued(r, i, -1))
		rules_report(r, "kutipan/tanda-rangkap", i - 1, i, mark, NULL);
	if (rules_mark(r, i, 1, ".") && rules_glued(r, i, 1))
		check_stop_outside(r, i, mark);
	if (after->kind != TOKEN_WORD)
		return;
	bool attributed = attributes(r, i, 1), opens_paragraph = !rules_near(r, opening_of(r, i), -1);
	if (attributed && rules_mark(r, i, -1, "."))
		stop_inside(r, i, mark);
	else if (attributed && (after->flags & TOKEN_CAPITAL) && before->kind == TOKEN_MARK) {
		g_autofree char *verb = lower_first(r, i + 1);
		g_autofree char *fixed = g_strconcat(mark, " ", verb, NULL);
		rules_report(r, "kutipan/titik", i, i + 1, fixed, NULL);
	} else if (attributed && before->kind != TOKEN_MARK && (quoted_words(r, i) >= 3 || opens_paragraph))
		rules_report(r, "kutipan/tanpa-koma", i, i, with_comma, NULL);
	else if (rules_glued(r, i, 1) && !(after->flags & TOKEN_SPACE))
		rules_report(r, "kutipan/spasi", i, i, spaced, NULL);
}

/* mengatakan “Kami siap menyambut pemilih.”: a whole sentence of three words or more, its mark inside. */
static void check_announced(const struct rules *r, size_t i)
{
	enum { FAR = 400 };
	int k = 1;

	if (!is_announcing(rules_word(r, i, -1)) || !rules_capital_at(r, i, 1))
		return;
	while (k < FAR && rules_near(r, i, k) && !closes(r, i, k))
		k++;
	if (!closes(r, i, k) || quoted_words(r, i + (size_t)k) < 3 ||
	    !(rules_mark(r, i, k - 1, ".") || rules_mark(r, i, k - 1, "?") || rules_mark(r, i, k - 1, "!")))
		return;
	g_autofree char *verb = rules_text(r, i - 1, i - 1);
	g_autofree char *fixed = g_strconcat(verb, ",", NULL);
	rules_report(r, "kutipan/koma-buka", i - 1, i - 1, fixed, NULL);
}

static void check_open(const struct rules *r, size_t i)
{
	const struct token *before = rules_near(r, i, -1), *after = rules_near(r, i, 1);
	g_autofree char *mark = rules_text(r, i, i);
	g_autofree char *spaced = g_strconcat(" ", mark, NULL);

	if (before && before->kind == TOKEN_WORD && !(r->c->tokens[i].flags & TOKEN_SPACE) && after && !(after->flags & TOKEN_SPACE))
		rules_report(r, "kutipan/spasi-buka", i, i, spaced, NULL);
	if (before || !after || after->kind != TOKEN_WORD || (after->flags & (TOKEN_CAPITAL | TOKEN_DIGIT)) ||
	    !rules_known(r, r->lower[i + 1]))
		return;
	unsigned words = 0;
	for (int k = 1; k < 200 && rules_near(r, i, k); k++) {
		words += rules_near(r, i, k)->kind == TOKEN_WORD;
		if (closes(r, i, k)) {
			g_autofree char *head = g_utf8_substring(r->lower[i + 1], 0, 1);
			g_autofree char *up = g_utf8_strup(head, -1);
			g_autofree char *fixed = g_strconcat(up, r->lower[i + 1] + strlen(head), NULL);
			if (words >= 4 && (attributes(r, i, k + 1) || attributes(r, i, k + 2)))
				rules_report(r, "kutipan/kapital", i + 1, i + 1, fixed, NULL);
			return;
		}
	}
}

static void run(const struct rules *r)
{
	for (size_t i = 0; i < r->c->n; i++) {
		if (r->c->tokens[i].kind != TOKEN_MARK)
			continue;
		if (closes(r, i, 0))
			check_close(r, i);
		else if (opens(r, i, 0)) {
			check_open(r, i);
			check_announced(r, i);
		}
	}
}

const struct rule_part rules_quote = RULE_PART(ROWS, run);
