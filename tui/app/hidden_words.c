#include "app/hidden_words.h"
#include "app/language.h"

char *hidden_words(const char *s, size_t len)
{
	const struct hidden_count n = hidden_count(s, len);
	const struct { size_t count; const char *name; } rows[] = {
		{ n.blanks, N_("spasi tak terputus") }, { n.unseen, N_("aksara tak terlihat") }, { n.tabs, N_("tab") },
		{ n.directions, N_("pengatur arah tulisan") }, { n.controls, N_("aksara kendali") },
		{ n.piled, N_("tanda bertumpuk") }, { n.strangers, N_("huruf aksara lain yang mirip Latin") },
	};
	GString *words = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (rows[i].count > 0)
			g_string_append_printf(words, "%s%zu %s", words->len ? ", " : "", rows[i].count, _(rows[i].name));
	return g_string_free(words, words->len == 0);
}
