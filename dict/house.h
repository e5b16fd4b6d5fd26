/* House rules of an office, read from a text file. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>
#include "check.h"
#include "words.h"

/* One rule a line, parted by tabs; empty lines and lines that start with # are skipped, CRLF and a BOM are tolerated:
 *
 *   kata        ganti     keparahan   alasan
 *   /pola/      ganti     keparahan   alasan
 *
 * kata is matched as whole words without regard to case; a pattern between slashes is PCRE2 with UTF-8 and case (put (?i)
 * first to ignore it), ganti may hold $1. keparahan: galat, saran, catatan (empty: saran). "-" as ganti: no replacement;
 * several are parted by |. */
struct house;

/* Read rules. On error: DICT_ERROR_INPUT, the message names the file, the line and what is wrong with it, in Indonesian. */
bool house_read(struct house **out, const char *bytes, size_t len, const char *name, GError **error);
void house_free(struct house *h);
typedef struct house house;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(house, house_free)
size_t house_count(const struct house *h);

/* Add findings with rule "gaya/N" (N = line) and kind "nonbaku", which borrow their rule name from *h. Each pattern has a
 * budget of steps that grows with len; one that exceeds it is skipped for the rest of the text. */
void house_run(const struct house *h, const char *text, size_t len, const struct token *tokens, size_t n, GPtrArray *findings);
