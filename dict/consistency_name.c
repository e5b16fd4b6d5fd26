/* Names, acronyms and the dateline's place within one article. */
#include <string.h>
#include "lexicon.h"
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "nama/dua-ejaan", "typo", SEVERITY_WARNING, "nama ini ditulis dengan ejaan lain di naskah yang sama",
	  "Ketua Ilham Saputra hadir. Menurut Saputra, rapat lancar. Rapat ditutup Ilham Saputre.",
	  "Ketua Ilham Saputra hadir. Menurut Saputra, rapat lancar. Rapat ditutup Ilham Saputra." },
	{ "nama/jabatan", "fakta", SEVERITY_NOTE, "jabatan orang ini berbeda di tempat lain dalam naskah",
	  "Bupati Hartono Saputra hadir. Rapat dibuka Wakil Bupati Hartono Saputra.", NULL },
	{ "kapital/nama", "kapital", SEVERITY_WARNING, "nama ini memakai huruf kapital di tempat lain dalam naskah",
	  "Warga Desa Bandar agung hadir. Kepala Desa Bandar Agung dan warga Bandar Agung senang.",
	  "Warga Desa Bandar Agung hadir. Kepala Desa Bandar Agung dan warga Bandar Agung senang." },
	{ "singkatan/kepanjangan", "kapital", SEVERITY_NOTE, "singkatan ini tidak pernah disertai kepanjangannya",
	  "Rapat Pleno Terbuka\nRapat dihadiri anggota BPKRT dari semua kecamatan.", NULL },
	{ "fakta/tempat", "fakta", SEVERITY_NOTE, "tempat di awal naskah berbeda dari tempat pada bidang naskah atau kantornya", NULL, NULL },
};

enum { MOST_NAMES = 300, MOST_PLACES = 8 };      /* pairs are compared: bounds the time on a text of names only */

struct name { const char *lower; size_t at[MOST_PLACES], count; };

/* One insertion, deletion, replacement or exchange of neighbours apart; bytes, the first one equal. */
static bool one_edit(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), i = 0;

	/* a plural of English is no misspelling */
	if (n + 1 == m && b[n] == 's' && strncmp(a, b, n) == 0)
		return false;

	if (n > m)
		return one_edit(b, a);
	if (m - n > 1 || a[0] != b[0])
		return false;
	while (i < n && a[i] == b[i])
		i++;
	if (n < m)
		return strcmp(a + i, b + i + 1) == 0;
	if (i == n)
		return false;
	if (strcmp(a + i + 1, b + i + 1) == 0)
		return true;
	return i + 1 < n && a[i] == b[i + 1] && a[i + 1] == b[i] && strcmp(a + i + 2, b + i + 2) == 0;
}

static bool is_name(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i];
	const char *word = r->lower[i];

	return t->kind == TOKEN_WORD && (t->flags & TOKEN_PROPER) && !(t->flags & (TOKEN_ALLCAPS | TOKEN_HYPHEN | TOKEN_ABBREVIATION | TOKEN_DIGIT | TOKEN_MIXED)) &&
		t->len >= 5 && !rules_stem(r, word) && !rules_value(r, LEXICON_WILAYAH, word) && !rules_value(r, LEXICON_INSTITUSI, word) &&
		(rules_value(r, LEXICON_NAMA, word) || !rules_known(r, word));
}

static GArray *collect(const struct rules *r)
{
	GArray *names = g_array_new(FALSE, FALSE, sizeof(struct name));
	g_autoptr(GHashTable) at = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < r->c->n; i++) {
		gpointer k;
		if (!is_name(r, i))
			continue;
		if (g_hash_table_lookup_extended(at, r->lower[i], NULL, &k)) {
			struct name *name = &g_array_index(names, struct name, GPOINTER_TO_UINT(k));
			if (name->count < MOST_PLACES)
				name->at[name->count] = i;
			name->count++;
		} else if (names->len < MOST_NAMES) {
			struct name name = { r->lower[i], { i }, 1 };
			g_hash_table_insert(at, (gpointer)r->lower[i], GUINT_TO_POINTER(names->len));
			g_array_append_val(names, name);
		}
	}
	return names;
}

/* Two real names one letter apart (Yanti, Yanto) are two persons unless the rest of the name is the same too. */
static bool same_company(const struct rules *r, const struct name *odd, const struct name *usual)
{
	if (!rules_value(r, LEXICON_NAMA, odd->lower))
		return true;
	for (size_t i = 0; i < MIN(usual->count, MOST_PLACES); i++)
		for (int n = -1; n <= 1; n += 2)
			if (rules_capital_at(r, usual->at[i], n) && strcmp(rules_word(r, usual->at[i], n), rules_word(r, odd->at[0], n)) == 0)
				return true;
	return false;
}

/* Each spelling once: then the rest of the name must be the same name, and one of the two a name that no list has. */
static bool same_person(const struct rules *r, const struct name *later, const struct name *first)
{
	if (first->count != 1 || first->at[0] > later->at[0] || (rules_value(r, LEXICON_NAMA, later->lower) && rules_value(r, LEXICON_NAMA, first->lower)))
		return false;
	for (int n = -1; n <= 1; n += 2) {
		const struct token *t = rules_near(r, first->at[0], n);
		if (t && is_name(r, (size_t)(t - r->c->tokens)) && strcmp(rules_word(r, first->at[0], n), rules_word(r, later->at[0], n)) == 0)
			return true;
	}
	return false;
}

static void check_spellings(const struct rules *r)
{
	g_autoptr(GArray) names = collect(r);

	for (guint a = 0; a < names->len; a++) {
		const struct name *odd = &g_array_index(names, struct name, a);
		for (guint b = 0; odd->count == 1 && b < names->len; b++) {
			const struct name *usual = &g_array_index(names, struct name, b);
			if (!one_edit(odd->lower, usual->lower) || !(usual->count < 2 ? same_person(r, odd, usual) : same_company(r, odd, usual)))
				continue;
			g_autofree char *written = rules_text(r, usual->at[0], usual->at[0]);
			rules_report_saying(r, "nama/dua-ejaan", odd->at[0], odd->at[0],
				g_strdup_printf("di tempat lain dalam naskah nama ini ditulis %s (%zu kali)", written, usual->count), written, NULL);
			break;
		}
	}
}

/* The title right before a name: bupati, wakil bupati; "" when there is none. */
static char *title_before(const struct rules *r, size_t i)
{
	static const char *const TITLES[] = { "bupati", "gubernur", "camat", "lurah", "ketua", "sekretaris", "kapolres", "kapolsek", "kapolda",
		"dandim", "danramil", "direktur", "rektor", "menteri", "bendahara", "kajari", NULL };
	static const char *const DEPUTIES[] = { "wakil", "penjabat", "pj.", "pj", NULL };

	if (!among(rules_word(r, i, -1), TITLES))
		return g_strdup("");
	bool deputy = among(rules_word(r, i, -2), DEPUTIES);
	return g_strconcat(deputy ? rules_word(r, i, -2) : "", deputy ? " " : "", rules_word(r, i, -1), NULL);
}

/* "Bupati Hartono Saputra" and "Wakil Bupati Hartono Saputra". */
static void check_titles(const struct rules *r)
{
	g_autoptr(GHashTable) titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	for (size_t i = 1; i + 1 < r->c->n; i++) {
		if (!is_name(r, i) || !rules_near(r, i, 1) || !is_name(r, i + 1))
			continue;
		g_autofree char *title = title_before(r, i);
		g_autofree char *name = *title ? g_strconcat(r->lower[i], " ", r->lower[i + 1], NULL) : NULL;
		const char *known = name ? g_hash_table_lookup(titles, name) : NULL;
		if (!name)
			continue;
		if (known && strcmp(known, title) != 0)
			rules_report_saying(r, "nama/jabatan", i - 1, i + 1, g_strdup_printf("di tempat lain dalam naskah orang ini disebut %s", known), NULL);
		else if (!known)
			g_hash_table_insert(titles, g_steal_pointer(&name), g_steal_pointer(&title));
	}
}

static bool is_geographic(const char *word)
{
	return among(word, (const char *const[]){ "desa", "kelurahan", "kecamatan", "kabupaten", "kota", "dusun", "pulau", "jalan", "nagari",
		"kampung", "provinsi", "gunung", "sungai", NULL });
}

static bool is_lower_part(const struct rules *r, size_t i)
{
	return is_geographic(r->lower[i]) && rules_capital_at(r, i, 1) && *rules_word(r, i, 2) && !rules_capital_at(r, i, 2);
}

static bool any_lower_part(const struct rules *r)
{
	for (size_t i = 0; i < r->c->n; i++)
		if (is_lower_part(r, i))
			return true;
	return false;
}

/* "Desa Bandar agung" where "Bandar Agung" stands at least twice. */
static void check_lower_part(const struct rules *r)
{
	g_autoptr(GHashTable) pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	if (!any_lower_part(r))
		return;
	for (size_t i = 0; i < r->c->n; i++)
		if (rules_capital_at(r, i, 0) && rules_capital_at(r, i, 1)) {
			char *key = g_strconcat(r->lower[i], " ", r->lower[i + 1], NULL);
			guint n = GPOINTER_TO_UINT(g_hash_table_lookup(pairs, key));
			g_hash_table_insert(pairs, key, GUINT_TO_POINTER(n + 1));
		}
	for (size_t i = 0; i < r->c->n; i++) {
		if (!is_lower_part(r, i))
			continue;
		g_autofree char *key = g_strconcat(r->lower[i + 1], " ", r->lower[i + 2], NULL);
		if (GPOINTER_TO_UINT(g_hash_table_lookup(pairs, key)) < 2)
			continue;
		g_autofree char *word = rules_text(r, i + 2, i + 2);
		word[0] = g_ascii_toupper(word[0]);
		rules_report(r, "kapital/nama", i + 2, i + 2, word, NULL);
	}
}

static bool needs_no_expansion(const char *word)
{
	static const char *const COMMON[] = { "ri", "tni", "dpr", "pbb", "wib", "wita", "wit", "tv", "sma", "smp", "sd", "smk", "tk", "hp", "ktp",
		"ktp-el", "pdf", "sms", "tvri", "rri", "usb", "gps", "sim", "pt", "cv", "bumn", "asn", "pns", "pkk", "rt", "rw", "sk", "dki",
		"diy", "ntb", "ntt", "covid", "aids", "hiv", "osis", "id", "ok", "sdm", "hut", "apbn", "apbd", NULL };

	return among(word, COMMON) || word[strspn(word, "ivxlcdm")] == '\0';
}

/* "Komisi Pemilihan Umum (KPU)" and "KPU (Komisi ...)" tell what it means. */
static bool is_explained_at(const struct rules *r, size_t i)
{
	return rules_mark(r, i, -1, "(") || rules_mark(r, i, 1, "(") || rules_mark(r, i, -1, "/");
}

/* The dateline: words in capitals before a dash at the start of a paragraph. */
static bool dateline(const struct rules *r, size_t *first, size_t *last)
{
	for (size_t i = 0; i < r->c->n && r->c->tokens[i].paragraph < 4; i++) {
		if (rules_near(r, i, -1) || !(r->c->tokens[i].flags & TOKEN_ALLCAPS))
			continue;
		size_t k = i;
		while (rules_near(r, k, 1) && k < i + 3 && (r->c->tokens[k + 1].flags & TOKEN_ALLCAPS))
			k++;
		if (rules_mark(r, k, 1, "-") || rules_mark(r, k, 1, "–") || rules_mark(r, k, 1, "—") || rules_mark(r, k, 1, ",")) {
			*first = i;
			*last = k;
			return true;
		}
	}
	return false;
}

static void check_acronyms(const struct rules *r)
{
	g_autoptr(GHashTable) explained = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < r->c->n; i++)
		if ((r->c->tokens[i].flags & TOKEN_ALLCAPS) && is_explained_at(r, i))
			g_hash_table_add(explained, (gpointer)r->lower[i]);
	size_t place_first = r->c->n, place_last = 0;
	dateline(r, &place_first, &place_last);
	for (size_t i = 0; i < r->c->n; i++) {
		const struct token *t = &r->c->tokens[i];
		if (i >= place_first && i <= place_last)
			continue;
		if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_ALLCAPS) || (t->flags & (TOKEN_HYPHEN | TOKEN_DIGIT | TOKEN_ABBREVIATION)) || t->paragraph == 0 ||
		    t->len < 3 || t->len > 12 || needs_no_expansion(r->lower[i]) || rules_known(r, r->lower[i]) || rules_value(r, LEXICON_WILAYAH, r->lower[i]) || rules_capital_at(r, i, -1) || g_hash_table_contains(explained, r->lower[i]))
			continue;
		if (i > 0 && rules_capital_at(r, i, 1) && !rules_near(r, i, -1))
			continue;
		g_hash_table_add(explained, (gpointer)r->lower[i]);
		const char *value = rules_value(r, LEXICON_SINGKATAN, r->lower[i]);
		g_autofree char *meaning = value ? lexicon_column(value, 0) : NULL;
		g_autofree char *word = rules_text(r, i, i);
		rules_report_saying(r, "singkatan/kepanjangan", i, i, meaning && *meaning
			? g_strdup_printf("%s belum pernah disertai kepanjangannya: %s", word, meaning)
			: g_strdup_printf("%s belum pernah disertai kepanjangannya", word), NULL);
	}
}

static bool mentions(const char *text, const char *what_lower)
{
	if (!text || !g_utf8_validate(text, -1, NULL))
		return false;
	g_autofree char *lower = g_utf8_strdown(text, -1);
	return strstr(lower, what_lower) != NULL;
}

/* The capital of a regency is no part of its office's name: ask the table of regions. */
static bool belongs(const struct rules *r, const char *office, const char *place)
{
	g_autofree char *lower = g_utf8_validate(office, -1, NULL) ? g_utf8_strdown(office, -1) : g_strdup("");
	g_auto(GStrv) words = g_strsplit(lower, " ", 12);

	for (char **w = words; *w; w++) {
		g_autofree char *two = w[1] ? g_strconcat(*w, " ", w[1], NULL) : NULL;
		if (mentions(rules_value(r, LEXICON_WILAYAH, *w), place) || (two && mentions(rules_value(r, LEXICON_WILAYAH, two), place)))
			return true;
	}
	return false;
}

static void check_place(const struct rules *r)
{
	const struct dict_options *o = r->c->options;
	size_t first, last;

	if (!o || !(o->place || o->office) || !dateline(r, &first, &last))
		return;
	g_autofree char *text = rules_text(r, first, last);
	g_autofree char *place = g_utf8_validate(text, -1, NULL) ? g_utf8_strdown(text, -1) : g_strdup("");
	if (o->place && *o->place ? mentions(o->place, place) : !o->office || mentions(o->office, place) || belongs(r, o->office, place))
		return;
	rules_report_saying(r, "fakta/tempat", first, last, g_strdup_printf("tempat di awal naskah (%s) berbeda dari %s", text,
		o->place && *o->place ? o->place : o->office), NULL);
}

static void run(const struct rules *r)
{
	check_spellings(r);
	check_titles(r);
	check_lower_part(r);
	check_acronyms(r);
	check_place(r);
}

const struct rule_part rules_name = RULE_PART(ROWS, run);
