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

struct import_lines {
	const char *bytes;
	size_t len, start, at;       /* start: behind the mark of byte order */
	unsigned number;             /* of the line before at */
	bool is_checked;             /* every line can be read: they are handed over from the start on */
	import_take take;
	void *ctx;
};

struct import_lines *import_lines_new(const char *bytes, size_t len, import_take take, void *ctx)
{
	static const char bom[] = "\xEF\xBB\xBF";
	struct import_lines *l = g_new0(struct import_lines, 1);

	l->bytes = bytes;
	l->len = len;
	l->at = l->start = len >= 3 && memcmp(bytes, bom, 3) == 0 ? 3 : 0;
	l->take = take;
	l->ctx = ctx;
	return l;
}

/* Each line is read twice, so that a bad last line stops the import before the first article and no line is kept. */
static bool take_line(struct import_lines *l, GError **error)
{
	const char *line;
	size_t len;

	if (!next_line(l->bytes, l->len, &l->at, &line, &len, &l->number))
		return true;
	json_t *object = line_object(line, len, l->number, error);
	if (object == NULL)
		return false;
	struct imported *i = l->is_checked ? object_article(object, line, len) : NULL;
	json_decref(object);
	return i == NULL || imported_give(&i, l->take, l->ctx, error);
}

bool import_lines_step(struct import_lines *l, bool *more, GError **error)
{
	enum { STEP = 1 << 16 };
	size_t end = MIN(l->at + STEP, l->len);

	while (l->at < end)
		if (!take_line(l, error))
			return false;
	*more = !l->is_checked || l->at < l->len;
	if (!l->is_checked && l->at >= l->len) {
		l->is_checked = true;
		l->at = l->start;
		l->number = 0;
	}
	return true;
}

size_t import_lines_taken(const struct import_lines *l)
{
	return l->is_checked && l->at > l->start ? MIN(l->at, l->len) : 0;
}

void import_lines_free(struct import_lines *l)
{
	g_free(l);
}

bool read_json_lines(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error)
{
	g_autoptr(import_lines) lines = import_lines_new(bytes, len, take, ctx);
	bool more = true;

	(void)name;
	while (more)
		if (!import_lines_step(lines, &more, error))
			return false;
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
