#include "nasal.h"
#include <string.h>
#include <glib.h>
#include "lexicon.h"

static bool is_vowel(char c)
{
	return c != '\0' && strchr("aiueo", c) != NULL;
}

/* After meN- roots that begin with per-, pel- or pek- as a prefix grown in keep their p; those of the first list only
 * look so. After peN- it drops in both (pemerhati, pemersatu). */
static bool keeps_p(const struct lexicon *l, const char *root)
{
	static const char *const drops[] = { "percaya", "percik", "perkosa", "perlu", "pergok", "periksa", "perinci", "perintah",
		"permak", "peras", "perang", "peran", "perban", "peringkat", "persepsi", "personalisasi", "persuasi", "perosok",
		"perosot", "pernis", NULL };
	static const char *const keeps[] = { "pelajar", "pekerja", "punya", "perkara", NULL };

	if (g_strv_contains(keeps, root))
		return true;
	if (!g_str_has_prefix(root, "per") || g_strv_contains(drops, root))
		return false;
	return lexicon_root(l, root + 3) || lexicon_root(l, root + 2);   /* memper-baiki, mempe-rebutkan */
}

/* Nasal and the number of letters of the root that drop. */
static const char *nasal_of(const struct lexicon *l, char head, const char *root, size_t *drop)
{
	bool before_vowel = is_vowel(root[0] ? root[1] : '\0');

	*drop = 0;
	if (lexicon_value(l, LEXICON_SATU_SUKU, root))
		return "nge";
	if (root[0] != '\0' && strchr("kpts", root[0]) && before_vowel)
		*drop = head == 'm' && root[0] == 'p' && keeps_p(l, root) ? 0 : 1;
	switch (root[0]) {
	case 'b': case 'f': case 'v': case 'p':
		return "m";
	case 's':
		return *drop ? "ny" : "n";
	case 'c': case 'd': case 'j': case 'z': case 't':
		return "n";
	case 'l': case 'm': case 'n': case 'r': case 'w': case 'y':
		return "";
	default:
		return "ng";
	}
}

void nasal_join(const struct lexicon *l, char head, const char *root, char *out)
{
	size_t drop;
	const char *nasal = nasal_of(l, head, root, &drop);

	out[0] = head;
	out[1] = 'e';
	char *end = g_stpcpy(out + 2, nasal);
	g_strlcpy(end, root + drop, NASAL_ROOT_MAX + 8 - (gsize)(end - out));
}

/* Does nasal_join() give s? */
static bool joins_to(const struct lexicon *l, char head, const char *root, const char *s)
{
	size_t drop;
	const char *nasal = nasal_of(l, head, root, &drop);
	size_t len = strlen(nasal);

	return s[0] == head && s[1] == 'e' && strncmp(s + 2, nasal, len) == 0 && strcmp(s + 2 + len, root + drop) == 0;
}

/* "pemrograman" beside "pemprogram-": KBBI lets p drop before r after peN- (pemrosesan, pemrakarsa). */
static bool is_also_right(const char *s, char head, const char *root)
{
	return head == 'p' && g_str_has_prefix(root, "pr") && g_str_has_prefix(s, "pemr") && strcmp(s + 3, root + 1) == 0;
}

/* The rule that s breaks: dropped says that the first letter of the root is not in s. */
static const char *rule_of(const char *root, bool dropped)
{
	if (dropped)
		return root[1] != '\0' && !is_vowel(root[1]) ? "luluh/gugus" : "luluh/sengau";
	switch (is_vowel(root[1]) ? root[0] : 0) {
	case 'k': return "luluh/k";
	case 'p': return "luluh/p";
	case 't': return "luluh/t";
	case 's': return "luluh/s";
	default: return "luluh/sengau";
	}
}

static void add_reading(const struct lexicon *l, const char *s, char head, const char *restored, const char *rest,
	struct nasal_reading out[NASAL_MAX], size_t *n)
{
	struct nasal_reading r = { 0 };
	size_t len = strlen(rest);

	if (*n == NASAL_MAX || len < 2 || len + 2 > NASAL_ROOT_MAX)
		return;
	memcpy(g_stpcpy(r.root, restored), rest, len + 1);
	bool right = joins_to(l, head, r.root, s) || is_also_right(s, head, r.root);
	r.agent = !right && head == 'p' && rest == s + 2;
	right |= r.agent;
	if (right) {
		memmove(out + 1, out, *n * sizeof *out);
		out[0] = r;
	} else {
		r.rule = lexicon_value(l, LEXICON_SATU_SUKU, r.root) ? "luluh/satu-suku" : rule_of(r.root, *restored != '\0');
		out[*n] = r;
	}
	++*n;
}

size_t nasal_read(const struct lexicon *l, const char *s, char head, struct nasal_reading out[NASAL_MAX])
{
	size_t n = 0;

	if (s[0] != head || s[1] != 'e' || s[2] == '\0')
		return 0;
	const char *t = s + 2;
	if (g_str_has_prefix(t, "nge") && lexicon_value(l, LEXICON_SATU_SUKU, t + 3))
		add_reading(l, s, head, "", t + 3, out, &n);
	if (g_str_has_prefix(t, "ng")) {
		add_reading(l, s, head, "", t + 2, out, &n);
		add_reading(l, s, head, "k", t + 2, out, &n);
	} else if (g_str_has_prefix(t, "ny")) {
		add_reading(l, s, head, "s", t + 2, out, &n);
	} else if (t[0] == 'n') {
		add_reading(l, s, head, "", t + 1, out, &n);
		add_reading(l, s, head, "t", t + 1, out, &n);
	} else if (t[0] == 'm') {
		add_reading(l, s, head, "", t + 1, out, &n);
		add_reading(l, s, head, "p", t + 1, out, &n);
	}
	add_reading(l, s, head, "", t, out, &n);
	return n;
}
