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
	char *raw; size_t raw_len;   /* the bytes as they came */
	GPtrArray *report;           /* struct import_noted *, one for each thing that was changed; empty: nothing */
};
void imported_free(struct imported *i);

/* Called for each article of a source, in order; takes ownership. false stops the import (the reader then returns false with that error). */
typedef bool (*import_take)(struct imported *i, void *ctx, GError **error);

enum import_format { IMPORT_AUTO, IMPORT_TEXT, IMPORT_MARKDOWN, IMPORT_JSON, IMPORT_RAW, IMPORT_DOCX, IMPORT_ODT, IMPORT_HTML, IMPORT_WXR };
bool import_format_parse(const char *name, enum import_format *out);   /* "teks"/"txt", "md"/"markdown", "json"/"jsonl", "mentah", "docx", "odt", "html", "wxr" */

/* Read one source.
 *   name    file name or "-": decides the format for IMPORT_AUTO (.md, .markdown, .json, .jsonl, a package by what is in it,
 *           else text; "-" with front matter: Markdown) and stands in the title when there is no other
 * ENCODING: not UTF-8 or a NUL byte, offset first in the message; INPUT: empty or only blanks (IMPORT_RAW takes both), or
 * line N of JSON cannot be read (nothing of that source is taken before); TOO_LARGE: front matter over its limits;
 * PACKAGE: an office file that cannot be read, with part, line and column. */
bool import_read(const char *bytes, size_t len, const char *name, enum import_format format, import_take take, void *ctx, GError **error);

/* One article as one line of JSON, the keys of formats.md section 1 plus "isi"; ends with LF. The same keys are read back. */
void article_to_json_line(const struct article *a, GString *out);
