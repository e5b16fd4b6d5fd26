#include "test.h"
#include <string.h>
#include "journal/history.h"

static const char sha256[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
static const char other[] = "f3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
static const char ulid[] = "01F4V6Z3A2B4C6D8E0F2G4H6J8";

static char *folder_here(void)
{
	return g_build_filename(g_get_user_data_dir(), "journal", NULL);
}

static GByteArray *bytes_of(const char *s)
{
	return g_byte_array_append(g_byte_array_new(), (const guint8 *)s, (guint)strlen(s));
}

TEST(a_history_comes_back_for_the_text_that_it_belongs_to_and_no_other)
{
	g_autofree char *folder = folder_here();
	g_autoptr(GByteArray) bytes = bytes_of("riwayat");

	g_assert_null(history_read(folder, ulid, sha256));
	g_assert_true(history_write(folder, ulid, sha256, bytes));
	g_autoptr(GByteArray) back = history_read(folder, ulid, sha256);
	g_assert_cmpmem(back->data, back->len, "riwayat", 7);
	g_assert_null(history_read(folder, ulid, other));
}

TEST(a_history_whose_bytes_have_changed_is_none)
{
	g_autofree char *folder = folder_here(), *path = g_build_filename(folder, "urung", ulid, NULL), *text = NULL;
	g_autoptr(GByteArray) bytes = bytes_of("riwayat");
	gsize len;

	g_assert_true(history_write(folder, ulid, sha256, bytes));
	g_assert_true(g_file_get_contents(path, &text, &len, NULL));
	for (gsize at = 0; at < len; at++) {
		text[at] ^= 1;
		g_assert_true(g_file_set_contents(path, text, (gssize)len, NULL));
		g_assert_null(history_read(folder, ulid, sha256));
		text[at] ^= 1;
	}
}

TEST_MAIN
