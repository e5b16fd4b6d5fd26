#include "app/newsroom.h"
#include <string.h>
#include "app/import_words.h"
#include "app/language.h"
#include "markup/markup.h"

/* Articles a transaction: ten thousand lines of JSON then wait for fifty syncs instead of ten thousand. */
enum { BATCH = 200 };

struct intake {
	struct store *s;
	const struct import_how *how;
	const char *author;
	char *converted;                   /* a line for the report, or NULL */
	int64_t now_s;
	bool archive;                      /* JSON lines carry finished articles: no raw revision */
	GPtrArray *results;
	GPtrArray *open;                   /* results of the transaction that is not committed yet */
	bool in_batch;
};

void imported_result_free(struct imported_result *r)
{
	if (!r)
		return;
	g_free(r->title);
	g_strfreev(r->report);
	g_free(r);
}

static bool batch_commit(struct intake *in, GError **error)
{
	if (!in->in_batch)
		return true;
	if (!store_batch_commit(in->s, error))
		return false;
	in->in_batch = false;
	for (unsigned i = 0; i < in->open->len; i++) {
		if (in->how->told)
			in->how->told(in->how->ctx, in->open->pdata[i]);
		else
			g_ptr_array_add(in->results, g_steal_pointer(&in->open->pdata[i]));
	}
	g_ptr_array_set_size(in->open, 0);
	return true;
}

static void batch_drop(struct intake *in)
{
	if (in->in_batch)
		store_batch_rollback(in->s);
	in->in_batch = false;
	g_ptr_array_set_size(in->open, 0);
}

/* The raw bytes are a body for one save. */
static bool save_raw(struct intake *in, const struct imported *i, struct article *a, GError **error)
{
	char *body = a->body;
	size_t len = a->body_len;

	a->body = i->raw;
	a->body_len = i->raw_len;
	bool saved = article_save(in->s, a, REVISION_RAW, in->author, NULL, in->now_s, error);
	a->body = body;
	a->body_len = len;
	return saved;
}

static bool save_both(struct intake *in, struct imported *i, const char *note, GError **error)
{
	struct article *a = &i->article;
	bool cleaned = i->raw_len != a->body_len || memcmp(i->raw, a->body, a->body_len) != 0;

	if (in->archive || !i->raw)
		return article_save(in->s, a, REVISION_CLEAN, in->author, note, in->now_s, error);
	if (!cleaned)
		return article_save(in->s, a, REVISION_RAW, in->author, note, in->now_s, error);
	return save_raw(in, i, a, error) && article_save(in->s, a, REVISION_CLEAN, in->author, note, in->now_s, error);
}

/* The stored article of the same identity; 0: there is none. */
static int64_t known_id(const struct intake *in, const struct imported *i)
{
	int64_t id = 0;

	return i->article.ulid && !in->how->fresh && article_find_ulid(in->s, i->article.ulid, &id, NULL) ? id : 0;
}

/* What to say of an article that came a second time. */
static const char *known_line(const struct intake *in, int64_t id, const struct imported *i)
{
	g_auto(article) stored = { 0 };
	bool same = article_load(in->s, id, &stored, NULL) && stored.body_len == i->article.body_len &&
		memcmp(stored.body, i->article.body, stored.body_len) == 0;

	return same ? _("sudah ada di gudang; tidak disimpan lagi") :
		_("sudah ada di gudang dengan isi lain; yang tersimpan tidak diubah");
}

static struct imported_result *result_of(const struct imported *i, char **report)
{
	struct text_count count = text_count(i->article.body, i->article.body_len);
	struct imported_result *r = g_new0(struct imported_result, 1);

	r->id = i->article.id;
	r->title = g_strdup(i->article.field[FIELD_TITLE]);
	r->words = count.words;
	r->paragraphs = count.paragraphs;
	r->report = report;
	return r;
}

static char **report_lines(const struct intake *in, const struct imported *i)
{
	GPtrArray *lines = g_ptr_array_new();

	if (in->converted)
		g_ptr_array_add(lines, g_strdup(in->converted));
	for (unsigned n = 0; i->report && n < i->report->len; n++)
		g_ptr_array_add(lines, import_words(i->report->pdata[n]));
	g_ptr_array_add(lines, NULL);
	return (char **)g_ptr_array_free(lines, FALSE);
}

static struct imported_result *put_known(const struct intake *in, const struct imported *i, int64_t id)
{
	const char *const lines[] = { known_line(in, id, i), NULL };
	struct imported_result *r = result_of(i, g_strdupv((char **)lines));

	r->id = id;
	r->known = true;
	return r;
}

static struct imported_result *put_new(struct intake *in, struct imported *i, GError **error)
{
	g_auto(GStrv) report = report_lines(in, i);
	g_autofree char *note = g_strjoinv("\n", report);

	if (in->how->fresh)
		g_clear_pointer(&i->article.ulid, g_free);
	return save_both(in, i, note, error) ? result_of(i, g_steal_pointer(&report)) : NULL;
}

static bool intake_take(struct imported *i, void *ctx, GError **error)
{
	struct intake *in = ctx;
	bool ready = in->in_batch || (in->in_batch = store_batch_begin(in->s, error));
	int64_t known = ready ? known_id(in, i) : 0;
	struct imported_result *r = !ready ? NULL : known ? put_known(in, i, known) : put_new(in, i, error);

	if (r)
		g_ptr_array_add(in->open, r);
	imported_free(i);
	return r && (in->open->len < BATCH || batch_commit(in, error));
}

static bool names_json(const char *name)
{
	g_autofree char *lower = g_ascii_strdown(name, -1);

	return g_str_has_suffix(lower, ".json") || g_str_has_suffix(lower, ".jsonl");
}

/* *out stays NULL when there is nothing to convert. */
static bool convert(const char *bytes, size_t len, const char *encoding, char **out, size_t *out_len, GError **error)
{
	gsize read_len = 0, written = 0;
	g_autoptr(GError) failed = NULL;

	if (!encoding)
		return true;
	*out = g_convert(bytes, (gssize)len, "UTF-8", encoding, &read_len, &written, &failed);
	*out_len = written;
	if (*out)
		return true;
	if (g_error_matches(failed, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
		return store_fail(error, STORE_ERROR_INPUT, "unknown encoding %s", encoding);
	return store_fail(error, STORE_ERROR_ENCODING, "%zu is not %s", read_len, encoding);
}

/* convert() and import_read() for bytes at hand. */
static bool read_bytes(const char *bytes, size_t len, const char *name, const struct import_how *how, import_take take, void *ctx, GError **error)
{
	g_autofree char *utf8 = NULL;
	size_t utf8_len = 0;

	return convert(bytes, len, how->encoding, &utf8, &utf8_len, error) &&
		import_read(utf8 ? utf8 : bytes, utf8 ? utf8_len : len, name, how->format, take, ctx, error);
}

bool newsroom_read(const char *path, const struct import_how *how, import_take take, void *ctx, GError **error)
{
	g_autoptr(GString) bytes = NULL;

	return file_read(&bytes, path, FILE_READ_MAX, error) && read_bytes(bytes->str, bytes->len, path, how, take, ctx, error);
}

static void intake_open(struct intake *in, struct store *s, const char *name, const struct import_how *how, const char *author,
	int64_t now_s, GPtrArray *results)
{
	*in = (struct intake){
		.s = s, .how = how, .author = author, .now_s = now_s, .results = results,
		.converted = how->encoding ? g_strdup_printf(_("dialihkan ke UTF-8 dari %s"), how->encoding) : NULL,
		.archive = how->format == IMPORT_JSON || (how->format == IMPORT_AUTO && names_json(name)),
		.open = g_ptr_array_new_with_free_func((GDestroyNotify)imported_result_free),
	};
}

/* Keep what was stored, or give up what is not committed yet. */
static bool intake_close(struct intake *in, bool read, GError **error)
{
	bool done = read && batch_commit(in, error);

	if (!done)
		batch_drop(in);
	g_ptr_array_unref(in->open);
	g_free(in->converted);
	return done;
}

bool newsroom_import_bytes(struct store *s, const char *bytes, size_t len, const char *name, const struct import_how *how,
	const char *author, int64_t now_s, GPtrArray *results, GError **error)
{
	struct intake in;

	intake_open(&in, s, name, how, author, now_s, results);
	return intake_close(&in, read_bytes(bytes, len, name, how, intake_take, &in, error), error);
}

bool newsroom_import(struct store *s, const char *path, const struct import_how *how, const char *author, int64_t now_s,
	GPtrArray *results, GError **error)
{
	struct intake in;

	intake_open(&in, s, path, how, author, now_s, results);
	return intake_close(&in, newsroom_read(path, how, intake_take, &in, error), error);
}
