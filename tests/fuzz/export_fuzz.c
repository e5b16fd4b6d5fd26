#include <expat.h>
#include <jansson.h>
#include "export/export.h"
#include "import/import.h"
#include "fuzz.h"

static bool begins(const char *s, const char *with)
{
	return g_ascii_strncasecmp(s, with, strlen(with)) == 0;
}

/* A "<" is markup of ours: a script is only the page's own data block, a link has one of three schemes, nothing loads. */
static void assert_inert(const char *html)
{
	for (const char *p = html; (p = strchr(p, '<')); p++) {
		g_assert(!begins(p, "<script") || begins(p, "<script type=\"application/ld+json\">"));
		g_assert(!begins(p, "<a ") || begins(p, "<a href=\"http:") || begins(p, "<a href=\"https:") || begins(p, "<a href=\"mailto:"));
		g_assert(!begins(p, "<iframe") && !begins(p, "<img") && !begins(p, "<object") && !begins(p, "<style"));
	}
}

static void assert_clean(const GString *out)
{
	g_assert(g_utf8_validate_len(out->str, out->len, NULL));
	for (size_t i = 0; i < out->len; i++)
		g_assert((unsigned char)out->str[i] >= 0x20 || out->str[i] == '\n');
}

/* Somebody else's parser takes it; a fragment has no root of its own. */
static void assert_xml(const GString *out, const char *root)
{
	XML_Parser parser = XML_ParserCreate(NULL);
	g_autofree char *whole = root ? g_strdup_printf("<%s>%s</%s>", root, out->str, root) : g_strdup(out->str);

	g_assert(XML_Parse(parser, whole, (int)strlen(whole), 1) == XML_STATUS_OK);
	XML_ParserFree(parser);
}

static void assert_json(const GString *out)
{
	json_t *data = json_loadb(out->str, out->len, 0, NULL);

	g_assert(json_is_object(data));
	json_decref(data);
}

/* Where an article that came in again goes to, and how. */
struct round_trip {
	const struct writer *writer;
	const struct export_options *options;
	GString *out;
};

static bool write_back(struct imported *i, void *ctx, GError **error)
{
	const struct round_trip *r = ctx;
	bool written = r->writer->write(&i->article, r->options, r->out, error);

	imported_free(i);
	return written;
}

static GString *once_more(const struct writer *w, const struct export_options *o, const GString *out)
{
	GString *again = g_string_new(NULL);
	struct round_trip r = { w, o, again };

	g_assert(import_read(out->str, out->len, "a.md", IMPORT_AUTO, write_back, &r, NULL));
	return again;
}

/* Our own file goes out byte for byte as it came in. Of Markdown the reader takes what the text says of itself, its date, and a title
 * said twice: what is left then stays. */
static void assert_comes_back(const struct writer *w, const struct export_options *o, const GString *out)
{
	bool exact = strcmp(w->name, "naskah") == 0;
	g_autoptr(GString) first = once_more(w, o, out), second = exact ? NULL : once_more(w, o, first);

	g_assert_cmpstr(first->str, ==, exact ? out->str : second->str);
}

static void assert_reads_back(const struct writer *w, const struct export_options *o, const GString *out)
{
	if (g_str_has_suffix(w->suffix, "xml") || strcmp(w->name, "rss") == 0 || strcmp(w->name, "atom") == 0)
		assert_xml(out, NULL);
	else if (strcmp(w->name, "html-fragmen") == 0)
		assert_xml(out, "r");
	else if (g_str_has_suffix(w->suffix, "json"))
		assert_json(out);
	else if (strcmp(w->name, "naskah") == 0 || strcmp(w->name, "md") == 0)
		assert_comes_back(w, o, out);
}

static void write_one(const struct article *a, const struct writer *w, const struct export_options *o)
{
	g_autoptr(GString) out = g_string_new(NULL), again = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	if (!w->write(a, o, out, &error)) {
		g_assert(error && out->len == 0);
		return;
	}
	if (!w->binary)
		assert_clean(out);
	if (g_str_has_prefix(w->name, "html"))
		assert_inert(out->str);
	assert_reads_back(w, o, out);
	g_assert(w->write(a, o, again, NULL) && g_string_equal(out, again));
	g_autofree char *name = export_name(a, w, o->utc_offset_min);
	g_assert(!strchr(name, '/') && name[0] != '.' && name[0] != '-');
}

/* The first line is the title, the second goes into the other fields, the rest is the text. */
static void fill(struct article *a, const char *valid)
{
	g_auto(GStrv) part = g_strsplit(valid, "\n", 3);
	static const enum field fields[] = { FIELD_PLACE, FIELD_BYLINE, FIELD_SUMMARY, FIELD_TAGS, FIELD_CAPTION, FIELD_SLUG, FIELD_DATE };

	article_init(a);
	a->ulid = g_strdup("01ARZ3NDEKTSV4RRFFQ69G5FAV");
	for (unsigned i = 0; part[0] && part[1] && i < G_N_ELEMENTS(fields); i++)
		if (field_check(fields[i], part[1], NULL)) {
			g_free(a->field[fields[i]]);
			a->field[fields[i]] = g_strdup(part[1]);
		}
	if (part[0] && field_check(FIELD_TITLE, part[0], NULL)) {
		g_free(a->field[FIELD_TITLE]);
		a->field[FIELD_TITLE] = g_strdup(part[0]);
	}
	g_free(a->body);
	a->body = g_strdup(part[0] && part[1] && part[2] ? part[2] : "");
	a->body_len = strlen(a->body);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 2)
		return 0;
	struct export_options o = {
		.office = data[0] & 1 ? "KPU Provinsi Gorontalo" : NULL, .utc_offset_min = 420 + 60 * (data[0] >> 1 & 1),
		.upper_title = data[0] & 4, .fold = data[0] & 8 ? data[1] : 0, .split = data[0] & 16 ? 20 + data[1] : 0,
	};
	g_autofree char *raw = fuzz_text(data, size, 2);
	g_autofree char *valid = g_utf8_make_valid(raw, -1);
	g_auto(article) a = { 0 };

	fill(&a, valid);
	for (unsigned i = 0; i < export_writer_count; i++)
		write_one(&a, &export_writers[i], &o);
	return 0;
}
