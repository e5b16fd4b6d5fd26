/* Our own file, canonical: equal articles are equal bytes. Source: formats.md section 1. */
#include "export/write.h"
#include <string.h>
#include "export/naskah.h"
#include "markup/tidy.h"

static const enum field order[] = {
	FIELD_TITLE, FIELD_STATUS, FIELD_OFFICE, FIELD_BYLINE, FIELD_EDITOR, FIELD_PLACE, FIELD_DATE, FIELD_CATEGORY, FIELD_TAGS,
	FIELD_NUMBER, FIELD_EMBARGO, FIELD_SUMMARY, FIELD_SLUG, FIELD_CAPTION, FIELD_CREDIT,
};
G_STATIC_ASSERT(G_N_ELEMENTS(order) == FIELD_COUNT);

static void append_head(GString *out, const struct document *d)
{
	const struct article *a = d->article;

	g_string_append(out, "---\n");
	yaml_key(out, "id", a->ulid ? a->ulid : "");
	for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
		const char *key = field_rows[order[i]].key, *value = d->field[order[i]];
		if (order[i] == FIELD_TAGS)
			yaml_list(out, key, value);
		else if (order[i] != FIELD_TITLE || document_has_title(d))
			yaml_key(out, key, value);
	}
	g_string_append(out, a->extra);
	g_string_append(out, "---\n");
}

bool naskah_fits(const GString *file, GError **error)
{
	size_t longest = 0;

	for (const char *line = file->str; *line; line += strspn(line, "\n")) {
		size_t len = strcspn(line, "\n");
		longest = MAX(longest, len);
		line += len;
	}
	return (file->len <= NASKAH_MAX && longest <= NASKAH_LINE_MAX) ||
	       store_fail(error, STORE_ERROR_TOO_LARGE, "a naskah holds %d bytes, a line %d", NASKAH_MAX, NASKAH_LINE_MAX);
}

bool naskah_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_auto(document) d = { 0 };
	g_autoptr(GString) file = g_string_new(NULL);

	(void)o;
	document_open(&d, a);
	append_head(file, &d);
	GString *body = markup_tidy(d.body, strlen(d.body));
	g_string_append_printf(file, "%s%s", body->len > 0 ? "\n" : "", body->str);
	g_string_free(body, TRUE);
	if (!naskah_fits(file, error))
		return false;
	g_string_append_len(out, file->str, (gssize)file->len);
	return true;
}
