/* The program in plain lines, for screen readers and terminals that only print: the same application, commands and questions
 * as on the screen, told line by line. No escape sequence is ever sent. */
#pragma once
#include <stdint.h>
#include "app/verb.h"

/* Run until "keluar" or the end of the input; the exit status. id: the article to open, 0: none. */
int linear_run(struct cli *c, int64_t id);

/* ---- for its parts ---- */

struct app;

struct linear {
	struct cli *cli;
	struct app *app;
	char *line;                  /* the last one read, without its end */
	size_t line_room;
	bool by_hand;                /* a person answers: prompts are printed */
	bool over;                   /* the input has ended */
};

/* A line of the user; NULL: the input has ended. Good until the next one is read. */
const char *linear_ask(struct linear *l, const char *prompt);
void linear_press(struct linear *l, uint32_t key);
void linear_wait_for_check(struct linear *l);      /* the findings are those of the present text, or there is no dictionary */
void linear_read_only(struct linear *l);           /* an article was opened that somebody else writes: without a person, no question */
void linear_tell_notice(struct linear *l);

#define LINE(name, alias, operands, help) void line_##alias(struct linear *l, const char *operand);
#include "app/linear.def"
#undef LINE
