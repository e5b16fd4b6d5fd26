/* What was changed, in the order it was, so that it can be taken back. The text itself is elsewhere: this file only
 * remembers. Memory follows the size of the changes, never that of the text. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "edit/text.h"

struct undo;
struct undo *undo_new(void);
void undo_free(struct undo *u);
void undo_break(struct undo *u);

/* One change is about to be made to the text whose bytes are s. What was undone before it can no longer be redone. */
void undo_add(struct undo *u, const char *s, const struct text_change *c, const char *bytes, enum undo_kind kind, size_t cursor);
/* All hits become the same bytes: one group. */
void undo_add_all(struct undo *u, const char *s, const struct text_hit *hits, size_t n, const char *bytes, size_t len, size_t cursor);

/* A group taken out for use: entries ascend and do not overlap; positions are those before the group was made. The
 * pointers of entries are good until the next change of u. */
struct undo_entry { size_t pos, deleted, inserted, deleted_at, inserted_at; };
struct undo_group {
	const struct undo_entry *entries;
	size_t n, cursor;
};
bool undo_back(struct undo *u, struct undo_group *out);      /* false: nothing left */
bool undo_forward(struct undo *u, struct undo_group *out);
/* All groups as bytes of this machine, appended to out; and back. unpack: NULL when the bytes cannot be a history. */
void undo_pack(const struct undo *u, GByteArray *out);
struct undo *undo_unpack(const uint8_t *bytes, size_t len);
const char *undo_bytes(const struct undo *u, size_t at);     /* of deleted_at and inserted_at */
