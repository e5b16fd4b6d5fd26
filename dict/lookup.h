/* What is known of a word or phrase: its standard form, Indonesian terms for a foreign one, what letters stand for, synonyms.
 * Works without an open dict: it reads our tables and mythes-id as they lie, about a millisecond a question. Any thread. */
#pragma once
#include <stdbool.h>
#include <glib.h>

enum lookup_kind {
	LOOKUP_STANDARD,      /* the standard form of a non-standard word */
	LOOKUP_TERM,          /* an Indonesian term for a foreign word */
	LOOKUP_EXPANSION,     /* what an acronym stands for */
	LOOKUP_ACRONYM,       /* the acronym of a name written out */
	LOOKUP_SYNONYM,
	LOOKUP_ANTONYM,
	LOOKUP_PLACE,         /* "kabupaten, Aceh": to read, not to insert */
	LOOKUP_DEGREE,        /* what a degree or rank is: to read */
};

struct lookup_row {
	enum lookup_kind kind;
	char *text;           /* UTF-8, in lower case where the source has it so */
	char word_class;      /* of synonyms and antonyms, as mythes-id has it: n, v, a, or 0 */
};
bool lookup_is_insertable(enum lookup_kind kind);

/*   phrase        words as they stand in a text; case does not matter
 *   mythes_path   NULL: the system's mythes-id; a file that is missing means no synonyms
 * A passive verb ("disampaikan") has the synonyms of its active one, in the passive. Rows without doubles, in the order of
 * enum lookup_kind; struct lookup_row *, the caller's, free func set; empty when nothing is known. */
GPtrArray *lookup_phrase(const char *phrase, const char *mythes_path);

/* Do the n bytes, UTF-8, begin with the prefix in any case? */
bool lookup_begins(const char *s, size_t n, const char *lower_prefix);

/* Names that begin with the letters: institutions, places, what acronyms stand for, as they are written. */
void lookup_each_name(const char *lower_prefix, void (*fn)(const char *name, void *ctx), void *ctx);
