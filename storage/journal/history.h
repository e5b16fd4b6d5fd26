/* The undo history of an article between sessions: urung/<article ulid> in the folder of the journals, bound to the text that it
 * takes back. A history of another text, and one whose bytes are not as they were written, is none. It is written without a
 * sync: a power cut may lose the history, never the text. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>

/* Write the history of the text whose hash is sha256 (64 hex digits); false: it could not be, and an older one is gone. The
 * newest 300 articles keep theirs. */
bool history_write(const char *folder, const char *ulid, const char *sha256, const GByteArray *bytes);

/* The history of exactly this text; NULL: there is none. The caller's. */
GByteArray *history_read(const char *folder, const char *ulid, const char *sha256);
