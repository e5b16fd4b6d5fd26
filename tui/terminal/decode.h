/* Bytes from a terminal to keys, text and pastes. Knows no terminal library and no clock: time is given. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "app/key.h"

struct decoder;
struct decoder *decoder_new(void);
void decoder_free(struct decoder *d);
void decoder_feed(struct decoder *d, const char *bytes, size_t len, int64_t now_us);

/* No byte will come any more: what came of a paste that has no end. */
bool decoder_finish(struct decoder *d, int64_t now_us, struct input *out);

/* The next whole input. A paste is one, however the line cuts it, but for one that stands still for 5 s: that is given as far as
 * it came, so that a lost end does not hide it; and a key that comes alone ends one that stood still for 1 s. false: more bytes or time are needed. */
bool decoder_next(struct decoder *d, int64_t now_us, struct input *out);

/* Microseconds until decoder_next() should be asked again although no byte came; -1: never. */
int64_t decoder_wait(const struct decoder *d, int64_t now_us);
