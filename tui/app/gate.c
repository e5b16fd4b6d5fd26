#include "app/gate.h"
#include <string.h>
#include "app/command.h"
#include "app/newsroom.h"
#include "app/template.h"

/* What waits behind the form for its reason. */
struct waiting {
	void (*go)(struct app *a, void *data, const char *forced);
	void *data;
	GDestroyNotify free_data;
};

static void waiting_free(void *p)
{
	struct waiting *w = p;

	w->free_data(w->data);
	g_free(w);
}

/* All that stands in the way, a line each: one reason is given for all of it. NULL: nothing. The caller's. */
static char *obstacles(const struct app *a)
{
	unsigned blocking = newsroom_blocking(drift_all(a->doc->findings)) + newsroom_blocking(a->doc->in_title);
	g_autoptr(GError) embargo = NULL;
	g_autoptr(GString) all = g_string_new(NULL);
	struct article now = a->doc->article;
	g_autofree char *body = g_strndup(text_bytes(a->doc->text), text_len(a->doc->text));

	now.body = body;
	now.body_len = text_len(a->doc->text);
	if (!newsroom_may_leave(&a->doc->article, NULL, a->now_s, &embargo)) {
		g_autofree char *until = newsroom_error(embargo);
		g_string_append_printf(all, "%s\n", until);
	}
	g_autofree char *wants = template_wants(&now);
	if (wants)
		g_string_append_printf(all, "%s\n", wants);
	if (a->dict_problem)
		g_string_append_printf(all, "%s\n", _("Ejaan belum diperiksa"));
	if (blocking > 0)
		g_string_append_printf(all, ngettext_("Masih ada %u galat\n", "Masih ada %u galat\n", blocking), blocking);
	if (all->len == 0)
		return NULL;
	g_string_truncate(all, all->len - 1);
	return g_string_free(g_steal_pointer(&all), FALSE);
}

static bool accept_reason(struct app *a, struct overlay *o, intptr_t value)
{
	g_autofree char *reason = g_strstrip(g_strdup(overlay_value(o, 0)));
	struct waiting *w = o->data;

	(void)value;
	if (!*reason) {
		app_notice(a, NOTICE_INFO, "%s", _("Tulis alasannya, atau Esc untuk memperbaiki naskah dahulu"));
		return false;
	}
	o->data = NULL;
	o->free_data = NULL;
	app_pop(a);
	w->go(a, w->data, reason);
	waiting_free(w);
	return false;
}

bool gate_ready(struct app *a)
{
	return !doc_changed(a->doc) || app_save(a, REVISION_SAVE);
}

void gate_pass(struct app *a, void (*go)(struct app *a, void *data, const char *forced), void *data, GDestroyNotify free_data)
{
	g_autofree char *held = obstacles(a);
	struct waiting *w = g_new(struct waiting, 1);

	*w = (struct waiting){ go, data, free_data };
	if (!held) {
		go(a, data, NULL);
		waiting_free(w);
		return;
	}
	struct overlay *why = overlay_form(_("EKSPOR DITAHAN"), accept_reason);
	why->body = g_steal_pointer(&held);
	overlay_add_input(why, _("Alasan tetap mengekspor"), NULL);
	why->data = w;
	why->free_data = waiting_free;
	why->hint = command_words(_("Enter tetap ekspor · alasan dicatat · {check_list} sesudah Esc melihat galatnya · Esc batal"));
	app_push(a, why);
}
