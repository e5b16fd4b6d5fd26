/* The checker's rules as a list to choose from, for the two settings that name some of them. */
#pragma once
#include "app/app.h"

/* Over the form that has both lines and outlives the list: "id, id" of the rules that are off, "id=saran, id=galat" of those that
 * weigh otherwise. What is chosen stands in the lines at once; names of classes that a person typed there stay. */
void rule_choice_open(struct app *a, struct line_input *off, struct line_input *weights);
