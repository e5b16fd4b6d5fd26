#include "edit/letters.h"
#include <string.h>
#include <utf8proc.h>
#include "edit/cursor.h"
#include "edit/marks.h"
#include "edit/utf8.h"

/* Kata tugas: small in the middle of a title. In order. */
static const char *const function_words[] = {
	"agar", "akan", "antara", "atas", "atau", "bagi", "bahwa", "dalam", "dan", "dari", "daripada", "dengan", "di", "guna", "hingga",
	"jika", "karena", "ke", "kepada", "ketika", "maka", "oleh", "pada", "para", "per", "sampai", "sebagai", "sejak", "seperti",
	"serta", "supaya", "tanpa", "tentang", "terhadap", "tetapi", "untuk", "yang",
};

static bool is_letter(uint32_t cp)
{
	utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);

	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME;
}

static bool is_upper(uint32_t cp)
{
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp) != cp;
}

/* The letters from off on, apostrophes between them too; 0: no letter stands there. */
static size_t word_len(const char *s, size_t len, size_t off)
{
	size_t at = off, end = off;
	uint32_t cp;
	unsigned n;

	while (at < len && (n = utf8_decode(s + at, len - at, &cp)) != 0) {
		bool apostrophe = cp == '\'' || cp == 0x2019;
		if (!is_letter(cp) && !(apostrophe && end > off))
			break;
		at += n;
		if (!apostrophe)
			end = at;
	}
	return end - off;
}

enum raise { RAISE_NONE, RAISE_FIRST, RAISE_ALL };

static void put_word(GString *out, const char *s, size_t len, enum raise raise)
{
	uint32_t cp;
	char bytes[4];
	unsigned n;

	for (size_t at = 0; at < len; at += n) {
		n = utf8_decode(s + at, len - at, &cp);
		bool up = raise == RAISE_ALL || (raise == RAISE_FIRST && at == 0);
		utf8proc_int32_t made = up ? utf8proc_toupper((utf8proc_int32_t)cp) : utf8proc_tolower((utf8proc_int32_t)cp);
		g_string_append_len(out, bytes, utf8_encode((uint32_t)made, bytes));
	}
}

/* Does a capital stand after the first letter? */
static bool has_inner_capital(const char *s, size_t len)
{
	uint32_t cp;
	unsigned n;

	for (size_t at = 0; at < len; at += n) {
		n = utf8_decode(s + at, len - at, &cp);
		if (at > 0 && is_upper(cp))
			return true;
	}
	return false;
}

static bool has_small_letter(const char *s, size_t len)
{
	uint32_t cp;
	unsigned n;

	for (size_t at = 0; at < len && (n = utf8_decode(s + at, len - at, &cp)) != 0; at += n)
		if (utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_LL)
			return true;
	return false;
}

static bool is_function_word(const char *s, size_t len)
{
	for (size_t i = 0; i < G_N_ELEMENTS(function_words); i++)
		if (strlen(function_words[i]) == len && g_ascii_strncasecmp(function_words[i], s, len) == 0)
			return true;
	return false;
}

/* The second half of a doubled word at off: Undang-undang. */
static bool repeats_before_hyphen(const char *s, size_t off, size_t len)
{
	return off > len && s[off - 1] == '-' && g_ascii_strncasecmp(s + off - 1 - len, s + off, len) == 0 &&
		(off - 1 == len || !g_ascii_isalpha(s[off - 2 - len]));
}

/* A title begins at its first word, and once more after a colon. */
static bool begins_title(const char *s, size_t off)
{
	while (off > 0 && s[off - 1] != '\n' && s[off - 1] != ':') {
		if (g_ascii_isalnum(s[off - 1]) || (unsigned char)s[off - 1] >= 0x80)
			return false;
		off--;
	}
	return true;
}

static enum raise raise_in_title(const char *s, size_t off, size_t len)
{
	if (off > 0 && s[off - 1] == '-' && off > 1 && g_ascii_isalpha(s[off - 2]))
		return repeats_before_hyphen(s, off, len) ? RAISE_FIRST : RAISE_NONE;
	return begins_title(s, off) || !is_function_word(s + off, len) ? RAISE_FIRST : RAISE_NONE;
}

/* Where one is among the sentences: each raises its first word, whatever quotation marks stand before it. */
struct sentence {
	char *raised;      /* the text with a capital after each blank: a sentence may begin anywhere that a full stop ends one */
	size_t end;
	bool begun;
};

static char *raise_words(const char *s, size_t len)
{
	char *raised = g_strndup(s, len);

	for (size_t i = 1; i < len; i++)
		if (raised[i - 1] == ' ')
			raised[i] = g_ascii_toupper(raised[i]);
	return raised;
}

static enum raise raise_in_sentence(size_t len, size_t off, struct sentence *in)
{
	if (off >= in->end) {
		in->end = sentence_next(in->raised, len, off);
		in->begun = false;
	}
	bool first = !in->begun;
	in->begun = true;
	return first ? RAISE_FIRST : RAISE_NONE;
}

static enum raise raise_of(const char *s, size_t len, size_t off, size_t n, enum letters how, struct sentence *in)
{
	switch (how) {
	case LETTERS_LOWER: return RAISE_NONE;
	case LETTERS_UPPER: return RAISE_ALL;
	case LETTERS_TITLE: return raise_in_title(s, off, n);
	default: return raise_in_sentence(len, off, in);
	}
}

GString *letters_change(const char *s, size_t len, enum letters how)
{
	GString *out = g_string_sized_new(len + 16);
	bool keep = (how == LETTERS_TITLE || how == LETTERS_SENTENCE) && has_small_letter(s, len);
	g_autofree uint8_t *marks = marks_of(s, len);
	g_autofree char *raised = how == LETTERS_SENTENCE ? raise_words(s, len) : NULL;
	struct sentence in = { .raised = raised };

	for (size_t at = 0, n; at < len; at += n) {
		n = marks[at] & MARK_VERBATIM ? 0 : word_len(s, len, at);
		enum raise raise = n > 0 ? raise_of(s, len, at, n, how, &in) : RAISE_NONE;
		if (n > 0 && !(keep && has_inner_capital(s + at, n))) {
			put_word(out, s + at, n, raise);
			continue;
		}
		if (n == 0)
			n = grapheme_next(s, len, at) - at;
		g_string_append_len(out, s + at, (gssize)n);
	}
	return out;
}
