#include <stdlib.h>
#include <glib/gstdio.h>
#include "english.h"
#include "fuzz.h"
#include "lexicon.h"
#include "speller.h"

static const char *const FILES[] = { "id_ID.aff", "id_ID.dic", "en_US.dic" };
static char *made;

static void clear(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++) {
		g_autofree char *path = g_build_filename(made, FILES[i], NULL);
		g_unlink(path);
	}
	g_rmdir(made);
}

/* One folder for the whole run, with the lists that are read from it. */
static const char *folder(void)
{
	if (!made) {
		made = g_dir_make_tmp("redaksi-fuzz-XXXXXX", NULL);
		g_assert(made && atexit(clear) == 0);
	}
	return made;
}

static void put(const char *name, const char *bytes, size_t len)
{
	g_autofree char *path = g_build_filename(folder(), name, NULL);

	g_unlink(path);                        /* a file cut short and written again waits for the disk, a new one does not */
	FILE *file = fopen(path, "wb");

	g_assert(file && fwrite(bytes, 1, len, file) == len && fclose(file) == 0);
}

/* Up to the first NUL affixes, behind it words: refused with the file's name, or a speller that still knows our own words. */
static void read_pair(const struct lexicon *ours)
{
	struct speller *s = NULL;
	g_autoptr(GError) error = NULL;

	if (!speller_open(&s, ours, folder(), true, &error)) {
		g_assert(error && error->domain == DICT_ERROR);
		return;
	}
	g_assert(speller_ask(s, "rapat") == VERDICT_LISTED);
	g_assert(speller_ask(s, "mengoordinasikan") != VERDICT_WRONG);
	speller_ask(s, "xqzt");
	speller_is_english(s, "sambutanya");
	speller_close(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct lexicon *ours;
	const char *bytes = (const char *)data, *nul = size > 0 ? memchr(bytes, '\0', size) : NULL;
	size_t affixes = nul ? (size_t)(nul - bytes) : size;

	if (!ours)
		ours = lexicon_open("/tiada", "/tiada");
	put(FILES[0], bytes, affixes);
	put(FILES[1], nul ? nul + 1 : "", nul ? size - affixes - 1 : 0);
	put(FILES[2], bytes, size);
	read_pair(ours);
	return 0;
}
