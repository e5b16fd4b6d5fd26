/* Whom an office sends its articles to: named sets of outlets, each a format with its options. From the settings, group
 * [set NAME], a line an outlet: "grup = wa bagi=4096". The set "utama" is there without any setting. */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "export/export.h"

struct outlet {
	char *name;                    /* a-z, 0-9 and hyphens */
	const struct writer *writer;
	struct export_options own;     /* upper_title, fold and split only */
};
void outlet_free(struct outlet *o);
struct outlet *outlet_copy(const struct outlet *o);

extern const char outlet_set_usual[];   /* "utama" */

/* One outlet from its line. INPUT: the message is a sentence for people. */
bool outlet_parse(const char *name, const char *line, struct outlet **out, GError **error);
/* The outlets of a set, struct outlet *, free func set. NULL: no such set (NOT_FOUND) or a line that cannot be read (INPUT). */
GPtrArray *outlet_set(GKeyFile *file, const char *name, GError **error);
char **outlet_set_names(GKeyFile *file);                       /* the usual one first; the caller's */
/* The word that tells the file of the at-th outlet from an earlier one's of the same suffix: its name; NULL: there is no such. */
const char *outlet_tag(const GPtrArray *outlets, unsigned at);
/* The office's options with those of an outlet. */
struct export_options outlet_options(const struct outlet *o, const struct export_options *office);

/* Keep an outlet as a setting, "" takes it out. name: "set.utama.grup". INPUT: refused, file is as it was. */
bool outlet_put(GKeyFile *file, const char *name, const char *line, GError **error);
bool outlet_is_setting(const char *name);                      /* begins with "set." */
