/* Rights of the folders and files of a store: 0700 and 0600 whatever the umask, and nothing that others may write. */
#pragma once
#include <stdbool.h>
#include <glib.h>

/* Make a folder (0700) when it is missing; refuse one that is not ours or that others may write. */
bool place_folder(const char *path, GError **error);
bool place_file(const char *path, bool *missing, GError **error);   /* a regular file of ours; 0600 on return */
bool place_new_file(const char *path, GError **error);              /* an empty one; there must be none */

/* Take an open folder for this process, until it is closed or the process dies. LOCKLESS: its file system knows no such lock (NFS). */
enum place_lock { PLACE_LOCKED, PLACE_HELD, PLACE_LOCKLESS };
enum place_lock place_lock(int folder);
