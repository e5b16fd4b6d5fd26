/* The characters that nobody sees, counted in words for people. */
#pragma once
#include "edit/hidden.h"

/* "2 spasi tak terputus, 1 tab"; NULL: there are none. The caller's. */
char *hidden_words(const char *s, size_t len);
