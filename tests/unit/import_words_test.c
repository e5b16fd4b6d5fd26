#include "test.h"
#include <string.h>
#include "app/import_words.h"

TEST(every_kind_of_note_has_a_sentence_of_its_own)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (enum import_note code = 0; code < IMPORT_NOTE_COUNT; code++) {
		const struct import_noted n = { .code = code, .count = 3 };
		char *line = import_words(&n);
		g_assert_true(g_str_has_suffix(line, ": 3"));
		g_assert_cmpuint(strlen(line), >, strlen("judul: 3"));
		g_assert_true(g_hash_table_add(seen, line));
	}
}

TEST(the_words_that_went_stand_in_quotation_marks)
{
	const struct import_noted n = { .code = IMPORT_NOTE_FURNITURE_GONE, .text = (char *)"Related posts" };
	g_autofree char *line = import_words(&n);

	g_assert_cmpstr(line, ==, "sisa tema situs dibuang: \"Related posts\"");
}

TEST_MAIN
