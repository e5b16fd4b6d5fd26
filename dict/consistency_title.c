/* One person with two titles, ranks or degrees within one article. */
#include <string.h>
#include "lexicon.h"
#include "names.h"

static const struct rule_row ROWS[] = {
	{ "nama/jabatan", "fakta", SEVERITY_NOTE, "jabatan orang ini berbeda di tempat lain dalam naskah",
	  "Bupati Hartono Saputra hadir. Rapat dibuka Wakil Bupati Hartono Saputra.", NULL },
};

/* What an article calls a person: the words of one kind before or behind the name, and the office that they belong to. */
struct called { char *title, *office; };

static void called_free(gpointer p)
{
	struct called *c = p;

	g_free(c->title);
	g_free(c->office);
	g_free(c);
}

/* The words of tokens from..to-1 (counted from i) in lower case with blanks between. */
static char *words_between(const struct rules *r, size_t i, int from, int to)
{
	GString *out = g_string_new(NULL);

	for (int n = from; n < to; n++)
		if (*rules_word(r, i, n))
			g_string_append_printf(out, "%s%s", out->len ? " " : "", rules_word(r, i, n));
	return g_string_free(out, FALSE);
}

/* How far before the name at i one of the words stands; only an office's name is between, a comma right before the name:
 * "Ketua KPU Provinsi Gorontalo, Fadliyanto Koem". 0: nowhere. */
static int word_before(const struct rules *r, size_t i, const char *const *words)
{
	enum { FARTHEST = 8 };

	for (int n = 1; n <= FARTHEST; n++) {
		const struct token *t = rules_near(r, i, -n);
		if (!t)
			return 0;
		if (among(rules_word(r, i, -n), words))
			return n;
		bool comma = n == 1 && rules_mark(r, i, -n, ",");
		if (!comma && (t->kind != TOKEN_WORD || !(t->flags & TOKEN_CAPITAL) || rules_value(r, LEXICON_NAMA, rules_word(r, i, -n))))
			return 0;
	}
	return 0;
}

/* The post before the name at i: wakil bupati; false when there is none, or a former or a passing one. */
static bool post_before(const struct rules *r, size_t i, struct called *out)
{
	static const char *const POSTS[] = { "bupati", "gubernur", "camat", "lurah", "ketua", "sekretaris", "kapolres", "kapolsek", "kapolda",
		"dandim", "danramil", "direktur", "rektor", "menteri", "bendahara", "kajari", NULL };
	static const char *const DEPUTIES[] = { "wakil", "penjabat", "pj.", "pj", NULL };
	static const char *const PASSING[] = { "mantan", "eks", "calon", "bakal", "plt.", "plt", "plh.", "plh", NULL };
	int n = word_before(r, i, POSTS);

	if (n == 0 || among(rules_word(r, i, -n - 1), PASSING))
		return false;
	int first = among(rules_word(r, i, -n - 1), DEPUTIES) ? n + 1 : n;
	out->title = words_between(r, i, -first, -n + 1);
	out->office = words_between(r, i, -n + 1, 0);
	return true;
}

static bool rank_before(const struct rules *r, size_t i, struct called *out)
{
	static const char *const RANKS[] = { "jenderal", "komjen", "irjen", "brigjen", "kombes", "akbp", "kompol", "akp", "iptu", "ipda", "aiptu", "aipda",
		"bripka", "brigpol", "briptu", "bripda", "letjen", "mayjen", "kolonel", "letkol", "mayor", "kapten", "lettu", "letda", "peltu", "pelda",
		"serma", "serka", "sertu", "serda", NULL };
	static const char *const CORPS[] = { "pol.", "pol", "inf.", "inf", "tni", "arm.", "arm", "kav.", "kav", "czi", "cpl.", "cpl", "laut", "mar.", NULL };
	int n = 1;

	while (among(rules_word(r, i, -n), CORPS) || (rules_mark(r, i, -n, ".") && among(rules_word(r, i, -n - 1), CORPS)))
		n++;
	if (!among(rules_word(r, i, -n), RANKS))
		return false;
	out->title = rules_text(r, i - (size_t)n, i - (size_t)n);
	return true;
}

/* Of two forms that exclude each other, the one before the name: H. or Hj., Drs. or Dra., dr. or Dr. */
static bool form_before(const struct rules *r, size_t i, struct called *out)
{
	static const char *const FORMS[] = { "h.", "hj.", "drs.", "dra.", NULL };

	if (!among(rules_word(r, i, -1), FORMS))
		return false;
	out->title = rules_text(r, i - 1, i - 1);
	out->office = g_strdup(rules_word(r, i, -1)[0] == 'h' ? "h" : "dr");
	return true;
}

static char *name_key(const struct rules *r, size_t i, const char *kind)
{
	return g_strconcat(kind, " ", r->lower[i], " ", r->lower[i + 1], NULL);
}

/* The person whose name begins at i is called so; earlier: what the article has called people so far. */
static void compare(const struct rules *r, GHashTable *earlier, size_t i, const char *kind, struct called *now)
{
	char *key = name_key(r, i, kind);
	const struct called *known = g_hash_table_lookup(earlier, key);

	if (known && g_strcmp0(known->office, now->office) == 0 && strcmp(known->title, now->title) != 0)
		rules_report_saying(r, "nama/jabatan", i, i + 1, g_strdup_printf("di sini orang ini disebut %s, di tempat lain dalam naskah %s", now->title,
			known->title), NULL);
	if (known) {
		g_free(key);
		called_free(now);
	} else {
		g_hash_table_insert(earlier, key, now);
	}
}

static void run(const struct rules *r)
{
	static const struct { const char *kind; bool (*read)(const struct rules *r, size_t i, struct called *out); } KINDS[] = {
		{ "post", post_before }, { "rank", rank_before }, { "form", form_before },
	};
	g_autoptr(GHashTable) earlier = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, called_free);

	for (size_t at = 0, i; rules_next_pick(r, PICK_PERSON, &at, &i);) {
		for (size_t k = 0; k < G_N_ELEMENTS(KINDS) && i > 0; k++) {
			struct called now = { 0 };
			if (KINDS[k].read(r, i, &now))
				compare(r, earlier, i, KINDS[k].kind, g_memdup2(&now, sizeof now));
		}
	}
}

const struct rule_part rules_title = RULE_PART(ROWS, run);
