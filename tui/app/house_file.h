/* What an office tells the checker beside its words: rules it does without or
 * takes more or less severe (settings), rules of its own (a file beside the store). */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "check.h"
#include "store/store.h"

enum { HOUSE_FILE_MAX = 1 << 20 };   /* bytes */

/* "aturan.tsv" in the store's folder; the caller's. */
char *house_file_path(const char *store_folder);
/* The file's bytes; *out NULL without an error when there is none. */
bool house_file_read(GString **out, const char *path, GError **error);

/* The file as a dictionary was given it last; all zero: never. */
struct house_file { bool known; int64_t changed_ns, len; };
/* Give the dictionary the rules when the file is another than last time; a file that went away takes them along.
 * false: it was read just now and is no good (the message names its line); the rules before it stay. */
bool house_file_follow(struct house_file *h, const char *path, struct dict *d, GError **error);

/* What the office says of the rules: which it does without, how severe it takes others. Of the store, so that it holds for everybody
 * who writes there; where there is no store, or it was never said in it, of the person's settings. */
struct house_choice {
	char **off;                          /* ids and classes; NULL-terminated */
	char **names;                        /* of the weights */
	struct dict_weight *weights;
	size_t n_weights;
};
void house_choice_load(struct house_choice *h, struct store *s);   /* s: may be NULL */
void house_choice_clear(struct house_choice *h);
typedef struct house_choice house_choice;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(house_choice, house_choice_clear)
void house_choice_apply(const struct house_choice *h, struct dict_options *o);   /* o borrows from h */

/* What people type as such ids, parted by commas or blanks, as the setting keeps it: "kapital/hari, asing"; NULL: one is unknown. */
char *house_rules_parse(const char *typed);
/* The same of "asing=galat, kapital/hari=catatan" (galat, saran, catatan; error, warning, note). */
char *house_weights_parse(const char *typed);
