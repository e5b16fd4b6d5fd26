#include "app/newsroom.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <glib/gstdio.h>
#include "app/language.h"
#include "export/calendar.h"
#include "export/embargo.h"
#include "export/lines.h"
#include "export/pdf.h"
#include "file_group.h"
#include "store/notes.h"

/* The article's embargo in words while it lasts, NULL afterwards; the caller's. */
static char *embargo_in_force(const struct article *a, int64_t now_s)
{
	int64_t until_s;
	g_autoptr(GString) words = g_string_new(NULL);

	if (!embargo_at(a->field[FIELD_EMBARGO], &until_s) || now_s >= until_s)
		return NULL;
	lines_append_moment(words, a->field[FIELD_EMBARGO]);
	return g_strdup(words->str);
}

bool newsroom_may_leave(const struct article *a, const char *forced, int64_t now_s, GError **error)
{
	g_autofree char *until = embargo_in_force(a, now_s);

	if (!until || forced)
		return true;
	g_set_error(error, NEWSROOM_ERROR, NEWSROOM_ERROR_EMBARGO, _("Naskah diembargo sampai %s; belum boleh keluar"), until);
	return false;
}

char *newsroom_pdf_program(void)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *folder = self ? g_path_get_dirname(self) : NULL;
	g_autofree char *beside = folder ? g_build_filename(folder, PDF_PROGRAM, NULL) : NULL;

	return beside && g_file_test(beside, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer(&beside) : g_find_program_in_path(PDF_PROGRAM);
}

static bool write_bytes(const struct article *a, const struct export_order *o, int64_t now_s, GString *out, GError **error)
{
	struct export_options options = o->options;
	g_autofree char *until = embargo_in_force(a, now_s);
	g_autofree char *program = o->writer->program ? newsroom_pdf_program() : NULL;

	options.pdf_program = program;
	options.embargo_over = until == NULL;
	if (export_offered(o->writer, &options))
		return o->writer->write(a, &options, out, error);
	g_set_error(error, NEWSROOM_ERROR, NEWSROOM_ERROR_PROGRAM, _("Program %s belum terpasang; pasang dulu, atau pilih docx"), PDF_PROGRAM);
	return false;
}

/* What the history keeps of a reason. */
static char *reason_of(const struct article *a, const char *forced, int64_t now_s)
{
	g_autofree char *until = embargo_in_force(a, now_s);

	return forced && until ? g_strdup_printf(_("%s (sebelum embargo %s)"), forced, until) : g_strdup(forced);
}

static const char *outlet_of(const struct export_order *o)
{
	return o->outlet ? o->outlet : o->writer->name;
}

/* The real folder: the history of exports must know a file again, by whatever way one came to it. */
static char *real_folder(const char *folder, GError **error)
{
	char *real = realpath(folder, NULL);

	if (!real)
		store_fail_errno(error, errno, "open", folder);
	return real;
}

/* With a word of its own before the suffix: "2021-05-04-judul-grup.wa.txt". */
static char *name_with(const char *usual, const struct writer *w, const char *word)
{
	int stem = (int)(strlen(usual) - strlen(w->suffix)) - 1;

	return g_strdup_printf("%.*s-%s.%s", stem, usual, word, w->suffix);
}

/* The file stays: somebody may have taken it already. */
static void tell_unnoted(const char *path, const GError *why, GError **error)
{
	g_autofree char *reason = newsroom_reason(why);

	g_set_error(error, NEWSROOM_ERROR, NEWSROOM_ERROR_UNNOTED, _("%s sudah ditulis, tetapi belum tercatat di riwayat: %s"), path, reason);
}

/* ---- files that leave together ---- */

struct shipment {
	struct store *s;
	char *folder;
	struct file_group *files;
	GPtrArray *shipped;            /* struct shipped *, one for each file of the group */
	GHashTable *taken;             /* path -> its struct shipped */
	int64_t now_s;
};

static void shipped_free(void *at)
{
	struct shipped *f = at;

	g_free(f->outlet);
	g_free(f->author);
	g_free(f->path);
	g_free(f->reason);
	g_clear_error(&f->error);
	g_free(f);
}

struct shipment *shipment_new(struct store *s, const char *folder, int64_t now_s, GError **error)
{
	g_autofree char *real = real_folder(folder, error);
	struct file_group *files = real ? file_group_new(real, error) : NULL;

	if (!files)
		return NULL;
	struct shipment *sh = g_new0(struct shipment, 1);
	*sh = (struct shipment){ .s = s, .folder = g_steal_pointer(&real), .files = files, .now_s = now_s,
		.shipped = g_ptr_array_new_with_free_func(shipped_free), .taken = g_hash_table_new(g_str_hash, g_str_equal) };
	return sh;
}

void shipment_free(struct shipment *sh)
{
	if (!sh)
		return;
	file_group_free(sh->files);
	g_hash_table_unref(sh->taken);
	g_ptr_array_unref(sh->shipped);
	g_free(sh->folder);
	g_free(sh);
}

unsigned shipment_files(const struct shipment *sh)
{
	return sh->shipped->len;
}

/* Whose file has this path, or will have it; 0: nobody's. */
static int64_t owner_of(const struct shipment *sh, const char *path)
{
	const struct shipped *f = g_hash_table_lookup(sh->taken, path);

	return f ? f->id : exported_writer(sh->s, path);
}

/* The usual name, unless another article's export has it: then the number stands before the suffix. */
static char *free_name(const struct shipment *sh, const struct article *a, const struct export_order *o)
{
	g_autofree char *plain = export_name(a, o->writer, o->options.utc_offset_min);
	g_autofree char *usual = o->tag ? name_with(plain, o->writer, o->tag) : g_strdup(plain);
	g_autofree char *path = g_build_filename(sh->folder, usual, NULL), *number = g_strdup_printf("%" G_GINT64_FORMAT, a->id);
	int64_t other = owner_of(sh, path);

	return other == 0 || other == a->id ? g_steal_pointer(&usual) : name_with(usual, o->writer, number);
}

/* WordPress passes over what it has imported once, even when the text is a newer one. Source: formats.md section 7a. */
static bool wordpress_has_it(struct store *s, int64_t id)
{
	g_autoptr(GPtrArray) exports = exported_list(s, id, NULL);

	for (unsigned i = 0; exports && i < exports->len; i++)
		if (strcmp(((const struct exported *)g_ptr_array_index(exports, i))->format, "wxr") == 0)
			return true;
	return false;
}

static void note_shipped(struct shipment *sh, const struct article *a, const struct export_order *o, char *path)
{
	struct shipped *f = g_new0(struct shipped, 1);

	*f = (struct shipped){ .id = a->id, .revision = a->head, .version = a->version, .writer = o->writer, .outlet = g_strdup(outlet_of(o)),
		.author = g_strdup(o->author), .path = path, .reason = reason_of(a, o->forced, sh->now_s),
		.left_before = strcmp(o->writer->name, "wxr") == 0 && wordpress_has_it(sh->s, a->id) };
	g_ptr_array_add(sh->shipped, f);
	g_hash_table_insert(sh->taken, f->path, f);
}

/* The very file stands there already: an export was killed before the history knew of it, or somebody carried it there. */
static bool is_there(const char *path, const GString *bytes)
{
	g_autofree char *found = NULL;
	gsize len = 0;
	GStatBuf at;

	return g_lstat(path, &at) == 0 && S_ISREG(at.st_mode) && at.st_size == (goffset)bytes->len &&
	       g_file_get_contents(path, &found, &len, NULL) && len == bytes->len && memcmp(found, bytes->str, len) == 0;
}

bool shipment_add(struct shipment *sh, const struct article *a, const struct export_order *o, GError **error)
{
	g_autoptr(GString) bytes = g_string_new(NULL);

	if (!newsroom_may_leave(a, o->forced, sh->now_s, error) || !write_bytes(a, o, sh->now_s, bytes, error))
		return false;
	g_autofree char *name = free_name(sh, a, o), *path = g_build_filename(sh->folder, name, NULL);
	bool ours = owner_of(sh, path) == a->id || is_there(path, bytes);
	if (g_hash_table_contains(sh->taken, path))
		return store_fail(error, STORE_ERROR_EXISTS, "%s leaves in this shipment already", name);
	if (!file_group_add(sh->files, name, bytes->str, bytes->len, o->overwrite || ours, 0644, error))
		return false;
	note_shipped(sh, a, o, g_steal_pointer(&path));
	return true;
}

/* One transaction for all that are in their places. */
static bool note_all(struct shipment *sh, GError **error)
{
	if (!store_batch_begin(sh->s, error))
		return false;
	for (unsigned i = 0; i < sh->shipped->len; i++) {
		const struct shipped *f = g_ptr_array_index(sh->shipped, i);
		if (!f->error && !exported_add(sh->s, f->id, f->revision, f->outlet, f->writer->name, f->path, f->author, f->reason, sh->now_s, error)) {
			store_batch_rollback(sh->s);
			return false;
		}
	}
	return store_batch_commit(sh->s, error);
}

void shipment_send(struct shipment *sh, void (*told)(void *ctx, const struct shipped *f), void *ctx)
{
	g_autoptr(GError) unnoted = NULL;

	file_group_put(sh->files);
	for (unsigned i = 0; i < sh->shipped->len; i++) {
		const GError *failed = file_group_error(sh->files, i);
		((struct shipped *)g_ptr_array_index(sh->shipped, i))->error = failed ? g_error_copy(failed) : NULL;
	}
	note_all(sh, &unnoted);
	for (unsigned i = 0; i < sh->shipped->len; i++) {
		struct shipped *f = g_ptr_array_index(sh->shipped, i);
		if (unnoted && !f->error)
			tell_unnoted(f->path, unnoted, &f->error);
		told(ctx, f);
	}
}

bool newsroom_export_bytes(struct store *s, const struct article *a, const struct export_order *o, int64_t now_s, GString *out, GError **error)
{
	g_autofree char *until = embargo_in_force(a, now_s), *reason = reason_of(a, o->forced, now_s);

	return newsroom_may_leave(a, o->forced, now_s, error) && write_bytes(a, o, now_s, out, error) &&
	       ((!until && !o->to) ||
		exported_add(s, a->id, a->head, outlet_of(o), o->writer->name, o->to ? o->to : "-", o->author, reason, now_s, error));
}

void newsroom_gather(const struct article *a, const struct export_order *o, int64_t now_s, GString *body)
{
	struct export_options options = o->options;
	g_autofree char *until = embargo_in_force(a, now_s);

	options.embargo_over = until == NULL;
	o->writer->many->item(a, &options, body);
}

static bool is_noted(struct store *s, const struct gathered *g, const char *path)
{
	g_autoptr(GPtrArray) exports = exported_list(s, g->id, NULL);

	for (unsigned i = 0; exports && i < exports->len; i++) {
		const struct exported *e = g_ptr_array_index(exports, i);
		if (e->revision == g->revision && strcmp(e->path, path) == 0)
			return true;
	}
	return false;
}

/* In one transaction, so few that another writer waits some milliseconds. */
static bool note_some(struct store *s, const struct export_order *o, const struct gathered *some, unsigned n, const char *path, int64_t now_s, GError **error)
{
	bool good = store_batch_begin(s, error);

	for (unsigned i = 0; good && i < n; i++)
		good = is_noted(s, &some[i], path) ||
			exported_add(s, some[i].id, some[i].revision, outlet_of(o), o->writer->name, path, o->author, o->forced, now_s, error);
	if (good)
		return store_batch_commit(s, error);
	store_batch_rollback(s);
	return false;
}

bool newsroom_gather_put(struct store *s, const struct export_order *o, const char *folder, const GArray *taken, const GString *bytes, int64_t now_s, char **path, GError **error)
{
	enum { SOME = 64 };
	const char *name = o->writer->many->name;
	g_autofree char *real = real_folder(folder, error), *made = real ? g_build_filename(real, name, NULL) : NULL;

	if (!real || !file_put(real, name, bytes->str, bytes->len, o->overwrite || exported_writer(s, made) != 0, 0644, error))
		return false;
	g_autoptr(GError) why = NULL;
	for (unsigned i = 0; i < taken->len; i += SOME)
		if (!note_some(s, o, &g_array_index(taken, struct gathered, i), MIN(SOME, taken->len - i), made, now_s, &why)) {
			tell_unnoted(made, why, error);
			return false;
		}
	*path = g_steal_pointer(&made);
	return true;
}

/* A link of that name is somebody's trick or mistake: files must not land where it points. */
char *newsroom_day_folder(const char *parent, int64_t now_s, int utc_offset_min, GError **error)
{
	g_autoptr(GString) day = g_string_new(NULL);
	GStatBuf status;

	calendar_append_day(day, now_s, utc_offset_min);
	g_autofree char *folder = g_build_filename(parent, day->str, NULL);
	if (g_mkdir(folder, 0777) < 0 && errno != EEXIST) {
		store_fail_errno(error, errno, "make", folder);
		return NULL;
	}
	if (g_lstat(folder, &status) < 0 || !S_ISDIR(status.st_mode)) {
		store_fail(error, STORE_ERROR_EXISTS, "%s", folder);
		return NULL;
	}
	return g_steal_pointer(&folder);
}

bool newsroom_set_status(struct article *a, const char *status, const char *forced, int64_t now_s, int utc_offset_min, GError **error)
{
	g_autoptr(GString) day = g_string_new(NULL);
	bool release = strcmp(status, "terbit") == 0;

	if (!field_check(FIELD_STATUS, status, error) || (release && !newsroom_may_leave(a, forced, now_s, error)))
		return false;
	g_free(a->field[FIELD_STATUS]);
	a->field[FIELD_STATUS] = g_strdup(status);
	if (!release || *a->field[FIELD_DATE])
		return true;
	calendar_append_day(day, now_s, utc_offset_min);
	g_free(a->field[FIELD_DATE]);
	a->field[FIELD_DATE] = g_strdup(day->str);
	return true;
}
