/* The command copy_ready: the article as an outlet wants it, into the clipboard, for where it is pasted and not uploaded. */
#include "app/command.h"
#include <string.h>
#include "app/config.h"
#include "app/gate.h"
#include "app/newsroom.h"
#include "app/office.h"
#include "app/outlet.h"

/* The outlets of the usual set that are text, then the forms that people paste and the set has not. */
static GPtrArray *pasted_outlets(void)
{
	static const char *const forms[] = { "wa", "txt", "html-fragmen" };
	g_autoptr(GKeyFile) file = config_file(NULL);
	g_autoptr(GPtrArray) set = outlet_set(file, outlet_set_usual, NULL);
	GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)outlet_free);

	for (unsigned i = 0; i < G_N_ELEMENTS(forms); i++) {
		struct outlet *plain = NULL;
		unsigned before = all->len;
		for (unsigned j = 0; set && j < set->len; j++) {
			const struct outlet *o = g_ptr_array_index(set, j);
			if (strcmp(o->writer->name, forms[i]) == 0)
				g_ptr_array_add(all, outlet_copy(o));
		}
		if (all->len == before && outlet_parse(forms[i], forms[i], &plain, NULL))
			g_ptr_array_add(all, plain);
	}
	return all;
}

static void copy_now(struct app *a, void *data, const char *forced)
{
	const struct outlet *o = data;
	g_auto(article) stored = { 0 };
	g_auto(office) settings = { 0 };
	g_autoptr(GError) error = NULL;
	g_autoptr(GString) made = g_string_new(NULL);

	office_load(&settings, NULL);
	const struct export_options common = { .office = a->office, .utc_offset_min = a->utc_offset_min, .letterhead = &settings.letterhead };
	const struct export_order order = { .writer = o->writer, .options = outlet_options(o, &common), .outlet = o->name, .forced = forced,
		.author = a->person, .to = _("papan klip") };
	if (!article_load(a->store, a->doc->article.id, &stored, &error) ||
	    !newsroom_export_bytes(a->store, &stored, &order, a->now_s, made, &error)) {
		app_notice_error(a, _("Tidak jadi disalin"), error);
		return;
	}
	g_string_assign(a->clipboard, made->str);
	a->copy_out = true;
	app_notice(a, NOTICE_INFO, _("%s disalin, %ld huruf: tempelkan di aplikasinya"), _(o->writer->title), g_utf8_strlen(made->str, -1));
}

static void free_outlet(void *p)
{
	outlet_free(p);
}

static bool accept_outlet(struct app *a, struct overlay *o, intptr_t value)
{
	struct outlet *chosen = outlet_copy(g_ptr_array_index((GPtrArray *)o->data, (unsigned)value));

	app_pop(a);
	gate_pass(a, copy_now, chosen, free_outlet);
	return false;
}

static void free_outlets(void *p)
{
	g_ptr_array_unref(p);
}

void command_copy_ready(struct app *a)
{
	if (!command_need_doc(a) || !gate_ready(a))
		return;
	if (!a->dict_problem && a->doc->checked_revision != text_revision(a->doc->text)) {
		app_check_then(a, command_copy_ready);
		return;
	}
	struct overlay *o = overlay_choice(_("SALIN NASKAH JADI"), true, accept_outlet);
	GPtrArray *outlets = pasted_outlets();

	for (unsigned i = 0; i < outlets->len; i++) {
		const struct outlet *one = g_ptr_array_index(outlets, i);
		overlay_add_choice(o, _(one->writer->title), one->name, 0, (intptr_t)i);
	}
	o->data = outlets;
	o->free_data = free_outlets;
	o->hint = g_strdup(_("Enter salin ke papan klip · Esc batal"));
	app_push(a, o);
}
