/* What a newsroom does with its articles, one story for the command line and the screen: import, check, export, recover. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "check.h"
#include "export/export.h"
#include "import/import.h"
#include "store/article.h"

/* One article that an import stored. */
struct imported_result {
	int64_t id, head;
	char *title;
	size_t words, paragraphs;
	size_t furniture_at;           /* where a site's lines begin in its body; 0: there are none */
	struct imported_result *without;   /* how the result is when they go; NULL: there are none */
	bool known;                    /* its identity is stored already: nothing was stored, id is that article's */
	char **report;                 /* one line for each thing that was changed; NULL-terminated, never NULL */
};
void imported_result_free(struct imported_result *r);

/* How to import. All zero: the format by the file's name and content, UTF-8, results into an array. */
struct import_how {
	enum import_format format;
	const char *encoding;          /* what the bytes are written in, e.g. "windows-1252"; NULL: UTF-8, or what a site's export says */
	bool fresh;                    /* an article that is stored already comes in once more, under an identity of its own */
	bool drop_furniture;           /* what a site's theme left at the end goes; else it stays and is reported */
	bool commits_each_step;        /* the store is free between the steps */
	void (*told)(void *ctx, const struct imported_result *r);   /* each as soon as it is stored, instead of an array; or NULL */
	void *ctx;
};

/* One file on its way in, or standard input for "-". The bytes as they came are kept: of a text as the first revision, with the
 * cleaned text as the second; of anything else (a package, each post's part of a site's export, a text in another encoding) beside the
 * only one (original_load()). A text that needed no cleaning has one; so has each line of an archive (JSON lines). The note of the
 * cleaned revision is the report. Committed in small batches, so that another writer waits a few milliseconds only. An article
 * whose identity is stored already is told and left as it is: an import that was interrupted goes on when it is run again.
 *   how, author   good until intake_free()
 *   results       imported_result * are appended (give it imported_result_free); NULL where how tells them */
struct intake;
struct intake *intake_new(struct store *s, const char *path, const struct import_how *how, const char *author, int64_t now_s, GPtrArray *results);
/* The next few articles of a site's export or of lines of JSON, or the whole file. Errors as file_read(), import_read() and
 * article_save(); ENCODING: not what how->encoding says, INPUT: no such encoding. Nothing of a file is stored then, but of a site's
 * export the posts before the place, and of lines the ones before the save that failed. */
bool intake_step(struct intake *in, bool *more, GError **error);
int intake_percent(const struct intake *in);      /* of the file's bytes; -1: nobody knows */
void intake_free(struct intake *in);              /* what is not committed is dropped */
typedef struct intake intake;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(intake, intake_free)

/* Take what a site left at the end from articles that were just imported, whose results become the ones without; what was
 * written on since stays as it is. */
bool newsroom_drop_furniture(struct store *s, GPtrArray *results, const char *author, int64_t now_s, GError **error);

/* How the bytes around an offset of a file read in an encoding: a few words, or NULL. The caller's. */
char *newsroom_sample(const char *path, const char *encoding, int64_t offset);

/* All steps. results hold also those stored before a failure. */
bool newsroom_import(struct store *s, const char *path, const struct import_how *how, const char *author, int64_t now_s, GPtrArray *results, GError **error);

/* Only read: each article is handed over, the store knows nothing of it. */
bool newsroom_read(const char *path, const struct import_how *how, import_take take, void *ctx, GError **error);

/* The running text of a Markdown body: no marks, no code, no link addresses. struct prose, ascending; the caller's. */
GArray *newsroom_prose(const char *body, size_t len);

/* Everything a check reads, copied, so that the worker can run it while the writer goes on. */
struct check_request;
struct check_request *check_request_new(struct store *s, const struct article *a, const char *person, bool notes);   /* s NULL: nothing accepted, no own words */
GPtrArray *check_request_run(struct dict *d, const struct check_request *r, volatile int *cancel);   /* struct finding *, offsets in the body */
/* The same for a text that is being written: only what changed since the last check of `written` is read. */
GPtrArray *check_request_run_written(struct dict *d, struct dict_text *written, const struct check_request *r, volatile int *cancel);
GPtrArray *check_request_run_title(struct dict *d, const struct check_request *r);                    /* the same for the title, offsets in it */
char **check_request_run_lead(struct dict *d, const struct check_request *r);   /* the words of the first paragraph that answer each enum lead_question, "" where none do */
void check_request_own_words(struct dict *d, const struct check_request *r);   /* run does this too; alone for texts outside the store */
const char *check_request_house(const struct check_request *r);   /* path of the office's own rules, NULL: outside a store; good as long as r */
void check_request_free(struct check_request *r);
typedef struct check_request check_request;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(check_request, check_request_free)

unsigned newsroom_blocking(const GPtrArray *findings);   /* how many of them refuse an export: the errors */

#define NEWSROOM_ERROR (newsroom_error_quark())
GQuark newsroom_error_quark(void);
enum newsroom_error_code { NEWSROOM_ERROR_EMBARGO, NEWSROOM_ERROR_PROGRAM, NEWSROOM_ERROR_UNNOTED };   /* the message is the sentence for people */

/* One file that is asked for. The gate of findings is the caller's: newsroom_blocking() of body and title. */
struct export_order {
	const struct writer *writer;
	struct export_options options;
	const char *outlet;            /* whom it is for; NULL: nobody in particular, the format's name is noted */
	const char *tag;               /* before the suffix of the name, to tell it from another outlet's of that suffix; or NULL */
	bool overwrite;                /* also a file that redaksi did not write; false: STORE_ERROR_EXISTS for it */
	const char *forced;            /* why it leaves in spite of findings or an embargo, or NULL */
	const char *author;
	const char *to;                /* newsroom_export_bytes(): where the bytes go, noted in place of a path; NULL: nobody knows */
};

/* The embargo has passed, or somebody gave a reason. EMBARGO: neither. */
bool newsroom_may_leave(const struct article *a, const char *forced, int64_t now_s, GError **error);

/* Where redaksi-pdf is: beside this program, else on the PATH; NULL: nowhere. The caller's. */
char *newsroom_pdf_program(void);

/* Files that leave together into one folder: each is made when it is added; sending waits for the disk once for all of them, and notes
 * them in their articles' histories in one transaction. */
struct shipment;
struct shipped {
	int64_t id, revision;          /* of the article */
	int version;
	const struct writer *writer;
	char *outlet, *author;
	char *path;                    /* absolute; two articles never share one: the later one's carries its number */
	char *reason;                  /* why it left in spite of findings or an embargo, which is named then; or NULL */
	bool left_before;              /* as WXR, which WordPress imports once: it had better go by wp-json */
	GError *error;                 /* why it did not leave; UNNOTED: it is there, its history does not know; NULL: it is there for good */
};
struct shipment *shipment_new(struct store *s, const char *folder /* existing */, int64_t now_s, GError **error);
/* error: EMBARGO; PROGRAM: redaksi-pdf is not installed; others as the writer's and file_put()'s. The shipment is as it was then. */
bool shipment_add(struct shipment *sh, const struct article *a, const struct export_order *o, GError **error);
unsigned shipment_files(const struct shipment *sh);
void shipment_send(struct shipment *sh, void (*told)(void *ctx, const struct shipped *f), void *ctx);   /* once; each file in the order of adding */
void shipment_free(struct shipment *sh);               /* what was not sent leaves nothing behind */
typedef struct shipment shipment;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(shipment, shipment_free)

/* One that becomes no file: appended to out. Without a place to note (o->to) it is noted only when an embargo was overridden. */
bool newsroom_export_bytes(struct store *s, const struct article *a, const struct export_order *o, int64_t now_s, GString *out, GError **error);

/* Several articles in one file of a format that holds them (o->writer->many): each of those that may leave is appended to body; then the
 * bytes, head and foot around it, become the file of that format's name, noted for each article unless this very version is noted there. */
struct gathered { int64_t id, revision; };
void newsroom_gather(const struct article *a, const struct export_order *o, int64_t now_s, GString *body);
bool newsroom_gather_put(struct store *s, const struct export_order *o, const char *folder, const GArray *taken, const GString *bytes, int64_t now_s, char **path, GError **error);

/* Give an article a status; it is not stored yet. Release sets today as its day when it has none; an embargo holds it without a reason
 * (EMBARGO). INPUT: no such status. */
bool newsroom_set_status(struct article *a, const char *status, const char *forced, int64_t now_s, int utc_offset_min, GError **error);

/* The folder of a day in the office's time, "<parent>/2021-05-04", made when missing; the caller's. NULL: not made, or no folder. */
char *newsroom_day_folder(const char *parent, int64_t now_s, int utc_offset_min, GError **error);

/* What a session that died left behind. */
/* One article that lay in the bin long enough goes for good, unless a session has it open or left text of it. true: one went. */
bool newsroom_empty_bin(struct store *s, int64_t now_s);

struct recovery {
	char *path;                    /* of the journal: newsroom_put_away() when it was taken or refused */
	char *ulid, *who;              /* article; login name and origin of the session */
	char *base;                    /* the text that it began with */
	int64_t base_revision;         /* 0: the article was never saved */
	int64_t started_s, changed_s;
	GString *text;
	char *field[FIELD_COUNT];      /* NULL: as in the base */
	long extra_chars;              /* characters more than the base; negative: fewer */
	bool live;                     /* the session still runs */
};
void recovery_release(struct recovery *r);
typedef struct recovery recovery;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(recovery, recovery_release)

/* The newest journal of a dead session that holds words which no stored revision has.
 *   id      the article; 0: an article that was never saved, any
 *   error   STORE_ERROR_NOT_FOUND: there is none. Never offers an empty text, or one whose base is not stored as it was */
bool newsroom_recovery(struct store *s, int64_t id, struct recovery *out, GError **error);
bool newsroom_journal(struct store *s, int64_t id, struct recovery *out, GError **error);   /* the same, of a running session too */

/* The article of which a dead session of this person holds such words, the last one written, none in the bin; 0: there is none.
 * login: the name that the person's sessions begin their `who` with. */
int64_t newsroom_left_by(struct store *s, const char *login);

/* Copy what sessions left unsaved beside the store `from`, its folder or its file, to the store `to`, which came out of it. How many. */
unsigned newsroom_take_journals(const char *from, const char *to);

/* Folders where journals of a store may lie: beside it first, then the ones that take over when its disk refuses: the one that this
 * user named, the state folder, the home, the folder of the running sessions. Those on another file system come first. Last the
 * remembered ones. */
char **newsroom_journal_places(struct store *s);
char *newsroom_journal_folder(const char *parent);   /* for journals in a folder that somebody names; not made yet. The caller's */
/* One more place, for good, beside the first of the others that takes it, full disks too. false: none of them did. */
bool newsroom_remember_place(char *const *places, const char *folder);
/* Put a journal away for 30 days with its twins in the other places. */
void newsroom_put_away(struct store *s, const char *path, int64_t now_s);
char *newsroom_short_path(const char *path);   /* ~ for the home; the caller's */

char *newsroom_reason(const GError *e);        /* in two words where it can be, for a line of the screen; the caller's */

/* For people: the sentence for a STORE_ERROR, EXPORT or DICT_ERROR code, translated; the caller's. */
char *newsroom_error(const GError *e);
char *newsroom_probable_encoding(const GError *e);   /* what a file that is no UTF-8 is to be converted from; NULL: another error, or nobody knows */
int newsroom_exit_status(const GError *e);   /* 1 refused, 3 busy or conflict, else 4 */
