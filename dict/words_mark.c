/* Flags of a token that come from its neighbours: sentences, quotations, brackets, names. */
#include "words_part.h"
#include <string.h>

static bool is_quote(const char *text, const struct token *t)
{
	return t->kind == TOKEN_MARK && (token_is(text, t, "\"") || token_is(text, t, "“") || token_is(text, t, "”") ||
		token_is(text, t, "„") || token_is(text, t, "‟") || token_is(text, t, "«") || token_is(text, t, "»"));
}

/* Curly marks are often typed the wrong way round, straight ones have no way: what they are glued to decides, and where
 * that says nothing, whether a quotation is open. */
static bool opens(const char *text, const struct token *t, bool inside, bool glued_before, bool glued_after, bool first)
{
	if (token_is(text, t, "\""))
		return glued_before != glued_after ? glued_after : !inside;
	if (token_is(text, t, "“") || token_is(text, t, "„") || token_is(text, t, "«"))
		return !inside || !glued_before || glued_after;
	if (inside)
		return false;
	if (token_is(text, t, "”") || token_is(text, t, "»"))
		return first || (!glued_before && glued_after);
	return true;
}

static bool is_curly(const char *text, const struct token *t)
{
	return is_quote(text, t) && text[t->off] != '"';
}

/* A straight mark inside a curly quotation that closes with a curly mark is an inner one: “berkas "Rilis" itu”. */
static bool is_inner(const char *text, const struct token *tokens, size_t i, size_t to, size_t *curly)
{
	if (*curly < i)
		for (*curly = i; *curly < to && !is_curly(text, &tokens[*curly]);)
			(*curly)++;
	return *curly < to && !token_is(text, &tokens[*curly], "“");
}

static void mark_quotes(const char *text, struct token *tokens, size_t from, size_t to)
{
	bool inside = false, curly_inside = false;
	size_t curly = from;

	for (size_t i = from; i < to; i++) {
		struct token *t = &tokens[i];
		if (curly_inside && inside && text[t->off] == '"' && is_inner(text, tokens, i, to, &curly)) {
			t->flags |= TOKEN_QUOTED;
		} else if (is_quote(text, t)) {
			bool glued_before = i > from && !(t->flags & TOKEN_SPACE) && !strchr("([", text[tokens[i - 1].off]);
			bool glued_after = i + 1 < to && !(tokens[i + 1].flags & TOKEN_SPACE) && !strchr(",.;:!?)]", text[tokens[i + 1].off]);
			bool open = opens(text, t, inside, glued_before, glued_after, i == from);
			t->flags |= TOKEN_QUOTED | (open ? TOKEN_OPENS : TOKEN_CLOSES);
			inside = open;
			curly_inside = open && is_curly(text, t);
		} else if (inside) {
			t->flags |= TOKEN_QUOTED;
		}
		if (t->kind == TOKEN_MARK && (token_is(text, t, "(") || token_is(text, t, "[")))
			t->flags |= TOKEN_OPENS;
		if (t->kind == TOKEN_MARK && (token_is(text, t, ")") || token_is(text, t, "]")))
			t->flags |= TOKEN_CLOSES;
	}
}

/* ---- single marks: 'Kami siap,' kata Bupati ---- */

static bool is_single(const char *text, const struct token *t)
{
	return t->kind == TOKEN_MARK && (token_is(text, t, "'") || token_is(text, t, "‘") || token_is(text, t, "’"));
}

static bool opens_single(const char *text, const struct token *tokens, size_t i, size_t from, size_t to)
{
	const struct token *t = &tokens[i];
	bool apart = i == from || t->flags & TOKEN_SPACE || text[tokens[i - 1].off] == '(' || is_single(text, &tokens[i - 1]);

	return is_single(text, t) && apart && i + 1 < to && tokens[i + 1].kind == TOKEN_WORD &&
		!(tokens[i + 1].flags & (TOKEN_SPACE | TOKEN_DIGIT));      /* '90-an */
}

static bool closes_single(const char *text, const struct token *tokens, size_t i, size_t to)
{
	return is_single(text, &tokens[i]) && !(tokens[i].flags & TOKEN_SPACE) &&
		(i + 1 >= to || tokens[i + 1].flags & TOKEN_SPACE || tokens[i + 1].kind == TOKEN_MARK || tokens[i - 1].kind == TOKEN_MARK);
}

/* Words of three and more between single marks are a quotation; a pair of marks for one (''siap'') stays outside of it. */
static void mark_single(const char *text, struct token *tokens, size_t open, size_t close)
{
	enum { QUOTED_WORDS = 3 };
	size_t words = 0;

	for (size_t i = open + 1; i < close; i++)
		words += tokens[i].kind == TOKEN_WORD;
	if (words < QUOTED_WORDS)
		return;
	for (size_t i = open; i <= close; i++)
		tokens[i].flags |= TOKEN_QUOTED;
	if (!(open > 0 && is_single(text, &tokens[open - 1]) && !(tokens[open].flags & TOKEN_SPACE))) {
		tokens[open].flags |= TOKEN_OPENS;
		tokens[close].flags |= TOKEN_CLOSES;
	}
}

static void mark_single_quotes(const char *text, struct token *tokens, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		if (tokens[i].flags & TOKEN_QUOTED || !opens_single(text, tokens, i, from, to))
			continue;
		size_t close = i + 1;
		while (close < to && !(tokens[close].flags & TOKEN_QUOTED) && !closes_single(text, tokens, close, to))
			close++;
		if (close < to && !(tokens[close].flags & TOKEN_QUOTED))
			mark_single(text, tokens, i, close);
		i = close;
	}
}

/* ---- sentences ---- */

static bool ends_sentence(const char *text, const struct token *t)
{
	return t->kind == TOKEN_MARK && t->len <= 3 && strchr(".?!", text[t->off]) && text[t->off];
}

/* After a closing mark only a capital says that a sentence begins: “Benarkah?” tanya Alya. */
static void mark_sentences(const char *text, struct token *tokens, size_t from, size_t to)
{
	bool begin = true, closed = false;

	for (size_t i = from; i < to; i++) {
		struct token *t = &tokens[i];
		if (t->kind == TOKEN_MARK) {
			if (ends_sentence(text, t)) {
				begin = true;
				closed = false;
			} else if ((is_quote(text, t) || is_single(text, t)) && (t->flags & TOKEN_OPENS)) {
				begin = true;
			} else if (t->flags & TOKEN_CLOSES) {
				closed = begin;
			} else if (begin && !strchr("-*'", text[t->off]) && (unsigned char)text[t->off] < 0x80 && text[t->off] != '(') {
				begin = false;
			}
			continue;
		}
		if (begin && (!closed || (t->flags & TOKEN_CAPITAL)))
			t->flags |= TOKEN_SENTENCE;
		bool enumerates = i == from && i + 1 < to && t->kind == TOKEN_NUMBER && ends_sentence(text, &tokens[i + 1]);
		begin = enumerates;
		closed = false;
		if (t->kind == TOKEN_WORD && (t->flags & TOKEN_CAPITAL) && !(t->flags & TOKEN_SENTENCE))
			t->flags |= TOKEN_PROPER;
	}
}

void words_mark_paragraph(const char *text, struct token *tokens, size_t from, size_t to)
{
	mark_quotes(text, tokens, from, to);
	mark_single_quotes(text, tokens, from, to);
	mark_sentences(text, tokens, from, to);
}
