/* Between the files of spelling: one token while it is judged. */
#pragma once
#include "speller.h"
#include "spelling.h"

struct asked {
	const struct spelling *s;
	const struct document *doc;
	size_t i;
	const struct token *t;
	const char *lower;
	bool capital;
};

/* Weights of a slip (weigh.h) up to which it is a likely one, and up to which it is one slip and no more. */
static const double NEAR_SLIP = 0.8, SURE_SLIP = 1.0;
/* The score (suggest.h) that an unknown word needs to be a slip where much speaks for a word that our lists lack. */
static const double UNLIKELY_TERM = -1.2;
enum { DOUBT_LETTERS = 5 };      /* shorter words have too many neighbours */

/* ---- asked.c ---- */

/* A finding about the token; the fixes (char *) are copied with the capitals of the token, message passes. */
struct finding *asked_report(const struct asked *a, const char *rule, enum severity severity, char *message, GPtrArray *fixes);
/* The same with the message of a slip. */
struct finding *asked_report_typo(const struct asked *a, const char *rule, enum severity severity, GPtrArray *fixes);
/* The same with what the letters suggest. */
struct finding *asked_suspect(const struct asked *a, const char *rule, enum severity severity);
/* The token as the text has it, the caller's. */
char *asked_written(const struct asked *a);
bool asked_is_letters(const char *lower);
bool asked_begins_sentence(const struct asked *a);
bool asked_is_listed_name(const struct lexicon *l, const char *lower);

/* ---- one file each: a finding, or NULL when there is nothing to say ---- */

/* reject.c: the lists that refuse a word whatever accepts it, and the sound rules. */
struct finding *asked_reject(const struct asked *a);
/* spelling_doubt.c: a known word that occurs once and stands one slip away from a far more frequent one is more likely that slip. */
struct finding *asked_doubt(const struct asked *a, enum verdict v);
/* spelling_hyphen.c: an unknown word with a hyphen, by its parts. */
struct finding *asked_hyphenated(const struct asked *a);
/* spelling_name.c: a capital on an unknown word says "name", unless the word is one slip away from an ordinary one. */
struct finding *asked_name(const struct asked *a);
/* May a capital in mid-sentence be a name's, by the word, the lists or what stands beside it? */
bool asked_may_be_name(const struct asked *a);
/* "Kejaksaan Ngeri", "Kalimantan Tenah": the names of the tables say what stands there, also where the slip is a word. */
struct finding *asked_phrase(const struct asked *a);
/* spelling_unknown.c: an unknown word in small letters: a slip, a term, English or another language. */
struct finding *asked_unknown(const struct asked *a);
/* "bundo kanduang", "Torang samua basudara": strange words come together where another language is spoken. */
bool asked_is_regional(const struct asked *a);
