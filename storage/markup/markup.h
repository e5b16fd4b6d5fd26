/* Markdown as blocks and spans that know where they stand in the source. Preview, exporters and the checker's prose all read this. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <glib.h>

enum block_kind { BLOCK_PARAGRAPH, BLOCK_HEADING, BLOCK_ITEM, BLOCK_QUOTE, BLOCK_CODE, BLOCK_RULE };
enum span_style { SPAN_EM = 1, SPAN_STRONG = 2, SPAN_STRIKE = 4, SPAN_CODE = 8, SPAN_LINK = 16 };

struct span {
	const char *text; size_t len;   /* in the source where off is valid, else in the markup's own memory (entities, breaks) */
	size_t off;                     /* byte offset in the source, or SIZE_MAX */
	unsigned style;                 /* enum span_style, or-ed */
	const char *href;               /* of a link, else NULL; owned by the markup */
	bool breaks;                    /* a hard line break stands before this span */
};

struct block {
	enum block_kind kind;
	int level;                      /* heading 1-6; item and quote: nesting from 1 */
	int number;                     /* ordered item: its number; 0: bullet */
	bool continues;                 /* a further paragraph of the same item or quote */
	size_t off, len;                /* bytes of the source that it covers */
	const struct span *spans; size_t n_spans;
};

struct markup { const struct block *blocks; size_t n_blocks; };   /* owned, immutable */

/* Parse; text must outlive the result. Never fails: anything is Markdown. Raw HTML is text. Soft breaks become one blank. */
struct markup *markup_parse(const char *text, size_t len);
void markup_free(struct markup *m);
typedef struct markup markup;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(markup, markup_free)

const struct block *markup_block_at(const struct markup *m, size_t off);   /* the block that covers or precedes the offset; NULL when empty */

/* Words, sentences and characters of a text as a person counts them: a word holds a letter or a digit and stands between blanks. */
struct text_count { size_t words, sentences, chars, paragraphs; };
struct text_count text_count(const char *text, size_t len);
