/* The table of readers: bytes to articles. formats.md section 17. */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "store/article.h"

/* One thing that a reader changed or left out. */
enum import_note {
#define NOTE(code) IMPORT_NOTE_##code,
#include "import/note.def"
#undef NOTE
	IMPORT_NOTE_COUNT
};
struct import_noted {
	enum import_note code;
	size_t count;                /* how often, where text is NULL */
	char *text;                  /* the words it is about, valid UTF-8, or NULL */
};

/* What came out of one source. */
struct imported {
	struct article article;      /* fields and cleaned body; id 0 */
	char *raw; size_t raw_len;   /* the bytes as they came: of the file, or of the article's part of it; NULL: an article is all there was */
	bool is_beside;              /* raw is no text of an article: a package, a part of a site's export */
	size_t furniture_at;         /* where the lines begin that a site's theme left at the end of the body; body_len: there are none */
	GPtrArray *report;           /* struct import_noted *, one for each thing that was changed; empty: nothing */
};
void imported_free(struct imported *i);
void imported_drop_furniture(struct imported *i);   /* take these lines from the body; the report says so */
void article_drop_furniture(struct article *a, size_t at);   /* the same of a stored one: all of its body from there on */

/* Called for each article of a source, in order; takes ownership. false stops the import (the reader then returns false with that error). */
typedef bool (*import_take)(struct imported *i, void *ctx, GError **error);

enum import_format { IMPORT_AUTO, IMPORT_TEXT, IMPORT_MARKDOWN, IMPORT_JSON, IMPORT_RAW, IMPORT_DOCX, IMPORT_ODT, IMPORT_HTML, IMPORT_WXR };
bool import_format_parse(const char *name, enum import_format *out);   /* "teks"/"txt", "md"/"markdown", "json"/"jsonl", "mentah", "docx", "odt", "html", "wxr" */

/* Bytes that come piece by piece: at most max of them; *got 0: the end. */
struct import_source {
	bool (*read)(void *ctx, char *to, size_t max, size_t *got, GError **error);
	void *ctx;
};

/* Read one source.
 *   name    file name or "-": decides the format for IMPORT_AUTO (.md, .markdown, .json, .jsonl, .html; a package, a page and a site's
 *           export by what is in them; else text; "-" with front matter: Markdown) and stands in the title when there is no other
 * ENCODING: not UTF-8 or a NUL byte, offset first in the message; INPUT:
 * line N of JSON cannot be read (nothing of that source is taken before); TOO_LARGE: front matter over its limits;
 * PACKAGE: an office file that cannot be read, with part, line and column; XML: a site's export, the posts before were handed
 * over; KIND: no reader takes such a file, the message is what it is (kind.h); empty: there are no words in it
 * (IMPORT_RAW takes that). */
bool import_read(const char *bytes, size_t len, const char *name, enum import_format format, import_take take, void *ctx, GError **error);

/* A site's export may be of any size: where the first IMPORT_HEAD bytes are one, it is read piece by piece, from its first byte on.
 * Memory stays below a few times the largest post. encoding NULL: what it says itself. Strings: good until free. Errors as above. */
enum { IMPORT_HEAD = 4096 };
bool import_is_site(const char *head, size_t len, enum import_format format);
struct import_site;
struct import_site *import_site_new(const char *name, const char *encoding, import_take take, void *ctx);
bool import_site_step(struct import_site *site, const struct import_source *from, bool *more, GError **error);
void import_site_free(struct import_site *site);
typedef struct import_site import_site;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(import_site, import_site_free)

/* Lines of JSON, an article each, some at a time. All of them are read before the first is handed over. bytes: good until free.
 * import_is_lines(): import_read() would take these bytes as such lines; what it would refuse is none. */
struct import_lines;
bool import_is_lines(const char *bytes, size_t len, const char *name, enum import_format format);
struct import_lines *import_lines_new(const char *bytes, size_t len, import_take take, void *ctx);
bool import_lines_step(struct import_lines *l, bool *more, GError **error);
size_t import_lines_taken(const struct import_lines *l);   /* bytes whose articles were handed over */
void import_lines_free(struct import_lines *l);
typedef struct import_lines import_lines;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(import_lines, import_lines_free)

/* What bytes that are no UTF-8 are most probably written in: their own mark or word, else "windows-1252". The caller's. */
char *import_guess_encoding(const char *bytes, size_t len);

/* One article as one line of JSON, the keys of formats.md section 1 plus "isi"; ends with LF. The same keys are read back. */
void article_to_json_line(const struct article *a, GString *out);
