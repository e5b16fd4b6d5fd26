#include "import/word.h"
#include <stdlib.h>
#include <string.h>
#include "import/xml.h"

/* A counter that several lists may share. */
struct counter {
	bool bullets[WORD_LEVELS], counted[WORD_LEVELS];
	int start[WORD_LEVELS], last[WORD_LEVELS];
};

struct list {
	struct counter *counter;
	int restart[WORD_LEVELS];    /* w:startOverride of a level that was not counted yet, else -1 */
	int bullets[WORD_LEVELS];    /* w:lvlOverride: 1 bullets, 0 numbers, -1 as the counter says */
};

/* While a part is read: what stands open in it. */
struct tables_reading {
	struct word_tables *t;
	struct flow *f;
	GHashTable *counters;        /* w:abstractNumId to struct counter */
	struct word_style *style;
	struct counter *counter;
	struct list *list;
	int level;
};

static void style_free(void *p)
{
	struct word_style *s = p;

	g_free(s->name);
	g_free(s->based_on);
	g_free(s);
}

static int number_of(const char *const *attributes, const char *name)
{
	const char *value = xml_attribute(attributes, name);

	return value ? atoi(value) : -1;
}

static int level_of(const char *const *attributes)
{
	return CLAMP(number_of(attributes, "ilvl"), 0, WORD_LEVELS - 1);
}

static void style_open(struct tables_reading *r, const char *const *attributes)
{
	const char *id = xml_attribute(attributes, "styleId");

	r->style = g_new0(struct word_style, 1);
	r->style->list = -1;
	r->style->name = g_ascii_strdown(id ? id : "", -1);
	g_hash_table_replace(r->t->styles, g_strdup(id ? id : ""), r->style);
}

static bool open_style_part(void *ctx, const char *name, const char *const *attributes)
{
	struct tables_reading *r = ctx;
	const char *value = xml_attribute(attributes, "val");

	if (strcmp(name, "style") == 0) {
		style_open(r, attributes);
	} else if (r->style == NULL || value == NULL) {
		return true;
	} else if (strcmp(name, "name") == 0) {
		g_free(r->style->name);
		r->style->name = g_ascii_strdown(value, -1);
	} else if (strcmp(name, "basedOn") == 0) {
		g_free(r->style->based_on);
		r->style->based_on = g_strdup(value);
	} else if (strcmp(name, "numId") == 0) {
		r->style->list = atoi(value);
	} else if (strcmp(name, "ilvl") == 0) {
		r->style->list_level = CLAMP(atoi(value), 0, WORD_LEVELS - 1);
	}
	return true;
}

static struct counter *counter_of(struct tables_reading *r, int id)
{
	struct counter *c = g_hash_table_lookup(r->counters, GINT_TO_POINTER(id));

	if (c == NULL) {
		c = g_new0(struct counter, 1);
		for (int level = 0; level < WORD_LEVELS; level++)
			c->start[level] = 1;
		g_hash_table_insert(r->counters, GINT_TO_POINTER(id), c);
	}
	return c;
}

static void list_open(struct tables_reading *r, int id)
{
	r->list = g_new0(struct list, 1);
	memset(r->list->restart, -1, sizeof r->list->restart);
	memset(r->list->bullets, -1, sizeof r->list->bullets);
	g_hash_table_replace(r->t->lists, GINT_TO_POINTER(id), r->list);
}

static bool is_bullet(const char *format)
{
	return g_strcmp0(format, "bullet") == 0 || g_strcmp0(format, "none") == 0;
}

static bool open_numbering_part(void *ctx, const char *name, const char *const *attributes)
{
	struct tables_reading *r = ctx;
	const char *value = xml_attribute(attributes, "val");

	if (strcmp(name, "abstractNum") == 0) {
		r->counter = counter_of(r, number_of(attributes, "abstractNumId"));
		r->list = NULL;
	} else if (strcmp(name, "num") == 0) {
		list_open(r, number_of(attributes, "numId"));
	} else if (strcmp(name, "abstractNumId") == 0 && r->list != NULL) {
		r->list->counter = counter_of(r, number_of(attributes, "val"));
	} else if (strcmp(name, "lvl") == 0 || strcmp(name, "lvlOverride") == 0) {
		r->level = level_of(attributes);
	} else if (strcmp(name, "numFmt") == 0 && r->list != NULL) {
		r->list->bullets[r->level] = is_bullet(value);
	} else if (strcmp(name, "numFmt") == 0 && r->counter != NULL) {
		r->counter->bullets[r->level] = is_bullet(value);
	} else if (strcmp(name, "start") == 0 && r->list == NULL && r->counter != NULL) {
		r->counter->start[r->level] = number_of(attributes, "val");
	} else if (strcmp(name, "startOverride") == 0 && r->list != NULL) {
		r->list->restart[r->level] = number_of(attributes, "val");
	}
	return true;
}

static bool open_relation(void *ctx, const char *name, const char *const *attributes)
{
	struct tables_reading *r = ctx;
	const char *id = xml_attribute(attributes, "Id"), *target = xml_attribute(attributes, "Target");
	const char *type = xml_attribute(attributes, "Type");

	if (strcmp(name, "Relationship") == 0 && id && target && type && g_str_has_suffix(type, "/hyperlink"))
		g_hash_table_replace(r->t->links, g_strdup(id), flow_href(r->f, target));
	if (strcmp(name, "Relationship") == 0 && target && type && g_str_has_suffix(type, "/officeDocument")) {
		g_free(r->t->document);
		r->t->document = g_strdup(target + (*target == '/'));
	}
	return true;
}

static void close_nothing(void *ctx, const char *name)
{
	(void)ctx;
	(void)name;
}

static void text_nothing(void *ctx, const char *text, size_t len, bool left_out)
{
	(void)ctx;
	(void)text;
	(void)len;
	(void)left_out;
}

static bool read_part(struct tables_reading *r, struct unpack *u, const char *part,
	bool (*open)(void *, const char *, const char *const *), GError **error)
{
	const struct xml_reader reader = { .open = open, .close = close_nothing, .text = text_nothing };

	if (!unpack_has(u, part))
		return true;
	g_autoptr(GString) bytes = unpack_part(u, part, error);
	return bytes != NULL && xml_read(&reader, r, bytes, part, error);
}

bool word_tables_read(struct word_tables *t, struct flow *f, struct unpack *u, GError **error)
{
	*t = (struct word_tables){
		.styles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, style_free),
		.lists = g_hash_table_new_full(NULL, NULL, NULL, g_free),
		.links = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.counters = g_hash_table_new_full(NULL, NULL, NULL, g_free), .document = g_strdup("word/document.xml"),
	};
	struct tables_reading r = { .t = t, .f = f, .counters = t->counters };

	if (!read_part(&r, u, "_rels/.rels", open_relation, error) ||
	    !read_part(&r, u, "word/styles.xml", open_style_part, error) ||
	    !read_part(&r, u, "word/numbering.xml", open_numbering_part, error))
		return false;
	g_autofree char *folder = g_path_get_dirname(t->document), *name = g_path_get_basename(t->document);
	g_autofree char *relations = g_strdup_printf("%s/_rels/%s.rels", folder, name);
	return read_part(&r, u, relations, open_relation, error);
}

void word_tables_clear(struct word_tables *t)
{
	g_clear_pointer(&t->document, g_free);
	g_clear_pointer(&t->styles, g_hash_table_unref);
	g_clear_pointer(&t->lists, g_hash_table_unref);
	g_clear_pointer(&t->links, g_hash_table_unref);
	g_clear_pointer(&t->counters, g_hash_table_unref);
}

const char *word_style_name(const struct word_tables *t, const char *id)
{
	const struct word_style *s = g_hash_table_lookup(t->styles, id);

	return s ? s->name : id;
}

int word_style_list(const struct word_tables *t, const char *id, int *level)
{
	const struct word_style *s = g_hash_table_lookup(t->styles, id);

	/* a file may base a style on itself */
	for (int steps = 0; s != NULL && steps < 20; steps++) {
		if (s->list >= 0) {
			*level = s->list_level;
			return s->list;
		}
		s = s->based_on ? g_hash_table_lookup(t->styles, s->based_on) : NULL;
	}
	return -1;
}

int word_list_next(struct word_tables *t, int list, int level)
{
	struct list *l = g_hash_table_lookup(t->lists, GINT_TO_POINTER(list));
	struct counter *c = l ? l->counter : NULL;

	if (c == NULL)
		return -1;
	if (l->restart[level] >= 0) {
		c->last[level] = l->restart[level] - 1;
		c->counted[level] = true;
		l->restart[level] = -1;
	}
	c->last[level] = c->counted[level] ? c->last[level] + 1 : c->start[level];
	c->counted[level] = true;
	for (int deeper = level + 1; deeper < WORD_LEVELS; deeper++)
		c->counted[deeper] = false;
	bool bullets = l->bullets[level] < 0 ? c->bullets[level] : l->bullets[level] == 1;
	return bullets ? 0 : MAX(c->last[level], 1);
}
