/* Every command and every key, as rows; menu, help, hints and tests read the same rows. */
#pragma once
#include <stdarg.h>
#include "app/app.h"

struct command {
	const char *name, *label;         /* label: Indonesian source text */
	unsigned where;                   /* enum place, or-ed */
	void (*run)(struct app *a);
};
const struct command *command_table(unsigned *n);
const struct command *command_named(const char *name);                    /* NULL: there is none */
void command_bind(GKeyFile *file);                                        /* keys as the settings have them; NULL: the usual ones */
const struct command *command_for_key(uint32_t key, enum place place);   /* NULL: the key means nothing there */
uint32_t command_key(const struct command *c);                            /* the first key bound to it; K_NONE */
/* Words for people in which {save} stands for the key that this person has for the command "save": "Ctrl-S". A command
 * without a key has the menu's: "F10 “Simpan”". Braces around anything else stay. The caller's. */
char *command_words(const char *words);
char *command_printf(const char *format, ...) G_GNUC_PRINTF(1, 2);   /* {save} in the format, then as printf() */
char *command_vprintf(const char *format, va_list args) G_GNUC_PRINTF(1, 0);

struct row command_row(const struct app *a, size_t off);   /* of the text as it stands on the screen, the one with off */
void command_run(struct app *a, const struct command *c);   /* unless it changes an article that is only read: then it says why */
bool command_need_doc(struct app *a);               /* an article is open; else the writer is told how to open one */
/* The prompt of find and replace; what is typed is in a->find. */
struct overlay *find_prompt(struct app *a, bool replacing, bool (*accept)(struct app *, struct overlay *, intptr_t));
void find_prompt_done(struct app *a, struct overlay *o);   /* what was typed is taken and the prompt closed */
void find_nothing(struct app *a, const GError *error);     /* tell that there is no hit, or what is wrong with the pattern */
void smart_insert(struct app *a, const char *bytes, size_t len);   /* typed text, with what it makes */
bool rows_tab(struct app *a);                       /* Tab where a row of a list begins puts it under the one above; false: not there */
size_t rows_before(const struct doc *d);            /* what Backspace deletes from: the letter before the cursor, or a row's sign */
void help_unused_key(struct app *a, uint32_t key);  /* tell where a key that does nothing here has its work */
struct sweep_run;
void sweep_open_text(struct app *a);                /* the hits of a->find in the open text, each with what it becomes */
void sweep_step(struct app *a);                     /* the next articles of a->sweep */
void sweep_run_free(struct sweep_run *r);
struct export_run;
void export_step(struct app *a);                    /* the next file of a->exporting, and after the last all of them leave */
void export_finish(struct app *a);                  /* all steps, when there are any */
bool check_walk_key(struct app *a, uint32_t key);   /* a key while the findings strip is open; true: taken */
bool elsewhere_is_asked(const struct app *a);       /* the form for another place of the journal is on top */

#define CMD(name, where, label) void command_##name(struct app *a);
#include "app/command.def"
#undef CMD
