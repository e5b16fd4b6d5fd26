#include "spelling_part.h"
#include <string.h>
#include "lexicon.h"
#include "phrase.h"
#include "rules.h"
#include "sound.h"
#include "speller.h"
#include "suggest.h"
#include "weigh.h"
#include "wordset.h"

/* Thresholds measured on news. A word is doubted next to one that is RARE_RATIO times as frequent, a derivation that only our
 * affix rules accept next to one DERIVED_RATIO times, a listed word with -nya next to one CLITIC_RATIO times; all for a letter left out, the commonest slip, more for others. An
 * unknown name is doubted next to a word of 20 in a million, a lone English word next to one of 50. */
static const double PAIR_RATIO = 4, PAIR_EXPECTED = 0.3;
/* Scores of the best candidate (suggest.h) below which an unknown word is likelier one that our lists lack than a slip: of the
 * slips 3 in 100 lie below the first, of sound words unknown to us 40 of the short and 70 of the long ones. Dances, dishes and
 * words that the text repeats need a better one, words beside others that nobody knows the best, letters that nobody can speak a
 * weaker one. */
static const double UNLIKELY_SHORTEST = -1.5, UNLIKELY_SHORT = -2.0, UNLIKELY_LONG = -2.5, UNLIKELY_LONGEST = -3.0, UNLIKELY_TERM = -1.2, UNLIKELY_REGIONAL = -0.3,
	UNLIKELY_ODD = -3.5;
static const double RARE_RATIO = 3000, DERIVED_RATIO = 100, SURE_SLIP = 1.0, LONG_SLIP = 1.4, TWIN_SLIP = 0.6, NEAR_SLIP = 0.8, LOST_SLIP = 1.35, ONE_SLIP = 1.4, CLITIC_RATIO = 500, FAR_EXPECTED = 1;
enum { DERIVED_NEIGHBOUR = 10, NAME_NEIGHBOUR = 20, TITLE_NEIGHBOUR = 100, LISTED_NEIGHBOUR = 100, ENGLISH_NEIGHBOUR = 50 };
enum { QUIET_MAX = 50000, DOUBT_LETTERS = 5, NAME_LETTERS = 5, LONG_NAME = 8, TITLE_LETTERS = 6, SHORT_WORD = 5, LONG_WORD = 7, LONGEST_WORD = 9, NEAR_TOKENS = 3, ACRONYM_LETTERS = 8 };

/* Letters of Indonesian with an inner hyphen or apostrophe; other scripts and marks are not ours to judge. */
static bool is_ours(const char *lower)
{
	for (; *lower; lower++)
		if (!g_ascii_islower(*lower) && *lower != '-' && *lower != '\'')
			return false;
	return true;
}

static struct finding *report_typo(const struct asked *a, const char *rule, enum severity severity, GPtrArray *fixes)
{
	g_autofree char *word = asked_written(a);
	char *message = fixes->len > 0
		? g_strdup_printf("%s: mungkin salah ketik; maksudnya %s?", word, (char *)fixes->pdata[0])
		: g_strdup_printf("%s: kata ini tidak dikenal", word);

	return asked_report(a, rule, severity, message, fixes);
}

static struct finding *suspect(const struct asked *a, const char *rule, enum severity severity)
{
	g_autoptr(GPtrArray) fixes = suggest_words(a->s->suggest, a->lower, a->s->max_fixes);

	return report_typo(a, rule, severity, fixes);
}

/* ---- words that are known ---- */

bool spelling_known(const struct spelling *s, const char *lower)
{
	return speller_ask(s->speller, lower) >= VERDICT_DERIVED && !lexicon_value(s->l, LEXICON_NONBAKU, lower);
}

/* How many times rarer than a letter left out the slip is: in 14,000 words of releases 43 of 100 slips leave a letter out, 22 put
 * one in, 23 exchange one, each spread over the letters it could have been. */
static double slip_rarity(const char *typed, const char *meant, double slip)
{
	size_t n = strlen(typed), m = strlen(meant);
	double first = typed[0] == meant[0] ? 1 : 5;   /* the first letter is seldom wrong */

	if (n >= m + 2 || m >= n + 2)                  /* letters typed twice, a syllable lost */
		return slip <= NEAR_SLIP ? 5 * first : slip <= LOST_SLIP ? 10 * first : 1000;

	if (slip > ONE_SLIP)
		return 1000;
	if (n < m)
		return slip <= TWIN_SLIP ? 0.5 : first;
	if (n > m)
		return slip <= TWIN_SLIP ? 1 : 10 * first;
	return slip <= NEAR_SLIP ? 6 * first : 50;
}

/* The capital of a sentence's first word says nothing, unless a name follows. */
static bool begins_sentence(const struct asked *a)
{
	const struct token *next = a->i + 1 < a->doc->n ? &a->doc->tokens[a->i + 1] : NULL;

	return a->t->flags & TOKEN_SENTENCE && next && (next->kind == TOKEN_WORD || token_is(a->doc->text, next, ",")) &&
		!(next->flags & TOKEN_CAPITAL);
}

/* One of a pair left out is the commonest slip of all, and what is left often looks like another derivation. */
static bool has_lost_pair(const struct asked *a)
{
	double meant = suggest_undone(a->s->suggest, a->lower);

	return meant >= PAIR_EXPECTED && meant >= PAIR_RATIO * suggest_expected(a->s->suggest, a->lower);
}

/* "uapnya": every noun takes -nya, so few of these forms are in a list. */
static bool is_listed_with_nya(const struct asked *a)
{
	size_t n = strlen(a->lower);

	if (n < 6 || !g_str_has_suffix(a->lower, "nya"))
		return false;
	g_autofree char *base = g_strndup(a->lower, n - 3);
	return speller_ask(a->s->speller, base) == VERDICT_LISTED;
}

/* A word that occurs once and stands one slip away from a far more frequent one is more likely that slip. */
static struct finding *doubt(const struct asked *a, enum verdict v)
{
	unsigned per_million;
	double slip, needed = v != VERDICT_DERIVED ? RARE_RATIO : is_listed_with_nya(a) ? CLITIC_RATIO : DERIVED_RATIO;

	if ((a->capital && !(v == VERDICT_DERIVED && begins_sentence(a))) || document_times(a->doc, a->lower) > 1)
		return NULL;
	if (strlen(a->lower) >= DOUBT_LETTERS && has_lost_pair(a))
		return suspect(a, "ejaan/ragu", SEVERITY_WARNING);
	if (strlen(a->lower) < DOUBT_LETTERS && v == VERDICT_LISTED && !lexicon_value(a->s->l, LEXICON_KURANG, a->lower))
		return NULL;
	double expected = suggest_expected(a->s->suggest, a->lower);
	unsigned edits = v == VERDICT_DERIVED && strlen(a->lower) > DOUBT_LETTERS && expected < FAR_EXPECTED ? 2 : 1;
	const char *meant = suggest_frequent_neighbour(a->s->suggest, a->lower, edits, &per_million, &slip);
	if (!meant || per_million < DERIVED_NEIGHBOUR)
		return NULL;
	needed *= slip_rarity(a->lower, meant, slip);
	return per_million / expected >= needed ? suspect(a, "ejaan/ragu", SEVERITY_WARNING) : NULL;
}

/* ---- words with a hyphen ---- */

static bool is_listed_name(const struct lexicon *l, const char *lower)
{
	return lexicon_value(l, LEXICON_WILAYAH, lower) || lexicon_value(l, LEXICON_NAMA, lower) ||
		lexicon_value(l, LEXICON_SINGKATAN, lower) || lexicon_value(l, LEXICON_INSTITUSI, lower) ||
		lexicon_value(l, LEXICON_GELAR, lower) || lexicon_value(l, LEXICON_SATUAN, lower);
}

static bool is_affix(const char *part)
{
	static const char *const affixes[] = { "nya", "ku", "mu", "an", "kan", "i", "lah", "kah", "se", "ke", "di", "me", "mem", "men", "meng",
		"ber", "ter", "pe", "pem", "pen", "peng", "per", "al", "el", "ad", "as", "at", "ash", "ar", "an", "az", NULL };

	return g_strv_contains(affixes, part);
}

static bool part_is_good(const struct asked *a, const char *part, bool capital)
{
	size_t n = strlen(part);

	return n < 2 || is_affix(part) || lexicon_value(a->s->l, LEXICON_TERIKAT, part) || spelling_known(a->s, part) ||
		is_listed_name(a->s->l, part) || capital || speller_is_english(a->s->speller, part);
}

/* A joined word is good when the whole is a reduplication or each part is good by itself; the unknown part is the slip. */
static bool parts_are_good(const struct asked *a)
{
	g_auto(GStrv) low = g_strsplit(a->lower, "-", -1);
	g_autofree char *as_written = asked_written(a);
	g_auto(GStrv) high = g_strsplit(as_written, "-", -1);

	for (int i = 0; low[i]; i++) {
		bool capital = high[i] && g_unichar_isupper(g_utf8_get_char_validated(high[i], -1));
		if (!part_is_good(a, low[i], capital))
			return false;
		if (!high[i])
			break;
	}
	return true;
}

/* "Anal-anak", "anak-nak": halves one slip apart are one word twice, unless the pair is a word (siswa-siswi). */
static char *uneven_halves(const struct asked *a)
{
	const char *hyphen = strchr(a->lower, '-');
	size_t n = (size_t)(hyphen - a->lower), m = strlen(hyphen + 1);

	if (strchr(hyphen + 1, '-') || n < 3 || m < 3 || speller_ask(a->s->speller, a->lower) >= VERDICT_DERIVED)
		return NULL;
	g_autofree char *first = g_strndup(a->lower, n);
	if (weigh_slip(first, hyphen + 1) > NEAR_SLIP + 0.05 || (first[n - 1] == 'a' && hyphen[m] == 'i'))
		return NULL;
	bool second = lexicon_per_million(a->s->l, hyphen + 1) > lexicon_per_million(a->s->l, first);
	const char *half = second ? hyphen + 1 : first;
	g_autofree char *whole = g_strconcat(half, "-", half, NULL);
	return spelling_known(a->s, half) && spelling_known(a->s, whole) ? g_steal_pointer(&whole) : NULL;
}

/* "uyup-uyup": both halves are the same unknown word. */
static struct finding *judge_doubled(const struct asked *a)
{
	const char *hyphen = strchr(a->lower, '-');
	size_t n = (size_t)(hyphen - a->lower);

	if (strlen(hyphen + 1) != n || strncmp(a->lower, hyphen + 1, n) != 0)
		return NULL;
	g_autoptr(GPtrArray) halves = suggest_words(a->s->suggest, hyphen + 1, a->s->max_fixes);
	g_autoptr(GPtrArray) fixes = g_ptr_array_new_with_free_func(g_free);
	bool likely = a->s->alone || suggest_score(a->s->suggest, hyphen + 1) >= UNLIKELY_TERM;
	for (guint i = 0; likely && i < halves->len; i++)
		g_ptr_array_add(fixes, g_strdup_printf("%s-%s", (char *)halves->pdata[i], (char *)halves->pdata[i]));
	return likely ? report_typo(a, "ejaan/salah-ketik", SEVERITY_ERROR, fixes) : report_typo(a, "ejaan/tak-dikenal", SEVERITY_NOTE, fixes);
}

static GPtrArray *suggest_parts(const struct asked *a)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) low = g_strsplit(a->lower, "-", 2);

	if (!low[0] || !low[1])
		return out;
	for (int i = 0; i < 2; i++) {
		if (part_is_good(a, low[i], false))
			continue;
		g_autoptr(GPtrArray) fixes = suggest_words(a->s->suggest, low[i], a->s->max_fixes);
		for (guint k = 0; k < fixes->len; k++)
			g_ptr_array_add(out, i == 0 ? g_strdup_printf("%s-%s", (char *)fixes->pdata[k], low[1])
				: g_strdup_printf("%s-%s", low[0], (char *)fixes->pdata[k]));
	}
	return out;
}

/* ---- words that are not known ---- */

/* A word in small letters that nothing knows and nothing much like it. */
static bool is_strange(const struct asked *a, size_t k)
{
	const struct token *t = &a->doc->tokens[k];
	const char *lower = a->doc->lower[k];

	return t->kind == TOKEN_WORD && lower && !(t->flags & (TOKEN_CAPITAL | TOKEN_DIGIT | TOKEN_HYPHEN | TOKEN_ABBREVIATION)) && t->len > 2 &&
		is_ours(lower) && speller_ask(a->s->speller, lower) == VERDICT_UNKNOWN && !speller_is_english(a->s->speller, lower) &&
		!is_listed_name(a->s->l, lower) && suggest_score(a->s->suggest, lower) < UNLIKELY_TERM;
}

/* "bundo kanduang", "Torang samua basudara": strange words come together where another language is spoken. */
static bool is_regional(const struct asked *a)
{
	size_t from = a->i > NEAR_TOKENS ? a->i - NEAR_TOKENS : 0, to = MIN(a->doc->n, a->i + NEAR_TOKENS + 1);

	for (size_t k = from; k < to; k++)
		if (k != a->i && a->doc->tokens[k].paragraph == a->t->paragraph && is_strange(a, k))
			return true;
	return false;
}

/* Beside a name or a word that only a name can be: "Aslim Tarigan". */
static bool name_beside(const struct asked *a)
{
	for (int step = -1; step <= 1; step += 2) {
		size_t k = a->i + (size_t)step;
		if (k >= a->doc->n || a->doc->tokens[k].kind != TOKEN_WORD || !(a->doc->tokens[k].flags & TOKEN_CAPITAL))
			continue;
		const char *lower = a->doc->lower[k];
		if (lexicon_value(a->s->l, LEXICON_NAMA, lower) || lexicon_value(a->s->l, LEXICON_GELAR, lower) ||
		    !spelling_known(a->s, lower))
			return true;
	}
	return false;
}

static bool is_place_title(const char *lower)
{
	static const char *const titles[] = { "desa", "kelurahan", "kecamatan", "distrik", "jalan", "jl.", "dusun", "kampung", "nagari", "pulau",
		"sungai", "gunung", "danau", "pasar", "muara", "labuhan", "tanjung", "teluk", "ujung", "bukit", "rawa", "kuala", "pantai", "selat",
		"gang", "stadion", "bandara", "hotel", "terminal", "lembah", "waduk", "bendungan", "situ", "gili", "hutan", "masjid", "pura", "gereja",
		"pondok", "ponpes", "pesantren", "perumahan", "kompleks", "dukuh", "lapangan", "bapak", "ibu", "pak", "bu", "saudara", "mas", "mbak", "haji", "kiai", "ustaz", NULL };

	return g_strv_contains(titles, lower);
}

static bool after_title(const struct asked *a)
{
	if (a->i == 0 || a->doc->tokens[a->i - 1].kind != TOKEN_WORD)
		return false;
	return is_place_title(a->doc->lower[a->i - 1]);
}

/* A word that only regions' names follow, and all of them are known: "Kabupaten". */
static bool after_region_title(const struct asked *a)
{
	static const char *const titles[] = { "kabupaten", "kab.", "provinsi", "prov.", "kota", "pemkab", "pemkot", "pemprov", NULL };

	return a->i > 0 && a->doc->tokens[a->i - 1].kind == TOKEN_WORD && a->doc->lower[a->i - 1] &&
		g_strv_contains(titles, a->doc->lower[a->i - 1]);
}

static struct finding *judge_region(const struct asked *a)
{
	const char *region = suggest_region(a->s->suggest, a->lower);

	if (!region)
		return NULL;
	g_autoptr(GPtrArray) fixes = g_ptr_array_new();
	g_ptr_array_add(fixes, (gpointer)region);
	return report_typo(a, "ejaan/nama", SEVERITY_WARNING, fixes);
}

/* A heading of capitalised words, ordinary ones among them; a list of names is none. */
static bool is_heading(const struct asked *a)
{
	enum { WORDS_MAX = 24, ORDINARY = 2, ORDINARY_PER_MILLION = 30, SMALL_LETTERS = 4 };
	size_t i = a->i;
	unsigned words = 0, ordinary = 0;

	while (i > 0 && a->doc->tokens[i - 1].kind != TOKEN_BREAK && a->i - i < WORDS_MAX)
		i--;
	for (; i < a->doc->n && a->doc->tokens[i].kind != TOKEN_BREAK; i++) {
		const struct token *t = &a->doc->tokens[i];
		if (token_is(a->doc->text, t, ".") || words > WORDS_MAX)
			return false;
		if (t->kind != TOKEN_WORD || t->len < SMALL_LETTERS)
			continue;
		if (!(t->flags & TOKEN_CAPITAL))
			return false;
		words++;
		ordinary += lexicon_per_million(a->s->l, a->doc->lower[i]) >= ORDINARY_PER_MILLION && !is_listed_name(a->s->l, a->doc->lower[i]);
	}
	return ordinary >= ORDINARY;
}

/* "Tri Hita Karana", "Abdul Latif Lahane", "Dt. Bandaro": behind a name that no list has, a person's name or a title stands a name. */
static bool behind_name(const struct asked *a)
{
	const struct token *before = a->i > 0 ? &a->doc->tokens[a->i - 1] : NULL;

	if (!before || before->kind != TOKEN_WORD || !(before->flags & TOKEN_CAPITAL) || !a->doc->lower[a->i - 1])
		return false;
	const char *lower = a->doc->lower[a->i - 1];
	if (lexicon_value(a->s->l, LEXICON_NAMA, lower) && !lexicon_value(a->s->l, LEXICON_WILAYAH, lower))
		return lexicon_per_million(a->s->l, lower) == 0 && !is_heading(a);
	return before->flags & TOKEN_ABBREVIATION ? lexicon_value(a->s->l, LEXICON_GELAR, lower) != NULL
		: strlen(lower) > 2 && !(before->flags & TOKEN_ALLCAPS) && !spelling_known(a->s, lower) && !is_listed_name(a->s->l, lower);
}

/* The first letter of a slip is right. Beside a name and in a short word it must be a slip in a very common word: "Kabupayen
 * Natuna", but not "Daeng Situju". */
static bool is_likely_slip(const struct asked *a, const char *meant, unsigned per_million, double slip)
{
	size_t n = strlen(a->lower);
	bool short_word = n < TITLE_LETTERS, beside = name_beside(a);

	return meant[0] == a->lower[0] && !(short_word && beside) && slip <= (n >= LONG_NAME ? LONG_SLIP : SURE_SLIP) &&
		per_million >= (short_word || beside ? TITLE_NEIGHBOUR : NAME_NEIGHBOUR);
}

/* "Monang Panjaitan": before a listed name only a title is likelier than a name. */
static bool before_name(const struct asked *a, const char *meant)
{
	static const char *const BEFORE[] = { "ketua", "wakil", "kepala", "sekretaris", "bendahara", "anggota", "komisioner", "direktur", "jenderal",
		"menteri", "presiden", "rektor", "dekan", "dokter", "ustaz", "pendeta", "kolonel", "mayor", "kapten", "wartawan", "pelatih",
		"almarhum", "almarhumah", "saudara", "saudari", "bapak", "haji", "kiai", "brigadir", "letnan", "pimpinan", "koordinator", "bupati", "gubernur", "camat", "lurah", "wali", "kapolres", "kapolsek", "kapolda", NULL };
	const struct token *next = a->i + 1 < a->doc->n ? &a->doc->tokens[a->i + 1] : NULL;

	return next && next->kind == TOKEN_WORD && next->flags & TOKEN_CAPITAL && lexicon_value(a->s->l, LEXICON_NAMA, a->doc->lower[a->i + 1]) &&
		!lexicon_value(a->s->l, LEXICON_WILAYAH, a->doc->lower[a->i + 1]) && !g_strv_contains(BEFORE, meant);
}

/* "(Aprindo)": a short name is introduced. */
static bool in_brackets(const struct asked *a)
{
	const struct token *before = a->i > 0 ? &a->doc->tokens[a->i - 1] : NULL, *next = a->i + 1 < a->doc->n ? &a->doc->tokens[a->i + 1] : NULL;

	return before && next && token_is(a->doc->text, before, "(") && token_is(a->doc->text, next, ")");
}

/* The first word of a sentence and every word of a heading have a capital anyway: there it says little about names. Of names that
 * no list has 3 in 100 look as much like a word, of slips 60. */
static struct finding *judge_by_place(const struct asked *a)
{
	bool starts = begins_sentence(a) && a->doc->tokens[a->i + 1].kind == TOKEN_WORD;

	if (strlen(a->lower) < TITLE_LETTERS || !(starts || is_heading(a)) || suggest_score(a->s->suggest, a->lower) < UNLIKELY_TERM)
		return NULL;
	g_autoptr(GPtrArray) meant = suggest_words(a->s->suggest, a->lower, 1);
	return *(const char *)meant->pdata[0] == a->lower[0] ? suspect(a, "ejaan/nama", SEVERITY_WARNING) : NULL;
}

/* A capital on an unknown word says "name", unless the word is one slip away from an ordinary one. */
static struct finding *judge_name(const struct asked *a)
{
	unsigned per_million;
	double slip;
	g_autofree char *as_written = asked_written(a);

	if (is_listed_name(a->s->l, a->lower) || speller_is_english(a->s->speller, a->lower) || strlen(a->lower) < NAME_LETTERS ||
	    document_times_written(a->doc, as_written) > 1)
		return NULL;
	if (after_region_title(a))
		return judge_region(a);
	if (after_title(a) || behind_name(a) || is_regional(a) || in_brackets(a))
		return NULL;
	const char *meant = suggest_frequent_neighbour(a->s->suggest, a->lower, 1, &per_million, &slip);
	if (meant && !before_name(a, meant) && is_likely_slip(a, meant, per_million, slip))
		return suspect(a, "ejaan/nama", SEVERITY_WARNING);
	return judge_by_place(a);
}

/* English words come in phrases; alone and one slip from an Indonesian word it is that slip. */
static struct finding *judge_foreign(const struct asked *a)
{
	unsigned per_million;
	double slip;

	for (int step = -1; step <= 1; step += 2) {
		size_t k = a->i + (size_t)step;
		if (k >= a->doc->n || a->doc->tokens[k].kind != TOKEN_WORD)
			continue;
		const char *lower = a->doc->lower[k];
		if (speller_is_english(a->s->speller, lower) && !spelling_known(a->s, lower))
			return NULL;
	}
	if (document_times(a->doc, a->lower) > 1 || !suggest_frequent_neighbour(a->s->suggest, a->lower, 1, &per_million, &slip))
		return NULL;
	return per_million >= ENGLISH_NEIGHBOUR && slip <= SURE_SLIP ? suspect(a, "ejaan/salah-ketik", SEVERITY_WARNING) : NULL;
}

/* "bacan" is an island, but in small letters rather bacaan. */
static bool is_slip_on_name(const struct asked *a)
{
	bool name = lexicon_value(a->s->l, LEXICON_WILAYAH, a->lower) || lexicon_value(a->s->l, LEXICON_NAMA, a->lower);
	unsigned per_million;
	double slip;

	return name && strlen(a->lower) >= DOUBT_LETTERS && !lexicon_value(a->s->l, LEXICON_SINGKATAN, a->lower) &&
		suggest_frequent_neighbour(a->s->suggest, a->lower, 1, &per_million, &slip) && per_million >= LISTED_NEIGHBOUR && slip <= NEAR_SLIP;
}

/* "bimteknya", "koltim" beside Koltim, "farmer's": known in another form. */
static bool is_known_otherwise(const struct asked *a)
{
	static const char *const endings[] = { "nya", "lah", "kah", "ku", "mu", "'s", NULL };
	char base[64];
	size_t n = strlen(a->lower);

	for (int i = 0; endings[i]; i++) {
		size_t e = strlen(endings[i]);
		if (n < e + 3 || n - e >= sizeof base || strcmp(a->lower + n - e, endings[i]) != 0)
			continue;
		g_strlcpy(base, a->lower, n - e + 1);
		if (lexicon_value(a->s->l, LEXICON_SINGKATAN, base) || lexicon_value(a->s->l, LEXICON_WILAYAH, base) || (endings[i][0] == '\'' && speller_is_english(a->s->speller, base)))
			return true;
	}
	g_strlcpy(base, a->lower, sizeof base);
	base[0] = g_ascii_toupper(base[0]);
	return document_times_written(a->doc, base) > 0 || (is_listed_name(a->s->l, a->lower) && !is_slip_on_name(a));
}

/* Words of the region stand where their kind is named before them. */
static bool is_named_kind(const char *lower)
{
	static const char *const kinds[] = { "tari", "tarian", "lagu", "musik", "kain", "kesenian", "seni", "tradisi", "upacara", "ritual",
		"adat", "kuliner", "bubur", "sambal", "kue", "ikan", "pohon", "kayu", "burung", "buah", "bunga", "daun", "senjata", "busana",
		"pakaian", "sate", "nasi", "sup", "gulai", "permainan", "tanaman", "minuman", "makanan", "penganan", "istilah", "sebutan",
		"bernama", "disebut", "dinamai", "motif", "tenun", "batik", "perahu", "kapal", "alat", "jagung", "beras", "kopi", "rumah", NULL };

	return g_strv_contains(kinds, lower);
}

/* May the word be one that our lists lack? Regional words, and words that the text repeats or several articles of the office
 * hold: a slip seldom comes twice. */
static bool is_term(const struct asked *a)
{
	bool named = a->i > 0 && a->doc->tokens[a->i - 1].kind == TOKEN_WORD && is_named_kind(a->doc->lower[a->i - 1]);

	return named || document_times(a->doc, a->lower) > 1 || suggest_articles(a->s->suggest, a->lower) > 0;
}

static double least_score(const struct asked *a)
{
	size_t n = strlen(a->lower);

	if (is_regional(a))
		return UNLIKELY_REGIONAL;
	if (sound_is_odd(a->lower))
		return UNLIKELY_ODD;
	if (is_term(a))
		return UNLIKELY_TERM;
	if (n <= SHORT_WORD)
		return UNLIKELY_SHORTEST;
	return n < LONG_WORD ? UNLIKELY_SHORT : n < LONGEST_WORD ? UNLIKELY_LONG : UNLIKELY_LONGEST;
}

static struct finding *report_unknown(const struct asked *a)
{
	if (a->s->alone || suggest_score(a->s->suggest, a->lower) >= least_score(a))
		return suspect(a, "ejaan/salah-ketik", SEVERITY_ERROR);
	g_autoptr(GPtrArray) none = g_ptr_array_new();
	return report_typo(a, "ejaan/tak-dikenal", SEVERITY_NOTE, none);
}

static struct finding *judge_unknown(const struct asked *a)
{
	if (a->t->flags & TOKEN_HYPHEN) {
		g_autofree char *even = uneven_halves(a);
		if (even) {
			g_autoptr(GPtrArray) one = g_ptr_array_new();
			g_ptr_array_add(one, even);
			return report_typo(a, "ejaan/salah-ketik", SEVERITY_ERROR, one);
		}
		if (parts_are_good(a))
			return NULL;
		struct finding *doubled = judge_doubled(a);
		if (doubled)
			return doubled;
		g_autoptr(GPtrArray) fixes = suggest_parts(a);
		return report_typo(a, "ejaan/salah-ketik", SEVERITY_ERROR, fixes);
	}
	if (a->t->flags & TOKEN_ALLCAPS && strlen(a->lower) <= ACRONYM_LETTERS)
		return NULL;
	if (a->capital)
		return judge_name(a);
	if (strlen(a->lower) < 2 || is_known_otherwise(a))
		return NULL;
	if (speller_is_english(a->s->speller, a->lower))
		return judge_foreign(a);
	return report_unknown(a);
}

/* ---- names of several words ---- */

static const char *capital_word(const struct asked *a, size_t k)
{
	const struct token *t = k < a->doc->n ? &a->doc->tokens[k] : NULL;

	return t && t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL ? a->doc->lower[k] : NULL;
}

/* "Kejaksaan Ngeri", "Kalimantan Tenah": the names of the tables say what stands there, also where the slip is a word. */
static struct finding *judge_phrase(const struct asked *a)
{
	const char *meant = a->t->flags & (TOKEN_HYPHEN | TOKEN_ALLCAPS) ? NULL
		: phrases_meant(a->s->phrases, capital_word(a, a->i - 1), a->lower, capital_word(a, a->i + 1));

	if (!meant || is_listed_name(a->s->l, a->lower))
		return NULL;
	g_autofree char *as_written = asked_written(a);
	if (document_times_written(a->doc, as_written) > 1)
		return NULL;
	g_autoptr(GPtrArray) fixes = g_ptr_array_new();
	g_ptr_array_add(fixes, (gpointer)meant);
	return report_typo(a, "ejaan/nama", SEVERITY_WARNING, fixes);
}

/* ---- one token ---- */

static void keep_quiet(const struct asked *a)
{
	if (wordset_count(a->s->quiet) < QUIET_MAX)
		wordset_put(a->s->quiet, a->lower, strlen(a->lower));
}

static struct finding *judge_alone(const struct spelling *s, const struct document *doc, size_t i)
{
	const struct token *t = &doc->tokens[i];
	struct asked a = { s, doc, i, t, doc->lower[i], (t->flags & TOKEN_CAPITAL) != 0 };

	if (!a.lower || t->flags & (TOKEN_DIGIT | TOKEN_ABBREVIATION | TOKEN_MIXED) || t->len > 100)
		return NULL;
	bool forbidden = g_hash_table_contains(s->forbidden, a.lower);
	if (!forbidden && speller_is_own(s->speller, a.lower))
		return NULL;                   /* whoever accepted it knows better than lists and likelihood */
	struct finding *f = a.capital ? judge_phrase(&a) : NULL;
	if (f || wordset_get(s->quiet, a.lower, strlen(a.lower)))
		return f;
	bool acronym = t->flags & TOKEN_ALLCAPS && t->len <= ACRONYM_LETTERS;
	f = acronym && !forbidden ? NULL : asked_reject(&a);
	if (f || acronym || !is_ours(a.lower))
		return f;
	enum verdict v = speller_ask(s->speller, a.lower);
	if (v == VERDICT_UNKNOWN || v == VERDICT_WRONG)
		return judge_unknown(&a);
	bool common = lexicon_per_million(s->l, a.lower) > 0;
	f = common ? NULL : doubt(&a, v);
	if (!f && (common || (!a.capital && document_times(doc, a.lower) == 1)))
		keep_quiet(&a);
	return f;
}

/* "tanah liat", "rasio gini": a word that by itself is refused or unknown stands in a fixed phrase. */
static bool in_phrase(const struct asked *a)
{
	for (int step = -1; step <= 0; step++) {
		size_t first = a->i + (size_t)step;
		if ((step && a->i == 0) || first + 1 >= a->doc->n || !a->doc->lower[first] || !a->doc->lower[first + 1])
			continue;
		g_autofree char *phrase = g_strconcat(a->doc->lower[first], " ", a->doc->lower[first + 1], NULL);
		if (lexicon_value(a->s->l, LEXICON_FRASA, phrase))
			return true;
	}
	return false;
}

struct finding *spelling_judge(const struct spelling *s, const struct document *doc, size_t i)
{
	struct asked a = { .s = s, .doc = doc, .i = i, .t = &doc->tokens[i], .lower = doc->lower[i] };
	struct finding *f = judge_alone(s, doc, i);

	if (f && in_phrase(&a)) {
		finding_free(f);
		return NULL;
	}
	return f;
}
