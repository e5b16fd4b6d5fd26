/* meN- and peN-: which nasal a root takes, and whether its first letter drops (luluh). */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct lexicon;

enum { NASAL_ROOT_MAX = 64, NASAL_MAX = 8 };

struct nasal_reading {
	char root[NASAL_ROOT_MAX];   /* what the nasal was joined to */
	const char *rule;            /* NULL: joined as the rules ask; otherwise the rule that is broken, "luluh/k"; static */
	bool agent;                  /* pe- without a nasal: petinju, pebisnis; only a bare root that is no meN- verb has it */
};

/* The ways to read s ("mengondisikan" without its suffix, "mengondisi") as nasal prefix and root.
 *
 *   head   'm' for meN-, 'p' for peN-
 *   out    readings, those that follow the rules first
 * Returns how many. No root is looked up: the caller asks which of them exist. Source: KBBI and the tables of morphology
 * in Tata Bahasa Baku Bahasa Indonesia (meN- and its sound changes). */
size_t nasal_read(const struct lexicon *l, const char *s, char head, struct nasal_reading out[NASAL_MAX]);

/* The form the rules ask for: 'm' and "kondisi" give "mengondisi". out: NASAL_ROOT_MAX + 8 bytes. */
void nasal_join(const struct lexicon *l, char head, const char *root, char *out);
