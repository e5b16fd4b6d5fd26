#include "markup/markup.h"
#include <string.h>
#include <utf8proc.h>

/* Abbreviations whose full stop does not end a sentence, in lower case; a single letter is one too. */
static const char *const abbreviations[] = {
	"bpk", "dr", "dra", "drs", "gg", "hj", "hlm", "ir", "jl", "kab", "kec", "kel", "kh", "no", "pdt", "pj", "pjs", "plh",
	"plt", "prof", "rp", "sdr", "tgl", "yth",
};

/* What the counter knows about the text before the next character. */
struct counting {
	struct text_count n;
	utf8proc_int32_t before;     /* last code point; 0 at the start of a line */
	utf8proc_int32_t break_state;
	const char *word;            /* start of the run of letters and digits that ends here, or NULL */
	const char *word_end;
	bool in_word;                /* this stretch between blanks was counted */
	bool in_paragraph;
	bool open_sentence;          /* a word stands in the sentence that has not ended */
	bool stop;                   /* a full stop, then only closing marks */
	bool line_empty;
};

static bool is_blank(utf8proc_int32_t c)
{
	if (c < 128)
		return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
	utf8proc_category_t category = utf8proc_category(c);
	return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

static bool is_word_char(utf8proc_int32_t c)
{
	if (c < 128)
		return g_ascii_isalnum((char)c);
	utf8proc_category_t category = utf8proc_category(c);
	return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
	       (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

static bool is_stop(utf8proc_int32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

static bool is_closing(utf8proc_int32_t c)
{
	if (c < 128)
		return strchr("\"')]*_", (char)c) != NULL;
	utf8proc_category_t category = utf8proc_category(c);
	return category == UTF8PROC_CATEGORY_PF || category == UTF8PROC_CATEGORY_PE;
}

static bool is_abbreviation(const char *word, const char *end)
{
	g_autofree char *folded = g_ascii_strdown(word, end - word);

	if (g_utf8_strlen(folded, -1) == 1 && g_ascii_isalpha(folded[0]))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(abbreviations); i++)
		if (strcmp(folded, abbreviations[i]) == 0)
			return true;
	return false;
}

static void sentence_ends(struct counting *c)
{
	c->n.sentences += c->open_sentence;
	c->open_sentence = false;
	c->stop = false;
}

static void line_ends(struct counting *c)
{
	if (c->line_empty || c->stop)
		sentence_ends(c);
	if (c->line_empty)
		c->in_paragraph = false;
	c->line_empty = true;
	c->in_word = false;
	c->word = NULL;
	c->before = 0;
	c->break_state = 0;
}

static void count_word_char(struct counting *c, const char *at, size_t len)
{
	c->n.words += !c->in_word;
	c->n.paragraphs += !c->in_paragraph;
	c->in_word = c->in_paragraph = c->open_sentence = true;
	c->stop = false;
	if (c->word == NULL)
		c->word = at;
	c->word_end = at + len;
}

/* A stop counts when a blank follows, so that 16.00 and kpu.go.id stay in their sentence. */
static void count_mark(struct counting *c, utf8proc_int32_t cp)
{
	if (is_blank(cp)) {
		if (c->stop)
			sentence_ends(c);
		c->in_word = false;
	} else if (is_stop(cp)) {
		c->stop = !(cp == '.' && c->word != NULL && is_abbreviation(c->word, c->word_end));
	} else if (!is_closing(cp)) {
		c->stop = false;
	}
	c->word = NULL;
}

/* What follows a letter or digit of ASCII and is one too: nothing but the character counts. */
static size_t count_run(struct counting *c, const char *at, const char *end)
{
	const char *start = at;

	while (at < end && g_ascii_isalnum(*at))
		at++;
	if (at > start) {
		c->n.chars += (size_t)(at - start);
		c->before = (unsigned char)at[-1];
		c->word_end = at;
	}
	return (size_t)(at - start);
}

static void count_char(struct counting *c, utf8proc_int32_t cp, const char *at, size_t len)
{
	bool joins = c->before != 0 && (cp >= 128 || c->before >= 128) &&
	             !utf8proc_grapheme_break_stateful(c->before, cp, &c->break_state);

	c->n.chars += !joins;
	c->before = cp;
	c->line_empty &= is_blank(cp);
	if (is_word_char(cp))
		count_word_char(c, at, len);
	else if (!joins)
		count_mark(c, cp);
}

struct text_count text_count(const char *text, size_t len)
{
	struct counting c = { .line_empty = true };

	for (size_t i = 0; i < len; ) {
		utf8proc_int32_t cp = (unsigned char)text[i];
		utf8proc_ssize_t step = 1;

		if (cp >= 128)
			step = utf8proc_iterate((const utf8proc_uint8_t *)text + i, (utf8proc_ssize_t)(len - i), &cp);
		if (step < 1) {
			step = 1;
			cp = 0xFFFD;
		}
		if (cp == '\n')
			line_ends(&c);
		else
			count_char(&c, cp, text + i, (size_t)step);
		i += (size_t)step;
		if (cp < 128 && g_ascii_isalnum((char)cp))
			i += count_run(&c, text + i, text + len);
	}
	line_ends(&c);
	sentence_ends(&c);
	return c.n;
}
