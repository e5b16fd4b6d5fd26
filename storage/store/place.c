#include "store/place.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "file.h"

static bool is_safe(const struct stat *st, const char *path, GError **error)
{
	if (geteuid() != 0 && st->st_uid != geteuid())
		return store_fail(error, STORE_ERROR_ACCESS, "%s: owned by another user", path);
	if (st->st_mode & (S_IWGRP | S_IWOTH))
		return store_fail(error, STORE_ERROR_ACCESS, "%s: others may write to it (mode %03o)", path, st->st_mode & 0777u);
	return true;
}

/* The mode is set by name of the bits and not left to the umask: 0700 and 0600 whatever the caller's is. */
bool place_folder(const char *path, GError **error)
{
	struct stat st;

	if (g_mkdir_with_parents(path, 0700) < 0)
		return errno == ENOTDIR ? store_fail(error, STORE_ERROR_FOREIGN, "%s", path)
		                        : store_fail_errno(error, errno, "make", path);
	if (stat(path, &st) < 0)
		return store_fail_errno(error, errno, "stat", path);
	if (!is_safe(&st, path, error))
		return false;
	if ((st.st_mode & 0777) != 0700 && chmod(path, 0700) < 0)
		return store_fail_errno(error, errno, "close to others", path);
	return true;
}

bool place_file(const char *path, bool *missing, GError **error)
{
	struct stat st;

	*missing = false;
	if (lstat(path, &st) < 0) {
		*missing = errno == ENOENT;
		return *missing || store_fail_errno(error, errno, "stat", path);
	}
	if (!S_ISREG(st.st_mode))
		return store_fail(error, STORE_ERROR_ACCESS, "%s: not a regular file", path);
	if (!is_safe(&st, path, error))
		return false;
	if (st.st_size == 0)
		return store_fail(error, STORE_ERROR_DAMAGED, "%s: empty", path);
	if ((st.st_mode & 0777) != 0600 && fchmodat(AT_FDCWD, path, 0600, 0) < 0)
		return store_fail_errno(error, errno, "close to others", path);
	return true;
}

bool place_new_file(const char *path, GError **error)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		return store_fail_errno(error, errno, "make", path);
	bool ok = fchmod(fd, 0600) == 0 || store_fail_errno(error, errno, "close to others", path);
	close(fd);
	return ok;
}

enum place_lock place_lock(int folder)
{
	if (flock(folder, LOCK_EX | LOCK_NB) == 0)
		return PLACE_LOCKED;
	return errno == EWOULDBLOCK ? PLACE_HELD : PLACE_LOCKLESS;
}
