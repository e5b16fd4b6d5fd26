#include "app/rule_choice.h"
#include <string.h>
#include "check.h"

struct lines { struct line_input *off, *weights; };

/* As an office writes them, from the heaviest. */
static const struct { enum severity severity; const char *word; } weight[] = {
	{ SEVERITY_ERROR, N_("galat") }, { SEVERITY_WARNING, N_("saran") }, { SEVERITY_NOTE, N_("catatan") },
};

static const char *usual_word(const struct rule_row *r)
{
	for (size_t i = 0; i < G_N_ELEMENTS(weight); i++)
		if (weight[i].severity == r->severity)
			return weight[i].word;
	return "";
}

/* ---- the lines: names parted by commas, some with = and a word ---- */

/* The word behind the name, "" without one; NULL: the line has not that name. The caller's. */
static char *item_find(const struct line_input *l, const char *name)
{
	g_auto(GStrv) items = g_strsplit(l->text->str, ",", -1);

	for (char **item = items; *item; item++) {
		g_auto(GStrv) parts = g_strsplit(*item, "=", 2);
		if (parts[0] && strcmp(g_strstrip(parts[0]), name) == 0)
			return g_strdup(parts[1] ? g_strstrip(parts[1]) : "");
	}
	return NULL;
}

/* value "": the name alone; NULL: it is taken out. */
static void item_put(struct line_input *l, const char *name, const char *value)
{
	g_auto(GStrv) items = g_strsplit(l->text->str, ",", -1);
	g_autoptr(GString) made = g_string_new(NULL);

	for (char **item = items; *item; item++) {
		g_auto(GStrv) parts = g_strsplit(g_strstrip(*item), "=", 2);
		if (**item && strcmp(g_strstrip(parts[0]), name) != 0)
			g_string_append_printf(made, "%s%s", made->len > 0 ? ", " : "", *item);
	}
	if (value)
		g_string_append_printf(made, "%s%s%s%s", made->len > 0 ? ", " : "", name, *value ? "=" : "", value);
	g_string_assign(l->text, made->str);
	l->cursor = l->text->len;
}

/* Its class, or the part before the slash, is off. */
static bool is_off_with_others(const struct line_input *off, const struct rule_row *r)
{
	g_auto(GStrv) items = g_strsplit(off->text->str, ",", -1);

	for (char **item = items; *item; item++)
		if (rule_named(g_strstrip(*item), r->id) > 0)
			return true;
	return false;
}

/* ---- the list ---- */

static char *state_of(const struct lines *l, const struct rule_row *r)
{
	g_autofree char *own = item_find(l->weights, r->id);

	if (is_off_with_others(l->off, r))
		return g_strdup(_("MATI"));
	return own && *own ? g_strdup_printf("%s *", _(own)) : g_strdup(_(usual_word(r)));
}

static void show_state(struct overlay *o, unsigned rule)
{
	struct choice *c = g_ptr_array_index(o->choices, rule);
	size_t n;

	g_free(c->detail);
	c->detail = state_of(o->data, &dict_rules(&n)[rule]);
}

static bool turn(struct app *a, struct overlay *o, intptr_t rule)
{
	const struct lines *l = o->data;
	size_t n;
	const struct rule_row *r = &dict_rules(&n)[rule];
	g_autofree char *own = item_find(l->off, r->id);

	item_put(l->off, r->id, own ? NULL : "");
	if (own && is_off_with_others(l->off, r))
		app_notice(a, NOTICE_INFO, _("Masih mati bersama jenisnya: hapus nama jenis itu dari “Aturan yang dimatikan”"));
	show_state(o, (unsigned)rule);
	return false;
}

/* To a heavier or lighter weight; the usual one is no setting. */
static void weigh(struct overlay *o, unsigned rule, int by)
{
	const struct lines *l = o->data;
	size_t n;
	const struct rule_row *r = &dict_rules(&n)[rule];
	g_autofree char *own = item_find(l->weights, r->id);
	const char *now = own ? own : usual_word(r);
	int at = 0;

	while (at + 1 < (int)G_N_ELEMENTS(weight) && strcmp(weight[at].word, now) != 0)
		at++;
	at = CLAMP(at + by, 0, (int)G_N_ELEMENTS(weight) - 1);
	item_put(l->weights, r->id, strcmp(weight[at].word, usual_word(r)) == 0 ? NULL : weight[at].word);
	show_state(o, rule);
}

static bool rule_key(struct app *a, struct overlay *o, uint32_t key)
{
	const struct choice *c = overlay_chosen(o);

	(void)a;
	if (!c || (key != K_LEFT && key != K_RIGHT))
		return false;
	weigh(o, (unsigned)c->value, key == K_LEFT ? -1 : 1);
	return true;
}

void rule_choice_open(struct app *a, struct line_input *off, struct line_input *weights)
{
	struct overlay *o = overlay_choice(_("ATURAN PEMERIKSA"), true, turn);
	struct lines *l = g_new(struct lines, 1);
	size_t n;
	const struct rule_row *rules = dict_rules(&n);

	*l = (struct lines){ off, weights };
	o->data = l;
	o->free_data = g_free;
	for (size_t i = 0; i < n; i++) {
		g_autofree char *label = g_strdup_printf("%s  %s", rules[i].id, rules[i].reason);
		g_autofree char *state = state_of(l, &rules[i]);
		overlay_add_choice(o, label, state, 0, (intptr_t)i);
	}
	o->key = rule_key;
	o->hint = g_strdup(_("Enter mati atau nyala · kiri/kanan beratnya · ketik menyaring · Esc kembali"));
	app_push(a, o);
}
