/* Rights of the folders and files of a store: 0700 and 0600 whatever the umask, and nothing that others may write. */
#pragma once
#include <stdbool.h>
#include <glib.h>

/* Make a folder (0700) when it is missing; refuse one that is not ours or that others may write. */
bool place_folder(const char *path, GError **error);
bool place_file(const char *path, bool *missing, GError **error);   /* a regular file of ours; 0600 on return */
bool place_new_file(const char *path, GError **error);              /* an empty one; there must be none */
