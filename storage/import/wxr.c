/* A WordPress site's export: each post and page is handed over as soon as it is read. Source: formats.md section 7a. */
#include <string.h>
#include "import/html.h"
#include "import/xml.h"

enum part { PART_TITLE, PART_GUID, PART_CREATOR, PART_CONTENT, PART_SUMMARY, PART_DATE, PART_STATUS, PART_TYPE, PART_KEY, PART_META, PART_ID, PARTS };

/* content:encoded and excerpt:encoded come in this order. */
static const struct { const char *name; enum part part; } parts[] = {
	{ "title", PART_TITLE }, { "guid", PART_GUID }, { "creator", PART_CREATOR }, { "post_date", PART_DATE },
	{ "status", PART_STATUS }, { "post_type", PART_TYPE }, { "meta_key", PART_KEY }, { "meta_value", PART_META },
};

struct wxr {
	GString *part[PARTS], *category, *tags, *text;
	const char *domain;          /* of the category that is being read, or NULL */
	bool in_item, has_content, failed;
	const char *name;
	import_take take;
	void *ctx;
	GError **error;
};

static void item_begin(struct wxr *w)
{
	for (int i = 0; i < PARTS; i++)
		g_string_truncate(w->part[i], 0);
	g_string_truncate(w->category, 0);
	g_string_truncate(w->tags, 0);
	w->in_item = true;
	w->has_content = false;
}

static bool open_element(void *ctx, const char *name, const char *const *attributes)
{
	struct wxr *w = ctx;

	if (strcmp(name, "item") == 0)
		item_begin(w);
	const char *domain = strcmp(name, "category") == 0 ? xml_attribute(attributes, "domain") : NULL;
	w->domain = g_strcmp0(domain, "category") == 0 ? "category" : g_strcmp0(domain, "post_tag") == 0 ? "post_tag" : NULL;
	g_string_truncate(w->text, 0);
	return strcmp(name, "comment") != 0;
}

static bool is_article(const struct wxr *w)
{
	const char *type = w->part[PART_TYPE]->str, *status = w->part[PART_STATUS]->str;
	bool kind = *type == '\0' || strcmp(type, "post") == 0 || strcmp(type, "page") == 0;

	return kind && strcmp(status, "auto-draft") != 0 && strcmp(status, "trash") != 0;
}

static void set_part(struct flow *f, enum field field, const char *key, const char *value)
{
	if (*value)
		imported_set(f->imported, field, key, value);
}

/* The identity that redaksi gave it, else one that stands for the site's own name of the post. */
static char *identity(const struct wxr *w)
{
	if (ulid_is_valid(w->part[PART_ID]->str))
		return g_strdup(w->part[PART_ID]->str);
	return w->part[PART_GUID]->len > 0 ? ulid_from(w->part[PART_GUID]->str) : NULL;
}

static bool give(struct wxr *w)
{
	g_auto(flow) f = { 0 };
	const GString *content = w->part[PART_CONTENT];
	const char *date = w->part[PART_DATE]->str;
	g_autofree char *day = g_str_has_prefix(date, "0000") ? g_strdup("") : g_strndup(date, strlen("2021-05-04"));

	flow_init(&f);
	f.imported->article.ulid = identity(w);
	if (w->part[PART_TITLE]->len > 0)
		f.title = g_strdup(w->part[PART_TITLE]->str);
	html_read(&f, content->str, content->len, strstr(content->str, "<!-- wp:") == NULL);
	set_part(&f, FIELD_DATE, "post_date", day);
	set_part(&f, FIELD_BYLINE, "creator", w->part[PART_CREATOR]->str);
	set_part(&f, FIELD_SUMMARY, "excerpt", w->part[PART_SUMMARY]->str);
	set_part(&f, FIELD_CATEGORY, "category", w->category->str);
	set_part(&f, FIELD_TAGS, "post_tag", w->tags->str);
	set_part(&f, FIELD_STATUS, "status", strcmp(w->part[PART_STATUS]->str, "publish") == 0 ? "terbit" : "draf");
	if (f.blocks->len == 0 && f.title == NULL)
		return true;
	return flow_give(&f, w->name, w->take, w->ctx, w->error);
}

static void add_term(GString *list, const char *term)
{
	g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", term);
}

static void close_element(void *ctx, const char *name)
{
	struct wxr *w = ctx;
	GString *part = NULL;

	if (strcmp(name, "item") == 0) {
		w->failed = w->failed || (is_article(w) && !give(w));
		w->in_item = false;
	} else if (w->in_item && strcmp(name, "encoded") == 0) {
		part = w->part[w->has_content ? PART_SUMMARY : PART_CONTENT];
		w->has_content = true;
	} else if (w->in_item && w->domain != NULL) {
		add_term(*w->domain == 'c' ? w->category : w->tags, w->text->str);
	}
	for (size_t i = 0; w->in_item && i < G_N_ELEMENTS(parts); i++)
		if (strcmp(parts[i].name, name) == 0)
			part = w->part[parts[i].part];
	if (part == w->part[PART_META] && strcmp(w->part[PART_KEY]->str, "redaksi_id") == 0)
		part = w->part[PART_ID];
	if (part != NULL)
		g_string_assign(part, w->text->str);
	w->domain = NULL;
	g_string_truncate(w->text, 0);
}

static void add_text(void *ctx, const char *text, size_t len, bool passed)
{
	struct wxr *w = ctx;

	if (!passed && w->in_item && !w->failed)
		g_string_append_len(w->text, text, (gssize)len);
}

bool read_wxr(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error)
{
	static const struct xml_reader reader = { open_element, close_element, add_text };
	g_autoptr(GString) category = g_string_new(NULL), tags = g_string_new(NULL), text = g_string_new(NULL);
	struct wxr w = { .category = category, .tags = tags, .text = text, .name = name, .take = take, .ctx = ctx, .error = error };
	GString whole = { .str = (char *)bytes, .len = len, .allocated_len = len };
	g_autoptr(GError) broken = NULL;

	for (int i = 0; i < PARTS; i++)
		w.part[i] = g_string_new(NULL);
	bool read = xml_read(&reader, &w, &whole, name, &broken);
	for (int i = 0; i < PARTS; i++)
		g_string_free(w.part[i], TRUE);
	if (!read && !w.failed)
		g_propagate_error(error, g_steal_pointer(&broken));
	return read && !w.failed;
}
