/* Between the files of a draft: its text with what is known about each paragraph. */
#pragma once
#include "draft.h"
#include "spelling.h"

struct memory;
struct passage;

/* A word of which the finding hangs on how often it stands in the article. */
struct counted { guint token; unsigned class; };     /* token: from the paragraph's first */

struct paragraph {
	size_t off, end;             /* bytes of the text */
	guint stretch, n_stretches;
	guint token, n_tokens;       /* with its TOKEN_BREAK; none: an empty line */
	GPtrArray *form, *spelling;  /* findings, their places counted from off */
	GArray *counted;             /* struct counted */
	GArray *picks;               /* struct pick, tokens from the paragraph's first; NULL: none, or not read yet */
	bool spelled;                /* spelling is that of this text */
	struct passage *passage;     /* of the memory, while it is read; NULL: none */
};

struct draft {
	char *text, *options;        /* of the last check; NULL: none yet */
	size_t len, read;
	GArray *stretches, *tokens;
	GPtrArray *lower;            /* of each token: its word, of the counts, or NULL */
	GArray *paragraphs;
	struct wordset *lower_counts, *written_counts;
};

/* Paragraphs [front, n - back) differ. A quotation that goes on in the next paragraph makes the one before a change part of it. */
struct change { guint front, back; };

static inline struct paragraph *paragraph_at(const GArray *paragraphs, guint i)
{
	return &g_array_index(paragraphs, struct paragraph, i);
}

static inline const struct stretch *stretch_at(const GArray *stretches, guint i)
{
	return &g_array_index(stretches, struct stretch, i);
}

GArray *paragraphs_new(void);
/* Take another text: what is known about paragraphs that did not change goes with them, the others have their tokens. m: NULL: none. */
struct change draft_take_text(struct draft *d, const char *text, size_t len, const struct dict_options *o, struct memory *m);
/* Give up the tokens and all that is known. */
void draft_forget(struct draft *d);
