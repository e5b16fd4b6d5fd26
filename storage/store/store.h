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
char *store_side_folder(const char *name);               /* where journals and copies of a store go: its folder, or one beside the single file. The caller's */
void store_close(struct store *s);                       /* NULL is welcome */
typedef struct store store;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store, store_close)

bool store_is_blank(struct store *s);                    /* no article was ever kept in it, thrown away or not */
const char *store_folder(const struct store *s);         /* where journal/ and cadangan/ stand; good until close */
const char *store_id(const struct store *s);             /* uuid of this store, good until close */

/* `$XDG_DATA_HOME/redaksi` or the override; the caller's. */
char *store_default_folder(const char *override_dir);

/* A small text setting kept with the store (office name, template ...). get: NULL when unset; the caller's. */
char *store_setting_get(struct store *s, const char *key);
bool store_setting_put(struct store *s, const char *key, const char *value, GError **error);   /* value NULL: unset */

#define SALVAGED_FROM "gudang_asal"                       /* the setting of a salvaged store: the id of the one it came out of */

/* Consistent, verified copy while others may write: redaksi-<yyyymmdd-hhmmss>.db in cadangan/ or the given folder, or the given new file.
 * *path: the caller's. The newest `keep` copies in cadangan/ stay, this one among them whatever the clock says, older ones go (only
 * files that carry our name). UNSURE: the copy stands there whole, and a power cut may still take it. */
bool store_backup(struct store *s, const char *to, unsigned keep, int64_t now_s, char **path, GError **error);

/* The same once a day of the office: cadangan/harian-<yyyymmdd-hhmmss>.db, names in UTC. Nothing is made, and *path is NULL, when there
 * is one of today, or another session makes it. FULL: less than twice the store's size is free. Afterwards backup_rotate() decides. */
bool store_backup_daily(struct store *s, int64_t now_s, int utc_offset_min, char **path, GError **error);
/* Which daily copies go: the newest of each of 7 days, 4 weeks and 6 months stay. What is dated later than now neither counts
 * nor goes, so that a clock that jumps takes nothing away.
 *   at_s   ascending; goes: one for each */
void backup_rotate(const int64_t *at_s, unsigned n, int64_t now_s, int utc_offset_min, bool *goes);
int64_t store_newest_backup(const struct store *s, int64_t now_s);   /* when the newest of cadangan/ was made, by its name; 0: there is none */

char *store_newest_copy(const char *name, int64_t now_s);              /* its path, of a store that need not open. NULL: there is none. The caller's */

/* While these run on s, `stop` is asked now and then: store_quick_check(), the check of a copy, list_first(). true: they fail. NULL: nobody is asked. */
void store_stop_when(struct store *s, bool (*stop)(void *ctx), void *ctx);
bool store_quick_check(struct store *s, GError **error);            /* DAMAGED: the first problem */

/* What store_verify() finds. */
enum problem_kind {
	PROBLEM_PAGES,                 /* pages or rows that contradict each other; detail is SQLite's word for it */
	PROBLEM_REFERENCE,             /* a row that belongs to one that is not there; detail names both */
	PROBLEM_HEAD,                  /* the newest revision of `article` is not there */
	PROBLEM_TEXT,                  /* `revision` of `article` is not the bytes that were written */
	PROBLEM_ORIGINAL,              /* what `article` was imported from is not the bytes that were read */
};
struct problem {
	enum problem_kind kind;
	int64_t article, revision;     /* 0: of no one */
	char *detail;                  /* for who looks closer, in English; or "" */
};

/* integrity_check, foreign keys, hashes of revisions: array of struct problem *, empty when all is well. */
GPtrArray *store_verify(struct store *s, GError **error);

/* Search index upkeep for idle moments: one small step; true while there is more. */
bool store_idle(struct store *s);
/* After so many articles came in at once: what each batch left of the search index is put together, at a cost that they bound, so
 * that a filter finds it in few parts. Nothing but speed depends on it. */
void store_gather(struct store *s, unsigned articles);
