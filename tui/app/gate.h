/* The gate of whatever leaves the newsroom from the screen: errors, gaps and an embargo hold it until a reason is given. */
#pragma once
#include "app/app.h"

/* What leaves is what is stored: the open article is saved when it was changed. false: that failed, and is told. */
bool gate_ready(struct app *a);

/* Run `go` for the open article: at once with forced NULL when nothing stands in the way, else once the writer has given a reason in
 * a form that tells all that does. data is handed to go and then freed by free_data, also when the writer leaves the form. */
void gate_pass(struct app *a, void (*go)(struct app *a, void *data, const char *forced), void *data, GDestroyNotify free_data);
