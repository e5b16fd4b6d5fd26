/* What lies over the panes and takes the keys: a form of lines, a list to choose from, a text to read. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "app/compare.h"
#include "app/key.h"
#include "app/line_input.h"

struct app;
struct overlay;

enum overlay_kind { OVERLAY_FORM, OVERLAY_CHOICE, OVERLAY_TEXT };

struct choice {
	char *label, *detail;       /* detail: right column, may be NULL */
	uint32_t hotkey;            /* chooses at once; 0: none */
	intptr_t value;
};

struct overlay {
	enum overlay_kind kind;
	char *title, *hint;
	char *body;                 /* words above the choices or, where there is room, the lines; or the text to read; may be NULL */
	GPtrArray *inputs;          /* struct line_input * */
	GPtrArray *choices;         /* struct choice * */
	bool filtering;             /* typing narrows the choices */
	GString *filter;
	GArray *shown;              /* unsigned, indexes into choices */
	unsigned current;           /* input, place in shown, or first row of the text */
	GArray *marks;              /* struct compare_mark of the text to read, or NULL; N and P go from change to change */
	struct side {               /* two texts above the choices, beside each other where there is room; text NULL: none */
		char *title, *text;
		GArray *marks;
	} sides[2];
	unsigned scroll;            /* first row of the two texts */
	unsigned step;              /* the mark where they are; marks->len: at none yet */
	/* true: close. The value is the choice's; 0 for a form. */
	bool (*accept)(struct app *a, struct overlay *o, intptr_t value);
	void (*cancel)(struct app *a, struct overlay *o);   /* Esc; may be NULL */
	/* Keys of its own before the common ones; true: taken. May be NULL. */
	bool (*key)(struct app *a, struct overlay *o, uint32_t key);
	bool escape_keys;           /* some of them are Esc and a letter: a lone Esc gives the letter time to come */
	/* After each key: a form's lines were typed in, another row is chosen; what stands above may follow. May be NULL. */
	void (*changed)(struct app *a, struct overlay *o);
	int64_t number;             /* for its owner */
	void *data;
	GDestroyNotify free_data;
};

struct overlay *overlay_form(const char *title, bool (*accept)(struct app *, struct overlay *, intptr_t));
struct line_input *overlay_add_input(struct overlay *o, const char *label, const char *value);
const char *overlay_value(const struct overlay *o, unsigned input);

struct overlay *overlay_choice(const char *title, bool filtering, bool (*accept)(struct app *, struct overlay *, intptr_t));
void overlay_add_choice(struct overlay *o, const char *label, const char *detail, uint32_t hotkey, intptr_t value);
void overlay_clear_choices(struct overlay *o);
const struct choice *overlay_chosen(const struct overlay *o);   /* under the cursor, or NULL */

struct overlay *overlay_text(const char *title, const char *text);
struct overlay *overlay_comparison(const char *title, struct comparison *c);   /* takes what c holds */
void overlay_set_side(struct overlay *o, unsigned side, const char *title, struct comparison *c);   /* takes what c holds */
unsigned overlay_body_rows(const struct app *a, const struct overlay *o);   /* that the words above take when there is room */
enum { OVERLAY_BESIDE = 60 };   /* columns from which the two texts stand beside each other */
void overlay_close(struct app *a, struct overlay *o);          /* as Esc does */
void overlay_free(struct overlay *o);

void overlay_input(struct app *a, struct overlay *o, const struct input *in);
