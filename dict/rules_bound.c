/* Bound forms: antar, pasca, non, sub ... are never words of their own. */
#include <string.h>
#include "lexicon.h"
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "gabung/bentuk-terikat", "gabung", SEVERITY_ERROR, "bentuk seperti antar-, pasca-, dan sub- ditulis serangkai (EYD V, Bentuk Terikat)",
	  "Koordinasi antar instansi penting.", "Koordinasi antarinstansi penting." },
	{ "hubung/bentuk-terikat", "hubung", SEVERITY_ERROR,
	  "bentuk seperti non- dan pro- memakai tanda hubung sebelum huruf kapital (EYD V, Bentuk Terikat)",
	  "Pegawai non ASN mengikuti pelatihan.", "Pegawai non-ASN mengikuti pelatihan." },
};

/* Without another meaning of their own: apart is always wrong. */
static const char *const ALWAYS[] = { "antar", "pasca", "non", "pra", "multi", "anti", "sub", "nir", "purna", "intra", "infra",
	"ekstra", "neo", "swa", "supra", "pramu", NULL };
/* Words, names or prefixes of other languages too: only where the joined form is a word of the list. */
static const char *const ALSO_WORDS[] = { "mini", "mikro", "makro", "semi", "super", "tuna", "catur", "tri", "dwi", "panca", "bi", "re",
	"pro", "kontra", "inter", "trans", "adi", "manca", "tele", "ultra", "mono", "poli", NULL };
static const char *const NO_NOUN[] = { "dan", "atau", "ke", "di", "dari", "oleh", "yang", "para", "sampai", "hingga", "saja", "juga",
	"itu", "ini", "dengan", "untuk", "pada", "karena", "tidak", "bukan", "adalah", "dalam", "akan", "dapat", "harus", "bisa", "telah", "sudah", "jemput", "pulang", "sang", "si", NULL };
static const char *const CARRIES[] = { "jasa", "ongkos", "layanan", "biaya", "petugas", "pesan", "tukang", "kurir", "saya", "kami",
	"kita", "dia", "ia", "siap", "akan", "bisa", "harus", "sudah", "sedang", "mobil", "surat", "uang", NULL };

static bool is_bound(const struct rules *r, size_t i, const char *joined)
{
	const char *word = r->lower[i];

	if (among(word, ALSO_WORDS))
		return rules_stem(r, joined) || (strcmp(word, "pro") == 0 && rules_value(r, LEXICON_WILAYAH, rules_word(r, i, 1)));
	return strcmp(word, "antar") != 0 || !among(rules_word(r, i, -1), CARRIES);
}

static void check(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i], *next = rules_near(r, i, 1);

	if (!next || next->kind != TOKEN_WORD || !(next->flags & TOKEN_SPACE) || (t->flags & (TOKEN_ALLCAPS | TOKEN_HYPHEN)) ||
	    !(among(r->lower[i], ALWAYS) || among(r->lower[i], ALSO_WORDS)) || among(r->lower[i + 1], NO_NOUN) || strcmp(r->lower[i], r->lower[i + 1]) == 0)
		return;
	g_autofree char *joined = g_strconcat(r->lower[i], r->lower[i + 1], NULL);
	if (!is_bound(r, i, joined))
		return;
	g_autofree char *first = rules_text(r, i, i);
	g_autofree char *second = rules_text(r, i + 1, i + 1);
	bool capital = next->flags & TOKEN_CAPITAL;
	if (capital && (t->flags & TOKEN_CAPITAL)) {
		/* "Sub Bagian": an office's title, not a name as in "Multi Prima" */
		if (strcmp(r->lower[i], "sub") != 0 || !rules_known(r, r->lower[i + 1]) || (next->flags & TOKEN_ALLCAPS))
			return;
		g_autofree char *fixed = rules_cased(r, i, joined);
		rules_report(r, "gabung/bentuk-terikat", i, i + 1, fixed, NULL);
	} else if (capital) {
		g_autofree char *fixed = g_strconcat(first, "-", second, NULL);
		if (among(r->lower[i], ALWAYS) || strcmp(r->lower[i], "pro") == 0)
			rules_report(r, "hubung/bentuk-terikat", i, i + 1, fixed, NULL);
	} else if (rules_known(r, r->lower[i + 1])) {
		g_autofree char *fixed = g_strconcat(first, second, NULL);
		rules_report(r, "gabung/bentuk-terikat", i, i + 1, fixed, NULL);
	}
}

/* "non-tahapan": a hyphen where none belongs. */
static void check_hyphen(const struct rules *r, size_t i)
{
	const char *hyphen = strchr(r->lower[i], '-');

	if (!hyphen || strchr(hyphen + 1, '-') || (r->c->tokens[i].flags & (TOKEN_ALLCAPS | TOKEN_MIXED | TOKEN_DIGIT)))
		return;
	g_autofree char *first = g_strndup(r->lower[i], (size_t)(hyphen - r->lower[i]));
	g_autofree char *text = rules_text(r, i, i);
	const char *second = strchr(text, '-');
	if (!second || !among(first, ALWAYS) || g_ascii_isupper(second[1]) || !rules_stem(r, hyphen + 1))
		return;
	g_autofree char *fixed = g_strdup_printf("%.*s%s", (int)(second - text), text, second + 1);
	rules_report(r, "gabung/bentuk-terikat", i, i, fixed, NULL);
}

static void run(const struct rules *r)
{
	for (size_t i = 0; i < r->c->n; i++) {
		if (r->c->tokens[i].kind != TOKEN_WORD)
			continue;
		check(r, i);
		if (r->c->tokens[i].flags & TOKEN_HYPHEN)
			check_hyphen(r, i);
	}
}

const struct rule_part rules_bound = RULE_PART(ROWS, run);
