#include "source.h"
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "check.h"

GMappedFile *source_map(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat at;
	GMappedFile *file = NULL;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &at) == 0 && S_ISREG(at.st_mode) && at.st_size > 0 && at.st_size <= SOURCE_MAX)
		file = g_mapped_file_new_from_fd(fd, FALSE, NULL);
	close(fd);
	return file;
}

static bool fail(GError **error, enum dict_error code, const char *what)
{
	g_set_error(error, DICT_ERROR, (int)code, "%s", what);
	return false;
}

/* A list begins with the number of its words; each has a letter and a line end. */
static bool count_is_true(const char *bytes, size_t len)
{
	char line[32] = "";
	const char *digits = line;

	memcpy(line, bytes, MIN(len, sizeof line - 1));
	if (g_str_has_prefix(line, "\xEF\xBB\xBF"))
		digits += 3;
	return g_ascii_isdigit(*digits) && g_ascii_strtoull(digits, NULL, 10) <= len / 2;
}

static bool is_text(const char *path, bool counted, GError **error)
{
	g_autoptr(GMappedFile) file = source_map(path);

	if (!file)
		return fail(error, DICT_ERROR_DAMAGED, path);
	const char *bytes = g_mapped_file_get_contents(file);
	size_t len = g_mapped_file_get_length(file);
	if (memchr(bytes, '\0', len) || (counted && !count_is_true(bytes, len)))
		return fail(error, DICT_ERROR_DAMAGED, path);
	return true;
}

bool source_is_hunspell(const char *aff, const char *dic, GError **error)
{
	if (!g_file_test(aff, G_FILE_TEST_EXISTS) || !g_file_test(dic, G_FILE_TEST_EXISTS))
		return fail(error, DICT_ERROR_MISSING, "hunspell-id");
	return is_text(aff, false, error) && is_text(dic, true, error);
}
