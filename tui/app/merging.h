/* A save met a version that somebody else saved meanwhile: the two become one. */
#pragma once
#include "app/app.h"

/* After article_save() answered CONFLICT for the open article, whose text, unchanged since, is a sibling revision since. Merge with the newest version
 * and save; true: nothing was left to ask, one notice says what happened, Ctrl-Z takes it back. false: each conflict is asked
 * about, then saved, or the error was told. */
bool merge_conflict(struct app *a);

/* A save of this very text was refused before, and a revision holds it: the next save asks again and keeps no second one. */
bool merge_pending(const struct app *a);

/* Merge the open article with a revision that was kept beside it (REVISION_SIBLING), asking about conflicts as above. */
bool merge_sibling(struct app *a, int64_t revision);

/* The same when nobody can be asked, at close: merged and saved when nothing is in conflict, else a notice says where the text is. */
void merge_quietly(struct app *a);
