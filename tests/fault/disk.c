/* LD_PRELOAD: a disk that hangs, fills up or fails, as the file named by $DISK says now; no file or another word: it works.
 *
 *   held     a sync does not come back until the file says something else
 *   failing  a sync returns EIO
 *   broken   a sync and a write return EIO
 *   full     a write beyond the end of a file and a reservation of room return ENOSPC
 *   nameless a sync of a folder returns EIO
 *   plain    no RENAME_NOREPLACE, no hard links, no locks and no syncs of folders, as on FUSE, NFS and shared folders
 *
 * Only regular files and folders under $DISK_PLACE are meant. SQLite and the journal call these functions through the symbol table. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static bool says(const char *word)
{
	const char *name = getenv("DISK");
	char text[16] = "";
	FILE *file = name ? fopen(name, "re") : NULL;

	if (!file)
		return false;
	bool same = fgets(text, sizeof text, file) && strcmp(text, word) == 0;
	fclose(file);
	return same;
}

static bool is_meant(int fd)
{
	const char *place = getenv("DISK_PLACE");
	char link[40], path[4096];
	struct stat st;

	if (!place || fstat(fd, &st) < 0 || (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode)))
		return false;
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t len = readlink(link, path, sizeof path - 1);
	if (len <= 0)
		return false;
	path[len] = '\0';
	return strstr(path, place) != NULL;
}

static bool is_folder(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISDIR(st.st_mode);
}

/* errno of a sync, 0 when the disk works. */
static int sync_fails(int fd)
{
	const struct timespec moment = { .tv_nsec = 5000000 };

	if (!is_meant(fd))
		return 0;
	while (says("held"))
		nanosleep(&moment, NULL);
	if (is_folder(fd) && says("plain"))
		return EINVAL;
	return says("failing") || says("broken") || (is_folder(fd) && says("nameless")) ? EIO : 0;
}

static int write_fails(int fd)
{
	return !is_meant(fd) ? 0 : says("full") ? ENOSPC : says("broken") ? EIO : 0;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FAILS(errnum) do { int fails_ = (errnum); if (fails_) { errno = fails_; return -1; } } while (0)

int fsync(int fd)
{
	FAILS(sync_fails(fd));
	return REAL(fsync)(fd);
}

int fdatasync(int fd)
{
	FAILS(sync_fails(fd));
	return REAL(fdatasync)(fd);
}

ssize_t write(int fd, const void *bytes, size_t len)
{
	FAILS(write_fails(fd));
	return REAL(write)(fd, bytes, len);
}

/* A full disk still takes what overwrites bytes that are there. */
ssize_t pwrite64(int fd, const void *bytes, size_t len, off64_t at)
{
	int fails = write_fails(fd);
	struct stat st;

	if (fails == ENOSPC && fstat(fd, &st) == 0 && at + (off64_t)len <= st.st_size)
		fails = 0;
	FAILS(fails);
	return REAL(pwrite64)(fd, bytes, len, at);
}

int ftruncate64(int fd, off64_t len)
{
	FAILS(write_fails(fd));
	return REAL(ftruncate64)(fd, len);
}

int posix_fallocate64(int fd, off64_t at, off64_t len)
{
	int fails = write_fails(fd);

	return fails ? fails : REAL(posix_fallocate64)(fd, at, len);
}

int renameat2(int from_at, const char *from, int to_at, const char *to, unsigned flags)
{
	FAILS(flags != 0 && says("plain") ? EINVAL : 0);
	return REAL(renameat2)(from_at, from, to_at, to, flags);
}

int linkat(int from_at, const char *from, int to_at, const char *to, int flags)
{
	FAILS(says("plain") ? EPERM : 0);
	return REAL(linkat)(from_at, from, to_at, to, flags);
}

int flock(int fd, int how)
{
	FAILS(is_folder(fd) && says("plain") ? EBADF : 0);
	return REAL(flock)(fd, how);
}
