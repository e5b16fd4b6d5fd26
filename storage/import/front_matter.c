#include "import/read.h"
#include <string.h>
#include <jansson.h>
#include "export/naskah.h"

/* Keys of other tools, formats.md section 4. FIELD_COUNT: known, nothing to keep. */
static const struct { const char *key; enum field field; } foreign[] = {
	{ "title", FIELD_TITLE }, { "date", FIELD_DATE }, { "slug", FIELD_SLUG }, { "author", FIELD_BYLINE },
	{ "description", FIELD_SUMMARY }, { "summary", FIELD_SUMMARY }, { "categories", FIELD_CATEGORY }, { "tags", FIELD_TAGS },
	{ "editor", FIELD_EDITOR }, { "caption", FIELD_CAPTION }, { "credit", FIELD_CREDIT },
	{ "lastmod", FIELD_COUNT }, { "draft", FIELD_COUNT }, { "lang", FIELD_COUNT }, { "publishDate", FIELD_COUNT }, { "contact", FIELD_COUNT },
};

bool front_matter_stands(const char *text)
{
	return g_str_has_prefix(text, "---\n") || g_str_has_prefix(text, "---\r\n") || g_str_has_prefix(text, "\xEF\xBB\xBF---\n");
}

/* A value in double quotes is a JSON string, as section 1 writes it. */
static char *double_quoted(const char *value)
{
	json_t *string = json_loads(value, JSON_DECODE_ANY, NULL);
	char *out = string && json_is_string(string) ? g_strdup(json_string_value(string)) : NULL;

	json_decref(string);
	return out;
}

static char *single_quoted(const char *value, size_t len)
{
	GString *out = g_string_new_len(value + 1, (gssize)len - 2);

	g_string_replace(out, "''", "'", 0);
	return g_string_free(out, FALSE);
}

static char *scalar(const char *value)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(value));
	size_t len = strlen(trimmed);
	char *out = NULL;

	if (len >= 2 && *trimmed == '"' && trimmed[len - 1] == '"')
		out = double_quoted(trimmed);
	else if (len >= 2 && *trimmed == '\'' && trimmed[len - 1] == '\'')
		out = single_quoted(trimmed, len);
	return out ? out : g_steal_pointer(&trimmed);
}

static void append_entry(GString *out, const char *value, size_t len)
{
	g_autofree char *entry = g_strndup(value, len);
	g_autofree char *plain = scalar(entry);

	if (*plain)
		g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "", plain);
}

/* ["satu", "dua, tiga"] or [satu, dua] to "satu, dua": a comma parts entries where no quote is open. */
static char *flow_list(const char *value)
{
	GString *out = g_string_new(NULL);
	const char *start = value + 1;
	char quote = '\0';

	for (const char *p = start; *p; p++) {
		if (quote && *p == '\\' && p[1])
			p++;
		else if (quote ? *p == quote : (*p == '"' || *p == '\''))
			quote = quote ? '\0' : *p;
		else if (!quote && (*p == ',' || *p == ']')) {
			append_entry(out, start, (size_t)(p - start));
			start = p + 1;
		}
	}
	return g_string_free(out, FALSE);
}

/* Lines "- satu" below the key; *line is left on the last of them. */
static char *block_list(char ***line)
{
	GString *out = g_string_new(NULL);

	for (char **next = *line + 1; *next; next++) {
		const char *entry = *next + strspn(*next, " ");
		if (!g_str_has_prefix(entry, "- "))
			break;
		append_entry(out, entry + 2, strlen(entry + 2));
		*line = next;
	}
	return g_string_free(out, FALSE);
}

static char *value_of(char ***line, const char *text)
{
	text += strspn(text, " ");
	if (*text == '[')
		return flow_list(text);
	return *text == '\0' ? block_list(line) : scalar(text);
}

/* False: the key names no field and nothing that is known. */
static bool set_value(struct imported *i, const char *key, const char *value)
{
	enum field f = field_of_key(key);

	if (strcmp(key, "id") == 0 && ulid_is_valid(value)) {
		g_free(i->article.ulid);
		i->article.ulid = g_strdup(value);
		return true;
	}

	for (size_t k = 0; f == FIELD_COUNT && k < G_N_ELEMENTS(foreign); k++) {
		if (strcmp(foreign[k].key, key) != 0)
			continue;
		if (foreign[k].field == FIELD_COUNT)
			return true;
		f = foreign[k].field;
	}
	if (f == FIELD_COUNT)
		return false;
	glong day_chars = MIN(g_utf8_strlen(value, -1), (glong)strlen("2021-05-04"));
	g_autofree char *day = f == FIELD_DATE ? g_utf8_substring(value, 0, day_chars) : NULL;
	if (*value)
		imported_set(i, f, key, day ? day : value);
	return true;
}

/* Lines of a key that names no field, first to last, with the article as they came; the report says which key. */
static void keep_lines(struct imported *i, const char *key, char **first, char **last)
{
	g_autoptr(GString) extra = g_string_new(i->article.extra);

	for (char **line = first; line <= last; line++)
		g_string_append_printf(extra, "%s\n", *line);
	if (!extra_check(extra->str, NULL)) {
		imported_words(i, IMPORT_NOTE_KEY_UNKNOWN, key);
		return;
	}
	imported_words(i, IMPORT_NOTE_KEY_KEPT, key);
	g_free(i->article.extra);
	i->article.extra = g_strdup(extra->str);
}

/* The front matter's lines, or NULL when the text has none; *after: offset of what follows. */
static char **front_lines(const GString *text, size_t *after)
{
	const char *end;

	if (!front_matter_stands(text->str))
		return NULL;
	end = strstr(text->str + 3, "\n---\n");
	if (end == NULL)
		return NULL;
	g_autofree char *head = end > text->str + 4 ? g_strndup(text->str + 4, (size_t)(end - text->str) - 4) : g_strdup("");
	*after = (size_t)(end - text->str) + strlen("\n---\n");
	return g_strsplit(head, "\n", -1);
}

bool naskah_stands(const char *text)
{
	static const char start[] = "---\nid: \"";
	g_autofree char *id = g_str_has_prefix(text, start) ? g_strndup(text + strlen(start), 26) : NULL;

	return id != NULL && ulid_is_valid(id) && g_str_has_prefix(text + strlen(start) + 26, "\"\n") &&
	       strstr(text, "\n---\n") != NULL;
}

/* One key with its value, which may go on over more lines; *line is left on the last of them. */
static void take_key(struct imported *i, char ***line, const char *colon)
{
	char **first = *line;
	g_autofree char *key = g_strstrip(g_strndup(*first, (size_t)(colon - *first)));
	g_autofree char *value = value_of(line, colon + 1);

	if (set_value(i, key, value))
		return;
	if (strcmp(key, "id") == 0)
		imported_words(i, IMPORT_NOTE_KEY_UNKNOWN, key);
	else
		keep_lines(i, key, first, *line);
}

bool front_matter_take(struct imported *i, GString *text, GError **error)
{
	size_t after;
	g_auto(GStrv) lines = front_lines(text, &after);
	unsigned keys = 0;

	for (char **line = lines; line && *line; line++) {
		const char *colon = strchr(*line, ':');
		if (strlen(*line) > NASKAH_LINE_MAX || ++keys > NASKAH_KEYS_MAX)
			return store_fail(error, STORE_ERROR_TOO_LARGE, "front matter: more than %d keys or %d bytes a line", NASKAH_KEYS_MAX, NASKAH_LINE_MAX);
		if (colon != NULL && **line != ' ' && **line != '#')
			take_key(i, &line, colon);
		else if (**line && **line != '#')
			imported_words(i, IMPORT_NOTE_HEAD_LINE, *line);
	}
	if (lines)
		g_string_erase(text, 0, (gssize)(after + strspn(text->str + after, "\n")));
	return true;
}
