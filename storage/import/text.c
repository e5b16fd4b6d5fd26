#include "import/read.h"
#include <string.h>
#include "export/naskah.h"
#include "markup/markup.h"

enum { TITLE_MAX = 200 };   /* bytes of a first line that may be a headline */

/* Name of a file without folder and suffix, or NULL for a pipe. */
static char *stem(const char *name)
{
	if (strcmp(name, "-") == 0)
		return NULL;
	g_autofree char *base = g_path_get_basename(name);
	g_autofree char *readable = g_utf8_make_valid(base, -1);
	char *dot = strrchr(readable, '.');

	if (dot != NULL && dot != readable)
		*dot = '\0';
	for (char *p = readable; *p; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7F)
			*p = ' ';
	return g_steal_pointer(&readable);
}

/* The first line that is not blank, at most TITLE_MAX bytes of it, ending where a character does. */
static char *first_line(const char *text)
{
	text += strspn(text, " \t\r\n");
	size_t len = MIN(strcspn(text, "\r\n"), (size_t)TITLE_MAX);

	while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
		len--;
	return g_strndup(text, len);
}

/* Only the words of a line of Markdown. */
static char *plain_words(const char *line, size_t len)
{
	GString *out = g_string_new(NULL);
	g_autoptr(markup) m = markup_parse(line, len);

	for (size_t i = 0; i < m->n_blocks; i++)
		for (size_t k = 0; k < m->blocks[i].n_spans; k++)
			g_string_append_len(out, m->blocks[i].spans[k].text, (gssize)m->blocks[i].spans[k].len);
	return g_string_free(out, FALSE);
}

/* A headline is one short line, no item and no quote. A sentence is one only when it is short and stands apart. */
static bool is_headline(const char *line, size_t len)
{
	bool sentence = len > 0 && line[len - 1] == '.';
	bool apart = g_str_has_prefix(line + len, "\n\n");
	size_t max = sentence ? TITLE_MAX / 2 : TITLE_MAX;

	return len <= max && strchr("->*+|`", *line) == NULL && (apart || !sentence);
}

/* Lines above a title that only say what this is, in lower case; with a value behind a colon, the field that takes it. */
static const struct { const char *label; enum field field; } labels[] = {
	{ "siaran pers", FIELD_COUNT }, { "press release", FIELD_COUNT }, { "rilis pers", FIELD_COUNT }, { "pers rilis", FIELD_COUNT },
	{ "berita pers", FIELD_COUNT }, { "rilis berita", FIELD_COUNT }, { "untuk segera disiarkan", FIELD_COUNT },
	{ "for immediate release", FIELD_COUNT }, { "nomor", FIELD_NUMBER }, { "no", FIELD_NUMBER }, { "no.", FIELD_NUMBER },
	{ "subject", FIELD_TITLE }, { "subjek", FIELD_TITLE }, { "perihal", FIELD_TITLE }, { "judul", FIELD_TITLE },
};

bool take_label(struct imported *i, const char *line)
{
	g_auto(GStrv) parts = g_strsplit(line, ":", 2);
	g_autofree char *words = fold_blanks(parts[0] ? parts[0] : ""), *label = g_utf8_strdown(words + strspn(words, "*_# "), -1);
	const char *value = parts[0] && parts[1] ? parts[1] + strspn(parts[1], " \t") : "";

	for (size_t k = strlen(label); k > 0 && strchr("*_ ", label[k - 1]); )
		label[--k] = '\0';
	for (size_t k = 0; k < G_N_ELEMENTS(labels); k++) {
		bool wants_value = labels[k].field != FIELD_COUNT;
		if (strcmp(labels[k].label, label) != 0 || wants_value != (*value != '\0'))
			continue;
		if (wants_value)
			imported_set(i, labels[k].field, label, value);
		imported_words(i, IMPORT_NOTE_LABEL, line);
		return true;
	}
	return false;
}

/* A label stays where nothing else would be left. */
static void take_labels(struct imported *i, GString *text)
{
	for (;;) {
		size_t len = strcspn(text->str, "\n"), gap = strspn(text->str + len, "\n");
		g_autofree char *line = g_strndup(text->str, MIN(len, (size_t)TITLE_MAX));
		if (text->str[len + gap] == '\0' || *i->article.field[FIELD_TITLE] || !take_label(i, line))
			return;
		g_string_erase(text, 0, (gssize)(len + gap));
	}
}

/* "*Judul*": how a message on a phone marks it. */
static bool is_marked(const char *line, size_t len)
{
	return len > 2 && len <= TITLE_MAX && line[0] == '*' && line[1] != ' ' && line[len - 1] == '*';
}

void take_title(struct imported *i, GString *text, const char *name)
{
	take_labels(i, text);
	if (*i->article.field[FIELD_TITLE])
		return;
	size_t len = strcspn(text->str, "\n");
	bool heading = g_str_has_prefix(text->str, "# ") || is_marked(text->str, len);

	if (heading || is_headline(text->str, len)) {
		g_autofree char *title = heading ? plain_words(text->str, len) : g_strndup(text->str, len);
		imported_set(i, FIELD_TITLE, "judul", title);
	}
	if (*i->article.field[FIELD_TITLE]) {
		g_string_erase(text, 0, (gssize)(len + strspn(text->str + len, "\n")));
		return;
	}
	g_autofree char *title = stem(name);
	if (title == NULL || *title == '\0')
		title = first_line(text->str);
	imported_set(i, FIELD_TITLE, "judul", title);
	imported_words(i, IMPORT_NOTE_NO_TITLE, i->article.field[FIELD_TITLE]);
}

/* What a site left at the end, parted from the text before its lines are read as wrapped ones: each is a paragraph. */
static GString *furniture_part(struct imported *i, GString *text)
{
	size_t at = furniture_find(i, text);
	g_auto(GStrv) lines = g_strsplit(text->str + at, "\n", -1);
	GString *out = g_string_new(NULL);

	for (char **line = lines; *line; line++)
		if (**line)
			g_string_append_printf(out, "\n%s\n", *line);
	g_string_truncate(text, at);
	return out;
}

bool read_text(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error)
{
	g_autoptr(GString) text = g_string_new_len(bytes, (gssize)len);
	struct imported *i = imported_new(bytes, len);

	clean_characters(i, text, false);
	g_string_erase(text, 0, (gssize)strspn(text->str, " \n"));
	take_title(i, text, name);
	clean_repeated_title(i, text);
	g_autoptr(GString) furniture = furniture_part(i, text);
	paragraphs_shape(i, text);
	dateline_find(i, text->str);
	size_t at = text->len;
	g_string_append(text, furniture->str);
	imported_set_body(i, text);
	i->furniture_at = at;
	return imported_give(&i, take, ctx, error);
}

/* Our own file: its limits are checked, its text is the article's. */
static bool read_naskah(const char *bytes, size_t len, import_take take, void *ctx, GError **error)
{
	g_autoptr(GString) text = g_string_new_len(bytes, (gssize)len);
	struct imported *i = imported_new(bytes, len);

	if (!naskah_fits(text, error) || !front_matter_take(i, text, error)) {
		imported_free(i);
		return false;
	}
	imported_set_body(i, text);
	return imported_give(&i, take, ctx, error);
}

bool read_markdown(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error)
{
	g_autoptr(GString) text = g_string_new_len(bytes, (gssize)len);

	if (naskah_stands(text->str))
		return read_naskah(bytes, len, take, ctx, error);
	struct imported *i = imported_new(bytes, len);
	clean_characters(i, text, true);
	if (!front_matter_take(i, text, error)) {
		imported_free(i);
		return false;
	}
	if (*i->article.field[FIELD_TITLE] == '\0')
		take_title(i, text, name);
	clean_repeated_title(i, text);
	size_t furniture_at = furniture_find(i, text);
	dateline_find(i, text->str);
	imported_set_body(i, text);
	i->furniture_at = furniture_at;
	return imported_give(&i, take, ctx, error);
}

bool read_raw(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error)
{
	struct imported *i = imported_new(bytes, len);
	g_autoptr(GString) body = g_string_new_len(bytes, (gssize)len);
	g_autofree char *title = first_line(body->str);

	imported_set(i, FIELD_TITLE, "judul", title);
	if (*i->article.field[FIELD_TITLE] == '\0') {
		g_autofree char *from_name = stem(name);
		imported_set(i, FIELD_TITLE, "judul", from_name ? from_name : "Tanpa judul");
	}
	imported_set_body(i, body);
	return imported_give(&i, take, ctx, error);
}
