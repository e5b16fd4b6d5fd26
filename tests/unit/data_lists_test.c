#include <string.h>
#include "test.h"

#define LISTS TEST_DATA "/../../dict/data"

/* Columns of each list; keys: how many columns from the left make a row unique. */
static const struct list { const char *name; unsigned columns, keys, at_least; } LIST[] = {
	{ "lema", 2, 1, 2000 }, { "nonbaku", 4, 1, 1000 }, { "gabung", 3, 1, 500 }, { "tempat", 1, 1, 100 },
	{ "terikat", 2, 1, 45 }, { "pun", 1, 1, 12 }, { "singkatan", 3, 1, 700 }, { "wilayah", 3, 3, 1000 },
	{ "nama", 2, 1, 3000 }, { "gelar", 2, 1, 80 }, { "satuan", 2, 1, 60 }, { "asing", 3, 1, 400 },
	{ "frekuensi", 2, 1, 5000 }, { "akar3", 1, 1, 50 }, { "luluh", 2, 1, 60 }, { "satu_suku", 1, 1, 15 },
	{ "ulang", 1, 1, 250 }, { "kurang", 1, 1, 100 }, { "institusi", 1, 1, 100 }, { "frasa", 1, 1, 50 },
	{ "rancu", 2, 1, 150 },
};

struct rows { char *text; GPtrArray *row; };   /* row: char **, columns */

static struct rows rows_read(const char *name)
{
	g_autofree char *path = g_strdup_printf("%s/%s.tsv", LISTS, name);
	struct rows r = { .row = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev) };
	g_autoptr(GError) error = NULL;

	g_file_get_contents(path, &r.text, NULL, &error);
	g_assert_no_error(error);
	g_auto(GStrv) lines = g_strsplit(r.text, "\n", -1);
	for (int i = 0; lines[i]; i++)
		if (lines[i][0] != '#' && lines[i][0] != '\0')
			g_ptr_array_add(r.row, g_strsplit(lines[i], "\t", -1));
	return r;
}

static void rows_clear(struct rows *r)
{
	g_free(r->text);
	g_ptr_array_free(r->row, TRUE);
}

static char **row_at(const struct rows *r, guint i)
{
	return r->row->pdata[i];
}

/* The first column in lower case: what the lexicon looks up. */
static GHashTable *keys_of(const char *name)
{
	GHashTable *keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct rows r = rows_read(name);

	for (guint i = 0; i < r.row->len; i++)
		g_hash_table_add(keys, g_utf8_strdown(row_at(&r, i)[0], -1));
	rows_clear(&r);
	return keys;
}

static void assert_apart(const char *one, const char *other)
{
	g_autoptr(GHashTable) a = keys_of(one), b = keys_of(other);
	GHashTableIter it;
	gpointer key;

	g_hash_table_iter_init(&it, a);
	while (g_hash_table_iter_next(&it, &key, NULL))
		if (g_hash_table_contains(b, key))
			g_error("%s stands in %s and in %s", (char *)key, one, other);
}

static unsigned count_kind(const struct rows *r, const char *kind)
{
	unsigned n = 0;

	for (guint i = 0; i < r->row->len; i++)
		n += strcmp(row_at(r, i)[1], kind) == 0;
	return n;
}

static void assert_one_of(const char *list, const char *column, const char *const *words)
{
	if (!g_strv_contains(words, column))
		g_error("%s: %s", list, column);
}

TEST(every_list_names_its_source_and_its_licence)
{
	for (gsize i = 0; i < G_N_ELEMENTS(LIST); i++) {
		struct rows r = rows_read(LIST[i].name);
		if (r.text[0] != '#' || !strstr(r.text, "\n# sumber: ") || !strstr(r.text, "\n# lisensi: MIT\n"))
			g_error("%s: head", LIST[i].name);
		rows_clear(&r);
	}
}

TEST(every_list_is_utf8_with_plain_line_ends_and_no_stray_blanks)
{
	for (gsize i = 0; i < G_N_ELEMENTS(LIST); i++) {
		struct rows r = rows_read(LIST[i].name);
		g_assert_true(g_utf8_validate(r.text, -1, NULL));
		g_assert_null(strchr(r.text, '\r'));
		g_assert_null(strstr(r.text, "\xef\xbb\xbf"));
		g_assert_null(strstr(r.text, " \n"));
		g_assert_null(strstr(r.text, " \t"));
		g_assert_null(strstr(r.text, "\t "));
		g_assert_null(strstr(r.text, "  \t"));
		g_assert_true(g_str_has_suffix(r.text, "\n"));
		rows_clear(&r);
	}
}

TEST(every_row_has_the_columns_of_its_list_and_none_is_empty)
{
	for (gsize i = 0; i < G_N_ELEMENTS(LIST); i++) {
		struct rows r = rows_read(LIST[i].name);
		g_assert_cmpuint(r.row->len, >=, LIST[i].at_least);
		for (guint k = 0; k < r.row->len; k++) {
			if (g_strv_length(row_at(&r, k)) != LIST[i].columns)
				g_error("%s: %s: columns", LIST[i].name, row_at(&r, k)[0]);
			for (unsigned c = 0; c < LIST[i].columns; c++)
				if (row_at(&r, k)[c][0] == '\0')
					g_error("%s: %s: empty column", LIST[i].name, row_at(&r, k)[0]);
		}
		rows_clear(&r);
	}
}

TEST(every_list_is_sorted_by_bytes_and_holds_no_key_twice)
{
	for (gsize i = 0; i < G_N_ELEMENTS(LIST); i++) {
		struct rows r = rows_read(LIST[i].name);
		for (guint k = 1; k < r.row->len; k++) {
			int order = 0;
			for (unsigned c = 0; c < LIST[i].keys && order == 0; c++)
				order = strcmp(row_at(&r, k - 1)[c], row_at(&r, k)[c]);
			if (order >= 0)
				g_error("%s: %s before %s", LIST[i].name, row_at(&r, k - 1)[0], row_at(&r, k)[0]);
		}
		rows_clear(&r);
	}
}

TEST(a_form_to_refuse_stands_in_no_list_of_known_words)
{
	static const char *const known[] = { "lema", "frekuensi", "akar3", "luluh", "satu_suku", "ulang", "kurang", "terikat" };

	for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
		assert_apart(known[i], "nonbaku");
		assert_apart(known[i], "gabung");
	}
}

TEST(a_form_is_refused_by_one_list_only)
{
	assert_apart("nonbaku", "gabung");
	assert_apart("nonbaku", "asing");
	assert_apart("gabung", "asing");
}

TEST(a_rare_word_is_not_in_the_list_of_frequent_ones)
{
	assert_apart("kurang", "frekuensi");
	assert_apart("kurang", "lema");
}

static void assert_rights_are_right(const char *name)
{
	g_autoptr(GHashTable) nonbaku = keys_of("nonbaku"), gabung = keys_of("gabung");
	struct rows r = rows_read(name);

	for (guint i = 0; i < r.row->len; i++) {
		g_auto(GStrv) rights = g_strsplit(row_at(&r, i)[1], "|", -1);
		for (int k = 0; rights[k]; k++) {
			g_autofree char *lower = g_utf8_strdown(rights[k], -1);
			if (rights[k][0] == '\0' || strcmp(rights[k], row_at(&r, i)[0]) == 0 ||
			    g_hash_table_contains(nonbaku, lower) || g_hash_table_contains(gabung, lower))
				g_error("%s: %s: %s", name, row_at(&r, i)[0], rights[k]);
		}
	}
	rows_clear(&r);
}

TEST(a_correction_is_never_a_form_to_refuse)
{
	assert_rights_are_right("nonbaku");
	assert_rights_are_right("gabung");
	assert_rights_are_right("asing");
}

TEST(kinds_levels_and_bands_are_the_known_ones)
{
	static const struct { const char *list; unsigned column; const char *words[14]; } known[] = {
		{ "lema", 1, { "akar", "tetap", NULL } },
		{ "nonbaku", 2, { "galat", "saran", "gaya", NULL } },
		{ "asing", 2, { "saran", NULL } },
		{ "wilayah", 1, { "provinsi", "kabupaten", "kota", "ibu kota", "pulau", "sungai", "gunung", "laut", "negara",
			"kota dunia", "kecamatan", "suku", NULL } },
		{ "frekuensi", 1, { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", NULL } },
		{ "nama", 1, { "1", "2", "3", "4", "5", "6", "7", "8", "9", NULL } },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
		struct rows r = rows_read(known[i].list);
		for (guint k = 0; k < r.row->len; k++)
			assert_one_of(known[i].list, row_at(&r, k)[known[i].column], known[i].words);
		rows_clear(&r);
	}
}

TEST(indonesia_has_38_provinces_416_regencies_and_98_cities)
{
	struct rows r = rows_read("wilayah");

	g_assert_cmpuint(count_kind(&r, "provinsi"), ==, 38);
	g_assert_cmpuint(count_kind(&r, "kabupaten"), ==, 416);
	g_assert_cmpuint(count_kind(&r, "kota"), ==, 98);
	rows_clear(&r);
}

TEST(every_regency_and_city_lies_in_a_listed_province)
{
	g_autoptr(GHashTable) provinces = g_hash_table_new(g_str_hash, g_str_equal);
	struct rows r = rows_read("wilayah");

	for (guint i = 0; i < r.row->len; i++)
		if (strcmp(row_at(&r, i)[1], "provinsi") == 0)
			g_hash_table_add(provinces, row_at(&r, i)[0]);
	for (guint i = 0; i < r.row->len; i++)
		if (strcmp(row_at(&r, i)[1], "kabupaten") == 0 || strcmp(row_at(&r, i)[1], "kota") == 0)
			if (!g_hash_table_contains(provinces, row_at(&r, i)[2]))
				g_error("%s lies in %s", row_at(&r, i)[0], row_at(&r, i)[2]);
	rows_clear(&r);
}

TEST_MAIN
