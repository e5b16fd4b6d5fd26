/* A word list as embed.c puts it into the program: for each row the first column and the others (tabs between them), both
 * terminated; an empty first column ends the list. */
#pragma once
#include <string.h>

static inline const char *table_others(const char *first)
{
	return first + strlen(first) + 1;
}

static inline const char *table_next(const char *first)
{
	const char *others = table_others(first);

	return others + strlen(others) + 1;
}
