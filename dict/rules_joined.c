/* di, ke, pun, -nya and compounds: what is written together and what apart. */
#include <string.h>
#include "lexicon.h"
#include "nasal.h"
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "gabung/di-kata-depan", "gabung", SEVERITY_ERROR, "di dan ke sebagai kata depan ditulis terpisah (EYD V, Kata Depan)",
	  "Warga berteduh dibawah pohon.", "Warga berteduh di bawah pohon." },
	{ "gabung/di-awalan", "gabung", SEVERITY_ERROR, "di- sebagai awalan ditulis serangkai (EYD V, Kata Berimbuhan)",
	  "Rapat itu di hadiri ketua.", "Rapat itu dihadiri ketua." },
	{ "gabung/pun", "gabung", SEVERITY_ERROR, "partikel pun ditulis terpisah (EYD V, Partikel)",
	  "Panitia siap menghadapi apapun.", "Panitia siap menghadapi apa pun." },
	{ "gabung/pun-serangkai", "gabung", SEVERITY_ERROR, "pun pada kata penghubung ditulis serangkai (EYD V, Partikel)",
	  "Rapat berjalan walau pun hujan.", "Rapat berjalan walaupun hujan." },
	{ "gabung/nya", "gabung", SEVERITY_ERROR, "-nya ditulis serangkai (EYD V, Kata Ganti)",
	  "Warga memeriksa sumber berita nya.", "Warga memeriksa sumber beritanya." },
	{ "gabung/kata-majemuk", "gabung", SEVERITY_ERROR, "gabungan kata ini salah dipisah atau digabung (EYD V, Gabungan Kata)",
	  "Hasilnya lebih baik dari pada tahun lalu.", "Hasilnya lebih baik daripada tahun lalu." },
};

/* Nouns that stand after "di" and whose di- form is a verb as well: only context could tell. */
static const char *const BOTH[] = { "gambar", "foto", "sidang", "rapat", "telepon", "tes", "kontrak", "program", "data", "kali",
	"jalan", "pasar", "lelang", "kunci", "sekolah", "label", "blok", "batas", "dasar", "kubur", "penjara", "sel", "tenda",
	"karantina", "operasi", "daftar", "wawancara", "debat", "lepas", "media", "siaran", "rumah",
	"dapur", "balik", "pinggir", "tengah", "muka", "dalam", "atas", "luar", "bawah", "akhir", "awal", "dekat", "kepala",
	"tangan", "pusat", "titik", "acara", "kerja", "baris", "kelas", "nilai", "peta", "musim",
	"seluruh", "semua", "setiap", "satu", "dua", "tiga", "antara", "sana", "sini", "mana", "situ", "saat", "mata", "mulut",
	"hati", "kaki", "sisi", "tepi", "buku", "cap", "cat", "film", "pajak", "arah", "dunia", "lapangan", "tempat",
	"tanah", "hutan", "laut", "udara", "air", "kantor", "desa", "kota", "meja", "pintu", "tahun", "bulan", "hari", "masa",
	"kala", "era", "zaman", "masing", "berbagai", "beberapa", "banyak", "sekitar", "depan", "belakang", "samping", "sela",
	"nama", "ruang", "gedung", "kampung", "lokasi", "area", "zona", "bidang", "tingkat", "level", "kalangan", "hadapan",
	"provinsi", "negeri", "pantai", "pulau", "gunung", "toko", "warung", "hotel", "bank", "rekening", "situs", "laman",
	"akun", "grup", "aplikasi", "kanal", "sungai", "jembatan", "terminal", "stasiun", "bandara", "pelabuhan", NULL };

static const char *const PLACES[] = { "atas", "bawah", "dalam", "luar", "depan", "belakang", "samping", "sela", "antara", "tengah",
	"sekitar", "sepanjang", "seluruh", "sejumlah", "setiap", "hadapan", "kalangan", "bidang", "tingkat", "mana", "sini",
	"sana", "situ", NULL };

/* Verbs and other words that look like di or ke before a place. */
static const char *const NO_PLACE[] = { "dibalik", "dipenjara", "dirumahkan", "keluar", "kemari", "kepada", "ketika", "kedalaman",
	"kesebelasan", "kesatu", "diatasi", "kebagian", "kepala", "ketua", "kelas", "kejadian", NULL };

static bool is_place(const struct rules *r, const char *word)
{
	return among(word, PLACES) || rules_value(r, LEXICON_TEMPAT, word);
}

/* Bytes of the clitic at the end: 3 of -nya, 2 of -ku and -mu, 0. */
static size_t clitic_len(const char *word)
{
	return g_str_has_suffix(word, "nya") ? 3 : g_str_has_suffix(word, "ku") || g_str_has_suffix(word, "mu") ? 2 : 0;
}

/* A place with its clitic taken off and the second half of a doubled one: antaranya, hadapanmu, sela-sela, tengah-tengahnya. */
static bool is_place_form(const struct rules *r, const char *word)
{
	g_autofree char *base = g_strdup(word);
	char *hyphen = strchr(base, '-');
	size_t n;

	if (hyphen) {
		const char *second = hyphen + 1;
		*hyphen = '\0';
		n = strlen(base);
		if (strncmp(base, second, n) != 0 || (second[n] != '\0' && strcmp(second + n, "nya") != 0))
			return false;          /* kebarat-baratan holds no preposition */
	}
	n = strlen(base);
	if (is_place(r, base))
		return true;
	size_t clitic = clitic_len(base);
	if (hyphen || n < 6 || clitic == 0)
		return false;
	base[n - clitic] = '\0';
	return is_place(r, base);
}

static bool ends(const char *word, const char *tail)
{
	size_t n = strlen(word), m = strlen(tail);

	return n > m && strcmp(word + n - m, tail) == 0;
}

/* di- never goes with -an: "dilaporan" and "dipermukaan" hold the preposition. What only looks like a noun in -an is
 * common with di- or has no root before it (ditahan, disimpan). */
static bool is_noun_in_an(const struct rules *r, const char *word, const char *rest)
{
	size_t n = strlen(rest);

	if (n < 6 || !ends(rest, "an") || ends(rest, "kan") || rules_frequency(r, word) > 0 || is_verb_root(rest) || !rules_known(r, rest) ||
	    !(rules_stem(r, rest) || rules_frequency(r, rest) > 0))
		return false;
	g_autofree char *root = g_strndup(rest, n - 2);
	bool around = n > 7 && (strncmp(rest, "ke", 2) == 0 || strncmp(rest, "pe", 2) == 0);
	return around || (n > 6 && r->c->is_root && r->c->is_root(r->c->ctx, root));
}

/* "ke-Pekanbaru", "di-Kominfo": a preposition before a place or an office. "ke-Islam-an" and "di-PHK" are words. */
static bool is_hyphened_preposition(const struct rules *r, size_t i)
{
	enum { OFFICE_LETTERS = 3 };
	const struct token *t = &r->c->tokens[i];
	const char *name = r->lower[i] + 3;
	bool ke = strncmp(r->lower[i], "ke-", 3) == 0;

	if ((!ke && strncmp(r->lower[i], "di-", 3) != 0) || !g_ascii_isupper(r->c->text[t->off + 3]))
		return false;
	return rules_value(r, LEXICON_WILAYAH, name) ||
		(ke && strlen(name) >= OFFICE_LETTERS && rules_value(r, LEXICON_SINGKATAN, name));
}

/* "dihadapan-Ku"; word begins with di or ke. */
static bool is_place_of_god(const struct rules *r, const char *word)
{
	const char *hyphen = strchr(word + 2, '-');
	g_autofree char *place = hyphen ? g_strndup(word + 2, (size_t)(hyphen - word - 2)) : NULL;

	return place && among(hyphen + 1, (const char *const[]){ "nya", "ku", "mu", NULL }) && is_place(r, place);
}

/* diGorontalo, keJakarta: the capital shows where the name begins. */
static void check_glued_name(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i];
	const char *text = r->c->text + t->off, *rest = r->lower[i] + 2;

	if (!(t->flags & TOKEN_MIXED) || (t->flags & (TOKEN_HYPHEN | TOKEN_DIGIT)) || t->len < 6 ||
	    !(g_ascii_strncasecmp(text, "di", 2) == 0 || g_ascii_strncasecmp(text, "ke", 2) == 0) || !g_ascii_isupper(text[2]) ||
	    !(rules_value(r, LEXICON_WILAYAH, rest) || rules_value(r, LEXICON_NAMA, rest) || rules_stem(r, rest)))
		return;
	g_autofree char *fixed = g_strdup_printf("%.2s %.*s", text, (int)t->len - 2, text + 2);
	rules_report(r, "gabung/di-kata-depan", i, i, fixed, NULL);
}

static void check_joined_preposition(const struct rules *r, size_t i)
{
	const char *word = r->lower[i];
	bool di = strncmp(word, "di", 2) == 0, ke = strncmp(word, "ke", 2) == 0;
	const char *rest = word + 2;

	if ((!di && !ke) || strlen(word) < 5 || (r->c->tokens[i].flags & (TOKEN_ALLCAPS | TOKEN_MIXED)))
		return;
	g_autofree char *bare = ends(word, "nya") ? g_strndup(word, strlen(word) - 3) : g_strdup(word);
	if (among(word, NO_PLACE) || among(bare, NO_PLACE))
		return;
	if (strcmp(word, "kelapangan") == 0 && !among(rules_word(r, i, 1), (const char *const[]){ "dada", "hati", "waktu", "rezeki", NULL }) &&
	    !among(rules_word(r, i, -1), (const char *const[]){ "memberi", "memberikan", "diberi", "mendapat", "memohon", "dan", "ada", "suatu", NULL })) {
		g_autofree char *apart = rules_cased(r, i, "ke lapangan");
		rules_report(r, "gabung/di-kata-depan", i, i, apart, NULL);
		return;
	}
	if (is_hyphened_preposition(r, i) || is_place_of_god(r, word)) {
		g_autofree char *text = rules_text(r, i, i);
		g_autofree char *apart = g_strdup_printf("%.2s %s", text, text + 2 + (text[2] == '-'));
		rules_report(r, "gabung/di-kata-depan", i, i, apart, NULL);
		return;
	}
	bool place = is_place_form(r, rest) && (!rules_stem(r, word) || among(rest, PLACES));
	if (place && ke && rules_stem(r, word) && !among(rest, (const char *const[]){ "dalam", "depan", "atas", "bawah", "mana", "sana", "sini", "situ", NULL }))
		place = false;
	if (!place && !(di && is_noun_in_an(r, word, rest)))
		return;
	bool doubled = strcmp(rest, "mana") == 0 && strcmp(rules_word(r, i, 1), "mana") == 0;
	g_autofree char *apart = g_strconcat(di ? "di " : "ke ", rest, doubled ? "-mana" : "", NULL);
	g_autofree char *fixed = rules_cased(r, i, apart);
	g_autofree char *verb = place ? NULL : g_strndup(rest, strlen(rest) - 2);
	g_autofree char *passive = verb ? g_strconcat("di", verb, "kan", NULL) : NULL;
	if (!passive || !rules_known(r, passive))
		rules_report(r, "gabung/di-kata-depan", i, i + doubled, fixed, NULL);
	else if (rules_frequency(r, passive) > rules_frequency(r, rest))      /* "disediaan" lost a letter of disediakan */
		rules_report(r, "gabung/di-kata-depan", i, i, passive, fixed, NULL);
	else
		rules_report(r, "gabung/di-kata-depan", i, i, fixed, passive, NULL);
}

/* Nouns as well as verbs. */
static const char *const NOUN_AND_VERB[] = { "isi", "akses", "uji", "ulang", "seleksi", "rilis", "foto", "revisi",
	"verifikasi", "data", "gambar", "daftar", "proses", "nilai", "tes", "label", "konsumsi", "koreksi",
	"vonis", "evakuasi", "eksekusi", "usul", "kunci", "potret", "sidang", "kontrak", "program", "lelang", "karantina",
	"operasi", "wawancara", "batas", "kubur", "supervisi", "evaluasi", "survei", "produksi", "ekspor", "apresiasi", "protes",
	"respons", "vaksin", NULL };

/* A word before or behind such a one that only a verb takes decides. */
static bool is_verb_here(const struct rules *r, size_t i)
{
	static const char *const BEFORE[] = { "dapat", "perlu", "agar", "mudah", "sulit", "akan", "supaya", "untuk", "bisa", "harus", "patut", "layak", NULL };
	static const char *const BEHIND[] = { "oleh", "melalui", "dengan", NULL };

	if (strcmp(r->lower[i + 1], "parkir") == 0)
		return among(rules_word(r, i, 2), (const char *const[]){ "di", "oleh", "dengan", "sembarangan", NULL });
	return among(r->lower[i + 1], NOUN_AND_VERB) && (among(rules_word(r, i, -1), BEFORE) || among(rules_word(r, i, 2), BEHIND));
}

/* "susul", "cetak": a verb of which news knows the forms with meN- and di- only or more often. */
static bool is_bare_verb(const struct rules *r, const char *verb, const char *joined)
{
	char active[NASAL_ROOT_MAX + 8];

	if (!r->c->lexicon || strlen(verb) >= NASAL_ROOT_MAX || !lexicon_verb(r->c->lexicon, verb))
		return false;
	nasal_join(r->c->lexicon, 'm', verb, active);
	unsigned used = MAX(rules_frequency(r, active), rules_frequency(r, joined));
	return used > 0 && used > rules_frequency(r, verb);
}

/* Does "di X" want to be "diX"? X must be a verb: by its ending, or by how common diX is. */
static bool is_passive(const struct rules *r, const char *verb, const char *joined)
{
	if (is_place_form(r, verb) || among(verb, BOTH) || !rules_known(r, joined))
		return false;
	g_autofree char *bare = g_strdup(verb);
	if (ends(verb, "nya") || ends(verb, "lah"))
		bare[strlen(bare) - 3] = '\0';
	if (is_verb_root(bare))
		return true;
	if (ends(bare, "kan") && strlen(bare) > 5) {
		g_autofree char *root = g_strndup(bare, strlen(bare) - 3);
		return !rules_stem(r, bare) || rules_frequency(r, joined) > 0 || rules_stem(r, root);
	}
	unsigned passive = rules_frequency(r, joined);
	if (ends(bare, "i") && strlen(bare) > 4 && !rules_stem(r, bare)) {
		bare[strlen(bare) - 1] = '\0';
		return rules_known(r, bare) || passive > 0;
	}
	if (is_bare_verb(r, bare, joined) && !among(verb, NOUN_AND_VERB))
		return true;
	return passive >= 2 && passive * 3 >= rules_frequency(r, verb) && !among(verb, NOUN_AND_VERB);
}

static void check_parted_prefix(const struct rules *r, size_t i)
{
	const struct token *next = rules_near(r, i, 1);

	if (strcmp(r->lower[i], "di") != 0 || !next || next->kind != TOKEN_WORD || (next->flags & (TOKEN_CAPITAL | TOKEN_DIGIT)) ||
	    !(next->flags & TOKEN_SPACE) || (r->c->tokens[i].flags & TOKEN_ALLCAPS))
		return;
	const char *verb = r->lower[i + 1], *second = rules_word(r, i, 2);
	g_autofree char *joined = g_strconcat("di", verb, NULL);
	g_autofree char *both = g_strconcat("di", verb, second, NULL);
	if ((ends(second, "kan") || ends(second, "i")) && strlen(second) > 4 && !rules_capital_at(r, i, 2) && !is_place(r, verb) &&
	    rules_known(r, both)) {
		g_autofree char *fixed = rules_cased(r, i, both);
		rules_report(r, "gabung/di-awalan", i, i + 2, fixed, NULL);
	} else if (is_passive(r, verb, joined) || (is_verb_here(r, i) && rules_known(r, joined))) {
		g_autofree char *fixed = rules_cased(r, i, joined);
		rules_report(r, "gabung/di-awalan", i, i + 1, fixed, NULL);
	}
}

static void check_pun(const struct rules *r, size_t i)
{
	static const char *const JOINED[] = { "adapun", "andaipun", "ataupun", "bagaimanapun", "biarpun", "jikapun", "kalaupun",
		"kendatipun", "maupun", "meskipun", "sekalipun", "sementangpun", "sungguhpun", "walaupun", "meskipun", NULL };
	static const char *const ROOTS[] = { "himpun", "rumpun", "ampun", "lampun", "kampun", "lipun", "tepun", "sapun", "kapun", "impun", NULL };
	const char *word = r->lower[i];
	size_t n = strlen(word);

	if (n < 6 || !ends(word, "pun") || among(word, JOINED) || rules_value(r, LEXICON_PUN, word) ||
	    (r->c->tokens[i].flags & (TOKEN_ALLCAPS | TOKEN_PROPER)))
		return;
	for (const char *const *root = ROOTS; *root; root++)
		if (ends(word, *root))
			return;
	g_autofree char *stem = g_strndup(word, n - 3);
	if (rules_stem(r, word) && !among(stem, (const char *const[]){ "apa", "siapa", "kapan", "mana", "itu", "ini", NULL }))
		return;
	bool preposition = strcmp(stem, "dimana") == 0 || strcmp(stem, "kemana") == 0;
	if (!preposition && !rules_known(r, stem))
		return;
	g_autofree char *apart = preposition ? g_strdup_printf("%.2s mana pun", stem) : g_strconcat(stem, " pun", NULL);
	g_autofree char *fixed = rules_cased(r, i, apart);
	rules_report(r, "gabung/pun", i, i, fixed, NULL);
}

static void check_pun_apart(const struct rules *r, size_t i)
{
	static const char *const BEFORE[] = { "walau", "meski", "mau", "atau", "kalau", "bagaimana", "sungguh", "kendati", "biar", "andai", NULL };

	if (strcmp(rules_word(r, i, 1), "pun") != 0 || !among(r->lower[i], BEFORE))
		return;
	g_autofree char *joined = g_strconcat(r->lower[i], "pun", NULL);
	g_autofree char *fixed = rules_cased(r, i, joined);
	rules_report(r, "gabung/pun-serangkai", i, i + 1, fixed, NULL);
}

static void check_nya(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i], *nya = rules_near(r, i, 1);

	if (!nya || !(nya->flags & TOKEN_SPACE) || !token_is(r->c->text, nya, "nya") || t->kind != TOKEN_WORD)
		return;
	g_autofree char *word = rules_text(r, i, i);
	g_autofree char *fixed = g_strconcat(word, t->flags & (TOKEN_ALLCAPS | TOKEN_DIGIT) ? "-nya" : "nya", NULL);
	rules_report(r, "gabung/nya", i, i + 1, fixed, NULL);
}

/* "tim-nya": the hyphen is for capitals (hamba-Nya, KPU-nya), figures and foreign words. */
static void check_nya_hyphen(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i];

	if (!(t->flags & TOKEN_HYPHEN) || t->flags & (TOKEN_DIGIT | TOKEN_CAPITAL | TOKEN_MIXED) || !ends(r->lower[i], "-nya") ||
	    r->c->text[t->off + t->len - strlen("nya")] != 'n')
		return;
	g_autofree char *base = g_strndup(r->lower[i], strlen(r->lower[i]) - strlen("-nya"));
	g_autofree char *joined = g_strconcat(base, "nya", NULL);
	if (!strchr(base, '-') && rules_frequency(r, base) > 0 && rules_stem(r, base))
		rules_report(r, "gabung/nya", i, i, joined, NULL);
}

/* "menyalurkan buku ke enam dusun": ke, a number and places; "ke enam puskesmas itu" too. */
static bool is_way_to_places(const struct rules *r, size_t i)
{
	static const char *const NUMBERS[] = { "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", NULL };

	return strcmp(r->lower[i], "ke") == 0 && among(rules_word(r, i, 1), NUMBERS) && is_place(r, rules_word(r, i, 2));
}

/* Keys of the table with a blank in them: "dari pada". */
static void check_compound(const struct rules *r, size_t i)
{
	enum { COMPOUND_MAX = 96 };      /* bytes; no key is as long */
	if (!r->c->lexicon || !lexicon_begins(r->c->lexicon, LEXICON_GABUNG, r->lower[i]) || is_way_to_places(r, i))
		return;
	char key[COMPOUND_MAX];
	g_strlcpy(key, r->lower[i], sizeof key);
	for (int n = 1; n <= 2; n++) {
		const struct token *next = rules_near(r, i, n);
		if (!next || next->kind != TOKEN_WORD || !(next->flags & TOKEN_SPACE))
			return;
		g_strlcat(key, " ", sizeof key);
		if (g_strlcat(key, rules_word(r, i, n), sizeof key) >= sizeof key)
			return;
		const char *value = rules_value(r, LEXICON_GABUNG, key);
		if (!value)
			continue;
		g_autofree char *column = lexicon_column(value, 0);
		g_auto(GStrv) rights = g_strsplit(column, "|", 3);
		bool name = rules_capital_at(r, i, n) && (rules_near(r, i, n)->flags & TOKEN_PROPER) && rules_capital_at(r, i, 0) &&
			rules_stem(r, rules_word(r, i, n));      /* "Penanda Tanganan" is none */
		g_autofree char *fixed = rules_cased(r, i, rights[0] ? rights[0] : "");
		g_autofree char *why = lexicon_column(value, 1);
		g_autofree char *written = rules_text(r, i, i + (size_t)n);
		if (*fixed && !name)
			rules_report_saying(r, "gabung/kata-majemuk", i, i + (size_t)n, g_strdup_printf("%s: %s (EYD V, Gabungan Kata), jadi %s", written,
				why && *why ? why : "ditulis serangkai", fixed), fixed, NULL);
		return;
	}
}

static void run(const struct rules *r)
{
	for (size_t i = 0; i < r->c->n; i++) {
		if (r->c->tokens[i].kind != TOKEN_WORD)
			continue;
		check_joined_preposition(r, i);
		check_glued_name(r, i);
		check_parted_prefix(r, i);
		check_pun(r, i);
		check_pun_apart(r, i);
		check_nya(r, i);
		check_nya_hyphen(r, i);
		check_compound(r, i);
	}
}

const struct rule_part rules_joined = RULE_PART(ROWS, run);
