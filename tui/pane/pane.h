/* Panes: each draws all of itself from the state into its own area, every turn; what changed on the wire is the terminal's business. */
#pragma once
#include "app/app.h"

void pane_list(const struct app *a, const struct area *area);
const char *pane_list_cut(const struct app *a, const struct area *area);   /* the selected title, when its row has no room for all of it; NULL: it has */
void pane_head(const struct app *a, const struct area *area);
void pane_text(const struct app *a, const struct area *area);
void pane_preview(const struct app *a, const struct area *area);
void pane_strip(const struct app *a, const struct area *area);
void pane_bars(const struct app *a, const struct areas *areas);   /* title bar, status row, hints */
void pane_overlay(const struct app *a, const struct overlay *o);
void pane_hints(const struct app *a, const struct area *area);
/* Words parted by " · ", as many as fit into `cols`: parts are left out whole, from the end, but for the last `kept`. The caller's. */
char *pane_fit(const char *words, int cols, unsigned kept);
