/* One name in two spellings within one article. */
#include <string.h>
#include "lexicon.h"
#include "names.h"

static const struct rule_row ROWS[] = {
	{ "nama/dua-ejaan", "typo", SEVERITY_WARNING, "nama ini ditulis dengan ejaan lain di naskah yang sama",
	  "Ketua Ilham Saputra hadir. Menurut Saputra, rapat lancar. Rapat ditutup Ilham Saputre.",
	  "Ketua Ilham Saputra hadir. Menurut Saputra, rapat lancar. Rapat ditutup Ilham Saputra." },
	{ "kapital/nama", "kapital", SEVERITY_WARNING, "nama ini memakai huruf kapital di tempat lain dalam naskah",
	  "Warga Desa Bandar agung hadir. Kepala Desa Bandar Agung dan warga Bandar Agung senang.",
	  "Warga Desa Bandar Agung hadir. Kepala Desa Bandar Agung dan warga Bandar Agung senang." },
};

enum { MOST_NAMES = 300, MOST_PLACES = 8 };      /* pairs are compared: bounds the time on a text of names only */

struct name { const char *lower; size_t at[MOST_PLACES], count; bool listed, region, foreign; char sound[NAME_SOUND_MAX + 1]; };

static struct name name_new(const struct rules *r, size_t i, bool region)
{
	struct name n = { .lower = r->lower[i], .at = { i }, .count = 1, .region = region };

	n.foreign = rules_value(r, LEXICON_ASING, n.lower);      /* Gathering beside Gethering: the word is the right one */
	n.listed = region || rules_value(r, LEXICON_NAMA, n.lower);
	name_sound(n.lower, n.sound);
	return n;
}

static GArray *collect(const struct rules *r)
{
	GArray *names = g_array_new(FALSE, FALSE, sizeof(struct name));
	g_autoptr(GHashTable) at = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t k = 0, i; rules_next_pick(r, PICK_NAME | PICK_REGION, &k, &i);) {
		gpointer known;
		if (g_hash_table_lookup_extended(at, r->lower[i], NULL, &known)) {
			struct name *name = &g_array_index(names, struct name, GPOINTER_TO_UINT(known));
			if (name->count < MOST_PLACES)
				name->at[name->count] = i;
			name->count++;
		} else if (names->len < MOST_NAMES) {
			struct name name = name_new(r, i, r->c->picks[k - 1].kinds & PICK_REGION);
			g_hash_table_insert(at, (gpointer)r->lower[i], GUINT_TO_POINTER(names->len));
			g_array_append_val(names, name);
		}
	}
	return names;
}

static bool sounds_same(const struct name *a, const struct name *b)
{
	return strcmp(a->sound, b->sound) == 0;
}

/* "Tuhanku" and "Tuhanmu" */
static bool differ_in_clitic(const char *a, const char *b)
{
	size_t n = strlen(a);

	return n == strlen(b) && n > 4 && strncmp(a, b, n - 2) == 0 && a[n - 1] == 'u' && b[n - 1] == 'u' && strchr("km", a[n - 2]) && strchr("km", b[n - 2]);
}

/* A region is misspelt only in a way that sounds the same, Tilamutta: a village may be called nearly so. */
static bool is_close(const struct name *odd, const struct name *usual)
{
	if (odd == usual || odd->region || odd->foreign || differ_in_clitic(odd->lower, usual->lower))
		return false;
	return sounds_same(odd, usual) || (!usual->region && strlen(odd->lower) >= NAME_EDIT_LETTERS && strlen(usual->lower) >= NAME_EDIT_LETTERS &&
		name_one_edit(odd->lower, usual->lower));
}

/* The rest of the name is the same at one of its places: Idris Usuli, Idris Usulli. Behind it an ordinary word may be a name, Muhammad
 * Hatta; before it that is a title. */
static bool same_company(const struct rules *r, const struct name *odd, const struct name *usual)
{
	for (size_t i = 0; i < MIN(usual->count, MOST_PLACES); i++)
		for (int n = -1; n <= 1; n += 2)
			if ((n > 0 ? rules_capital_at(r, usual->at[i], n) && rules_capital_at(r, odd->at[0], n) : name_part_at(r, usual->at[i], n)) &&
			    strcmp(rules_word(r, usual->at[i], n), rules_word(r, odd->at[0], n)) == 0)
				return true;
	return false;
}

/* Both in one sentence: Rusli Habibie and Rusdi Habibie are two. */
static bool side_by_side(const struct rules *r, const struct name *a, const struct name *b)
{
	for (size_t i = 0; i < MIN(b->count, MOST_PLACES); i++) {
		size_t from = MIN(a->at[0], b->at[i]), to = MAX(a->at[0], b->at[i]), k = from + 1;
		while (k <= to && r->c->tokens[k].kind != TOKEN_BREAK && !rules_mark(r, k, 0, "."))
			k++;
		if (k > to)
			return true;
	}
	return false;
}

/* Two real names one letter apart (Yanti, Yanto) are two persons unless the rest of the name is the same too, as is Sitti Nurhaliza beside
 * Siti Aminah; where each spelling stands once, both have to sound the same or one to be no real name. */
static bool same_person(const struct rules *r, const struct name *odd, const struct name *usual)
{
	bool real = odd->listed && usual->listed;

	if ((real || !sounds_same(odd, usual)) && side_by_side(r, odd, usual))
		return false;
	bool alone = !name_part_at(r, odd->at[0], -1) && !name_part_at(r, odd->at[0], 1);
	if (usual->count >= 2 && !odd->listed && alone)
		return true;
	if (usual->count < 2 && (usual->at[0] > odd->at[0] || (real && !sounds_same(odd, usual))))
		return false;
	return same_company(r, odd, usual);
}

static void report(const struct rules *r, const struct name *odd, const struct name *usual)
{
	g_autofree char *written = rules_text(r, usual->at[0], usual->at[0]);
	g_autofree char *times = usual->count > 1 ? g_strdup_printf(" (%zu kali)", usual->count) : g_strdup("");

	rules_report_saying(r, "nama/dua-ejaan", odd->at[0], odd->at[0],
		g_strdup_printf("di tempat lain dalam naskah nama ini ditulis %s%s; samakan ejaannya", written, times), written, NULL);
}

static void check_spellings(const struct rules *r)
{
	g_autoptr(GArray) names = collect(r);

	for (guint a = 0; a < names->len; a++) {
		const struct name *odd = &g_array_index(names, struct name, a);
		for (guint b = 0; odd->count == 1 && b < names->len; b++) {
			const struct name *usual = &g_array_index(names, struct name, b);
			if (is_close(odd, usual) && same_person(r, odd, usual)) {
				report(r, odd, usual);
				break;
			}
		}
	}
}

static char *pair_key(const struct rules *r, size_t i)
{
	return g_strconcat(r->lower[i], " ", r->lower[i + 1], NULL);
}

/* How often each of the names stands with both capitals; firsts: what they begin with. */
static void count_pairs(const struct rules *r, GHashTable *firsts, GHashTable *pairs)
{
	for (size_t k = 0, i; rules_next_pick(r, PICK_PAIR, &k, &i);) {
		if (!g_hash_table_contains(firsts, r->lower[i]))
			continue;
		char *key = pair_key(r, i);
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(pairs, key));
		g_hash_table_insert(pairs, key, GUINT_TO_POINTER(n + 1));
	}
}

/* "Desa Bandar agung" where "Bandar Agung" stands at least twice. */
static void check_lower_part(const struct rules *r)
{
	g_autoptr(GHashTable) firsts = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GHashTable) pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	size_t k = 0, i;

	while (rules_next_pick(r, PICK_LOWER_PART, &k, &i))
		g_hash_table_add(firsts, (gpointer)r->lower[i + 1]);
	if (g_hash_table_size(firsts) == 0)
		return;
	count_pairs(r, firsts, pairs);
	for (k = 0; rules_next_pick(r, PICK_LOWER_PART, &k, &i);) {
		g_autofree char *key = pair_key(r, i + 1);
		if (GPOINTER_TO_UINT(g_hash_table_lookup(pairs, key)) < 2)
			continue;
		g_autofree char *word = rules_text(r, i + 2, i + 2);
		word[0] = g_ascii_toupper(word[0]);
		rules_report(r, "kapital/nama", i + 2, i + 2, word, NULL);
	}
}

static void run(const struct rules *r)
{
	check_spellings(r);
	check_lower_part(r);
}

const struct rule_part rules_name = RULE_PART(ROWS, run);
