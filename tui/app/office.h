/* The office's settings as the writers take them: the letterhead, and how it looks. */
#pragma once
#include <glib.h>
#include "export/letterhead.h"

struct office {
	struct letterhead letterhead;   /* borrows from what follows */
	GPtrArray *texts;               /* char * */
	GString *logo;                  /* the picture's bytes, or NULL */
};
void office_load(struct office *o, GKeyFile *file);   /* NULL: the settings as they are stored. What is unset or cannot be read is left out */
void office_clear(struct office *o);
typedef struct office office;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(office, office_clear)

/* The letterhead as rows of text of a width, the sign-off below it; the caller's. */
char *office_preview(const struct office *o, unsigned cols);
