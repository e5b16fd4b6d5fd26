/* What the parts beside the text of a Word file say: styles, lists, addresses. ECMA-376 part 1, 17.7, 17.9. */
#pragma once
#include "import/flow.h"
#include "import/unpack.h"

enum { WORD_LEVELS = 9 };

struct word_style {
	char *name;                  /* lower case; what Word shows in English whatever its language */
	char *based_on;              /* id, or NULL */
	int list, list_level;        /* w:numPr; list -1: none of its own */
};

struct word_tables {
	char *document;              /* the part that holds the text */
	GHashTable *styles;          /* id to struct word_style */
	GHashTable *lists, *counters;   /* w:numId to its list; what they count in */
	GHashTable *links;           /* relation to address, owned by the flow */
};

/* Parts that are not there leave their table empty. */
bool word_tables_read(struct word_tables *t, struct flow *f, struct unpack *u, GError **error);
void word_tables_clear(struct word_tables *t);
typedef struct word_tables word_tables;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(word_tables, word_tables_clear)

const char *word_style_name(const struct word_tables *t, const char *id);           /* the id itself when it is not described; never NULL */
int word_style_list(const struct word_tables *t, const char *id, int *level);       /* of the style or what it is based on; -1: none */

/* Count the next item of a list; 0: bullets; -1: there is no such list. */
int word_list_next(struct word_tables *t, int list, int level);
