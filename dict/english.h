/* English words for acceptance only: the stems of hunspell-en-us with their commonest endings. */
#pragma once
#include <stdbool.h>

struct english;

/* Reads dir/en_US.dic; NULL when it is not there. About 15 ms, then half a megabyte: only when a text needs it. */
struct english *english_open(const char *dir);
void english_close(struct english *e);
bool english_has(const struct english *e, const char *lower);
