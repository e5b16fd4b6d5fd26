/* Rows of a SQLite file read page by page, each leaf for itself: a page that is gone costs what stood on it, also when it was the
 * one that leads to all others. The entries of an index and of a table WITHOUT ROWID are rows too, and stand on all its pages. Knows
 * no schema. Source: sqlite.org/fileformat2.html sections 1.5, 1.6, 2.1. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>

enum { LEAF_COLUMNS = 16 };        /* a row with more is passed over */

struct leaf_value {
	enum leaf_kind { LEAF_NULL, LEAF_NUMBER, LEAF_TEXT, LEAF_BLOB } kind;
	int64_t number;
	const char *bytes;             /* not terminated */
	size_t len;
};

struct leaf_place { uint32_t page, cell; };

struct leaf_row {
	struct leaf_place place;
	int64_t rowid;                 /* 0: of an index or a table WITHOUT ROWID */
	unsigned columns;
	struct leaf_value value[LEAF_COLUMNS];   /* good until the next row is read */
};

struct leaf_file;
bool leaf_open(struct leaf_file **out, const char *path, GError **error);
void leaf_close(struct leaf_file *f);
typedef struct leaf_file leaf_file;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(leaf_file, leaf_close)

/* kinds: a letter for each of its first columns: - NULL, n number, t text, b bytes. */
bool leaf_row_is(const struct leaf_row *row, const char *kinds);

/* Every row of every page outside the list of free pages. Pages and rows that cannot be read are passed over. */
void leaf_each(struct leaf_file *f, void (*each)(void *ctx, const struct leaf_row *row), void *ctx);
bool leaf_at(struct leaf_file *f, struct leaf_place at, struct leaf_row *row);   /* once more */
