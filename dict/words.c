#include "words.h"
#include <string.h>
#include "words_part.h"

/* One stretch of a paragraph while it is being read. */
struct scan {
	const char *text;
	size_t at, end;              /* what is left of the stretch */
	size_t chunk_end;            /* the blank after the stretch of characters at `at` */
	size_t address, address_len; /* the next address in the chunk; address_len 0: none */
	size_t no_code_before;       /* a try for a code from here on failed up to this offset: keeps reading linear */
	bool space;
	uint32_t paragraph;
	GArray *out;
};

gunichar char_at(const char *text, size_t off, size_t end, size_t *width)
{
	gunichar c = (unsigned char)text[off];

	*width = 1;
	if (c < 0x80)
		return c;
	c = g_utf8_get_char_validated(text + off, (gssize)MIN(end - off, 6));
	if (c == (gunichar)-1 || c == (gunichar)-2)
		return (gunichar)-1;
	*width = (size_t)(g_utf8_next_char(text + off) - (text + off));
	return c;
}

/* Neither a blank nor a part of a longer character. */
static bool is_graph(unsigned char c)
{
	return c > ' ' && c < 0x7F;
}

static bool is_blank(gunichar c)
{
	if (c < 0x80 && is_graph((unsigned char)c))
		return false;
	return c == 0 || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f' || g_unichar_isspace(c);
}

/* Characters that are there but not seen: soft hyphen, joiners, byte order mark. */
static bool is_invisible(gunichar c)
{
	return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

static bool is_word_char(gunichar c)
{
	if (c < 0x80)
		return g_ascii_isalnum((char)c);
	return c != (gunichar)-1 && (g_unichar_isalnum(c) || g_unichar_ismark(c));
}

static bool is_hyphen(gunichar c)
{
	return c == '-' || c == 0x2010 || c == 0x2011;
}

static bool is_apostrophe(gunichar c)
{
	return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x2018 || c == '`';
}

static bool word_char_at(const struct scan *s, size_t off)
{
	size_t w;

	return off < s->end && is_word_char(char_at(s->text, off, s->end, &w));
}

static bool digit_at(const struct scan *s, size_t off)
{
	return off < s->end && g_ascii_isdigit(s->text[off]);
}

static void add(struct scan *s, size_t off, size_t end, enum token_kind kind, unsigned flags)
{
	struct token t = { .off = (uint32_t)off, .len = (uint32_t)(end - off), .paragraph = s->paragraph, .kind = kind,
		.flags = (uint16_t)(flags | (s->space ? TOKEN_SPACE : 0)) };

	g_array_append_val(s->out, t);
	s->space = false;
	s->at = end;
}

/* Capitals, digits, hyphen of a word. */
static unsigned look(const char *text, size_t off, size_t end)
{
	unsigned flags = 0, letters = 0, upper = 0;
	bool first = true, before_hyphen = true, after_lower = false;

	for (size_t w; off < end; off += w) {
		gunichar c = char_at(text, off, end, &w);
		bool ascii = c < 0x80;
		if (ascii ? g_ascii_isdigit((char)c) : g_unichar_isdigit(c))
			flags |= TOKEN_DIGIT;
		if (is_hyphen(c)) {
			flags |= TOKEN_HYPHEN;
			before_hyphen = false;
		}
		bool is_upper = ascii ? g_ascii_isupper((char)c) : g_unichar_isupper(c) || g_unichar_istitle(c);
		if (is_upper && first)
			flags |= TOKEN_CAPITAL;
		if (is_upper && after_lower)
			flags |= TOKEN_MIXED;
		if (ascii ? g_ascii_isalpha((char)c) : g_unichar_isalpha(c)) {
			first = false;
			if (before_hyphen) {
				letters++;
				upper += is_upper;
			}
		}
		after_lower = ascii ? g_ascii_islower((char)c) : g_unichar_islower(c);
	}
	if (letters >= 2 && upper == letters)
		flags |= TOKEN_ALLCAPS;
	return flags;
}

/* Letters, digits and marks from off, with hyphens and apostrophes between them. */
static size_t plain_word_end(const struct scan *s, size_t off, size_t end, size_t *letters)
{
	size_t w;

	*letters = 0;
	while (off < end) {
		gunichar c = char_at(s->text, off, end, &w);
		if (is_word_char(c) || (is_invisible(c) && *letters))
			(*letters)++;
		else if (!((is_hyphen(c) || is_apostrophe(c)) && *letters && off + w < end && word_char_at(s, off + w)))
			break;
		off += w;
	}
	return off;
}

/* S.Pd., M.Si., a.n., S.I.K.: from the point after a first short part; returns the end, `off` when it is no abbreviation. */
static size_t dotted_end(const struct scan *s, size_t off, size_t dot, size_t end)
{
	size_t stop = off, letters;

	while (dot < end && s->text[dot] == '.') {
		size_t next = plain_word_end(s, dot + 1, end, &letters);
		if (letters == 0 || letters > 4 || (next < end && is_hyphen((unsigned char)s->text[next])))
			break;
		bool digits = digit_at(s, dot + 1);
		if (digits)
			break;
		stop = next;
		dot = next;
	}
	if (stop == off)
		return off;
	return stop < end && s->text[stop] == '.' ? stop + 1 : stop;
}

/* "anak2", "anak2nya", "ke-2", "1990-an": a word that holds a figure on purpose. */
static bool is_word_with_digit(const char *p, size_t len)
{
	size_t i = 0;

	if (len > 3 && g_ascii_strncasecmp(p, "ke-", 3) == 0)
		return true;
	while (i < len && g_ascii_isalpha(p[i]))
		i++;
	if (i < 3 || i >= len || p[i] != '2')
		return false;
	i++;
	return i == len || (len - i == 3 && strncmp(p + i, "nya", 3) == 0) || (len - i == 2 && strncmp(p + i, "an", 2) == 0);
}

/* Most words: ASCII letters alone, and behind them nothing that may belong to a word, an abbreviation or a code. */
static bool scan_letters(struct scan *s, size_t end)
{
	const char *text = s->text;
	size_t off = s->at, stop = off, upper = 0;
	bool mixed = false;

	for (; stop < end && g_ascii_isalpha(text[stop]); stop++) {
		bool is_upper = g_ascii_isupper(text[stop]);
		upper += is_upper;
		mixed |= is_upper && stop > off && g_ascii_islower(text[stop - 1]);
	}
	if (stop < end && ((unsigned char)text[stop] >= 0x80 || g_ascii_isdigit(text[stop]) || strchr("-'`./_+", text[stop])))
		return false;
	add(s, off, stop, TOKEN_WORD, (g_ascii_isupper(text[off]) ? TOKEN_CAPITAL : 0u) | (mixed ? TOKEN_MIXED : 0u) |
		(upper >= 2 && upper == stop - off ? TOKEN_ALLCAPS : 0u));
	return true;
}

static void scan_word(struct scan *s, size_t end)
{
	size_t off = s->at, letters;
	size_t stop = plain_word_end(s, off, end, &letters);
	unsigned flags = look(s->text, off, stop);

	if (stop < end && s->text[stop] == '.' && !(stop + 1 < end && s->text[stop + 1] == '.')) {
		size_t dotted = letters == 1 || (letters == 2 && strncmp(s->text + off, "Ph", 2) == 0)
			? dotted_end(s, off, stop, end) : off;
		bool glued = word_char_at(s, stop + 1);
		size_t after = stop + 1;
		while (after < s->end && s->text[after] == ' ')
			after++;
		if (dotted > off) {
			bool point = s->text[dotted - 1] == '.';
			add(s, off, dotted, TOKEN_WORD, look(s->text, off, dotted) | (point ? TOKEN_ABBREVIATION : 0));
			return;
		}
		if (abbreviation_is(s->text, off, stop - off, digit_at(s, after)) && !(glued && letters == 1)) {
			add(s, off, stop + 1, TOKEN_WORD, flags | TOKEN_ABBREVIATION);
			return;
		}
	}
	bool code = (flags & TOKEN_DIGIT) && !is_word_with_digit(s->text + off, stop - off);
	add(s, off, stop, code ? TOKEN_CODE : TOKEN_WORD, flags);
}

/* Figures with points, commas, colons, slashes, hyphens and dashes between them. */
static size_t number_end(const struct scan *s, size_t off, size_t end)
{
	for (;;) {
		while (off < end && g_ascii_isdigit(s->text[off]))
			off++;
		if (off >= end)
			return off;
		size_t w;
		gunichar c = char_at(s->text, off, end, &w);
		bool joins = c < 0x80 ? strchr(".,:/-", (int)c) != NULL && c : c == 0x2013;
		if (!joins || off + w >= end || !digit_at(s, off + w))
			return off;
		off += w;
	}
}

static bool is_code_byte(unsigned char c)
{
	return g_ascii_isalnum(c) || strchr("/.-_+", c) != NULL;
}

/* Do the letters before the slash at `slash` name a weekday? Rabu/14 Juli 2027 is two words. */
static bool day_before(const struct scan *s, size_t slash)
{
	char word[8];
	size_t len = 0;

	while (len < sizeof word && slash - len > s->at && g_ascii_isalpha(s->text[slash - len - 1]))
		len++;
	if (len == sizeof word)
		return false;
	for (size_t i = 0; i < len; i++)
		word[i] = g_ascii_tolower(s->text[slash - len + i]);
	word[len] = '\0';
	return day_of(word) >= 0;
}

/* 172/HM.02-Kpt/06/III/2021: a slash, a figure and a letter in one run. Returns its end, or 0. */
static size_t code_end(struct scan *s, size_t end)
{
	size_t off = s->at, stop = off;
	bool slash = false, digit = false;

	if (off < s->no_code_before)
		return 0;
	while (stop < end && s->text[stop] && is_code_byte((unsigned char)s->text[stop])) {
		if (s->text[stop] == '/' && !slash && day_before(s, stop))
			return 0;
		slash |= s->text[stop] == '/';
		digit |= g_ascii_isdigit(s->text[stop]);
		stop++;
	}
	s->no_code_before = stop;
	while (stop > off && !g_ascii_isalnum(s->text[stop - 1]))
		stop--;
	return slash && digit ? stop : 0;
}

static void scan_number(struct scan *s, size_t end)
{
	size_t off = s->at, stop = number_end(s, off, end), letters;

	if (stop < end && s->text[stop] == '%') {
		add(s, off, stop + 1, TOKEN_NUMBER, TOKEN_DIGIT);
		return;
	}
	bool hyphen = stop + 1 < end && s->text[stop] == '-' && g_ascii_isalpha(s->text[stop + 1]);
	if (hyphen || (stop < end && word_char_at(s, stop))) {
		size_t last = plain_word_end(s, stop + hyphen, end, &letters);
		bool suffix = (letters == 2 && strncmp(s->text + stop + hyphen, "an", 2) == 0) ||
			(hyphen && letters == 3 && (strncmp(s->text + stop + 1, "nya", 3) == 0 || strncmp(s->text + stop + 1, "lah", 3) == 0));
		while (!suffix && last + 1 < end && s->text[last] == '+' && word_char_at(s, last + 1))
			last = plain_word_end(s, last + 1, end, &letters);
		add(s, off, last, suffix ? TOKEN_WORD : TOKEN_CODE, look(s->text, off, last));
		return;
	}
	add(s, off, stop, TOKEN_NUMBER, TOKEN_DIGIT);
}

/* Rp4,7 is a sum, not a word with figures in it. */
static bool is_rupiah(const struct scan *s, size_t end)
{
	const char *p = s->text + s->at;

	return s->at + 2 < end && (p[0] == 'R' || p[0] == 'r') && (p[1] == 'p' || p[1] == 'P') && g_ascii_isdigit(p[2]);
}

static void scan_mark(struct scan *s, gunichar c, size_t w)
{
	size_t stop = s->at + w;

	if (c < 0x80 ? strchr(".,-!?:;*=_~", (int)c) != NULL : c == 0x2013 || c == 0x2014 || c == 0x2026)
		while (stop + w <= s->end && memcmp(s->text + stop, s->text + s->at, w) == 0)
			stop += w;
	add(s, s->at, stop, TOKEN_MARK, 0);
}

/* A chunk of characters without blanks begins: where does it end, and is an address in it? */
static void chunk_begin(struct scan *s)
{
	size_t w;

	s->chunk_end = s->at;
	for (; s->chunk_end < s->end; s->chunk_end += w) {
		w = 1;
		if (!is_graph((unsigned char)s->text[s->chunk_end]) && is_blank(char_at(s->text, s->chunk_end, s->end, &w)))
			break;
	}
	s->address_len = 0;
	address_find(s->text, s->at, s->chunk_end, &s->address, &s->address_len);
}

static void scan_one(struct scan *s)
{
	size_t w, end = s->address_len ? s->address : s->chunk_end;
	gunichar c = char_at(s->text, s->at, s->end, &w);

	if (s->address_len && s->at >= s->address) {
		add(s, s->address, s->address + s->address_len, TOKEN_ADDRESS, 0);
		s->address_len = 0;
		address_find(s->text, s->at, s->chunk_end, &s->address, &s->address_len);
	} else if (c == (gunichar)-1) {
		s->space = true;
		s->at += w;
	} else if (is_invisible(c)) {
		s->at += w;
	} else if (is_rupiah(s, end)) {
		add(s, s->at, number_end(s, s->at + 2, end), TOKEN_NUMBER, TOKEN_DIGIT);
	} else if (c < 0x80 && g_ascii_isalpha((char)c) && scan_letters(s, end)) {
		return;
	} else if (c < 0x80 && g_ascii_isalnum((char)c)) {
		size_t number = g_ascii_isdigit((int)c) ? number_end(s, s->at, end) : s->at;
		bool whole = number > s->at && (number == end || !is_code_byte((unsigned char)s->text[number]) || s->text[number] == '.');
		size_t code = whole ? 0 : code_end(s, end);
		if (code > number)
			add(s, s->at, code, TOKEN_CODE, look(s->text, s->at, code));
		else if (number > s->at)
			scan_number(s, end);
		else
			scan_word(s, end);
	} else if (is_word_char(c)) {
		scan_word(s, end);
	} else {
		scan_mark(s, c, w);
	}
}

static void scan_stretch(struct scan *s)
{
	size_t w;

	s->chunk_end = s->at;
	s->no_code_before = 0;
	while (s->at < s->end) {
		if (is_blank(char_at(s->text, s->at, s->end, &w))) {
			s->space = true;
			s->at += w;
			continue;
		}
		if (s->at >= s->chunk_end)
			chunk_begin(s);
		scan_one(s);
	}
}

static void paragraph_end(struct scan *s, size_t first)
{
	if (s->out->len == first)
		return;
	const struct token *last = &g_array_index(s->out, struct token, s->out->len - 1);
	struct token t = { .off = last->off + last->len, .paragraph = s->paragraph, .kind = TOKEN_BREAK };
	words_mark_paragraph(s->text, (struct token *)(void *)s->out->data, first, s->out->len);
	g_array_append_val(s->out, t);
}

void tokens_add(GArray *tokens, const char *text, const struct stretch *stretch, size_t n, uint32_t paragraph)
{
	struct scan s = { .text = text, .out = tokens, .paragraph = paragraph };
	size_t first = tokens->len;

	for (size_t i = 0; i < n; i++) {
		s.space |= stretch[i].blank;
		s.at = stretch[i].off;
		s.end = stretch[i].end;
		scan_stretch(&s);
	}
	paragraph_end(&s, first);
}

GArray *tokens_make(const char *text, size_t len, const struct prose *prose, size_t n)
{
	GArray *tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
	g_autoptr(GArray) stretches = stretches_find(text, len, prose, n);
	uint32_t paragraph = 0;

	for (size_t i = 0, of; i < stretches->len; i += of) {
		guint before = tokens->len;
		of = stretch_paragraph(stretches, i);
		tokens_add(tokens, text, &g_array_index(stretches, struct stretch, i), of, paragraph);
		paragraph += tokens->len > before;
	}
	return tokens;
}

char *token_lower(const char *text, const struct token *t)
{
	GString *out = g_string_sized_new(t->len + 1);

	for (size_t off = t->off, w; off < t->off + t->len; off += w) {
		gunichar c = char_at(text, off, t->off + t->len, &w);
		if (c == (gunichar)-1 || is_invisible(c))
			continue;
		if (is_apostrophe(c))
			c = '\'';
		else if (is_hyphen(c))
			c = '-';
		g_string_append_unichar(out, g_unichar_tolower(c));
	}
	return g_string_free(out, FALSE);
}

bool token_is(const char *text, const struct token *t, const char *s)
{
	return text[t->off] == s[0] && strlen(s) == t->len && memcmp(text + t->off, s, t->len) == 0;
}

int day_of(const char *lower)
{
	static const char *const DAYS[] = { "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu" };

	for (int i = 0; i < 7; i++)
		if (DAYS[i][0] == lower[0] && strcmp(DAYS[i], lower) == 0)
			return i;
	return strcmp(lower, "jum'at") == 0 ? 4 : strcmp(lower, "ahad") == 0 ? 6 : -1;
}
