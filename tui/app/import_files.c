#include "app/import_files.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include "file.h"

/* Names that an import takes from a folder. */
static const char *const suffixes[] = {
	".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".docm", ".dotx", ".odt", ".ott", ".xml", ".json", ".jsonl",
};

static bool is_wanted(const char *name)
{
	g_autofree char *folded = g_ascii_strdown(name, -1);

	for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++)
		if (g_str_has_suffix(folded, suffixes[i]))
			return true;
	return false;
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What a folder holds, hidden names left out; NULL and errno: it cannot be read. */
static GPtrArray *names_of(const char *folder)
{
	errno = ENOENT;
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	if (!dir)
		return NULL;
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	while ((name = g_dir_read_name(dir)))
		if (*name != '.')
			g_ptr_array_add(names, g_strdup(name));
	g_dir_close(dir);
	g_ptr_array_sort(names, by_name);
	return names;
}

static GPtrArray *files_of(const char *folder, unsigned *others, GError **error)
{
	g_autoptr(GPtrArray) names = names_of(folder), files = g_ptr_array_new_with_free_func(g_free);

	if (!names) {
		store_fail_errno(error, errno, "open", folder);
		return NULL;
	}
	for (unsigned i = 0; i < names->len; i++) {
		g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
		if (is_wanted(names->pdata[i]) && g_file_test(path, G_FILE_TEST_IS_REGULAR))
			g_ptr_array_add(files, g_steal_pointer(&path));
	}
	if (others)
		*others = names->len - files->len;
	if (files->len > 0)
		return g_steal_pointer(&files);
	store_fail(error, STORE_ERROR_INPUT, "%s: no file to import", folder);
	return NULL;
}

GPtrArray *import_files(const char *path, unsigned *others, GError **error)
{
	if (others)
		*others = 0;
	if (strcmp(path, "-") != 0 && g_file_test(path, G_FILE_TEST_IS_DIR))
		return files_of(path, others, error);
	GPtrArray *one = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(one, g_strdup(path));
	return one;
}

char *import_path(const char *typed)
{
	if (g_str_has_prefix(typed, "~/") || strcmp(typed, "~") == 0)
		return g_build_filename(g_get_home_dir(), typed + 1, NULL);
	return g_strdup(typed);
}

void import_entry_free(struct import_entry *e)
{
	if (!e)
		return;
	g_free(e->name);
	g_free(e);
}

static struct import_entry *entry_of(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	struct stat st;

	if (!g_utf8_validate(name, -1, NULL) || stat(path, &st) < 0)
		return NULL;
	if (!S_ISDIR(st.st_mode) && !(S_ISREG(st.st_mode) && is_wanted(name)))
		return NULL;
	struct import_entry *e = g_new0(struct import_entry, 1);
	e->name = g_strdup(name);
	e->is_folder = S_ISDIR(st.st_mode);
	e->size = (int64_t)st.st_size;
	e->changed_s = (int64_t)st.st_mtime;
	return e;
}

static int folders_then_newest(gconstpointer left, gconstpointer right)
{
	const struct import_entry *a = *(const struct import_entry *const *)left, *b = *(const struct import_entry *const *)right;

	if (a->is_folder != b->is_folder)
		return a->is_folder ? -1 : 1;
	if (!a->is_folder && a->changed_s != b->changed_s)
		return a->changed_s > b->changed_s ? -1 : 1;
	return strcmp(a->name, b->name);
}

GPtrArray *import_entries(const char *folder, GError **error)
{
	g_autoptr(GPtrArray) names = names_of(folder);

	if (!names) {
		store_fail_errno(error, errno, "open", folder);
		return NULL;
	}
	GPtrArray *entries = g_ptr_array_new_with_free_func((GDestroyNotify)import_entry_free);
	for (unsigned i = 0; i < names->len; i++) {
		struct import_entry *e = entry_of(folder, names->pdata[i]);
		if (e)
			g_ptr_array_add(entries, e);
	}
	g_ptr_array_sort(entries, folders_then_newest);
	return entries;
}
