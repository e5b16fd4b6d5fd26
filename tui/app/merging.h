/* A save met a version that somebody else saved meanwhile: the two become one. */
#pragma once
#include "app/app.h"

/* After article_save() answered CONFLICT for the open article, whose text is a sibling revision since. Merge with the newest version
 * and save; true: nothing was left to ask, one notice says what happened, Ctrl-Z takes it back. false: each conflict is asked
 * about, then saved, or the error was told. */
bool merge_conflict(struct app *a);

/* The same when nobody can be asked, at close: merged and saved when nothing is in conflict, else a notice says where the text is. */
void merge_quietly(struct app *a);
