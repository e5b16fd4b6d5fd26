/* Tokens of Indonesian newsroom text, each with its exact place. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <glib.h>
#include "check.h"

enum token_kind {
	TOKEN_WORD,       /* letters with inner hyphen, apostrophe, point of an abbreviation: anak-anak, Jum'at, S.Pd., ke-2, 1990-an, SK-nya */
	TOKEN_NUMBER,     /* 1.200  77,5%  09.30  4/5/2021  2024-2029  50% */
	TOKEN_ADDRESS,    /* web and mail addresses, @handle, #tagar, file names */
	TOKEN_CODE,       /* letter and regulation numbers and other codes: 172/HM.02-Kpt/06/III/2021, 5W+1H, A1 */
	TOKEN_MARK,       /* one punctuation mark or symbol; equal marks in a row ("..", "--") are one token */
	TOKEN_BREAK,      /* the end of a paragraph; len 0, off = the end of its text */
};

enum {
	TOKEN_CAPITAL      = 1 << 0,    /* first letter is upper case */
	TOKEN_ALLCAPS      = 1 << 1,    /* two letters or more, all upper case: KPU, XII, SK-nya counts its part before the hyphen */
	TOKEN_MIXED        = 1 << 2,    /* an upper-case letter after a lower-case one: InfoBMKG, M.Si. not */
	TOKEN_DIGIT        = 1 << 3,    /* holds a digit */
	TOKEN_HYPHEN       = 1 << 4,    /* holds an inner hyphen */
	TOKEN_SENTENCE     = 1 << 5,    /* first word, number, address or code of a sentence, also of a sentence inside quotation marks */
	TOKEN_QUOTED       = 1 << 6,    /* inside a direct quotation, between double marks or three words and more between single ones; the marks too */
	TOKEN_ABBREVIATION = 1 << 7,    /* its last full stop belongs to it: No., Kab., S.Pd., H. */
	TOKEN_SPACE        = 1 << 8,    /* a blank stands before it in its paragraph */
	TOKEN_PROPER       = 1 << 9,    /* upper case in the middle of a sentence: a name or a title */
	TOKEN_OPENS        = 1 << 10,   /* a double quotation mark or bracket that opens; "straight" ones by their place */
	TOKEN_CLOSES       = 1 << 11,   /* one that closes */
};

/* Small, as a text has one for every six bytes of it: a text is shorter than 4 GiB. */
struct token {
	uint32_t off, len;       /* bytes of the text */
	uint32_t paragraph;      /* from 0, rising */
	enum token_kind kind : 16;
	uint16_t flags;
};

/* The tokens of a text in order, a TOKEN_BREAK after each paragraph that has tokens.
 *
 *   text, len   any bytes; those that are not UTF-8 part tokens and are in none
 *   prose, n    stretches to read, rising and apart; NULL: the whole text, a paragraph a line. With stretches a paragraph
 *               ends at an empty line or where the source between two stretches starts a new block
 *
 * Linear in len. GArray of struct token, the caller's (g_array_unref). */
GArray *tokens_make(const char *text, size_t len, const struct prose *prose, size_t n);

/* Running text without a gap. */
struct stretch {
	size_t off, end;         /* bytes of the text */
	bool blank;              /* a blank stands between the stretch before and this one */
	bool last;               /* the paragraph ends with it */
};

/* The same in steps, for a text of which only a part is read anew: all stretches (GArray of struct stretch, the caller's), how
 * many of them, from the first on, make a paragraph, and its tokens with their TOKEN_BREAK, none when it holds none. */
GArray *stretches_find(const char *text, size_t len, const struct prose *prose, size_t n);
size_t stretch_paragraph(const GArray *stretches, size_t first);
void tokens_add(GArray *tokens, const char *text, const struct stretch *stretch, size_t n, uint32_t paragraph);

/* The token in lower case (Unicode), curly apostrophe as '; invalid bytes left out. The caller's. */
char *token_lower(const char *text, const struct token *t);
/* Are the token's bytes exactly s? */
bool token_is(const char *text, const struct token *t, const char *s);

int day_of(const char *lower);     /* a weekday: senin 0 ... minggu 6; -1 */
