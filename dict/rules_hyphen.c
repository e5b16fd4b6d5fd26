/* The hyphen: reduplication, se- and ke- before capitals and figures; words doubled by accident. */
#include <string.h>
#include "lexicon.h"
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "hubung/spasi", "hubung", SEVERITY_ERROR, "bentuk ulang memakai tanda hubung tanpa spasi (EYD V, Bentuk Ulang)",
	  "Banyak hal – hal baru.", "Banyak hal-hal baru." },
	{ "hubung/ulang", "hubung", SEVERITY_ERROR, "bentuk ulang memakai tanda hubung (EYD V, Bentuk Ulang)",
	  "Ia mengajak rekan rekannya.", "Ia mengajak rekan-rekannya." },
	{ "hubung/angka-dua", "hubung", SEVERITY_ERROR, "bentuk ulang ditulis lengkap dengan tanda hubung (EYD V, Bentuk Ulang)",
	  "Warga mengajak anak2 bermain.", "Warga mengajak anak-anak bermain." },
	{ "hubung/se", "hubung", SEVERITY_ERROR, "se- sebelum huruf kapital memakai tanda hubung (EYD V, Tanda Hubung)",
	  "Peserta datang dari KPU se Indonesia.", "Peserta datang dari KPU se-Indonesia." },
	{ "gabung/se", "gabung", SEVERITY_ERROR, "se- ditulis serangkai (EYD V, Kata Berimbuhan)",
	  "Lomba diikuti sekolah se kabupaten.", "Lomba diikuti sekolah sekabupaten." },
	{ "hubung/ke", "hubung", SEVERITY_ERROR, "ke- sebelum angka memakai tanda hubung (EYD V, Angka dan Bilangan)",
	  "Anggota dewan menggelar masa sidang ke III.", "Anggota dewan menggelar masa sidang ke-III." },
	{ "gabung/ke-bilangan", "gabung", SEVERITY_ERROR, "ke- dengan bilangan berhuruf ditulis serangkai (EYD V, Angka dan Bilangan)",
	  "Rapat ke-dua digelar.", "Rapat kedua digelar." },
	{ "hubung/an", "hubung", SEVERITY_ERROR, "akhiran pada angka memakai tanda hubung (EYD V, Tanda Hubung)",
	  "Gedung itu dibangun pada 1990an.", "Gedung itu dibangun pada 1990-an." },
	{ "ganda", "ganda", SEVERITY_ERROR, "kata yang sama tertulis dua kali", "Rapat digelar dengan dengan lancar.", "Rapat digelar dengan lancar." },
};

/* Never reduplicated: twice in a row is a slip. */
static const char *const SINGLE[] = { "dan", "di", "ke", "dari", "yang", "dengan", "untuk", "pada", "oleh", "dalam", "adalah", "akan",
	"telah", "sudah", "ini", "itu", "juga", "para", "serta", "atau", "bahwa", "tidak", "semua", "sebagai", "karena", "agar",
	"tersebut", "kepada", "saat", "secara", "dapat", "bisa", "kami", "kita", "saya", "mereka", "ia", "dia", "anggota", "ketua",
	"seluruh", "setiap", "ada", "lebih", "antara", "maka", "bagi", "seperti", "hingga", "sampai", "sehingga", "menjadi",
	"tahun", "atas", "bawah", "tetapi", "namun", "jika", "bila", "masih", "hanya", "harus", "belum", "sedang", "sangat",
	"terhadap", "sebuah", "seorang", "suatu", "tentang", "melalui", "selama", "setelah", "sebelum", "ketika", "dua", "tiga", "empat", "lima", NULL };

static bool is_noun_like(const char *word)
{
	static const char *const VERBAL[] = { "men", "mem", "meng", "meny", "me", "di", "ber", "ter", NULL };

	for (const char *const *p = VERBAL; *p; p++)
		if (strncmp(word, *p, strlen(*p)) == 0 && strlen(word) > strlen(*p) + 4)
			return false;
	return true;
}

/* Is the second word the first with an ending? rekan rekannya, hak haknya. */
static bool repeats(const char *first, const char *second)
{
	size_t n = strlen(first);

	if (strncmp(first, second, n) != 0)
		return false;
	return among(second + n, (const char *const[]){ "nya", "ku", "mu", "an", "kan", "i", "lah", NULL }) || second[n] == '\0';
}

/* The second is the first without its prefix: bertahun - tahun, sebaik - baiknya. */
static bool echoes(const char *first, const char *second)
{
	static const char *const PREFIXES[] = { "ber", "se", "ter", "ke", "me", "di", NULL };

	for (const char *const *p = PREFIXES; *p; p++)
		if (strncmp(first, *p, strlen(*p)) == 0 && strlen(first) > strlen(*p) + 2 && repeats(first + strlen(*p), second))
			return true;
	return false;
}

/* What begins the names of bodies, regions and posts, and never twice. */
static const char *const TITLE_WORDS[] = { "kabupaten", "kota", "provinsi", "kecamatan", "kelurahan", "ketua", "kepala", "wakil", "anggota", "bupati",
	"gubernur", "menteri", "kementerian", "presiden", "komisi", "badan", "dinas", "dewan", "rapat", "bapak", "sekretaris", "direktur", "hari", "tahun", "pemerintah",
	"universitas", "republik", "peraturan", "nomor", NULL };

static bool both_names(const struct rules *r, size_t a, size_t b)
{
	return (r->c->tokens[a].flags & TOKEN_CAPITAL) && (r->c->tokens[b].flags & TOKEN_CAPITAL);
}

static void check_dash(const struct rules *r, size_t i)
{
	const struct token *dash = rules_near(r, i, 1), *second = rules_near(r, i, 2);

	if (!dash || dash->kind != TOKEN_MARK || !second || second->kind != TOKEN_WORD || strlen(r->lower[i]) < 3 || strlen(r->lower[i + 2]) < 3)
		return;
	bool en = rules_mark(r, i, 1, "–") || rules_mark(r, i, 1, "—");
	if (!(rules_mark(r, i, 1, "-") || en) || (!en && !(dash->flags & TOKEN_SPACE) && !(second->flags & TOKEN_SPACE)))
		return;
	const char *a = r->lower[i], *b = r->lower[i + 2];
	if (!(repeats(a, b) || echoes(a, b)) || (second->flags & TOKEN_CAPITAL))
		return;
	g_autofree char *joined = g_strconcat(a, "-", b, NULL);
	if (!rules_known(r, a) && !rules_known(r, joined))
		return;
	g_autofree char *one = rules_text(r, i, i);
	g_autofree char *two = rules_text(r, i + 2, i + 2);
	g_autofree char *fixed = g_strconcat(one, "-", two, NULL);
	rules_report(r, "hubung/spasi", i, i + 2, fixed, NULL);
}

/* Does the text mean several of it? Only what is written twice at all (rekan-rekan, no maupun-maupun), and not behind "sebuah". */
static bool is_plural_here(const struct rules *r, size_t i, const char *doubled)
{
	static const char *const COUNTED[] = { "sebuah", "seorang", "suatu", "setiap", "tiap", "para", "satu", "dua", "tiga", "empat", "lima",
		"beberapa", "semua", "seluruh", "berbagai", "sejumlah", NULL };
	const struct token *before = rules_near(r, i, -1);

	return (rules_value(r, LEXICON_ULANG, doubled) || rules_frequency(r, doubled) > 0) && !among(rules_word(r, i, -1), COUNTED) &&
		!(before && before->kind == TOKEN_NUMBER);
}

/* Never written twice: dengan dengan, or in a name Kabupaten Kabupaten. */
static bool is_single(const struct rules *r, size_t i, const char *word)
{
	return among(word, SINGLE) || (both_names(r, i, i + 1) && (among(word, TITLE_WORDS) || day_of(word) >= 0));
}

static void check_twice(const struct rules *r, size_t i)
{
	const struct token *second = rules_near(r, i, 1);
	const char *a = r->lower[i];

	if (!second || second->kind != TOKEN_WORD || !(second->flags & TOKEN_SPACE) || strlen(a) < 2 ||
	    (r->c->tokens[i].flags & (TOKEN_HYPHEN | TOKEN_ABBREVIATION | TOKEN_DIGIT)))
		return;
	const char *b = r->lower[i + 1];
	bool equal = strcmp(a, b) == 0;
	if ((!equal && (!repeats(a, b) || !is_noun_like(a) || strlen(a) < 3 || strlen(b) - strlen(a) < 3)) ||
	    (strlen(a) == 2 && !among(a, SINGLE)))
		return;
	if (both_names(r, i, i + 1) && (!rules_known(r, a) || r->c->tokens[i].flags & TOKEN_QUOTED))       /* Wagu Wagu; “Kangen Kangen” */
		return;
	if (both_names(r, i, i + 1) && !is_single(r, i, a) && !(r->c->tokens[i].flags & TOKEN_SENTENCE))
		return;
	g_autofree char *doubled = g_strconcat(a, "-", a, NULL);     /* kupu is no word, kupu-kupu is */
	if ((!rules_known(r, a) && !rules_value(r, LEXICON_ULANG, doubled)) ||
	    (second->flags & TOKEN_CAPITAL && !(r->c->tokens[i].flags & TOKEN_CAPITAL)))
		return;
	g_autofree char *one = rules_text(r, i, i);
	g_autofree char *hyphened = g_strconcat(one, "-", r->lower[i + 1], NULL);
	bool only = strcmp(rules_word(r, i, 2), "saja") == 0;        /* itu itu saja */
	if (equal && !only && (is_single(r, i, a) || !is_noun_like(a)))
		rules_report(r, "ganda", i, i + 1, one, NULL);
	else if (equal && !is_plural_here(r, i, doubled))
		rules_report(r, "ganda", i, i + 1, one, hyphened, NULL);
	else
		rules_report(r, "hubung/ulang", i, i + 1, hyphened, equal ? one : NULL, NULL);
}

/* tolong menolong is left to the table of reduplications. */
static void check_table(const struct rules *r, size_t i)
{
	if (!r->c->lexicon || !lexicon_begins(r->c->lexicon, LEXICON_ULANG, r->lower[i]) || rules_glued(r, i, 1) || !*rules_word(r, i, 1) ||
	    strcmp(r->lower[i], r->lower[i + 1]) == 0 || both_names(r, i, i + 1))
		return;
	g_autofree char *key = g_strconcat(r->lower[i], "-", r->lower[i + 1], NULL);
	if (!rules_value(r, LEXICON_ULANG, key) || strlen(r->lower[i]) < 4 || strlen(r->lower[i + 1]) < 3)
		return;
	g_autofree char *one = rules_text(r, i, i);
	g_autofree char *fixed = g_strconcat(one, "-", r->lower[i + 1], NULL);
	rules_report(r, "hubung/ulang", i, i + 1, fixed, NULL);
}

static void check_figure_two(const struct rules *r, size_t i)
{
	if (!(r->c->tokens[i].flags & TOKEN_DIGIT) || (r->c->tokens[i].flags & (TOKEN_HYPHEN | TOKEN_ALLCAPS | TOKEN_MIXED)))
		return;
	const char *two = strchr(r->lower[i], '2');
	if (!two)
		return;
	size_t n = (size_t)(two - r->lower[i]);
	g_autofree char *word = g_strndup(r->lower[i], n);
	if (n < 3 || !rules_known(r, word) || (two[1] && strcmp(two + 1, "nya") != 0 && strcmp(two + 1, "an") != 0))
		return;
	g_autofree char *doubled = g_strconcat(word, "-", word, two + 1, NULL);
	g_autofree char *fixed = rules_cased(r, i, doubled);
	rules_report(r, "hubung/angka-dua", i, i, fixed, NULL);
}

static void check_se(const struct rules *r, size_t i)
{
	const struct token *next = rules_near(r, i, 1);

	if ((strcmp(r->lower[i], "se") != 0) || (r->c->tokens[i].flags & TOKEN_ALLCAPS) || !next || next->kind != TOKEN_WORD ||
	    !(next->flags & TOKEN_SPACE) || (next->flags & TOKEN_DIGIT))
		return;
	g_autofree char *se = rules_text(r, i, i);
	g_autofree char *word = rules_text(r, i + 1, i + 1);
	g_autofree char *hyphened = g_strconcat(se, "-", word, NULL);
	g_autofree char *joined = g_strconcat(se, word, NULL);
	if (next->flags & TOKEN_CAPITAL)
		rules_report(r, "hubung/se", i, i + 1, hyphened, NULL);
	else if (rules_known(r, r->lower[i + 1]))
		rules_report(r, "gabung/se", i, i + 1, joined, NULL);
}

/* "se- Kabupaten", "se - Kabupaten" */
static void check_se_blank(const struct rules *r, size_t i)
{
	const struct token *name = rules_near(r, i, 2);

	if (strcmp(r->lower[i], "se") != 0 || !rules_mark(r, i, 1, "-") || !name || name->kind != TOKEN_WORD || !(name->flags & TOKEN_SPACE))
		return;
	g_autofree char *se = rules_text(r, i, i);
	g_autofree char *word = rules_text(r, i + 2, i + 2);
	g_autofree char *fixed = name->flags & TOKEN_CAPITAL ? g_strconcat(se, "-", word, NULL) : g_strconcat(se, word, NULL);
	rules_report(r, name->flags & TOKEN_CAPITAL ? "hubung/se" : "gabung/se", i, i + 2, fixed, NULL);
}

/* seIndonesia */
static void check_glued_se(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i];
	const char *text = r->c->text + t->off;

	if (!(t->flags & TOKEN_MIXED) || (t->flags & TOKEN_HYPHEN) || t->len < 6 || g_ascii_strncasecmp(text, "se", 2) != 0 || !g_ascii_isupper(text[2]) ||
	    !(rules_value(r, LEXICON_WILAYAH, r->lower[i] + 2) || rules_stem(r, r->lower[i] + 2)))
		return;
	g_autofree char *fixed = g_strdup_printf("%.2s-%.*s", text, (int)t->len - 2, text + 2);
	rules_report(r, "hubung/se", i, i, fixed, NULL);
}

static bool is_roman(const char *s)
{
	size_t n = strspn(s, "IVXLC");

	return n > 0 && s[n] == '\0';
}

static const char *const ORDERED[] = { "hut", "tahun", "hari", "abad", "kali", "minggu", "anak", "urutan", "peringkat", "posisi",
	"angkatan", "sesi", "tahap", "gelombang", "natalis", "milad", "haul", "pertemuan", "sidang", "periode", "edisi", "bulan",
	"pekan", "semester", "juara", "presiden", "zaman", "termin", "putaran", "ronde", "menit", "musim", "lantai", "jadi",
	"rapat", "kongres", "muktamar", "konferensi", "harlah", "yang", NULL };

static const char *const NUMERALS[] = { "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", NULL };

/* "HUT Kemerdekaan RI ke 77": what is counted stands further off. */
static bool is_anniversary(const struct rules *r, size_t i)
{
	static const char *const WORDS[] = { "hut", "milad", "dirgahayu", "natalis", "harlah", "haul", NULL };

	for (int n = 2; n <= 8 && rules_near(r, i, -n); n++)
		if (among(rules_word(r, i, -n), WORDS) || (strcmp(rules_word(r, i, -n), "ulang") == 0 && strcmp(rules_word(r, i, 1 - n), "tahun") == 0))
			return true;
	return false;
}

static void check_ke(const struct rules *r, size_t i)
{
	const struct token *next = rules_near(r, i, 1);

	if (strcmp(r->lower[i], "ke") != 0 || !next || !(next->flags & TOKEN_SPACE))
		return;
	g_autofree char *ke = rules_text(r, i, i);
	g_autofree char *word = rules_text(r, i + 1, i + 1);
	g_autofree char *hyphened = g_strconcat(ke, "-", word, NULL);
	g_autofree char *joined = g_strconcat(ke, word, NULL);
	bool ordered = among(rules_word(r, i, -1), ORDERED) || (rules_capital_at(r, i, -1) && is_anniversary(r, i));
	bool small = next->kind == TOKEN_NUMBER && next->len <= 3 && strspn(word, "0123456789") == strlen(word);
	const struct token *after = rules_near(r, i, 2);
	bool counts = after && after->kind == TOKEN_WORD && !(after->flags & TOKEN_CAPITAL) && strcmp(rules_word(r, i, -1), "yang") != 0 &&
		rules_value(r, LEXICON_SATUAN, r->lower[i + 2]);
	if ((is_roman(word) && (strlen(word) > 1 || ordered)) || (small && ordered && !counts))
		rules_report(r, "hubung/ke", i, i + 1, hyphened, NULL);
	else if (ordered && strcmp(rules_word(r, i, -1), "jadi") != 0 && among(r->lower[i + 1], NUMERALS) && !among(r->lower[i + 1],
		 (const char *const[]){ "satu", NULL }) && (!after || after->kind != TOKEN_WORD || strcmp(rules_word(r, i, -1), "yang") == 0))
		rules_report(r, "gabung/ke-bilangan", i, i + 1, joined, NULL);
}

/* "Ke – 73", "H – 3": a dash for the hyphen, or blanks around it. */
static void check_ke_dash(const struct rules *r, size_t i)
{
	const struct token *number = rules_near(r, i, 2);
	bool dash = rules_mark(r, i, 1, "-") || rules_mark(r, i, 1, "–");
	bool before_day = strcmp(r->lower[i], "h") == 0 && r->c->tokens[i].flags & TOKEN_CAPITAL;

	if ((strcmp(r->lower[i], "ke") != 0 && !before_day) || !dash || !number || number->kind != TOKEN_NUMBER || number->len > 3 ||
	    among(rules_word(r, i, 3), (const char *const[]){ "km", "meter", "persen", NULL }))
		return;
	g_autofree char *ke = rules_text(r, i, i);
	g_autofree char *figure = rules_text(r, i + 2, i + 2);
	g_autofree char *fixed = g_strconcat(ke, "-", figure, NULL);
	if (strspn(figure, "0123456789") == number->len)
		rules_report(r, "hubung/ke", i, i + 2, fixed, NULL);
}

static void check_ke_hyphen(const struct rules *r, size_t i)
{
	const char *word = r->lower[i];

	if (strncmp(word, "ke-", 3) == 0 && among(word + 3, NUMERALS)) {
		g_autofree char *joined = g_strconcat("ke", word + 3, NULL);
		g_autofree char *fixed = rules_cased(r, i, joined);
		rules_report(r, "gabung/ke-bilangan", i, i, fixed, NULL);
	}
	size_t digits = strspn(word, "0123456789.");
	if (digits >= 2 && strcmp(word + digits, "an") == 0) {
		g_autofree char *fixed = g_strdup_printf("%.*s-an", (int)digits, word);
		rules_report(r, "hubung/an", i, i, fixed, NULL);
	}
}

/* "usia 20 an", "HUT ke80" */
static void check_figure(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i];
	g_autofree char *text = rules_text(r, i, i);

	if (t->kind == TOKEN_NUMBER && strcmp(rules_word(r, i, 1), "an") == 0 && strspn(text, "0123456789.") == t->len) {
		g_autofree char *fixed = g_strconcat(text, "-an", NULL);
		rules_report(r, "hubung/an", i, i + 1, fixed, NULL);
	} else if (t->kind == TOKEN_CODE && g_ascii_strncasecmp(text, "ke", 2) == 0 && text[2] != '\0' && strspn(text + 2, "0123456789") == t->len - 2) {
		g_autofree char *fixed = g_strdup_printf("%.2s-%s", text, text + 2);
		rules_report(r, "hubung/ke", i, i, fixed, NULL);
	}
}

static void run(const struct rules *r)
{
	for (size_t i = 0; i < r->c->n; i++) {
		const struct token *t = &r->c->tokens[i];
		if ((t->kind == TOKEN_NUMBER || t->kind == TOKEN_CODE) && t->len <= 12)
			check_figure(r, i);
		if (t->kind != TOKEN_WORD)
			continue;
		check_dash(r, i);
		check_twice(r, i);
		check_table(r, i);
		check_figure_two(r, i);
		check_se(r, i);
		check_se_blank(r, i);
		check_glued_se(r, i);
		check_ke(r, i);
		check_ke_dash(r, i);
		check_ke_hyphen(r, i);
	}
}

const struct rule_part rules_hyphen = RULE_PART(ROWS, run);
