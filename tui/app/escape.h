/* Esc and then a letter, as a person presses them: one after the other, with a moment between. */
#pragma once
#include "app/app.h"

/* Esc had nothing to close: for a second a letter is the rest of a key, and the selection that Esc let go comes back for it. */
void escape_pressed(struct app *a);

/* Esc in a dialog whose switches are Esc and a letter: it closes when none follows soon, or at any other key. */
void escape_in_dialog(struct app *a);

/* The first input after Esc; true: it was the rest of the key. */
bool escape_goes_on(struct app *a, const struct input *in);

bool escape_waits(const struct app *a);        /* a dialog is about to close unless a letter comes */
void escape_tick(struct app *a);               /* none came */
