/* The text being written: UTF-8, always valid, with its undo history. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <glib.h>

struct text;

/* One change: at `pos` `deleted` bytes went and `inserted` bytes came. */
struct text_change { size_t pos, deleted, inserted; };

/* Called after each change (typing, undo, redo, replace), before anything is drawn: the journal, the findings and the
 * layout listen here. `bytes`: what came, good during the call. Of many replacements at once each is a call of its own,
 * true when the calls are applied in their order; the text itself is already the last one. */
typedef void (*text_listener)(void *ctx, const struct text *t, const struct text_change *c, const char *bytes);

struct text *text_new(const char *bytes, size_t len);   /* bytes must be UTF-8 (invalid ones become U+FFFD) */
struct text *text_take(char *bytes, size_t len);        /* the same; bytes, from g_malloc with a terminator, are the text's now */
void text_free(struct text *t);
void text_listen(struct text *t, text_listener f, void *ctx);   /* up to 4 */

/* Offsets and pointers are those of one flat text. All of it, terminated, good until the next change; after a change in a long
 * text this moves what stands behind it, and the next change moves it back: what a key needs takes text_upto(). */
const char *text_bytes(const struct text *t);
/* The text from its start up to `off` and the ends of `lines` more lines at least; *len: where a line or the text ends.
 * Terminated; good until the next change. */
const char *text_upto(const struct text *t, size_t off, size_t lines, size_t *len);
size_t text_len(const struct text *t);
bool text_more(const struct text *t);            /* in a listener: another change of the same step is told next */
uint64_t text_revision(const struct text *t);    /* + 1 with every change, so with every call of a listener */

enum undo_kind { UNDO_TYPE, UNDO_DELETE, UNDO_PASTE, UNDO_COMMAND, UNDO_PASTE_ON };   /* PASTE_ON: more of the paste before it */
/* Replace; `bytes` must be UTF-8 and pos, pos + deleted on character boundaries. `cursor` is where undo brings the cursor back.
 * Typing groups as a person thinks: a word and the blank after it, a run of deletions, each paste or command alone. */
void text_replace(struct text *t, size_t pos, size_t deleted, const char *bytes, size_t len, enum undo_kind kind, size_t cursor);
/* Many replacements (replace all, fix everywhere) as one undo group, one pass over the text and one listener call per
 * hit in descending or ascending order; hits ascending, not overlapping. */
struct text_hit { size_t pos, len; };
void text_replace_all(struct text *t, const struct text_hit *hits, size_t n, const char *bytes, size_t len, size_t cursor);
void text_undo_break(struct text *t);            /* the next change starts a new group (cursor moved, saved, paused) */
bool text_undo(struct text *t, size_t *cursor);  /* false: nothing left */
bool text_redo(struct text *t, size_t *cursor);

/* The undo history between sessions. unpack: of a text with the same bytes; false: these bytes are no history, nothing changed. */
void text_undo_pack(const struct text *t, GByteArray *out);
bool text_undo_unpack(struct text *t, const uint8_t *bytes, size_t len);

size_t text_line_of(struct text *t, size_t off, size_t *column);   /* 1-based line and column (code points); cached near the last answer */
size_t text_offset_of(struct text *t, size_t line, size_t column); /* clamped */
