/* The store: one SQLite file `redaksi.db` in a folder of its own, beside it `journal/` and `cadangan/`; or, under a name that
 * ends in ".toko", that one file alone, to copy, send or carry, with a folder "<name>.d" beside it for the two. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "file.h"

struct store;

/* Open the store `name`, a folder or a file as above, made with its parents when missing (0700; the file 0600).
 * The pragmas, checks and migrations of guarantees section 2 are done before it returns.
 * STORE_ERROR_FOREIGN, _NEWER, _ACCESS, _DAMAGED, _BUSY: nothing was changed. */
bool store_open(struct store **out, const char *name, GError **error);
/* A second handle of a store that is open, for another thread: no checks again. *out does not need s afterwards. */
bool store_open_again(struct store **out, const struct store *s, GError **error);
char *store_file(const char *name);                      /* the SQLite file behind a name; the caller's */
void store_close(struct store *s);                       /* NULL is welcome */
typedef struct store store;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store, store_close)

bool store_created(const struct store *s);               /* this open made the store */
const char *store_folder(const struct store *s);         /* where journal/ and cadangan/ stand; good until close */
const char *store_id(const struct store *s);             /* uuid of this store, good until close */

/* `$XDG_DATA_HOME/redaksi` or the override; the caller's. */
char *store_default_folder(const char *override_dir);

/* A small text setting kept with the store (office name, template ...). get: NULL when unset; the caller's. */
char *store_setting_get(struct store *s, const char *key);
bool store_setting_put(struct store *s, const char *key, const char *value, GError **error);   /* value NULL: unset */

/* Consistent, verified copy while others may write: cadangan/redaksi-<yyyymmdd-hhmmss>.db or the given new file.
 * *path: the caller's. The newest `keep` copies in cadangan/ stay, older ones go (only files that carry our name). */
bool store_backup(struct store *s, const char *to, unsigned keep, int64_t now_s, char **path, GError **error);

/* Problems found by integrity_check, foreign keys, hashes of revisions: array of char *, empty when all is well. */
GPtrArray *store_verify(struct store *s, GError **error);

/* Search index upkeep for idle moments: one small step; true while there is more. */
bool store_idle(struct store *s);
