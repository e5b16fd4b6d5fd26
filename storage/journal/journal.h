/* The journal of one editing session: every change is in the file before it is on the screen.
 *
 * File journal/<article ulid>.<session id>, 0600, O_EXCL|O_NOFOLLOW, preallocated in steps of 64 KiB, locked (OFD) while the
 * session lives: a held lock means alive, a free lock with records means the session died. Record: length, sequence
 * number, CRC-32C, kind, then varint position, deleted count, inserted bytes (or field number and value). A helper thread
 * syncs within a second, within 250 ms of a pause, or at once when told. Source: guarantees section 2. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "file.h"

struct journal;

struct journal_base {                /* what the records start from */
	const char *store_id;
	const char *ulid;                /* article; a new one gets its ulid before the first key */
	int64_t revision;                /* 0: a new article, empty text */
	const char *sha256;              /* of the base text, hex */
	const char *who;                 /* login name and where from, for the next opener */
	int64_t now_s;
};

/* Ready to take records on return: file made, preallocated, header synced, folder synced. FULL: no room was reserved, no file is left. */
bool journal_open(struct journal **out, const char *folder, const struct journal_base *base, GError **error);

/* The same in another folder, under the name of the journal `of` (or a new one for NULL): both are told apart from other sessions. */
bool journal_open_twin(struct journal **out, const char *folder, const struct journal *of, const struct journal_base *base, GError **error);

/* Append one change: at byte `pos` of the text `deleted` bytes go and `len` bytes come. On return it survives kill -9. */
bool journal_edit(struct journal *j, size_t pos, size_t deleted, const char *inserted, size_t len, GError **error);
/* Edits between the two are written together by the second, which says whether they were; hold may be called again. */
void journal_hold(struct journal *j);
bool journal_release(struct journal *j, GError **error);
/* Append the text as it is now. After an edit could not be written, later edits are refused until this succeeds. */
bool journal_whole(struct journal *j, const char *text, size_t len, GError **error);
bool journal_field(struct journal *j, unsigned field, const char *value, GError **error);

void journal_sync(struct journal *j);             /* ask for a sync at once, do not wait */
bool journal_sync_wait(struct journal *j, GError **error);   /* wait until all is on the disk */
bool journal_unsynced(struct journal *j);         /* something is not on the disk yet */
int journal_failure(struct journal *j);           /* errno of a failed sync since the last call, 0 when none */
int journal_failed(struct journal *j);            /* errno of a failed sync, told or not */
/* What `old` holds stands in j too: old belongs to j, and its file goes once j is on the disk. NULL is welcome. */
void journal_replaces(struct journal *j, struct journal *old);
void journal_close(struct journal *j, bool keep); /* keep false: the file goes (its text is a saved revision) */
const char *journal_path(const struct journal *j);   /* good until close */
bool journal_used(const struct journal *j);       /* holds a record */

/* A journal that lies in the folder. */
struct journal_left {
	char *path, *ulid, *store_id, *who;
	char base_sha256[65];
	int64_t base_revision, started_s, changed_s;  /* changed_s: time of the file's last write */
	int64_t changed_ns;                           /* the same since 1970 in nanoseconds: of twins the newer one has more */
	size_t records;                               /* that replay would take */
	bool held;                                    /* its session is alive */
};
void journal_left_free(struct journal_left *l);
GPtrArray *journal_list(const char *folder, const char *ulid);   /* of one article, or of all for NULL; broken files without a whole header are left out */

bool journal_copy(const struct journal_left *l, const char *folder, GError **error);   /* as it is, under its name; EXISTS: it is there */

/* Apply the records to a copy of the base. Stops at the first bad CRC or sequence; what was applied until then stands.
 *   base, base_len   text whose hash is base_sha256 (else STORE_ERROR_CONFLICT)
 *   text             the result, the caller's; fields: G_N values by field number, NULL where unchanged; may be NULL */
bool journal_replay(const char *path, const char *base, size_t base_len, GString **text, char **fields, unsigned n_fields, GError **error);

/* Put a journal away for 30 days (journal/lama/); expired ones in there are removed. */
bool journal_put_away(const char *folder, const char *path, int64_t now_s, GError **error);
