/* Which files an import means: a path, or a folder's files. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>

/* The paths of a file, of "-" or of a folder's files that an import may read, by name; hidden ones, folders in it and files of other
 * kinds are passed over.
 *   others   how many were passed over; may be NULL
 *   error    NOT_FOUND: no such file, ACCESS: the folder cannot be read; INPUT: a folder without a file that can be read */
GPtrArray *import_files(const char *path, unsigned *others, GError **error);

/* The path that a person typed, "~" as home. The caller's. */
char *import_path(const char *typed);

/* What a folder offers to an import: folders by name, then the files that it may read, the newest first. */
struct import_entry {
	char *name;                    /* valid UTF-8 */
	bool is_folder;
	int64_t size, changed_s;
};
void import_entry_free(struct import_entry *e);
GPtrArray *import_entries(const char *folder, GError **error);   /* struct import_entry *, free func set; ACCESS, NOT_FOUND */
