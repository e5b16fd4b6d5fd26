/* Does an article agree with itself: weekday and date, letter number and date, one name, acronyms, dateline. */
#pragma once
#include "rules.h"

/* Add the findings; the rows are among dict_rules(). */
void consistency_run(const struct rule_context *c, GPtrArray *findings);
