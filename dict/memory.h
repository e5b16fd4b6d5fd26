/* What was found in paragraphs, by their bytes, whatever text they stood in: a text is opened again, a change undone, a passage
 * repeated. Holds what a paragraph says by itself; what an article says of it is asked each time. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <glib.h>
#include "words.h"

/* The token behind a paragraph, as far as the rules of form look. */
struct follower { uint16_t kind, flags; uint32_t len; char head[24]; };      /* kind: TOKEN_BREAK when there is none */

struct passage {
	char *key; size_t key_len; uint64_t hash;
	GArray *tokens;              /* places counted from the paragraph's start, paragraph 0 */
	bool formed, spelled;        /* the lists below hold, formed: before this follower */
	struct follower follower;
	GPtrArray *form, *spelling;  /* findings, as in a draft's paragraph; NULL: none */
	GArray *counted, *picks;
};

struct memory;

struct memory *memory_new(void);
void memory_free(struct memory *m);
/* When it is full it forgets all; passages live until then. */
void memory_make_room(struct memory *m);
/* The passage of a paragraph of these stretches, without tokens when it is new; NULL: there is no room, or it is too long.
 * options: what else the findings depend on. */
struct passage *memory_passage(struct memory *m, const char *options, const char *text, const struct stretch *stretch, size_t n);

/* What follows: the tokens from at on. */
struct follower follower_of(const char *text, const GArray *tokens, guint at);
bool follower_is(const struct follower *a, const struct follower *b);

/* Keep what was found, NULL: nothing. Whoever shares the lists changes them no more. */
void memory_form(struct passage *p, const struct follower *follower, GPtrArray *form, GArray *picks);
void memory_spelling(struct passage *p, GPtrArray *spelling, GArray *counted);
