/* A WordPress site's export, of any size: each post and page is handed over as soon as it is read, with the bytes of its item.
 * Source: formats.md section 7a. */
#include "import/html.h"
#include <string.h>
#include "import/xml.h"

enum { PIECE = 1 << 15, POST_MAX = 16 << 20 };   /* bytes read at a time; of one item */

enum part {
	PART_TITLE, PART_GUID, PART_CREATOR, PART_CONTENT, PART_SUMMARY, PART_DATE, PART_STATUS, PART_TYPE, PART_POST, PART_KEY, PART_META,
	PART_ID, PARTS
};

static const struct { const char *name; enum part part; } parts[] = {
	{ "title", PART_TITLE }, { "guid", PART_GUID }, { "dc:creator", PART_CREATOR }, { "content:encoded", PART_CONTENT },
	{ "excerpt:encoded", PART_SUMMARY }, { "wp:post_date", PART_DATE }, { "wp:status", PART_STATUS }, { "wp:post_type", PART_TYPE },
	{ "wp:post_id", PART_POST }, { "wp:meta_key", PART_KEY }, { "wp:meta_value", PART_META },
};

#define WORDPRESS "http://wordpress.org/export/"
static const struct xml_namespace namespaces[] = {
	{ WORDPRESS "1.2/", "wp" }, { WORDPRESS "1.1/", "wp" }, { WORDPRESS "1.0/", "wp" },
	{ WORDPRESS "1.2/excerpt/", "excerpt" }, { WORDPRESS "1.1/excerpt/", "excerpt" }, { WORDPRESS "1.0/excerpt/", "excerpt" },
	{ "http://purl.org/rss/1.0/modules/content/", "content" }, { "http://purl.org/dc/elements/1.1/", "dc" }, { NULL, NULL },
};

struct import_site {
	struct xml *xml;
	GString *part[PARTS], *category, *tags, *text, *site;
	GString *login;              /* of the author who is being read */
	GHashTable *authors;         /* login name to the name for readers */
	GString *window;             /* what was read from window_at on: an item's bytes while it is open */
	int64_t window_at, item_at;
	const char *domain;          /* of the category that is being read, or NULL */
	bool in_item, has_begun, blanks_controls;
	size_t controls;             /* bytes that XML cannot hold, in what was read since the last post */
	const char *name;
	import_take take;
	void *ctx;
};

static void item_begin(struct import_site *w)
{
	for (int i = 0; i < PARTS; i++)
		g_string_truncate(w->part[i], 0);
	g_string_truncate(w->category, 0);
	g_string_truncate(w->tags, 0);
	w->in_item = true;
	w->item_at = xml_at(w->xml);
}

static bool open_element(void *ctx, const char *name, const char *const *attributes)
{
	struct import_site *w = ctx;

	if (strcmp(name, "item") == 0)
		item_begin(w);
	const char *domain = strcmp(name, "category") == 0 ? xml_attribute(attributes, "domain") : NULL;
	w->domain = g_strcmp0(domain, "category") == 0 ? "category" : g_strcmp0(domain, "post_tag") == 0 ? "post_tag" : NULL;
	g_string_truncate(w->text, 0);
	return strcmp(name, "wp:comment") != 0;
}

static bool is_article(const struct import_site *w)
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

/* The identity that redaksi gave it, else one that stands for the site's own name or number of the post. */
static char *identity(const struct import_site *w)
{
	if (ulid_is_valid(w->part[PART_ID]->str))
		return g_strdup(w->part[PART_ID]->str);
	if (w->part[PART_GUID]->len > 0)
		return ulid_from(w->part[PART_GUID]->str);
	g_autofree char *number = g_strdup_printf("%s?p=%s", w->site->str, w->part[PART_POST]->str);
	return w->part[PART_POST]->len > 0 ? ulid_from(number) : NULL;
}

/* Marks in square brackets that WordPress and its page builders read; what stands between an opening and a closing one stays. */
static bool is_shortcode(const char *p)
{
	static const char *const names[] = { "gallery", "caption", "wp_caption", "embed", "video", "audio", "playlist" };
	const char *name = p + 1 + (p[1] == '/');
	size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789-");

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (len == strlen(names[i]) && strncmp(name, names[i], len) == 0)
			return true;
	return len > 3 && (strncmp(name, "vc_", 3) == 0 || strncmp(name, "et_pb_", 6) == 0);
}

static size_t drop_shortcodes(GString *content)
{
	enum { LENGTH_MAX = 4096 };
	size_t to = 0, count = 0;

	for (size_t from = 0; from < content->len; ) {
		const char *p = content->str + from;
		const char *end = *p == '[' && is_shortcode(p) ? memchr(p, ']', MIN(content->len - from, (size_t)LENGTH_MAX)) : NULL;
		if (end) {
			from += (size_t)(end - p) + 1;
			count++;
		} else {
			content->str[to++] = content->str[from++];
		}
	}
	g_string_truncate(content, to);
	return count;
}

/* A site names its people once, at its beginning; posts name them by their login. */
static void author_part(struct import_site *w, const char *name)
{
	enum { AUTHORS_MAX = 10000 };

	if (strcmp(name, "wp:author_login") == 0)
		g_string_assign(w->login, w->text->str);
	else if (strcmp(name, "wp:author_display_name") == 0 && w->text->len > 0 && g_hash_table_size(w->authors) < AUTHORS_MAX)
		g_hash_table_replace(w->authors, g_strdup(w->login->str), g_strdup(w->text->str));
}

static const char *author_name(const struct import_site *w)
{
	const char *login = w->part[PART_CREATOR]->str, *name = g_hash_table_lookup(w->authors, login);

	return name ? name : login;
}

static const char *status_of(const char *site)
{
	static const struct { const char *site, *ours; } rows[] = { { "publish", "terbit" }, { "pending", "telaah" }, { "future", "setuju" } };

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (strcmp(rows[i].site, site) == 0)
			return rows[i].ours;
	return "draf";
}

static bool give(struct import_site *w, GError **error)
{
	g_auto(flow) f = { 0 };
	GString *content = w->part[PART_CONTENT];
	const char *date = w->part[PART_DATE]->str;
	g_autofree char *day = g_str_has_prefix(date, "0000") ? g_strdup("") : g_strndup(date, strlen("2021-05-04"));

	flow_init(&f, w->window->str + (w->item_at - w->window_at), (size_t)(xml_after(w->xml) - w->item_at));
	f.imported->article.ulid = identity(w);
	f.count[IMPORT_NOTE_CONTROLS] = w->controls;
	w->controls = 0;
	f.count[IMPORT_NOTE_SHORTCODES] = drop_shortcodes(content);
	if (w->part[PART_TITLE]->len > 0)
		f.title = g_strdup(w->part[PART_TITLE]->str);
	html_read(&f, content->str, content->len, strstr(content->str, "<!-- wp:") == NULL);
	set_part(&f, FIELD_DATE, "post_date", day);
	set_part(&f, FIELD_BYLINE, "creator", author_name(w));
	set_part(&f, FIELD_SUMMARY, "excerpt", w->part[PART_SUMMARY]->str);
	set_part(&f, FIELD_CATEGORY, "category", w->category->str);
	set_part(&f, FIELD_TAGS, "post_tag", w->tags->str);
	set_part(&f, FIELD_STATUS, "status", status_of(w->part[PART_STATUS]->str));
	if (f.blocks->len == 0 && f.title == NULL)
		return true;
	return flow_give(&f, w->name, w->take, w->ctx, error);
}

static void add_term(GString *list, const char *term)
{
	g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", term);
}

static void item_end(struct import_site *w)
{
	g_autoptr(GError) refused = NULL;

	w->in_item = false;
	if (is_article(w) && !give(w, &refused))
		xml_stop(w->xml, g_steal_pointer(&refused));
}

static void close_element(void *ctx, const char *name)
{
	struct import_site *w = ctx;
	GString *part = NULL;

	if (strcmp(name, "item") == 0)
		item_end(w);
	else if (!w->in_item && strcmp(name, "wp:base_site_url") == 0)
		part = w->site;
	else if (!w->in_item)
		author_part(w, name);
	else if (w->domain != NULL)
		add_term(*w->domain == 'c' ? w->category : w->tags, w->text->str);
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

/* Outside an item only short texts are wanted. */
static void add_text(void *ctx, const char *text, size_t len, bool passed)
{
	enum { SHORT = 4096 };
	struct import_site *w = ctx;

	if (!passed && (w->in_item || w->text->len + len < SHORT))
		g_string_append_len(w->text, text, (gssize)len);
}

/* Control bytes that XML cannot hold stand in the exports of many sites: a blank each, and counted. */
static void blank_controls(struct import_site *w, char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)bytes[i];
		if (c == 0 || c >= 0x20 || c == '\t' || c == '\n' || c == '\r')
			continue;
		bytes[i] = ' ';
		w->controls++;
	}
}

/* UTF-16 has such bytes inside its characters. */
static bool is_one_byte_a_control(const char *head, size_t len)
{
	g_autofree char *encoding = import_guess_encoding(head, len);

	return !g_str_has_prefix(encoding, "utf-16");
}

/* Forget what no open item needs. */
static bool window_trim(struct import_site *w, GError **error)
{
	int64_t keep_from = w->in_item ? w->item_at : xml_at(w->xml);

	g_string_erase(w->window, 0, (gssize)(keep_from - w->window_at));
	w->window_at = keep_from;
	return !w->in_item || w->window->len <= POST_MAX ||
	       store_fail(error, STORE_ERROR_TOO_LARGE, "%" G_GINT64_FORMAT ": a post of more than %d bytes", (gint64)w->item_at, POST_MAX);
}

bool import_site_step(struct import_site *w, const struct import_source *from, bool *more, GError **error)
{
	char piece[PIECE];
	size_t got;

	if (!from->read(from->ctx, piece, sizeof piece, &got, error))
		return false;
	g_string_append_len(w->window, piece, (gssize)got);
	if (!w->has_begun)
		w->blanks_controls = is_one_byte_a_control(piece, got);
	w->has_begun = true;
	if (w->blanks_controls)
		blank_controls(w, piece, got);
	*more = got > 0;
	return xml_feed(w->xml, piece, got, got == 0, error) && window_trim(w, error);
}

struct import_site *import_site_new(const char *name, const char *encoding, import_take take, void *ctx)
{
	static const struct xml_reader reader = { .open = open_element, .close = close_element, .text = add_text, .namespaces = namespaces };
	struct import_site *w = g_new0(struct import_site, 1);

	w->category = g_string_new(NULL);
	w->tags = g_string_new(NULL);
	w->text = g_string_new(NULL);
	w->site = g_string_new(NULL);
	w->window = g_string_new(NULL);
	w->login = g_string_new(NULL);
	w->authors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	for (int i = 0; i < PARTS; i++)
		w->part[i] = g_string_new(NULL);
	w->name = name;
	w->take = take;
	w->ctx = ctx;
	w->xml = xml_new(&reader, w, encoding);
	return w;
}

void import_site_free(struct import_site *w)
{
	if (w == NULL)
		return;
	xml_free(w->xml);
	for (int i = 0; i < PARTS; i++)
		g_string_free(w->part[i], TRUE);
	g_string_free(w->category, TRUE);
	g_string_free(w->tags, TRUE);
	g_string_free(w->text, TRUE);
	g_string_free(w->site, TRUE);
	g_string_free(w->window, TRUE);
	g_string_free(w->login, TRUE);
	g_hash_table_unref(w->authors);
	g_free(w);
}
