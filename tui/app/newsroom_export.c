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

/* The usual name, unless another article's export has it: then the number stands before the suffix. */
static char *free_name(struct store *s, const struct article *a, const struct export_order *o, const char *folder)
{
	g_autofree char *plain = export_name(a, o->writer, o->options.utc_offset_min);
	g_autofree char *usual = o->tag ? name_with(plain, o->writer, o->tag) : g_strdup(plain);
	g_autofree char *path = g_build_filename(folder, usual, NULL), *number = g_strdup_printf("%" G_GINT64_FORMAT, a->id);
	int64_t other = exported_writer(s, path);

	return other == 0 || other == a->id ? g_steal_pointer(&usual) : name_with(usual, o->writer, number);
}

/* The file stays: somebody may have taken it already. */
static bool is_unnoted(const char *path, GError *why, GError **error)
{
	g_autofree char *reason = newsroom_reason(why);

	g_set_error(error, NEWSROOM_ERROR, NEWSROOM_ERROR_UNNOTED, _("%s sudah ditulis, tetapi belum tercatat di riwayat: %s"), path, reason);
	g_error_free(why);
	return false;
}

static bool note_export(struct store *s, int64_t id, int64_t revision, const struct export_order *o, const char *path, const char *reason, int64_t now_s, GError **error)
{
	GError *why = NULL;

	return exported_add(s, id, revision, outlet_of(o), o->writer->name, path, o->author, reason, now_s, &why) ||
	       is_unnoted(path, why, error);
}

bool newsroom_export(struct store *s, const struct article *a, const struct export_order *o, int64_t now_s, char **path, GError **error)
{
	g_autofree char *folder = NULL, *name = NULL, *made = NULL, *reason = NULL;
	g_autoptr(GString) bytes = g_string_new(NULL);

	if (!newsroom_may_leave(a, o->forced, now_s, error) || !write_bytes(a, o, now_s, bytes, error) ||
	    !(folder = real_folder(o->folder, error)))
		return false;
	name = free_name(s, a, o, folder);
	made = g_build_filename(folder, name, NULL);
	reason = reason_of(a, o->forced, now_s);
	bool ours = exported_writer(s, made) == a->id;
	if (!file_put(folder, name, bytes->str, bytes->len, o->overwrite || ours, 0644, error) ||
	    !note_export(s, a->id, a->head, o, made, reason, now_s, error))
		return false;
	*path = g_steal_pointer(&made);
	return true;
}

bool newsroom_export_bytes(struct store *s, const struct article *a, const struct export_order *o, int64_t now_s, GString *out, GError **error)
{
	g_autofree char *until = embargo_in_force(a, now_s), *reason = reason_of(a, o->forced, now_s);

	return newsroom_may_leave(a, o->forced, now_s, error) &&
	       (!until || exported_add(s, a->id, a->head, outlet_of(o), o->writer->name, "-", o->author, reason, now_s, error)) &&
	       write_bytes(a, o, now_s, out, error);
}

void newsroom_gather(const struct article *a, const struct export_order *o, int64_t now_s, GString *body)
{
	struct export_options options = o->options;
	g_autofree char *until = embargo_in_force(a, now_s);

	options.embargo_over = until == NULL;
	o->writer->many->item(a, &options, body);
}

bool newsroom_wxr_left_before(struct store *s, int64_t id)
{
	g_autoptr(GPtrArray) exports = exported_list(s, id, NULL);

	for (unsigned i = 0; exports && i < exports->len; i++)
		if (strcmp(((const struct exported *)g_ptr_array_index(exports, i))->format, "wxr") == 0)
			return true;
	return false;
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

bool newsroom_gather_put(struct store *s, const struct export_order *o, const GArray *taken, const GString *bytes, int64_t now_s, char **path, GError **error)
{
	const char *name = o->writer->many->name;
	g_autofree char *folder = real_folder(o->folder, error), *made = folder ? g_build_filename(folder, name, NULL) : NULL;

	if (!folder || !file_put(folder, name, bytes->str, bytes->len, o->overwrite || exported_writer(s, made) != 0, 0644, error))
		return false;
	for (unsigned i = 0; i < taken->len; i++) {
		const struct gathered *g = &g_array_index(taken, struct gathered, i);
		if (!is_noted(s, g, made) && !note_export(s, g->id, g->revision, o, made, o->forced, now_s, error))
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
