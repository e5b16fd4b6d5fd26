/* One line of a form: a text that is typed, or one of a few things that is chosen. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <glib.h>

struct line_input {
	char *label;
	GString *text;
	size_t cursor;              /* byte offset */
	unsigned max_chars;         /* shown as a counter; 0: none */
	bool offered;               /* its text is an offer: the first character typed takes its place */
	GPtrArray *options;         /* struct line_option *: one of them is its text, stepped through with arrows; NULL: any text */
	unsigned option;
};

struct line_option { char *value, *label; };

struct line_input *line_input_new(const char *label, const char *value /* NULL: empty */);
void line_input_free(void *line);
/* One more thing that a line may be. The line's value chooses among them; an empty line is the first one. */
void line_add_option(struct line_input *l, const char *value, const char *label);
/* By its label or value, or the beginning of one; false: it is none of them. */
bool line_choose(struct line_input *l, const char *typed);
void line_input_type(struct line_input *l, const char *s, size_t len);   /* UTF-8 at the cursor, its breaks and tabs as blanks; or the option that begins so */
bool line_input_key(struct line_input *l, uint32_t key);             /* movement and deletion; false: the key means nothing here */
