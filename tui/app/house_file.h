/* What an office tells the checker beside its words: rules it does without (a setting), rules of its own (a file beside the store). */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "check.h"

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

/* Ids and classes that the setting kantor.aturan_mati names; NULL-terminated, the caller's. */
char **house_rules_off(void);
/* What people type as such ids, parted by commas or blanks, as the setting keeps it: "kapital/hari, asing"; NULL: one is unknown. */
char *house_rules_parse(const char *typed);
bool house_rule_is_off(char *const *off, const struct rule_row *rule);
