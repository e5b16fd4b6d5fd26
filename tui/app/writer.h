/* Who writes the open article: this session, when it holds the pen; else somebody does, and this session reads. */
#pragma once
#include "app/app.h"

void writer_start(struct app *a);        /* begin to hear of pens that change hands; the first look */
void writer_stop(struct app *a);

void writer_open(struct app *a);         /* an article was opened: take its pen, or tell who has it and ask what to do */
void writer_refuse(struct app *a);       /* a key that would change an article that is only read: say why, and how to write */
void writer_look(struct app *a);         /* a pen may have changed hands: hand over what is asked for, take what is free */
void writer_tick(struct app *a);         /* the writer shows that it is alive; the deadline of a request */

/* Somebody else writes it: refused in words for a person, NULL: nobody does. The caller's. */
char *writer_of(const struct app *a, const char *ulid);
const char *writer_in_list(const struct app *a, int64_t id);   /* who writes the article of a row; NULL: nobody else */
