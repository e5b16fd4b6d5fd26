/* Which key runs which command: the rows of keymap.def, and what a person has changed in the group [tombol] of the settings:
 *   save = f2; ctrl+s        a command's keys, the first one is shown in menus; nothing after "=": no key
 */
#pragma once
#include <glib.h>
#include "app/command.h"

#define BINDING_GROUP "tombol"

struct binding {
	uint32_t key;
	unsigned where;                /* enum place, or-ed */
	const struct command *command;
};

/* The bindings, the changed ones first. struct binding, the caller's.
 *   file       NULL: those of keymap.def
 *   problems   sentences are added (char *): an unknown command or key, a key that cannot arrive or is bound twice. What is wrong
 *              is left out, and a command that is left without any key keeps its usual ones. May be NULL */
GArray *binding_list(GKeyFile *file, GPtrArray *problems);
bool binding_may_be_none(const char *command);      /* false: without its key a person would be locked in */
