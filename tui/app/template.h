/* Kinds of articles: a skeleton with gaps to fill, and the fields that must not be empty when it leaves. Rows of template.def,
 * and the office's own: a file NAME.md in the folder "templat" beside the settings, whose first line is "wajib: tempat tanggal". */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "store/article.h"

struct template_row {
	char *name, *label;            /* the name is the article's rubrik, too */
	char *required;                /* keys of fields, parted by blanks */
	char *skeleton;                /* Markdown */
};
GPtrArray *template_list(void);    /* struct template_row *, free func set; an own one hides a row of its name */
const struct template_row *template_named(const GPtrArray *list, const char *name);   /* NULL: none */

/* The next gap at or after `from`, round the end. false: there is none. */
bool template_gap(const char *text, size_t len, size_t from, size_t *start, size_t *end);
/* What its template still wants of an article: a sentence, or NULL. The caller's. */
char *template_wants(const struct article *a);
