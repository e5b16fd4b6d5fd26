/* What the readers share: an imported article while it is made, and the steps that clean a text. */
#pragma once
#include "import/import.h"

struct imported *imported_new(const char *raw, size_t raw_len);

/* Add to the report: how often something was done, nothing for 0; or what words it was done to. */
void imported_count(struct imported *i, enum import_note code, size_t count);
void imported_words(struct imported *i, enum import_note code, const char *words);

/* Put a value into a field: blanks folded, a title cut to its limit. A value that field_check() refuses is left out and
 * reported, and so is the key, which is what the source called it. */
void imported_set(struct imported *i, enum field f, const char *key, const char *value);

/* Take the article's body over from the text, which is then empty; without furniture, as far as this knows. */
void imported_set_body(struct imported *i, GString *text);

/* Hand the article over; i is NULL afterwards. */
bool imported_give(struct imported **i, import_take take, void *ctx, GError **error);

/* Clean bytes, line ends and blanks. Each step that changed something adds a line with its count.
 * markdown: two blanks at a line's end are a line break and stay one. */
void clean_characters(struct imported *i, GString *text, bool markdown);

/* The characters of a few words before they are put between marks: a mark around something that goes later would stay alone.
 * counts: for imported_count(), added to. */
void clean_run(GString *text, size_t counts[IMPORT_NOTE_COUNT]);

/* Move the headline from the text into the title; without one the file's name stands there. */
void take_title(struct imported *i, GString *text, const char *name);
bool take_label(struct imported *i, const char *line);   /* it only says what this is, "Siaran Pers", or fills a field, "Nomor: 12": noted */

/* Take a repeated title from the start. */
void clean_repeated_title(struct imported *i, GString *text);

/* Where a site's furniture begins at the end of a text, its lines reported; the text's length: there is none. */
size_t furniture_find(struct imported *i, const GString *text);

/* Plain text: one paragraph a line, parted by one blank line; lists and quotes stay lines. */
void paragraphs_shape(struct imported *i, GString *text);

/* Fill place and date from the first paragraph where they are certain. */
void dateline_find(struct imported *i, const char *body);

/* Take the front matter from the text and fill the fields; lines that name no field stay with the article as they came.
 * false: it is longer than formats.md allows (TOO_LARGE). */
bool front_matter_take(struct imported *i, GString *text, GError **error);
bool front_matter_stands(const char *text);

/* The text begins as our own file does, with an identity as first line: it is exact, nothing in it wants cleaning. */
bool naskah_stands(const char *text);

/* The field of a key, in our spelling; FIELD_COUNT: none. */
enum field field_of_key(const char *key);

/* A value without blanks at its ends and with single ones inside; the caller's. */
char *fold_blanks(const char *value);

/* The readers. */
bool read_text(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error);
bool read_markdown(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error);
bool read_json_lines(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error);
bool read_raw(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error);
bool read_docx(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error);
bool read_odt(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error);
bool read_html(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error);
