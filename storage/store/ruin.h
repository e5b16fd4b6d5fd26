/* What a damaged store still holds: the rows that can be read, joined into articles with their revisions. */
#pragma once
#include "store/article.h"
#include "store/leaf.h"
#include "store/salvage_notes.h"

/* What the tables say, before any of it is believed. */
struct known_revision {
	int64_t id, article, parent, kind, at_s, merged;
	char *author, *sha256, *fields_sha256, *note;
};

struct known_article {
	int64_t id, head, binned_s, words;
	char *ulid, *title;            /* NULL: the row is lost, the article is known from its revisions */
	GPtrArray *revisions;          /* of known_revision, ascending */
	bool is_indexed;               /* the index of revisions names some of its */
	int64_t indexed;               /* the newest of them whose row is lost, 0: none is */
};

struct ruin {
	struct leaf_file *file;
	GHashTable *articles, *revisions, *texts, *originals;   /* by number; the last two: struct leaf_place */
	GHashTable *index;             /* of revisions: number -> the article's, as often as it is told */
	struct notes_found *notes;
};

/* Reads all of the file. DAMAGED: no text can be read in it. To be closed also after a failure; begins as { 0 }. */
bool ruin_open(struct ruin *u, const char *path, GError **error);
void ruin_close(struct ruin *u);
typedef struct ruin ruin;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ruin, ruin_close)

/* The text of a revision into a, which is empty before: only where both its hashes prove it. */
bool ruin_text(struct ruin *u, const struct known_revision *v, struct article *a);
/* The same of an article's newest whose row is lost with its hashes: where the list's row agrees on its title and number of words. */
bool ruin_text_unproven(struct ruin *u, const struct known_article *known, struct article *a);
/* The file that a revision came from, proven by its hash: its name, the caller's, and its bytes, column 3 of the row. */
bool ruin_original(struct ruin *u, int64_t revision, char **name, struct leaf_row *row);
