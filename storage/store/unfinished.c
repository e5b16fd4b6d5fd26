#include "store/inside.h"
#include <sys/stat.h>
#include <unistd.h>
#include "file_group.h"

static const char *const beside[] = { "-journal", "-wal" };

bool unfinished_is(const char *path)
{
	struct stat st;
	bool found = false;

	for (size_t i = 0; i < G_N_ELEMENTS(beside) && !found; i++) {
		g_autofree char *name = g_strconcat(path, beside[i], NULL);
		found = lstat(name, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0;
	}
	return found;
}

static bool copy_file(const char *from, const char *to, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(to), *name = g_path_get_basename(to);
	g_autoptr(GError) failure = NULL;
	g_autoptr(GMappedFile) bytes = g_mapped_file_new(from, FALSE, &failure);

	if (!bytes)
		return store_fail(error, STORE_ERROR_IO, "%s", failure->message);
	return file_put(folder, name, g_mapped_file_get_contents(bytes), g_mapped_file_get_length(bytes), false, 0600, error);
}

void unfinished_drop(const char *draft)
{
	unlink(draft);
	for (size_t i = 0; i < G_N_ELEMENTS(beside); i++) {
		g_autofree char *name = g_strconcat(draft, beside[i], NULL);
		unlink(name);
	}
}

bool unfinished_copy(const char *path, const char *draft, GError **error)
{
	bool ok = copy_file(path, draft, error);
	sqlite3 *db;

	for (size_t i = 0; i < G_N_ELEMENTS(beside) && ok; i++) {
		g_autofree char *from = g_strconcat(path, beside[i], NULL), *name = g_strconcat(draft, beside[i], NULL);
		ok = !g_file_test(from, G_FILE_TEST_IS_REGULAR) || copy_file(from, name, error);
	}
	if (ok && connection_open(&db, draft, false, NULL))
		sqlite3_close(db);
	return ok;
}
