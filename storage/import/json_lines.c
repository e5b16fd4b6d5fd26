#include "import/read.h"
#include <string.h>
#include <jansson.h>

/* Keys beside the fields: the text, and what formats.md section 1 names without a field of ours. */
static const char body_key[] = "isi", id_key[] = "id", extra_key[] = "kepala_lain";
static const char *const other_keys[] = { "id", "bahasa", "isi", "kepala_lain", NULL };

/* The next line that is not blank, from *at on; false at the end. */
static bool next_line(const char *bytes, size_t len, size_t *at, const char **line, size_t *line_len, unsigned *number)
{
	while (*at < len) {
		const char *start = bytes + *at, *end = memchr(start, '\n', len - *at);
		size_t n = end ? (size_t)(end - start) : len - *at;

		*at += n + 1;
		++*number;
		while (n > 0 && strchr(" \t\r", start[n - 1]) != NULL)
			n--;
		if (n > 0) {
			*line = start;
			*line_len = n;
			return true;
		}
	}
	return false;
}

/* A list of strings reads as one string, its entries parted by commas; NULL: neither. The caller's. */
static char *value_text(const json_t *value)
{
	g_autoptr(GString) out = g_string_new(NULL);
	size_t index;
	json_t *entry;

	if (json_is_string(value))
		return g_strdup(json_string_value(value));
	if (!json_is_array(value))
		return NULL;
	json_array_foreach(value, index, entry) {
		if (!json_is_string(entry))
			return NULL;
		g_string_append_printf(out, "%s%s", index > 0 ? ", " : "", json_string_value(entry));
	}
	return g_strdup(out->str);
}

static bool is_known(const char *key)
{
	return field_of_key(key) != FIELD_COUNT || g_strv_contains(other_keys, key);
}

/* A line can be read: an object whose known keys hold text. NULL otherwise, and why. */
static json_t *line_object(const char *line, size_t len, unsigned number, GError **error)
{
	json_error_t why;
	json_t *object = json_loadb(line, len, JSON_REJECT_DUPLICATES, &why), *value;
	const char *key;

	if (object == NULL) {
		store_fail(error, STORE_ERROR_INPUT, "line %u: %s", number, why.text);
		return NULL;
	}
	if (!json_is_object(object)) {
		store_fail(error, STORE_ERROR_INPUT, "line %u: not an object", number);
		json_decref(object);
		return NULL;
	}
	json_object_foreach(object, key, value) {
		g_autofree char *text = value_text(value);
		if (text == NULL && is_known(key)) {
			store_fail(error, STORE_ERROR_INPUT, "line %u: %s is not text", number, key);
			json_decref(object);
			return NULL;
		}
	}
	return object;
}

static struct imported *object_article(json_t *object, const char *line, size_t len)
{
	struct imported *i = imported_new(line, len);
	json_t *value;
	const char *key;

	json_object_foreach(object, key, value) {
		enum field f = field_of_key(key);
		g_autofree char *text = value_text(value);

		if (strcmp(key, body_key) == 0) {
			g_autoptr(GString) body = g_string_new(text);
			imported_set_body(i, body);
		} else if (strcmp(key, id_key) == 0 && ulid_is_valid(text)) {
			i->article.ulid = g_steal_pointer(&text);
		} else if (strcmp(key, extra_key) == 0 && extra_check(text, NULL)) {
			g_free(i->article.extra);
			i->article.extra = g_steal_pointer(&text);
		} else if (f != FIELD_COUNT && (*text || f != FIELD_STATUS)) {
			imported_set(i, f, key, text);
		} else if (!is_known(key)) {
			imported_words(i, IMPORT_NOTE_KEY_UNKNOWN, key);
		}
	}
	return i;
}

static bool check_lines(const char *bytes, size_t len, GError **error)
{
	const char *line;
	size_t at = 0, n;
	unsigned number = 0;

	while (next_line(bytes, len, &at, &line, &n, &number)) {
		json_t *object = line_object(line, n, number, error);
		if (object == NULL)
			return false;
		json_decref(object);
	}
	return true;
}

/* Reads every line twice, so that a bad last line stops the import before the first article and no line is kept. */
bool read_json_lines(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error)
{
	static const char bom[] = "\xEF\xBB\xBF";
	size_t start = len >= 3 && memcmp(bytes, bom, 3) == 0 ? 3 : 0, at = start, n;
	const char *line;
	unsigned number = 0;

	(void)name;
	if (!check_lines(bytes + start, len - start, error))
		return false;
	while (next_line(bytes, len, &at, &line, &n, &number)) {
		json_t *object = line_object(line, n, number, error);
		g_assert(object != NULL);
		struct imported *i = object_article(object, line, n);
		json_decref(object);
		if (!imported_give(&i, take, ctx, error))
			return false;
	}
	return true;
}

static json_t *tag_list(const char *tags)
{
	g_auto(GStrv) entries = g_strsplit(tags, ",", -1);
	json_t *list = json_array();

	for (char **tag = entries; *tag; tag++)
		if (*g_strstrip(*tag))
			json_array_append_new(list, json_string(*tag));
	return list;
}

static int append_bytes(const char *bytes, size_t len, void *out)
{
	g_string_append_len(out, bytes, (gssize)len);
	return 0;
}

void article_to_json_line(const struct article *a, GString *out)
{
	json_t *object = json_object();
	g_autofree char *body = g_utf8_make_valid(a->body, (gssize)a->body_len);

	if (a->ulid != NULL && *a->ulid)
		json_object_set_new(object, id_key, json_string(a->ulid));
	for (enum field f = FIELD_TITLE; f < FIELD_COUNT; f++) {
		if (*a->field[f] == '\0')
			continue;
		json_object_set_new(object, field_rows[f].key, f == FIELD_TAGS ? tag_list(a->field[f]) : json_string(a->field[f]));
	}
	if (*a->extra)
		json_object_set_new(object, extra_key, json_string(a->extra));
	json_object_set_new(object, body_key, json_string(body));
	json_dump_callback(object, append_bytes, out, JSON_COMPACT);
	g_string_append_c(out, '\n');
	json_decref(object);
}
