#include "app/template.h"
#include <string.h>
#include "app/config.h"
#include "app/language.h"
#include "file.h"

static const struct { const char *name, *label, *required, *skeleton; } rows[] = {
#define TEMPLATE(name, label, required, skeleton) { name, label, required, skeleton },
#include "app/template.def"
#undef TEMPLATE
};
static const char OPEN[] = "‹", CLOSE[] = "›";
enum { OWN_MAX = 256 << 10 };   /* bytes */

static void row_free(gpointer p)
{
	struct template_row *t = p;

	g_free(t->name);
	g_free(t->label);
	g_free(t->required);
	g_free(t->skeleton);
	g_free(t);
}

static void add(GPtrArray *list, const char *name, const char *label, const char *required, const char *skeleton)
{
	struct template_row *t = g_new0(struct template_row, 1);

	*t = (struct template_row){ g_strdup(name), g_strdup(label), g_strstrip(g_strdup(required)), g_strdup(skeleton) };
	g_ptr_array_add(list, t);
}

/* A file that is no text is left out. */
static void add_file(GPtrArray *list, const char *folder, const char *file)
{
	static const char key[] = "wajib:";
	g_autofree char *path = g_build_filename(folder, file, NULL), *name = g_strndup(file, strlen(file) - strlen(".md"));
	g_autoptr(GString) text = NULL;

	if (!file_read(&text, path, OWN_MAX, NULL) || !g_utf8_validate(text->str, (gssize)text->len, NULL) || !field_check(FIELD_CATEGORY, name, NULL))
		return;
	bool has = g_str_has_prefix(text->str, key);
	g_autofree char *required = has ? g_strndup(text->str + strlen(key), strcspn(text->str + strlen(key), "\n")) : g_strdup("");
	const char *rest = has ? strchr(text->str, '\n') : text->str;
	g_strdelimit(required, ",", ' ');
	while (rest && *rest == '\n')
		rest++;
	add(list, name, name, required, rest ? rest : "");
}

GPtrArray *template_list(void)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(row_free);
	g_autofree char *settings = config_path(), *beside = g_path_get_dirname(settings), *folder = g_build_filename(beside, "templat", NULL);
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *file;

	while (dir && (file = g_dir_read_name(dir)))
		if (g_str_has_suffix(file, ".md") && file[0] != '.' && g_utf8_validate(file, -1, NULL))
			add_file(list, folder, file);
	if (dir)
		g_dir_close(dir);
	for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++)
		if (!template_named(list, rows[i].name))
			add(list, rows[i].name, _(rows[i].label), rows[i].required, rows[i].skeleton);
	return list;
}

const struct template_row *template_named(const GPtrArray *list, const char *name)
{
	for (unsigned i = 0; i < list->len; i++)
		if (strcmp(((const struct template_row *)g_ptr_array_index(list, i))->name, name) == 0)
			return g_ptr_array_index(list, i);
	return NULL;
}

/* A gap ends on its line: signs that stand far apart are somebody's quotation marks. */
static bool gap_from(const char *text, size_t len, size_t from, size_t *start, size_t *end)
{
	const char *stop = text + len;

	for (const char *p = text + from; p < stop && (p = g_strstr_len(p, stop - p, OPEN)); p += strlen(OPEN)) {
		const char *line = memchr(p, '\n', (size_t)(stop - p)), *close = g_strstr_len(p, (line ? line : stop) - p, CLOSE);
		if (!close)
			continue;
		*start = (size_t)(p - text);
		*end = (size_t)(close - text) + strlen(CLOSE);
		return true;
	}
	return false;
}

bool template_gap(const char *text, size_t len, size_t from, size_t *start, size_t *end)
{
	return gap_from(text, len, MIN(from, len), start, end) || gap_from(text, len, 0, start, end);
}

static bool is_empty(const struct article *a, const char *key)
{
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		if (strcmp(field_rows[f].key, key) == 0)
			return !*a->field[f];
	return false;
}

char *template_wants(const struct article *a)
{
	g_autoptr(GPtrArray) list = template_list();
	const struct template_row *t = template_named(list, a->field[FIELD_CATEGORY]);
	g_auto(GStrv) keys = g_strsplit(t ? t->required : "", " ", -1);
	g_autoptr(GString) missing = g_string_new(NULL);
	size_t start, end;

	if (!t)
		return NULL;
	for (char **key = keys; *key; key++)
		if (**key && is_empty(a, *key))
			g_string_append_printf(missing, "%s%s", missing->len ? ", " : "", *key);
	if (missing->len)
		return g_strdup_printf(_("Templat %s: belum diisi: %s"), t->name, missing->str);
	if (!template_gap(a->body, a->body_len, 0, &start, &end))
		return NULL;
	g_autofree char *gap = g_strndup(a->body + start, MIN(end - start, 80));
	g_autofree char *valid = g_utf8_make_valid(gap, -1);
	return g_strdup_printf(_("Templat %s: masih ada isian %s"), t->name, valid);
}
