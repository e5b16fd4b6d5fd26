/* Where Indonesian words may be parted at a line's end. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>

struct hyphens;
struct hyphens *hyphens_open(void);      /* NULL: the patterns are not installed, words stay whole */
void hyphens_close(struct hyphens *h);

/* The text with a soft hyphen at each place; the caller's. h may be NULL. */
char *hyphens_put(struct hyphens *h, const char *text, size_t len);
