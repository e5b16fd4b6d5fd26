#include <string.h>
#include "fuzz.h"
#include "lexicon.h"
#include "morph.h"
#include "nasal.h"

/* Our own tables only: the same words on every machine. */
static const struct lexicon *the_lexicon(void)
{
	static struct lexicon *l;

	if (!l)
		l = lexicon_open("/nonexistent", "/nonexistent");
	return l;
}

static bool known(void *ctx, const char *lower)
{
	return lexicon_root(ctx, lower);
}

/* What the rules call right is right: the form that a broken sound change should have has none itself. */
static void look(const struct lexicon *l, const char *word)
{
	struct morph m, again;

	if (morph_analyse(l, word, &m) == MORPH_WRONG) {
		g_assert(m.rule && *m.fix && strlen(m.fix) < MORPH_MAX);
		g_assert(morph_analyse(l, m.fix, &again) != MORPH_WRONG || strcmp(again.fix, m.fix) == 0);
	}
	g_assert(morph_analyse(l, word, NULL) == m.kind);
	if (morph_nonbaku(l, word, &m))
		g_assert(*m.fix && strcmp(m.fix, word) != 0);
	morph_is_reduplication(l, word, known, (void *)(gpointer)l);
	morph_is_bound(l, word, known, (void *)(gpointer)l);
}

/* The bytes are a word as they are, and small letters made of them, alone and behind prefixes. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const PREFIXES[] = { "", "me", "mem", "meng", "peny", "memper", "diper", "keber", "ter" };
	g_autofree char *word = g_strndup((const char *)data, MIN(size, 200));
	char small[NASAL_ROOT_MAX], joined[NASAL_ROOT_MAX + 8];
	size_t n = MIN(size, sizeof small - 12);

	if (g_utf8_validate(word, -1, NULL)) {
		g_autofree char *lower = g_utf8_strdown(word, -1);
		look(the_lexicon(), lower);
	}
	for (size_t i = 0; i < n; i++)
		small[i] = data[i] == '-' ? '-' : (char)('a' + data[i] % 26);
	small[n] = '\0';
	for (size_t i = 0; i < G_N_ELEMENTS(PREFIXES); i++) {
		g_autofree char *with = g_strconcat(PREFIXES[i], small, NULL);
		look(the_lexicon(), with);
	}
	nasal_join(the_lexicon(), 'm', small, joined);
	g_assert(strlen(joined) < sizeof joined);
	return 0;
}
