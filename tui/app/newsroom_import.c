#include "app/newsroom.h"
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "app/import_words.h"
#include "app/language.h"
#include "markup/markup.h"

/* Articles a transaction: ten thousand posts then wait for fifty syncs instead of ten thousand. */
enum { BATCH = 200 };

struct intake {
	struct store *s;
	char *path;
	const struct import_how *how;
	const char *author;
	int64_t now_s;
	int fd;                            /* -1: nothing is open */
	int64_t size, read;                /* bytes of the file, 0 where nobody knows; so far */
	GString *head;                     /* its first bytes, until they are read again; all of them where the whole is at hand */
	struct import_site *site;          /* a site's export is being read, or NULL */
	struct import_lines *lines;        /* the lines of head are, or NULL */
	bool is_archive;                   /* JSON lines carry finished articles: nothing of the file is kept */
	GPtrArray *results;                /* where there is nobody to tell */
	GPtrArray *open;                   /* results of the transaction that is not committed yet */
	bool in_batch;
};

void imported_result_free(struct imported_result *r)
{
	if (!r)
		return;
	imported_result_free(r->without);
	g_free(r->title);
	g_strfreev(r->report);
	g_free(r);
}

/* ---- what is stored ---- */

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

static bool save_beside(struct intake *in, const struct imported *i, struct article *a, const char *note, GError **error)
{
	g_autofree char *name = g_path_get_basename(in->path);

	return article_save(in->s, a, REVISION_CLEAN, in->author, note, in->now_s, error) &&
	       original_add(in->s, a->head, name, i->raw, i->raw_len, error);
}

static bool save(struct intake *in, struct imported *i, const char *note, GError **error)
{
	struct article *a = &i->article;
	bool cleaned = i->raw_len != a->body_len || memcmp(i->raw, a->body, a->body_len) != 0;

	if (in->is_archive)
		return article_save(in->s, a, REVISION_CLEAN, in->author, note, in->now_s, error);
	if (i->is_beside)
		return save_beside(in, i, a, note, error);
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
	r->head = i->article.head;
	r->title = g_strdup(i->article.field[FIELD_TITLE]);
	r->words = count.words;
	r->paragraphs = count.paragraphs;
	r->furniture_at = i->furniture_at < i->article.body_len ? i->furniture_at : 0;
	r->report = report;
	return r;
}

/* A line for a file that was imported before; posts of a site and lines of an archive are known by their identity. */
static void report_again(const struct intake *in, const struct imported *i, GPtrArray *lines)
{
	int64_t id = 0, own = i->article.id;   /* 0 until it is stored */

	if (in->site || in->is_archive || !original_find(in->s, i->article.field[FIELD_TITLE], i->raw, i->raw_len, &id, NULL) || id == own)
		return;
	g_ptr_array_add(lines, g_strdup_printf(_("berkas yang sama sudah menjadi naskah %" PRId64), id));
}

static char **report_lines(const struct intake *in, const struct imported *i)
{
	GPtrArray *lines = g_ptr_array_new();

	if (in->how->encoding)
		g_ptr_array_add(lines, g_strdup_printf(_("dialihkan ke UTF-8 dari %s"), in->how->encoding));
	for (unsigned n = 0; n < i->report->len; n++)
		g_ptr_array_add(lines, import_words(i->report->pdata[n]));
	report_again(in, i, lines);
	g_ptr_array_add(lines, NULL);
	return (char **)g_ptr_array_free(lines, FALSE);
}

static struct imported_result *put_known(const struct intake *in, const struct imported *i, int64_t id)
{
	const char *const lines[] = { known_line(in, id, i), NULL };
	struct imported_result *r = result_of(i, g_strdupv((char **)lines));

	r->id = id;
	r->known = true;
	r->furniture_at = 0;
	return r;
}

static struct imported_result *put_new(struct intake *in, struct imported *i, GError **error)
{
	if (in->how->drop_furniture)
		imported_drop_furniture(i);
	if (in->how->fresh)
		g_clear_pointer(&i->article.ulid, g_free);
	g_auto(GStrv) report = report_lines(in, i);
	g_autofree char *note = g_strjoinv("\n", report);

	if (!save(in, i, note, error))
		return NULL;
	struct imported_result *r = result_of(i, g_steal_pointer(&report));
	if (r->furniture_at > 0) {
		imported_drop_furniture(i);
		r->without = result_of(i, report_lines(in, i));
	}
	return r;
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

/* ---- what is read ---- */

/* An article of a file in another encoding: what is kept is the file, not the text that it became. */
struct converted {
	import_take take;
	void *ctx;
	const char *bytes;
	size_t len;
};

static bool take_converted(struct imported *i, void *ctx, GError **error)
{
	const struct converted *c = ctx;

	g_free(i->raw);
	i->raw = g_memdup2(c->bytes, c->len + 1);
	i->raw_len = c->len;
	i->is_beside = true;
	return c->take(i, c->ctx, error);
}

static bool convert(const char *bytes, size_t len, const char *encoding, char **out, size_t *out_len, GError **error)
{
	gsize read_len = 0, written = 0;
	g_autoptr(GError) failed = NULL;

	*out = g_convert(bytes, (gssize)len, "UTF-8", encoding, &read_len, &written, &failed);
	*out_len = written;
	if (*out)
		return true;
	if (g_error_matches(failed, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
		return store_fail(error, STORE_ERROR_INPUT, "unknown encoding %s", encoding);
	return store_fail(error, STORE_ERROR_ENCODING, "%zu: not %s", read_len, encoding);
}

/* A package says itself how its parts are written. */
static bool is_package(const GString *bytes)
{
	return g_str_has_prefix(bytes->str, "PK\3\4");
}

static bool read_bytes(const GString *bytes, const char *name, const struct import_how *how, import_take take, void *ctx, GError **error)
{
	g_autofree char *utf8 = NULL;
	size_t utf8_len = 0;
	struct converted c = { take, ctx, bytes->str, bytes->len };

	if (!how->encoding || is_package(bytes))
		return import_read(bytes->str, bytes->len, name, how->format, take, ctx, error);
	return convert(bytes->str, bytes->len, how->encoding, &utf8, &utf8_len, error) &&
	       import_read(utf8, utf8_len, name, how->format, take_converted, &c, error);
}

/* The head once more, then the rest of the file. */
static bool read_piece(void *ctx, char *to, size_t max, size_t *got, GError **error)
{
	struct intake *in = ctx;

	*got = MIN(max, in->head->len);
	if (*got > 0) {
		memcpy(to, in->head->str, *got);
		g_string_erase(in->head, 0, (gssize)*got);
	} else if (!file_read_some(in->fd, in->path, to, max, got, error)) {
		return false;
	}
	in->read += (int64_t)*got;
	return true;
}

static bool open_file(struct intake *in, import_take take, void *ctx, GError **error)
{
	char head[IMPORT_HEAD];
	size_t got = 1;
	struct stat st;

	if (!file_open_read(&in->fd, in->path, error))
		return false;
	in->size = fstat(in->fd, &st) == 0 && S_ISREG(st.st_mode) ? (int64_t)st.st_size : 0;
	while (got > 0 && in->head->len < IMPORT_HEAD) {
		if (!file_read_some(in->fd, in->path, head, IMPORT_HEAD - in->head->len, &got, error))
			return false;
		g_string_append_len(in->head, head, (gssize)got);
	}
	if (import_is_site(in->head->str, in->head->len, in->how->format))
		in->site = import_site_new(in->path, in->how->encoding, take, ctx);
	return true;
}

/* The whole file: at once, or the first of its lines. */
static bool read_whole(struct intake *in, import_take take, void *ctx, bool *more, GError **error)
{
	if (in->size > FILE_READ_MAX)
		return store_fail(error, STORE_ERROR_TOO_LARGE, "%s: more than %d bytes", in->path, FILE_READ_MAX);
	if (!file_read_rest(in->head, in->fd, in->path, FILE_READ_MAX, error))
		return false;
	*more = in->is_archive && !in->how->encoding && import_is_lines(in->head->str, in->head->len, in->path, in->how->format);
	if (*more)
		in->lines = import_lines_new(in->head->str, in->head->len, take, ctx);
	return *more || read_bytes(in->head, in->path, in->how, take, ctx, error);
}

static bool read_lines(struct intake *in, bool *more, GError **error)
{
	bool read = import_lines_step(in->lines, more, error);

	in->read = (int64_t)import_lines_taken(in->lines);
	return read;
}

/* Read on: a piece of a site's export, some lines of an archive, or the whole file. */
static bool read_on(struct intake *in, import_take take, void *ctx, bool *more, GError **error)
{
	const struct import_source source = { read_piece, in };

	if (in->fd < 0 && !open_file(in, take, ctx, error))
		return false;
	if (in->site)
		return import_site_step(in->site, &source, more, error);
	return in->lines ? read_lines(in, more, error) : read_whole(in, take, ctx, more, error);
}

static void intake_init(struct intake *in, const char *path, const struct import_how *how)
{
	*in = (struct intake){ .path = g_strdup(path), .how = how, .fd = -1, .head = g_string_new(NULL) };
}

static void intake_clear(struct intake *in)
{
	import_site_free(in->site);
	import_lines_free(in->lines);
	if (in->fd >= 0)
		close(in->fd);
	g_string_free(in->head, TRUE);
	g_free(in->path);
}

bool newsroom_read(const char *path, const struct import_how *how, import_take take, void *ctx, GError **error)
{
	struct intake in;
	bool more = true, read = true;

	intake_init(&in, path, how);
	while (read && more)
		read = read_on(&in, take, ctx, &more, error);
	intake_clear(&in);
	return read;
}

/* ---- both ---- */

static bool names_json(const char *name)
{
	g_autofree char *lower = g_ascii_strdown(name, -1);

	return g_str_has_suffix(lower, ".json") || g_str_has_suffix(lower, ".jsonl");
}

struct intake *intake_new(struct store *s, const char *path, const struct import_how *how, const char *author, int64_t now_s, GPtrArray *results)
{
	struct intake *in = g_new(struct intake, 1);

	intake_init(in, path, how);
	in->s = s;
	in->author = author;
	in->now_s = now_s;
	in->results = results;
	in->is_archive = how->format == IMPORT_JSON || (how->format == IMPORT_AUTO && names_json(path));
	in->open = g_ptr_array_new_with_free_func((GDestroyNotify)imported_result_free);
	return in;
}

bool intake_step(struct intake *in, bool *more, GError **error)
{
	bool done = read_on(in, intake_take, in, more, error) &&
		((*more && !in->how->commits_each_step) || batch_commit(in, error));

	/* posts of a site are whole, each by itself: the ones before a damaged place stay */
	if (!done && in->site)
		batch_commit(in, NULL);
	if (!done)
		batch_drop(in);
	return done;
}

int intake_percent(const struct intake *in)
{
	return in->size > 0 ? (int)(MIN(in->read, in->size) * 100 / in->size) : -1;
}

void intake_free(struct intake *in)
{
	if (!in)
		return;
	batch_drop(in);
	g_ptr_array_unref(in->open);
	intake_clear(in);
	g_free(in);
}

bool newsroom_import(struct store *s, const char *path, const struct import_how *how, const char *author, int64_t now_s,
	GPtrArray *results, GError **error)
{
	g_autoptr(intake) in = intake_new(s, path, how, author, now_s, results);
	bool more = true;

	while (more)
		if (!intake_step(in, &more, error))
			return false;
	return true;
}

/* ---- afterwards ---- */

static bool drop_of_one(struct store *s, const struct imported_result *r, const char *author, int64_t now_s, GError **error)
{
	g_auto(article) a = { 0 };
	g_autofree char *note = g_strjoinv("\n", r->without->report);

	if (!article_load(s, r->id, &a, error))
		return false;
	if (a.head != r->head || r->furniture_at >= a.body_len)
		return true;
	article_drop_furniture(&a, r->furniture_at);
	return article_save(s, &a, REVISION_CLEAN, author, note, now_s, error);
}

bool newsroom_drop_furniture(struct store *s, GPtrArray *results, const char *author, int64_t now_s, GError **error)
{
	if (!store_batch_begin(s, error))
		return false;
	for (unsigned i = 0; i < results->len; i++) {
		struct imported_result *r = results->pdata[i];
		if (r->without && !drop_of_one(s, r, author, now_s, error)) {
			store_batch_rollback(s);
			return false;
		}
	}
	if (!store_batch_commit(s, error))
		return false;
	for (unsigned i = 0; i < results->len; i++) {
		struct imported_result *r = results->pdata[i];
		if (r->without) {
			results->pdata[i] = g_steal_pointer(&r->without);
			imported_result_free(r);
		}
	}
	return true;
}

char *newsroom_sample(const char *path, const char *encoding, int64_t offset)
{
	enum { BEFORE = 24, AROUND = 80 };
	char bytes[AROUND];
	int64_t from = MAX(0, offset - BEFORE) & ~(int64_t)1;
	size_t got = 0;
	int fd;

	if (!file_open_read(&fd, path, NULL))
		return NULL;
	bool read = lseek(fd, (off_t)from, SEEK_SET) >= 0 && file_read_some(fd, path, bytes, sizeof bytes, &got, NULL);
	close(fd);
	g_autofree char *words = read ? g_convert(bytes, (gssize)(got & ~(size_t)1), "UTF-8", encoding, NULL, NULL, NULL) : NULL;
	for (char *p = words; p && *p; p++)
		if ((unsigned char)*p < ' ')
			*p = ' ';
	bool has_mark = words && g_str_has_prefix(words, "\xEF\xBB\xBF");
	return words ? g_strdup(g_strstrip(words + (has_mark ? 3 : 0))) : NULL;
}
