/* The bytes of a text in one piece, with a gap some way behind the last change: a key moves the bytes up to the gap, never
 * those behind it. In front of the gap stands everything that a pane or a command near the change looks at. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct buffer;
struct buffer *buffer_new(char *made, size_t len);             /* as buffer_take() */
void buffer_free(struct buffer *b);
size_t buffer_len(const struct buffer *b);
bool buffer_holds(const struct buffer *b, const char *p);      /* p points into the bytes */

/* All bytes, terminated. The gap goes to the end, so this costs what stands behind it. This pointer and the one below are the
 * same and good until the next change: looking moves the gap on, never back. */
const char *buffer_all(struct buffer *b);
/* The bytes from the first up to `off` and the ends of `lines` more lines (or the text's end), terminated; *len is where the
 * gap is: before a '\n' or at the text's end, so that no line is cut. */
const char *buffer_upto(struct buffer *b, size_t off, size_t lines, size_t *len);

void buffer_splice(struct buffer *b, size_t pos, size_t deleted, const char *bytes, size_t inserted);   /* bytes: not of b */
void buffer_take(struct buffer *b, char *made, size_t len);    /* made becomes all there is: from g_malloc, len bytes and a terminator */
/* All bytes, to be changed in place, with room for len of them and a terminator; then how many they are. Between the two nothing else
 * may look. */
char *buffer_open(struct buffer *b, size_t len);
void buffer_close(struct buffer *b, size_t len);
