#include "test.h"
#include <string.h>
#include "app/newsroom.h"

TEST(running_text_leaves_out_marks_code_and_addresses)
{
	static const char body[] = "## Judul\n\nKata **tebal** dan `kode` di [laman](https://a.example).\n\n```\nint x;\n```\n";
	g_autoptr(GArray) prose = newsroom_prose(body, strlen(body));
	g_autoptr(GString) all = g_string_new(NULL);

	for (unsigned i = 0; i < prose->len; i++) {
		const struct prose *p = &g_array_index(prose, struct prose, i);
		g_string_append_len(all, body + p->off, (gssize)p->len);
		g_string_append_c(all, '|');
	}
	g_assert_cmpstr(all->str, ==, "Judul|Kata |tebal| dan | di |laman|.|");
}

TEST_MAIN
