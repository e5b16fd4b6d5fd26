#include "app/import_files.h"
#include <errno.h>
#include <string.h>
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

GPtrArray *import_candidates(const char *typed)
{
	const char *slash = strrchr(typed, '/'), *start = slash ? slash + 1 : typed;
	g_autofree char *before = g_strndup(typed, (size_t)(start - typed)), *path = import_path(before);
	const char *folder = *path ? path : ".";
	g_autoptr(GPtrArray) names = names_of(folder);
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free);

	for (unsigned i = 0; names && i < names->len; i++) {
		const char *name = names->pdata[i];
		g_autofree char *whole = g_build_filename(folder, name, NULL);
		bool is_folder = g_file_test(whole, G_FILE_TEST_IS_DIR);
		if (g_str_has_prefix(name, start) && (is_folder || is_wanted(name)) && g_utf8_validate(name, -1, NULL))
			g_ptr_array_add(out, g_strconcat(before, name, is_folder ? "/" : "", NULL));
	}
	return out;
}
