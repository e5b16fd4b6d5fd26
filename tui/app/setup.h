/* The first start: three questions, each skippable, and a sample article that explains itself. */
#pragma once

struct app;
void setup_start(struct app *a);
