/* The mouse, where a person has asked for it: a click goes to the place, the wheel scrolls what is under it. */
#pragma once
#include "app/key.h"

struct app;
void pointer_input(struct app *a, const struct input *in);   /* K_CLICK, K_WHEEL_UP, K_WHEEL_DOWN */
