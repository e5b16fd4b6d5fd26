/* Bytes from a terminal to keys, text and pastes. Knows no terminal library and no clock: time is given. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "app/key.h"

struct decoder;
struct decoder *decoder_new(void);
void decoder_free(struct decoder *d);
void decoder_feed(struct decoder *d, const char *bytes, size_t len, int64_t now_us);

/* The next whole input; false: more bytes or time are needed. */
bool decoder_next(struct decoder *d, int64_t now_us, struct input *out);

/* Microseconds until decoder_next() should be asked again although no byte came; -1: never. */
int64_t decoder_wait(const struct decoder *d, int64_t now_us);
