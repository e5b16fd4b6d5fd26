#include "test.h"
#include <string.h>
#include "merge/diff.h"
#include "merge/units.h"

/* The parts as people read them: [-removed-] [+added+]. */
static char *show(const char *old, const char *new)
{
	g_autoptr(GArray) parts = diff_texts(old, strlen(old), new, strlen(new));
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < parts->len; i++) {
		const struct diff_part *p = &g_array_index(parts, struct diff_part, i);
		const char *s = p->kind == DIFF_ADDED ? new + p->b : old + p->a;
		g_string_append(out, p->kind == DIFF_SAME ? "" : p->kind == DIFF_ADDED ? "[+" : "[-");
		g_string_append_len(out, s, (gssize)p->len);
		g_string_append(out, p->kind == DIFF_SAME ? "" : p->kind == DIFF_ADDED ? "+]" : "-]");
	}
	return g_string_free(out, FALSE);
}

static void assert_shows(const char *old, const char *new, const char *expected)
{
	g_autofree char *shown = show(old, new);

	g_assert_cmpstr(shown, ==, expected);
}

TEST(a_changed_word_is_marked_and_its_neighbours_are_not)
{
	assert_shows("KPU menggelar rapat di Gorontalo.", "KPU mengikuti rapat di Gorontalo.", "KPU [-menggelar-][+mengikuti+] rapat di Gorontalo.");
	assert_shows("Rapat dibuka.", "Rapat koordinasi dibuka.", "Rapat [+koordinasi +]dibuka.");
	assert_shows("satu\n\ndua\n\ntiga", "satu\n\ntiga", "satu\n\n[-dua\n\n-]tiga");
	assert_shows("sama", "sama", "sama");
	assert_shows("", "baru", "[+baru+]");
	assert_shows("lama", "", "[-lama-]");
	assert_shows("", "", "");
}

TEST(words_that_were_replaced_side_by_side_are_one_change)
{
	assert_shows("pada hari Selasa pagi di kantor", "pada tanggal 4 Mei di kantor", "pada [-hari Selasa pagi-][+tanggal 4 Mei+] di kantor");
}

TEST(sentences_that_share_only_small_words_are_shown_as_replaced)
{
	const char *old = "Ketua membuka rapat di aula dan menyampaikan arahan.", *new = "Sekretaris menutup acara di luar gedung dan pulang.";
	g_autofree char *whole = g_strdup_printf("[-%s-][+%s+]", old, new);
	g_autofree char *shown = show(old, new);

	g_assert_cmpstr(shown, ==, whole);
}

static void assert_units(const char *s, enum unit_kind kind, const char *expected)
{
	g_autoptr(GArray) units = units_split(s, strlen(s), kind);
	g_autoptr(GString) out = g_string_new(NULL);

	for (guint i = 0; i < units->len; i++) {
		const struct unit *u = &g_array_index(units, struct unit, i);
		g_string_append_len(out, u->s, (gssize)u->len);
		g_string_append_c(out, '|');
	}
	g_assert_cmpstr(out->str, ==, expected);
}

TEST(a_text_is_cut_into_paragraphs_sentences_and_words)
{
	assert_units("Satu.\n\nDua. Tiga", UNIT_PARAGRAPHS, "Satu.|\n\n|Dua. Tiga|");
	assert_units("Satu. Dua? “Tiga.” Empat\nLima", UNIT_SENTENCES, "Satu. |Dua? |“Tiga.” |Empat|\n|Lima|");
	assert_units("dst. dan lain-lain pukul 10.30 WIB.", UNIT_SENTENCES, "dst. dan lain-lain pukul 10.30 WIB.|");
	assert_units("di Jl. Sudirman (4/5)", UNIT_WORDS, "di| |Jl|.| |Sudirman| |(|4|/|5|)|");
	assert_units("naïve é", UNIT_WORDS, "naïve| |é|");
}

static char *random_text(GRand *chance, unsigned words)
{
	static const char *const stock[] = { "KPU", "rapat", "dan", "di", "Gorontalo", ".", "\n", "\n\n", "é", "pemilih", "data", ",", "2021" };
	GString *out = g_string_new(NULL);

	for (unsigned i = 0; i < words; i++) {
		g_string_append(out, stock[g_rand_int_range(chance, 0, G_N_ELEMENTS(stock))]);
		if (g_rand_boolean(chance))
			g_string_append_c(out, ' ');
	}
	return g_string_free(out, FALSE);
}

TEST(the_parts_put_together_are_the_two_texts_byte_for_byte)
{
	g_autoptr(GRand) chance = g_rand_new_with_seed(2021);

	for (unsigned round = 0; round < 3000; round++) {
		g_autofree char *old = random_text(chance, (unsigned)g_rand_int_range(chance, 0, 60));
		g_autofree char *new = random_text(chance, (unsigned)g_rand_int_range(chance, 0, 60));
		g_autoptr(GArray) parts = diff_texts(old, strlen(old), new, strlen(new));
		g_autoptr(GString) left = g_string_new(NULL), right = g_string_new(NULL);
		for (guint i = 0; i < parts->len; i++) {
			const struct diff_part *p = &g_array_index(parts, struct diff_part, i);
			g_assert_cmpuint(p->len, >, 0);
			if (p->kind != DIFF_ADDED)
				g_string_append_len(left, old + p->a, (gssize)p->len);
			if (p->kind != DIFF_REMOVED)
				g_string_append_len(right, new + p->b, (gssize)p->len);
		}
		g_assert_cmpstr(left->str, ==, old);
		g_assert_cmpstr(right->str, ==, new);
	}
}

/* Changes that a person would count. */
static unsigned changes(const char *old, const char *new)
{
	g_autoptr(GArray) parts = diff_texts(old, strlen(old), new, strlen(new));
	unsigned n = 0;

	for (guint i = 0; i < parts->len; i++)
		n += g_array_index(parts, struct diff_part, i).kind != DIFF_SAME;
	return n;
}

TEST(a_megabyte_with_one_changed_word_has_one_change_and_one_without_anything_shared_is_answered_too)
{
	g_autoptr(GString) old = g_string_new(NULL), new = g_string_new(NULL), other = g_string_new(NULL);

	for (unsigned i = 0; i < 12000; i++) {
		g_string_append_printf(old, "Paragraf nomor %u tentang rapat koordinasi kehumasan di daerah.\n\n", i);
		g_string_append_printf(new, "Paragraf nomor %u tentang rapat %s kehumasan di daerah.\n\n", i, i == 7000 ? "besar" : "koordinasi");
		g_string_append_printf(other, "q%u w%u e%u r%u t%u y%u u%u i%u o%u p%u\n\n", i, i, i, i, i, i, i, i, i, i);
	}
	g_assert_cmpuint(changes(old->str, new->str), ==, 2);
	g_assert_cmpuint(changes(old->str, other->str), >=, 2);
	g_assert_cmpuint(changes(other->str, new->str), >=, 2);
}

TEST_MAIN
