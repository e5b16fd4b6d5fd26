/* The text of an office file while it is read: blocks and spans as in markup/, then an article's Markdown. */
#pragma once
#include "import/read.h"
#include "markup/markup.h"

enum flow_role {
	FLOW_TEXT,
	FLOW_TITLE,
	FLOW_LETTER,                 /* a line around the text that redaksi wrote itself: its field is a property of the file */
};

/* A block that stands open. */
struct flow_block {
	GArray *spans;               /* struct span */
	struct block open;
	enum flow_role role;
	bool is_open, break_next;
};

enum { FLOW_BOXES = 4 };         /* text boxes in text boxes */

struct flow {
	GArray *blocks;              /* struct block; the spans of each are settled when it is closed */
	GArray *owned;               /* span arrays to be freed */
	GStringChunk *strings;
	struct flow_block now;
	struct flow_block around[FLOW_BOXES];   /* what stands open around a text box */
	unsigned n_boxes;
	GArray *boxed;               /* blocks of text boxes: they follow the block that they stand in */
	bool has_letter;
	bool takes_tables;           /* the words of tables are paragraphs: there are no others */
	int number[7];               /* last number of an item at each level */
	char *title;                 /* the first FLOW_TITLE; NULL: none yet */
	struct imported *imported;   /* fields and report */
	size_t count[IMPORT_NOTE_COUNT];   /* for the report */
	GString *left_out;           /* words of the table that is being left out */
};
void flow_init(struct flow *f, const char *raw, size_t raw_len);   /* the bytes that it is read from, copied; is_beside is set */
void flow_clear(struct flow *f);
typedef struct flow flow;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(flow, flow_clear)

/* level: of a heading, an item, a quote; number: of an ordered item, 0: bullet; continues: a further paragraph of an item, a further line
 * of code. A block that stands open is closed. */
void flow_open(struct flow *f, enum flow_role role, enum block_kind kind, int level, int number, bool continues);
void flow_text(struct flow *f, const char *text, size_t len, unsigned style, const char *href);
void flow_break(struct flow *f);
void flow_close(struct flow *f);

void flow_table_text(struct flow *f, const char *text, size_t len);
void flow_table_end(struct flow *f);             /* reported with its first words */

/* A text box in the open block; false: too many in each other, it is to be passed over. */
bool flow_box_begin(struct flow *f);
void flow_box_end(struct flow *f);

/* A property "redaksi.KEY" that an export wrote. */
void flow_property(struct flow *f, const char *name, const char *value);

/* No words that an article could begin with. */
bool flow_is_empty(struct flow *f);

/* The whole article, handed over. KIND: empty. */
bool flow_give(struct flow *f, const char *name, import_take take, void *ctx, GError **error);

/* An office file from its parts, handed over; once more with its tables where all of its words stand in them. */
struct unpack;
bool flow_read(const char *bytes, size_t len, struct unpack *u, bool (*read_parts)(struct flow *f, struct unpack *u, GError **error), bool has_macros,
	const char *name, import_take take, void *ctx, GError **error);

char *flow_href(struct flow *f, const char *address);   /* an address that may stand in a text, kept by the flow; NULL: none */
