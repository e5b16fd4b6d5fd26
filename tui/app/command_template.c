/* Commands on templates: insert a skeleton, go from gap to gap. */
#include "app/command.h"
#include <string.h>
#include "app/template.h"

void command_next_gap(struct app *a)
{
	const char *s = text_bytes(a->doc->text);
	size_t len = text_len(a->doc->text), start, end;

	if (rows_tab(a))
		return;
	if (!template_gap(s, len, a->doc->cursor, &start, &end)) {
		command_complete(a);
		return;
	}
	doc_move(a->doc, start, false);
	doc_move(a->doc, end, true);
	a->doc->goal_col = -1;
}

/* A skeleton stands at the cursor: what was written stays. One undo takes it away. */
static bool accept_template(struct app *a, struct overlay *o, intptr_t value)
{
	const struct template_row *t = g_ptr_array_index((GPtrArray *)o->data, (guint)value);
	g_autofree char *skeleton = g_strdup(t->skeleton), *name = g_strdup(t->name);
	size_t at = a->doc->cursor;

	app_pop(a);
	a->focus = IN_EDITOR;
	a->doc->anchor = NO_ANCHOR;
	doc_insert(a->doc, skeleton, strlen(skeleton), UNDO_PASTE);
	if (!*doc_field(a->doc, FIELD_CATEGORY))
		doc_set_field(a->doc, FIELD_CATEGORY, name);
	doc_move(a->doc, at, false);
	command_next_gap(a);
	app_changed(a);
	app_notice(a, NOTICE_INFO, "%s", _("Ketik mengganti isian yang terpilih; Tab ke isian berikutnya"));
	return false;
}

static void free_list(void *list)
{
	g_ptr_array_unref(list);
}

void command_template(struct app *a)
{
	if (!command_need_doc(a))
		return;
	struct overlay *o = overlay_choice(_("TEMPLAT"), false, accept_template);
	GPtrArray *list = template_list();
	for (unsigned i = 0; i < list->len; i++) {
		const struct template_row *t = g_ptr_array_index(list, i);
		overlay_add_choice(o, t->label, t->name, 0, (intptr_t)i);
		if (strcmp(t->name, a->category) == 0)
			o->current = i;
	}
	o->data = list;
	o->free_data = free_list;
	o->hint = g_strdup(_("Enter masukkan di kursor · Esc batal"));
	app_push(a, o);
}
