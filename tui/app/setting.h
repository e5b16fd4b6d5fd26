/* The settings of a person and an office as rows (setting.def), read and written one by one. They live in the file of config.h, the
 * shared ones in the store. */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "store/store.h"

struct setting_row {
	const char *group, *key;
	char *(*take)(const char *typed);   /* what is kept of it; NULL: refused */
	const char *wanted, *label;         /* Indonesian source text */
	bool shared;                        /* of the office: it stands in the store and holds for everybody who writes there */
};
struct setting_choice { const char *value, *label; };   /* label: Indonesian source text */
extern const struct setting_row setting_rows[];
extern const unsigned setting_count;

const struct setting_row *setting_find(const char *name);      /* "kantor.alamat" or "alamat"; NULL: unknown */
/* What it can be, where that is a short list; the first is what it is when unset. Ends with a value NULL; NULL: any text. */
const struct setting_choice *setting_choices(const struct setting_row *r);
/* The person's file with the shared settings that the store has; s NULL: without a store. A damaged file is an error, see config_file(). */
GKeyFile *settings_load(struct store *s, GError **error);
/* The shared ones into the store, the rest into the file; s NULL: all of it. */
bool settings_save(struct store *s, GKeyFile *file, GError **error);
/* Shared settings that a person has still alone become the office's, unless the store has them. */
void settings_share(struct store *s);

char *setting_folder(const char *typed);                       /* "~/siaran" as its real path; NULL: no such folder. The caller's */
char *setting_name(const struct setting_row *r);               /* "kantor.alamat", "bahasa"; the caller's */
char *setting_get(const struct setting_row *r, GKeyFile *file);   /* as people type it; "" when unset; the caller's */
/* Into file; "" takes it out. INPUT: refused, the file is as it was and the message a sentence for people. */
bool setting_put(const struct setting_row *r, const char *typed, GKeyFile *file, GError **error);
