#include "spelling_part.h"
#include <string.h>
#include "lexicon.h"
#include "phrase.h"
#include "sound.h"
#include "speller.h"
#include "suggest.h"

/* Measured on news: how often in a million words a word must stand for an unknown name one slip beside it to be that word. */
enum { NAME_NEIGHBOUR = 20, TITLE_NEIGHBOUR = 100 };
enum { ODD_LETTERS = 4, NAME_LETTERS = 5, LONG_NAME = 8, TITLE_LETTERS = 6 };
static const double LONG_SLIP = 1.4;

/* ---- what stands beside it ---- */

/* An acronym, a Roman number. */
static bool is_all_capitals(const struct token *t)
{
	return t->flags & TOKEN_ALLCAPS && t->len > 1;
}

/* A name, or a word that only a name can be. Institutions are none, and a region says little about a long word beside it. */
static bool is_name(const struct asked *a, const char *lower)
{
	const struct lexicon *l = a->s->l;

	if (lexicon_value(l, LEXICON_NAMA, lower) || lexicon_value(l, LEXICON_GELAR, lower))
		return true;
	if (lexicon_value(l, LEXICON_WILAYAH, lower))
		return strlen(a->lower) < TITLE_LETTERS && !spelling_known(a->s, lower);
	return !spelling_known(a->s, lower) && !lexicon_value(l, LEXICON_SINGKATAN, lower) && !lexicon_value(l, LEXICON_INSTITUSI, lower);
}

/* "Aslim Tarigan", "Gido Sebua" */
static bool name_beside(const struct asked *a)
{
	for (int step = -1; step <= 1; step += 2) {
		size_t k = a->i + (size_t)step;
		const struct token *t = k < a->doc->n ? &a->doc->tokens[k] : NULL;
		if (t && t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL && !is_all_capitals(t) && is_name(a, a->doc->lower[k]))
			return true;
	}
	return false;
}

static bool is_place_title(const char *lower)
{
	static const char *const titles[] = { "desa", "kelurahan", "kecamatan", "distrik", "jalan", "jl.", "dusun", "kampung", "nagari", "pulau",
		"sungai", "gunung", "danau", "pasar", "muara", "labuhan", "tanjung", "teluk", "ujung", "bukit", "rawa", "kuala", "pantai", "selat",
		"gang", "stadion", "bandara", "hotel", "terminal", "lembah", "waduk", "bendungan", "situ", "gili", "hutan", "masjid", "pura", "gereja",
		"pendopo", "candi", "benteng", "pelabuhan", "dermaga", "margasatwa", "suku", "marga", "puskesmas", "warung",
		"pondok", "ponpes", "pesantren", "perumahan", "kompleks", "dukuh", "lapangan", "bapak", "ibu", "pak", "bu", "saudara", "mas", "mbak", "haji", "kiai", "ustaz", NULL };

	return g_strv_contains(titles, lower);
}

static bool after_title(const struct asked *a)
{
	if (a->i == 0 || a->doc->tokens[a->i - 1].kind != TOKEN_WORD)
		return false;
	return is_place_title(a->doc->lower[a->i - 1]);
}

/* ---- regions ---- */

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
	return asked_report_typo(a, "ejaan/nama", SEVERITY_WARNING, fixes);
}

/* ---- names of persons, and headings ---- */

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
		ordinary += lexicon_per_million(a->s->l, a->doc->lower[i]) >= ORDINARY_PER_MILLION && !asked_is_listed_name(a->s->l, a->doc->lower[i]);
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
		: strlen(lower) > 2 && !(before->flags & TOKEN_ALLCAPS) && !spelling_known(a->s, lower) && !asked_is_listed_name(a->s->l, lower);
}

/* The first letter of a slip is right. Beside a name and in a short word it must be a slip in a very common word: "Kabupayen
 * Natuna", but not "Daeng Situju". */
static bool is_likely_slip(const struct asked *a, const char *meant, unsigned per_million, double slip)
{
	size_t n = strlen(a->lower);
	bool short_word = n < TITLE_LETTERS, beside = name_beside(a);

	const struct token *next = a->i + 1 < a->doc->n ? &a->doc->tokens[a->i + 1] : NULL;
	if (is_place_title(meant) && next && next->flags & TOKEN_CAPITAL && n >= TITLE_LETTERS)
		return meant[0] == a->lower[0] && slip <= SURE_SLIP;      /* "Kwlurahan Gamalama" */
	return meant[0] == a->lower[0] && !(short_word && beside) && slip <= (n >= LONG_NAME ? LONG_SLIP : SURE_SLIP) &&
		per_million >= ((short_word && !asked_begins_sentence(a)) || beside ? TITLE_NEIGHBOUR : NAME_NEIGHBOUR);
}

/* "Monang Panjaitan": before a listed name only a title or an office ("Ketua Bawasu Rahmat") is likelier than a name. */
static bool before_name(const struct asked *a, const char *meant)
{
	static const char *const BEFORE[] = { "ketua", "wakil", "kepala", "sekretaris", "bendahara", "anggota", "komisioner", "direktur", "jenderal",
		"menteri", "presiden", "rektor", "dekan", "dokter", "ustaz", "pendeta", "kolonel", "mayor", "kapten", "wartawan", "pelatih",
		"almarhum", "almarhumah", "saudara", "saudari", "bapak", "haji", "kiai", "brigadir", "letnan", "pimpinan", "koordinator", "bupati", "gubernur", "camat", "lurah", "wali", "kapolres", "kapolsek", "kapolda", NULL };
	const struct token *next = a->i + 1 < a->doc->n ? &a->doc->tokens[a->i + 1] : NULL;

	return next && next->kind == TOKEN_WORD && next->flags & TOKEN_CAPITAL && lexicon_value(a->s->l, LEXICON_NAMA, a->doc->lower[a->i + 1]) &&
		!lexicon_value(a->s->l, LEXICON_WILAYAH, a->doc->lower[a->i + 1]) && !g_strv_contains(BEFORE, meant) && !is_place_title(meant) &&
		!lexicon_value(a->s->l, LEXICON_SINGKATAN, meant);
}

static bool is_unlisted_name(const struct asked *a, size_t k)
{
	const struct token *t = k < a->doc->n ? &a->doc->tokens[k] : NULL;

	return t && t->kind == TOKEN_WORD && t->paragraph == a->t->paragraph && t->flags & TOKEN_CAPITAL && !is_all_capitals(t) && a->doc->lower[k] &&
		(lexicon_value(a->s->l, LEXICON_NAMA, a->doc->lower[k]) || !spelling_known(a->s, a->doc->lower[k]));
}

/* "Maesa, Anara, dan Deandra": one of several names. */
static bool is_enumerated(const struct asked *a)
{
	bool comma_after = a->i + 2 < a->doc->n && token_is(a->doc->text, &a->doc->tokens[a->i + 1], ",");
	bool comma_before = a->i >= 2 && token_is(a->doc->text, &a->doc->tokens[a->i - 1], ",");

	return (comma_after && is_unlisted_name(a, a->i + 2)) || (comma_before && is_unlisted_name(a, a->i - 2));
}

/* "se-Kecamatan Bengkalis dan Bantan": the second of two that one title goes with. */
static bool shares_title(const struct asked *a)
{
	static const char *const AND[] = { "dan", "serta", "atau", "maupun", NULL };
	const char *title = a->i >= 3 ? a->doc->lower[a->i - 3] : NULL, *name = title ? a->doc->lower[a->i - 2] : NULL;

	if (!name || !a->doc->lower[a->i - 1] || !g_strv_contains(AND, a->doc->lower[a->i - 1]) || !(a->doc->tokens[a->i - 2].flags & TOKEN_CAPITAL))
		return false;
	return is_place_title(g_str_has_prefix(title, "se-") ? title + 3 : title) && !is_place_title(name);
}

/* "di Tanggeung": where only a place can stand, a word that names none is not what was meant. */
static bool names_no_place(const struct asked *a, const char *meant)
{
	static const char *const PLACED[] = { "di", "ke", NULL };
	const char *before = a->i > 0 ? a->doc->lower[a->i - 1] : NULL;
	const struct token *next = a->i + 1 < a->doc->n ? &a->doc->tokens[a->i + 1] : NULL;

	return before && g_strv_contains(PLACED, before) && !(next && next->flags & TOKEN_CAPITAL) && !is_place_title(meant) &&
		!lexicon_value(a->s->l, LEXICON_TEMPAT, meant) && !asked_is_listed_name(a->s->l, meant);
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
	bool starts = asked_begins_sentence(a) && a->doc->tokens[a->i + 1].kind == TOKEN_WORD;

	if (strlen(a->lower) < TITLE_LETTERS || !(starts || is_heading(a)) || suggest_score(a->s->suggest, a->lower) < UNLIKELY_TERM)
		return NULL;
	g_autoptr(GPtrArray) meant = suggest_words(a->s->suggest, a->lower, 1);
	return *(const char *)meant->pdata[0] == a->lower[0] ? asked_suspect(a, "ejaan/nama", SEVERITY_WARNING) : NULL;
}

/* What stands around it says that it is a name, whatever it looks like. */
static bool is_placed_as_name(const struct asked *a)
{
	return after_title(a) || behind_name(a) || asked_is_regional(a) || in_brackets(a) || is_enumerated(a) || shares_title(a);
}

bool asked_may_be_name(const struct asked *a)
{
	return asked_is_listed_name(a->s->l, a->lower) || speller_is_english(a->s->speller, a->lower) || after_region_title(a) ||
		is_placed_as_name(a) || name_beside(a);
}

/* A name that stands twice is one, unless it is long and one slip from a very common word: "Komisoner KPU dan Komisoner Bawaslu". */
static bool is_repeated_name(const struct asked *a)
{
	enum { REPEATED_LETTERS = 7, TIMES_MAX = 2, REPEATED_NEIGHBOUR = 300 };
	unsigned per_million;
	double slip;
	g_autofree char *as_written = asked_written(a);
	unsigned times = document_times_written(a->doc, as_written);

	if (times <= 1)
		return false;
	return times > TIMES_MAX || strlen(a->lower) < REPEATED_LETTERS || name_beside(a) ||
		!suggest_frequent_neighbour(a->s->suggest, a->lower, 1, &per_million, &slip) || per_million < REPEATED_NEIGHBOUR || slip > SURE_SLIP;
}

struct finding *asked_name(const struct asked *a)
{
	unsigned per_million;
	double slip;

	if (asked_is_listed_name(a->s->l, a->lower) || speller_is_english(a->s->speller, a->lower) ||
	    strlen(a->lower) < (sound_is_odd(a->lower) ? ODD_LETTERS : NAME_LETTERS) || is_repeated_name(a))
		return NULL;
	if (after_region_title(a))
		return judge_region(a);
	if (is_placed_as_name(a))
		return NULL;
	const char *meant = suggest_frequent_neighbour(a->s->suggest, a->lower, 1, &per_million, &slip);
	if (meant && names_no_place(a, meant))
		return NULL;
	if (meant && !before_name(a, meant) && is_likely_slip(a, meant, per_million, slip))
		return asked_suspect(a, "ejaan/nama", SEVERITY_WARNING);
	return judge_by_place(a);
}

/* ---- names of several words ---- */

static const char *capital_word(const struct asked *a, size_t k)
{
	const struct token *t = k < a->doc->n ? &a->doc->tokens[k] : NULL;

	return t && t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL ? a->doc->lower[k] : NULL;
}

struct finding *asked_phrase(const struct asked *a)
{
	const char *meant = a->t->flags & (TOKEN_HYPHEN | TOKEN_ALLCAPS) ? NULL
		: phrases_meant(a->s->phrases, capital_word(a, a->i - 1), a->lower, capital_word(a, a->i + 1));

	if (!meant || asked_is_listed_name(a->s->l, a->lower))
		return NULL;
	g_autofree char *as_written = asked_written(a);
	if (document_times_written(a->doc, as_written) > 1)
		return NULL;
	g_autoptr(GPtrArray) fixes = g_ptr_array_new();
	g_ptr_array_add(fixes, (gpointer)meant);
	return asked_report_typo(a, "ejaan/nama", SEVERITY_WARNING, fixes);
}
