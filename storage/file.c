#include "file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

G_DEFINE_QUARK(redaksi-store-error, store_error)

bool store_fail(GError **error, enum store_error code, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_autofree char *message = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error_literal(error, STORE_ERROR, (int)code, message);
	return false;
}

static enum store_error code_of(int errnum)
{
	switch (errnum) {
	case ENOSPC:
	case EDQUOT:
		return STORE_ERROR_FULL;
	case EACCES:
	case EPERM:
		return STORE_ERROR_ACCESS;
	case EROFS:
		return STORE_ERROR_READ_ONLY;
	case ENOENT:
		return STORE_ERROR_NOT_FOUND;
	default:
		return STORE_ERROR_IO;
	}
}

bool store_fail_errno(GError **error, int errnum, const char *what, const char *path)
{
	return store_fail(error, code_of(errnum), "%s %s: %s", what, path, g_strerror(errnum));
}

bool file_move_new(int at, const char *from, const char *to)
{
	struct stat st;

	if (renameat2(at, from, at, to, RENAME_NOREPLACE) == 0)
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	if (linkat(at, from, at, to, 0) == 0)
		return unlinkat(at, from, 0) == 0;
	if (errno == EEXIST)
		return false;
	if (fstatat(at, to, &st, AT_SYMLINK_NOFOLLOW) == 0) {
		errno = EEXIST;
		return false;
	}
	return errno == ENOENT && renameat(at, from, at, to) == 0;
}

/* Source: fsync(2), EINVAL. */
bool file_sync_names(int folder)
{
	return fsync(folder) == 0 || errno == EINVAL;
}

bool file_sync(const char *path, GError **error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return store_fail_errno(error, errno, "open", path);
	bool ok = fsync(fd) == 0 || store_fail_errno(error, errno, "sync", path);
	close(fd);
	return ok;
}

bool file_read_some(int fd, const char *path, char *to, size_t max, size_t *got, GError **error)
{
	ssize_t n;

	while ((n = read(fd, to, max)) < 0 && errno == EINTR)
		continue;
	if (n < 0)
		return store_fail_errno(error, errno, "read", path);
	*got = (size_t)n;
	return true;
}

bool file_read_rest(GString *text, int fd, const char *path, size_t max, GError **error)
{
	char part[65536];
	size_t got = 1;

	while (got > 0) {
		if (!file_read_some(fd, path, part, sizeof part, &got, error))
			return false;
		if (got > max - text->len)
			return store_fail(error, STORE_ERROR_TOO_LARGE, "%s: more than %zu bytes", path, max);
		g_string_append_len(text, part, (gssize)got);
	}
	return true;
}

bool file_read_open(GString **out, int fd, const char *path, size_t max, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);

	if (!file_read_rest(text, fd, path, max, error))
		return false;
	*out = g_steal_pointer(&text);
	return true;
}

static bool is_regular(int fd, const char *path, GError **error)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return store_fail_errno(error, errno, "stat", path);
	return S_ISREG(st.st_mode) || store_fail(error, STORE_ERROR_INPUT, "%s: not a regular file", path);
}

/* "-", "/dev/stdin" and the "/dev/fd/63" of a shell's <(...): a descriptor that is open already; -1: a name. */
static int inherited(const char *path)
{
	const char *figure = g_str_has_prefix(path, "/dev/fd/") ? path + strlen("/dev/fd/") : "";
	char *end;

	if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdin") == 0)
		return STDIN_FILENO;
	guint64 n = g_ascii_isdigit(*figure) ? g_ascii_strtoull(figure, &end, 10) : G_MAXINT;
	return n < G_MAXINT && *end == '\0' ? (int)n : -1;
}

bool file_open_read(int *fd, const char *path, GError **error)
{
	int given = inherited(path);
	bool is_open = given >= 0;
	/* O_NONBLOCK: a FIFO named by mistake is refused below instead of waited for. */
	int opened = is_open ? fcntl(given, F_DUPFD_CLOEXEC, 0) : open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

	if (opened < 0)
		return store_fail_errno(error, errno, "open", path);
	if (!is_open && !is_regular(opened, path, error)) {
		close(opened);
		return false;
	}
	*fd = opened;
	return true;
}

bool file_read(GString **out, const char *path, size_t max, GError **error)
{
	struct stat st;
	int fd;

	if (!file_open_read(&fd, path, error))
		return false;
	bool ok = fstat(fd, &st) < 0 || !S_ISREG(st.st_mode) || (guint64)st.st_size <= max ||
		store_fail(error, STORE_ERROR_TOO_LARGE, "%s: more than %zu bytes", path, max);
	ok = ok && file_read_open(out, fd, path, max, error);
	close(fd);
	return ok;
}
