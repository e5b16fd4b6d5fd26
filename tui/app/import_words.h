/* The report of an import in words. */
#pragma once
#include "import/import.h"

char *import_words(const struct import_noted *n);   /* one line, translated; the caller's */
