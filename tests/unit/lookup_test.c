#include "test.h"
#include <string.h>
#include "lookup.h"

/* The texts of one kind, commas between; the caller's. */
static char *answers(const char *phrase, enum lookup_kind kind)
{
	g_autoptr(GPtrArray) rows = lookup_phrase(phrase, NULL);
	GString *out = g_string_new(NULL);

	for (unsigned i = 0; i < rows->len; i++) {
		const struct lookup_row *r = g_ptr_array_index(rows, i);
		if (r->kind == kind)
			g_string_append_printf(out, "%s%s", out->len ? ", " : "", r->text);
	}
	return g_string_free(out, FALSE);
}

static void holds(const char *phrase, enum lookup_kind kind, const char *wanted)
{
	g_autofree char *got = answers(phrase, kind);

	if (!strstr(got, wanted))
		g_error("%s: \"%s\" lacks \"%s\"", phrase, got, wanted);
}

TEST(a_word_has_its_synonyms_and_antonyms_from_the_thesaurus)
{
	holds("Mengatakan", LOOKUP_SYNONYM, "menegaskan");
	holds("abadi", LOOKUP_SYNONYM, "langgeng");
	holds("abadi", LOOKUP_ANTONYM, "sementara");
}

TEST(a_passive_verb_has_the_synonyms_of_the_active_one_in_the_passive)
{
	holds("dikatakan", LOOKUP_SYNONYM, "ditegaskan");
	g_autofree char *got = answers("disampaikan", LOOKUP_SYNONYM);
	g_assert_nonnull(strstr(got, "di"));
	g_assert_null(strstr(got, "meny"));
	g_assert_null(strstr(got, "meng"));
}

TEST(a_foreign_word_has_its_term_a_wrong_form_its_standard_one)
{
	holds("action plan", LOOKUP_TERM, "rencana aksi");
	holds("absorbsi", LOOKUP_STANDARD, "absorpsi");
}

TEST(an_acronym_is_written_out_and_back)
{
	holds("kpu", LOOKUP_EXPANSION, "Komisi Pemilihan Umum");
	holds("komisi pemilihan umum", LOOKUP_ACRONYM, "KPU");
}

TEST(a_place_says_where_it_lies_and_is_not_inserted)
{
	holds("Aceh Jaya", LOOKUP_PLACE, "kabupaten, Aceh");
	g_assert_false(lookup_is_insertable(LOOKUP_PLACE));
	g_assert_true(lookup_is_insertable(LOOKUP_SYNONYM));
}

TEST(what_nobody_knows_and_any_bytes_have_no_answer)
{
	static const char *const none[] = { "", "   ", "zzzzqq", "[n]", "a|b", "\t", "#", "ISO-8859-1" };

	for (unsigned i = 0; i < G_N_ELEMENTS(none); i++) {
		g_autoptr(GPtrArray) rows = lookup_phrase(none[i], NULL);
		g_assert_cmpuint(rows->len, ==, 0);
	}
	g_autoptr(GPtrArray) missing = lookup_phrase("abadi", "/nowhere/mythes.dat");
	g_assert_cmpuint(missing->len, ==, 0);
}

TEST_MAIN
