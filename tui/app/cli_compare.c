/* What changed between two versions: riwayat ID --banding=3..5 */
#include "app/verb.h"
#include <string.h>
#include "app/compare.h"
#include "app/json.h"
#include "app/language.h"

static void put_part(struct cli *c, const char *where, const char *type, const char *s, size_t len)
{
	g_autoptr(GString) out = g_string_new(NULL);

	json_begin(out);
	json_text(out, "type", type);
	json_text(out, "where", where);
	json_text_n(out, "text", s, len);
	json_end(out);
	cli_put(c, out->str, out->len);
}

static void put_parts(struct cli *c, const char *where, const char *old, size_t old_len, const char *new, size_t new_len)
{
	static const char *const types[] = { [DIFF_SAME] = "same", [DIFF_REMOVED] = "removed", [DIFF_ADDED] = "added" };
	g_autoptr(GArray) parts = diff_texts(old, old_len, new, new_len);

	for (guint i = 0; i < parts->len; i++) {
		const struct diff_part *p = &g_array_index(parts, struct diff_part, i);
		put_part(c, where, types[p->kind], p->kind == DIFF_ADDED ? new + p->b : old + p->a, p->len);
	}
}

static void put_json(struct cli *c, const struct article *old, const struct article *new)
{
	for (enum field f = 0; f < FIELD_COUNT; f++)
		if (strcmp(old->field[f], new->field[f]) != 0)
			put_parts(c, field_rows[f].key, old->field[f], strlen(old->field[f]), new->field[f], strlen(new->field[f]));
	put_parts(c, "isi", old->body, old->body_len, new->body, new->body_len);
}

static void put_text(struct cli *c, const struct article *old, const struct article *new)
{
	g_auto(comparison) made = { 0 };

	compare_articles(old, new, &made);
	cli_say(c, _("versi %d → %d"), old->version, new->version);
	cli_say(c, "\n%s\n", made.text->str);
}

/* "3..5", or "3" for version 3 and the newest. *second: "" when it was left out. */
static bool split(struct cli *c, const char *spec, char **first, char **second)
{
	const char *dots = strstr(spec, "..");
	guint64 value;

	*first = dots ? g_strndup(spec, (size_t)(dots - spec)) : g_strdup(spec);
	*second = g_strdup(dots ? dots + 2 : "");
	if (g_ascii_string_to_unsigned(*first, 10, 1, G_MAXINT, &value, NULL) &&
	    (!**second || g_ascii_string_to_unsigned(*second, 10, 1, G_MAXINT, &value, NULL)))
		return true;
	c->status = cli_complain(c, CLI_USAGE, _("“%s” bukan dua versi; tulis misalnya 3..5"), spec);
	return false;
}

int cli_compare(struct cli *c, const struct article *newest, const char *spec, bool json)
{
	g_autofree char *first = NULL, *second = NULL;
	g_auto(article) old = { 0 }, new = { 0 };
	g_autoptr(GError) error = NULL;
	int64_t from, to = newest->head;

	if (!split(c, spec, &first, &second) || !cli_revision(c, newest->id, first, &from) ||
	    (*second && !cli_revision(c, newest->id, second, &to)))
		return c->status;
	if (!article_load_revision(c->store, newest->id, from, &old, &error) || !article_load_revision(c->store, newest->id, to, &new, &error))
		return cli_complain_error(c, _("versi"), error);
	(json ? put_json : put_text)(c, &old, &new);
	return CLI_GOOD;
}
