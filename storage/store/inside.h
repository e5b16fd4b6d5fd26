/* What the files of this folder share: the open store, its statements, its transactions. Nobody outside includes this. */
#pragma once
#include <sqlite3.h>
#include "sha256.h"
#include "store/article.h"
#include "store/place.h"
#include "store/store.h"

enum sql {
#define SQL(name, text) SQL_##name,
#include "store/sql.def"
	SQL_COUNT
};
extern const char *const sql_text[SQL_COUNT];

enum { REDAKSI_APPLICATION_ID = 0x5244414B };   /* "RDAK" at byte 68 of the file */

struct store {
	sqlite3 *db;
	sqlite3_stmt *stmt[SQL_COUNT];
	char *folder, *path, *id;
	bool batch;                      /* between store_batch_begin and its end */
	bool (*stop)(void *ctx);         /* asked while a check of all pages runs, or NULL */
	void *stop_ctx;
	int64_t changes;                 /* change_count() as the transaction found it */
	bool suspect;                    /* a write failed: the connection is made anew before the next transaction */
};

/* Set *error from the connection's last error and return false. */
bool store_fail_sqlite(sqlite3 *db, GError **error, const char *what);

/* Open path with the pragmas of sql.def; create: the empty file at path becomes a database. */
bool connection_open(sqlite3 **out, const char *path, bool create, GError **error);
bool connection_look(sqlite3 **out, const char *path, GError **error);   /* takes the file as unchangeable and never writes to it */
bool connection_number(sqlite3 *db, const char *pragma, int64_t *out, GError **error);
bool connection_changes(sqlite3 *db, int64_t *out);   /* how many transactions changed the file, as its header counts them (SQLite file format, 1.3.7) */
bool store_reconnect(struct store *s, GError **error);

/* One run of a statement. Binding errors are kept and told by the step. */
struct query {
	struct store *s;
	sqlite3_stmt *stmt;
	enum sql which;
	int rc;
};
typedef struct query query;
struct query query_of(struct store *s, enum sql which);
void query_int(struct query *q, int at, int64_t value);
void query_text(struct query *q, int at, const char *value);                    /* must live until query_end */
void query_bytes(struct query *q, int at, const void *value, size_t len);       /* the same */
bool query_row(struct query *q, GError **error);      /* true: a row is there; false: no more, or *error (must not be NULL) is set */
bool query_one(struct query *q, enum store_error absent, const char *what, GError **error);   /* a row, or `absent` for `what` */
bool query_run(struct query *q, GError **error);      /* for statements whose rows nobody wants */
int64_t query_get_int(struct query *q, int column);
char *query_get_text(struct query *q, int column);    /* a copy, never NULL */
void query_end(struct query *q);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(query, query_end)

/* A transaction; left without commit it is rolled back. Inside a batch it is the batch, and leaving it rolls the batch back. */
struct txn {
	struct store *s;
};
typedef struct txn txn;
bool txn_begin(struct txn *t, struct store *s, GError **error);
bool txn_commit(struct txn *t, GError **error);
void txn_end(struct txn *t);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(txn, txn_end)

char *title_key_of(const char *title);                 /* what titles sort by: no case, and no quotation marks or dashes before the first letter. The caller's */

/* A store that died in the middle of a commit is whole only with the journal beside it. Copy both, and let SQLite play it back on the
 * copy; what it cannot open is left as it is. */
bool unfinished_is(const char *path);
bool unfinished_copy(const char *path, const char *draft, GError **error);
void unfinished_drop(const char *draft);

/* Bring a connection from its version to `to` in one exclusive transaction. */
int migrate_newest(void);
bool migrate_run(sqlite3 *db, int to, GError **error);
/* What the schema must look like, and what it looks like; equal strings mean equal schemas. The caller's. */
char *migrate_schema(sqlite3 *db, GError **error);
char *migrate_expected(GError **error);

/* Write a verified copy of the store to folder/name; replace: a file of that name goes, else it is STORE_ERROR_EXISTS.
 * UNSURE: the copy stands there whole, its folder not synced. On any other error there is none. */
bool backup_write(struct store *s, const char *folder, const char *name, bool replace, GError **error);
/* What a copy leaves under another name while it is written, and for good when its process is killed. */
bool backup_is_draft(const char *name);
void backup_drop_drafts(const char *folder, const char *prefix);   /* those of copies whose names begin so; nobody else may be writing one */
/* The file is a store of ours, and SQLite finds nothing wrong with its pages. DAMAGED: it is not. */
bool backup_is_whole(sqlite3 *db, const char *path, GError **error);

/* A connection asks s->stop now and then, and its statement fails when the answer is yes. */
void connection_stop(sqlite3 *db, struct store *s);

/* The store keeps a status as its place in status_names, so that the list sorts by the way an article takes. -1 and "": unknown. */
int status_number(const char *status);
const char *status_name(int64_t number);

/* All fields but empty ones as lines `key TAB value`, then the extra lines with an empty key, which is what their hash covers;
 * and back, over an article's fields. */
char *fields_pack(const struct article *a);
void fields_unpack(const char *packed, struct article *a);

/* A filter or search text as an FTS5 expression that cannot fail; NULL when it holds no letter or digit. The caller's. */
char *match_of(const char *text);
/* The same articles for this store as it is now, found sooner when they are asked for in the order of change. */
char *match_in(struct store *s, const char *text);
/* Append the words of the index that begin so as one expression. false: nothing was added, the beginning itself serves better. */
bool spelled_add(struct store *s, const char *beginning, GString *out);
bool spelled_ready(struct store *s);   /* this connection has the table that SEARCH_TERMS reads */

/* Replace what the index knows of an article: one of the revisions may be 0. */
bool search_swap(struct store *s, int64_t gone, int64_t come, GError **error);
