#include "pdf/hyphens.h"
#include <string.h>
#include <hyphen.h>

enum { WORD_MIN = 6, WORD_MAX = 60, EDGE = 3 };   /* letters; EDGE of them stay together at either end */

/* Debian: hyphen-id. */
static const char patterns[] = "/usr/share/hyphen/hyph_id_ID.dic";
static const char soft_hyphen[] = "\xC2\xAD";

struct hyphens { HyphenDict *dict; };

struct hyphens *hyphens_open(void)
{
	HyphenDict *dict = hnj_hyphen_load(patterns);
	struct hyphens *h = dict ? g_new0(struct hyphens, 1) : NULL;

	if (h != NULL)
		h->dict = dict;
	return h;
}

void hyphens_close(struct hyphens *h)
{
	if (h != NULL)
		hnj_hyphen_free(h->dict);
	g_free(h);
}

/* The patterns are ASCII, so are the words that they know: lower case, the first letter may be a capital. */
static void put_word(struct hyphens *h, GString *out, const char *word, size_t len)
{
	char lower[WORD_MAX + 1], marks[WORD_MAX + 5], **rep = NULL;
	int *pos = NULL, *cut = NULL;

	for (size_t i = 0; i < len; i++)
		lower[i] = g_ascii_tolower(word[i]);
	lower[len] = '\0';
	if (hnj_hyphen_hyphenate2(h->dict, lower, (int)len, marks, NULL, &rep, &pos, &cut) != 0)
		marks[0] = '\0';
	for (size_t i = 0; i < len; i++) {
		g_string_append_c(out, word[i]);
		if (marks[0] && (marks[i] & 1) && i + 1 >= EDGE && len - i - 1 >= EDGE)
			g_string_append(out, soft_hyphen);
	}
}

static bool is_plain_word(const char *word, size_t len)
{
	if (len < WORD_MIN || len > WORD_MAX)
		return false;
	for (size_t i = 1; i < len; i++)
		if (!g_ascii_islower(word[i]))
			return false;
	return true;
}

char *hyphens_put(struct hyphens *h, const char *text, size_t len)
{
	GString *out = g_string_sized_new(len + len / 4);

	for (size_t at = 0; at < len; ) {
		size_t n = 0;
		while (at + n < len && g_ascii_isalpha(text[at + n]))
			n++;
		bool joined = at > 0 && ((unsigned char)text[at - 1] >= 0x80 || strchr("./@_", text[at - 1]) != NULL);
		if (h != NULL && !joined && is_plain_word(text + at, n))
			put_word(h, out, text + at, n);
		else
			g_string_append_len(out, text + at, (gssize)MAX(n, 1));
		at += MAX(n, 1);
	}
	return g_string_free(out, FALSE);
}
