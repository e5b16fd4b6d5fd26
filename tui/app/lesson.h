/* "Belajar 5 menit": an article to practise in that says after each step what the next one is. */
#pragma once
#include "app/app.h"

void lesson_look(struct app *a);              /* after a key or a save: a step that is done is told once */
char *lesson_hint(const struct app *a);       /* the next step for the last row, "2/7 · ..."; NULL: no lesson is open. The caller's */
