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
	case EROFS:
		return STORE_ERROR_ACCESS;
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

bool file_open_read(int *fd, const char *path, GError **error)
{
	bool standard_input = strcmp(path, "-") == 0;
	/* O_NONBLOCK: a FIFO named by mistake is refused below instead of waited for. */
	int opened = standard_input ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0) : open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

	if (opened < 0)
		return store_fail_errno(error, errno, "open", path);
	if (!standard_input && !is_regular(opened, path, error)) {
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

static bool is_component(const char *name)
{
	return *name && !strchr(name, '/') && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

/* There is no call that only reads the mask. A thread that makes a file in between gets the narrower rights. */
static mode_t current_umask(void)
{
	mode_t mask = umask(077);

	umask(mask);
	return mask;
}

static bool write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t put = write(fd, bytes, len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		bytes += put;
		len -= (size_t)put;
	}
	return true;
}

static bool fill_temporary(int at, const char *temporary, const char *bytes, size_t len, unsigned mode)
{
	int fd = openat(at, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		return false;
	bool ok = write_all(fd, bytes, len) && fchmod(fd, mode & ~current_umask() & 0777u) == 0 && fsync(fd) == 0;
	int errnum = errno;
	if (close(fd) < 0 && ok) {
		errnum = errno;
		ok = false;
	}
	errno = errnum;
	return ok;
}

static bool move_into_place(int at, const char *temporary, const char *name, bool replace)
{
	if (replace)
		return renameat(at, temporary, at, name) == 0;
	if (renameat2(at, temporary, at, name, RENAME_NOREPLACE) == 0)
		return true;
	/* A file system without RENAME_NOREPLACE: a hard link refuses an existing name as well. */
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	return linkat(at, temporary, at, name, 0) == 0 && unlinkat(at, temporary, 0) == 0;
}

static bool put_at(int at, const char *name, const char *bytes, size_t len, bool replace, unsigned mode, GError **error)
{
	g_autofree char *temporary = g_strdup_printf(".redaksi-%08x%08x.tmp", g_random_int(), g_random_int());

	if (!fill_temporary(at, temporary, bytes, len, mode) || !move_into_place(at, temporary, name, replace)) {
		int errnum = errno;
		unlinkat(at, temporary, 0);
		if (errnum == EEXIST || errnum == EISDIR || errnum == ENOTEMPTY)
			return store_fail(error, STORE_ERROR_EXISTS, "%s stands there already", name);
		return store_fail_errno(error, errnum, "write", name);
	}
	return fsync(at) == 0 || store_fail(error, STORE_ERROR_UNSURE, "sync the folder of %s: %s", name, g_strerror(errno));
}

bool file_put(const char *folder, const char *name, const char *bytes, size_t len, bool replace, unsigned mode, GError **error)
{
	struct stat st;

	if (!is_component(name))
		return store_fail(error, STORE_ERROR_INPUT, "not a file name: %s", name);
	int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (at < 0)
		return store_fail_errno(error, errno, "open", folder);
	bool taken = !replace && fstatat(at, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
	bool ok = taken ? store_fail(error, STORE_ERROR_EXISTS, "%s stands there already", name)
	                : put_at(at, name, bytes, len, replace, mode, error);
	close(at);
	return ok;
}
