/* Articles, their fields and revisions. All calls: the thread that opened the store. */
#pragma once
#include "store/store.h"

/* Fields in the order of the form. The row's key is the JSON and front-matter key (formats.md section 1). */
enum field {
	FIELD_TITLE, FIELD_STATUS, FIELD_OFFICE, FIELD_BYLINE, FIELD_EDITOR, FIELD_PLACE, FIELD_DATE, FIELD_CATEGORY, FIELD_TAGS,
	FIELD_NUMBER, FIELD_EMBARGO, FIELD_SUMMARY, FIELD_SLUG, FIELD_CAPTION, FIELD_CREDIT, FIELD_COUNT
};

struct field_row {
	const char *key;        /* "judul", "status", "kantor", "penulis", "penyunting", "tempat", "tanggal", "rubrik", "tag",
	                           "nomor", "embargo", "ringkasan", "slug", "foto_keterangan", "foto_kredit" */
	size_t max;             /* bytes at most */
};
extern const struct field_row field_rows[FIELD_COUNT];

/* Check a value for a field: UTF-8 without control characters, not longer than max, status one of status_names, tanggal
 * YYYY-MM-DD, embargo YYYY-MM-DDTHH:MM with offset +07:00/+08:00/+09:00. STORE_ERROR_INPUT says what is wrong. */
bool field_check(enum field f, const char *value, GError **error);

extern const char *const status_names[];   /* "draf", "telaah", "perbaikan", "setuju", "terbit", NULL */
char status_letter(const char *status);    /* D T P S X; '?' for anything else */

struct article {
	int64_t id;                    /* the short number that the list shows; 0: not stored yet */
	char *ulid;                    /* identity everywhere else */
	int64_t head;                  /* revision id that body and fields were read from; 0: none */
	int version;                   /* 1, 2, ... of head */
	int64_t merged;                /* given to a save: the other revision that the text was made from beside head; 0: none */
	char *field[FIELD_COUNT];      /* never NULL after load or init; "" is empty */
	char *extra;                   /* lines of front matter that name no field, as they came, each with its LF; never NULL either */
	char *body;                    /* Markdown, UTF-8, terminated; exactly body_len bytes */
	size_t body_len;
	int64_t created_s, changed_s;  /* seconds since 1970 UTC */
	char sha256[65];               /* of body, hex */
};

char *ulid_make(int64_t now_s);            /* an identity for an article that is not stored yet; the caller's */
char *ulid_from(const char *name);         /* the identity that stands for a name, the same each time; the caller's */
bool ulid_is_valid(const char *text);      /* 26 digits of Crockford's base 32, capital, not beyond 128 bits */

enum { EXTRA_MAX = 256 << 10 };            /* bytes of an article's extra lines */
bool extra_check(const char *extra, GError **error);   /* UTF-8 lines without control characters, within the limit; INPUT */
void article_init(struct article *a);      /* empty fields, status draf, empty body, no id */
void article_release(struct article *a);
typedef struct article article;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(article, article_release)

enum revision_kind { REVISION_RAW, REVISION_CLEAN, REVISION_SAVE, REVISION_AUTO, REVISION_RECOVERED, REVISION_RESTORED, REVISION_SIBLING, REVISION_MERGED };

struct revision {
	int64_t id, parent;            /* parent 0: the first */
	int64_t merged;                /* the second parent of a merge, or 0 */
	int version;
	enum revision_kind kind;
	char *author;
	int64_t at_s;
	char sha256[65];
	size_t len;                    /* bytes of the body */
	int words;
	char *note;                    /* why, or ""; e.g. the import's report, one line each */
};
void revision_free(struct revision *r);
bool revision_waits(const GPtrArray *revisions, const struct revision *r);   /* kept beside the head, and no other was made from it yet */

/* Store a new article (a->id == 0) or a new revision of a stored one, in one transaction.
 *
 *   a       in: id, head = the revision the writer started from, fields, body, body_len
 *           out: id, ulid, head, version, sha256, created_s, changed_s; merged becomes 0
 *   author  who, not NULL
 *   note    or NULL
 *   error   STORE_ERROR_CONFLICT: another revision is head; the text was kept as a sibling revision (REVISION_SIBLING)
 *           whose parent is a->head, and *a is as it was. Others: nothing was stored
 * Durable on return. */
bool article_save(struct store *s, struct article *a, enum revision_kind kind, const char *author, const char *note, int64_t now_s, GError **error);

/* Several saves in one transaction (imports): begin, article_save ..., commit; a failure rolls everything back. */
bool store_batch_begin(struct store *s, GError **error);
bool store_batch_commit(struct store *s, GError **error);
void store_batch_rollback(struct store *s);

/* The bytes that an article was read from, as they came. */
struct original {
	char *name;                    /* of the file, or "" where the first revision is the bytes */
	char *bytes;
	size_t len;
};
void original_release(struct original *o);
typedef struct original original;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(original, original_release)

bool original_add(struct store *s, int64_t revision, const char *name, const char *bytes, size_t len, GError **error);   /* of the revision that was made from it */
/* The oldest article with this title in the list that was read from the very same bytes; *id 0: there is none. */
bool original_find(struct store *s, const char *title, const char *bytes, size_t len, int64_t *id, GError **error);
bool original_load(struct store *s, int64_t article_id, struct original *out, GError **error);   /* NOT_FOUND: it was written here; DAMAGED */

bool article_load(struct store *s, int64_t id, struct article *out, GError **error);            /* hash checked: DAMAGED */
bool article_load_revision(struct store *s, int64_t id, int64_t revision, struct article *out, GError **error);
GPtrArray *article_revisions(struct store *s, int64_t id, GError **error);                      /* struct revision *, newest first; free func set */
bool article_bin(struct store *s, int64_t id, bool binned, int64_t now_s, GError **error);      /* into the bin, or back */
bool article_head(struct store *s, int64_t id, int64_t *head, GError **error);                  /* the newest revision; NOT_FOUND */
bool article_identify(struct store *s, int64_t id, char **ulid, int64_t *head, GError **error);  /* the same with its name; the text is not read */
bool article_find_ulid(struct store *s, const char *ulid, int64_t *id, GError **error);         /* NOT_FOUND */

/* One line of the list. */
struct list_row {
	int64_t id, changed_s;
	const char *status;            /* one of status_names, "": unknown; of the program, never freed */
	char *title;
	char *office, *author;
	char date[11];                 /* tanggal, or the day of the last change, YYYY-MM-DD */
	int words;
	char *sort_key;                /* opaque; the place of the row in its order */
};
void list_row_free(struct list_row *r);

enum list_sort { LIST_BY_CHANGE, LIST_BY_TITLE, LIST_BY_STATUS, LIST_BY_DATE, LIST_SORT_COUNT };
struct list_query {
	const char *filter;            /* anything a person types; NULL or "": all. Words are prefixes, all must occur in title or text */
	enum list_sort sort;           /* change and date: newest first; title, status: ascending, id descending */
};

/* A page by key, never by OFFSET: rows after `from` in the order (before it, nearest first, when backwards).
 * from NULL: from the start (or the end when backwards). Rows are list_row *, at most limit; a free func is set. */
GPtrArray *list_page(struct store *s, const struct list_query *q, const struct list_row *from, bool backwards, unsigned limit, GError **error);
/* All live articles of the days from `from` on and before `to` ("2021-05-01"), by day. list_row *, free func set. */
GPtrArray *list_between(struct store *s, const char *from, const char *to, GError **error);
/* How many articles. What a filter leaves is counted up to LIST_COUNTED; LIST_COUNTED + 1: more than that. */
enum { LIST_COUNTED = 1000 };
bool list_count(struct store *s, const struct list_query *q, int64_t *out, GError **error);
/* The first page, as list_page() gives it, and *total as list_count() tells it, for less than both. */
GPtrArray *list_first(struct store *s, const struct list_query *q, unsigned limit, int64_t *total, GError **error);

struct search_hit { int64_t id; char *title; char *snippet; };   /* snippet: hit words between U+2039 and U+203A */
void search_hit_free(struct search_hit *h);
/* Words of the articles outside the bin as the search index writes them (small letters, no marks above letters), in how many
 * articles and how often: up to `limit` words that follow `after` ("": the first). Returns how many; fewer than `limit`: the last
 * ones, or *error is set. For idle moments: 400 words take about a millisecond a thousand articles. */
size_t article_words(struct store *s, const char *after, unsigned limit,
	void (*each)(void *ctx, const char *word, int64_t articles, int64_t times), void *ctx, GError **error);
GPtrArray *article_search(struct store *s, const char *text, unsigned limit, GError **error);   /* empty when nothing matched */
