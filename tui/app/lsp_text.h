/* Positions of a language server: lines from 0, and units within a line that are UTF-16's or bytes.
 * Source: Language Server Protocol 3.17, "Position"; a line ends with LF, CR LF or CR. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct lsp_position { unsigned line, character; };

/* A walk through a text; ask for offsets in ascending order, each between two characters. */
struct lsp_walk { const char *text; size_t off; bool bytes; struct lsp_position at; };
void lsp_walk_to(struct lsp_walk *w, size_t off);

/* -1, 0, 1: a stands before, at, after b. */
int lsp_compare(struct lsp_position a, struct lsp_position b);
