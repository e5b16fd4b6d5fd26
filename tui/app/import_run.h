/* Files come in piece by piece while the writer goes on; what they leave open is asked: which encoding, whether a site's lines go. */
#pragma once
#include "app/app.h"

struct import_run;

void import_run_start(struct app *a, GPtrArray *paths);   /* of char *; it takes the array. The progress is on the screen */
void import_run_show(struct app *a);                      /* the progress of a->importing again */
void import_step(struct app *a);                          /* the next piece of a->importing */
void import_run_free(struct import_run *r);
